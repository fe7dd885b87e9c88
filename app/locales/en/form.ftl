# The form. A key that ends in -praise takes the place of its sister when the kind is praise.

form-step = Step { $number } of { $total }
form-title-loai = Kind
form-title-tinh = Province
form-title-xa = Commune
form-title-don-vi = Workplace
form-title-nguoi = Post
form-title-linh-vuc = Category
form-title-noi-dung = Content
form-title-tep = Files
form-title-danh-tinh = How to send
form-title-kiem-tra = Check
form-title-ma = Code
form-title-error = To correct
form-way-out = Somebody coming? Press the red “Leave this site” at the top: the browser goes to another site at once, and what you have filled in is deleted; you would have to start again.
form-next = Continue
form-back = Back
form-send-other = What you are filling in here has not been sent, because the code on the page before is not its code. If you sent other feedback under that code, it stays as it is; follow it with “Track”. If you did not, that code is out of date: go on to get a new one.
form-send = Submit
form-change = Change
form-choose = – Choose –
form-none = Not given
form-yes = Yes

form-kind-heading = What would you like to send?
form-kind-elsewhere-heading = Complaints, denunciations and crimes go elsewhere
form-kind-elsewhere-text = This site does not take complaints, denunciations or reports of crimes. Sending them here may cost you time limits and rights. To make a formal denunciation, please file a signed petition or go in person to the competent body. In an emergency, call 113.
form-kind-elsewhere-link = See how complaints, denunciations and reports of crimes differ, and where they go
form-kind-legend = Type of feedback
form-kind-hint = If you are not sure, choose “Report”. The Front will classify it for you.
form-kind-PHAN_ANH = Tell what you saw, heard or know about the conduct or lifestyle of officials and Party members.
form-kind-KIEN_NGHI = Ask a body or unit to do something differently, or to put something right.
form-kind-GOP_Y = A general comment on how the Party, the authorities or the Front work; not necessarily about one person.
form-kind-BIEU_DUONG = Those who do well should be known too.

form-filter = Type a few letters to shorten the list below
form-filter-found = {"{"}n{"}"} left.
form-province-heading = In which province or city did it happen?
form-province = Province or city
form-province-hint = Use today's name, after the rearrangement of 1 July 2025.

form-commune-heading = In which commune or ward?
form-commune = Commune, ward or special zone
form-commune-hint = For a department of the province, choose “Body of the province”. There are no districts any more; please choose the new commune or ward.
form-commune-province-level = Body of the province

form-body = Body
form-body-heading = In which body does the person work?
form-body-heading-praise = In which body does the person you praise work?
form-body-hint = Choose the nearest. The Front will check it.
form-body-unknown = I do not know
form-body-unknown-hint = Or it is not in the list. Write more about it in the text.

form-person = Person concerned
form-person-heading = Who is it?
form-person-heading-praise = Whom would you like to praise?
form-person-post = Post
form-person-post-hint = Choose one line. If you do not know, choose “I do not know the post”; you can still send this.
form-person-whole = The body as a whole, nobody in particular
form-person-unknown = I do not know the post
form-person-no-body = You do not know the body, so there is no post to choose. Write what you know about the person in the text.
form-person-name = Full name of that person, if you know it (not your own)
form-person-name-hint = Leave it empty if you do not know. The name is sealed together with your text; only the Front can read it.

form-category = Category
form-category-heading = What is it about?
form-category-heading-praise = What did the person do well?
form-category-hint = Open a group to see what is in it. Choose at most { $limit }; roughly right is good enough.

form-matter-heading = What happened?
form-matter-heading-praise = What was the good deed?
form-matter-careful = Do not write your own name, phone number or address here. There is a page for that.
form-matter-date = Day it happened
form-matter-date-hint = For example: 05/11/2026. If you do not remember exactly, give the nearest day or leave it empty.
form-matter-place = Place
form-matter-place-hint = For example: the one-stop counter of the commune. May be left empty.
form-matter-body = Content
form-matter-body-praise = Tell the good deed
form-matter-body-hint = Who, what, where, when, how you know. Write what you saw, and say what you only heard.
form-matter-body-hint-praise = Who, what, where, when, whom it helped.
form-matter-body-shortest = At least { $limit } characters.
form-matter-wish = What do you hope for?
form-matter-wish-praise = Anything you would like to add?
form-matter-wish-hint = For example: a reminder, an explanation, something put right. May be left empty.
form-matter-wish-hint-praise = For example: a word of thanks. May be left empty.

