# Tệp đính kèm: nhận tệp gì, ai xem được gì, bản đã làm sạch cho đơn vị.

files-told-heading = Ai xem được tệp này
files-told-front = Mặt trận xem được tệp đúng như Ông/Bà gửi. Ảnh thường có thông tin ẩn như nơi chụp, giờ chụp, loại máy: Mặt trận thấy được, đơn vị thì không.
files-told-unit = Đơn vị trả lời không bao giờ nhận tệp gốc. Cán bộ Mặt trận xem và chọn từng tệp; đơn vị chỉ nhận bản đã làm sạch của tệp được chọn: ảnh vẽ lại không còn thông tin ẩn, tài liệu PDF và DOCX chỉ còn phần chữ. Bản quét, bản chụp không có phần chữ thì không làm sạch được: giấy tờ nên gửi bằng ảnh.
files-told-recording = Ghi âm, ghi hình không bao giờ được chuyển cho đơn vị. Mặt trận tự viết lại những gì nghe được, thấy được.
files-told-visible = Làm sạch không xóa được điều nhìn thấy ngay: khuôn mặt, nhà cửa, biển số xe, chữ viết tay, tên trong tài liệu. Điều gì có thể cho biết Ông/Bà là ai thì xin che đi trước khi gửi.
