# Words for the stable codes: family-CODE.

## States, as officers say them

state-CHO_TIEP_NHAN = Awaiting receipt
state-DA_TIEP_NHAN = Received
state-DANG_PHAN_LOAI = Triage
state-CHO_BO_SUNG = Awaiting information
state-CHO_DUYET_CHUYEN = Awaiting approval of the transfer
state-DA_CHUYEN = Transferred
state-DON_VI_TRA_LAI = Returned by the unit
state-DA_THU_LY = Accepted
state-DANG_XAC_MINH = Verifying
state-CHO_DUYET_TRA_LOI = Awaiting approval of the answer
state-DA_TRA_LOI = Answered
state-YEU_CAU_TRA_LOI_LAI = Explanation requested
state-DANG_KHAC_PHUC = Remedy in progress
state-DA_GIAI_QUYET = Resolved
state-DA_DONG = Closed
state-KHONG_THU_LY = Not accepted
state-DA_RUT = Withdrawn
state-DA_GOP = Merged
state-CHUYEN_KENH_KHAC = Diverted

## States, as they are told to the sender

state-citizen-CHO_TIEP_NHAN = Sent, awaiting receipt
state-citizen-DA_TIEP_NHAN = Received
state-citizen-DANG_PHAN_LOAI = Being classified
state-citizen-CHO_BO_SUNG = More information needed from you
state-citizen-CHO_DUYET_CHUYEN = Being processed
state-citizen-DA_CHUYEN = Transferred to the unit that answers
state-citizen-DON_VI_TRA_LAI = Being classified again
state-citizen-DA_THU_LY = Accepted by the unit
state-citizen-DANG_XAC_MINH = Being examined and verified
state-citizen-CHO_DUYET_TRA_LOI = Being examined and verified
state-citizen-DA_TRA_LOI = There is a result, the Front is checking it
state-citizen-YEU_CAU_TRA_LOI_LAI = The unit was asked to explain further
state-citizen-DANG_KHAC_PHUC = The remedy is being followed
state-citizen-DA_GIAI_QUYET = Resolved, please rate it
state-citizen-DA_DONG = Finished
state-citizen-KHONG_THU_LY = Not accepted, with a reason
state-citizen-DA_RUT = You have withdrawn it
state-citizen-DA_GOP = Merged with a case on the same matter
state-citizen-CHUYEN_KENH_KHAC = Guided to the right place

kind-PHAN_ANH = Report
kind-KIEN_NGHI = Recommendation
kind-GOP_Y = Comment on Party and government
kind-BIEU_DUONG = Commendation
kind-GIAM_SAT = The Front's supervision

identity-open = Let the Front know my name
identity-sealed = Keep my identity confidential
identity-anonymous = Submit anonymously

channel-TRUC_TUYEN = Online
channel-TRUC_TIEP = In person
channel-DON_THU = Petition or letter
channel-HOM_THU = Suggestion box
channel-DIEN_THOAI = Telephone, hotline
channel-EMAIL = Email
channel-HOI_NGHI = Meeting, dialogue, voters' meeting
channel-BAO_CHI = Press, social media
channel-BAN_TTND = People's Inspection Board
channel-CO_QUAN_KHAC = Passed on by another body

role-NHAP_HO = Assisted entry
role-TIEP_NHAN = Intake officer
role-PHAN_LOAI = Triage officer
role-LANH_DAO_MTTQ = Leader of the Front's Standing Board
role-DAU_MOI_DV = Unit focal point
role-THU_LY_DV = Handler
role-LANH_DAO_DV = Head of the unit
role-UBKT = Inspection Committee officer
role-CAP_UY = Party committee
role-HDND = People's Council
role-BAO_MAT_DT = Identity custodian
role-QUAN_TRI = Administrator
role-QT_DANH_MUC = Reference data keeper
role-KIEM_TRA_NK = Auditor
role-BVDLCN = Data protection officer

group-A = Ethics and lifestyle
group-B = Conduct in serving the People
group-C = Use of power
group-D = Example and commitments
group-E = Political ideology
group-F = Positive conduct
group-G = Suggestions

