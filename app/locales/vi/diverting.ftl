# Guiding a matter to another procedure, at the desk of the Front. Only in Vietnamese.

diversion-heading = Hướng dẫn sang kênh khác
diversion-procedure = Loại việc
diversion-choose-procedure = Chọn loại việc
diversion-receiver = Nơi có thẩm quyền giải quyết
diversion-receiver-hint = Tên cơ quan và địa chỉ nhận đơn. Người gửi đọc được phần này.
diversion-guidance = Người gửi cần làm gì
diversion-guidance-hint = Nộp gì, ở đâu, gặp ai, bằng lời dễ hiểu. Người gửi đọc được phần này, và phần này còn lại trong hồ sơ: không nhắc lại nội dung, không ghi tên ai.
diversion-proposed-by = Người đề xuất
diversion-decided-on = Ngày chuyển
diversion-document-no = Số văn bản chuyển thông tin
diversion-document-no-hint = Để trống nếu Mặt trận chỉ hướng dẫn mà không chuyển gì. Người gửi đọc được số này.
diversion-sealed = Việc này thuộc thủ tục khác. Nội dung, tệp và người gửi đã được niêm lại; chỉ người giữ danh tính của Mặt trận này còn đọc được.

diversion-do-propose = Đề xuất hướng dẫn sang kênh khác
diversion-about-propose = Khi nội dung là khiếu nại, tố cáo, tố giác tội phạm hoặc về quy định hành chính. Lãnh đạo khác quyết định; sau đó nội dung không còn hiện ở đây.
diversion-button-propose = Trình lãnh đạo
diversion-do-reject = Không chuyển kênh
diversion-about-reject = Vụ việc tiếp tục như trước. Người đề xuất đọc được lý do.
diversion-button-reject = Không chuyển kênh
diversion-waits = Đang chờ lãnh đạo quyết định việc chuyển kênh.

front-do-T31 = Chuyển kênh khiếu nại, tố cáo, tố giác
front-about-T31 = Người gửi đọc được nơi giải quyết và phần hướng dẫn. Nội dung, tệp và người gửi được niêm lại, đơn vị không còn phiếu chuyển. Không khôi phục được ở đây.
front-button-T31 = Duyệt chuyển kênh
desk-go-T31 = Đến phần Chuyển kênh

err-procedure-required = Vui lòng chọn loại việc.
err-receiver-too-short = Vui lòng ghi tên và địa chỉ cơ quan có thẩm quyền.

paper-procedure-KHIEU_NAI = nội dung là khiếu nại, giải quyết theo Luật Khiếu nại
paper-procedure-TO_CAO = nội dung là tố cáo, giải quyết theo Luật Tố cáo
paper-procedure-TO_GIAC = nội dung có dấu hiệu tội phạm, thuộc thẩm quyền của cơ quan điều tra, viện kiểm sát
paper-procedure-PAKN_QUY_DINH_HC = nội dung là phản ánh, kiến nghị về quy định hành chính
