# The register of a Front. Only in Vietnamese.

book = Sổ theo dõi tiếp nhận
book-about = Các phản ánh, kiến nghị đã tiếp nhận trong năm, theo mẫu sổ tiếp công dân. Sổ không ghi tên, địa chỉ và lời của người gửi; những điều đó chỉ xem trong hồ sơ, và mỗi lần xem đều được ghi lại.
book-of = { $front } – năm { $year }
book-front = Mặt trận
book-year = Năm
book-from = Nhận từ ngày
book-to = Đến hết ngày
book-day-hint = Ví dụ: 05/11/2026
book-bad-day = Ngày chưa đúng. Xin ghi ngày/tháng/năm, ví dụ 05/11/2026. Sổ đang hiển thị không lọc theo ngày.
book-bad-period = Ngày bắt đầu đang sau ngày kết thúc. Sổ đang hiển thị không lọc theo ngày.
book-empty = Không có mục nào trong phần sổ này. Xin chọn năm hoặc khoảng ngày khác.
book-competent-yes = có
book-print = Để in: bấm Ctrl + P (khổ giấy A4 nằm ngang). Cột “Số giấy tờ tùy thân” để trống theo mẫu sổ: hệ thống không hỏi và không lưu số giấy tờ.

book-number = Số thứ tự, mã hồ sơ
book-received = Ngày tiếp nhận
book-sender = Họ tên, địa chỉ
book-document = Số giấy tờ tùy thân
book-content = Tóm tắt nội dung
book-kind = Phân loại
book-people = Số người cùng nội dung
book-answered-by = Văn bản đã trả lời
book-competent = Thuộc thẩm quyền
book-guided = Văn bản hướng dẫn
book-referred = Cơ quan được chuyển, văn bản chuyển
book-result = Theo dõi kết quả

book-sender-open = Có tên, xem trong hồ sơ
book-sender-sealed = Giữ bí mật
book-sender-anonymous = Ẩn danh
book-sender-withdrawn = Đã rút

book-document-number = số { $number }
book-document-on = ngày { $day }
