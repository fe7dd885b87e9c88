# The office desk: bodies, people, lists. Only in Vietnamese.

office-title = Quản trị
office-lead = Con người, đơn vị và danh mục. Ở đây không xem được nội dung vụ việc nào.
staff-gap-CHO_TIEP_NHAN = Có ý kiến đã gửi đến các Mặt trận sau mà ở đó chưa có cán bộ tiếp nhận, nên chưa ai đọc được. Người gửi chỉ biết là đã gửi. Hãy thêm cán bộ tiếp nhận ngay.
staff-gap-TIEP_NHAN = Các Mặt trận sau có tài khoản nhưng chưa có cán bộ tiếp nhận: nơi nào có Mặt trận cấp trên thì ý kiến do cấp trên nhận thay, nơi nào không có thì nằm chờ.
staff-gap-PHAN_LOAI = Các Mặt trận sau chưa có cán bộ phân loại: ý kiến đã nhận sẽ dừng lại ở đó.
staff-gap-LANH_DAO_MTTQ = Các Mặt trận sau chưa có lãnh đạo Ban Thường trực: không ai duyệt chuyển và kiểm tra trả lời.
staff-gap-NHAP_HO = Các Mặt trận sau chưa có người nhập hộ: văn bản giấy của đơn vị chưa có tài khoản và lời người dân trình bày trực tiếp sẽ không có ai ghi vào hệ thống.
# $count số nơi khác.
staff-gap-more = và { $count } nơi khác
office-people = Cán bộ
office-people-about = Tài khoản, vai trò của từng người ở từng đơn vị.
office-units = Đơn vị
office-units-about = Cơ quan, tổ chức và quan hệ trên dưới giữa các đơn vị.
office-posts = Chức danh
office-posts-about = Chức danh của từng loại đơn vị và những gì quy tắc chuyển cần biết về chức danh.
office-categories = Lĩnh vực
office-categories-about = Những nội dung người dân và cán bộ chọn khi phân loại.
office-deadlines = Thời hạn
office-deadlines-about = Mỗi bước được làm trong bao lâu và theo căn cứ nào.
office-rules = Quy tắc chuyển
office-rules-about = Vụ việc về ai thì chuyển đến đâu. Xét từ trên xuống, dòng khớp đầu tiên được dùng.
office-rules-conflict = Đứng trên mọi dòng: đơn vị do người được phản ánh đứng đầu hoặc làm cấp phó không bao giờ nhận được; cấp trên trực tiếp nhận thay.

office-save = Lưu thay đổi
office-choose = Chọn
office-yes = Có
office-no = Không
office-code = Mã
office-name = Tên
office-level = Cấp
office-search = Tìm
office-search-name = Tìm theo tên, có dấu hoặc không dấu
office-search-clear = Bỏ tìm

## Bodies

office-unit = Đơn vị
office-unit-new = Thêm đơn vị
office-unit-make = Thêm đơn vị
office-units-empty = Chưa có đơn vị nào. Bấm “Thêm đơn vị” để thêm đơn vị đầu tiên.
office-units-not-found = Không có đơn vị nào mang tên này. Thử ít chữ hơn hoặc bỏ dấu.
office-unit-code-hint = Chữ thường không dấu, số, gạch nối, gạch dưới; không trùng đơn vị khác.
office-unit-kind = Loại đơn vị
office-unit-kind-hint = Loại và cấp quyết định các chức danh của đơn vị.
office-system = Hệ thống
office-superior = Cấp trên, cơ quan chủ quản
office-area = Địa bàn
office-area-hint = Tỉnh, thành phố hoặc xã, phường, đặc khu nơi đơn vị làm việc.
office-no-area = Không gắn với địa bàn nào
office-parent = Mã đơn vị cấp trên hoặc cơ quan chủ quản
office-parent-hint = Đơn vị xem xét việc về người đứng đầu đơn vị này.
office-led-by = Mã cấp ủy lãnh đạo
office-led-by-hint = Để trống nếu chưa rõ.
office-front-above = Mã Mặt trận cấp trên
office-front-above-hint = Chỉ dùng cho đơn vị là Mặt trận.
office-valid-to = đến hết ngày
office-unit-close = Đóng đơn vị
office-unit-close-about = Đơn vị ngừng hoạt động, sáp nhập hoặc giải thể. Đóng từ hôm nay thì không ai chọn được đơn vị này nữa; những gì đã ghi vẫn giữ nguyên.
office-unit-close-button = Đóng từ hôm nay
office-unit-closed = Đơn vị đã đóng, hoạt động đến hết ngày

