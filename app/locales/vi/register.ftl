# The register of a Front. Only in Vietnamese.

register = Sổ theo dõi tiếp nhận
register-about = Các phản ánh, kiến nghị đã tiếp nhận trong năm, theo mẫu sổ tiếp công dân. Sổ không ghi tên, địa chỉ và lời của người gửi; những điều đó chỉ xem trong hồ sơ, và mỗi lần xem đều được ghi lại.
register-of = { $front } – năm { $year }
register-front = Mặt trận
register-year = Năm
register-from = Nhận từ ngày
register-to = Đến hết ngày
register-day-hint = Ví dụ: 05/11/2026
register-bad-day = Ngày chưa đúng. Xin ghi ngày/tháng/năm, ví dụ 05/11/2026. Sổ đang hiển thị không lọc theo ngày.
register-bad-period = Ngày bắt đầu đang sau ngày kết thúc. Sổ đang hiển thị không lọc theo ngày.
register-empty = Không có mục nào trong phần sổ này. Xin chọn năm hoặc khoảng ngày khác.

register-number = Số thứ tự, mã hồ sơ
register-received = Ngày tiếp nhận
register-sender = Họ tên, địa chỉ
register-document = Số giấy tờ tùy thân
register-content = Tóm tắt nội dung
register-kind = Phân loại
register-people = Số người cùng nội dung
register-answered-by = Văn bản đã trả lời
register-competent = Thuộc thẩm quyền
register-guided = Văn bản hướng dẫn
register-referred = Cơ quan được chuyển, văn bản chuyển
register-result = Theo dõi kết quả

register-sender-open = Có tên, xem trong hồ sơ
register-sender-sealed = Giữ bí mật
register-sender-anonymous = Ẩn danh
register-sender-withdrawn = Đã rút

register-document-number = số { $number }
register-document-on = ngày { $day }
