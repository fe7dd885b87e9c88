# What is wrong with a form: err-PROBLEM, or err-FIELD-PROBLEM where a field has a clearer sentence.
# What happened and what to do; never what was typed.

err-required = Vui lòng điền mục này.
err-too-short = Nội dung quá ngắn. Vui lòng nhập ít nhất { $limit } ký tự.
err-too-long = Nội dung quá dài. Vui lòng nhập nhiều nhất { $limit } ký tự.
err-too-many = Chọn quá nhiều. Vui lòng chọn nhiều nhất { $limit } mục.
err-bad-date = Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/11/2026.
err-no-such-day = Không có ngày này trong lịch. Vui lòng xem lại ngày và tháng.
err-in-future = Ngày này chưa tới. Vui lòng nhập ngày đã qua.
err-too-long-ago = Ngày này đã quá lâu. Vui lòng xem lại năm.
err-after-entry = Việc không thể xảy ra sau ngày nhận được ý kiến. Vui lòng xem lại hai ngày.
err-not-later = Vui lòng chọn một ngày sau hôm nay.
err-pressured-required = Vui lòng cho biết có ai ép Ông/Bà rút hay không.
err-bad-phone = Số điện thoại không hợp lệ. Ví dụ: 0912 345 678.
err-bad-address = Địa chỉ trên mạng không hợp lệ. Ví dụ: https://donvi.example.vn/nhan-tin.
err-bad-email = Địa chỉ thư điện tử không hợp lệ. Ví dụ: ten@vidu.vn.
err-bad-name = Họ và tên chỉ gồm chữ cái, dấu cách, dấu nháy, dấu gạch nối và dấu chấm.
err-bad-choice = Lựa chọn này không có trong danh sách. Vui lòng chọn lại.
err-bad-number = Vui lòng nhập số nguyên từ 0 đến { $limit }.
err-not-ticked = Vui lòng đánh dấu vào ô này.
err-needs-email = Muốn nhận tin, vui lòng ghi địa chỉ thư điện tử.
err-file-empty = Tệp này trống. Vui lòng chọn tệp khác.
err-file-too-large = Tệp vượt quá { $limit } MB. Vui lòng chọn tệp nhỏ hơn.
err-files-too-large = Các tệp cộng lại vượt quá { $limit } MB. Vui lòng bỏ bớt tệp.
err-file-wrong-type = Loại tệp này không nhận được. Chỉ nhận ảnh JPEG, PNG, WebP, tài liệu PDF, DOCX, ghi âm MP3, M4A và ghi hình MP4.
err-file-heic = Ảnh HEIC không nhận được. Vui lòng gửi ảnh dạng JPEG.
err-file-damaged = Tệp bị hỏng hoặc chưa tải lên hết. Vui lòng chọn lại.
err-wrong-columns = Dòng { $limit }: tên cột chưa đúng. Dòng đầu phải là: date;kind;name;status;source
err-wrong-cells = Dòng { $limit }: phải có đúng năm ô, cách nhau bằng dấu chấm phẩy.
err-unknown-kind = Dòng { $limit }: loại ngày phải là holiday, substitute_day_off, swapped_day_off hoặc working_saturday.
err-unknown-status = Dòng { $limit }: trạng thái phải là official hoặc projected.
err-not-a-saturday = Dòng { $limit }: ngày làm bù phải là thứ Bảy.
err-not-a-weekday = Dòng { $limit }: ngày nghỉ bù hoặc nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu.
err-day-twice = Dòng { $limit }: ngày này đã có ở một dòng phía trên.
err-wrong-year = Dòng { $limit }: ngày không thuộc năm của tệp này.
err-not-allowed = Không chọn được mục này. Vui lòng chọn mục khác.
err-unknown-blank = Có chỗ trống không nằm trong danh sách, hoặc thiếu một dấu ngoặc. Vui lòng chép đúng tên ở danh sách bên dưới.
err-blank-not-here = Có chỗ trống không dùng được ở loại mẫu này. Vui lòng xem danh sách bên dưới.
err-in-use = Mục này còn đang được dùng.
err-conflicted = Người hoặc đơn vị này có liên quan đến vụ việc. Vui lòng chọn nơi khác.
err-not-ready = Có tệp chưa có bản sạch hoặc không thuộc vụ việc này. Phần đã viết còn nguyên ở dưới; vui lòng chọn lại tệp rồi trình lại.

## The public form

