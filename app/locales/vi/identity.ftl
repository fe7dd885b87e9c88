# Sealed identities, as far as senders read about them.

form-sender-only-anonymous = Mặt trận nơi nhận chưa đủ người giữ danh tính để bảo vệ tên của Ông/Bà, nên hiện chỉ nhận ý kiến ẩn danh. Ông/Bà vẫn theo dõi và trao đổi được bằng mã tra cứu.
err-identity-bad-choice = Nơi nhận hiện chỉ nhận ý kiến ẩn danh. Vui lòng chọn lại.
err-not-accepted = Mã bí mật không đúng, hoặc lúc này không thực hiện được. Vui lòng kiểm tra rồi thử lại sau ít phút.

event-OPENING_REQUESTED = Yêu cầu mở danh tính người gửi
event-OPENING_APPROVED = Duyệt mở danh tính người gửi
event-OPENING_REFUSED = Không duyệt mở danh tính người gửi
event-OPENING_HOLD_LIFTED = Bỏ giữ kín việc mở danh tính
event-IDENTITY_OPENED = Mở danh tính người gửi
event-IDENTITY_VIEWED = Xem danh tính đã mở
event-IDENTITY_REWRAPPED = Niêm phong lại danh tính cho những người giữ khóa hiện nay

event-citizen-OPENING_REQUESTED = Có cán bộ yêu cầu được biết tên và liên lạc của Ông/Bà
event-citizen-OPENING_APPROVED = Yêu cầu biết tên của Ông/Bà đã được duyệt
event-citizen-OPENING_REFUSED = Yêu cầu biết tên của Ông/Bà không được duyệt
event-citizen-OPENING_HOLD_LIFTED = Việc mở tên trước đây phải giữ kín theo pháp luật, nay Ông/Bà được báo
event-citizen-IDENTITY_OPENED = Tên và liên lạc của Ông/Bà đã được mở
event-citizen-IDENTITY_VIEWED = Người giữ danh tính đã xem tên và liên lạc của Ông/Bà
event-citizen-IDENTITY_REWRAPPED = Tên của Ông/Bà được niêm phong lại, không ai xem