outcome-DUNG = The report is right
outcome-DUNG_MOT_PHAN = Partly right
outcome-KHONG_DUNG = Not right
outcome-KHONG_DU_CO_SO = Not enough grounds to conclude
outcome-DA_GIAI_TRINH = Explained
outcome-CHUYEN_KIEM_TRA = Passed on to inspection
outcome-DA_XU_LY = Dealt with
outcome-DA_KHAC_PHUC = Remedied
outcome-GHI_NHAN = Noted and commended

refusal-NAC_DANH_KHONG_RO = Anonymous, and the content or evidence is not clear enough to check
refusal-NGOAI_THAM_QUYEN = Outside the competence and scope of reception
refusal-DA_TRA_LOI = Answered already, with no new content or facts
refusal-DANG_GIAI_QUYET_NOI_KHAC = Being handled by another body
refusal-CO_BAN_AN = There is a court judgment or decision in force
refusal-TRUNG = Same content as an existing case
refusal-KHONG_DU_NOI_DUNG = Not enough information, although more was asked for
refusal-KHONG_PHAI_HANH_VI_CB = Does not concern an official, Party member, civil servant or public employee
refusal-XUC_PHAM_VU_KHONG = Clearly insulting or slanderous
refusal-RAC = Spam or a test
refusal-KHONG_DU_NANG_LUC = The submitter lacks full civil capacity and has no representative
refusal-DAI_DIEN_KHONG_HOP_LE = No valid papers of representation

return-KHONG_THUOC_THAM_QUYEN = Not within the unit's competence
return-SAI_DON_VI = Sent to the wrong unit
return-NOI_DUNG_CHUA_RO = The content is not clear

point-TRONG_TAM = Answers each point
point-CAN_CU = Has grounds, was verified
point-THAM_QUYEN_KY = Signed by somebody competent
point-THOI_HAN = In time
point-BIEN_PHAP = Names a remedy and its date
point-KHONG_LO = Does not give the submitter away
point-NGON_NGU = Proper language

verdict-DAT = Pass
verdict-KHONG_DAT = Fail
verdict-KHONG_AP_DUNG = Does not apply

purpose-QUESTION = Question
purpose-REPLY = Reply to the question
purpose-CORRECTION = Correction of what was sent
purpose-ADDITION = Additional information
purpose-NOTICE = Notice
purpose-OBJECTION = Request for reconsideration
purpose-REVIEW = Request for review
purpose-WITHDRAWAL = Reason for withdrawing

## Time limits

clock-tiep_nhan = To be received by
clock-phan_loai = To be classified by
clock-thong_bao_ket_qua_tiep_nhan = Result of reception to be told by
clock-thong_bao_tu_choi = Refusal to be told by
clock-chuyen = To be transferred by
clock-thu_ly_don_vi = To be accepted by the unit by
clock-bo_sung_thong_tin = Information to be added by
clock-tra_loi = To be answered by
clock-gia_han_tra_loi = Extension of the answer
clock-kien_nghi_ban_ttnd = Recommendation of the People's Inspection Board to be answered by
clock-thong_bao_don_vi_ve_MTTQ = Unit to report to the Front by
clock-chuyen_ket_qua_cho_dan = Result to be passed to the submitter by
clock-kiem_tra_ket_qua = Result to be checked by the Front by
clock-tra_loi_lai = To be answered again by
clock-cong_khai = To be published by
clock-danh_gia = To be rated by
clock-xem_xet_de_nghi = Decision on what the sender asked for
clock-khieu_to_cao_chuyen = Complaint or denunciation to be passed on by
clock-to_giac = Report of a crime to be passed on by
clock-yeu_cau_du_lieu = Answer to a request about personal data
clock-bao_vi_pham_du_lieu = Report of a personal data breach to the authority
clock-canh_bao_45_ngay = 45 days since receipt

clock-citizen-tiep_nhan = The Front receives it by
clock-citizen-phan_loai = The Front looks into it by
clock-citizen-bo_sung_thong_tin = Please answer the question by
clock-citizen-chuyen = The Front passes it to the responsible unit by
clock-citizen-thu_ly_don_vi = The unit takes it on by
clock-citizen-tra_loi = The unit answers by
clock-citizen-tra_loi_lai = The unit answers again by
clock-citizen-kiem_tra_ket_qua = The Front checks the answer by
clock-citizen-xem_xet_de_nghi = The Front decides on what you asked for by
clock-citizen-danh_gia = You can rate until the end of

span-NLV = working days
span-NGAY = days

