# What is wrong with a form: err-PROBLEM, or err-FIELD-PROBLEM where a field has a clearer sentence.
# What happened and what to do; never what was typed.

err-required = Please fill this in.
err-too-short = Too short. Please enter at least { $limit } characters.
err-too-long = Too long. Please enter at most { $limit } characters.
err-too-many = Too many. Please choose at most { $limit }.
err-bad-date = Not a valid date. Use day/month/year, for example 05/11/2026.
err-no-such-day = There is no such day in the calendar. Please check day and month.
err-in-future = This day has not come yet. Please enter a day in the past.
err-too-long-ago = This day is too long ago. Please check the year.
err-after-entry = It cannot have happened after the day on which it was told. Please check both days.
err-not-later = Please choose a day after today.
err-pressured-required = Please say whether anybody made you withdraw.
err-bad-phone = Not a valid phone number. Example: 0912 345 678.
err-bad-address = Not a valid web address. Example: https://unit.example.vn/messages.
err-bad-email = Not a valid email address. Example: name@example.vn.
err-bad-name = A name has only letters, spaces, apostrophes, hyphens and full stops.
err-bad-choice = This is not in the list. Please choose again.
err-bad-number = Please enter a whole number from 0 to { $limit }.
err-not-ticked = Please tick this box.
err-needs-email = To get notices, please enter an email address.
err-file-empty = This file is empty. Please choose another.
err-file-too-large = The file is larger than { $limit } MB. Please choose a smaller one.
err-files-too-large = The files together are larger than { $limit } MB. Please remove some.
err-file-wrong-type = This type of file cannot be taken. Only JPEG, PNG and WebP pictures, PDF and DOCX documents, MP3 and M4A sound and MP4 video can.
err-file-heic = HEIC pictures cannot be taken. Please send a JPEG.
err-file-damaged = The file is damaged or was not uploaded completely. Please choose it again.
err-wrong-columns = Line { $limit }: the names of the columns are not right. The first line must be: date;kind;name;status;source
err-wrong-cells = Line { $limit }: there must be exactly five cells, with semicolons between them.
err-unknown-kind = Line { $limit }: the kind must be holiday, substitute_day_off, swapped_day_off or working_saturday.
err-unknown-status = Line { $limit }: the status must be official or projected.
err-not-a-saturday = Line { $limit }: a working Saturday must be a Saturday.
err-not-a-weekday = Line { $limit }: a substitute or swapped day off must be a day from Monday to Friday.
err-day-twice = Line { $limit }: this day stands on a line above already.
err-wrong-year = Line { $limit }: the day is not in the year of this file.
err-not-allowed = This cannot be chosen. Please choose something else.
err-unknown-blank = A name in braces is not in the list, or a brace stands alone. Please copy the names from the list below.
err-blank-not-here = A name in braces cannot be used for this kind of text. Please see the list below.
err-in-use = This is still in use.
err-conflicted = This person or unit is involved in the case. Please choose another.
err-not-ready = A file has no cleaned copy yet, or is not of this case. Load the page again and choose anew.

## The public form

err-kind-required = Please choose the type of feedback.
err-province-required = Please choose the province or city.
err-province-bad-choice = This province or city is not in the list. Please choose again.
err-commune-required = Please choose the commune, ward or special zone, or “Body of the province”.
err-commune-bad-choice = This commune is not in the chosen province. Please choose again.
err-subject_unit-required = Please choose the body, or “I do not know”.
err-subject_unit-bad-choice = This body is not in the list. Please choose again.
err-subject_unit-conflicted = No Front could be found that may receive feedback about this body. Please choose again.
err-subject_post-required = Please choose the post, or “I do not know the post”.
err-subject_post-bad-choice = The chosen body has no such post. Please choose again.
err-subject_name-too-short = The name is too short. If you do not know it, leave it empty.
err-category-required = Please choose at least one category; roughly right is good enough.
err-category-bad-choice = This category is not used for the chosen type of feedback. Please choose again.
err-category-too-many = Please choose at most { $limit } categories.
err-happened_on-bad-date = Not a valid date. Use day/month/year, for example 05/11/2026. If you do not remember, leave it empty.
err-happened_on-in-future = This day has not come yet. Please enter a day in the past.
err-happened_on-too-long-ago = This is too long ago. Please check the year, or talk to the Front in person.
err-body-required = Please tell what happened (at least { $limit } characters).
err-body-too-short = Please write more, at least { $limit } characters: who, what, where, when.
err-body-too-long = Too long. Please shorten it to { $limit } characters; the rest can be sent as a file.
err-files-required = Nothing was chosen. Please choose pictures or papers first, or press “Continue”.
err-files-too-many = At most { $limit } files can be sent. Please remove some.
err-files-file-heic = HEIC pictures cannot be taken, please send a JPEG. The easiest way: open the picture, take a screenshot and send that. To have JPEG pictures from now on: on an iPhone, open Settings, Camera, Formats and choose “Most Compatible”; on an Android phone, turn off “High efficiency pictures” (HEIF) in the camera's settings.
err-identity-required = Please choose how you want to be known.
err-name-required = Please enter your full name, or choose “Submit anonymously”.
err-email-needs-email = To get notices, please enter an email address, or untick the box for notices.
err-declare-not-ticked = Please tick that the content is true to your knowledge.
err-privacy-not-ticked = Please read the notice on personal data, then tick the box.
err-receipt_saved-not-ticked = Please keep the tracking code, then tick the box. Nobody can recover a lost code.
err-code-bad-choice = The code on this page can no longer be used. Please open the page again, keep the new code and submit again.

## Following a case

err-message-required = Please write your message.
err-message-too-many = This case has received { $limit } messages today, which is the most in one day. Your text is still in the box below: please copy it and send it tomorrow.
err-threat-too-many = What you said before was passed on and waits for an answer. This case has received { $limit } messages today, so no more words can be taken. Your text is still in the box below. If you are in danger, call 113.
err-threat-not-allowed = What you said before was passed on and waits for an answer. This case has received { $limit } messages, so no more words can be taken. Your text is still in the box below. If you are in danger, call 113.
err-threat-too-long = That you are being threatened was passed on. Your text is longer than { $limit } characters and was not: please shorten it and press again.
err-message-not-allowed = This case has received { $limit } messages, which is the most there can be. Your text is still in the box below: please tell the Front the rest in person.
err-rating_time-required = Please rate the time it took.
err-rating_manner-required = Please rate the manner.
err-rating_answer-required = Please rate the quality of the answer.
err-rating_result-required = Please rate the result.

## About the form as a whole

err-files-away = Files cannot be kept just now: the place that keeps them does not answer. What was typed and the files that were taken before are still here. Please choose the file again and send it in a few minutes; what is in words can be sent at once without it.
err-stale = The case has changed since this page was opened, perhaps by somebody else. Please reload the page and try again.
refused-wrong-state = This cannot be done at the present step of the case. Please reload the page.
refused-wrong-actor = You are not permitted to do this.
