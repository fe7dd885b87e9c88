# Words for the stable codes: family-CODE.

## States, as officers say them

state-CHO_TIEP_NHAN = Chờ tiếp nhận
state-DA_TIEP_NHAN = Đã tiếp nhận
state-DANG_PHAN_LOAI = Đang phân loại
state-CHO_BO_SUNG = Chờ bổ sung thông tin
state-CHO_DUYET_CHUYEN = Chờ duyệt chuyển
state-DA_CHUYEN = Đã chuyển đơn vị
state-DON_VI_TRA_LAI = Đơn vị trả lại
state-DA_THU_LY = Đã thụ lý
state-DANG_XAC_MINH = Đang xác minh
state-CHO_DUYET_TRA_LOI = Chờ duyệt trả lời
state-DA_TRA_LOI = Đã trả lời
state-YEU_CAU_TRA_LOI_LAI = Yêu cầu trả lời, giải trình bổ sung
state-DANG_KHAC_PHUC = Theo dõi khắc phục
state-DA_GIAI_QUYET = Đã giải quyết
state-DA_DONG = Đã đóng
state-KHONG_THU_LY = Không thụ lý
state-DA_RUT = Người gửi rút
state-DA_GOP = Đã gộp
state-CHUYEN_KENH_KHAC = Đã chuyển kênh khác

## States, as they are told to the sender

state-citizen-CHO_TIEP_NHAN = Đã gửi, chờ tiếp nhận
state-citizen-DA_TIEP_NHAN = Đã tiếp nhận
state-citizen-DANG_PHAN_LOAI = Đang phân loại
state-citizen-CHO_BO_SUNG = Cần Ông/Bà bổ sung thông tin
state-citizen-CHO_DUYET_CHUYEN = Đang xử lý
state-citizen-DA_CHUYEN = Đã chuyển tới đơn vị giải quyết
state-citizen-DON_VI_TRA_LAI = Đang phân loại lại
state-citizen-DA_THU_LY = Đơn vị đã nhận xử lý
state-citizen-DANG_XAC_MINH = Đang xem xét, xác minh
state-citizen-CHO_DUYET_TRA_LOI = Đang xem xét, xác minh
state-citizen-DA_TRA_LOI = Đã có kết quả, Mặt trận đang kiểm tra
state-citizen-YEU_CAU_TRA_LOI_LAI = Đã yêu cầu đơn vị giải trình thêm
state-citizen-DANG_KHAC_PHUC = Đang theo dõi việc khắc phục
state-citizen-DA_GIAI_QUYET = Đã giải quyết, mời Ông/Bà đánh giá
state-citizen-DA_DONG = Đã kết thúc
state-citizen-KHONG_THU_LY = Không thụ lý, có nêu lý do
state-citizen-DA_RUT = Ông/Bà đã rút ý kiến
state-citizen-DA_GOP = Đã gộp với vụ việc cùng nội dung
state-citizen-CHUYEN_KENH_KHAC = Đã hướng dẫn sang nơi phù hợp

kind-PHAN_ANH = Phản ánh
kind-KIEN_NGHI = Kiến nghị
kind-GOP_Y = Góp ý xây dựng Đảng, chính quyền
kind-BIEU_DUONG = Biểu dương, nêu gương tốt
kind-GIAM_SAT = Ý kiến giám sát

identity-open = Cho Mặt trận biết tên tôi
identity-sealed = Giữ bí mật thông tin của tôi
identity-anonymous = Gửi ẩn danh

channel-TRUC_TUYEN = Trực tuyến
channel-TRUC_TIEP = Trực tiếp
channel-DON_THU = Đơn, thư
channel-HOM_THU = Hòm thư góp ý
channel-DIEN_THOAI = Điện thoại, đường dây nóng
channel-EMAIL = Thư điện tử
channel-HOI_NGHI = Hội nghị, đối thoại, tiếp xúc cử tri
channel-BAO_CHI = Báo chí, mạng xã hội
channel-BAN_TTND = Ban Thanh tra nhân dân
channel-CO_QUAN_KHAC = Cơ quan khác chuyển đến

