# Dấu vết có thể cho biết người gửi là ai. Chỉ nhắc, không chặn.

marks-in-draft = Lời của Ông/Bà có điều cho biết Ông/Bà là ai
marks-in-draft-about = Nếu không cần thiết, xin bấm “Sửa” ở phần nội dung để bỏ đi. Vẫn gửi được như đang viết.
mark-ma-tra-cuu = Mã tra cứu của ý kiến này. Ai có mã đều đọc được trả lời.
mark-dien-thoai = Số điện thoại
mark-thu-dien-tu = Địa chỉ thư điện tử
mark-ho-ten = Họ và tên người gửi
