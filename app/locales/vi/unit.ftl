# The desk of a unit that answers. Only in Vietnamese.

unit-copies = Phiếu chuyển được gửi để biết
unit-copies-link = Xem phiếu chuyển được gửi để biết
unit-copies-about = Đơn vị được biết là có phiếu chuyển và nơi phải trả lời. Nội dung không hiện ở đây. Phiếu chuyển cho chính đơn vị mà đã dừng cũng nằm ở đây: đơn vị không phải làm gì thêm.
unit-copies-empty = Chưa có phiếu chuyển nào được gửi để biết.
unit-copy-number = Văn bản số
unit-copy-on = Ngày chuyển
unit-copy-to = Nơi giải quyết
unit-copy-about = Nhóm nội dung
unit-copy-ended = Ngày dừng
unit-inbox = Hộp việc của đơn vị
unit-returned = Đã trả lại vụ việc cho Mặt trận, kèm lý do của đơn vị. Đơn vị không phải làm gì thêm; vụ việc không còn trong hộp việc này.
unit-empty-cho-xu-ly = Không có vụ việc nào chờ đơn vị xử lý. Phiếu chuyển mới của Mặt trận sẽ hiện ở đây.
unit-empty-cua-toi = Ông/Bà chưa được giao vụ việc nào.
unit-empty-qua-han = Không có vụ việc nào quá hạn.
unit-empty-chua-phu-trach = Không có vụ việc nào cần giao lại cho người khác.
unit-empty-cho-noi-khac = Không có trả lời nào đang chờ Mặt trận kiểm tra.
unit-empty-da-xong = Chưa có vụ việc nào kết thúc.
unit-empty-cho-ong-ba = Lúc này không có vụ việc nào chờ Ông/Bà. Xem ngăn “Chờ xử lý” để biết việc của những người khác trong đơn vị.

## The page of a case

unit-case = Vụ việc
unit-from-front = chuyển từ
unit-received-on = nhận ngày
unit-referral = Phiếu chuyển của Mặt trận
unit-no-referral = Phiếu chuyển không còn hiệu lực.
unit-subjects = Cơ quan, chức danh được phản ánh
unit-answers = Trả lời của đơn vị
unit-work = Việc cần làm
unit-timeline = Quá trình
unit-side = Hạn, việc cần làm và thông tin vụ việc
unit-due = Thời hạn
unit-no-due = Không có hạn nào đang chạy.
unit-facts = Thông tin vụ việc
unit-unit = Đơn vị xử lý
unit-categories = Lĩnh vực
unit-assigned-to = Người được giao
unit-sender = Người gửi, đã đồng ý cho biết tên
unit-protect = Không tìm cách xác định người gửi. Không để lộ nội dung cho người được phản ánh ngoài những gì cần để xác minh.
unit-sent-back = Mặt trận yêu cầu trả lời lại

## What happens next

unit-next-DA_CHUYEN = Đầu mối đọc phiếu chuyển rồi thụ lý, hoặc trả lại nếu không thuộc thẩm quyền.
unit-next-DA_THU_LY = Lãnh đạo hoặc đầu mối giao cho một người không có quan hệ với vụ việc.
unit-next-DANG_XAC_MINH = Người được giao xác minh, kết luận từng điểm Mặt trận nêu, rồi trình dự thảo trả lời.
unit-next-assigned = Đã giao việc. Chờ người được giao xác minh và trình dự thảo trả lời; cần thay người thì giao lại ở phần “Giao người xử lý”.
unit-next-CHO_DUYET_TRA_LOI = Lãnh đạo đơn vị đọc dự thảo rồi ký, phát hành, hoặc trả lại người soạn.
unit-next-DA_TRA_LOI = Mặt trận đang kiểm tra trả lời. Đơn vị chưa phải làm gì thêm.
unit-next-YEU_CAU_TRA_LOI_LAI = Đầu mối đọc yêu cầu của Mặt trận rồi nhận lại để trả lời.
unit-next-DANG_KHAC_PHUC = Đơn vị làm những việc đã cam kết, rồi báo cáo Mặt trận trước hạn. Quá hạn mà chưa báo cáo, vụ việc tự trở lại đơn vị để trả lời lại.
unit-next-DA_GIAI_QUYET = Mặt trận đã chấp nhận trả lời và chuyển cho người gửi. Không còn việc phải làm.
unit-next-DA_DONG = Vụ việc đã kết thúc. Không còn việc phải làm.

