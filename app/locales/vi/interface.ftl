# The open interface for programs: its problems in words.

fault-bad-parameter = Có tham số không đúng
fault-foreign-origin = Yêu cầu đến từ trang của nơi khác
fault-not-found = Không có ở địa chỉ này
fault-method-not-allowed = Địa chỉ này không nhận phương thức đó
fault-not-acceptable = Chỉ trả lời bằng JSON
fault-unsupported-media-type = Chỉ nhận nội dung JSON
fault-too-many-requests = Hỏi quá nhiều lần, vui lòng chờ rồi thử lại
fault-unavailable = Hệ thống đang bận, chưa có gì bị mất; vui lòng thử lại sau ít phút

wrong-parameter-unknown = Không có tham số này.
wrong-parameter-repeated = Tham số này chỉ được ghi một lần.
wrong-parameter-too-long = Dài quá { $limit } ký tự, hoặc có quá nhiều từ.
wrong-parameter-no-words = Cần ít nhất một chữ cái hoặc chữ số.
wrong-parameter-bad-number = Cần một số nguyên trong khoảng cho phép.
wrong-parameter-bad-code = Không phải một trong các mã được dùng ở đây.
wrong-parameter-bad-key = Không phải khóa trang mà hệ thống đã trả về.

interface-link = Dữ liệu cho chương trình máy tính (OpenAPI)
