# The public figures.

nav-figures = Thống kê
home-figures-link = Xem số liệu thống kê
figures-heading = Thống kê
figures-lead = Có bao nhiêu ý kiến được tiếp nhận, bao nhiêu được trả lời đúng hạn, kết quả ra sao. Mỗi vụ việc được đếm đúng một lần; ô quá nhỏ, có thể làm lộ một người, không hiện số.
figures-empty = Chưa có số liệu. Số liệu của mỗi quý được đếm hai tháng sau khi quý kết thúc, khi thời hạn trả lời theo quy định đã qua.
figures-next = Số liệu { $period } có ở đây sớm nhất vào ngày
figures-quarter = Quý { $number }/{ $year }
figures-quarter-of-year = Tiếp nhận trong quý { $number }
figures-year = Năm { $year }
figures-month = Tháng { $month }
figures-country = Cả nước
figures-period = Kỳ
figures-choose = Xem
figures-as-of = Tình hình tính đến hết ngày
figures-smaller-later = Số liệu theo xã, phường, đặc khu và theo đơn vị được lập cho cả năm, vì trong ba tháng thường quá ít để công khai.
figures-smaller-here = Chọn một tỉnh, thành phố trong bảng để xem theo xã, phường, đặc khu và theo đơn vị.
figures-contents = Các bảng trong trang này
figures-numbers = Xem bảng số
figures-csv = Tải về dạng bảng (CSV)
figures-json = Tải về dạng JSON
figures-whole = Tổng cộng
figures-median = Một nửa được trả lời trong vòng (ngày)
figures-left-out-word = không hiện số
figures-of-left-out = không tính, vì phải tính từ ô không hiện số
figures-too-few = quá ít để tính
figures-too-few-mark = Dấu – là có quá ít vụ việc để tính tỷ lệ hoặc số ngày.
figures-left-out = Không hiện { $count } ô trong bảng này (dấu *); tỷ lệ, số ngày phải tính từ những ô đó cũng không hiện.
figures-why-link = Vì sao?
figures-chart-same = Bảng bên dưới cho cùng số liệu.
figures-none-country = Cơ quan trung ương
figures-none-province = Cơ quan cấp tỉnh
figures-none-unit = Chưa chuyển đơn vị, hoặc Mặt trận tự trả lời

figures-head-THANG = Tháng tiếp nhận
figures-head-QUY = Quý tiếp nhận
figures-head-NHOM = Nhóm nội dung
figures-head-NOI = Địa phương
figures-head-DON_VI = Đơn vị trả lời

figures-by-THANG = theo tháng tiếp nhận
figures-by-QUY = theo quý tiếp nhận
figures-by-NHOM = theo nhóm nội dung
figures-by-NOI = theo địa phương
figures-by-DON_VI = theo đơn vị trả lời

figures-measure-TINH_HINH = Tình hình giải quyết
figures-measure-KET_QUA = Kết quả trả lời
figures-measure-HAI_LONG = Mức độ hài lòng
figures-measure-TRA_LOI_LAN_DAU = Trả lời lần đầu
figures-measure-CAM_KET = Cam kết khắc phục
figures-measure-CON_LAI = Vụ việc còn tồn

figures-about-KET_QUA = Trong số đã trả lời: kết quả như đơn vị đã ghi, bằng đúng những chữ này.
figures-about-HAI_LONG = Trong số đã trả lời: đánh giá chung của người gửi trên bốn câu hỏi. Tỷ lệ tính trên số người có đánh giá.
figures-about-TRA_LOI_LAN_DAU = Trong số đã trả lời: Mặt trận chấp nhận ngay câu trả lời đầu tiên, hay yêu cầu trả lời lại.
figures-about-CAM_KET = Trong số đã trả lời: điều đơn vị hứa khắc phục đã được làm hay chưa. Tỷ lệ tính trên những cam kết đã có kết luận.
figures-about-CON_LAI = Những vụ việc đang giải quyết vào ngày tính số liệu của quý: đến khi tính số liệu cả năm đã xong hay vẫn còn. Quý càng sớm, vụ việc còn lại chờ càng lâu.

figures-column-TIEP_NHAN = Tiếp nhận
figures-column-TRA_LOI_DUNG_HAN = Trả lời đúng hạn
figures-column-TRA_LOI_TRE_HAN = Trả lời trễ hạn
figures-column-DANG_GIAI_QUYET = Chưa xong vào ngày đếm, chưa quá hạn
figures-column-QUA_HAN = Chưa xong vào ngày đếm, đã quá hạn
figures-column-KET_THUC_KHAC = Kết thúc cách khác
figures-column-KHONG_GHI = Không ghi kết quả
figures-column-HAI_LONG = Hài lòng
figures-column-BINH_THUONG = Bình thường
figures-column-KHONG_HAI_LONG = Không hài lòng
figures-column-CHUA_DANH_GIA = Không đánh giá
figures-column-CHAP_NHAN = Chấp nhận lần đầu
figures-column-YEU_CAU_LAM_LAI = Yêu cầu trả lời lại
figures-column-KHONG_CAM_KET = Không có cam kết
figures-column-DA_LAM = Đã làm
figures-column-KHONG_LAM = Không làm
figures-column-CHUA_DEN_HAN = Chưa có kết luận
figures-column-DA_XONG = Đã xong
figures-column-VAN_CON = Vẫn còn

figures-share-TINH_HINH = Tỷ lệ đúng hạn
figures-share-HAI_LONG = Tỷ lệ hài lòng
figures-share-TRA_LOI_LAN_DAU = Tỷ lệ chấp nhận lần đầu
figures-share-CAM_KET = Tỷ lệ giữ cam kết

figures-counted-heading = Đếm như thế nào
figures-counted-once = Mỗi vụ việc được đếm một lần, trong quý tiếp nhận. Số liệu đã công khai không thay đổi về sau.
figures-counted-cut = Tình hình được ghi vào ngày cuối của tháng thứ hai sau quý, khi thời hạn trả lời theo quy định đã qua. Tính sớm hơn, số liệu sẽ đẹp hơn thực tế.
figures-counted-not = Không đếm: ý kiến về tư tưởng chính trị; vụ việc đã chuyển sang khiếu nại, tố cáo, tin báo tội phạm; vụ việc được giữ kín; vụ việc khẩn cấp, có người bị đe dọa hoặc có liên quan đến trẻ em.
figures-counted-late = Trả lời trễ hạn nghĩa là có một thời hạn trả lời của đơn vị đã qua trước khi có trả lời; vụ việc không chuyển đơn vị nào thì tính theo thời hạn của Mặt trận. “Kết thúc cách khác” là không thụ lý, người gửi rút, hoặc gộp vào vụ việc cùng nội dung.
figures-why-heading = Vì sao có ô không hiện số
figures-why-small = Dưới { $least } vụ việc: ở nơi nhỏ, người quen có thể đoán được đó là ai.
figures-why-beside = Những ô bên cạnh, nếu không thì lấy tổng trừ đi sẽ tính ra ô nhỏ.
figures-why-register = Ô mà trừ đi những vụ việc đã công khai từng việc thì còn lại quá ít.
figures-why-parts = Cột mà địa phương cấp trên không hiện thì các địa phương, đơn vị bên trong cũng không hiện.
figures-why-few = “Một nửa được trả lời trong vòng” chỉ tính từ { $answers } trả lời trở lên; tỷ lệ chỉ tính từ { $share } vụ việc trở lên, và các địa phương không bị xếp hạng.
