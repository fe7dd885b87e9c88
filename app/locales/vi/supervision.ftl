# The Front's own supervision. Only in Vietnamese.

supervision-begin = Lập ý kiến giám sát
supervision-lead = Lập ý kiến giám sát của Mặt trận: điều Mặt trận tự phát hiện qua báo chí, đoàn giám sát, hội nghị, hoặc nhiều người cùng phản ánh. Không có người gửi để hỏi thêm hay đánh giá.
supervision-heading = Nguồn của ý kiến giám sát
supervision-nobody = Đây là ý kiến của Mặt trận: không có người gửi, không có mã tra cứu, không chờ đánh giá.
supervision-source = Nguồn
supervision-source-BAO_CHI = Báo chí, mạng xã hội
supervision-source-DOAN_GIAM_SAT = Đoàn giám sát
supervision-source-HOI_NGHI = Hội nghị, tiếp xúc cử tri
supervision-source-NHIEU_NGUOI = Nhiều người cùng phản ánh
supervision-people = Số người cùng phản ánh
supervision-people-hint = Không có thì để trống.
supervision-representative = Người đại diện
supervision-representative-hint = Họ và tên. Từ { $limit } người trở lên phải có người đại diện.
supervision-contact = Liên lạc của người đại diện
supervision-organisations = Tổ chức thành viên cùng tham gia
supervision-organisations-hint = Ví dụ: Hội Nông dân xã, Hội Phụ nữ xã. Có thể để trống.
supervision-button = Lập vụ việc giám sát
supervision-done = Đã lập vụ việc giám sát
supervision-next-resolved = Trả lời đã đạt yêu cầu. Lãnh đạo đóng vụ việc; không phải chờ đánh giá.
entry-open-case = Mở vụ việc
err-source-required = Vui lòng chọn nguồn của ý kiến giám sát.
err-people-bad-choice = Vui lòng ghi số người bằng chữ số, ví dụ 12.
err-people-too-short = Nhiều người cùng phản ánh thì ít nhất là hai người.
err-representative-required = Từ { $limit } người trở lên, vui lòng ghi người đại diện.
