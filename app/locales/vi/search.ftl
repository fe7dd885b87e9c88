# Finding words in the desks of the Front and of the units. Only in Vietnamese.

search-words = Tìm theo từ
search-front-hint = Tìm trong nội dung, tin nhắn, tên người được phản ánh và phiếu chuyển, ở mọi ngăn. Không cần gõ dấu. Đặt trong ngoặc kép những từ phải đi liền nhau, ví dụ "đòi tiền".
search-unit-hint = Tìm trong phiếu chuyển của Mặt trận, ở mọi ngăn. Không cần gõ dấu. Đặt trong ngoặc kép những từ phải đi liền nhau.
search-found = Kết quả tìm trong mọi ngăn
search-nothing = Không có vụ việc nào trong phạm vi của Ông/Bà có đủ các từ này. Bỏ bớt từ hoặc bộ lọc rồi tìm lại; nội dung vừa gửi cần vài giây mới tìm được.
search-no-words = Chưa có từ nào để tìm. Nhập ít nhất một chữ cái hoặc chữ số.
search-too-long = Chỉ tìm được tối đa { $words } từ, { $letters } ký tự mỗi lần. Hãy bớt từ.
search-too-frequent = Các từ sau có trong quá nhiều vụ việc nên không tìm riêng: { $words }. Thêm một từ ít gặp hơn, hoặc chọn trạng thái hay lĩnh vực rồi tìm lại.

search-same-words = Vụ việc có lời gần giống
search-same-words-hint = Có thể là cùng một đơn gửi nhiều lần hoặc nhiều người cùng gửi. Xin đọc cả hai trước khi gộp; hệ thống không tự gộp.
search-alike = Vụ việc về cùng một người
search-alike-count = { $count } vụ việc khác trong 12 tháng qua.
search-alike-hint = Cùng họ tên và đơn vị, hoặc cùng là người đứng đầu một đơn vị. Trùng tên chưa hẳn là cùng người.
search-alike-none = Trong 12 tháng qua không có vụ việc nào khác mà Ông/Bà được xem.
