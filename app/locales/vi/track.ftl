# Following a case, and the rating.

track-heading = Tra cứu hồ sơ
track-lead = Nhập mã tra cứu Ông/Bà đã lưu khi gửi.
track-code-hint = 16 chữ và số, ví dụ 7K3M-9QPA-XW2D-4HTE. Viết hoa hay thường, có gạch nối hay không đều được.
track-button = Xem hồ sơ
track-not-found = Không tìm thấy hồ sơ. Vui lòng kiểm tra lại mã. Ông/Bà đã bấm “Gửi” ở trang cuối chưa? Chưa bấm thì mã chưa dùng được.
track-wait = Mã này vừa được dùng quá nhiều lần trong một giờ. Hồ sơ không mất gì. Vui lòng đợi { $limit } giây rồi bấm lại.
track-trouble-heading = Không xem được?
track-trouble-sent = Ông/Bà đã bấm “Gửi” ở trang cuối chưa? Chưa bấm thì mã chưa dùng được và ý kiến chưa được gửi.
track-trouble-typed = Xin xem lại từng ký tự. Mã tra cứu khác với mã hồ sơ (mã hồ sơ có hai chữ và số năm ở đầu).
track-trouble-lost = Mã đã mất thì không ai tìm lại được, kể cả Mặt trận. Ông/Bà có thể gửi lại ý kiến mới.
track-session = Vì an toàn, hồ sơ tự đóng sau 15 phút.

track-title = Hồ sơ của Ông/Bà
track-case = Hồ sơ
track-question = Mặt trận đang hỏi Ông/Bà. Xin trả lời trước hạn để hồ sơ được xem xét tiếp.
track-question-link = Đến chỗ trả lời
track-refused = Mặt trận không thụ lý ý kiến này
track-timeline = Quá trình xử lý
track-conversation = Trao đổi với Mặt trận
track-answer = Trả lời
track-answer-checked = Mặt trận đã kiểm tra trả lời này trước khi chuyển đến Ông/Bà.
track-remedy = Biện pháp khắc phục
track-signer = Người ký
track-message = Nhắn thêm cho Mặt trận
track-message-answer = Trả lời câu hỏi của Mặt trận
track-message-hint = Chỉ Mặt trận đọc được. Nếu gửi ẩn danh, xin đừng viết tên hay số điện thoại.
track-message-button = Gửi lời nhắn
track-danger = Nếu Ông/Bà bị đe dọa hoặc trả thù vì đã lên tiếng, hãy gọi 113 và báo cho Mặt trận.
track-leave = Rời hồ sơ

rating-heading = Mời Ông/Bà đánh giá
rating-text = Bốn câu hỏi, mỗi câu chọn một mức. Đánh giá được giữ kín và giúp Mặt trận giám sát tốt hơn.
rating-time = Thời gian giải quyết
rating-manner = Thái độ phục vụ
rating-answer = Chất lượng trả lời
rating-result = Kết quả giải quyết
rating-level-1 = Rất không hài lòng
rating-level-2 = Không hài lòng
rating-level-3 = Bình thường
rating-level-4 = Hài lòng
rating-level-5 = Rất hài lòng
rating-button = Gửi đánh giá
rating-given = Đánh giá của Ông/Bà