## What happened, as officers say it

event-T02 = The submitter sent the feedback
event-T03 = Received
event-T04 = Triage started
event-T05 = The submitter was asked for more information
event-T06 = Information added, or the time for it is over
event-T07 = Transfer proposed
event-T08 = Transfer approved and signed
event-T09 = Transfer not approved
event-T10 = Accepted by the unit
event-T11 = Returned by the unit
event-T12 = Classified again
event-T13 = Assigned to a handler
event-T15 = Draft answer submitted
event-T16 = Draft answer handed back
event-T17 = Answer signed and issued
event-T18 = Unit asked to answer again
event-T19 = Taken back by the unit
event-T20 = Answer found sufficient, remedy followed
event-T21 = Answer is satisfactory and was released to the submitter
event-T22 = Remedy confirmed
event-T23 = Remedy not kept in time, the unit has to answer again
event-T24 = Case closed
event-T25 = Objection upheld, the unit answers again
event-T26 = Reopened
event-T27 = Not accepted
event-T28 = Withdrawn by the sender
event-T29 = Merged into a case about the same
event-T30 = Parted from the common case
event-T31 = Guided to another procedure
event-T32 = Refusal under review
event-T33 = Withdrawn case restored
event-T34 = Noted and answered by the Front
event-EVIDENCE = The unit reports the remedy
event-OBJECTED = The sender objects to the result
event-REVIEW_ASKED = The sender asks for a review of the refusal
event-DECLINED = What the sender asked for was declined
event-WITHDREW = The sender withdrew; the Front goes on in its own name
event-RESTORE_PROPOSED = Proposed to restore the withdrawn case
event-DIVERSION_PROPOSED = Another procedure proposed
event-DIVERSION_REJECTED = Another procedure rejected
event-JOINED = A case about the same was merged into this one
event-PARTED = A case was parted from this one
event-CLASSIFY = Classified, subject determined
event-FRONT_ANSWER = Answer drafted by the Front
event-MOVED_FRONT = Moved to another Front
event-TIE_DECLARED = An officer declared a tie and left the case
event-MESSAGE = The submitter wrote again
event-RATED = Rated by the submitter
event-READ = Case read
event-FILE_READ = File opened
event-COPY_READ = The cleaned copy of a file was opened
event-FILE_REFUSED = The scanner found harmful code in a file
event-IDENTITY_READ = Name and contact of the submitter opened
event-DATA_REQUEST = The submitter asked about their personal data
event-DATA_GRANTED = A request about personal data was granted
event-DATA_REFUSED = A request about personal data was refused
event-PAPER = A document was issued
event-ERASED = The personal data of the case was erased

## What happened, as it is told to the sender

