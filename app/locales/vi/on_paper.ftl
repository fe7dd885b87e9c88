# A unit that works without an account is served on paper. Only in Vietnamese.

paper-unit = Ở đơn vị này hiện không có cán bộ nào nhận được vụ việc này trên hệ thống: gửi và nhận bằng văn bản giấy, cán bộ nhập hộ ghi lại. Thời hạn tính như mọi đơn vị khác.
paper-entered-for-unit = nhập thay đơn vị
paper-optional = Có thể để trống.
paper-next-DA_CHUYEN = Đã gửi phiếu chuyển bằng văn bản giấy. Chờ đơn vị báo nhận giải quyết hoặc trả lại. Khi có tin, người nhập hộ ghi ở phần “Ghi đơn vị đã thụ lý” hoặc “Ghi đơn vị trả lại”.
paper-next-answer = Chờ văn bản trả lời của đơn vị. Khi có, người nhập hộ nhập ở phần “Nhập văn bản trả lời của đơn vị”.
paper-next-confirm = Văn bản trả lời đã được nhập. Một người khác mở bản quét, đối chiếu rồi xác nhận.
paper-print = In phiếu chuyển để ký, gửi

front-do-T36 = Duyệt, chuyển bằng văn bản giấy
front-about-T36 = Ở đơn vị nhận hiện không có cán bộ đầu mối nào nhận được vụ việc này trên hệ thống. In phiếu chuyển, ký, đóng dấu, gửi đi, rồi ghi số và ngày. Hạn thụ lý tính từ hôm nay.
front-button-T36 = Ghi đã gửi văn bản giấy
paper-sent-hint = Số của phiếu chuyển đã gửi.
desk-go-T36 = Đến phần Chuyển bằng văn bản giấy

front-do-T10 = Ghi đơn vị đã thụ lý
front-about-T10 = Nhập thay đơn vị, khi đơn vị đã báo bằng văn bản hoặc điện thoại là nhận giải quyết. Hạn trả lời bắt đầu tính.
front-button-T10 = Ghi đã thụ lý
paper-accepted-hint = Có văn bản thì ghi; báo qua điện thoại thì để trống.

front-do-T11 = Ghi đơn vị trả lại
front-about-T11 = Nhập thay đơn vị, theo đúng văn bản trả lại.
front-button-T11 = Ghi đơn vị trả lại
paper-return-code = Lý do đơn vị trả lại
paper-return-reason = Nội dung đơn vị giải thích
paper-return-reason-hint = Chép đúng ý trong văn bản của đơn vị.
paper-suggested = Đơn vị khác mà văn bản nêu
paper-no-suggestion = Văn bản không nêu

paper-do-answer = Nhập văn bản trả lời của đơn vị
paper-about-answer = Nhập đúng như văn bản giấy, rồi gửi kèm bản quét. Người khác đối chiếu và xác nhận; người nhập không tự xác nhận.
paper-button-answer = Lưu nội dung đã nhập
paper-answer-hint = Như ghi trên văn bản trả lời.
paper-answer-signer = Người ký văn bản
paper-answer-text = Nội dung trả lời
paper-answer-text-hint = Chép lại đầy đủ phần trả lời. Người gửi đọc được sau khi Mặt trận kiểm tra.
paper-go-scan = Gửi kèm bản quét văn bản trả lời
desk-go-paper-answer = Đến phần Nhập văn bản trả lời
desk-answer-WRITTEN_DOWN = Đã nhập từ văn bản giấy, chờ xác nhận

front-do-T35 = Xác nhận văn bản trả lời đã nhập
front-about-T35 = Mở bản quét ở phần “Trả lời”, đối chiếu số, ngày, người ký và từng nội dung. Đúng thì xác nhận; sai thì báo người nhập sửa.
front-button-T35 = Xác nhận đúng với bản giấy
desk-go-T35 = Đến phần Xác nhận văn bản trả lời

paper-do-evidence = Ghi việc đơn vị đã khắc phục
paper-promise = Việc đã cam kết
paper-evidence = Đơn vị báo đã làm gì
paper-evidence-hint = Ghi theo văn bản của đơn vị: việc đã làm, ngày, số văn bản.
paper-button-evidence = Ghi minh chứng

paper-scan-title = Bản quét văn bản trả lời
paper-scan-late = Bản quét chưa được gửi: trong lúc Ông/Bà chọn tệp, văn bản trả lời này đã được xác nhận hoặc vụ việc đã sang bước khác. Mở vụ việc để xem văn bản trả lời hiện nay. Nếu bản quét vẫn cần có trong hồ sơ, báo người đã xác nhận hoặc lãnh đạo Mặt trận.
paper-scan-to-case = Mở vụ việc
paper-scan-of = Văn bản số { $number }
paper-scan = Tệp bản quét
paper-scan-hint = PDF, JPEG hoặc PNG, mỗi tệp nhiều nhất { $one } MB, nhiều nhất { $count } tệp. Gửi từng tệp một.
paper-scan-button = Gửi bản quét
paper-scans = Bản quét văn bản
err-scan-required = Chưa chọn tệp nào. Vui lòng chọn bản quét.
err-scan-file-wrong-type = Bản quét phải là tệp PDF, JPEG hoặc PNG.
err-scan-too-many = Văn bản này đã có đủ { $limit } tệp quét.
