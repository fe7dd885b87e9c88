# Every page: the frame, what is not there, dates, cases.

site-name = People's Feedback
site-tag = Vietnam Fatherland Front
skip-link = Go to the main content
banner-demo = This is a demonstration. The people, bodies and cases here are made up. Please do not report anything real.
banner-insecure = This site is running without encryption. Others on the network can read what you send.

quick-exit = Leave this site
nav-main = Pages
nav-home = Home
nav-send = Submit feedback
nav-track = Track
nav-help = Help
nav-privacy = Protecting your identity
nav-other-language = Tiếng Việt
nav-sign-in = Officer sign-in
nav-desks = Desks
nav-front = Front
nav-unit = Unit
nav-office = Administration
nav-ties = My ties
nav-account = My account
sign-out = Sign out
footer-emergency = In an emergency, call 113 (police) or 111 (child protection).

not-found-heading = Page not found
not-found-text = There is no such page, or it cannot be opened here. Please check the address.
unavailable-heading = Not available right now
unavailable-text = The server is busy. Nothing that was sent is lost. Please try again in a few minutes.

form-error-heading = Please correct the following

level-on-time = On time
level-due-soon = Due soon
level-overdue = Overdue

limit-NLV = { $amount ->
    [one] { $amount } working day
   *[other] { $amount } working days
}
limit-NGAY = { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
}
limit-unknown = the time set by the rules

skip-weekend = weekend
skip-saturday = Saturday
skip-sunday = Sunday

document-no = Document no.
message-from-reporter = Submitter
message-from-you = You
message-from-front = The Front

case-number = Case number
case-front = Received by
case-unit = Unit that answers
case-received-on = Received on
case-state = Status
case-outcome = Result
