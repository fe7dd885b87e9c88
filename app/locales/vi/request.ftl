# Taking up again, and what the sender asks for, at the desk of the Front. Only in Vietnamese.

request-reason = Lý do
request-reason-hint-T25 = Đơn vị phải trả lời lại điểm nào, vì sao. Đơn vị đọc được phần này.
request-reason-hint-T26 = Tình tiết mới, hoặc vì sao việc đóng là không đúng.
request-reason-hint-T32 = Vì sao vụ việc được xem xét lại.
request-reason-hint-T33 = Vì sao vụ việc được khôi phục.
request-do-decline = Không chấp nhận đề nghị của người gửi
request-about-decline = Người gửi đọc được lý do khi tra cứu.
request-button-decline = Không chấp nhận
request-do-restore = Đề xuất khôi phục do bị đe dọa
request-about-restore = Khi có dấu hiệu người gửi rút vì bị đe dọa. Một lãnh đạo khác quyết định.
request-button-restore = Đề xuất khôi phục
request-withdrawn-from-unit = Đơn vị không còn giữ vụ việc, như mọi lần người gửi rút. Nếu chuyển tiếp, nên chuyển cơ quan cấp trên: chuyển lại đúng đơn vị cũ có thể khiến họ đoán rằng người gửi bị ép rút.
request-withdrawn = Người gửi đã rời vụ việc, do sức ép hoặc trong khi còn người khác cùng phản ánh. Vụ việc tiếp tục là việc của Mặt trận; không hỏi thêm và không báo tin cho người gửi.

front-do-T25 = Chấp nhận: đơn vị trả lời lại
front-about-T25 = Người gửi không đồng ý với kết quả. Đọc ý kiến ở phần trao đổi rồi quyết định.
front-button-T25 = Yêu cầu trả lời lại
front-do-T26 = Mở lại vụ việc
front-about-T26 = Chỉ khi có tình tiết mới hoặc đã đóng không đúng. Thời hạn trước đây còn trong quá trình.
front-button-T26 = Mở lại
front-do-T32 = Xem xét lại việc không thụ lý
front-about-T32 = Người gửi đề nghị xem xét lại. Người đã quyết định không thụ lý không được tự xem xét.
front-button-T32 = Xem xét lại
front-do-T33 = Khôi phục vụ việc đã rút
front-about-T33 = Người giữ danh tính đã đề xuất. Vụ việc trở lại phân loại.
front-button-T33 = Khôi phục

request-next-objection = Người gửi không đồng ý với kết quả. Lãnh đạo đọc ý kiến ở phần “Trao đổi với người gửi”, rồi quyết định trước hạn: yêu cầu đơn vị trả lời lại, hoặc không chấp nhận và nêu lý do.
request-next-review = Người gửi đề nghị xem xét lại việc không thụ lý. Một lãnh đạo khác với người đã quyết định đọc đề nghị ở phần “Trao đổi với người gửi”, rồi quyết định trước hạn.
desk-go-decline = Đến phần Không chấp nhận đề nghị
desk-go-T25 = Đến phần Chấp nhận ý kiến không đồng ý
desk-go-T26 = Đến phần Mở lại vụ việc
desk-go-T32 = Đến phần Xem xét lại
desk-go-T33 = Đến phần Khôi phục
