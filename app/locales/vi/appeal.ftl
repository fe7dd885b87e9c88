# Asking the Front above to look at a case again, as the sender reads of it.

track-appeal = Tôi đề nghị Mặt trận cấp trên xem xét
track-appeal-about = Ông/Bà được đề nghị một lần. Một hồ sơ mới được lập ở Mặt trận cấp trên; Mặt trận đã xem xét, đơn vị đã trả lời và cán bộ đã tham gia lần trước không được xem hay giải quyết hồ sơ đó. Nội dung Ông/Bà đã gửi được chuyển theo, kèm tên nếu Ông/Bà đã cho Mặt trận biết tên. Tên đã niêm phong, lời trao đổi và tệp thì không chuyển.
track-appeal-to = Nơi xem xét: { $front }
track-appeal-label = Vì sao cần cấp trên xem xét
track-appeal-hint = Điểm nào chưa được giải quyết, điều nào chưa đúng. Nếu gửi ẩn danh, xin đừng viết tên hay số điện thoại.
track-appeal-button = Gửi đề nghị lên cấp trên
track-linked-above = Theo đề nghị của Ông/Bà, { $front } đang có một hồ sơ xem xét lại. Hồ sơ này không kết thúc trước hồ sơ đó.
track-linked-above-button = Xem hồ sơ ở cấp trên
track-linked-origin = Hồ sơ này xem xét lại hồ sơ Ông/Bà đã gửi { $front }.
track-linked-origin-button = Xem hồ sơ trước