form-files-heading = Do you have pictures or documents?
form-files-heading-praise = Do you have a picture of the good deed?
form-files-optional = If not, press “Continue”. Feedback without files is examined just the same.
form-files = Attachments
form-files-hint = JPEG, PNG or WebP pictures; PDF or DOCX documents; MP3 or M4A sound; MP4 video. Each at most { $one } MB, at most { $count } files, all together at most { $all } MB.
form-files-upload = Upload and stay on this page
form-files-uploaded = Uploaded files
form-files-remove = Remove
form-files-refused = These files were not taken. Others you chose, if they were taken, are listed at the end of the page.

form-sender-heading = Who may know your name?
form-sender-privacy-link = Please read: what each choice means, who sees what, what cannot be promised (opens in a new page)
form-sender-legend = How you send it
form-sender-open = The Front's officers of this case can see name and contact. Each viewing is recorded.
form-sender-sealed = Name and contact are sealed. Only the identity custodian can open them, with a reason and the approval of another person, and each opening is recorded.
form-sender-anonymous = No name is asked or stored. The content must be clear enough to check, otherwise the Front may not accept it.
form-sender-contact = Name and contact
form-sender-contact-hint = If you choose “Submit anonymously”, leave this empty. Anything entered by mistake is not stored.
form-sender-name = Your full name
form-sender-phone = Phone
form-sender-phone-hint = May be left empty. Example: 0912 345 678.
form-sender-address = Contact address
form-sender-address-hint = May be left empty.
form-sender-share = Let the unit that answers know my name
form-sender-share-hint = Only works with “Let the Front know my name”. Without it the unit does not know your name.
form-sender-notices = Notices by email
form-sender-notify = Tell me when there is news on my case
form-sender-notify-hint = The email only says that there is news, without any content. It works with each choice, anonymous too. But an email address may tell who you are.
form-sender-email = Email
form-sender-email-hint = Only if you want notices. The address is deleted when the case ends.

form-check-changed = You went back after you got your code. Nothing has been sent yet. Your code stays the same; please check again, tick the two boxes below and go on to send.
form-check-heading = Check before sending
form-check-button = Make the tracking code
form-check-elsewhere = Your words mention a complaint, a denunciation or a report of a crime. What is sent here is feedback; it is none of these and stops no time limit of theirs.
form-check-elsewhere-link = See where to send those (opens in a new page)
form-check-declare-heading = Before sending
form-check-false = Knowingly reporting something false in order to harm somebody may be punished by law. If you write what you know, you need not worry, even if the check finds otherwise.
form-check-false-praise = Please tell only what is true. The person you praise may be asked before it is published.
form-check-declare = I declare that the content is true to my knowledge. I have read the warning about false reports.
form-check-privacy-link = Notice on personal data (opens in a new page)
form-check-privacy = I have read the notice on personal data
form-check-next = On the next page you get your tracking code. Nothing is sent until you press “Submit” there.

form-code = Tracking code
form-code-heading = Keep the tracking code, then press Submit
form-code-only-after = Nothing has been sent yet. The code works only after you press “Submit” at the end of this page.
form-code-lost = Nobody can recover a lost code, not even the Front. Whoever has the code can read the case, so keep it to yourself.
form-code-keep = Copy the code on paper, take a screenshot, or use your browser's Print command. Do not keep it on a device that others use.
form-code-qr = QR code that holds the tracking code, for keeping
form-code-qr-note = The QR code holds just the tracking code above. Scan it to keep it on your own phone.
form-code-where = To see the result: open this site again, go to Track and enter the code.
form-code-slip = Please keep this slip at home, not at your workplace.
form-code-saved = I have kept the code

# What the islands say; {n} is filled in by the browser
form-code-copy = Copy the code
form-code-copied = Copied. Paste it where only you can see it.
letters-left = {"{"}n{"}"} characters left.
letters-over = {"{"}n{"}"} characters too many, please shorten it.
files-too-large = this file is over 20 MB and cannot be sent
