# What every officer does with their own account. Only in Vietnamese.

confirm = Xác nhận là bạn
confirm-lead = Việc sắp làm quan trọng, nên cần mã xác thực mới của bạn. Trong 5 phút sau đó không phải nhập lại.
confirm-button = Xác nhận và tiếp tục
confirm-lapsed = Nội dung bạn nhập vẫn còn. Mã xác thực lần trước đã quá 5 phút: nhập mã mới ở cuối biểu mẫu rồi gửi lại.
