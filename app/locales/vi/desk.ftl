# What the desks of the Front and of the units say in the same words. Only in Vietnamese.

desk-next = Việc tiếp theo
desk-due = Hạn cuối
desk-nothing-for-you = Ở bước này không có việc dành cho vai trò của Ông/Bà.
desk-your-words = Nội dung Ông/Bà vừa nhập
desk-document-no = văn bản số
desk-drafted-by = người soạn
desk-signer = người ký
desk-outcome = Kết quả
desk-checks = Kết quả kiểm tra bảy điểm
desk-remedy = Biện pháp khắc phục
desk-summary = Tóm tắt vụ việc
desk-questions = Những điểm cần trả lời
desk-why-this-unit = Vì sao là đơn vị này:
desk-no-subject = Chưa xác định cơ quan, chức danh được phản ánh.
desk-subject-leads = người đứng đầu hoặc cấp phó

## The inbox

desk-trays = Các ngăn việc
desk-look-up = Tra theo mã hồ sơ
desk-look-up-hint = Nhập đủ mã, ví dụ PA-2026-8M4TQ7XD.
desk-look-up-button = Tra hồ sơ
desk-found = Kết quả tra theo mã hồ sơ
desk-not-found = Không có hồ sơ nào mang mã này trong phạm vi của Ông/Bà. Kiểm tra lại từng ký tự của mã rồi tra lại.
desk-nothing-filtered = Không có vụ việc nào khớp với bộ lọc. Bấm “Bỏ lọc” để xem cả ngăn.
desk-filter = Lọc
desk-filter-clear = Bỏ lọc
desk-any-state = Mọi trạng thái
desk-any-category = Mọi lĩnh vực
desk-number = Mã hồ sơ
desk-kind = Loại ý kiến
desk-category = Lĩnh vực
desk-subject = Cơ quan, nơi xảy ra
desk-state = Trạng thái
desk-received = Ngày nhận
desk-assigned = Người phụ trách
# $count số vụ việc, có thể là “99+”.
desk-late = Có { $count } vụ việc quá hạn. Xem trước tiên.
desk-waits-for-leader = Chờ lãnh đạo
desk-raised = Đã chuyển cấp trên duyệt
# $unit nơi được chuyển lên.
desk-raised-to = Việc này chờ quyết định đã quá hai ngày làm việc mà không có ai được quyền quyết định, nên đã chuyển lên { $unit }. Người có thẩm quyền tại chỗ trở lại thì vẫn có thể quyết định trước.
desk-urgent = Khẩn
desk-retaliation = Có dấu hiệu trả thù
desk-concern = Dư luận quan tâm
desk-pager = Các trang của danh sách
desk-pager-first = ← Về đầu danh sách
desk-pager-next = Trang sau →
numbers = Bảng điều hành
numbers-lead = Mỗi con số dẫn tới danh sách của nó. Chỉ đếm những vụ việc Ông/Bà được xem; từ 100 trở lên ghi là 99+.
numbers-trays = Theo ngăn việc
numbers-tray = Ngăn
numbers-count = Số vụ việc
numbers-states = Đang có, theo trạng thái
numbers-none = Không có vụ việc nào đang giải quyết.
beside = Trong danh sách vừa mở
beside-before = ← Vụ việc trước
beside-list = Về danh sách
beside-behind = Vụ việc sau →
desk-do-and-next = { $do } và mở vụ việc tiếp theo
bulk = Làm với nhiều vụ việc cùng lúc
bulk-hint = Đánh dấu vào ô đầu dòng rồi bấm nút. Vụ việc nào không làm được thì giữ nguyên và được báo vì sao.
bulk-column = Chọn
bulk-pick = Chọn { $number }
bulk-do-T03 = Tiếp nhận các vụ việc đã chọn
bulk-do-T04 = Nhận phân loại các vụ việc đã chọn
bulk-do-T10 = Thụ lý các vụ việc đã chọn
bulk-do-T13 = Giao các vụ việc đã chọn
bulk-done-T03 = Đã tiếp nhận: { $count } vụ việc.
bulk-done-T04 = Đã nhận phân loại: { $count } vụ việc.
bulk-done-T10 = Đã thụ lý: { $count } vụ việc.
bulk-done-T13 = Đã giao: { $count } vụ việc.
bulk-not = Không làm được: { $count } vụ việc, vì { $why }.
bulk-why-wrong-state = không ở bước này, hoặc đã sang bước khác
bulk-why-wrong-actor = việc này của vai trò khác
bulk-why-condition = còn một điều kiện chưa đủ, mở từng vụ việc để xem
bulk-why-not-free = người được giao đang giữ vụ việc này, hoặc không nhận được
bulk-why-stale = có người vừa thay đổi
bulk-why-gone = không có hoặc không thuộc phần việc của Ông/Bà
bulk-why-later = hệ thống đang bận, vui lòng thử lại
err-case-required = Chưa chọn vụ việc nào. Vui lòng đánh dấu ít nhất một dòng.
err-case-bad-choice = Có vụ việc không đọc được mã. Vui lòng tải lại trang rồi chọn lại.
err-case-too-many = Vui lòng chọn nhiều nhất { $limit } vụ việc một lần.
desk-done-classified = Đã lưu phân loại.
desk-done-counted-again = Đã tính lại. Tháng nào có số liệu khác đi thì có bản mới ở mục “Số liệu đã chốt”.
desk-done-handed-on = Đã xong vụ việc vừa rồi. Đây là vụ việc tiếp theo trong danh sách.
desk-done-last-handed-on = Đã xong vụ việc vừa rồi.
desk-done-report-filed = Đã lưu báo cáo. Từ nay báo cáo này không sửa được nữa.
desk-done-version-kept = Đã lưu phiên bản mới. Phiên bản này áp dụng từ ngày ghi ở mục “Các phiên bản”.
desk-done-move-proposed = Đã ghi đề nghị. Một cán bộ quản trị khác cần duyệt; trước đó chưa có gì thay đổi.
desk-done-move-approved = Đã duyệt. Đơn vị chuyển từ ngày ghi ở mục “Vị trí của đơn vị”.
desk-done-move-dropped = Đề nghị đã kết thúc. Đơn vị vẫn ở vị trí cũ.
desk-done-rule-ended = Đã bỏ quy tắc này. Từ hôm nay quy tắc không còn được xét.