role-NHAP_HO = Người nhập hộ
role-TIEP_NHAN = Cán bộ tiếp nhận
role-PHAN_LOAI = Cán bộ phân loại
role-LANH_DAO_MTTQ = Lãnh đạo Ban Thường trực Mặt trận
role-DAU_MOI_DV = Đầu mối đơn vị
role-THU_LY_DV = Người xử lý
role-LANH_DAO_DV = Lãnh đạo đơn vị
role-UBKT = Cán bộ Ủy ban Kiểm tra
role-CAP_UY = Cấp ủy theo dõi
role-HDND = Hội đồng nhân dân
role-BAO_MAT_DT = Người giữ danh tính
role-QUAN_TRI = Quản trị viên
role-QT_DANH_MUC = Quản trị danh mục
role-KIEM_TRA_NK = Người kiểm tra nhật ký
role-BVDLCN = Cán bộ bảo vệ dữ liệu cá nhân

group-A = Đạo đức, lối sống
group-B = Phong cách, trách nhiệm phục vụ Nhân dân
group-C = Sử dụng quyền lực
group-D = Nêu gương, cam kết
group-E = Tư tưởng chính trị
group-F = Mặt tích cực
group-G = Góp ý

outcome-DUNG = Phản ánh đúng
outcome-DUNG_MOT_PHAN = Đúng một phần
outcome-KHONG_DUNG = Không đúng
outcome-KHONG_DU_CO_SO = Không đủ cơ sở kết luận
outcome-DA_GIAI_TRINH = Đã giải trình
outcome-CHUYEN_KIEM_TRA = Chuyển kiểm tra, thanh tra
outcome-DA_XU_LY = Đã xử lý
outcome-DA_KHAC_PHUC = Đã khắc phục
outcome-GHI_NHAN = Ghi nhận, biểu dương

refusal-NAC_DANH_KHONG_RO = Gửi ẩn danh mà nội dung, chứng cứ chưa đủ rõ để kiểm tra
refusal-NGOAI_THAM_QUYEN = Không thuộc thẩm quyền, phạm vi tiếp nhận
refusal-DA_TRA_LOI = Đã được trả lời, không có nội dung, tình tiết mới
refusal-DANG_GIAI_QUYET_NOI_KHAC = Đang được cơ quan khác thụ lý
refusal-CO_BAN_AN = Đã có bản án, quyết định có hiệu lực của Tòa án
refusal-TRUNG = Trùng nội dung với vụ việc đã có
refusal-KHONG_DU_NOI_DUNG = Không đủ thông tin sau khi đã yêu cầu bổ sung
refusal-KHONG_PHAI_HANH_VI_CB = Không liên quan cán bộ, đảng viên, công chức, viên chức
refusal-XUC_PHAM_VU_KHONG = Lời lẽ xúc phạm, vu khống rõ ràng
refusal-RAC = Thư rác, thư gửi thử
refusal-KHONG_DU_NANG_LUC = Người gửi chưa đủ năng lực hành vi dân sự và không có người đại diện
refusal-DAI_DIEN_KHONG_HOP_LE = Không có giấy tờ đại diện hợp lệ

return-KHONG_THUOC_THAM_QUYEN = Không thuộc thẩm quyền của đơn vị
return-SAI_DON_VI = Chuyển nhầm đơn vị
return-NOI_DUNG_CHUA_RO = Nội dung chưa rõ

point-TRONG_TAM = Trả lời đúng trọng tâm từng nội dung
point-CAN_CU = Có căn cứ, có xác minh
point-THAM_QUYEN_KY = Đúng thẩm quyền ký
point-THOI_HAN = Đúng thời hạn
point-BIEN_PHAP = Có biện pháp, thời hạn khắc phục
point-KHONG_LO = Không lộ thông tin người phản ánh
point-NGON_NGU = Ngôn ngữ phù hợp