office-system-DANG = Tổ chức đảng
office-system-HDND = Hội đồng nhân dân
office-system-UBND = Ủy ban nhân dân, cơ quan hành chính
office-system-MTTQ = Mặt trận, tổ chức chính trị - xã hội
office-system-DVSN = Đơn vị sự nghiệp công lập
office-system-TU_PHAP = Tòa án, viện kiểm sát, thi hành án
office-system-LLVT = Công an, quân đội
office-system-DNNN = Doanh nghiệp nhà nước
office-system-KDC = Khu dân cư
office-system-KHAC = Khác hoặc chưa rõ

## Posts

office-post = Chức danh
office-post-standing = Vị trí
office-post-head = người đứng đầu
office-post-deputy = cấp phó
office-post-key-cadre = cán bộ chủ chốt
office-post-committee = thuộc cấp ủy
office-managed-by = Diện quản lý
office-manager-TW = diện Trung ương quản lý
office-manager-BTV_TINH_UY = diện Ban Thường vụ Tỉnh ủy quản lý
office-manager-DANG_UY_XA = diện Đảng ủy xã quản lý
office-manager-NONE = –

## People

office-login = Tên đăng nhập
office-login-hint = Chữ thường không dấu, số, dấu chấm, gạch nối.
office-person = Cán bộ
office-person-name = Họ và tên
office-person-new = Thêm cán bộ
office-person-make = Thêm cán bộ
office-person-data = Thông tin tài khoản
office-people-empty = Chưa có tài khoản nào. Bấm “Thêm cán bộ”, hoặc nhập nhiều người từ tệp.
office-email = Thư điện tử
office-email-hint = Để nhận tin báo có việc; thư không chứa nội dung vụ việc.
office-password = Mật khẩu
office-password-hint = Ít nhất 15 ký tự. Trao riêng cho người đó; lần đăng nhập đầu sẽ đăng ký mã xác thực.
office-roles = Vai trò
office-roles-empty = Chưa có vai trò nào, nên người này chưa vào được bàn làm việc nào. Thêm vai trò ở dưới.
office-no-role = Chưa có vai trò
office-role = Vai trò
office-role-hint = Người có vai trò quản trị không đọc được vụ việc, dù còn vai trò khác. Mỗi vai trò làm gì: xem dưới đây.
office-roles-about = Vai trò nào làm gì
role-about-NHAP_HO = Ghi đơn, thư, lời trình bày trực tiếp, điện thoại; nhập văn bản giấy của đơn vị.
role-about-TIEP_NHAN = Đọc ý kiến mới đến và tiếp nhận.
role-about-PHAN_LOAI = Phân loại, hỏi lại người gửi, viết phiếu chuyển.
role-about-LANH_DAO_MTTQ = Duyệt phiếu chuyển, kiểm tra trả lời; không duyệt việc chính mình soạn.
role-about-DAU_MOI_DV = Nhận phiếu chuyển ở đơn vị, thụ lý hoặc trả lại.
role-about-THU_LY_DV = Xác minh và soạn trả lời.
role-about-LANH_DAO_DV = Giao việc, ký trả lời, gia hạn.
role-about-UBKT = Xem vụ việc được chuyển đến Ủy ban Kiểm tra.
role-about-CAP_UY = Theo dõi vụ việc được báo cáo cấp ủy.
role-about-HDND = Giám sát của Hội đồng nhân dân.
role-about-BAO_MAT_DT = Giữ khóa và là người duy nhất mở được tên đã niêm phong.
role-about-QUAN_TRI = Mở, khóa tài khoản, giao vai trò, giữ danh mục; không đọc vụ việc nào.
role-about-QT_DANH_MUC = Giữ đơn vị, chức danh, lĩnh vực, thời hạn, lịch nghỉ.
role-about-KIEM_TRA_NK = Đọc nhật ký quản trị, không đọc vụ việc.
role-about-BVDLCN = Trả lời yêu cầu về dữ liệu cá nhân, đề xuất xóa dữ liệu.
office-add-role = Thêm vai trò
office-add-role-button = Thêm vai trò
office-code-of-unit-hint = Mã đơn vị, ví dụ mttq-00004. Chưa biết mã thì tìm theo tên ở trên.
office-find-unit = Tìm đơn vị theo tên
office-find-unit-hint = Có dấu hoặc không dấu. Bấm vào tên đơn vị để lấy mã vào ô “Đơn vị” bên dưới.
office-code-of-post-hint = Mã chức danh của đơn vị ấy, xem ở danh sách Chức danh. Cần ghi để hệ thống không giao cho người này việc về chính mình. Chỉ làm chuyên viên thì để trống.
office-since = Từ ngày
office-since-hint = Ngày/tháng/năm. Đã điền sẵn hôm nay.
office-until = Đến ngày
office-end-role = Kết thúc từ hôm nay
office-namesakes = Tài khoản khác cùng họ tên
office-namesakes-about = Có thể là tài khoản cũ của chính người này, có thể là người khác trùng tên. Khi chưa rõ, hệ thống coi là một người: vụ việc nào phải giữ kín với tài khoản kia thì cũng giữ kín với tài khoản này. Hãy hỏi cho rõ rồi chọn; câu trả lời được ghi vào nhật ký.
office-namesake-answer = Một người hay hai người
office-namesake-unsaid = Chưa rõ
office-namesake-same = Cùng một người
office-namesake-other = Người khác, chỉ trùng tên
office-namesake-say-same = Đúng, cùng một người
office-namesake-say-other = Không, hai người khác nhau
err-other-not-allowed = Không ai tự xác nhận về tài khoản của chính mình. Vui lòng nhờ quản trị viên khác.
office-account = Tài khoản
office-active = Đang dùng
office-disabled = Đã khóa
office-disable = Khóa tài khoản
office-disable-about = Người bị khóa ra khỏi hệ thống ngay và không đăng nhập được nữa. Những gì đã làm vẫn giữ nguyên.
office-enable = Mở lại tài khoản
office-enable-about = Tài khoản đang bị khóa. Mở lại thì người này đăng nhập được với mật khẩu và mã xác thực đã có.

