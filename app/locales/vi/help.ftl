# Help. How long each step may take comes from the reference data; the binding date of a case stands
# on its page.

help-heading = Hướng dẫn
help-lead = Gửi gì ở đây, gửi gì ở nơi khác, và ý kiến của Ông/Bà được xử lý ra sao.

help-emergency-heading = Khẩn cấp
help-emergency-113 = Gọi 113 (công an) khi có người bị đánh, bị đe dọa, hoặc tội phạm đang xảy ra.
help-emergency-111 = Gọi 111 (bảo vệ trẻ em) khi trẻ em bị xâm hại, bị bỏ rơi hoặc gặp nguy hiểm. Gọi miễn phí, cả ngày lẫn đêm.
help-emergency-not-here = Trang này không có người trực suốt ngày đêm. Đừng chờ trả lời ở đây.

help-here-heading = Những gì gửi ở đây
help-report = Kể lại điều mình thấy, nghe, biết về đạo đức, lối sống, việc làm của cán bộ, đảng viên, công chức, viên chức.
help-recommendation = Đề xuất cách làm khác, cách sửa một việc chưa tốt.
help-comment = Ý kiến chung để Đảng, chính quyền, Mặt trận làm tốt hơn.
help-praise = Nêu một người, một tập thể đã làm tốt để mọi người noi theo.
help-here-unsure = Không chắc là loại nào thì cứ chọn “Phản ánh”. Cán bộ Mặt trận sẽ phân loại lại.

help-elsewhere-heading = Những gì phải gửi ở nơi khác
help-elsewhere-text = Bốn loại dưới đây có luật riêng, thời hạn riêng và quyền lợi riêng. Trang này không thay được. Mặt trận gặp nội dung như vậy sẽ hướng dẫn Ông/Bà đến đúng nơi.
help-complaint = Khiếu nại
help-complaint-what = Khi một quyết định hoặc việc làm của cơ quan nhà nước xâm phạm quyền lợi của chính Ông/Bà, và Ông/Bà đề nghị xem xét lại. Ví dụ: quyết định thu hồi đất, xử phạt, kỷ luật.
help-complaint-how = Gửi đơn có ký tên hoặc đến trình bày trực tiếp. Thời hạn là 90 ngày từ ngày nhận được hoặc biết được quyết định.
help-complaint-where = Nơi nhận: lần đầu là cơ quan, người đã ra quyết định; lần sau là cấp trên trực tiếp. Cũng có thể khởi kiện tại Tòa án.
help-denunciation = Tố cáo
help-denunciation-what = Khi Ông/Bà chính thức báo cho cơ quan có thẩm quyền một hành vi vi phạm pháp luật và đề nghị xử lý người vi phạm.
help-denunciation-how = Phải gửi đơn có họ tên, địa chỉ, chữ ký hoặc điểm chỉ, hoặc đến trình bày trực tiếp. Đơn gửi qua mạng, qua điện thoại không được coi là tố cáo. Luật buộc giữ kín danh tính người tố cáo.
help-denunciation-where = Nơi nhận: cơ quan quản lý trực tiếp người bị tố cáo. Nếu đó là người đứng đầu hoặc cấp phó thì gửi cấp trên trực tiếp. Đảng viên vi phạm quy định của Đảng thì gửi tổ chức đảng hoặc Ủy ban Kiểm tra.
help-crime = Tố giác tội phạm
help-crime-what = Khi Ông/Bà biết một việc có dấu hiệu tội phạm. Ví dụ: đánh người, lừa đảo, nhận hối lộ, tham ô.
help-crime-how = Báo ngay, bằng lời hoặc bằng văn bản. Đừng gửi ở đây rồi chờ.
help-crime-where = Nơi nhận: Công an xã, phường gần nhất, số 113, hoặc Viện kiểm sát.
help-rules = Phản ánh, kiến nghị về quy định hành chính
help-rules-what = Khi vướng mắc nằm ở chính quy định: thủ tục rườm rà, quy định chồng chéo, không hợp lý. Không phải về một người.
help-rules-how = Gửi trực tuyến hoặc bằng văn bản.
help-rules-where = Nơi nhận: Cổng Dịch vụ công quốc gia, địa chỉ dichvucong.gov.vn.
help-elsewhere-mixed = Tranh chấp dân sự, đất đai giữa người dân với nhau thì đến tổ hòa giải hoặc Tòa án. Một việc có cả phần phản ánh và phần tố cáo thì gửi riêng từng phần.

help-steps-heading = Ý kiến được xử lý thế nào
help-steps-text = Ngày làm việc không tính thứ Bảy, Chủ nhật và ngày lễ. Hạn của từng hồ sơ, và vì sao là ngày ấy, có trong trang tra cứu.
help-step-sent = Ông/Bà gửi
help-step-sent-text = Nhận mã tra cứu trước khi gửi. Gửi xong thì nhận mã hồ sơ.
help-step-receive = Mặt trận tiếp nhận, trong { $limit }
help-step-receive-text = Thường là Mặt trận xã, phường. Ý kiến về lãnh đạo xã, phường thì lên thẳng Mặt trận tỉnh; Mặt trận xã, phường không thấy.
help-step-triage = Mặt trận phân loại, trong { $limit }
help-step-triage-text = Nếu thiếu thông tin, Mặt trận hỏi lại trong trang tra cứu. Ông/Bà có { $limit } để trả lời.
help-step-transfer = Mặt trận chuyển, trong { $limit }
help-step-transfer-text = Mặt trận viết bản tóm tắt và câu hỏi cho đơn vị có trách nhiệm. Bài viết, mã tra cứu và liên lạc của Ông/Bà không được chuyển đi. Đơn vị có { $limit } để nhận.
help-step-answer = Đơn vị trả lời, trong { $limit }
help-step-answer-text = Việc phức tạp có thể được gia hạn theo quy định.
help-step-check = Mặt trận kiểm tra, trong { $limit }
help-step-check-text = Mặt trận xem trả lời có đúng trọng tâm, có căn cứ, có lộ người gửi không. Chưa đạt thì đơn vị trả lời lại trong { $limit }.
help-step-rate = Ông/Bà đọc và đánh giá, trong { $limit }
help-step-rate-text = Bốn câu hỏi, năm mức. Hết hạn thì hồ sơ kết thúc.
help-steps-late = Quá hạn thì hồ sơ bị đánh dấu quá hạn, cả đơn vị và Mặt trận đều thấy.
help-steps-refused = Không nhận giải quyết (không thụ lý) thì Mặt trận phải nêu lý do trong trang tra cứu.
help-steps-conflict = Người được phản ánh, người có quan hệ với người ấy, và đơn vị do người ấy lãnh đạo không được nhận, không được xem hồ sơ.

help-writing-heading = Viết thế nào cho dễ giải quyết
help-writing-what = Viết rõ ai, làm gì, ở đâu, khi nào.
help-writing-seen = Nói rõ điều nào Ông/Bà thấy, điều nào nghe người khác kể.
help-writing-proof = Có ảnh hoặc giấy tờ thì gửi kèm. Không có cũng gửi được.
help-writing-self = Đừng viết tên mình, hay chi tiết chỉ một mình mình biết, nếu muốn giữ kín.

help-code-heading = Mã tra cứu
help-code-what = Mã tra cứu là chìa khóa của hồ sơ. Ai có mã thì đọc được trả lời và nhắn tin cho Mặt trận.
help-code-lost = Không ai tìm lại được mã đã mất, kể cả Mặt trận. Xin chép ra giấy và cất ở nhà.
