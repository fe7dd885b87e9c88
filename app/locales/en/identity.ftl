# Sealed identities, as far as senders read about them.

form-sender-only-anonymous = The Front that receives this does not yet have enough identity holders to protect your name, so only anonymous feedback is taken for now. You can still follow it and talk to the Front with the tracking code.
err-identity-bad-choice = Only anonymous feedback is taken here for now. Please choose again.
err-not-accepted = The secret is wrong, or this cannot be done now. Please check it and try again in a few minutes.

event-OPENING_REQUESTED = Opening of the submitter's identity requested
event-OPENING_APPROVED = Opening of the submitter's identity approved
event-OPENING_REFUSED = Opening of the submitter's identity refused
event-OPENING_HOLD_LIFTED = The submitter may be told of the opening
event-IDENTITY_OPENED = Identity of the submitter opened
event-IDENTITY_VIEWED = Opened identity viewed
event-IDENTITY_REWRAPPED = Identity sealed anew to the holders of today

event-citizen-OPENING_REQUESTED = An officer asked to know your name and contact
event-citizen-OPENING_APPROVED = The request to know your name was approved
event-citizen-OPENING_REFUSED = The request to know your name was refused
event-citizen-OPENING_HOLD_LIFTED = By law you could not be told that your name was opened; now you are
event-citizen-IDENTITY_OPENED = Your name and contact were opened
event-citizen-IDENTITY_VIEWED = An identity custodian looked at your name and contact
event-citizen-IDENTITY_REWRAPPED = Your name was sealed anew; nobody saw it
