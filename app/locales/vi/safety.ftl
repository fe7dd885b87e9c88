# "Tôi đang bị đe dọa", trên trang của người gửi.

safety-link = Ông/Bà đang bị đe dọa vì đã lên tiếng? Báo ngay tại đây
safety-heading = Tôi đang bị đe dọa
safety-call = Nếu đang gặp nguy hiểm, hãy gọi ngay. Trang này không có người trực suốt ngày đêm.
safety-113 = Gọi 113 (công an)
safety-111 = Gọi 111 (bảo vệ trẻ em)
safety-about = Sau đó, hoặc khi không gọi được, bấm nút dưới đây. Không cần viết gì. Những người bảo vệ người gửi ở Mặt trận được báo ngay; đơn vị bị phản ánh không được biết.
safety-again = Nếu có chuyện mới, Ông/Bà viết thêm và bấm lại.
safety-words = Chuyện gì đang xảy ra (không bắt buộc)
safety-words-hint = Ai, làm gì, ở đâu, khi nào. Muốn được gọi lại, xin viết cách liên lạc an toàn. Chỉ những người bảo vệ người gửi đọc được.
safety-button = Tôi đang bị đe dọa
safety-told-on = Ông/Bà đã báo ngày
safety-passed-on = Lời báo đã được chuyển ngay tới:
# $front: tên Mặt trận.
safety-custodians = người giữ danh tính của { $front }
safety-leaders = lãnh đạo của { $front }
safety-passed-on-protectors = Lời báo đã được chuyển ngay tới những người bảo vệ người gửi ở Mặt trận.
safety-nobody = Lời báo đã được ghi lại, nhưng lúc này ở Mặt trận không có ai nhận được. Xin gọi 113 hoặc đến gặp trực tiếp.
safety-waits = Chưa có người trả lời. Nếu nguy hiểm, xin đừng chờ: gọi 113, nếu là trẻ em gọi 111.
safety-seen = Người của Mặt trận đã xem và đã làm việc này, ngày
