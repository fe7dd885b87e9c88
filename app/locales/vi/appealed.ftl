# Cases that are looked at again, at the desk of the Front. Only in Vietnamese.

appeal-above = Người gửi đã đề nghị { $front } xem xét lại. Vụ việc này chưa đóng trước khi cấp trên xem xét xong.
appeal-origin = Hồ sơ được đề nghị xem xét lại
appeal-origin-about = Mặt trận và đơn vị dưới đây, cùng cán bộ đã tham gia, không xem được hồ sơ này và không được nhận phiếu chuyển.
