# The front door, and the confirmation.

home-heading = What you see in officials, tell the Front
home-lead = Send a report, a recommendation, a comment or praise about the ethics, lifestyle, work and example of officials, Party members, civil servants and public employees. No account is needed. You need not give your name.
home-track = Track with a code
home-emergency = In an emergency, do not wait for an answer here. Call 113 (police) or 111 (child protection).
home-steps-heading = Where does your feedback go?
home-step-send = You send it and keep the tracking code
home-step-send-text = One question to a page, about ten minutes. Before sending you get a code to follow it with.
home-step-receive = The Front receives it
home-step-receive-text = An officer of the Front reads it, classifies it and asks you if something is missing.
home-step-transfer = The Front transfers it to the responsible unit
home-step-transfer-text = The unit gets a summary written by the Front. It never goes to the person concerned, nor to a unit that this person leads.
home-step-answer = The unit answers, the Front checks
home-step-answer-text = Normally within { $limit }. If the answer is not good enough, the Front asks for a new one.
home-step-rate = You read the answer and rate it
home-step-rate-text = With the tracking code you read it, write again and rate it.
home-steps-link = See each step and its time limit
home-identity-heading = Who knows your name?
home-identity-text = You choose: let the Front know, keep it confidential, or stay anonymous. The unit that answers does not get your text, your tracking code or your phone number.
home-identity-link = What each choice means, and what nobody can promise
home-kinds-heading = Complaints, denunciations, crimes
home-kinds-text = These have procedures and addresses of their own. To make a formal denunciation, please file a signed petition or go in person to the competent body.
home-kinds-link = Where to send what

sent-heading = Sent
sent-text = Your feedback has been sent to the Front. Thank you for speaking up.
sent-text-praise = Your commendation has been sent to the Front. Thank you for telling us of something good.
sent-next-heading = What happens next?
sent-next = An officer of the Front will read it, classify it and transfer it to the responsible unit. If there is a question, it will stand on the tracking page. Please look there in a few days.
sent-next-praise = An officer of the Front will read it and confirm what was done well. The result will stand on the tracking page. Please look there in a few days.
sent-code = To look, go to Track and enter the tracking code that you kept. The case number above does not open the case.
sent-shared-device = If you share this device with others, please close this page and clear the browsing history.
