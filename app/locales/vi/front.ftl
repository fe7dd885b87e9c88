# The Front's desk. Only in Vietnamese.

front-inbox = Hộp việc của Mặt trận
front-moved = Hồ sơ đã được chuyển.
front-empty-cho-xu-ly = Không có vụ việc nào chờ Mặt trận xử lý. Xem ngăn “Chờ nơi khác” để theo dõi những việc đang ở đơn vị.
front-empty-cua-toi = Ông/Bà chưa phụ trách vụ việc nào. Mở ngăn “Chờ xử lý” để nhận việc.
front-empty-qua-han = Không có vụ việc nào quá hạn.
front-empty-chua-phu-trach = Không có vụ việc nào cần giao lại cho người khác.
front-empty-cho-noi-khac = Không có vụ việc nào đang ở đơn vị hoặc chờ người gửi bổ sung.
front-empty-da-xong = Chưa có vụ việc nào kết thúc.
front-empty-cho-ong-ba = Lúc này không có vụ việc nào chờ Ông/Bà. Xem ngăn “Chờ xử lý” để biết việc của những người khác ở Mặt trận.

## The page of a case

front-case = Vụ việc
front-received-on = nhận ngày
front-content = Nội dung người gửi trình bày
front-wish = Mong muốn của người gửi
front-area = Địa bàn
front-place = Nơi xảy ra
front-happened-on = Ngày xảy ra
front-subject-name = Họ tên người được phản ánh, theo lời người gửi
front-subjects = Cơ quan, chức danh được phản ánh
front-files = Tài liệu, hình ảnh kèm theo
front-conversation = Trao đổi với người gửi
front-message-files = Tài liệu gửi kèm khi trao đổi:
front-referrals = Phiếu chuyển
front-answers = Trả lời
front-work = Việc cần làm
front-rating = Đánh giá của người gửi
front-timeline = Quá trình
front-side = Hạn, việc cần làm và thông tin vụ việc
front-due = Thời hạn
front-no-due = Không có hạn nào đang chạy.
front-facts = Thông tin vụ việc
front-front = Nơi tiếp nhận
front-unit = Đơn vị xử lý
front-categories = Lĩnh vực
front-channel = Kênh tiếp nhận
front-outcome = Kết quả
front-sender = Người gửi
front-sender-name = Họ và tên
front-sender-phone = Điện thoại
front-sender-address = Địa chỉ
front-shared-with-unit = Người gửi đồng ý cho đơn vị xử lý biết tên.
front-not-shared = Người gửi không đồng ý cho đơn vị xử lý biết tên. Không ghi tên vào phiếu chuyển.
front-identity-open = Cho Mặt trận biết tên
front-identity-sealed = Giữ bí mật danh tính
front-identity-anonymous = Ẩn danh
front-identity-about-open = Mỗi lần xem tên và liên lạc đều được ghi lại.
front-identity-about-sealed = Tên và liên lạc được niêm phong; chỉ người giữ danh tính mở được, có lý do và được ghi lại.
front-identity-about-anonymous = Không có thông tin liên lạc. Người gửi chỉ đọc được câu hỏi và trả lời khi tự tra cứu bằng mã.

## What happens next

front-next-CHO_TIEP_NHAN = Cán bộ tiếp nhận đọc nội dung rồi tiếp nhận, để người gửi biết ý kiến đã đến nơi.
front-next-DA_TIEP_NHAN = Cán bộ phân loại bắt đầu phân loại: ý kiến về ai, việc gì, đơn vị nào phải trả lời.
front-next-DANG_PHAN_LOAI = Phân loại cho đủ, sau đó viết phiếu chuyển để lãnh đạo duyệt. Thiếu thông tin thì hỏi người gửi.
front-next-CHO_BO_SUNG = Đang chờ người gửi bổ sung, hạn phân loại tạm dừng. Có bổ sung hoặc hết hạn, vụ việc tự trở lại phân loại.
front-next-CHO_DUYET_CHUYEN = Lãnh đạo Ban Thường trực đọc phiếu chuyển rồi duyệt hoặc trả lại. Người đề xuất không tự duyệt.
front-next-DA_CHUYEN = Đang chờ đơn vị thụ lý hoặc trả lại.
front-next-DON_VI_TRA_LAI = Cán bộ phân loại đọc lý do đơn vị trả lại, phân loại lại và chọn nơi nhận khác.
front-next-DA_THU_LY = Đơn vị đã nhận và đang chọn người xử lý.
front-next-DANG_XAC_MINH = Đơn vị đang xác minh, soạn trả lời.
front-next-CHO_DUYET_TRA_LOI = Lãnh đạo đơn vị đang xem dự thảo trả lời.
front-next-DA_TRA_LOI = Kiểm tra trả lời theo bảy nội dung. Đạt thì chuyển cho người gửi, chưa đạt thì yêu cầu đơn vị trả lời lại.
front-next-YEU_CAU_TRA_LOI_LAI = Đang chờ đơn vị nhận lại để trả lời.
front-next-DANG_KHAC_PHUC = Đang chờ đơn vị làm những việc đã cam kết và báo cáo. Quá hạn mà chưa báo cáo, vụ việc tự trở lại đơn vị.
front-next-DA_GIAI_QUYET = Người gửi đọc được trả lời, có thể đánh giá hoặc không đồng ý trong thời hạn. Hết hạn, vụ việc tự đóng.
front-next-DA_DONG = Vụ việc đã kết thúc. Không còn việc phải làm.
front-next-KHONG_THU_LY = Mặt trận không thụ lý, người gửi đọc được lý do khi tra cứu. Không còn việc phải làm.
front-next-DA_RUT = Người gửi đã rút ý kiến. Không còn việc phải làm.
front-next-DA_GOP = Vụ việc được giải quyết cùng vụ việc đã gộp.
front-next-CHUYEN_KENH_KHAC = Người gửi đã được hướng dẫn sang nơi phù hợp. Không còn việc phải làm.

