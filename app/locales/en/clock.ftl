### Time limits: why this date, extensions, reminders.

due-why = Why this date?
# $length so many days, $start the event that starts it, $from the day of that event.
due-how = { $length }, counted from { $start } { $from } (that day does not count). If the last day is a day off, the next working day counts.
due-basis = Ground
due-skipped = Days that do not count:
due-expected = expected, not announced yet
due-kept = The calendar changed, but a date that you were told does not become earlier.
due-projected = The days off of that time have not been announced yet, so this date may still move.
due-extended-from = Extended. The date before:
due-held = Standing still while the submitter is asked; the days of waiting are added back.
due-further = Further dates

starts-ngay_nhan = the day it was received,
starts-ngay_tiep_nhan = the day it was entered in the register,
starts-ngay_phan_loai_xong = the day it was classified,
starts-ngay_chuyen = the day it was passed on,
starts-ngay_yeu_cau = the day of the request,
starts-ngay_don_vi_nhan = the day the unit took it on,
starts-ngay_giai_quyet = the day it was resolved,
starts-ngay_nhan_ket_qua = the day the result was received,
starts-ngay_tra_loi = the day of the answer,
starts-ngay_de_nghi = the day of the request,
starts-tiep_tuc = the day it went on after a question,

clock-citizen-thong_bao_ket_qua_tiep_nhan = You are told whether it was passed on or not accepted by
clock-citizen-cong_khai = The result is published by
clock-citizen-canh_bao_45_ngay = 45 days after receipt
clock-citizen-chuyen_ket_qua_cho_dan = You receive the result by

err-not-extended = Please choose a day after the present date.
err-too-far-ahead = This day is too far ahead: at most { $limit } years from today. Promise longer work step by step.
err-beyond-limit = This is beyond the longest extension of { $limit } working days. Please choose an earlier day.

event-T14 = Answer extended
event-citizen-T14 = The unit extended the time for its answer
event-DATES_MOVED = Dates counted anew because the calendar changed
event-citizen-DATES_MOVED = The dates were counted anew because the calendar of days off changed
event-CONCERN = Marked as being of public concern
event-citizen-CONCERN = Marked as being of public concern
event-HANDED_OVER = Whoever had it in hand left; it is back on the list
event-CHILD_MARKED = Marked as concerning a child
event-CHILD_UNMARKED = No longer marked as concerning a child
event-CHILD_TOLD = Another Front says that the case concerns a child
event-CHILD_ASKED = An officer told the leaders that the case concerns a child
event-CHILD_LEFT = A leader decided that the case is not marked as concerning a child
event-COMMITMENT = Linked to a commitment of the official
event-RAISED = What waited for approval went to the body above
event-REMINDED = Somebody was reminded of a date
event-citizen-HANDED_OVER = Another officer takes it over
event-citizen-CHILD_MARKED = The case is protected as one that concerns a child
event-citizen-CHILD_UNMARKED = No longer marked as concerning a child
event-citizen-CHILD_TOLD = It is looked at whether it concerns a child
event-citizen-CHILD_ASKED = It is looked at whether it concerns a child
event-citizen-CHILD_LEFT = It was found not to concern a child
event-citizen-COMMITMENT = Linked to a commitment of the official
event-citizen-RAISED = The approval went to the body above
event-citizen-REMINDED = Those who handle it were reminded of a date

guard-extendable = Only the time for the first answer can be extended; praise is not extended.
guard-one-extension = The time for the answer was extended once and cannot be extended again.
guard-before-expiry = The time for the answer is over. It can be extended only before that.