## Links to the form of a move

desk-go-classify = Đến phần Phân loại
desk-go-T03 = Đến phần Tiếp nhận
desk-go-T04 = Đến phần Bắt đầu phân loại
desk-go-T05 = Đến phần Yêu cầu bổ sung
desk-go-T07 = Đến phần Phiếu chuyển
desk-go-T08 = Đến phần Duyệt chuyển
desk-go-T09 = Đến phần Không duyệt
desk-go-T10 = Đến phần Thụ lý
desk-go-T11 = Đến phần Trả lại Mặt trận
how-nobody-free = không còn người ở nơi đang giữ được phép xử lý vụ việc này
how-subject-leads = người liên quan đến vụ việc nay lãnh đạo nơi đang giữ
desk-go-T12 = Đến phần Phân loại lại
desk-go-T13 = Đến phần Giao việc
desk-go-T15 = Đến phần Soạn trả lời
desk-go-T16 = Đến phần Trả lại dự thảo
desk-go-T17 = Đến phần Ký, phát hành
desk-go-T18 = Đến phần Yêu cầu trả lời lại
desk-go-T19 = Đến phần Nhận lại để trả lời
desk-go-T21 = Đến phần Kiểm tra trả lời
desk-go-T24 = Đến phần Đóng vụ việc
desk-go-T27 = Đến phần Không thụ lý
desk-go-T34 = Đến phần Duyệt trả lời của Mặt trận

## Where a referral and an answer stand

desk-referral-GIVEN_BACK = Lãnh đạo chưa duyệt, đang sửa lại
desk-referral-PROPOSED = Đang chờ duyệt
desk-referral-ISSUED = Đã chuyển
desk-referral-RETURNED = Đơn vị đã trả lại
desk-referral-REPLACED = Đã thay bằng phiếu khác

desk-answer-DRAFT = Dự thảo
desk-answer-PROPOSED = Dự thảo đang chờ duyệt
desk-answer-ISSUED = Đã ký, Mặt trận đang kiểm tra
desk-answer-RELEASED = Người gửi đã đọc được
desk-answer-SENT_BACK = Mặt trận yêu cầu trả lời lại