err-kind-required = Vui lòng chọn loại ý kiến.
err-province-required = Vui lòng chọn tỉnh, thành phố.
err-province-bad-choice = Tỉnh, thành phố này không có trong danh sách. Vui lòng chọn lại.
err-commune-required = Vui lòng chọn xã, phường, đặc khu, hoặc chọn “Cơ quan cấp tỉnh”.
err-commune-bad-choice = Xã, phường, đặc khu này không có trong tỉnh đã chọn. Vui lòng chọn lại.
err-subject_unit-required = Vui lòng chọn cơ quan, đơn vị, hoặc chọn “Tôi không biết”.
err-subject_unit-bad-choice = Cơ quan, đơn vị này không có trong danh sách. Vui lòng chọn lại.
err-subject_unit-conflicted = Chưa xác định được Mặt trận nào tiếp nhận ý kiến về cơ quan, đơn vị này. Vui lòng chọn lại.
err-subject_post-required = Vui lòng chọn chức vụ, hoặc chọn “Tôi không biết chức vụ”.
err-subject_post-bad-choice = Chức vụ này không có trong cơ quan đã chọn. Vui lòng chọn lại.
err-subject_name-too-short = Họ và tên quá ngắn. Nếu không biết, xin để trống.
err-category-required = Vui lòng chọn ít nhất một lĩnh vực, gần đúng là được.
err-category-bad-choice = Lĩnh vực này không dùng cho loại ý kiến đã chọn. Vui lòng chọn lại.
err-category-too-many = Vui lòng chọn nhiều nhất { $limit } lĩnh vực.
err-happened_on-bad-date = Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/11/2026. Không nhớ thì để trống.
err-happened_on-in-future = Ngày này chưa tới. Vui lòng nhập ngày đã qua.
err-happened_on-too-long-ago = Việc đã quá lâu. Vui lòng xem lại năm, hoặc đến gặp Mặt trận để trình bày.
err-body-required = Vui lòng kể lại sự việc (ít nhất { $limit } ký tự).
err-body-too-short = Vui lòng viết rõ hơn, ít nhất { $limit } ký tự: ai, làm gì, ở đâu, khi nào.
err-body-too-long = Nội dung quá dài. Vui lòng rút gọn còn { $limit } ký tự, phần còn lại có thể gửi thành tệp.
err-files-required = Chưa chọn ảnh, giấy tờ nào. Vui lòng chọn rồi gửi lên, hoặc bấm “Tiếp tục”.
err-files-too-many = Chỉ gửi được nhiều nhất { $limit } tệp. Vui lòng bỏ bớt tệp.
err-files-file-heic = Ảnh HEIC không nhận được, vui lòng gửi ảnh dạng JPEG. Cách dễ nhất: mở ảnh, chụp màn hình rồi gửi ảnh chụp ấy. Để lần sau máy chụp ra JPEG: trên iPhone, vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất”; trên điện thoại Android, vào cài đặt Máy ảnh, tắt “Ảnh hiệu quả cao” (HEIF).
err-identity-required = Vui lòng chọn một cách gửi.
err-name-required = Vui lòng ghi họ và tên, hoặc chọn “Gửi ẩn danh”.
err-email-needs-email = Muốn nhận tin, vui lòng ghi địa chỉ thư điện tử, hoặc bỏ dấu ở ô nhận tin.
err-declare-not-ticked = Vui lòng đánh dấu cam đoan nội dung là đúng sự thật theo hiểu biết của Ông/Bà.
err-privacy-not-ticked = Vui lòng đọc thông báo về dữ liệu cá nhân rồi đánh dấu vào ô.
err-receipt_saved-not-ticked = Vui lòng lưu mã tra cứu rồi đánh dấu vào ô. Mã đã mất thì không ai tìm lại được.
err-code-bad-choice = Mã trên trang này không còn dùng được. Vui lòng mở lại trang, lưu mã mới rồi gửi lại.

## Following a case

err-message-required = Vui lòng viết nội dung nhắn.
err-message-too-many = Hôm nay hồ sơ này đã nhận { $limit } tin nhắn, là mức nhiều nhất trong một ngày. Nội dung vẫn còn ở ô dưới: vui lòng chép lại và gửi vào ngày mai.
err-threat-too-many = Lời báo trước của Ông/Bà đã được chuyển và vẫn đang chờ trả lời. Hôm nay hồ sơ này đã nhận { $limit } tin nhắn nên chưa nhận thêm lời. Nội dung vẫn còn ở ô dưới. Nếu nguy hiểm, xin gọi 113.
err-threat-not-allowed = Lời báo trước của Ông/Bà đã được chuyển và vẫn đang chờ trả lời. Hồ sơ này đã nhận đủ { $limit } tin nhắn nên không nhận thêm lời. Nội dung vẫn còn ở ô dưới. Nếu nguy hiểm, xin gọi 113.
err-threat-too-long = Dấu hiệu bị đe dọa đã được chuyển. Lời viết dài quá { $limit } ký tự nên chưa được chuyển: xin rút ngắn và bấm lại.
err-message-not-allowed = Hồ sơ này đã nhận đủ { $limit } tin nhắn. Nội dung vẫn còn ở ô dưới: vui lòng đến gặp Mặt trận để trình bày thêm.
err-rating_time-required = Vui lòng đánh giá về thời gian giải quyết.
err-rating_manner-required = Vui lòng đánh giá về thái độ phục vụ.
err-rating_answer-required = Vui lòng đánh giá về chất lượng trả lời.
err-rating_result-required = Vui lòng đánh giá về kết quả giải quyết.

## About the form as a whole

err-files-away = Hiện chưa lưu được tệp vì nơi lưu tệp tạm thời không trả lời. Những gì đã nhập và các tệp đã nhận trước đó vẫn còn. Vui lòng chọn lại tệp và gửi sau ít phút; phần viết bằng chữ vẫn gửi được ngay mà không cần tệp.
err-stale = Hồ sơ đã thay đổi sau khi trang này mở ra, có thể do người khác cập nhật. Vui lòng tải lại trang rồi làm lại.
refused-wrong-state = Không thực hiện được việc này ở bước hiện tại của hồ sơ. Vui lòng tải lại trang.
refused-wrong-actor = Không có quyền thực hiện thao tác này.
