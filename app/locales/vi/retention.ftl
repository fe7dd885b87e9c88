# How long personal data is kept, and erasing it. Only in Vietnamese.

retention = Lưu giữ và xóa dữ liệu
retention-about = Thời hạn lưu giữ, các vụ việc đã hết hạn, đề xuất và phê duyệt việc xóa.
retention-lead = Dữ liệu cá nhân trong vụ việc đã kết thúc được giữ đến hết thời hạn dưới đây. Việc xóa do một người đề xuất và một người khác phê duyệt, cả hai không mới được mở tài khoản hay giao vai trò trong bảy ngày qua; dòng trong sổ đăng ký và nhật ký vẫn được giữ.
retention-due-heading = Vụ việc đã hết thời hạn lưu giữ
retention-due-HET_HAN = vụ việc đã hết thời hạn lưu giữ
retention-due-RAC = tin rác đã quá thời hạn giữ
retention-rules = Thời hạn lưu giữ theo lĩnh vực và cách kết thúc
retention-category = Lĩnh vực
retention-ending = Kết thúc bằng
retention-period = Thời hạn
retention-basis = Căn cứ
retention-any = Mọi trường hợp khác
period-NAM = năm
period-NGAY = ngày
retention-drafts = Bản nháp chưa gửi: 24 giờ kể từ lần sửa cuối, tự xóa.
retention-contact = Địa chỉ thư điện tử để nhận thông báo: đến khi vụ việc kết thúc, tự xóa.
retention-runs = Các đợt xóa
retention-no-runs = Chưa có đợt xóa nào.
retention-run = Đợt
retention-run-heading = Đợt xóa số { $number }
retention-cause = Lý do
retention-cases = Số vụ việc
retention-erased = Đã xóa
retention-state = Tình trạng
retention-people = Đề xuất, phê duyệt
retention-proposed-by = Đề xuất
retention-decided-by = Quyết định
retention-by-program = Hệ thống lập sẵn, chưa ai đề xuất
retention-ended-on = Hoàn thành ngày
retention-item = Kết quả
retention-due-count = Có { $count } vụ việc. Mỗi đợt xóa nhiều nhất { $most } vụ việc, vụ việc kết thúc sớm hơn trước.
retention-nothing-due = Không có vụ việc nào. Chưa cần làm gì.
retention-consequence = Xóa rồi không khôi phục được: nội dung, tệp, tên và liên hệ của người gửi mất hẳn; mã tra cứu không còn dùng được. Số vụ việc, các ngày và nhật ký vẫn còn.
retention-propose = Đề xuất xóa
retention-take-up = Đề xuất xóa đợt này
retention-approve = Phê duyệt, cho xóa
retention-refuse = Không phê duyệt

erasure-cause-HET_HAN = Hết thời hạn lưu giữ
erasure-cause-RAC = Tin rác
erasure-cause-YEU_CAU = Theo yêu cầu của người có dữ liệu

run-SAN_SANG = Lập sẵn, chờ đề xuất
run-CHO_DUYET = Chờ phê duyệt
run-DA_DUYET = Đang xóa
run-KHONG_DUYET = Không được phê duyệt
run-XONG = Đã xong

run-item-CHO = Chờ
run-item-DA_XOA = Đã xóa
run-item-GIU_LAI = Giữ lại

## What is left of an erased case

erased-title = Vụ việc đã xóa nội dung
erased-back = Danh sách vụ việc
erased-chip = Đã xóa nội dung
erased-on = Nội dung và dữ liệu cá nhân của vụ việc này đã được xóa ngày { $day }.
erased-for-unit = Nội dung của vụ việc này không còn được lưu.
erased-kept = Chỉ còn dòng này trong sổ đăng ký; không còn gì để đọc hay xử lý.
erased-closed-on = Ngày kết thúc
erasure-HET_HAN = Lý do: hết thời hạn lưu giữ.
erasure-RAC = Lý do: tin rác, đã quá thời hạn giữ.
erasure-YEU_CAU = Lý do: người có dữ liệu yêu cầu xóa.