verdict-DAT = Đạt
verdict-KHONG_DAT = Không đạt
verdict-KHONG_AP_DUNG = Không áp dụng

purpose-QUESTION = Câu hỏi
purpose-REPLY = Trả lời câu hỏi
purpose-CORRECTION = Đính chính lời đã gửi
purpose-ADDITION = Bổ sung thông tin
purpose-NOTICE = Thông báo
purpose-OBJECTION = Đề nghị xem xét lại
purpose-REVIEW = Đề nghị xem xét lại
purpose-WITHDRAWAL = Lý do rút

## Time limits

clock-tiep_nhan = Hạn tiếp nhận
clock-phan_loai = Hạn phân loại
clock-thong_bao_ket_qua_tiep_nhan = Hạn báo kết quả tiếp nhận
clock-thong_bao_tu_choi = Hạn báo không thụ lý
clock-chuyen = Hạn chuyển
clock-thu_ly_don_vi = Hạn đơn vị thụ lý
clock-bo_sung_thong_tin = Hạn bổ sung thông tin
clock-tra_loi = Hạn trả lời
clock-gia_han_tra_loi = Gia hạn trả lời
clock-kien_nghi_ban_ttnd = Hạn trả lời kiến nghị của Ban Thanh tra nhân dân
clock-thong_bao_don_vi_ve_MTTQ = Hạn đơn vị báo lại Mặt trận
clock-chuyen_ket_qua_cho_dan = Hạn chuyển kết quả cho người gửi
clock-kiem_tra_ket_qua = Hạn Mặt trận kiểm tra kết quả
clock-tra_loi_lai = Hạn trả lời lại
clock-cong_khai = Hạn công khai
clock-danh_gia = Hạn đánh giá
clock-xem_xet_de_nghi = Quyết định về đề nghị của người gửi
clock-khieu_to_cao_chuyen = Hạn chuyển khiếu nại, tố cáo
clock-to_giac = Hạn chuyển tố giác tội phạm
clock-yeu_cau_du_lieu = Trả lời yêu cầu về dữ liệu cá nhân
clock-bao_vi_pham_du_lieu = Báo cơ quan có thẩm quyền về vi phạm dữ liệu cá nhân
clock-canh_bao_45_ngay = Mốc 45 ngày kể từ ngày nhận

clock-citizen-tiep_nhan = Mặt trận tiếp nhận chậm nhất ngày
clock-citizen-phan_loai = Mặt trận xem xét, phân loại chậm nhất ngày
clock-citizen-bo_sung_thong_tin = Ông/Bà trả lời câu hỏi chậm nhất ngày
clock-citizen-chuyen = Mặt trận chuyển đến đơn vị có trách nhiệm chậm nhất ngày
clock-citizen-thu_ly_don_vi = Đơn vị nhận giải quyết chậm nhất ngày
clock-citizen-tra_loi = Đơn vị trả lời chậm nhất ngày
clock-citizen-tra_loi_lai = Đơn vị trả lời lại chậm nhất ngày
clock-citizen-kiem_tra_ket_qua = Mặt trận kiểm tra câu trả lời chậm nhất ngày
clock-citizen-xem_xet_de_nghi = Mặt trận quyết định về đề nghị của Ông/Bà chậm nhất ngày
clock-citizen-danh_gia = Ông/Bà có thể đánh giá đến hết ngày

span-NLV = ngày làm việc
span-NGAY = ngày

## What happened, as officers say it

