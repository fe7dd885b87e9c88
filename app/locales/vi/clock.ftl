### Thời hạn: vì sao là ngày này, gia hạn, nhắc việc.

due-why = Vì sao là ngày này?
# $length bao nhiêu ngày, $start sự kiện bắt đầu, $from ngày của sự kiện đó.
due-how = { $length }, kể từ { $start } { $from } (không tính ngày này). Nếu ngày cuối là ngày nghỉ thì hạn là ngày làm việc tiếp theo.
due-basis = Căn cứ
due-skipped = Những ngày không tính:
due-expected = dự kiến, chưa có thông báo chính thức
due-kept = Lịch nghỉ đã thay đổi, nhưng ngày đã báo cho Ông/Bà không bị rút ngắn.
due-projected = Lịch nghỉ của khoảng thời gian này chưa được thông báo chính thức, nên ngày này còn có thể thay đổi.
due-extended-from = Đã gia hạn. Hạn trước đó:
due-held = Đang tạm dừng vì chờ người gửi bổ sung thông tin; những ngày chờ sẽ được cộng lại.
due-further = Các thời hạn khác

starts-ngay_nhan = ngày nhận
starts-ngay_tiep_nhan = ngày tiếp nhận
starts-ngay_phan_loai_xong = ngày phân loại xong
starts-ngay_chuyen = ngày chuyển
starts-ngay_yeu_cau = ngày yêu cầu
starts-ngay_don_vi_nhan = ngày đơn vị nhận
starts-ngay_giai_quyet = ngày giải quyết
starts-ngay_nhan_ket_qua = ngày nhận kết quả
starts-ngay_tra_loi = ngày trả lời
starts-ngay_de_nghi = ngày có đề nghị
starts-tiep_tuc = ngày tiếp tục sau khi chờ bổ sung, là ngày

clock-citizen-thong_bao_ket_qua_tiep_nhan = Ông/Bà được báo là nội dung đã chuyển hay không thụ lý chậm nhất ngày
clock-citizen-cong_khai = Công khai kết quả chậm nhất ngày
clock-citizen-canh_bao_45_ngay = Mốc 45 ngày kể từ ngày nhận
clock-citizen-chuyen_ket_qua_cho_dan = Ông/Bà nhận kết quả chậm nhất ngày

guard-extendable = Chỉ thời hạn trả lời lần đầu mới được gia hạn; biểu dương thì không gia hạn.
guard-one-extension = Thời hạn trả lời đã được gia hạn một lần và không được gia hạn nữa.
guard-before-expiry = Thời hạn trả lời đã hết nên không gia hạn được nữa. Chỉ được gia hạn trước khi hết hạn.

err-not-extended = Vui lòng chọn một ngày sau thời hạn hiện tại.
err-too-far-ahead = Ngày này quá xa: nhiều nhất { $limit } năm kể từ hôm nay. Việc dài hơn thì hứa từng bước.
err-beyond-limit = Ngày này vượt quá thời gian gia hạn tối đa { $limit } ngày làm việc. Vui lòng chọn ngày sớm hơn.

event-T14 = Gia hạn trả lời
event-citizen-T14 = Đơn vị đã gia hạn trả lời
event-DATES_MOVED = Tính lại thời hạn vì lịch nghỉ thay đổi
event-citizen-DATES_MOVED = Thời hạn được tính lại vì lịch nghỉ thay đổi
event-CONCERN = Được ghi nhận là dư luận quan tâm
event-citizen-CONCERN = Được ghi nhận là dư luận quan tâm
event-HANDED_OVER = Người phụ trách đã chuyển đi; vụ việc về danh sách chờ
event-CHILD_MARKED = Đánh dấu vụ việc liên quan đến trẻ em
event-CHILD_UNMARKED = Bỏ đánh dấu liên quan đến trẻ em
event-CHILD_TOLD = Mặt trận khác cho biết vụ việc liên quan đến trẻ em
event-CHILD_ASKED = Cán bộ báo lãnh đạo vụ việc liên quan đến trẻ em
event-CHILD_LEFT = Lãnh đạo quyết định không đánh dấu liên quan đến trẻ em
event-COMMITMENT = Gắn với cam kết của cán bộ
event-RAISED = Việc chờ duyệt đã chuyển lên cấp trên
event-REMINDED = Nhắc hoặc báo cáo về thời hạn
event-citizen-HANDED_OVER = Người phụ trách đã thay đổi
event-citizen-CHILD_MARKED = Vụ việc được bảo vệ như việc liên quan đến trẻ em
event-citizen-CHILD_UNMARKED = Bỏ đánh dấu liên quan đến trẻ em
event-citizen-CHILD_TOLD = Được xem xét có liên quan đến trẻ em hay không
event-citizen-CHILD_ASKED = Được xem xét có liên quan đến trẻ em hay không
event-citizen-CHILD_LEFT = Đã xem xét, không liên quan đến trẻ em
event-citizen-COMMITMENT = Đã gắn với cam kết của cán bộ
event-citizen-RAISED = Việc duyệt đã chuyển lên cấp trên
event-citizen-REMINDED = Đã nhắc nơi giải quyết về thời hạn