event-citizen-T02 = You sent your feedback
event-citizen-T03 = The Front received it
event-citizen-T04 = The Front started to classify it
event-citizen-T05 = The Front asked you for more information
event-citizen-T06 = The Front went on, after the time for your information
event-citizen-T07 = The Front chose a unit, approval is pending
event-citizen-T08 = The Front transferred it to the unit that answers
event-citizen-T09 = The Front is reconsidering where to send it
event-citizen-T10 = The unit accepted it
event-citizen-T11 = The unit returned it, the Front will choose another
event-citizen-T12 = The Front is classifying it again
event-citizen-T13 = The unit assigned somebody to examine it
event-citizen-T15 = The unit drafted an answer, approval is pending
event-citizen-T16 = The unit is correcting its answer
event-citizen-T17 = The unit answered, the Front is checking the answer
event-citizen-T18 = The Front asked the unit to answer again
event-citizen-T19 = The unit is answering again
event-citizen-T20 = You can read the answer; the Front follows the remedy
event-citizen-T21 = The Front checked the answer, you can read it
event-citizen-T22 = The Front has checked: what was promised was done
event-citizen-T23 = What was promised was not done in time, the unit has to explain
event-citizen-T24 = The case is finished
event-citizen-T25 = The Front upheld your objection, the unit has to answer again
event-citizen-T26 = The Front reopened the case
event-citizen-T27 = The Front did not accept it
event-citizen-T28 = You have withdrawn it
event-citizen-T29 = The Front handles it together with feedback about the same
event-citizen-T30 = The case is handled on its own again
event-citizen-T31 = The Front guided you to the competent body
event-citizen-T32 = The Front looks at the case again
event-citizen-T33 = The Front restored the withdrawn case
event-citizen-T34 = The Front noted it and answered
event-citizen-EVIDENCE = The unit reports that it is done, the Front is checking
event-citizen-OBJECTED = You objected to the result
event-citizen-REVIEW_ASKED = You asked for a review of the refusal
event-citizen-DECLINED = The Front did not grant what you asked for
event-citizen-WITHDREW = You withdrew; the Front goes on in its own name
event-citizen-RESTORE_PROPOSED = The Front considers restoring the case
event-citizen-DIVERSION_PROPOSED = The Front is looking at who is competent
event-citizen-DIVERSION_REJECTED = The Front goes on with the case here
event-citizen-JOINED = There is more feedback about the same
event-citizen-PARTED = One piece of feedback is handled on its own
event-citizen-CLASSIFY = The Front determined the category and the body concerned
event-citizen-PAPER = The Front issued a document
event-citizen-FRONT_ANSWER = The Front is drafting an answer
event-citizen-MOVED_FRONT = The case moved to another Front
event-citizen-TIE_DECLARED = An officer left the case, to keep it impartial
event-citizen-MESSAGE = You wrote again
event-citizen-RATED = You rated it
event-citizen-READ = An officer read your case
event-citizen-FILE_READ = The Front opened a file of yours
event-citizen-COPY_READ = The cleaned copy of a file of yours was opened
event-citizen-FILE_REFUSED = A file of yours holds harmful code and cannot be opened
event-citizen-IDENTITY_READ = The Front opened your name and contact
event-citizen-DATA_REQUEST = Your request about your personal data was received
event-citizen-DATA_GRANTED = Your request about your personal data was granted
event-citizen-DATA_REFUSED = Your request about your personal data was refused
event-citizen-ERASED = The personal data of the case was erased

## Why a move cannot be made now

guard-questions-left = The submitter has been asked as often as allowed.
guard-system-only-when-due = The time for adding information is not over yet.
guard-classified = Not classified yet: category, body and post are needed.
guard-lawful-recipient = The recipient is involved in the case. Choose another.
guard-not-the-proposer = Whoever proposed it must not approve it.
guard-returns-left = It has been returned as often as allowed. A superior will assign it.
guard-assignee-free = This person is involved in the case or is not a handler of the unit.
guard-only-the-assignee = Only the person it was assigned to can submit the answer.
guard-not-the-drafter = Whoever drafted it must not approve it.
guard-some-point-fails = No point has been judged “Fail”.
guard-every-point-holds = Not all seven points are judged, or one of them is “Fail”.
guard-rounds-left = The answer has been sent back as often as allowed.
guard-promised = Say what will be done, and by which day.
guard-remedy-shown = The unit has not shown yet how each promise was kept.
guard-remedy-broken = No promise is late, and not all have been shown to be kept.
guard-publication-decided = Publication has not been decided.
guard-nothing-asked = The sender waits for a decision on what they asked for.
guard-sender-asked = The sender has asked for nothing, or it was decided.
guard-answered-by-unit = This answer is the Front's own: there is no unit to answer again.
guard-not-the-refuser = Whoever refused the case does not review the refusal.
guard-of-own-will = The sender says that they were made to withdraw.
guard-reporter-there = The sender has left the case and cannot be asked.
guard-second-person = The identity custodian has to propose it first, and another leader decides.
guard-diversion-proposed = A triage officer has to propose it first, and another leader decides.
guard-master-open = The common case must be another one that this Front is handling and that was not merged itself. Check the number.
guard-same-subject = The two cases are not about the same person or post. Classify both before merging.
guard-nobody-follows = Other cases were merged into this one. Part them first.
guard-rating-over = The time for rating is not over, and the submitter has not rated it “Neutral” or better.
guard-front-may-answer = This kind of feedback must go to a unit.
guard-front-answer-drafted = The Front's answer has not been drafted.

promise-CHUA_LAM = Not done yet
promise-CHO_KIEM_TRA = The unit reports it done, the Front is checking
promise-DA_LAM = Kept
promise-KHONG_LAM = Not kept in time

tray-cho-xu-ly = To do
tray-cua-toi = Mine
tray-qua-han = Overdue
tray-cho-noi-khac = Waiting for others
tray-da-xong = Done
