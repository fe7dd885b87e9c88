# Help. How long each step may take comes from the reference data; the binding date of a case stands
# on its page.

help-heading = Help
help-lead = What to send here, what to send elsewhere, and what happens to your feedback.

help-emergency-heading = Emergency
help-emergency-113 = Call 113 (police) when somebody is being beaten or threatened, or a crime is going on.
help-emergency-111 = Call 111 (child protection) when a child is abused, abandoned or in danger. It is free, day and night.
help-emergency-not-here = Nobody watches this site around the clock. Do not wait for an answer here.

help-here-heading = What is sent here
help-report = Tell what you saw, heard or know about the ethics, lifestyle and work of officials, Party members, civil servants and public employees.
help-recommendation = Propose another way of doing things, or of putting something right.
help-comment = A general comment that helps the Party, the authorities or the Front to do better.
help-praise = Name a person or a group that did well, as an example to others.
help-here-unsure = If you are not sure which it is, choose “Report”. The Front will classify it.

help-elsewhere-heading = What has to be sent elsewhere
help-elsewhere-text = These four have laws, time limits and rights of their own. This site cannot replace them. When the Front finds such content, it guides you to the right place.
help-complaint = Complaint (khiếu nại)
help-complaint-what = When a decision or act of a state body infringes your own rights and you ask for it to be reviewed. For example: a decision on land, a fine, a disciplinary measure.
help-complaint-how = File a signed petition or go in person. The time limit is 90 days from the day you received or learned of the decision.
help-complaint-where = Where: first the body or person that made the decision, then its direct superior. You can also go to court.
help-denunciation = Denunciation (tố cáo)
help-denunciation-what = When you formally report a violation of the law to the competent body and ask it to deal with the offender.
help-denunciation-how = It takes a petition with name, address and signature or fingerprint, or going in person. What is sent online or by telephone does not count as a denunciation. The law protects the denouncer's identity.
help-denunciation-where = Where: the body that directly manages the person denounced. For a head or deputy head, its direct superior. For a Party member who broke Party rules, the Party organisation or its Inspection Committee.
help-crime = Report of a crime (tố giác tội phạm)
help-crime-what = When you know of something that looks like a crime. For example: assault, fraud, bribery, embezzlement.
help-crime-how = Report it at once, orally or in writing. Do not send it here and wait.
help-crime-where = Where: the nearest police station, 113, or the procuracy.
help-rules = Feedback on administrative rules
help-rules-what = When the rule itself is the trouble: a cumbersome procedure, rules that overlap or make no sense. It is not about a person.
help-rules-how = Send it online or in writing.
help-rules-where = Where: the National Public Service Portal, dichvucong.gov.vn.
help-elsewhere-mixed = Civil and land disputes between people go to a mediation group or to court. If a matter is part report and part denunciation, please send each part separately.

help-steps-heading = What happens to your feedback
help-steps-text = Working days do not include Saturdays, Sundays and holidays. The date for each case, and why it is that date, stands on the tracking page.
help-step-sent = You send it
help-step-sent-text = You get the tracking code before sending, and the case number after it.
help-step-receive = The Front receives it, within { $limit }
help-step-receive-text = Usually the Front of the commune or ward. Feedback about leaders of a commune goes straight to the Front of the province; the commune's Front does not see it.
help-step-triage = The Front classifies it, within { $limit }
help-step-triage-text = If something is missing, the Front asks you on the tracking page. You have { $limit } to answer.
help-step-transfer = The Front transfers it, within { $limit }
help-step-transfer-text = The Front writes a summary and questions for the responsible unit. Your text, your tracking code and your contact are not passed on. The unit has { $limit } to accept it.
help-step-answer = The unit answers, within { $limit }
help-step-answer-text = For complex matters this may be extended, as the rules allow.
help-step-check = The Front checks the answer, within { $limit }
help-step-check-text = The Front looks whether it answers the point, has grounds and does not give you away. If it is not good enough, the unit answers again within { $limit }.
help-step-rate = You read it and rate it, within { $limit }
help-step-rate-text = Four questions, five levels. After that the case is finished.
help-steps-late = A case that is late is marked as late; both the unit and the Front see it.
help-steps-refused = If the Front does not accept a case, it must give the reason on the tracking page.
help-steps-conflict = The person concerned, people with ties to them, and units that they lead can neither receive nor see the case.

help-writing-heading = How to write so that it can be dealt with
help-writing-what = Write who did what, where and when.
help-writing-seen = Say what you saw yourself and what others told you.
help-writing-proof = If you have pictures or papers, attach them. You can send it without.
help-writing-self = Do not write your own name, or details that only you know, if you want to stay unknown.

help-code-heading = The tracking code
help-code-what = The tracking code is the key to the case. Whoever has it can read the answer and write to the Front.
help-code-lost = Nobody can recover a lost code, not even the Front. Please copy it on paper and keep it at home.
