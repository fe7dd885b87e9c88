# The keys of the desks. Only in Vietnamese.

keys = Phím tắt
keys-about = Bấm một phím khi con trỏ không nằm trong ô nhập nào và không giữ Ctrl, Alt.
keys-do-j = Đến dòng sau. Trong vụ việc mở từ danh sách: sang vụ việc sau
keys-do-k = Đến dòng trước. Trong vụ việc mở từ danh sách: về vụ việc trước
keys-do-o = Mở vụ việc ở dòng đang đứng, như phím Enter
keys-do-a = Nhận vụ việc ở dòng đang đứng. Việc nào cần điền thêm thì mở vụ việc tại việc tiếp theo
keys-do-search = Đến ô tìm theo từ
keys-do-help = Mở hoặc đóng danh sách này
keys-turn-off = Tắt phím tắt
keys-turn-on = Bật phím tắt
keys-are-off = Ông/Bà đã tắt phím tắt: bấm một phím không làm gì cả.
keys-change = Tắt phím tắt ở cuối trang hộp việc
desk-done-keys-on = Đã bật phím tắt.
desk-done-keys-off = Đã tắt phím tắt.
