### Thời hạn, phần dành cho cán bộ: gia hạn, nhắc việc.

err-until-required = Vui lòng nhập thời hạn mới.
desk-go-T14 = Đến phần Gia hạn
unit-do-T14 = Gia hạn trả lời
unit-about-T14 = Chỉ gia hạn một lần, trước khi hết hạn. Có hiệu lực ngay; Mặt trận và người gửi được báo.
unit-button-T14 = Gia hạn
unit-extend-until = Thời hạn mới
unit-extend-until-hint = Ví dụ: 15/12/2026.
# $day ngày cuối cùng được phép.
unit-extend-latest = Chậm nhất ngày { $day }.
unit-extend-reason = Lý do gia hạn
unit-extend-reason-hint = Vì sao vụ việc phức tạp, còn phải làm những gì.
rung-1 = Còn không quá 3 ngày làm việc
rung-2 = Còn không quá 1 ngày làm việc
rung-3 = Đã quá hạn
rung-4 = Quá hạn, đã báo người đứng đầu và Mặt trận
rung-5 = Quá hạn từ 5 ngày làm việc, cần công văn đôn đốc
rung-6 = Quá hạn từ 10 ngày làm việc, đã báo cấp trên
rung-7 = Đã 45 ngày kể từ ngày nhận, đã báo Mặt trận cấp trên
