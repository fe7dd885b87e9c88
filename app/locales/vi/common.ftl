# Every page: the frame, what is not there, dates, cases.

site-name = Phản hồi của Nhân dân
site-tag = Mặt trận Tổ quốc Việt Nam
skip-link = Đến nội dung chính
banner-demo = Đây là trang thử nghiệm. Người, đơn vị và hồ sơ ở đây đều không có thật. Xin đừng gửi việc thật.
banner-insecure = Trang này đang chạy không mã hóa. Người khác trên mạng có thể đọc được những gì Ông/Bà gửi.

quick-exit = Thoát nhanh
nav-main = Các trang
nav-home = Trang chủ
nav-send = Gửi phản ánh, kiến nghị
nav-track = Tra cứu
nav-help = Hướng dẫn
nav-privacy = Bảo vệ danh tính
nav-other-language = English
nav-sign-in = Đăng nhập cán bộ
nav-desks = Bàn làm việc
nav-front = Mặt trận
nav-unit = Đơn vị
nav-office = Quản trị
nav-ties = Quan hệ của tôi
nav-account = Tài khoản của tôi
sign-out = Đăng xuất
footer-emergency = Trong trường hợp khẩn cấp, gọi 113 (công an) hoặc 111 (bảo vệ trẻ em).

not-found-heading = Không tìm thấy trang
not-found-text = Trang này không có, hoặc không mở được ở đây. Xin kiểm tra lại địa chỉ.
unavailable-heading = Tạm thời chưa mở được
unavailable-text = Máy chủ đang bận. Những gì đã gửi không bị mất. Xin thử lại sau ít phút.

form-error-heading = Xin sửa những chỗ sau

level-on-time = Trong hạn
level-due-soon = Sắp đến hạn
level-overdue = Quá hạn

limit-NLV = { $amount } ngày làm việc
limit-NGAY = { $amount } ngày
limit-unknown = thời hạn quy định

skip-weekend = ngày nghỉ cuối tuần
skip-saturday = thứ Bảy
skip-sunday = Chủ nhật

document-no = Văn bản số
message-from-reporter = Người gửi
message-from-you = Ông/Bà
message-from-front = Mặt trận

case-number = Mã hồ sơ
case-front = Nơi tiếp nhận
case-unit = Đơn vị giải quyết
case-received-on = Ngày nhận
case-state = Trạng thái
case-outcome = Kết quả
