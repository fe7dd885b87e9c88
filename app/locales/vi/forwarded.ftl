# A matter that was handed on to a body that owes no answer, as the sender reads of it.

forwarded-heading = Mặt trận đã chuyển đến nơi có thẩm quyền
forwarded-to = Nơi nhận: { $receiver }. Văn bản số { $number } ngày { $day }.
forwarded-about = Tòa án, viện kiểm sát, công an, quân đội và cơ quan trung ương giải quyết theo luật riêng và không trả lời qua Mặt trận. Ông/Bà có thể hỏi trực tiếp nơi nhận, nêu số văn bản ở trên.
