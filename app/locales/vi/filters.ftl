# Filters of an inbox that an officer keeps. Only in Vietnamese.

filters = Bộ lọc đã lưu
filters-begin = Lưu bộ lọc này
filters-change = Lưu thêm hoặc bỏ bộ lọc
filters-name = Tên bộ lọc
filters-name-hint = Nhiều nhất 40 ký tự, chỉ Ông/Bà thấy. Vui lòng không ghi tên người. Ngăn việc, trạng thái và lĩnh vực đang chọn sẽ được lưu.
filters-name-hint-words = Nhiều nhất 40 ký tự, chỉ Ông/Bà thấy. Vui lòng không ghi tên người. Ngăn việc, trạng thái và lĩnh vực đang chọn sẽ được lưu; từ đang tìm không được lưu, vì đó có thể là thông tin của một người.
filters-keep = Lưu bộ lọc
# $name tên bộ lọc.
filters-drop = Bỏ bộ lọc “{ $name }”
# $limit số bộ lọc.
filters-full = Đã có đủ { $limit } bộ lọc. Bỏ bớt một bộ lọc trước khi lưu thêm.
desk-done-filter-kept = Đã lưu bộ lọc.
desk-done-filter-dropped = Đã bỏ bộ lọc.
err-filter_name-required = Vui lòng đặt tên cho bộ lọc.
err-filter_name-too-long = Tên bộ lọc dài quá { $limit } ký tự. Vui lòng rút ngắn.
err-filter_name-not-allowed = Ông/Bà đã có bộ lọc mang tên này. Vui lòng đặt tên khác, hoặc bỏ bộ lọc cũ trước.
err-filter_name-too-many = Mỗi nơi làm việc lưu được nhiều nhất { $limit } bộ lọc. Vui lòng bỏ bớt một bộ lọc rồi lưu lại.
err-filter_name-bad-choice = Bộ lọc này đã được bỏ trước đó.
