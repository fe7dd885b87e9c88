# The open interface for programs: its problems in words.

fault-bad-parameter = Có tham số không đúng
fault-foreign-origin = Yêu cầu đến từ trang của nơi khác
fault-not-found = Không có ở địa chỉ này
fault-method-not-allowed = Địa chỉ này không nhận phương thức đó
fault-not-acceptable = Chỉ trả lời bằng JSON
fault-unsupported-media-type = Chỉ nhận nội dung JSON
fault-too-many-requests = Hỏi quá nhiều lần, vui lòng chờ rồi thử lại
fault-unavailable = Hệ thống đang bận, chưa có gì bị mất; vui lòng thử lại sau ít phút
fault-bad-body = Nội dung gửi lên không đúng dạng JSON của địa chỉ này
fault-idempotency-key-missing = Thiếu Idempotency-Key
fault-unauthorized = Thiếu khóa truy cập, hoặc khóa không còn dùng được
fault-missing-scope = Khóa này không được làm việc đó
fault-refused = Vụ việc không cho phép làm việc này
fault-stale = Vụ việc đã thay đổi, vui lòng đọc lại rồi làm tiếp
fault-too-large = Nội dung gửi lên quá lớn
fault-invalid = Nội dung có mục chưa đúng
fault-idempotency-key-reused = Idempotency-Key này đã dùng cho yêu cầu khác
fault-version-missing = Thiếu If-Match

wrong-parameter-unknown = Không có tham số này.
wrong-parameter-repeated = Tham số này chỉ được ghi một lần.
wrong-parameter-too-long = Dài quá { $limit } ký tự, hoặc có quá nhiều từ.
wrong-parameter-no-words = Cần ít nhất một chữ cái hoặc chữ số.
wrong-parameter-bad-number = Cần một số nguyên trong khoảng cho phép.
wrong-parameter-bad-code = Không phải một trong các mã được dùng ở đây.
wrong-parameter-bad-key = Không phải khóa trang mà hệ thống đã trả về.

interface-link = Dữ liệu cho chương trình máy tính (OpenAPI)
