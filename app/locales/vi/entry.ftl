# What an officer of the Front writes down for somebody. Only in Vietnamese; the slip too is a paper of the Front.

entry-begin = Nhập đơn, thư, lời trình bày trực tiếp, điện thoại
entry-lead = Dùng khi người dân gửi đơn, thư, gọi điện, đến tiếp công dân, nói ở hội nghị hoặc bỏ thư vào hòm thư góp ý. Ý kiến đi tiếp đúng như khi người dân tự gửi trên mạng.
entry-elsewhere = Đơn khiếu nại, đơn tố cáo, tin báo tội phạm không nhập ở đây. Hướng dẫn người gửi đến đúng cơ quan có thẩm quyền.
entry-at = Nơi nhập
entry-begun = Đang có một ý kiến nhập dở. Nhập tiếp ở dưới, hoặc bỏ đi nếu đây là ý kiến của người khác.
entry-discard = Bỏ phần nhập dở, bắt đầu lại
entry-heading-nguon = Ý kiến đến bằng cách nào?
entry-heading-doi-tuong = Ở đâu, về ai?
entry-heading-noi-dung = Nội dung
entry-heading-tep = Tài liệu kèm theo
entry-heading-nguoi-gui = Người gửi
entry-heading-kiem-tra = Xem lại trước khi ghi nhận

entry-came-on = Ngày nhận được
entry-came-on-hint = Ngày đơn, thư đến hoặc ngày người gửi trình bày, ví dụ 24/11/2026. Các thời hạn tính từ ngày này.
err-channel-required = Vui lòng chọn kênh tiếp nhận.
err-came_on-required = Vui lòng ghi ngày nhận được ý kiến.
err-came_on-in-future = Ngày nhận được chưa tới. Vui lòng xem lại.
err-came_on-too-long-ago = Ngày nhận được đã quá một năm. Vui lòng xem lại năm.

entry-commune-hint = Việc ở một sở, ban, ngành của tỉnh thì chọn “Cơ quan cấp tỉnh”. Đổi nơi thì bấm nút dưới đây để lấy danh sách cơ quan của nơi ấy.
entry-take-place = Lấy danh sách cơ quan của nơi này
entry-unit-unknown = Chưa rõ, hoặc không có trong danh sách
entry-no-post = Không nêu chức danh
entry-name-hint = Không rõ thì để trống. Tên được cất kín cùng nội dung.

entry-body-hint = Ghi đúng lời người gửi: ai, làm gì, ở đâu, lúc nào, sao biết. Đơn, thư thì chép lại hoặc tóm lược trung thành và gửi kèm bản chụp. Không ghi tên, số điện thoại, địa chỉ của người gửi ở đây.
entry-files-optional = Có đơn, thư, ảnh, tài liệu thì chụp hoặc quét gửi kèm. Không có thì bấm “Tiếp tục”.
entry-files-handwriting = Chữ viết tay cũng cho biết ai là người gửi. Chỉ Mặt trận xem được tệp gốc; đơn vị chỉ nhận bản đã làm sạch mà cán bộ phân loại chọn.

entry-sender-ask = Hỏi người gửi muốn được biết đến thế nào. Đơn, thư không nêu rõ thì chọn “Giữ bí mật danh tính”; không có tên thì chọn “Ẩn danh”.
entry-sender-open = Cán bộ Mặt trận của hồ sơ này xem được tên và liên lạc. Mỗi lần xem đều được ghi lại.
entry-sender-sealed = Tên và liên lạc được niêm phong khi ghi nhận. Từ lúc ấy chính người nhập cũng không xem lại được.
entry-sender-anonymous = Không lưu tên. Nội dung phải đủ rõ để kiểm tra được.
entry-sender-contact-hint = Chọn “Ẩn danh” thì để trống phần này. Lỡ ghi thì cũng không được lưu.
entry-share = Người gửi cho đơn vị giải quyết biết tên
entry-share-hint = Chỉ đánh dấu khi người gửi nói rõ là đồng ý. Chỉ có tác dụng khi chọn “Cho Mặt trận biết tên”.
entry-notify = Báo cho người gửi khi hồ sơ có tin mới
entry-notify-hint = Thư chỉ nói là có tin mới, không có nội dung.

entry-read-back = Đọc lại cho người gửi
entry-read-back-yes = Đã đọc lại, người gửi xác nhận là đúng
entry-read-back-no = Chưa đọc lại được
entry-read-back-about-TRUC_TIEP = Đọc lại toàn bộ nội dung cho người gửi nghe trước khi ghi nhận.
entry-read-back-about-DIEN_THOAI = Đọc lại toàn bộ nội dung qua điện thoại trước khi ghi nhận.
entry-read-back-about-HOI_NGHI = Đọc lại cho người phát biểu nếu còn gặp được. Không gặp được thì chọn “Chưa đọc lại được”.
err-read_back-required = Vui lòng ghi đã đọc lại cho người gửi hay chưa.
entry-faithful = Nội dung đã nhập đúng như ý kiến nhận được, không thêm, không bớt
err-faithful-not-ticked = Vui lòng đối chiếu với ý kiến nhận được rồi đánh dấu vào ô.
entry-told = Người gửi đã được báo, hoặc sẽ được báo cùng phiếu, về cách dùng dữ liệu cá nhân và trách nhiệm khi cố ý phản ánh sai sự thật
entry-told-hint = Nội dung cần báo có ở trang “Bảo vệ danh tính”.
entry-told-link = Trang “Bảo vệ danh tính” (mở ở trang mới)
err-told-not-ticked = Vui lòng báo cho người gửi rồi đánh dấu vào ô.
entry-next = Khi bấm, ý kiến vào sổ chờ tiếp nhận và phiếu mã tra cứu hiện ra để in cho người gửi.
entry-button = Ghi nhận và hiện phiếu

entry-done = Đã ghi nhận ý kiến
entry-done-once = Mã tra cứu chỉ hiện ở trang này và không được lưu ở đâu. In phiếu (Ctrl + P) và trao cho người gửi trước khi rời trang. Không chép lại, không giữ bản sao.
entry-done-nobody = Ý kiến nhận qua thư thì gửi phiếu theo địa chỉ trong thư. Không có ai để trao thì không in. Quy tắc tiếp nhận có thể đưa ý kiến đến Mặt trận khác; khi ấy người nhập chỉ có phiếu này.
entry-again = Nhập ý kiến khác
entry-slip = PHIẾU MÃ TRA CỨU
entry-slip-where = Xem kết quả: mở địa chỉ dưới đây hoặc quét mã QR, vào mục Tra cứu, nhập mã tra cứu ở trên.
entry-slip-without-net = Không dùng mạng: mang phiếu đến trụ sở Mặt trận, cán bộ mở giúp để Ông/Bà đọc.
entry-slip-keep = Giữ kín phiếu này. Ai có mã thì đọc được hồ sơ. Nên cất ở nhà, đừng để ở nơi làm việc.
entry-slip-lost = Mất mã thì không ai tìm lại được, kể cả Mặt trận.

entry-how-read-back = đã đọc lại, người gửi xác nhận
entry-how-not-read-back = chưa đọc lại cho người gửi
