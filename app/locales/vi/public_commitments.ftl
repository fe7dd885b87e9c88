# Commitments that units want everybody to read.

public-commitments = Cam kết đã công khai
public-commitments-lead = Cam kết tu dưỡng, rèn luyện hằng năm mà cơ quan, đơn vị công khai với người dân. Người cam kết ghi theo chức danh.
public-commitments-none = Chưa có cơ quan, đơn vị nào công khai cam kết ở đây.
public-commitments-unit = Cơ quan, đơn vị
public-commitments-choose = Chọn cơ quan, đơn vị
public-commitments-year = Năm
public-commitments-show = Xem
# $unit tên cơ quan, $year năm.
public-commitments-of = { $unit }, năm { $year }
public-commitments-corrected = Đã sửa ngày
public-kept-DANG_THUC_HIEN = chưa đánh giá
public-kept-THUC_HIEN_TOT = đơn vị đánh giá: đã thực hiện
public-kept-KHONG_THUC_HIEN = đơn vị đánh giá: không thực hiện
register-commitments = Xem cam kết hằng năm mà các cơ quan công khai
