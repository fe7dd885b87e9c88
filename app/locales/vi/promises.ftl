# Following what a unit promised, at the desks. Only in Vietnamese.

promises-evidence-hint = Đã làm gì, ngày nào, văn bản hay biên bản nào chứng minh. Không ghi điều gì về người gửi.
promises-text = Việc sẽ làm { $number }
promises-text-hint = Một việc cụ thể, kiểm tra được. Người gửi đọc được phần này.
promises-due-on = Xong trước hết ngày { $number }
promises-due-hint = Ngày/tháng/năm, sau hôm nay. Quá ngày này mà chưa có minh chứng, vụ việc tự trở lại đơn vị.
promises-found = Nhận xét sau khi kiểm tra
promises-found-hint = Đã kiểm tra bằng cách nào, thấy gì.
promises-missing-hint = Còn thiếu gì, hoặc vì sao minh chứng chưa đủ. Đơn vị đọc được phần này.
promises-choice = Việc { $number }, hạn { $due }
promises-which = Việc đã làm
promises-next-due = Hạn khắc phục gần nhất
promises-next-unit = Đơn vị đã báo cáo mọi việc cam kết. Mặt trận đang kiểm tra; đơn vị chưa phải làm gì thêm, còn sửa được báo cáo.
promises-next-front = Đơn vị đã báo cáo mọi việc cam kết. Lãnh đạo đọc báo cáo ở phần “Cam kết khắc phục”, kiểm tra rồi xác nhận; nếu chưa đạt, cán bộ phân loại yêu cầu trả lời lại.
promises-do-show = Báo cáo đã khắc phục
promises-about-show = Mặt trận kiểm tra rồi mới xác nhận. Báo cáo lại thì thay cho lần trước.
promises-button-show = Gửi Mặt trận

front-do-T20 = Đạt yêu cầu, theo dõi khắc phục
front-about-T20 = Trả lời được chuyển cho người gửi; từng việc cam kết được theo dõi đến khi làm xong.
front-button-T20 = Theo dõi khắc phục
front-do-T22 = Xác nhận đã khắc phục
front-about-T22 = Mọi việc cam kết đã có minh chứng và Mặt trận đã kiểm tra. Người gửi được mời đánh giá.
front-button-T22 = Xác nhận
front-do-T23 = Chưa khắc phục: yêu cầu trả lời lại
front-about-T23 = Chỉ khi đã quá hạn mà chưa có minh chứng, hoặc minh chứng không đạt.
front-button-T23 = Yêu cầu trả lời lại

desk-go-show-evidence = Đến phần Báo cáo đã khắc phục
desk-go-T20 = Đến phần Theo dõi khắc phục
desk-go-T22 = Đến phần Xác nhận đã khắc phục
desk-go-T23 = Đến phần Chưa khắc phục
err-promise-bad-choice = Việc này đã được kết luận hoặc không có trong vụ việc. Vui lòng chọn lại.
