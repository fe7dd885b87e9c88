# The log of all events: what it is, its checkpoints, and the entry of one's own case.

nav-transparency = Sổ ghi không ai sửa lén được

transparency-heading = Sổ ghi không ai sửa lén được
transparency-lead = Mỗi việc xảy ra với một hồ sơ đều được ghi vào một cuốn sổ chung. Sổ chỉ chứa những dãy ký tự kiểm chứng, không chứa tên, nội dung hay mã tra cứu của ai.
transparency-how-heading = Sổ này bảo vệ Ông/Bà thế nào?
transparency-how-chain = Mỗi dòng ghi gắn với dòng trước nó. Sửa, xóa hay chèn một dòng thì mọi dòng sau đều lệch.
transparency-how-checkpoint = Chậm nhất mười phút một lần, máy chủ ký một mốc: sổ đang có bao nhiêu dòng và dấu kiểm chứng của tất cả các dòng ấy.
transparency-how-keep = Ai cũng có thể tải mốc về, in ra, giữ lại. Về sau, nếu sổ bị thay hoặc bị lùi lại, mốc đã giữ sẽ cho thấy.
transparency-how-own = Trong trang tra cứu, Ông/Bà tải được bằng chứng là hồ sơ của mình có trong sổ.
transparency-not-heading = Sổ không cho thấy điều gì?
transparency-not-content = Sổ không cho biết ai đã gửi, gửi gì, về ai. Chỉ thấy tổng số dòng của tất cả hồ sơ ở từng thời điểm.
transparency-not-seconds = Trong khoảng năm giây trước khi một dòng vào sổ, và cho đến khi có người ngoài giữ một mốc mới, người nắm máy chủ vẫn có thể sửa. Vì vậy xin hãy giữ mốc.
transparency-latest-heading = Mốc mới nhất
transparency-latest-stable = Địa chỉ không đổi của mốc mới nhất:
transparency-none = Chưa có mốc nào. Mốc đầu tiên được lập khi máy chủ bắt đầu chạy.
transparency-key-heading = Khóa công khai
transparency-key-text = Dùng để kiểm tra chữ ký của các mốc. Xin giữ lại một bản, đừng chỉ tin trang này.
transparency-key-link = Tải khóa công khai
transparency-list-heading = Các mốc đã lập
transparency-size = Số dòng
transparency-at = Lập lúc (giờ Việt Nam)
transparency-root = Dấu kiểm chứng
transparency-growth = Nối tiếp mốc trước
transparency-download = Tải mốc { $size }
transparency-growth-link = Bằng chứng từ { $old } đến { $new }
transparency-pager = Các trang của danh sách mốc
transparency-first = Về đầu danh sách
transparency-next = Các mốc cũ hơn
transparency-check-heading = Tự kiểm tra
transparency-check-text = Mã nguồn có kèm một chương trình kiểm tra độc lập, viết bằng Python, không dùng chung gì với máy chủ. Lưu khóa, mốc và bằng chứng vào một thư mục rồi chạy:

record-heading = Dành cho người muốn tự kiểm tra
record-text = Những dãy ký tự dưới đây cho thấy hồ sơ của Ông/Bà đã được ghi vào sổ và không bị sửa. Chúng không cho biết gì về Ông/Bà. Không cần làm gì với chúng.
record-first = Khi gửi
record-latest = Việc gần đây nhất
record-hash = Dấu kiểm chứng
record-waiting = Chưa vào sổ. Chỉ mất vài giây, xin tải lại trang.
record-logged = Dòng số { $index } của sổ. Bằng chứng sẽ có sau mốc tới, trong vòng mười phút.
record-signed = Dòng số { $index } của sổ, thuộc mốc { $size }.
record-proof-first = Tải bằng chứng của lần gửi
record-proof-latest = Tải bằng chứng của việc gần đây nhất
record-about = Sổ ghi này là gì?