## Accounts from a file

office-import = Nhập cán bộ từ tệp
office-import-lead = Mỗi dòng là một người với một vai trò ở một đơn vị. Người có nhiều vai trò thì viết nhiều dòng, cùng tên đăng nhập và cùng họ tên. Mật khẩu do hệ thống đặt, hiện một lần duy nhất sau khi nhập.
office-import-columns = Tệp CSV, mã hóa UTF-8, dòng đầu là tên cột:
office-import-rows = “role” là mã vai trò (bảng dưới đây), “unit” là mã đơn vị, “post” là mã chức danh; mã đơn vị xem ở danh sách Đơn vị, mã chức danh ở danh sách Chức danh. “email” và “post” được để trống. Cả tệp được nhận, hoặc không dòng nào.
office-import-sample = Ví dụ, chép vào một tệp văn bản rồi lưu với đuôi .csv:
office-import-file = Tệp CSV
office-import-file-hint = Các cột cách nhau bằng dấu chấm phẩy.
office-import-button = Nhập tệp
office-import-made = Đã thêm { $count } tài khoản.
office-import-once = Mật khẩu chỉ hiện trên trang này, lần này. In hoặc chép lại trước khi rời trang, rồi trao riêng cho từng người.
office-import-list = Tài khoản vừa thêm
office-import-done = Đã lưu mật khẩu, về danh sách cán bộ
office-import-refused = Chưa thêm ai. Xin sửa tệp rồi nhập lại:
office-import-line = Dòng { $line }, cột { $column }
office-import-login-required = Thiếu tên đăng nhập.
office-import-login-not-allowed = Tên đăng nhập này đã có tài khoản. Thêm vai trò cho người ấy ở trang của họ.
office-import-name-not-allowed = Tên đăng nhập này đã có ở một dòng trên với họ tên hoặc thư điện tử khác. Một người viết nhiều dòng thì họ tên, thư điện tử phải giống nhau.
err-name-not-allowed = Tên này khác với tên đã ghi cho cùng tên đăng nhập. Vui lòng ghi giống nhau.
office-import-login-bad-name = Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm, gạch nối.
office-import-name-required = Thiếu họ và tên.
office-import-role-required = Thiếu mã vai trò.
office-import-unit-required = Thiếu mã đơn vị.
office-import-login-too-short = Tên đăng nhập quá ngắn.
office-import-login-too-long = Tên đăng nhập quá dài.
office-import-name-bad-name = Họ và tên không hợp lệ.
office-import-name-too-short = Họ và tên quá ngắn.
office-import-name-too-long = Họ và tên quá dài.
office-import-email-bad-email = Địa chỉ thư điện tử không hợp lệ.
office-import-role-not-allowed = Vai trò này không dùng ở đơn vị ấy, đã có ở một dòng trên, hoặc không được giữ cùng vai trò ở dòng trên: một tài khoản chỉ làm việc ở một nơi (Mặt trận, đơn vị hoặc quản trị).
office-import-role-bad-choice = Không có mã vai trò này.
office-import-unit-bad-choice = Không có đơn vị mang mã này.
office-import-post-bad-choice = Đơn vị này không có chức danh mang mã này.

