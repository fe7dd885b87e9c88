# Asking the Front above to look at a case again, as the sender reads of it.

track-appeal = I ask the Front above to look at it
track-appeal-about = You may ask once. A new case is made at the Front above; the Front that decided, the unit that answered and the officers who had a part in it neither see nor handle that case. What you sent goes along, with your name if the Front knows it. A sealed name, the conversation and your files do not.
track-appeal-to = Who looks at it: { $front }
track-appeal-label = Why it should be looked at again
track-appeal-hint = What was not settled, what is not right. If you are anonymous, do not write your name or phone number.
track-appeal-button = Ask the Front above
track-linked-above = As you asked, { $front } has a case that looks at this one again. This case does not end before that one.
track-linked-above-button = Show the case at the Front above
track-linked-origin = This case looks again at the one that you sent to { $front }.
track-linked-origin-button = Show the first case
