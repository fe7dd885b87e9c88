# What every officer does with their own account. Only in Vietnamese.

confirm = Xác nhận là Ông/Bà
confirm-lead = Việc sắp làm quan trọng, nên cần mã xác thực mới của Ông/Bà. Trong 5 phút sau đó không phải nhập lại.
confirm-button = Xác nhận và tiếp tục
confirm-lapsed = Nội dung Ông/Bà nhập vẫn còn. Mã xác thực lần trước đã quá 5 phút: nhập mã mới ở cuối biểu mẫu rồi gửi lại.

tries-wait = Đã nhập sai nhiều lần. Vui lòng đợi { $limit } giây rồi thử lại.
sign-in-code-first = Đang có người thử đoán mật khẩu của tên đăng nhập này. Vui lòng nhập mật khẩu cùng với mã xác thực trên điện thoại hoặc một mã dự phòng.

own-otp-or-code-hint = 6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng. Tài khoản mới chưa có mã: nhập 000000.
own-code-instead = Không có điện thoại bên mình? Dùng mã dự phòng
own-code-label = Mã dự phòng
own-code-hint = Một trong các mã Ông/Bà đã in hoặc chép lại, ví dụ K3MA-7AXQ-…
own-code-button = Dùng mã dự phòng

## One's own account

account-lead = Mật khẩu, mã dự phòng và nơi Ông/Bà đang đăng nhập. Mỗi thay đổi ở đây cần mã xác thực trong 5 phút gần nhất.
account-sessions = Nơi đang đăng nhập
account-sessions-about = Hệ thống không ghi địa chỉ mạng hay loại máy. Phiên tự hết sau 30 phút không dùng và sau 12 giờ.
account-since = Đăng nhập lúc
account-last-used = Dùng gần nhất ngày
account-this-one = Phiên này
account-end = Kết thúc
account-end-others = Kết thúc mọi phiên khác
account-password = Đổi mật khẩu
account-password-old = Mật khẩu đang dùng
account-password-new = Mật khẩu mới
account-password-hint = Từ 15 ký tự, có thể có dấu và dấu cách; ví dụ bốn từ không liên quan. Không dùng tên, đơn vị hay tên đăng nhập. Mọi phiên khác sẽ kết thúc.
account-password-again = Nhập lại mật khẩu mới
account-password-change = Đổi mật khẩu
account-codes = Mã dự phòng
account-codes-left = Còn { $count } mã dự phòng chưa dùng.
account-codes-about = Mỗi mã thay một lần cho mã xác thực khi Ông/Bà không có điện thoại. Tạo mã mới thì mọi mã cũ không còn dùng được.
account-codes-make = Tạo 10 mã mới
account-codes-lead = In hoặc chép lại 10 mã này. Mỗi mã dùng được một lần thay cho mã xác thực khi Ông/Bà mất hoặc quên điện thoại.
account-codes-keep = Các mã chỉ hiện lần này. Cất ở nơi chỉ Ông/Bà lấy được, không để cùng mật khẩu, không gửi cho ai.
account-codes-kept = Tôi đã cất mã, tiếp tục
account-authenticator = Ứng dụng xác thực
account-authenticator-about = Khi đổi điện thoại: gắn tài khoản với ứng dụng mới. Ứng dụng cũ và các mã dự phòng thôi dùng được, mọi phiên kết thúc.
account-authenticator-change = Đổi ứng dụng xác thực

err-password-bad-choice = Mật khẩu đang dùng không đúng.
err-new_password-required = Vui lòng nhập mật khẩu mới.
err-new_password-too-short = Mật khẩu quá ngắn. Vui lòng nhập ít nhất { $limit } ký tự.
err-new_password-too-long = Mật khẩu quá dài. Vui lòng nhập nhiều nhất { $limit } ký tự.
err-new_password-not-allowed = Mật khẩu này dễ đoán hoặc đã dùng. Vui lòng chọn mật khẩu khác, ví dụ bốn từ không liên quan.
err-new_password_again-bad-choice = Hai lần nhập mật khẩu mới không giống nhau.

## Recovery by two officers

account-recovery-notice = Có đề nghị khôi phục tài khoản này. Nếu không phải Ông/Bà nhờ, hãy báo ngay lãnh đạo đơn vị. Ngày đề nghị:
recovery = Khôi phục tài khoản
recovery-about = Khi người giữ tài khoản quên mật khẩu hoặc mất ứng dụng xác thực và hết mã dự phòng. Lãnh đạo đơn vị của người đó, hoặc cấp trên, phải duyệt; quản trị viên không tự làm được.
recovery-open = Đề nghị khôi phục
recovery-open-button = Gửi đề nghị
recovery-reason = Lý do
recovery-reason-hint = Ai nhờ, vì sao, đã xác minh người đó thế nào.
recovery-goes-on = Đang có đề nghị khôi phục, gửi ngày
recovery-waiting = Đề nghị khôi phục chờ duyệt
recovery-waiting-lead = Chỉ duyệt khi đã gặp trực tiếp người đó. Duyệt xong, mã hiện một lần để Ông/Bà đưa tận tay.
recovery-none = Không có đề nghị nào chờ Ông/Bà.
recovery-opened-by = { $name } đề nghị ngày
recovery-approve = Duyệt và hiện mã
recovery-refuse = Không duyệt
recovery-code = Mã khôi phục
recovery-code-lead = Đưa mã này tận tay cho { $name }. Mã dùng được một lần, trong 24 giờ.
recovery-code-where = Nơi nhập mã: { $address }
recovery-code-keep = Mã chỉ hiện lần này. Không gửi qua tin nhắn, thư điện tử; không đọc qua điện thoại.
recovery-code-given = Đã đưa mã
recovery-have-code = Tôi có mã khôi phục
recovery-use = Khôi phục tài khoản bằng mã
recovery-use-lead = Nhập mã mà lãnh đạo đưa tận tay Ông/Bà và đặt mật khẩu mới. Sau đó gắn tài khoản với ứng dụng xác thực.
recovery-use-code = Mã khôi phục
recovery-use-button = Đặt mật khẩu mới
recovery-code-refused = Tên đăng nhập hoặc mã khôi phục không đúng, đã dùng hoặc đã quá hạn.

err-reason-not-allowed = Không gửi được: tài khoản đang khóa, là của chính Ông/Bà, hoặc đã có đề nghị chờ duyệt.