## Categories

office-category-name = Tên lĩnh vực
office-category-name-en = Tên tiếng Anh
office-source = Nguồn
office-category-citizens = Người dân chọn được
office-category-enabled = Đang dùng

## Time limits

office-deadline = Bước
office-deadline-length = Thời hạn
office-deadline-start = Tính từ
office-deadline-basis = Căn cứ
office-mark = Mức tin cậy
office-mark-V = Đã đọc văn bản
office-mark-V2 = Theo nguồn dẫn lại
office-mark-K = Chưa xác nhận
office-mark-R = Quy ước của hệ thống
office-start-ngay_nhan = ngày nhận
office-start-ngay_tiep_nhan = ngày tiếp nhận
office-start-ngay_du_can_cu = ngày đủ căn cứ
office-start-ngay_phan_loai_xong = ngày phân loại xong
office-start-ngay_chuyen = ngày chuyển
office-start-ngay_yeu_cau = ngày yêu cầu
office-start-ngay_don_vi_nhan = ngày đơn vị nhận
office-start-het_han_tra_loi = ngày hết hạn trả lời
office-start-ngay_giai_quyet = ngày giải quyết
office-start-ngay_nhan_ket_qua = ngày nhận kết quả
office-start-ngay_tra_loi = ngày trả lời
office-start-ngay_de_nghi = ngày có đề nghị
office-start-ngay_phat_hien = ngày phát hiện
office-start-luc_phat_hien = lúc phát hiện
office-start-ngay_nhan_yeu_cau = ngày nhận yêu cầu

## Routing rules

