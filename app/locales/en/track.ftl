# Following a case, and the rating.

track-heading = Track your case
track-lead = Enter the tracking code that you kept when you sent it.
track-code-hint = 16 letters and digits, for example 7K3M-9QPA-XW2D-4HTE. Capitals or not, with dashes or without.
track-button = Show the case
track-not-found = No case was found. Please check the code. Did you press “Submit” on the last page? If not, the code does not work yet.
track-empty = Please enter the receipt code: the 16 letters and digits you kept when you sent it.
track-case-number = This is the case number, not the receipt code. Please enter the receipt code: the 16 letters and digits you kept when you sent it.
track-wait = This code was used too many times within an hour. Nothing of the case is lost. Please wait { $limit ->
    [one] { $limit } second
   *[other] { $limit } seconds
    } and press the button again.
track-trouble-heading = Does it not work?
track-trouble-sent = Did you press “Submit” on the last page? If not, the code does not work yet and nothing was sent.
track-trouble-typed = Please check each character. The tracking code is not the case number (which starts with two letters and the year).
track-trouble-lost = Nobody can recover a lost code, not even the Front. You can send your feedback again.
track-session = For safety, the case closes by itself after 15 minutes.

track-title = Your case
track-case = Case
track-question = The Front has a question for you. Please answer in time so that the case can go on.
track-question-link = Go to the answer
track-refused = The Front did not accept this feedback
track-timeline = What has happened
track-conversation = Conversation with the Front
track-answer = Answer
track-answer-checked = The Front checked this answer before passing it on to you.
track-remedy = Remedy
promises-heading = What was promised
promises-due = by
promises-evidence = How it was done
# $day the day of the last promise that is still to be kept.
track-remedy-due = The unit has promised to put things right and has work left, until the end of { $day }.
track-remedy-shown = The unit reports that everything is done. The Front is checking it.
track-remedy-then = Once the Front confirms that it is done, you are invited to rate the result, or to say that you do not agree, on this page. If the day passes and nothing was done, the case goes back to the unit by itself. If you see that it was not done, write to the Front below.
track-signer = Signed by
track-message = Write to the Front
track-message-answer = Answer the Front's question
track-message-hint = Only the Front can read it. If you are anonymous, do not write your name or phone number.
track-message-button = Send the message
track-message-files = Add photographs or documents
track-message-with = Files sent with it
track-message-answer-button = Send the answer
track-done-message = The Front has received your message. You find it in the conversation below.
track-done-rating = Thank you for the rating. It is kept confidential.
track-done-objection = The Front has received your objection and will decide within five working days.
track-done-review = The Front has received your request for a review.
track-done-appeal = Your request went to the Front above.
track-done-withdrawal = It is on record that you withdrew your feedback.
track-done-data = Your request about personal data was received.
track-request-waits = The Front is considering what you asked for. The case does not end before it has decided.
track-badge-objected = Resolved, the Front is considering your objection
track-badge-review = Not accepted, the Front is looking at it again
track-badge-resolved = Resolved
# Stands before a day.
track-until-rate-object = You can rate the result, or say that you do not agree, until the end of
track-until-rate-appeal = You can rate the result, or ask the Front above to look at it, until the end of
track-until-rate = You can rate the result until the end of
track-until-object = You can say that you do not agree until the end of
track-until-appeal = You can ask the Front above to look at it until the end of
track-until-nothing = You need not do anything more. The case ends by itself after
track-object = I object to the result
track-object-about = You may object once. The Front decides within five working days: the unit answers again, or the Front declines and says why.
track-object-label = Why you object
track-object-hint = What was not answered, what is not right, what is new.
track-object-button = Send the objection
track-review = I ask for a review of the refusal
track-review-about = You may ask once, within thirty days. Another leader than the one who decided looks at it.
track-review-label = Why it should be looked at again
track-review-hint = What the Front did not know or misunderstood.
track-review-button = Send the request
track-withdraw = I want to withdraw
track-withdraw-about = When you withdraw, the case ends and you hear nothing more of it. If somebody makes you withdraw, please say so: they will gain nothing by it.
track-withdraw-reason = Reason
track-pressured = Did anybody force, threaten or pay you to withdraw?
track-pressured-no = No, I withdraw of my own will
track-pressured-yes = Yes
track-pressured-yes-about = You leave the case, and the Front goes on in its own name. From then on this page says only that you withdrew, whoever looks at it. The unit sees what it sees of anybody who withdraws, and is not told why.
track-withdraw-button = Withdraw
track-leave = Leave the case

rating-heading = Please rate it
rating-text = Four questions, one level each; your rating is kept confidential. If you do not agree with the result, choose “I object to the result” below first: once the result is rated “Neutral” or better, the Front may close the case at once.
rating-time = Time it took
rating-manner = Manner
rating-answer = Quality of the answer
rating-result = Result
rating-level-1 = Very dissatisfied
rating-level-2 = Dissatisfied
rating-level-3 = Neutral
rating-level-4 = Satisfied
rating-level-5 = Very satisfied
rating-button = Send the rating
rating-given = Your rating
