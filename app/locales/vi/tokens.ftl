# Tokens of a unit's own systems, for whoever leads the unit.

tokens = Kết nối phần mềm của đơn vị
tokens-link = Kết nối phần mềm của đơn vị (khóa truy cập)
tokens-lead = Phần mềm của đơn vị có thể tự lấy phiếu chuyển và gửi dự thảo trả lời. Mỗi phần mềm cần một khóa truy cập riêng, do người đứng đầu đơn vị lập.
tokens-about = Khóa làm việc thay một cán bộ của đơn vị: cán bộ ấy không được xem vụ việc nào thì khóa cũng không thấy vụ việc đó. Khóa không ký thay ai. Mỗi lần đọc, mỗi việc làm bằng khóa đều được ghi lại. Hướng dẫn cho người lập trình:
tokens-empty = Chưa có khóa nào đang dùng.
tokens-hold = Các khóa đang dùng
token-new = Lập khóa mới
token-nobody = Đơn vị chưa có đầu mối hoặc người thụ lý nào có tài khoản, nên chưa lập được khóa.
token-name = Tên phần mềm
token-name-hint = Nhiều nhất { $limit } ký tự, ví dụ: Một cửa điện tử của xã.
token-acts-for = Làm việc thay
token-acts-for-hint = Cán bộ thôi việc hoặc đổi vai trò thì khóa hết dùng được.
token-choose = Chọn cán bộ
token-scope = Được làm
token-scope-DOC_PHIEU = Đọc phiếu chuyển
token-scope-TRA_LOI = Tiếp nhận phiếu và gửi dự thảo trả lời
token-until = Dùng đến hết ngày
token-until-hint = Nhiều nhất { $days } ngày kể từ hôm nay, ví dụ 30/06/2027.
token-last-used = Dùng lần cuối
token-never = Chưa dùng
token-make = Lập khóa
token-end = Chấm dứt
token-made = Khóa truy cập mới
token-once = Khóa chỉ hiện một lần này. Hệ thống không lưu khóa và không ai xem lại được. Xin chép ngay vào nơi giữ bí mật của phần mềm, không gửi qua thư điện tử hay tin nhắn.
token-how = Phần mềm gửi khóa trong mỗi yêu cầu, ở dòng
token-kept = Tôi đã chép khóa

err-acts_for-required = Vui lòng chọn cán bộ mà phần mềm làm việc thay.
err-acts_for-bad-choice = Cán bộ này không còn là đầu mối hoặc người thụ lý của đơn vị. Vui lòng chọn lại.
err-system_name-required = Vui lòng ghi tên phần mềm.
err-system_name-too-many = Đơn vị đã có { $limit } khóa đang dùng. Vui lòng chấm dứt khóa không cần nữa.
err-scope-required = Vui lòng chọn ít nhất một việc.
err-holds_until-required = Vui lòng ghi ngày cuối cùng được dùng.
err-holds_until-not-later = Ngày này đã qua. Vui lòng chọn hôm nay hoặc một ngày sau đó.
err-holds_until-beyond-limit = Khóa dùng được nhiều nhất { $limit } ngày. Vui lòng chọn ngày sớm hơn.