# Tin mới nhất mà người làm tiếp cần biết.
front-news-T06 = Người gửi đã trả lời. Nội dung ở phần “Trao đổi với người gửi”.
front-news-TAKEN_BACK = Hồ sơ trở lại Mặt trận: đơn vị đã nhận không còn được giải quyết theo quy tắc xung đột lợi ích, vì có thay đổi về cán bộ. Hãy phân loại lại và chọn nơi khác.
front-news-UNANSWERED = Đã hết hạn bổ sung mà người gửi chưa trả lời. Làm tiếp với những gì đã có.
front-news-T09 = Lãnh đạo chưa duyệt phiếu chuyển. Sửa phiếu theo lý do dưới đây rồi trình lại.
front-news-T11 = Đơn vị đã trả lại phiếu chuyển.
front-news-MESSAGE = Người gửi nhắn thêm. Nội dung ở phần “Trao đổi với người gửi”.
front-news-EVIDENCE = Đơn vị báo cáo đã khắc phục. Nội dung ở phần “Cam kết khắc phục”.
front-news-DIVERSION_REJECTED = Lãnh đạo không đồng ý chuyển sang nơi khác. Vụ việc tiếp tục ở đây.

## Moves that need only the decision

front-do-T03 = Tiếp nhận
front-about-T03 = Vụ việc được ghi vào sổ tiếp nhận. Khi bấm, tôi xác nhận không có quan hệ với vụ việc này.
front-button-T03 = Tiếp nhận
front-do-T04 = Bắt đầu phân loại
front-about-T04 = Từ đây vụ việc do người bấm phân loại. Khi bấm, tôi xác nhận không có quan hệ với vụ việc này.
front-button-T04 = Bắt đầu phân loại
front-do-T12 = Phân loại lại
front-about-T12 = Dùng khi đơn vị đã trả lại (lý do và nơi đơn vị cho rằng nên nhận có ở đầu trang), hoặc khi ở đơn vị không còn người được phép xử lý vụ việc này.
front-button-T12 = Phân loại lại

## Asking the sender

front-do-T05 = Yêu cầu người gửi bổ sung
front-about-T05 = Chỉ hỏi điều cần để xử lý, không hỏi tên. Hạn phân loại tạm dừng cho đến khi có bổ sung.
front-button-T05 = Gửi câu hỏi
front-question = Câu hỏi cho người gửi
front-question-hint = Hỏi từng điểm, dùng lời dễ hiểu. Người gửi đọc được khi tra cứu bằng mã.

## Classification

