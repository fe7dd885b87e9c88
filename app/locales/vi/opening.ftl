# Keys of the holders and requests to open a name. Only in Vietnamese.

nav-openings = Mở danh tính
nav-keys = Khóa danh tính

## Keys

holder-title = Khóa danh tính
holder-lead = Tên người gửi bị niêm phong hai lớp. Muốn mở phải có một người duyệt và một người giữ danh tính, mỗi người nhập mã bí mật của mình. Máy chủ không tự mở được.
holder-ready = { $keeper } đã đủ người: biểu mẫu nhận cả ý kiến có tên.
holder-not-ready = { $keeper } chưa đủ người: cần ít nhất hai người giữ danh tính và hai người duyệt. Từ nay đến khi đủ người, biểu mẫu chỉ nhận ý kiến ẩn danh.
err-side-conflicted = Một tài khoản khác của Ông/Bà, hoặc cùng họ tên và chưa rõ là của ai, đã giữ khóa ở bên kia. Không ai ở cả hai bên; nếu là người khác, vui lòng nhờ quản trị viên xác nhận.
err-reason-not-ready = Hiện không còn đủ người giữ khóa của tên này, nên không ai mở được. Vui lòng báo quản trị viên.
holder-own = Khóa của tôi
holder-own-none = Chưa có khóa
holder-own-new = Chờ nhập lại mã bí mật
holder-own-waiting = Chờ hai người đang giữ khóa niêm phong lại
holder-own-admitted = Đang có hiệu lực
holder-group-CUSTODIAN = Người giữ danh tính
holder-group-APPROVER = Người duyệt mở danh tính
holder-group-about-CUSTODIAN = Mở lớp trong và là người duy nhất đọc được tên, sau khi có người duyệt.
holder-group-about-APPROVER = Xem lý do, gỡ lớp ngoài hoặc từ chối. Không đọc được tên. Ban Thường trực cử người làm việc này.
holder-make = Tạo khóa và mã bí mật
holder-secret = Mã bí mật của khóa
holder-secret-hint = 24 ký tự, sáu nhóm bốn ký tự. Không phân biệt chữ hoa, chữ thường.
holder-secret-once = Mã này chỉ hiện một lần và không được lưu ở đâu. Mất mã thì khóa không dùng được nữa.
holder-secret-keep = In hoặc chép tay, cất nơi có khóa, tách khỏi máy tính và điện thoại. Sau đó nhập lại để xác nhận.
holder-secret-slip = Phiếu mã bí mật mở danh tính. Không giao cho ai, không chụp ảnh, không gửi qua tin nhắn.
holder-again = Nhập lại mã bí mật đã chép để xác nhận. Nếu chưa chép được, hãy tạo mã khác.
holder-confirm = Xác nhận
holder-other-secret = Tạo mã khác
holder-lost = Tôi làm mất mã bí mật, hoặc mã bị lộ
holder-lost-about = Khóa cũ bị hủy ngay. Ông/Bà tạo khóa mới, rồi một người duyệt và một người giữ danh tính khác niêm phong lại tất cả.
holder-lost-sure = Tôi hiểu khóa cũ không lấy lại được
holder-lost-button = Hủy khóa cũ
holder-list = Những người giữ khóa
holder-list-empty = Chưa có ai.
holder-name = Họ tên
holder-side = Vai trò
holder-state = Tình trạng
holder-since = Từ ngày
holder-gap-title = Biểu mẫu chỉ nhận ý kiến ẩn danh
holder-gap = { $keeper }: hiện có { $custodians } người giữ danh tính và { $approvers } người duyệt có khóa. Cần ít nhất hai và hai, vì mất một mã bí mật thì không được mất tên của mọi người.
holder-gap-kept-title = Tên người gửi được niêm phong trước đây sắp không ai mở được
holder-gap-kept = { $keeper } không còn nhận tên mới nhưng vẫn giữ tên niêm phong của vụ việc đang giải quyết; hiện còn { $custodians } người giữ danh tính và { $approvers } người duyệt có khóa. Giữ lại ít nhất hai và hai người cho đến khi các vụ việc ấy kết thúc.
holder-gap-accounts = Tạo tài khoản ở Mặt trận này: ít nhất hai người có vai trò “Người giữ danh tính” và hai lãnh đạo Ban Thường trực. Không ai ở cả hai bên.
holder-gap-keys = Mỗi người đăng nhập, vào trang “Khóa danh tính”, tạo khóa, in mã bí mật và nhập lại.
holder-gap-then = Đủ bốn khóa thì biểu mẫu tự nhận ý kiến có tên. Thông báo này tự mất.
err-lost-not-ticked = Vui lòng đánh dấu vào ô để xác nhận.

## Sealing anew

