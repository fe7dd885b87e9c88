# Papers that are printed of a case. Only in Vietnamese: they are Vietnamese documents.

papers-title = Văn bản của vụ việc
papers-lead = In dự thảo để trình ký; khi đã ký, ghi số, ngày, người ký để lưu đúng bản đã ban hành.
papers-drafts = Soạn được lúc này
papers-filed = Đã ban hành
papers-none = Chưa có văn bản nào được ghi là đã ban hành.
papers-sent = Phiếu chuyển đã gửi bằng văn bản giấy tới { $unit }
papers-sent-about = Dòng này ghi theo số và ngày đã nhập khi gửi. Muốn lưu cả nội dung tờ phiếu đã ký, mở “Phiếu chuyển” ở trên rồi ghi văn bản đã ký.
papers-number = Số, ký hiệu
papers-date = Ngày
papers-kind = Văn bản

paper-M01 = Phiếu tiếp nhận
paper-M03 = Phiếu chuyển
paper-M04 = Phiếu hướng dẫn
paper-M05 = Thông báo tiếp nhận, chuyển
paper-M06 = Thông báo không thụ lý
paper-M07 = Thông báo gia hạn
paper-M08 = Thông báo kết quả giải quyết
paper-M09 = Công văn đôn đốc
paper-M10 = Báo cáo, kiến nghị với cấp ủy
paper-M11 = Biên bản ghi lời trình bày
paper-M12 = Thông báo kết luận tiếp công dân, đối thoại
paper-M13 = Phiếu khảo sát mức độ hài lòng
paper-M14 = Biên bản giao nhận hồ sơ niêm phong

paper-about-draft = Đây là dự thảo. Bấm in trên trình duyệt (Ctrl + P) để in; phần ngoài tờ giấy không được in.
paper-about-filed = Văn bản này được lưu đúng như khi ký; mã kiểm tra của nó nằm trong nhật ký không sửa được.
paper-draft = BẢN DỰ THẢO – CHƯA BAN HÀNH. Khi in để ký, khung này không in ra.
paper-board = BAN THƯỜNG TRỰC
paper-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-no = Số: { $number }
paper-place-date = { $place }, { $date }
paper-place-no-date = { $place }, ngày …… tháng …… năm ……
paper-to = Kính gửi:
paper-copies = Nơi nhận:
paper-unsigned = (chưa ký)
paper-for-the-head = KT. CHỦ TỊCH
paper-acting = Q. { $post }
paper-foot = Mã hồ sơ: { $number } · In từ hệ thống lúc { $time } bởi { $login }
paper-tracking = Tra cứu: { $address }
paper-qr = Địa chỉ trang tra cứu

paper-you = Ông/Bà
# $words phần đầu lời người gửi.
paper-quoted = trích lời người gửi: “{ $words }”
paper-sender = Ông/Bà { $name }
paper-sender-open = Người gửi
paper-sender-sealed = Người gửi (giữ bí mật danh tính)
paper-sender-anonymous = Người gửi (không nêu danh tính)
paper-days-NLV = { $amount } ngày làm việc
paper-days-NGAY = { $amount } ngày

paper-form = Ghi văn bản đã ký
paper-form-lead = Điền theo đúng bản giấy của “{ $name }” đã ký. Sau khi ghi, văn bản không sửa được nữa.
paper-file = Lưu văn bản đã ban hành
paper-document-no = Số, ký hiệu
paper-document-no-hint = Ví dụ: 12/TB-MTTQ-BTT
paper-document-on = Ngày ký
paper-document-on-hint = Ví dụ: 24/11/2026
paper-authority = Thẩm quyền ký
paper-authority-empty = Chọn thẩm quyền ký
paper-authority-known = Đã chọn theo quyết định cử người thay lãnh đạo.
paper-authority-TM = TM. BAN THƯỜNG TRỰC
paper-authority-KT = KT. CHỦ TỊCH (cấp phó ký thay)
paper-authority-TL = TL. BAN THƯỜNG TRỰC
paper-authority-TUQ = TUQ. BAN THƯỜNG TRỰC
paper-authority-Q = Q. (quyền cấp trưởng)
paper-signer-post = Chức vụ người ký
paper-signer-post-hint = Ví dụ: Phó Chủ tịch
paper-signer = Họ tên người ký
