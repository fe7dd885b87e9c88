# When too many people ask at once, or one place asks too often.

wait-heading = Please wait a moment, then try again
wait-text = The service is receiving too many requests. Please wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
    }, then press the button below once more.
wait-kept = What you have typed is still here; nothing is lost.
wait-files = The files that were uploaded are still here. The file just chosen was not taken: please choose it again before you press the button.
wait-password = Please type the password again before you press the button.
wait-working = Your browser is doing a calculation to make the wait shorter.
wait-done = Done: you can press the button now.