front-do-classify = Phân loại: về ai, việc gì
front-about-classify = Theo phần này, hệ thống đề xuất nơi nhận và loại những người có liên quan khỏi vụ việc.
front-button-classify = Lưu phân loại
front-classify-first = Lưu phân loại trước, viết phiếu chuyển sau: phiếu đang viết dở ở dưới không được giữ khi lưu phân loại.
front-subject-unit = Cơ quan, đơn vị của người được phản ánh
front-subject-unit-hint = Nơi người đó công tác khi xảy ra sự việc.
front-choose-unit = Chọn đơn vị
front-subject-post = Chức danh, chức vụ
front-subject-post-hint = Chọn trong nhóm đúng loại và cấp của đơn vị ở trên. Chức vụ quyết định cấp nào xem xét.
front-no-post = Chưa rõ chức danh
front-subject-officer = Người được phản ánh, nếu biết chắc
front-subject-officer-hint = Chỉ chọn khi đã rõ là ai. Người được chọn không xem được vụ việc này. Đổi đơn vị thì lưu trước, rồi chọn người.
front-somebody-else = Không phải người nào trùng tên nói trên
front-classify-same-name = Tên mà người gửi nêu trùng với tên chủ tài khoản: { $names }. Trong lúc chưa rõ, người trùng tên không xem được vụ việc này, và chưa chuyển được vụ việc. Vui lòng xác định: chọn đúng người, hoặc chọn “Không phải người nào trùng tên nói trên”, rồi lưu phân loại. Lựa chọn được ghi vào nhật ký.
front-no-officer = Chưa biết hoặc không có trong danh sách
front-classify-open = Người gửi nêu đơn vị nhưng không nêu chức danh, nên người được nói đến có thể là người đứng đầu. Chưa chuyển được về đơn vị này cho đến khi Ông/Bà xác định: chọn chức danh, hoặc để trống nếu chắc chắn không phải người đứng đầu, cấp phó, rồi lưu phân loại.
front-whole-body = Ý kiến về cả tập thể đơn vị
front-whole-body-hint = Cấp trên trực tiếp xem xét, như khi ý kiến về người đứng đầu.
front-category-legend = Lĩnh vực
front-category-main = Là lĩnh vực chính
err-main_category-required = Có nhiều lĩnh vực: vui lòng chọn một lĩnh vực chính.
err-main_category-bad-choice = Lĩnh vực chính phải là một trong các lĩnh vực đã đánh dấu.
err-subject_officer-bad-choice = Người này không thuộc đơn vị đã chọn. Vui lòng bỏ chọn người, hoặc chọn lại đơn vị.
front-category-hint = Nhiều nhất ba mục. Chọn nhiều mục thì đánh dấu thêm một mục là lĩnh vực chính.

## The referral

front-do-T07 = Viết phiếu chuyển, đề xuất nơi nhận
front-about-T07 = Đơn vị chỉ đọc được phần viết ở đây, không đọc được lời của người gửi. Không ghi tên, số điện thoại, địa chỉ hay chi tiết làm lộ người gửi.
front-button-T07 = Trình lãnh đạo duyệt
front-why-this-unit = Vì sao là đơn vị này
front-proposed = Nơi nhận đề xuất: { $unit }
front-nobody-proposed = Chưa có đơn vị nào được phép nhận vụ việc này.
front-copies = Cùng được biết có phiếu chuyển: { $units }
front-returned = Đơn vị vừa trả lại là { $unit }, nên không chọn sẵn đơn vị này. Vui lòng chọn nơi nhận; nếu vẫn là đơn vị ấy, nêu rõ vì sao trong phiếu chuyển.
front-returned-suggested = { $unit } vừa trả lại và cho rằng nơi nên nhận là { $other }. Nơi ấy được chọn sẵn nếu được phép nhận; Mặt trận quyết định.
front-recipient = Đơn vị nhận
front-recipient-hint = Nơi nhận đề xuất đứng đầu danh sách. Đơn vị có liên quan đến vụ việc không có trong danh sách.
front-summary = Tóm tắt vụ việc
front-summary-hint = Viết lại bằng lời của Mặt trận: việc gì, ở đâu, khi nào, do ai giữ chức danh nào. Ghi họ tên người được phản ánh nếu đơn vị cần biết để xác minh. Không ghi gì về người gửi.
front-questions = Những điểm đơn vị phải trả lời
front-questions-hint = Mỗi điểm cần trả lời một dòng. Mặt trận sẽ kiểm tra trả lời theo từng điểm này. Câu về thời hạn, cách trả lời thì viết ở dòng cuối, không đánh số.

front-do-T08 = Duyệt, ký phiếu chuyển
front-about-T08 = Đọc phiếu chuyển trước khi duyệt: đúng nơi nhận, không lộ người gửi. Đơn vị nhận được ngay và hạn thụ lý bắt đầu tính.
front-button-T08 = Duyệt chuyển
front-goes-to = Nơi nhận: { $unit }
front-document-no = Số phiếu chuyển
front-document-no-hint = Không bắt buộc. Để trống nếu không ra văn bản.

front-do-T09 = Không duyệt
front-button-T09 = Trả lại người đề xuất
front-reject-reason = Lý do không duyệt
front-reject-reason-hint = Người đề xuất đọc được để sửa phiếu chuyển.
front-own-proposal = Ông/Bà là người đề xuất nên không tự duyệt. Người khác trong Ban Thường trực duyệt; không có ai thì sau hai ngày làm việc việc này chuyển lên Mặt trận cấp trên, hoặc Ông/Bà bấm “Không duyệt” để người khác soạn lại.