## Levels and kinds of bodies

desk-level-TW = cấp trung ương
desk-level-TINH = cấp tỉnh
desk-level-XA = cấp xã
desk-level-KDC = khu dân cư

desk-unit-kind-FRONT = Mặt trận
desk-unit-kind-PARTY_COMMITTEE = Cấp ủy
desk-unit-kind-INSPECTION = Ủy ban Kiểm tra
desk-unit-kind-PARTY_CELL = Chi bộ
desk-unit-kind-COUNCIL = Hội đồng nhân dân
desk-unit-kind-PEOPLES_COMMITTEE = Ủy ban nhân dân
desk-unit-kind-DEPARTMENT = Sở, ban, ngành
desk-unit-kind-PUBLIC_SERVICE = Đơn vị sự nghiệp công lập
desk-unit-kind-ORGANISATION = Tổ chức chính trị - xã hội
desk-unit-kind-JUDICIARY = Tòa án, viện kiểm sát, thi hành án
desk-unit-kind-ARMED_FORCES = Công an, quân đội
desk-unit-kind-ENTERPRISE = Doanh nghiệp nhà nước
desk-unit-kind-RESIDENTIAL = Thôn, tổ dân phố
desk-unit-kind-OTHER = Cơ quan, tổ chức khác

## What is wrong with a field of the desks

err-question-required = Vui lòng viết câu hỏi cho người gửi.
err-reason_code-required = Vui lòng chọn lý do trong danh sách.
err-reason_code-not-allowed = Lý do này trái với hồ sơ: người gửi không ẩn danh, hoặc chưa được yêu cầu bổ sung lần nào. Vui lòng chọn lý do khác.
err-reason-required = Vui lòng ghi lý do.
err-reason-too-short = Lý do quá ngắn. Vui lòng ghi rõ, ít nhất { $limit } ký tự.
err-recipient-required = Vui lòng chọn đơn vị nhận.
err-recipient-not-allowed = Vụ việc đã bị trả lại hai lần: chỉ chuyển được cho cấp trên trực tiếp của đơn vị trả lại sau cùng.
err-recipient-bad-choice = Đơn vị này không nhận được vụ việc. Vui lòng chọn đơn vị khác.
err-summary-required = Vui lòng viết tóm tắt vụ việc.
err-questions-required = Vui lòng nêu những điểm đơn vị phải trả lời.
err-assignee-required = Vui lòng chọn người xử lý.
err-assignee-bad-choice = Người này không nhận được việc. Vui lòng chọn người khác trong danh sách.
err-answer-required = Vui lòng viết nội dung trả lời.
err-outcome-required = Vui lòng chọn kết quả.
err-document_no-required = Vui lòng nhập số, ký hiệu văn bản.
err-document_on-required = Vui lòng nhập ngày ký văn bản.
err-document_on-not-later = Ngày ký không thể trước ngày Mặt trận chuyển vụ việc, hoặc trước ngày Mặt trận yêu cầu trả lời lại. Vui lòng xem lại ngày trên văn bản.
err-signer-required = Vui lòng nhập họ tên người ký.
err-point_trong_tam-required = Vui lòng đánh giá: trả lời có đúng trọng tâm từng nội dung không.
err-point_can_cu-required = Vui lòng đánh giá: trả lời có căn cứ, có xác minh không.
err-point_tham_quyen_ky-required = Vui lòng đánh giá: văn bản có ký đúng thẩm quyền không.
err-point_tham_quyen_ky-not-allowed = Thẩm quyền ký phải được đánh giá “Đạt” hoặc “Không đạt”.
err-point_thoi_han-required = Vui lòng đánh giá: trả lời có đúng thời hạn không.
err-point_bien_phap-required = Vui lòng đánh giá: trả lời có biện pháp, thời hạn khắc phục không.
err-point_khong_lo-required = Vui lòng đánh giá: trả lời có làm lộ thông tin người gửi không.
err-point_khong_lo-not-allowed = Việc giữ kín thông tin người gửi phải được đánh giá “Đạt” hoặc “Không đạt”.
err-point_ngon_ngu-required = Vui lòng đánh giá: ngôn ngữ trả lời có phù hợp không.
