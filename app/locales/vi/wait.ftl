# Khi quá nhiều người hỏi cùng lúc, hoặc quá nhiều lần từ một nơi.

wait-heading = Xin chờ một chút rồi bấm lại
wait-text = Hệ thống đang nhận quá nhiều yêu cầu. Xin chờ { $seconds } giây rồi bấm nút bên dưới một lần nữa.
wait-kept = Những gì Ông/Bà đã nhập vẫn còn nguyên, không có gì bị mất.
wait-files = Các tệp đã tải lên vẫn còn nguyên. Tệp vừa chọn chưa được nhận: xin chọn lại rồi bấm nút.
wait-password = Xin nhập lại mật khẩu trước khi bấm nút.
wait-working = Trình duyệt của Ông/Bà đang làm một phép tính để rút ngắn thời gian chờ.
wait-done = Đã xong: Ông/Bà bấm nút được ngay.