event-T02 = Người gửi đã gửi ý kiến
event-T03 = Tiếp nhận
event-T04 = Bắt đầu phân loại
event-T05 = Yêu cầu người gửi bổ sung thông tin
event-T06 = Đã bổ sung hoặc hết hạn bổ sung thông tin
event-T07 = Đề xuất chuyển
event-T08 = Duyệt, ký phiếu chuyển
event-T09 = Không duyệt chuyển
event-T10 = Đơn vị thụ lý
event-T11 = Đơn vị trả lại
event-T12 = Phân loại lại
event-T13 = Giao người xử lý
event-T15 = Trình dự thảo trả lời
event-T16 = Trả lại dự thảo
event-T17 = Ký, phát hành trả lời
event-T18 = Yêu cầu đơn vị trả lời lại
event-T19 = Đơn vị nhận lại để trả lời
event-T20 = Trả lời đạt yêu cầu, theo dõi khắc phục
event-T21 = Trả lời đạt yêu cầu, đã chuyển cho người gửi
event-T22 = Xác nhận đã khắc phục
event-T23 = Không khắc phục đúng hạn, đơn vị phải trả lời lại
event-T24 = Đóng vụ việc
event-T25 = Chấp nhận ý kiến không đồng ý, đơn vị trả lời lại
event-T26 = Mở lại vụ việc
event-T27 = Không thụ lý
event-T28 = Người gửi rút ý kiến
event-T29 = Gộp vào hồ sơ cùng nội dung
event-T30 = Tách khỏi hồ sơ chính
event-T31 = Chuyển kênh khiếu nại, tố cáo, tố giác
event-T32 = Xem xét lại việc không thụ lý
event-T33 = Khôi phục vụ việc đã rút
event-T34 = Mặt trận ghi nhận, trả lời
event-EVIDENCE = Đơn vị báo cáo đã khắc phục
event-OBJECTED = Người gửi không đồng ý với kết quả
event-REVIEW_ASKED = Người gửi đề nghị xem xét lại việc không thụ lý
event-DECLINED = Không chấp nhận đề nghị của người gửi
event-WITHDREW = Người gửi rút; Mặt trận tự mình tiếp tục vụ việc
event-RESTORE_PROPOSED = Đề xuất khôi phục vụ việc đã rút
event-DIVERSION_PROPOSED = Đề xuất chuyển kênh
event-DIVERSION_REJECTED = Không chuyển kênh
event-JOINED = Một hồ sơ cùng nội dung được gộp vào đây
event-PARTED = Một hồ sơ được tách ra
event-CLASSIFY = Phân loại, xác định đối tượng
event-FRONT_ANSWER = Mặt trận soạn trả lời
event-MOVED_FRONT = Chuyển sang Mặt trận khác tiếp nhận
event-TIE_DECLARED = Cán bộ khai có quan hệ và rời vụ việc
event-MESSAGE = Người gửi nhắn thêm
event-RATED = Người gửi đánh giá
event-READ = Đọc hồ sơ
event-FILE_READ = Mở xem tệp
event-COPY_READ = Mở xem bản sạch của tệp
event-FILE_REFUSED = Máy quét phát hiện tệp có mã độc
event-IDENTITY_READ = Mở xem tên, liên lạc của người gửi
event-DATA_REQUEST = Người gửi có yêu cầu về dữ liệu cá nhân
event-DATA_GRANTED = Chấp nhận yêu cầu về dữ liệu cá nhân
event-DATA_REFUSED = Không chấp nhận yêu cầu về dữ liệu cá nhân
event-PAPER = Ban hành văn bản
event-ERASED = Đã xóa dữ liệu cá nhân của vụ việc

## What happened, as it is told to the sender

