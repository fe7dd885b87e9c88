# The journal of the office. Only in Vietnamese.

journal = Nhật ký quản trị
journal-lead = Ai đã thay đổi tài khoản, vai trò, đơn vị, danh mục nào và lúc nào. Chỉ ghi thêm, không ai sửa hay xóa được.
journal-about-page = Mọi thay đổi về tài khoản, vai trò, đơn vị và danh mục; chỉ ghi thêm, không sửa được.
journal-empty = Chưa có thay đổi nào được ghi.
journal-at = Thời điểm
journal-what = Việc đã làm
journal-about = Nội dung
journal-whose = Tài khoản của
journal-who = Người làm
journal-nobody = Hệ thống hoặc lệnh trên máy chủ

journal-PASSWORD_CHANGED = Đổi mật khẩu
journal-CODES_MADE = Tạo mã dự phòng mới
journal-CODE_USED = Dùng một mã dự phòng
journal-AUTHENTICATOR_CHANGED = Đổi ứng dụng tạo mã
journal-SESSIONS_ENDED = Kết thúc các phiên đăng nhập khác
journal-RECOVERY_OPENED = Đề nghị khôi phục tài khoản
journal-RECOVERY_APPROVED = Duyệt khôi phục tài khoản
journal-RECOVERY_REFUSED = Không duyệt khôi phục tài khoản
journal-RECOVERY_USED = Đã khôi phục tài khoản
journal-ACCOUNT_OPENED = Mở tài khoản
journal-ACCOUNT_CHANGED = Sửa thông tin tài khoản
journal-ACCOUNT_CLOSED = Khóa tài khoản
journal-ACCOUNT_REOPENED = Mở lại tài khoản
journal-ROLE_GIVEN = Giao vai trò
journal-ROLE_ENDED = Kết thúc vai trò
journal-PEOPLE_IMPORTED = Nhập danh sách cán bộ từ tệp
journal-BODY_ENTERED = Thêm đơn vị
journal-BODY_CHANGED = Sửa đơn vị
journal-BODY_CLOSED = Đóng đơn vị
journal-PLACES_IMPORTED = Nhập danh mục địa bàn và đơn vị
journal-CALENDAR_IMPORTED = Nhập lịch nghỉ
