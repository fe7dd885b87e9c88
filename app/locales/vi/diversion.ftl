# Matters that belong to another procedure, as the sender reads of it.

procedure-KHIEU_NAI = Khiếu nại
procedure-TO_CAO = Tố cáo
procedure-TO_GIAC = Tố giác tội phạm
procedure-PAKN_QUY_DINH_HC = Phản ánh, kiến nghị về quy định hành chính

procedure-about-KHIEU_NAI = Điều Ông/Bà nêu là khiếu nại: xin xem lại một quyết định hay việc làm của cơ quan nhà nước gây thiệt hại cho chính mình. Khiếu nại phải nộp bằng đơn hoặc đến trình bày trực tiếp; gửi qua trang này thì chưa phải là khiếu nại. Thời hạn thường là 90 ngày kể từ ngày biết quyết định hay việc làm đó, xin đừng để quá.
procedure-about-TO_CAO = Điều Ông/Bà nêu là tố cáo: báo cho cơ quan có thẩm quyền biết ai đó làm trái pháp luật. Luật quy định tố cáo phải nộp bằng đơn có chữ ký hoặc điểm chỉ, hoặc đến trình bày trực tiếp; gửi qua trang này thì chưa phải là tố cáo. Tên của người tố cáo được luật giữ bí mật.
procedure-about-TO_GIAC = Điều Ông/Bà nêu có dấu hiệu tội phạm. Việc này do công an hoặc viện kiểm sát xem xét, không phải Mặt trận. Nếu đang gặp nguy hiểm, xin gọi 113; nếu là trẻ em, xin gọi 111.
procedure-about-PAKN_QUY_DINH_HC = Điều Ông/Bà nêu là về một quy định, thủ tục hành chính chưa hợp lý. Ý kiến như vậy được nhận trên Cổng Dịch vụ công quốc gia; Ông/Bà có thể nhờ bộ phận một cửa gửi giúp.

diverted-heading = Việc này được giải quyết ở nơi khác
diverted-receiver = Nơi giải quyết
diverted-handed = Mặt trận đã chuyển thông tin đến nơi này bằng văn bản số { $number } ngày { $day }.
diverted-not-handed = Mặt trận chưa gửi gì đến nơi này. Muốn được giải quyết, Ông/Bà tự nộp ở đó.
diverted-what-to-do = Ông/Bà cần làm gì
diverted-sealed = Hồ sơ ở đây đã dừng. Nội dung Ông/Bà viết và tệp đã gửi được niêm lại: cán bộ Mặt trận chỉ còn thấy loại việc, ngày và nơi đã hướng dẫn; riêng người giữ danh tính còn đọc được, và mỗi lần đọc đều được ghi lại. Đơn vị từng nhận phiếu chuyển chỉ biết là việc đã dừng, không biết vì sao.
