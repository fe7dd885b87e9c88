# Matters that belong to another procedure, as the sender reads of it.

procedure-KHIEU_NAI = Complaint
procedure-TO_CAO = Denunciation
procedure-TO_GIAC = Report of a crime
procedure-PAKN_QUY_DINH_HC = Feedback on an administrative regulation

procedure-about-KHIEU_NAI = What you describe is a complaint: it asks to look again at a decision or an act of a state body that harms you yourself. A complaint must be handed in as a letter or made in person; what is sent through this page is not one yet. The time limit is usually 90 days from the day you learned of the decision or act. Please do not let it pass.
procedure-about-TO_CAO = What you describe is a denunciation: it tells the competent body that somebody broke the law. By law it must be handed in as a letter with your signature or fingerprint, or made in person; what is sent through this page is not one yet. The law keeps the name of whoever denounces secret.
procedure-about-TO_GIAC = What you describe shows signs of a crime. The police or the procuracy look into it, not the Front. If you are in danger, call 113; for a child, call 111.
procedure-about-PAKN_QUY_DINH_HC = What you describe is about a regulation or procedure that does not make sense. Such feedback is taken on the National Public Service Portal; the one-stop office can help you send it.

diverted-heading = This matter is handled elsewhere
diverted-receiver = Where it is handled
diverted-handed = The Front passed the information on to this body with letter no. { $number } of { $day }.
diverted-not-handed = The Front has sent nothing to this body. If you want it handled, hand it in there yourself.
diverted-what-to-do = What you need to do
diverted-sealed = The case has stopped here. What you wrote and the files you sent are put under seal: officers of the Front still see only what kind of matter it was, when, and where you were guided. The identity custodian alone can still read it, and each reading is recorded. A unit that had the referral only knows that it was ended, not why.
