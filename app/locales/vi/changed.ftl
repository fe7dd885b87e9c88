# That something changed while somebody had it open at a desk. Only in Vietnamese.

changed-case = Hồ sơ vừa được cập nhật trong khi Ông/Bà đang mở trang này
changed-other = Nội dung này vừa được sửa trong khi Ông/Bà đang mở trang
# $time giờ và phút, $day ngày.
changed-at = lúc { $time } ngày { $day }
changed-on = ngày { $day }
changed-by-you = chính Ông/Bà, ở một trang khác
changed-now = Trạng thái nay là:
changed-kept = Chưa có gì bị ghi đè. Những gì Ông/Bà nhập vẫn còn nguyên trong biểu mẫu. Vui lòng xem thay đổi; nếu vẫn muốn làm tiếp, đánh dấu vào ô “Tôi đã xem thay đổi và vẫn làm tiếp” ngay trên nút rồi bấm lại.
changed-gone = Việc Ông/Bà định làm nay không còn làm được nữa, và chưa có gì bị ghi đè. Nếu Ông/Bà đã viết nội dung, nội dung đó được giữ lại ngay dưới đây để chép.
changed-seen = Tôi đã xem thay đổi và vẫn làm tiếp
err-change_seen-not-ticked = Có thay đổi trong khi Ông/Bà đang nhập. Vui lòng xem thay đổi, đánh dấu vào ô xác nhận rồi bấm lại.
