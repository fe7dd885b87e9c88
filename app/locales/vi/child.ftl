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
child-mark-reason = Vì sao biết là có liên quan đến trẻ em
child-mark-hint = Vụ việc đã kết thúc hoặc đang được công khai, nên cần ghi lý do, từ 10 ký tự. Không ghi tên trẻ.
child-ask-about = Nội dung vụ việc đang được công khai. Chỉ lãnh đạo mới gỡ được; ý kiến này được chuyển đến lãnh đạo ngay. Trẻ đang bị nguy hiểm thì gọi 111 hoặc 113.
child-ask-button = Báo lãnh đạo
child-leave = Vụ việc không liên quan đến trẻ em
child-leave-about = Trả lời ý kiến trên: vụ việc giữ nguyên như hiện nay.
child-leave-button = Không đánh dấu
child-leave-reason = Lý do không đánh dấu
child-leave-hint = Vì sao biết là không liên quan đến trẻ em, từ 10 ký tự.
child-said-first = Mặt trận nhận ban đầu cho biết vụ việc có liên quan đến trẻ em.
child-said-other = Một Mặt trận khác có hồ sơ về cùng việc này cho biết vụ việc có liên quan đến trẻ em.
child-said-officer = Cán bộ của Mặt trận cho biết vụ việc có liên quan đến trẻ em.
child-question-next = Lãnh đạo xem và quyết định: đánh dấu, hoặc không đánh dấu và ghi lý do. Trước đó chưa có gì thay đổi.
child-question-sheet = Có ý kiến cho biết vụ việc liên quan đến trẻ em, lãnh đạo chưa trả lời. Nên trả lời trước khi quyết định công khai.
child-question-link = Xem ý kiến trong hồ sơ
