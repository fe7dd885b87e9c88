# The form. A key that ends in -praise takes the place of its sister when the kind is praise.

form-step = Bước { $number }/{ $total }
form-title-loai = Loại ý kiến
form-title-tinh = Tỉnh, thành phố
form-title-xa = Xã, phường
form-title-don-vi = Nơi làm việc
form-title-nguoi = Chức vụ
form-title-linh-vuc = Lĩnh vực
form-title-noi-dung = Nội dung
form-title-tep = Tệp kèm theo
form-title-danh-tinh = Cách gửi
form-title-kiem-tra = Xem lại
form-title-ma = Mã tra cứu
form-title-error = Cần sửa
form-way-out = Có người đến gần? Bấm nút đỏ “Thoát nhanh” ở đầu trang: trình duyệt chuyển ngay sang một trang khác và phần đang điền bị xóa, phải điền lại từ đầu.
form-next = Tiếp tục
form-back = Quay lại
form-send-other = Ý kiến đang điền ở đây chưa được gửi, vì mã trên trang vừa rồi không phải mã của nó. Nếu trước đó đã gửi một ý kiến với mã ấy, ý kiến đó được giữ nguyên, xem ở mục Tra cứu. Nếu chưa gửi, mã ấy không còn dùng được: tiếp tục điền để nhận mã mới.
form-send = Gửi
form-change = Sửa
form-choose = – Chọn –
form-none = Không ghi
form-yes = Có

form-kind-heading = Ông/Bà muốn gửi điều gì?
form-kind-elsewhere-heading = Khiếu nại, tố cáo, tố giác gửi ở nơi khác
form-kind-elsewhere-text = Trang này không nhận đơn khiếu nại, đơn tố cáo và tin báo tội phạm. Gửi ở đây có thể làm lỡ thời hạn và quyền lợi của Ông/Bà. Nếu muốn tố cáo chính thức, vui lòng gửi đơn hoặc đến trực tiếp cơ quan có thẩm quyền. Khẩn cấp, gọi 113.
form-kind-elsewhere-link = Xem khiếu nại, tố cáo, tố giác khác phản ánh thế nào và gửi ở đâu
form-kind-legend = Loại ý kiến
form-kind-hint = Không chắc thì chọn “Phản ánh”. Cán bộ Mặt trận sẽ phân loại lại giúp Ông/Bà.
form-kind-PHAN_ANH = Kể lại điều Ông/Bà thấy, nghe hoặc biết về việc làm, lối sống của cán bộ, đảng viên.
form-kind-KIEN_NGHI = Đề nghị cơ quan, đơn vị làm khác đi, sửa một việc chưa tốt.
form-kind-GOP_Y = Ý kiến chung về cách làm của Đảng, chính quyền, Mặt trận; không nhất thiết về một người.
form-kind-BIEU_DUONG = Người làm tốt cũng cần được biết đến.

form-filter = Gõ vài chữ để lọc danh sách dưới đây
form-filter-found = Còn {"{"}n{"}"} mục.
form-province-heading = Việc xảy ra ở tỉnh, thành phố nào?
form-province = Tỉnh, thành phố
form-province-hint = Chọn theo tên hiện nay, sau khi sắp xếp lại từ ngày 01/7/2025.

form-commune-heading = Ở xã, phường nào?
form-commune = Xã, phường, đặc khu
form-commune-hint = Việc ở một sở, ban, ngành của tỉnh thì chọn “Cơ quan cấp tỉnh”. Không còn cấp huyện, xin chọn xã, phường mới.
form-commune-province-level = Cơ quan cấp tỉnh

form-body = Cơ quan, đơn vị
form-body-heading = Người được phản ánh làm việc ở cơ quan, đơn vị nào?
form-body-heading-praise = Người được biểu dương làm việc ở cơ quan, đơn vị nào?
form-body-hint = Chọn nơi gần đúng nhất. Mặt trận sẽ xác định lại.
form-body-unknown = Tôi không biết
form-body-unknown-hint = Hoặc không có trong danh sách. Ông/Bà viết rõ hơn ở phần nội dung.

