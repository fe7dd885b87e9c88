# Where bodies stand, and moving them. Only in Vietnamese.

move = Vị trí của đơn vị
move-about = Địa bàn, cấp trên, cấp ủy lãnh đạo và Mặt trận cấp trên quyết định ý kiến của người dân đến đâu và ai không được xem. Vì vậy không ai đổi một mình: một người đề nghị, một cán bộ quản trị khác duyệt, và sớm nhất có hiệu lực từ ngày mai.
move-propose = Đề nghị chuyển
move-first-day = Chuyển từ ngày
move-first-day-hint = Ngày/tháng/năm. Sớm nhất là ngày mai. Nếu duyệt muộn hơn thì tính từ ngày sau ngày duyệt.
move-to-come = Đã duyệt, chưa đến ngày
move-waiting = Đề nghị đang chờ duyệt
# $who người đề nghị.
move-proposed-by = Người đề nghị: { $who }, ngày
move-by-list = danh mục địa bàn nhập trên máy chủ
move-from = Có hiệu lực từ ngày
move-changes = Vị trí trước và sau khi chuyển
# $bodies số đơn vị ở dưới, $accounts số tài khoản.
move-reach = Số đơn vị ở dưới cùng chuyển theo: { $bodies }. Số tài khoản có vai trò ở đơn vị này: { $accounts }.
move-former = Người lãnh đạo ở vị trí cũ vẫn được coi là có liên quan trong hai năm sau khi chuyển: đơn vị này không nhận và không xem vụ việc về những người ấy.
move-second = Cần một cán bộ quản trị hoặc cán bộ danh mục khác duyệt: không phải người đã đề nghị, và cả hai người không mới được mở tài khoản hay giao vai trò trong bảy ngày qua.
move-approve = Duyệt chuyển
move-refuse = Không duyệt
move-withdraw = Rút đề nghị
place = Nội dung
place-before = Trước
place-after = Sau
place-none = không có
place-stays = giữ nguyên
place-of-area = Địa bàn
place-of-parent = Đơn vị cấp trên hoặc cơ quan chủ quản
place-of-led_by = Cấp ủy lãnh đạo
place-of-front_above = Mặt trận cấp trên
# $count số đơn vị.
moves-waiting = Số đơn vị có đề nghị chuyển vị trí đang chờ người thứ hai duyệt: { $count }.
moves-waiting-show = Xem các đơn vị này

## Problems

err-move-in-use = Đơn vị này đã có một đề nghị chuyển đang chờ duyệt. Vui lòng duyệt, không duyệt hoặc rút đề nghị ấy trước.
err-move-required = Chưa có gì khác vị trí hiện nay. Vui lòng sửa ít nhất một mục rồi gửi lại.
err-move-not-allowed = Từ khi có đề nghị, đơn vị này, địa bàn hoặc đơn vị được chọn đã thay đổi nên không chuyển như vậy được nữa. Vui lòng chọn “Không duyệt”, sau đó có thể đề nghị lại.
err-area-in-use = Địa bàn này đã có một Mặt trận. Mỗi địa bàn chỉ có một Mặt trận, nơi ý kiến của người dân gửi đến. Vui lòng đóng hoặc chuyển Mặt trận ấy trước.
err-kind-in-use = Địa bàn của đơn vị này đã có một Mặt trận. Mỗi địa bàn chỉ có một Mặt trận. Vui lòng chọn loại hoặc cấp khác.
err-first_day-required = Vui lòng nhập ngày chuyển.
err-first_day-not-later = Sớm nhất là ngày mai. Vui lòng chọn một ngày sau hôm nay.
err-first_day-too-far-ahead = Ngày này còn quá xa. Vui lòng chọn ngày trong vòng một năm.
err-first_day-not-extended = Đã có một lần chuyển được duyệt từ ngày ấy hoặc sau đó. Vui lòng chọn một ngày sau ngày của lần chuyển đó.
