# The calendar of working days, and renewing it. Only in Vietnamese.

calendar = Lịch làm việc
calendar-about = Ngày nghỉ lễ, nghỉ bù, nghỉ hoán đổi và thứ Bảy làm bù của từng năm; nhập lịch mới.
calendar-lead = Thời hạn tính theo ngày làm việc dựa vào lịch này. Ngày chính thức có văn bản công bố; ngày dự kiến còn có thể thay đổi.
calendar-years = Các năm đã có lịch
calendar-year = Năm
calendar-standing = Tình trạng
calendar-standing-unknown = Chưa có lịch
calendar-standing-projected = Dự kiến
calendar-standing-partly = Có ngày chính thức, có ngày còn dự kiến
calendar-standing-official = Chính thức
calendar-working-days = Số ngày làm việc
calendar-days = Các ngày khác thường lệ của năm { $year }
calendar-no-days = Năm này chưa có ngày nào trong lịch.
calendar-day = Ngày
calendar-kind = Loại
calendar-name = Tên
calendar-status = Trạng thái
calendar-source = Căn cứ

day-kind-holiday = Nghỉ lễ, Tết
day-kind-substitute_day_off = Nghỉ bù
day-kind-swapped_day_off = Nghỉ hoán đổi
day-kind-working_saturday = Thứ Bảy làm bù
certainty-official = Chính thức
certainty-projected = Dự kiến

calendar-missing = Chưa đủ lịch nghỉ chính thức của năm { $year }
calendar-missing-why = Thời hạn rơi vào năm ấy đang tính theo ngày dự kiến hoặc như không có ngày lễ, nên có thể sai. Lịch nghỉ Tết và Quốc khánh được công bố trước khi sang năm.
calendar-missing-do = Nhập lịch chính thức

## Renewing it

calendar-import = Nhập lịch
calendar-file-heading = Tệp lịch
calendar-columns = Tệp CSV, mã hóa UTF-8, dòng đầu là tên cột:
calendar-rows = “kind” là holiday, substitute_day_off, swapped_day_off hoặc working_saturday; “status” là official hoặc projected. “source” được để trống. Cả tệp được nhận, hoặc không dòng nào.
calendar-file = Chọn tệp CSV
calendar-file-hint = Nhiều nhất 256 KB. Tệp đã chọn thay cho nội dung dán ở ô dưới.
calendar-content = Hoặc dán nội dung tệp
calendar-content-hint = Các ô cách nhau bằng dấu chấm phẩy, mỗi ngày một dòng.
calendar-for-year = Lịch của năm
calendar-for-year-hint = Để trống nếu tệp có nhiều năm. Có ghi năm thì ngày của năm khác không được nhận.
calendar-whole = Tệp là toàn bộ lịch của năm
calendar-whole-hint = Đánh dấu thì ngày của những năm có trong tệp mà tệp không nêu sẽ bị bỏ khỏi lịch. Không đánh dấu thì chỉ bỏ ngày dự kiến cùng tên với ngày lễ vừa được công bố.
calendar-look = Xem trước
calendar-preview = Xem trước thay đổi
calendar-nothing = Lịch đã đúng như tệp này. Không có gì để thay đổi.
calendar-counts = Thêm { $added } ngày, sửa { $changed } ngày, bỏ { $removed } ngày. Chưa có gì được lưu.
calendar-changes = Thay đổi trong lịch
calendar-change = Thay đổi
calendar-added = Thêm
calendar-changed = Sửa
calendar-removed = Bỏ
calendar-was = trước đây: { $was }
calendar-dates = Ngày hạn của vụ việc đang mở
calendar-no-moves = Không có ngày hạn nào của vụ việc đang mở thay đổi.
calendar-moves = { $cases } vụ việc đang mở có ngày hạn thay đổi: { $later } ngày hạn lùi lại, { $earlier } ngày hạn sớm lên.
calendar-kept = { $kept } ngày hạn tính ra sớm hơn nhưng giữ nguyên vì đã báo cho người gửi.
calendar-more = Còn { $more } ngày hạn khác.
calendar-date = Thời hạn
calendar-from = Hiện nay
calendar-to = Theo lịch mới
calendar-told = Ngày đã báo cho người gửi không bao giờ sớm lên. Ngày hạn được tính lại trong vài phút sau khi nhập; mỗi vụ việc có thay đổi được ghi vào nhật ký của vụ việc.
calendar-confirm = Nhập lịch này
calendar-stale = Lịch hiện nay không còn như lúc xem trước. Chưa có gì được lưu; xem lại các thay đổi dưới đây rồi nhập.

err-content-file-empty = Chưa có ngày nào. Chọn tệp hoặc dán nội dung có dòng tên cột và ít nhất một ngày.
err-content-file-too-large = Tệp vượt quá { $limit } KB. Lịch của một năm chỉ vài chục dòng; xem lại tệp.
err-content-file-wrong-type = Tệp không phải chữ mã hóa UTF-8. Trong Excel, lưu lại ở dạng “CSV UTF-8” rồi nhập.
err-content-bad-date = Dòng { $limit }: ngày không hợp lệ. Viết theo dạng 2027-02-05 hoặc 05/02/2027.
err-content-no-such-day = Dòng { $limit }: không có ngày này trong lịch.
err-content-required = Dòng { $limit }: thiếu tên ngày.
err-content-too-long = Dòng { $limit }: tên hoặc căn cứ dài quá 200 ký tự.
err-year-wrong-year = Năm không hợp lệ. Viết bốn chữ số của một năm từ 2025 và không quá mười năm tới, hoặc để trống.