form-person = Người liên quan
form-person-heading = Đó là ai?
form-person-heading-praise = Ông/Bà muốn biểu dương ai?
form-person-post = Chức danh, chức vụ
form-person-post-hint = Chọn một dòng. Không biết thì chọn “Tôi không biết chức vụ”, vẫn gửi được.
form-person-whole = Cả cơ quan, đơn vị, không riêng ai
form-person-unknown = Tôi không biết chức vụ
form-person-no-body = Ông/Bà chưa biết cơ quan, nên không cần chọn chức vụ. Biết gì về người ấy thì viết ở phần nội dung.
form-person-name = Họ và tên của người đó, nếu biết (không phải tên Ông/Bà)
form-person-name-hint = Không biết thì để trống. Tên được cất kín cùng nội dung, chỉ Mặt trận đọc được.

form-category = Lĩnh vực
form-category-heading = Việc này thuộc lĩnh vực nào?
form-category-heading-praise = Người ấy đã làm tốt điều gì?
form-category-hint = Bấm vào từng nhóm để mở. Chọn nhiều nhất { $limit } mục, gần đúng là được.

form-matter-heading = Chuyện gì đã xảy ra?
form-matter-heading-praise = Việc tốt ấy là gì?
form-matter-careful = Đừng viết tên, số điện thoại hay địa chỉ của Ông/Bà ở đây. Phần đó có trang riêng.
form-matter-date = Ngày xảy ra
form-matter-date-hint = Ví dụ: 05/11/2026. Không nhớ chính xác thì ghi ngày gần nhất hoặc để trống.
form-matter-place = Nơi xảy ra
form-matter-place-hint = Ví dụ: bộ phận một cửa của xã. Có thể để trống.
form-matter-body = Nội dung
form-matter-body-praise = Kể lại việc tốt
form-matter-body-hint = Ai, làm gì, ở đâu, lúc nào, sao Ông/Bà biết. Viết điều mình thấy, nói rõ điều nào chỉ nghe kể.
form-matter-body-hint-praise = Ai, làm gì, ở đâu, lúc nào, việc ấy giúp được ai.
form-matter-body-shortest = Ít nhất { $limit } ký tự.
form-matter-wish = Ông/Bà mong điều gì?
form-matter-wish-praise = Ông/Bà muốn nhắn gì thêm?
form-matter-wish-hint = Ví dụ: nhắc nhở, giải thích, sửa lại một việc. Có thể để trống.
form-matter-wish-hint-praise = Ví dụ: một lời cảm ơn. Có thể để trống.

form-files-heading = Ông/Bà có ảnh hoặc tài liệu kèm theo không?
form-files-heading-praise = Ông/Bà có ảnh về việc tốt này không?
form-files-optional = Không có thì bấm “Tiếp tục”. Ý kiến không có tệp vẫn được xem xét như thường.
form-files = Tài liệu, hình ảnh kèm theo
form-files-hint = Ảnh JPEG, PNG, WebP; tài liệu PDF, DOCX; ghi âm MP3, M4A; ghi hình MP4. Mỗi tệp nhiều nhất { $one } MB, nhiều nhất { $count } tệp, tất cả nhiều nhất { $all } MB.
form-files-upload = Tải lên và ở lại trang này
form-files-uploaded = Tệp đã tải lên
form-files-remove = Bỏ tệp
form-files-refused = Chưa nhận được các tệp sau. Tệp khác vừa chọn, nếu nhận được, có tên ở cuối trang.

