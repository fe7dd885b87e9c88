# The page about open, sealed, anonymous. Every sentence is a promise or says that there is none.

privacy-heading = Ai biết Ông/Bà là ai
privacy-lead = Trang này nói thật: mỗi cách gửi nghĩa là gì, ai thấy gì, và điều gì không ai hứa được.

privacy-modes-heading = Ba cách gửi
privacy-open-what = Ông/Bà ghi tên và liên lạc. Cán bộ Mặt trận của hồ sơ này xem được. Mỗi lần xem đều được ghi lại: ai xem, ngày nào.
privacy-open-unit = Đơn vị giải quyết chỉ biết tên khi Ông/Bà đánh dấu đồng ý. Điện thoại và địa chỉ thì không chuyển cho đơn vị.
privacy-sealed-what = Ông/Bà ghi tên và liên lạc, nhưng chúng được cất kín (niêm phong). Cán bộ xử lý hồ sơ không thấy.
privacy-sealed-opened = Muốn mở phải có ba người khác nhau ở Mặt trận: một người yêu cầu và nêu lý do, một người duyệt, một người giữ danh tính; hai người sau mỗi người có một mã bí mật riêng. Máy chủ không tự mở được. Từng bước được ghi lại và Ông/Bà thấy trên trang tra cứu, trừ khi pháp luật buộc giữ kín một thời gian.
privacy-anonymous-what = Trang này không hỏi tên. Lỡ ghi tên, điện thoại, địa chỉ ở trang danh tính thì cũng không được lưu. Không ai ở đây tra được, vì không có gì để tra.
privacy-anonymous-consequence = Bù lại, nội dung phải đủ rõ để kiểm tra. Không rõ thì Mặt trận có thể không nhận giải quyết, và phải nêu lý do. Ông/Bà vẫn đọc được trả lời và trao đổi bằng mã tra cứu.

privacy-table-heading = Ai thấy gì
privacy-table-who = Người
privacy-table-words = Bài viết và tệp của Ông/Bà
privacy-table-name = Tên và liên lạc
privacy-who-intake = Cán bộ Mặt trận của hồ sơ
privacy-who-intake-words = Có
privacy-who-intake-name = Chỉ khi Ông/Bà chọn cho biết
privacy-who-custodian = Người giữ danh tính
privacy-who-custodian-words = Theo nhiệm vụ được giao
privacy-who-custodian-name = Chỉ khi mở niêm phong, có lý do và có người duyệt
privacy-who-unit = Đơn vị giải quyết
privacy-who-unit-words = Không. Chỉ thấy bản tóm tắt do Mặt trận viết và bản sạch của những tệp Mặt trận chọn
privacy-who-unit-name = Chỉ tên, và chỉ khi Ông/Bà đồng ý
privacy-who-subject = Người được phản ánh
privacy-who-subject-words = Không
privacy-who-subject-name = Không
privacy-who-admin = Quản trị viên trang web
privacy-who-admin-words = Không có quyền xem trong chương trình
privacy-who-admin-name = Không có quyền xem trong chương trình
privacy-who-public = Người khác
privacy-who-public-words = Không
privacy-who-public-name = Không

privacy-not-promised-heading = Điều không ai hứa được
privacy-not-promised-text = Chương trình giữ kín những gì Ông/Bà giao cho nó. Nhưng có những điều nằm ngoài chương trình:
privacy-not-words = Chính lời kể có thể cho biết Ông/Bà là ai. Nếu chỉ vài người biết chuyện, người được phản ánh có thể đoán ra, dù chỉ đọc bản tóm tắt.
privacy-not-files = Đơn vị không nhận thông tin ẩn của ảnh và tài liệu, nhưng Mặt trận xem được tệp gốc có thông tin ấy. Điều nhìn thấy ngay thì không xóa được: khuôn mặt, biển số, chữ viết tay, tên trong tài liệu.
privacy-not-email = Nếu xin báo tin, địa chỉ thư điện tử có thể cho biết Ông/Bà là ai. Nhà cung cấp thư biết Ông/Bà nhận thư từ trang này.
privacy-not-network = Nhà mạng, cơ quan quản lý mạng nơi làm việc, hoặc chủ quán có thể biết máy của Ông/Bà đã vào trang này, dù không đọc được nội dung.
privacy-not-device = Máy dùng chung, máy cơ quan có thể lưu lịch sử, lưu ảnh màn hình hoặc bị người khác theo dõi.
privacy-not-operator = Dữ liệu được mã hóa, nhưng máy chủ phải có khóa thì mới làm việc được. Người nắm cả máy chủ và khóa, nếu cố ý làm trái, về kỹ thuật có thể đọc được nội dung.
privacy-not-law = Nếu cơ quan có thẩm quyền yêu cầu theo pháp luật, thông tin đã lưu có thể phải cung cấp. Điều không lưu thì không thể cung cấp.

privacy-advice-heading = Muốn kín hơn
privacy-advice-device = Dùng điện thoại hoặc máy của mình, mạng ở nhà hoặc mạng di động. Đừng dùng máy và mạng của cơ quan.
privacy-advice-words = Bớt những chi tiết chỉ một mình Ông/Bà biết. Kể về việc, không kể về mình.
privacy-advice-code = Giữ kín mã tra cứu. Đừng gửi mã qua tin nhắn.

privacy-code-heading = Mã tra cứu không lấy lại được
privacy-code-text = Trang này không lưu mã tra cứu; khi Ông/Bà nhập mã, máy chỉ nhận ra được là đúng hay sai. Vì vậy không ai tìm lại được mã đã mất, kể cả Mặt trận. Ai nhặt được mã thì đọc được hồ sơ.

privacy-stored-heading = Lưu gì, bao lâu
privacy-stored-draft = Bản đang viết dở được khóa lại, chỉ trình duyệt Ông/Bà đang dùng mở được, và bị xóa sau 24 giờ.
privacy-stored-case = Khi đã gửi, bài viết, ảnh, giấy tờ, tên và liên lạc được mã hóa: không có khóa thì không ai đọc được. Hồ sơ chỉ ghi ngày, không ghi giờ gửi và không ghi địa chỉ mạng của máy gửi.
privacy-stored-email = Địa chỉ thư điện tử để báo tin được giữ riêng, và bị xóa khi hồ sơ kết thúc.
privacy-stored-cookies = Trình duyệt giữ hai mẩu ghi nhớ (cookie): một cho bản viết dở, một cho hồ sơ đang xem (15 phút). Không theo dõi, không quảng cáo.
privacy-stored-log = Mỗi việc làm trên hồ sơ được ghi lại: ai, việc gì, ngày nào. Việc đã làm trên hồ sơ thì không ai xóa dấu được, kể cả khi nội dung đã được xóa theo yêu cầu.

privacy-purpose-heading = Thông báo về dữ liệu cá nhân
privacy-purpose-text = Thông tin Ông/Bà gửi chỉ dùng để tiếp nhận, kiểm tra, chuyển và trả lời ý kiến này.
privacy-purpose-rights = Ông/Bà có quyền hỏi Mặt trận nơi tiếp nhận xem thông tin nào về mình đang được lưu, và đề nghị sửa hoặc xóa. Dòng ghi trong sổ tiếp nhận, không có tên và nội dung, vẫn được giữ.
privacy-retaliation = Đe dọa, trả thù người phản ánh là vi phạm. Nếu điều đó xảy ra, hãy gọi 113 và báo ngay cho Mặt trận.
