# Following a case, and the rating.

track-heading = Track your case
track-lead = Enter the tracking code that you kept when you sent it.
track-code-hint = 16 letters and digits, for example 7K3M-9QPA-XW2D-4HTE. Capitals or not, with dashes or without.
track-button = Show the case
track-not-found = No case was found. Please check the code. Did you press “Submit” on the last page? If not, the code does not work yet.
track-wait = This code was used too many times within an hour. Nothing of the case is lost. Please wait { $limit } seconds and press the button again.
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
track-signer = Signed by
track-message = Write to the Front
track-message-answer = Answer the Front's question
track-message-hint = Only the Front can read it. If you are anonymous, do not write your name or phone number.
track-message-button = Send the message
track-danger = If you are threatened or punished for having spoken up, call 113 and tell the Front.
track-leave = Leave the case

rating-heading = Please rate it
rating-text = Four questions, one level each. Your rating is kept confidential and helps the Front to supervise better.
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
