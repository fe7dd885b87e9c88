# Merging cases about the same matter, at the desk of the Front. Only in Vietnamese.

merge-master = Mã hồ sơ chính
merge-master-hint = Hồ sơ cùng người, cùng việc, đang xử lý và đơn vị chưa trả lời. Xem phần “Vụ việc về cùng một người”.
merge-possible = · có thể gộp vào
merge-not-possible = · không gộp vào được
merge-split-reason = Vì sao tách
merge-into = Đã gộp vào hồ sơ
merge-elsewhere = do nơi khác giữ
merge-followers = Các hồ sơ đã gộp vào đây
merge-reporters = Số người cùng phản ánh: { $count }

front-do-T29 = Gộp vào hồ sơ cùng nội dung
front-about-T29 = Chỉ gộp khi cùng người được phản ánh và cùng việc. Mỗi người gửi chỉ đọc lời của mình; trả lời của hồ sơ chính dùng chung cho tất cả. Việc mà đơn vị đã trả lời thì không gộp thêm.
front-button-T29 = Gộp
front-do-T30 = Tách khỏi hồ sơ chính
front-about-T30 = Vụ việc trở lại phân loại và được xử lý riêng.
front-button-T30 = Tách
desk-go-T29 = Đến phần Gộp
desk-go-T30 = Đến phần Tách
