# Handing a case on to a body that owes no answer, at the desk of the Front. Only in Vietnamese.

front-do-T37 = Chỉ chuyển: nơi nhận giải quyết theo luật riêng
front-about-T37 = Dành cho tòa án, viện kiểm sát, công an, quân đội và cán bộ diện Trung ương quản lý. Người gửi đọc được nơi nhận và số văn bản; vụ việc không chờ trả lời.
front-button-T37 = Ghi nhận đã chuyển
forward-document-no-hint = Bắt buộc: người gửi cần số này để hỏi nơi nhận.
desk-go-T37 = Đến phần Chỉ chuyển
