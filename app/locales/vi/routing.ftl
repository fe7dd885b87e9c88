# Why a case goes to a unit: one sentence for each reason in the routing rules.

route-front-central = Vì liên quan Mặt trận Trung ương nên chuyển cấp ủy lãnh đạo; Mặt trận không tự xử lý việc của mình.
route-central-cadre = Vì là cán bộ thuộc diện Trung ương quản lý nên chuyển Ủy ban Trung ương MTTQ Việt Nam để chuyển tiếp.
route-central-body = Vì là cơ quan ở Trung ương nên chuyển Ủy ban Trung ương MTTQ Việt Nam để chuyển tiếp.
route-armed-forces = Vì thuộc lực lượng công an, quân đội nên chuyển cơ quan chỉ huy cấp trên; Mặt trận chỉ chuyển và theo dõi.
route-judiciary = Vì thuộc cơ quan tư pháp nên chuyển cơ quan đó hoặc cấp trên; Mặt trận chỉ chuyển và theo dõi.
route-unknown = Vì chưa rõ người hoặc cơ quan nên Mặt trận nơi xảy ra việc tìm hiểu trước.
route-corruption = Vì có dấu hiệu tiêu cực, tham nhũng nên chuyển Ủy ban Kiểm tra của cấp ủy quản lý cán bộ.
route-corruption-province = Vì có dấu hiệu tiêu cực, tham nhũng và cán bộ do cấp tỉnh quản lý nên chuyển Ủy ban Kiểm tra Tỉnh ủy.
route-front-staff = Vì là cán bộ Mặt trận, tổ chức chính trị - xã hội nên chuyển Mặt trận cấp trên, đồng gửi cấp ủy cùng cấp.
route-front-hamlet = Vì thuộc Ban công tác Mặt trận ở khu dân cư nên chuyển Mặt trận xã, phường.
route-party-member = Vì là đảng viên do Đảng ủy xã, phường quản lý nên chuyển Đảng ủy.
route-hamlet = Vì thuộc thôn, tổ dân phố nên chuyển Ủy ban nhân dân xã, phường.
route-head-commune = Vì là cán bộ lãnh đạo xã, phường do cấp tỉnh quản lý nên chuyển lên cấp tỉnh.
route-head-province-party = Vì là lãnh đạo cơ quan của tỉnh do Ban Thường vụ cấp ủy tỉnh quản lý nên chuyển Ban Thường vụ.
route-council-deputy = Vì là đại biểu Hội đồng nhân dân nên chuyển Thường trực Hội đồng nhân dân.
route-superior = Vì là người đứng đầu hoặc cấp phó nên chuyển cấp trên trực tiếp, không chuyển đơn vị do người ấy lãnh đạo.
route-civil-servant-commune = Vì là cán bộ, công chức của xã, phường nên chuyển Ủy ban nhân dân xã, phường.
route-own-head = Vì là cán bộ, công chức, viên chức của đơn vị nên chuyển người đứng đầu đơn vị đó.
route-owner = Vì là người đứng đầu đơn vị sự nghiệp, doanh nghiệp nên chuyển cơ quan chủ quản.
route-raised = Vì nơi nhận theo quy tắc có liên quan đến vụ việc nên chuyển lên cấp trên.
route-none = Không quy tắc nào chỉ ra nơi nhận. Xin chọn nơi nhận và nêu lý do.
route-by-hand = Cán bộ Mặt trận chọn nơi nhận, khác với đề xuất của quy tắc.
route-suggested = Đơn vị trả lại cho rằng đây là nơi nên nhận, và cán bộ Mặt trận đồng ý.
route-returned = Vụ việc đã bị trả lại hai lần, nên chuyển cấp trên trực tiếp của đơn vị trả lại sau cùng. Cấp trên giao hoặc tự giải quyết, không trả lại nữa.
route-passed-up = Đơn vị đã được yêu cầu trả lời lại hai lần mà chưa đạt, nên cấp trên trực tiếp của đơn vị trả lời thay.