## The check of an answer

front-do-T21 = Kiểm tra trả lời: đạt yêu cầu
front-about-T21 = Đối chiếu trả lời với từng điểm trong phiếu chuyển. Khi bấm, người gửi đọc được trả lời và được mời đánh giá.
front-button-T21 = Đạt yêu cầu, chuyển cho người gửi
front-do-T18 = Chưa đạt: yêu cầu đơn vị trả lời lại
front-about-T18 = Ít nhất một nội dung “Không đạt”. Người gửi chưa đọc được trả lời này.
front-passes-up = Đơn vị đã được yêu cầu trả lời lại hai lần. Lần này vụ việc chuyển cho cấp trên trực tiếp: { $unit }. Đơn vị cũ không còn vụ việc.
front-button-T18 = Yêu cầu trả lời lại
front-check-list = Bảy nội dung kiểm tra trả lời
front-check-note = Ghi chú
front-check-point = Nội dung kiểm tra
front-check-on-time = Hệ thống tính sẵn theo hạn; không chặn việc chuyển trả lời cho người gửi.
front-send-back-reason = Đơn vị phải trả lời lại điều gì
front-send-back-reason-hint = Nêu từng điểm còn thiếu hoặc chưa rõ. Đơn vị đọc được nội dung này.

## The end of a case

front-do-T24 = Đóng vụ việc
front-about-T24 = Chỉ đóng sớm khi người gửi đã đánh giá kết quả giải quyết từ mức “Bình thường” trở lên. Hết hạn đánh giá, vụ việc tự đóng.
front-button-T24 = Đóng vụ việc

front-do-T27 = Không thụ lý
front-about-T27 = Người gửi đọc được lý do khi tra cứu. Khiếu nại, tố cáo, tố giác không từ chối ở đây mà hướng dẫn đến đúng nơi.
front-button-T27 = Không thụ lý
front-choose-reason = Chọn lý do
front-refuse-code = Lý do không thụ lý
front-refuse-reason = Giải thích cho người gửi
front-refuse-reason-hint = Nói rõ vì sao và người gửi có thể đến đâu, bằng lời lịch sự, dễ hiểu.

## The Front's own answer

front-do-front-answer = Mặt trận tự trả lời
front-about-front-answer = Dùng cho góp ý, biểu dương, hoặc khi không có đơn vị nào phải trả lời. Một người soạn, lãnh đạo khác duyệt.
front-button-front-answer = Lưu dự thảo trả lời
front-answer = Nội dung trả lời
front-answer-hint = Cảm ơn người gửi, nêu Mặt trận đã ghi nhận và làm gì.
front-choose-outcome = Chọn kết quả
front-do-T34 = Duyệt trả lời của Mặt trận
front-about-T34 = Đọc dự thảo ở phần “Trả lời”. Khi duyệt, người gửi đọc được ngay và được mời đánh giá.
front-button-T34 = Duyệt, gửi trả lời
front-drafted-by = Người soạn: { $name }

## Leaving a case

front-do-declare-tie = Tôi có quan hệ với vụ việc này
front-about-declare-tie = Nếu Ông/Bà là người được phản ánh, là vợ, chồng, cha, mẹ, con, anh, chị, em của người đó, hoặc đã tham gia vào việc được nêu, hãy khai ở đây. Ông/Bà sẽ không còn thấy vụ việc; người khác xử lý tiếp. Không phải nêu lý do.
front-button-declare-tie = Khai có quan hệ và rời vụ việc
front-readings = Ai đã đọc hồ sơ này

refusal-do-propose = Đề xuất không thụ lý vì xúc phạm, vu khống
refusal-about-propose = Chỉ khi lời lẽ rõ ràng là xúc phạm, vu khống; nói gay gắt hay nói sai chưa phải là vu khống. Cần hai người: một lãnh đạo khác người đề xuất đọc và quyết định.
refusal-button-propose = Đề xuất với lãnh đạo
refusal-do-reject = Không đồng ý đề xuất không thụ lý
refusal-about-reject = Vụ việc tiếp tục được xem xét như trước.
refusal-button-reject = Không đồng ý
refusal-proposed = { $name } đề xuất không thụ lý vì xúc phạm, vu khống.
refusal-proposed-decide = Nếu đồng ý, chọn lý do này trong phần Không thụ lý; nếu không, ghi lý do không đồng ý.
refusal-proposed-waits = Chờ một lãnh đạo khác người đề xuất quyết định.
front-news-REFUSAL_REJECTED = Lãnh đạo không đồng ý đề xuất không thụ lý