## Moves

unit-do-T10 = Thụ lý
unit-about-T10 = Đơn vị nhận xử lý; hạn trả lời bắt đầu tính từ hôm nay.
unit-button-T10 = Thụ lý

unit-do-T11 = Trả lại Mặt trận
unit-about-T11 = Chỉ khi việc không thuộc thẩm quyền hoặc phiếu chuyển chưa đủ rõ. Số lần trả lại có hạn.
unit-button-T11 = Trả lại Mặt trận
unit-choose-reason = Chọn lý do
unit-return-code = Lý do trả lại
unit-return-reason = Giải thích
unit-return-reason-hint = Nêu căn cứ: quy định nào, việc này thuộc nơi nào.
unit-suggested = Đơn vị nên nhận
unit-suggested-hint = Nếu biết. Mặt trận quyết định nơi nhận.
unit-no-suggestion = Không rõ

unit-do-T13 = Giao người xử lý
unit-button-T13 = Giao việc
unit-assignee = Người xử lý
unit-assignee-hint = Danh sách chỉ có người không vướng quan hệ với vụ việc.
unit-choose-person = Chọn người
unit-nobody-free = Đơn vị không có người xử lý nào giao được việc này. Nhờ quản trị viên cấp vai trò “Người xử lý”, hoặc liên hệ Mặt trận.

unit-do-T15 = Soạn trả lời
unit-about-T15 = Kết luận từng điểm Mặt trận nêu. Không ghi bất cứ điều gì về người gửi: người gửi và Mặt trận cùng đọc trả lời này.
unit-button-T15 = Trình duyệt
unit-answer = Nội dung trả lời
unit-answer-hint = Trả lời lần lượt từng điểm: đã xác minh gì, căn cứ nào, kết luận ra sao.
unit-outcome = Kết quả
unit-outcome-hint = Chọn một. Phản ánh đúng và đã xử lý người vi phạm: “Đã xử lý”. Phản ánh đúng và việc đã được sửa xong: “Đã khắc phục”. Phản ánh đúng nhưng chưa xử lý, chưa sửa xong: “Phản ánh đúng” hoặc “Đúng một phần”, và ghi việc sẽ làm ở phần Biện pháp khắc phục. Nội dung trả lời phải nói rõ đúng hay không đúng ở từng điểm.
unit-choose-outcome = Chọn kết quả
unit-remedy = Biện pháp khắc phục
unit-remedy-hint = Làm gì, ai chịu trách nhiệm, xong ngày nào. Để trống nếu không có gì phải khắc phục.

unit-do-T16 = Trả lại dự thảo
unit-button-T16 = Trả lại người soạn
unit-reject-reason = Cần sửa gì
unit-reject-reason-hint = Người soạn đọc được để sửa dự thảo.

unit-do-T17 = Ký, phát hành trả lời
unit-about-T17 = Đọc dự thảo ở phần “Trả lời của đơn vị”. Khi bấm, trả lời được gửi đến Mặt trận để kiểm tra và không sửa được nữa.
unit-button-T17 = Phát hành trả lời
unit-document-no = Số, ký hiệu văn bản
unit-document-no-hint = Ví dụ: 214/UBND-VP.
unit-document-on = Ngày ký
unit-document-on-hint = Ngày/tháng/năm, ví dụ 05/11/2026. Không trước ngày Mặt trận chuyển vụ việc đến.
unit-signer = Người ký
unit-signer-hint = Họ và tên người ký văn bản.

unit-do-T19 = Nhận lại để trả lời
unit-about-T19 = Vụ việc trở lại người được giao; dự thảo mới bắt đầu từ trả lời trước.
unit-button-T19 = Nhận lại
