# A case that was merged, as its sender reads of it.

merged-heading = Ý kiến của Ông/Bà được giải quyết chung
merged-about = Có ý kiến khác về cùng một việc. Mặt trận giải quyết chung một lần, và câu trả lời đó cũng là trả lời cho Ông/Bà.
merged-state = Tình trạng giải quyết
merged-own = Người gửi khác không đọc được lời của Ông/Bà, và Ông/Bà không đọc được lời của họ.
merged-other-matter = Nếu việc của Ông/Bà là việc khác, xin nhắn cho Mặt trận: hồ sơ sẽ được tách ra.