office-rule-position = Thứ tự
office-rule-when = Khi người được phản ánh
office-rule-target = Nơi nhận
office-rule-copy = Cùng được biết
office-rule-why = Vì sao
office-rule-post = chức danh
office-rule-category = lĩnh vực
office-rank-HEAD_OR_DEPUTY = đứng đầu, cấp phó hoặc cả tập thể
office-rank-MEMBER = không giữ chức lãnh đạo
office-rank-ANY = mọi chức danh
office-target-SELF = Đơn vị của người đó
office-target-SUPERIOR = Cấp trên trực tiếp, cơ quan chủ quản
office-target-PEOPLES_COMMITTEE = Ủy ban nhân dân cùng địa bàn
office-target-PARTY_COMMITTEE = Cấp ủy lãnh đạo đơn vị
office-target-INSPECTION = Ủy ban Kiểm tra của cấp ủy cùng địa bàn
office-target-PROVINCE_STANDING = Ban Thường vụ Tỉnh ủy
office-target-PROVINCE_INSPECTION = Ủy ban Kiểm tra Tỉnh ủy
office-target-PROVINCE_CHAIR = Chủ tịch Ủy ban nhân dân tỉnh
office-target-COUNCIL = Thường trực Hội đồng nhân dân cùng địa bàn
office-target-FRONT_OF_PLACE = Mặt trận cùng địa bàn
office-target-FRONT_ABOVE = Mặt trận cấp trên
office-target-CENTRAL_FRONT = Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam

## What is wrong with a field of the office

