# The front door, and the confirmation.

home-heading = Điều Ông/Bà thấy ở cán bộ, hãy nói với Mặt trận
home-lead = Gửi phản ánh, kiến nghị, góp ý hoặc biểu dương về đạo đức, lối sống, cách làm việc và sự nêu gương của cán bộ, đảng viên, công chức, viên chức. Không cần tài khoản. Có thể không nêu tên.
home-track = Tra cứu bằng mã
home-emergency = Khẩn cấp thì đừng chờ trả lời ở đây. Gọi 113 (công an) hoặc 111 (bảo vệ trẻ em).
home-steps-heading = Ý kiến của Ông/Bà sẽ đi đâu?
home-step-send = Ông/Bà gửi và giữ mã tra cứu
home-step-send-text = Mỗi trang một câu hỏi, khoảng mười phút. Trước khi gửi, Ông/Bà nhận một mã để theo dõi.
home-step-receive = Mặt trận tiếp nhận
home-step-receive-text = Cán bộ Mặt trận đọc, phân loại và hỏi lại nếu còn thiếu.
home-step-transfer = Mặt trận chuyển đến đơn vị có trách nhiệm
home-step-transfer-text = Đơn vị nhận bản tóm tắt do Mặt trận viết. Không chuyển cho chính người được phản ánh, cũng không chuyển cho đơn vị do người ấy lãnh đạo.
home-step-answer = Đơn vị trả lời, Mặt trận kiểm tra
home-step-answer-text = Thông thường trong { $limit }. Trả lời chưa đạt thì Mặt trận yêu cầu làm lại.
home-step-rate = Ông/Bà đọc trả lời và đánh giá
home-step-rate-text = Dùng mã tra cứu để đọc, nhắn thêm và đánh giá.
home-steps-link = Xem từng bước và thời hạn
home-identity-heading = Ai biết tên của Ông/Bà?
home-identity-text = Ông/Bà chọn: cho Mặt trận biết, giữ bí mật, hoặc ẩn danh. Đơn vị giải quyết không nhận được bài viết, mã tra cứu hay số điện thoại của Ông/Bà.
home-identity-link = Mỗi cách nghĩa là gì, và điều gì không ai hứa được
home-kinds-heading = Khiếu nại, tố cáo, tố giác
home-kinds-text = Những việc này có thủ tục và nơi nhận riêng. Nếu muốn tố cáo chính thức, vui lòng gửi đơn hoặc đến trực tiếp cơ quan có thẩm quyền.
home-kinds-link = Gửi ở đâu cho đúng

sent-heading = Đã gửi thành công
sent-text = Ý kiến của Ông/Bà đã gửi đến Mặt trận. Cảm ơn Ông/Bà đã lên tiếng.
sent-text-praise = Lời biểu dương của Ông/Bà đã gửi đến Mặt trận. Cảm ơn Ông/Bà đã cho biết một việc tốt.
sent-next-heading = Tiếp theo là gì?
sent-next = Cán bộ Mặt trận sẽ đọc, phân loại và chuyển đến đơn vị có trách nhiệm. Nếu cần hỏi thêm, câu hỏi sẽ nằm trong trang tra cứu. Xin Ông/Bà mở xem sau vài ngày.
sent-next-praise = Cán bộ Mặt trận sẽ đọc và xác nhận việc tốt này. Kết quả sẽ nằm trong trang tra cứu. Xin Ông/Bà mở xem sau vài ngày.
sent-code = Muốn xem, hãy vào mục Tra cứu và nhập mã tra cứu đã lưu. Mã hồ sơ ở trên không mở được hồ sơ.
sent-shared-device = Nếu dùng chung máy với người khác, xin đóng trang này và xóa lịch sử duyệt web.