event-citizen-T02 = Ông/Bà đã gửi ý kiến
event-citizen-T03 = Mặt trận đã tiếp nhận
event-citizen-T04 = Mặt trận bắt đầu phân loại
event-citizen-T05 = Mặt trận hỏi thêm Ông/Bà
event-citizen-T06 = Mặt trận xem xét tiếp, sau phần bổ sung
event-citizen-T07 = Mặt trận đã chọn đơn vị để chuyển, đang chờ duyệt
event-citizen-T08 = Mặt trận đã chuyển tới đơn vị giải quyết
event-citizen-T09 = Mặt trận xem lại nơi chuyển
event-citizen-T10 = Đơn vị đã nhận xử lý
event-citizen-T11 = Đơn vị trả lại, Mặt trận sẽ chọn đơn vị khác
event-citizen-T12 = Mặt trận phân loại lại
event-citizen-T13 = Đơn vị đã giao người xem xét, xác minh
event-citizen-T15 = Đơn vị đã soạn trả lời, đang chờ duyệt
event-citizen-T16 = Đơn vị sửa lại trả lời
event-citizen-T17 = Đơn vị đã trả lời, Mặt trận đang kiểm tra
event-citizen-T18 = Mặt trận yêu cầu đơn vị trả lời lại
event-citizen-T19 = Đơn vị đang trả lời lại
event-citizen-T20 = Ông/Bà đọc được trả lời; Mặt trận theo dõi việc khắc phục
event-citizen-T21 = Mặt trận đã kiểm tra, Ông/Bà đọc được trả lời
event-citizen-T22 = Mặt trận đã kiểm tra: cam kết khắc phục đã được thực hiện
event-citizen-T23 = Cam kết khắc phục không được thực hiện đúng hạn, đơn vị phải giải trình
event-citizen-T24 = Hồ sơ đã kết thúc
event-citizen-T25 = Mặt trận chấp nhận ý kiến của Ông/Bà, đơn vị phải trả lời lại
event-citizen-T26 = Mặt trận mở lại hồ sơ
event-citizen-T27 = Mặt trận không thụ lý
event-citizen-T28 = Ông/Bà đã rút ý kiến
event-citizen-T29 = Mặt trận giải quyết chung với ý kiến cùng nội dung
event-citizen-T30 = Hồ sơ được tách ra, giải quyết riêng
event-citizen-T31 = Mặt trận đã hướng dẫn Ông/Bà sang nơi có thẩm quyền
event-citizen-T32 = Mặt trận xem xét lại hồ sơ
event-citizen-T33 = Mặt trận khôi phục hồ sơ đã rút
event-citizen-T34 = Mặt trận đã ghi nhận và trả lời
event-citizen-EVIDENCE = Đơn vị báo đã khắc phục, Mặt trận đang kiểm tra
event-citizen-OBJECTED = Ông/Bà không đồng ý với kết quả
event-citizen-REVIEW_ASKED = Ông/Bà đề nghị xem xét lại việc không thụ lý
event-citizen-DECLINED = Mặt trận không chấp nhận đề nghị của Ông/Bà
event-citizen-WITHDREW = Ông/Bà đã rút; Mặt trận tự mình tiếp tục hồ sơ
event-citizen-RESTORE_PROPOSED = Mặt trận đang xem xét khôi phục hồ sơ
event-citizen-DIVERSION_PROPOSED = Mặt trận đang xem xét nơi có thẩm quyền
event-citizen-DIVERSION_REJECTED = Mặt trận tiếp tục xem xét ở đây
event-citizen-JOINED = Có thêm ý kiến cùng nội dung
event-citizen-PARTED = Một ý kiến được giải quyết riêng
event-citizen-CLASSIFY = Mặt trận đã xác định lĩnh vực, cơ quan liên quan
event-citizen-PAPER = Mặt trận đã ban hành văn bản
event-citizen-FRONT_ANSWER = Mặt trận đang soạn trả lời
event-citizen-MOVED_FRONT = Hồ sơ chuyển sang Mặt trận khác tiếp nhận
event-citizen-TIE_DECLARED = Một cán bộ đã rời hồ sơ để bảo đảm khách quan
event-citizen-MESSAGE = Ông/Bà đã nhắn thêm
event-citizen-RATED = Ông/Bà đã đánh giá
event-citizen-READ = Cán bộ đã đọc hồ sơ của Ông/Bà
event-citizen-FILE_READ = Mặt trận đã mở xem tệp của Ông/Bà
event-citizen-COPY_READ = Đã mở xem bản sạch của tệp Ông/Bà gửi
event-citizen-FILE_REFUSED = Một tệp Ông/Bà gửi có mã độc, không mở được
event-citizen-IDENTITY_READ = Mặt trận đã mở xem tên, liên lạc của Ông/Bà
event-citizen-DATA_REQUEST = Đã nhận yêu cầu của Ông/Bà về dữ liệu cá nhân
event-citizen-DATA_GRANTED = Yêu cầu của Ông/Bà về dữ liệu cá nhân được chấp nhận
event-citizen-DATA_REFUSED = Yêu cầu của Ông/Bà về dữ liệu cá nhân không được chấp nhận
event-citizen-ERASED = Đã xóa dữ liệu cá nhân của vụ việc