err-login-required = Vui lòng nhập tên đăng nhập.
err-login-not-allowed = Tên đăng nhập này đã có. Vui lòng chọn tên khác.
err-login-bad-name = Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm, gạch nối.
err-login-too-short = Tên đăng nhập quá ngắn. Vui lòng nhập ít nhất { $limit } ký tự.
err-login-too-long = Tên đăng nhập quá dài. Vui lòng nhập nhiều nhất { $limit } ký tự.
err-password-required = Vui lòng nhập mật khẩu.
err-password-too-short = Mật khẩu quá ngắn. Vui lòng nhập ít nhất { $limit } ký tự.
err-password-too-long = Mật khẩu quá dài. Vui lòng nhập nhiều nhất { $limit } ký tự.
err-password-not-allowed = Mật khẩu này dễ đoán. Vui lòng chọn mật khẩu khác, ví dụ bốn từ không liên quan.
err-role-not-allowed = Không giao được vai trò này: người này đã có vai trò đó, hoặc có vai trò không được kiêm, hoặc đơn vị không phải Mặt trận mà vai trò chỉ có ở Mặt trận.
err-role-bad-choice = Không có vai trò này. Vui lòng chọn trong danh sách.
err-since-in-future = Ngày bắt đầu quá xa. Vui lòng nhập một ngày trong vòng một năm tới.
err-since-too-long-ago = Ngày bắt đầu đã quá lâu. Vui lòng xem lại năm.
err-membership-not-allowed = Đây là quản trị viên cuối cùng. Vui lòng giao vai trò quản trị cho người khác trước khi kết thúc vai trò này.
err-account-not-allowed = Không khóa được tài khoản của chính mình, cũng không khóa được quản trị viên cuối cùng. Vui lòng nhờ một quản trị viên khác.
err-role-required = Vui lòng chọn vai trò.
err-unit-required = Vui lòng nhập mã đơn vị.
err-unit-bad-choice = Không có đơn vị mang mã này. Xem mã ở danh sách Đơn vị.
err-post-bad-choice = Đơn vị này không có chức danh đó. Xem mã ở danh sách Chức danh.
err-since-required = Vui lòng nhập ngày bắt đầu.
err-code-too-short = Vui lòng nhập mã đơn vị.
err-code-too-long = Mã đơn vị quá dài. Vui lòng nhập nhiều nhất { $limit } ký tự.
err-code-bad-name = Mã đơn vị chỉ gồm chữ thường không dấu, số, gạch nối, gạch dưới.
err-code-not-allowed = Mã này đã dùng cho đơn vị khác. Vui lòng chọn mã khác.
err-kind-bad-choice = Vui lòng chọn loại trong danh sách.
err-kind-not-allowed = Không đổi được loại của đơn vị đã có người giữ vai trò. Vui lòng thêm đơn vị mới thay cho đơn vị này.
err-level-required = Vui lòng chọn cấp.
err-level-bad-choice = Không có cấp này. Vui lòng chọn trong danh sách.
err-level-not-allowed = Không đổi được cấp của đơn vị đã có người giữ vai trò. Vui lòng thêm đơn vị mới thay cho đơn vị này.
err-level-conflicted = Mặt trận cấp này không đặt ở địa bàn này: Mặt trận xã, phường đặt ở xã, phường; Mặt trận tỉnh đặt ở tỉnh.
err-area-not-allowed = Mặt trận cấp này không đặt ở địa bàn này: Mặt trận xã, phường đặt ở xã, phường; Mặt trận tỉnh đặt ở tỉnh.
err-area-bad-choice = Không có địa bàn này. Vui lòng chọn trong danh sách.
err-parent-not-allowed = Đơn vị này ở dưới đơn vị đang sửa, hoặc là chính nó, nên không làm cấp trên được. Vui lòng nhập mã khác.
err-led_by-not-allowed = Cấp ủy này ở dưới đơn vị đang sửa, nên không lãnh đạo đơn vị ấy được. Vui lòng nhập mã khác.
err-parent-bad-choice = Không có đơn vị mang mã này. Xem mã ở danh sách Đơn vị.
err-led_by-bad-choice = Không có cấp ủy mang mã này. Xem mã ở danh sách Đơn vị.
err-front_above-bad-choice = Không có Mặt trận mang mã này. Xem mã ở danh sách Đơn vị.
err-front_above-conflicted = Mặt trận mới được thêm mà chưa có Mặt trận cấp trên. Sau khi thêm, vui lòng đề nghị vị trí trên trang của Mặt trận này để người thứ hai duyệt.
err-front_above-not-allowed = Chỉ Mặt trận mới có Mặt trận cấp trên, và Mặt trận ấy không ở dưới đơn vị đang sửa. Vui lòng sửa mã hoặc để trống.
err-open_cases-in-use = Còn vụ việc chưa xong của đơn vị này hoặc về đơn vị này. Vui lòng chờ các vụ việc ấy kết thúc hoặc được chuyển đi.
err-members-in-use = Còn người giữ vai trò ở đơn vị này. Vui lòng kết thúc các vai trò ấy trước.
err-bodies_below-in-use = Còn đơn vị khác ở dưới đơn vị này. Vui lòng đổi cấp trên của các đơn vị ấy trước.
err-file-too-many = Tệp có quá nhiều dòng. Vui lòng chia nhỏ, mỗi tệp nhiều nhất { $limit } người.
err-file-required = Vui lòng chọn tệp CSV.
err-file-file-wrong-type = Tệp này không đọc được như CSV. Vui lòng lưu lại dạng CSV, mã hóa UTF-8.
err-file-file-damaged = Tệp thiếu cột hoặc sai dòng đầu. Dòng đầu phải là: login;name;email;role;unit;post

unowned = Việc chưa có người phụ trách
unowned-about = Đơn vị nào còn vụ việc không có người phụ trách, sau khi cán bộ chuyển đi hoặc thôi vai trò.
unowned-lead = Chỉ có số lượng theo đơn vị: quản trị không xem vụ việc. Người ở đơn vị thấy danh sách tại mục “Cần giao lại” và giao cho người khác.
unowned-empty = Không có vụ việc nào bị bỏ lại sau khi cán bộ chuyển đi hoặc thôi vai trò.
unowned-body = Đơn vị
unowned-at-front = Ở Mặt trận
unowned-at-unit = Ở đơn vị trả lời
