# That a case concerns a child. Only in Vietnamese.

child-chip = Liên quan trẻ em
child-notice-front = Vụ việc có liên quan đến trẻ em: không công khai bất cứ nội dung nào. Không ghi tên, hình ảnh, trường lớp, nơi ở của trẻ vào phiếu chuyển hay văn bản, trừ khi không thể thiếu để bảo vệ trẻ.
child-notice-unit = Vụ việc có liên quan đến trẻ em. Chỉ những người phải xử lý mới được biết; không ghi tên, hình ảnh, trường lớp, nơi ở của trẻ vào văn bản trả lời nếu không thật cần.
child-mark = Vụ việc có liên quan đến trẻ em
child-mark-about = Đánh dấu khi người bị hại, người liên quan hoặc người gửi là trẻ em. Vụ việc được xếp là khẩn, giữ kín và không bao giờ công khai; nội dung đang chờ hoặc đã công khai được gỡ ngay. Trẻ đang bị nguy hiểm thì gọi 111 hoặc 113.
child-mark-button = Đánh dấu liên quan trẻ em
child-unmark = Bỏ đánh dấu liên quan trẻ em
child-unmark-about = Chỉ bỏ khi đã rõ là đánh dấu nhầm. Điều đã quyết định về công khai vẫn giữ nguyên.
child-unmark-button = Bỏ đánh dấu
child-unmark-reason = Lý do bỏ đánh dấu
child-unmark-hint = Vì sao biết là không liên quan đến trẻ em, từ 10 ký tự.