## Why a move cannot be made now

guard-questions-left = Đã hỏi người gửi đủ số lần cho phép.
guard-system-only-when-due = Chưa hết hạn bổ sung thông tin.
guard-classified = Chưa phân loại xong: cần lĩnh vực, cơ quan, chức danh liên quan.
guard-lawful-recipient = Nơi nhận có liên quan đến vụ việc. Hãy chọn nơi nhận khác.
guard-not-the-proposer = Người đề xuất không được tự duyệt.
guard-returns-left = Đã trả lại đủ số lần cho phép. Cấp trên sẽ giao đơn vị xử lý.
guard-assignee-free = Người được giao có liên quan đến vụ việc hoặc không phải người xử lý của đơn vị.
guard-only-the-assignee = Chỉ người được giao mới trình được trả lời.
guard-not-the-drafter = Người soạn không được tự duyệt.
guard-some-point-fails = Chưa có nội dung nào bị đánh giá “Không đạt”.
guard-every-point-holds = Chưa đánh giá đủ bảy nội dung, hoặc còn nội dung “Không đạt”.
guard-rounds-left = Đã yêu cầu trả lời lại đủ số lần cho phép.
guard-promised = Chưa ghi việc sẽ làm và thời hạn.
guard-remedy-shown = Đơn vị chưa có minh chứng cho mọi việc đã cam kết.
guard-remedy-broken = Chưa việc nào quá hạn, và chưa đủ minh chứng để kết luận.
guard-publication-decided = Chưa quyết định việc công khai.
guard-nothing-asked = Người gửi đang chờ quyết định về đề nghị của mình.
guard-sender-asked = Người gửi chưa đề nghị xem xét lại, hoặc đề nghị đã được quyết định.
guard-answered-by-unit = Trả lời này là của Mặt trận, không có đơn vị nào để trả lời lại.
guard-not-the-refuser = Người đã quyết định không thụ lý không được tự xem xét lại.
guard-of-own-will = Người gửi cho biết bị ép rút.
guard-reporter-there = Người gửi đã rời vụ việc, không hỏi thêm được.
guard-second-person = Cần người giữ danh tính đề xuất trước, và một lãnh đạo khác quyết định.
guard-diversion-proposed = Cần cán bộ phân loại đề xuất chuyển kênh trước, và một lãnh đạo khác quyết định.
guard-master-open = Hồ sơ chính phải là hồ sơ khác, đang xử lý ở Mặt trận này và chưa gộp vào đâu. Xem lại mã.
guard-same-subject = Hai hồ sơ không cùng người hoặc chức danh được phản ánh. Phân loại cả hai trước khi gộp.
guard-nobody-follows = Có hồ sơ khác đã gộp vào đây. Tách chúng ra trước.
guard-rating-over = Chưa hết hạn đánh giá và người gửi chưa đánh giá từ mức “Bình thường” trở lên.
guard-front-may-answer = Loại ý kiến này phải chuyển cho đơn vị giải quyết.
guard-front-answer-drafted = Chưa soạn trả lời của Mặt trận.

promise-CHUA_LAM = Chưa thực hiện
promise-CHO_KIEM_TRA = Đơn vị báo đã làm, Mặt trận đang kiểm tra
promise-DA_LAM = Đã thực hiện
promise-KHONG_LAM = Không thực hiện đúng hạn

tray-cho-xu-ly = Chờ xử lý
tray-cua-toi = Của tôi
tray-qua-han = Quá hạn
tray-cho-noi-khac = Chờ nơi khác
tray-da-xong = Đã xong
