### Thư báo: không có nội dung, chỉ báo có việc mới và nơi xem.
### $url: địa chỉ trang cần mở.

mail-REPORTER_NEWS-subject = Có thông báo mới dành cho Ông/Bà
mail-REPORTER_NEWS-body =
    Có tin mới về nội dung Ông/Bà đã gửi.

    Mời Ông/Bà xem bằng mã tra cứu của mình tại:
    { $url }

    Ông/Bà nên xem sớm, vì có việc chỉ chờ trong một số ngày.

    Thư này được gửi tự động, xin đừng trả lời. Không ai được hỏi mã tra cứu của Ông/Bà qua thư hay điện thoại.
mail-REPORTER_QUESTION-subject = { mail-REPORTER_NEWS-subject }
mail-REPORTER_QUESTION-body = { mail-REPORTER_NEWS-body }

mail-FRONT_NEW-subject = Có việc mới
mail-FRONT_NEW-body =
    Có việc mới, vui lòng đăng nhập:
    { $url }

    Thư này được gửi tự động, xin đừng trả lời.
mail-FRONT_ANSWER-subject = { mail-FRONT_NEW-subject }
mail-FRONT_ANSWER-body = { mail-FRONT_NEW-body }
mail-UNIT_REFERRAL-subject = { mail-FRONT_NEW-subject }
mail-UNIT_REFERRAL-body = { mail-FRONT_NEW-body }
mail-UNIT_SENT_BACK-subject = { mail-FRONT_NEW-subject }
mail-UNIT_SENT_BACK-body = { mail-FRONT_NEW-body }
mail-OFFICER_ASSIGNED-subject = { mail-FRONT_NEW-subject }
mail-OFFICER_ASSIGNED-body = { mail-FRONT_NEW-body }
mail-OPENING_REQUESTED-subject = { mail-FRONT_NEW-subject }
mail-OPENING_REQUESTED-body = { mail-FRONT_NEW-body }
mail-OPENING_APPROVED-subject = { mail-FRONT_NEW-subject }
mail-OPENING_APPROVED-body = { mail-FRONT_NEW-body }
mail-DATE_REMINDER-subject = { mail-FRONT_NEW-subject }
mail-DATE_REMINDER-body = { mail-FRONT_NEW-body }
mail-DATA_REQUEST-subject = { mail-FRONT_NEW-subject }
mail-DATA_REQUEST-body = { mail-FRONT_NEW-body }
mail-APPROVAL_RAISED-subject = { mail-FRONT_NEW-subject }
mail-APPROVAL_RAISED-body = { mail-FRONT_NEW-body }
mail-SUPERIOR_REPORT-subject = { mail-FRONT_NEW-subject }
mail-SUPERIOR_REPORT-body = { mail-FRONT_NEW-body }
mail-THREAT-subject = Có việc khẩn, xin xem ngay
mail-THREAT-body =
    Có việc khẩn đang chờ. Xin đăng nhập ngay:
    { $url }

    Thư này được gửi tự động, xin đừng trả lời.
