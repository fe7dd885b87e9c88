# Tệp đính kèm: nhận tệp gì, ai xem được gì, bản đã làm sạch cho đơn vị.

files-told-heading = Ai xem được ảnh, giấy tờ này
files-told-cover = Xin che trước khi gửi điều gì có thể cho biết Ông/Bà là ai: khuôn mặt, nhà cửa, biển số xe, chữ viết tay.
files-told-front = Mặt trận xem được đúng như Ông/Bà gửi. Ảnh thường có thông tin ẩn như nơi chụp, giờ chụp, loại máy: Mặt trận thấy được, đơn vị thì không.
files-told-unit = Đơn vị trả lời không bao giờ nhận bản Ông/Bà gửi. Cán bộ Mặt trận xem và chọn từng ảnh, giấy tờ; đơn vị chỉ nhận bản đã xóa thông tin ẩn: ảnh được vẽ lại, giấy tờ dạng PDF và DOCX chỉ còn phần chữ. Bản quét không có phần chữ thì không làm được như vậy: giấy tờ nên chụp ảnh rồi gửi.
files-told-recording = Ghi âm, ghi hình không bao giờ được chuyển cho đơn vị. Mặt trận tự viết lại những gì nghe được, thấy được.
files-told-visible = Xóa thông tin ẩn không xóa được điều nhìn thấy ngay: khuôn mặt, nhà cửa, biển số xe, chữ viết tay, tên trong giấy tờ.
