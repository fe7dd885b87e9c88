# "I am being threatened", on the sender's page.

safety-link = Are you being threatened because you spoke up? Say so here
safety-heading = I am being threatened
safety-call = If you are in danger, call now. Nobody watches this page around the clock.
safety-113 = Call 113 (police)
safety-111 = Call 111 (child protection)
safety-about = Afterwards, or when you cannot call, press the button below. You need not write anything. Those who protect submitters at the Front are told at once; the unit concerned is not.
safety-again = If something new has happened, write it and press again.
safety-words = What is happening (optional)
safety-words-hint = Who, what, where, when. If you want to be called back, write a safe way to reach you. Only those who protect submitters can read it.
safety-button = I am being threatened
safety-told-on = You said so on
safety-passed-on = It was passed on at once to:
# $front: the name of the Front.
safety-custodians = those who keep identities at { $front }
safety-leaders = the leaders of { $front }
safety-passed-on-protectors = It was passed on at once to those at the Front who protect senders.
safety-nobody = It was written down, but at the moment nobody at the Front can receive it. Please call 113 or come in person.
safety-waits = Nobody has answered yet. If you are in danger, do not wait: call 113, for a child 111.
safety-seen = Somebody at the Front has seen it and acted on it, on
