# Deciding about publication, at the desk of the Front. Only in Vietnamese.

publication-CHUA_XET = Chưa xét công khai
publication-CHO_DUYET = Chờ duyệt công khai
publication-DA_CONG_KHAI = Đã công khai
publication-KHONG_CONG_KHAI = Không công khai
publication-DA_GO = Đã gỡ công khai

publishing-title = Công khai kết quả
publishing-about-CHUA_XET = Cán bộ phân loại soạn bản đã ẩn thông tin cá nhân; lãnh đạo khác đọc lại và quyết định. Lãnh đạo cũng có thể quyết định không công khai ngay.
publishing-about-CHO_DUYET = Có bản đã soạn, chờ lãnh đạo không phải người soạn quyết định.
publishing-about-DA_CONG_KHAI = Ai cũng đọc được nội dung dưới đây.
publishing-about-KHONG_CONG_KHAI = Người gửi đọc được quyết định này và lý do.
publishing-about-DA_GO = Ở địa chỉ cũ chỉ còn dòng báo đã gỡ và lý do chung; lý do dưới đây chỉ lưu trong hồ sơ.
publishing-contested = Người gửi đang đề nghị xem lại. Việc công khai chờ đến khi có quyết định.
publishing-link = Mở trang công khai
publishing-since = Đã công khai từ ngày
publishing-subject = Người được nói đến, như sẽ công khai
publishing-subject-now = Người được nói đến, như đang công khai
publishing-subject-hint = Chỉ chức danh và đơn vị, không ghi tên. Danh sách công khai cho biết tháng tiếp nhận, không cho biết ngày.
publishing-words = Bản công khai và nội dung gốc
publishing-original = Trong hồ sơ
publishing-shown = Sẽ công khai
publishing-shown-now = Đang công khai
publishing-drafted-by = Người soạn: { $name }
publishing-erased = Dữ liệu cá nhân của hồ sơ đã được xóa, không còn nội dung gốc để so sánh.
publishing-left = Trong bản này còn những chỗ giống thông tin cần ẩn:
publishing-seen = Tôi đã đọc lại, những chỗ này không làm lộ ai
publishing-given-back = Lãnh đạo trả lại bản công khai để sửa
publishing-due-CHUA_XET = Cần xét công khai vụ việc này. Chưa có quyết định thì chưa đóng được hồ sơ.
publishing-due-CHO_DUYET = Bản công khai đang chờ lãnh đạo duyệt. Chưa có quyết định thì chưa đóng được hồ sơ.
publishing-due-link = Đến trang Công khai kết quả

publishing-do-propose = Soạn bản công khai
publishing-about-propose = Chương trình đề nghị ẩn những chỗ gạch bỏ ở cột bên trái. Chương trình tìm theo cách viết: họ tên đứng sau cách xưng hô hoặc chức vụ, số điện thoại, thư điện tử, biển số xe, thửa đất, số giấy tờ, số tài khoản, mã hồ sơ, địa danh dưới cấp xã, ngày cụ thể. Chương trình không hiểu nội dung nên không thấy hết, nhất là tên viết thường và chuyện chỉ vài người biết. Hãy đọc lại từng câu: sửa, ẩn thêm hoặc bỏ bớt. Không công khai ảnh, chữ viết tay hay tệp. Ngày hẹn làm xong trong biện pháp khắc phục cũng bị đề nghị ẩn: nếu ngày ấy không làm lộ ai thì nên giữ lại, để người dân biết mà theo dõi.
publishing-button-propose = Trình duyệt công khai
publishing-consent = Sự đồng ý của người được biểu dương
publishing-consent-hint = Biểu dương chỉ công khai khi người được nêu đồng ý hoặc đơn vị xác nhận. Ghi lại trong hồ sơ bằng cách nào.
publishing-consent-empty = Chọn cách đã có sự đồng ý
publishing-do-approve = Duyệt công khai
publishing-about-approve = Sau khi duyệt, ai cũng đọc được. Người gửi được báo và có liên kết; đơn vị chỉ biết là đã công khai.
publishing-button-approve = Duyệt và công khai
publishing-do-return = Trả lại để sửa
publishing-return-reason = Cần sửa gì
publishing-button-return = Trả lại người soạn
publishing-do-decline = Không công khai
publishing-about-decline = Lý do chỉ lưu trong hồ sơ. Khi vụ việc kết thúc, người gửi chỉ đọc được là không công khai.
publishing-why-not = Lý do không công khai
publishing-why-empty = Chọn lý do
publishing-button-decline = Không công khai
publishing-do-unpublish = Gỡ công khai
publishing-about-unpublish = Nội dung biến khỏi trang công khai ngay. Ở địa chỉ cũ còn dòng báo đã gỡ và lý do chung; người gửi được báo. Vẫn nhận ra được người liên quan và gỡ theo đề nghị đều chỉ ghi là để bảo vệ người có liên quan.
publishing-why-down = Lý do gỡ
publishing-button-unpublish = Gỡ nội dung

consent-VAN_BAN = Người được biểu dương đồng ý bằng văn bản
consent-TRUC_TIEP = Người được biểu dương đồng ý trực tiếp hoặc qua điện thoại, có ghi lại
consent-DON_VI = Đơn vị của người được biểu dương xác nhận

hidden-HO_TEN = Họ tên
hidden-DIEN_THOAI = Số điện thoại
hidden-THU_DIEN_TU = Địa chỉ thư điện tử
hidden-BIEN_SO = Biển số xe
hidden-THUA_DAT = Số thửa đất, tờ bản đồ
hidden-DIA_CHI = Số nhà, đường, thôn, xóm, tổ, chợ (có thể nhận ra người)
hidden-NGAY = Ngày cụ thể (có thể nhận ra người)
hidden-GIAY_TO = Số giấy tờ
hidden-TAI_KHOAN = Số tài khoản hoặc dãy số dài
hidden-MA = Mã hồ sơ hoặc mã tra cứu

err-consent-required = Biểu dương cần có sự đồng ý của người được nêu hoặc xác nhận của đơn vị.
