# The page about open, sealed, anonymous. Every sentence is a promise or says that there is none.

privacy-heading = Who knows who you are
privacy-lead = This page is honest: what each choice means, who sees what, and what nobody can promise.

privacy-modes-heading = Three choices
privacy-open-what = You give your name and contact. The Front's officers of this case can see them. Each viewing is recorded: who, and on which day.
privacy-open-unit = The unit that answers learns your name only if you ticked that it may. Your phone number and address are not passed to it.
privacy-sealed-what = You give your name and contact, but they are sealed. The officers who handle the case do not see them.
privacy-sealed-opened = Opening them takes three different people at the Front: one who asks and gives a reason, one who approves, and an identity custodian; the latter two each have a secret of their own. The server cannot open them by itself. Each step is recorded and you see it on the tracking page, unless the law requires it to be kept quiet for a time.
privacy-anonymous-what = No name is asked. A name, phone number or address entered by mistake on the identity page is not stored. Nobody here can look it up, because there is nothing to look up.
privacy-anonymous-consequence = In return, the content must be clear enough to check. If it is not, the Front may not accept it, and has to say why. You can still read the answer and talk to the Front with the tracking code.

privacy-table-heading = Who sees what
privacy-table-who = Who
privacy-table-words = Your text and files
privacy-table-name = Name and contact
privacy-who-intake = The Front's officers of the case
privacy-who-intake-words = Yes
privacy-who-intake-name = Only if you chose to let them know
privacy-who-custodian = The identity custodian
privacy-who-custodian-words = As far as the task requires
privacy-who-custodian-name = Only by opening the seal, with a reason and an approval
privacy-who-unit = The unit that answers
privacy-who-unit-words = No. Only the summary written by the Front, and cleaned copies of the files that the Front selects
privacy-who-unit-name = Only the name, and only if you agreed
privacy-who-subject = The person concerned
privacy-who-subject-words = No
privacy-who-subject-name = No
privacy-who-admin = Administrators of the site
privacy-who-admin-words = No right to see them in the program
privacy-who-admin-name = No right to see them in the program
privacy-who-public = Anybody else
privacy-who-public-words = No
privacy-who-public-name = No

privacy-not-promised-heading = What nobody can promise
privacy-not-promised-text = The program keeps what you give to it. But some things lie outside the program:
privacy-not-words = Your own words may tell who you are. If only a few people know the matter, the person concerned may guess, even from the summary.
privacy-not-files = The unit does not get the hidden data of pictures and documents, but the Front sees the original with it. What can be seen is not removed: faces, number plates, handwriting, names in a document.
privacy-not-email = If you ask for notices, the email address may tell who you are. Your email provider knows that you get mail from this site.
privacy-not-network = Your internet provider, whoever runs the network at your workplace, or the owner of a café may know that your device visited this site, though not what you wrote.
privacy-not-device = Shared devices and devices of your workplace may keep a history, keep screenshots or be watched by others.
privacy-not-operator = The data is encrypted, but the server needs the key to work. Somebody who holds both the server and the key, and means to do wrong, could technically read the content.
privacy-not-law = If a competent body demands it under the law, what is stored may have to be handed over. What is not stored cannot be.

privacy-advice-heading = To stay safer
privacy-advice-device = Use your own phone or computer, and your network at home or mobile data. Do not use devices or networks of your workplace.
privacy-advice-words = Leave out details that only you know. Tell about the matter, not about yourself.
privacy-advice-code = Keep the tracking code to yourself. Do not send it in a message.

privacy-code-heading = The tracking code cannot be recovered
privacy-code-text = The site does not store the tracking code; when you enter it, the machine can only tell whether it is right. So nobody can find a lost code, not even the Front. Whoever finds your code can read the case.

privacy-stored-heading = What is stored, and how long
privacy-stored-draft = What you are still writing is locked so that only the browser you are using can open it, and is deleted after 24 hours.
privacy-stored-case = Once sent, your text, files, name and contact are encrypted: nobody can read them without the key. The case records the day only, not the time of sending, and not the network address of your device.
privacy-stored-email = The email address for notices is kept apart and deleted when the case ends.
privacy-stored-cookies = Your browser keeps two small notes (cookies): one for what you are writing, one for the case you are looking at (15 minutes). There is no tracking and no advertising.
privacy-stored-log = Everything done to a case is recorded: who, what, on which day. Nobody can remove the trace of what was done, even after the content was erased as you asked.

privacy-purpose-heading = Notice on personal data
privacy-purpose-text = What you send is used only to receive, check, transfer and answer this feedback.
privacy-purpose-rights = You have the right to ask the Front that received it what is stored about you, and to ask for it to be corrected or erased. The line in the register, without name or content, is kept.
privacy-retaliation = Threatening or punishing somebody for their feedback is a violation. If it happens, call 113 and tell the Front at once.
