# Bản sạch của tệp đính kèm, quét mã độc và lời nhắc về dấu vết: dành cho cán bộ.

scan-CHO_QUET = Đang chờ quét mã độc, chưa mở được.
scan-CO_MA_DOC = Có mã độc, không mở được. Nếu cần, yêu cầu người gửi gửi lại tệp khác.

copy-legend = Tệp gửi kèm cho đơn vị
copy-hint = Đơn vị chỉ nhận bản đã làm sạch của tệp được chọn, với tên chung như tep-1.jpg. Xem bản sạch trước khi chọn: khuôn mặt, biển số, chữ viết tay, tên người vẫn còn.
copy-preview = Xem bản sạch của { $name }
copy-coming = bản sạch đang được tạo, mất vài giây. Đang viết dở thì đừng tải lại trang: cứ trình, tệp nào chưa có bản sạch sẽ được báo và phần đã viết còn nguyên.
copy-none-of = Không gửi kèm được:
copy-recordings = Ghi âm, ghi hình cho biết gì
copy-recordings-hint = Ghi âm, ghi hình không được chuyển cho đơn vị. Viết lại những gì nghe được, thấy được, không để lộ người gửi. Có thể để trống.
copy-files = Tệp kèm theo phiếu chuyển
copy-files-hint = Bản do Mặt trận làm lại từ tệp người gửi cung cấp, không phải bản gốc.
copy-jpg = ảnh vẽ lại, không còn thông tin ẩn
copy-png = ảnh vẽ lại, không còn thông tin ẩn
copy-txt = chỉ phần chữ của tài liệu

no-copy-GHI_AM_GHI_HINH = ghi âm, ghi hình không được chuyển cho đơn vị; viết vào ô bên dưới.
no-copy-KHONG_CO_CHU = tài liệu không có phần chữ, có thể là bản quét; nêu nội dung cần thiết trong phần tóm tắt.
no-copy-QUA_LON = quá lớn để làm bản sạch; nêu nội dung cần thiết trong phần tóm tắt.
no-copy-KHONG_DOC_DUOC = tệp hỏng, có mật khẩu hoặc không an toàn; nêu nội dung cần thiết trong phần tóm tắt.

marks-in-referral = Phiếu chuyển có điều có thể cho biết người gửi
marks-in-referral-about = Kiểm tra lại trước khi duyệt. Nếu đó là của người gửi thì không duyệt và sửa phiếu.
marks-in-answer = Trả lời có điều có thể cho biết người gửi
marks-in-answer-about = Kiểm tra lại trước khi ký hoặc chuyển cho người gửi. Nếu đó là của người gửi thì trả lại để sửa.
marks-typed = Nội dung vừa viết có
marks-typed-about = Nếu đó là của người gửi thì xoá đi. Nếu là của cơ quan thì đánh dấu vào ô dưới đây rồi gửi lại.
marks-seen = Tôi đã xem lại, cần ghi như vậy, vẫn gửi
err-marks_seen-not-ticked = Nội dung có điều có thể cho biết người gửi: số điện thoại, địa chỉ thư, mã tra cứu hoặc họ tên. Chưa gửi gì. Vui lòng sửa, hoặc đánh dấu là đã xem rồi gửi lại.
