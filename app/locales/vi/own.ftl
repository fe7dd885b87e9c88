# What every officer does for themselves. Only in Vietnamese.

own-sign-in = Đăng nhập cán bộ
own-sign-in-lead = Dành cho cán bộ Mặt trận và các đơn vị. Người dân gửi và tra cứu ý kiến không cần đăng nhập.
own-sign-in-button = Đăng nhập
own-sign-in-trouble = Quên mật khẩu hoặc mất điện thoại: nhờ quản trị viên đề nghị khôi phục; lãnh đạo đơn vị duyệt và đưa tận tay Ông/Bà một mã.
own-citizens = Về trang gửi và tra cứu ý kiến
own-login = Tên đăng nhập
own-password = Mật khẩu

own-otp = Nhập mã xác thực
own-otp-label = Mã xác thực
own-otp-hint = 6 chữ số trong ứng dụng xác thực trên điện thoại.
own-otp-button = Xác nhận
own-otp-trouble = Mã đổi sau mỗi 30 giây. Nếu mã luôn sai, kiểm tra giờ của điện thoại.
own-otp-back = Quay lại đăng nhập

own-enrol = Đăng ký mã xác thực
own-enrol-lead = Lần đăng nhập đầu cần gắn tài khoản với điện thoại, để người biết mật khẩu cũng không vào thay được.
own-enrol-app = Mở ứng dụng xác thực trên điện thoại
own-enrol-app-about = Ví dụ: Google Authenticator, Microsoft Authenticator. Chưa có thì cài từ kho ứng dụng của điện thoại, không mất tiền.
own-enrol-scan = Quét hình này bằng ứng dụng
own-enrol-qr = Hình QR chứa khóa của tài khoản
own-enrol-type = Không quét được thì nhập khóa này vào ứng dụng:
own-enrol-account = Tài khoản: { $login }. Loại mã: theo thời gian, 6 chữ số.
own-enrol-code = Nhập mã mà ứng dụng đang hiện
own-enrol-button = Hoàn tất đăng ký
own-enrol-keep = Khóa chỉ hiện trong lần này. Không chụp màn hình, không gửi cho ai.

## Sentences about the whole form

sign-in-refused = Tên đăng nhập, mật khẩu hoặc mã không đúng. Vui lòng nhập lại.
one-time-refused = Mã xác thực không đúng hoặc đã dùng. Đợi mã mới rồi nhập lại.

## Ties

own-ties = Quan hệ của tôi
own-ties-lead = Vụ việc về người hoặc chức danh khai ở đây sẽ không bao giờ đến Ông/Bà: Ông/Bà không thấy, không được giao, không nhận thư báo.
own-ties-empty = Chưa khai quan hệ nào. Nếu vợ, chồng, cha, mẹ, con, anh, chị, em của Ông/Bà là cán bộ, hãy khai ở dưới.
own-ties-declared = Quan hệ đã khai
own-tie-to = Với ai
own-tie-kind = Quan hệ
own-tie-since = Khai ngày
own-tie-end = Không còn nữa
own-tie-add = Khai thêm quan hệ
own-tie-add-button = Khai quan hệ
own-tie-none = Không chọn
own-tie-post = Với người giữ chức danh
own-tie-post-hint = Cán bộ không có tài khoản ở đây: chọn đơn vị và chức danh của người đó.
own-tie-officer = Hoặc với người có tài khoản
own-tie-officer-hint = Chọn một trong hai ô là đủ.
own-tie-SPOUSE = Vợ, chồng
own-tie-PARENT = Cha, mẹ
own-tie-CHILD = Con
own-tie-SIBLING = Anh, chị, em
own-tie-WORKED_ON = Đã tham gia vào việc của người đó
own-tie-OTHER = Quan hệ khác làm ảnh hưởng đến tính khách quan

err-otp-required = Vui lòng nhập mã xác thực.
err-otp-bad-choice = Mã xác thực không đúng hoặc đã dùng. Đợi mã mới rồi nhập lại.
err-officer-too-many = Mỗi ngày khai được nhiều nhất { $limit } mối quan hệ. Vui lòng khai tiếp vào ngày mai.
err-officer-required = Vui lòng chọn một người hoặc một chức danh.
err-post-required = Vui lòng chọn một chức danh hoặc một người.