form-sender-heading = Ông/Bà muốn ai biết tên mình?
form-sender-privacy-link = Đọc kỹ: mỗi cách nghĩa là gì, ai thấy gì, điều gì không hứa được (mở ở trang mới)
form-sender-legend = Cách gửi
form-sender-open = Cán bộ Mặt trận của hồ sơ này xem được tên và liên lạc. Mỗi lần xem đều được ghi lại.
form-sender-sealed = Tên và liên lạc được niêm phong. Chỉ người giữ danh tính mở được, khi có lý do và có người khác duyệt; mỗi lần mở đều được ghi lại.
form-sender-anonymous = Không hỏi và không lưu tên. Nội dung phải đủ rõ để kiểm tra được, nếu không Mặt trận có thể không thụ lý.
form-sender-contact = Tên và liên lạc
form-sender-contact-hint = Chọn “Gửi ẩn danh” thì để trống phần này. Lỡ ghi thì cũng không được lưu.
form-sender-name = Họ và tên người gửi
form-sender-phone = Số điện thoại
form-sender-phone-hint = Có thể để trống. Ví dụ: 0912 345 678.
form-sender-address = Địa chỉ liên hệ
form-sender-address-hint = Có thể để trống.
form-sender-share = Cho đơn vị giải quyết biết tên tôi
form-sender-share-hint = Chỉ có tác dụng khi chọn “Cho Mặt trận biết tên tôi”. Không đánh dấu thì đơn vị không biết tên.
form-sender-notices = Báo tin qua thư điện tử
form-sender-notify = Báo cho tôi khi hồ sơ có tin mới
form-sender-notify-hint = Thư chỉ nói là có tin mới, không có nội dung. Cách gửi nào cũng dùng được, kể cả ẩn danh. Nhưng địa chỉ thư có thể cho biết Ông/Bà là ai.
form-sender-email = Thư điện tử
form-sender-email-hint = Chỉ ghi khi muốn nhận tin. Địa chỉ bị xóa khi hồ sơ kết thúc.

form-check-changed = Ông/Bà đã quay lại sau khi nhận mã tra cứu. Ý kiến chưa được gửi. Mã đã nhận vẫn giữ nguyên; xin xem lại, đánh dấu hai ô bên dưới rồi bấm tiếp để gửi.
form-check-heading = Xem lại trước khi gửi
form-check-button = Tạo mã tra cứu
form-check-elsewhere = Nội dung có nhắc đến khiếu nại, tố cáo hoặc tố giác. Gửi ở đây là phản ánh, không phải đơn khiếu nại, đơn tố cáo hay tin báo tội phạm, và không dừng thời hạn nào của các thủ tục ấy.
form-check-elsewhere-link = Xem gửi ở đâu (mở ở trang mới)
form-check-declare-heading = Trước khi gửi
form-check-false = Cố ý phản ánh sai sự thật để hại người khác có thể bị xử lý theo pháp luật. Viết đúng điều mình biết thì không phải lo, dù sau này kiểm tra ra kết quả khác.
form-check-false-praise = Xin chỉ kể điều có thật. Người được biểu dương có thể được hỏi ý kiến trước khi công khai.
form-check-declare = Tôi cam đoan nội dung là đúng sự thật theo hiểu biết của tôi. Tôi đã đọc lời nhắc về phản ánh sai sự thật.
form-check-privacy-link = Thông báo về dữ liệu cá nhân (mở ở trang mới)
form-check-privacy = Tôi đã đọc thông báo về dữ liệu cá nhân
form-check-next = Ở trang sau, Ông/Bà nhận mã tra cứu. Chưa có gì được gửi đi cho đến khi bấm “Gửi” ở trang đó.

form-code = Mã tra cứu
form-code-heading = Lưu mã tra cứu, rồi bấm Gửi
form-code-only-after = Ý kiến chưa được gửi. Mã chỉ dùng được sau khi Ông/Bà bấm “Gửi” ở cuối trang.
form-code-lost = Không ai tìm lại được mã đã mất, kể cả Mặt trận. Ai có mã thì đọc được hồ sơ, nên xin giữ kín.
form-code-keep = Chép mã ra giấy, chụp ảnh màn hình, hoặc dùng lệnh In của trình duyệt. Đừng lưu trên máy mà người khác hay dùng.
form-code-qr = Mã QR chứa mã tra cứu, để lưu lại
form-code-qr-note = Mã QR này chứa đúng mã tra cứu ở trên. Quét để lưu vào điện thoại của Ông/Bà.
form-code-where = Muốn xem kết quả: mở lại trang web này, vào mục Tra cứu và nhập mã.
form-code-slip = Xin cất phiếu này ở nhà. Đừng để ở nơi làm việc.
form-code-saved = Tôi đã lưu mã

# What the islands say; {n} is filled in by the browser
form-code-copy = Sao chép mã
form-code-copied = Đã sao chép. Hãy dán vào nơi chỉ mình Ông/Bà xem được.
letters-left = Còn có thể viết {"{"}n{"}"} ký tự.
letters-over = Dài quá {"{"}n{"}"} ký tự, vui lòng rút ngắn.
files-too-large = tệp này quá 20 MB, sẽ không gửi được