rewrap-title = Niêm phong lại
rewrap-about = Khi có người mới hoặc có người thôi giữ khóa, một người duyệt và một người giữ danh tính cùng nhập mã bí mật trong một giờ. Người mới có hiệu lực từ lúc đó, người đã thôi không mở được nữa.
rewrap-left = Còn { $count } tên chưa niêm phong cho đúng những người hiện nay.
rewrap-until = Đợt này mở đến { $time }.
rewrap-entered = Đã nhập mã
rewrap-missing = Chưa nhập mã
rewrap-running = Đang niêm phong lại. Tải lại trang để xem tiến độ. Nếu máy chủ khởi động lại, hai người nhập mã lần nữa; phần đã xong được giữ.
rewrap-progress = Đã niêm phong lại { $done }; không mở được { $failed }.
rewrap-button = Nhập mã để niêm phong lại

## Openings

opening-list = Yêu cầu mở danh tính
opening-waiting = Yêu cầu mở danh tính đang chờ khóa của Ông/Bà: { $count }
opening-list-lead = Mỗi yêu cầu cần một người duyệt và một người giữ danh tính; người yêu cầu không được là một trong hai người đó.
opening-list-empty = Không có yêu cầu nào.
opening-one = Yêu cầu mở danh tính
opening-case = Mã hồ sơ
opening-front = Mặt trận thụ lý
opening-requested-on = Ngày yêu cầu
opening-state = Tình trạng
opening-CHO_DUYET = Chờ duyệt
opening-CHO_MO = Đã duyệt, chờ mở
opening-KHONG_DUYET = Không duyệt
opening-DA_MO = Đã mở
opening-HET_HAN = Hết hạn
opening-until = Có hiệu lực đến { $time }.
opening-reason = Lý do cần biết danh tính
opening-reason-hint = Vì sao không hỏi qua mã tra cứu được? Người duyệt và người giữ danh tính đọc lý do này.
opening-requester = Người yêu cầu
opening-decided-by = Người duyệt
opening-opened-by = Người mở
opening-ground = Lý do không duyệt
opening-request = Yêu cầu mở danh tính
opening-request-lead = Yêu cầu được gửi tới người duyệt và người giữ danh tính của { $keeper }.
opening-request-warning = Mỗi bước đều được ghi lại và người gửi được báo trên trang tra cứu. Chỉ yêu cầu khi không còn cách nào khác.
opening-next = Sau khi gửi yêu cầu
opening-next-approve = Một người duyệt đọc lý do rồi duyệt hoặc không duyệt. Sau { $days } ngày không ai duyệt thì yêu cầu hết hạn; vẫn cần thì gửi yêu cầu khác.
opening-next-open = Được duyệt rồi thì trong { $hours } giờ, một người giữ danh tính mở và đọc được tên, liên lạc trong { $minutes } phút.
opening-next-you = Người yêu cầu không nhận được tên: chỉ người giữ danh tính đọc được. Vì vậy hãy viết rõ trong lý do điều cần họ làm, ví dụ mời người gửi đến làm việc hoặc hỏi lại một điểm.
opening-next-follow = Kết quả đọc ở trang vụ việc, mục “Yêu cầu mở danh tính”: đã duyệt, không duyệt và lý do, đã mở hay hết hạn. Hệ thống không gửi thư báo.
opening-request-pending = Hồ sơ này đang có một yêu cầu chưa xong.
opening-request-button = Gửi yêu cầu
opening-approve = Duyệt
opening-approve-about = Nhập mã bí mật để gỡ lớp ngoài cho riêng yêu cầu này. Ông/Bà không thấy tên; người giữ danh tính có một ngày để mở.
opening-approve-button = Duyệt
opening-hold = Theo pháp luật, chưa được báo cho người gửi
opening-hold-hint = Chỉ đánh dấu khi cơ quan có thẩm quyền yêu cầu giữ kín.
opening-hold-ground = Căn cứ giữ kín
opening-hold-ground-hint = Chỉ điền khi đã đánh dấu ô trên: văn bản nào, của cơ quan nào.
opening-held = Người gửi chưa được báo về yêu cầu này.
opening-lift = Cho báo người gửi
opening-lift-about = Khi căn cứ không còn, người gửi đọc được toàn bộ các bước trên trang tra cứu.
opening-lift-button = Bỏ giữ kín
opening-refuse = Không duyệt
opening-refuse-button = Không duyệt
opening-open = Mở danh tính
opening-open-about = Nhập mã bí mật để mở lớp trong. Tên hiện trong 30 phút, chỉ trên trình duyệt này; mỗi lần xem đều được ghi lại.
opening-open-button = Mở
opening-sender = Người gửi
opening-sender-about = Không chép vào hồ sơ, không chuyển cho đơn vị giải quyết.
