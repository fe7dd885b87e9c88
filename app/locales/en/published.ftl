# What everybody reads of a published answer, and what is told of it to whom the case concerns.

published-title = Published result
published-summary = What was said
published-answer = Answer
published-promise = What was promised
published-group = Group
published-subject = About
published-unit = Answered by
published-place = Province
published-received = Received
published-month = { $month }/{ $year }
published-days = Time taken
published-days-in-time = { $taken ->
    [one] { $taken } working day
   *[other] { $taken } working days
    }, within the { $allowed } allowed
published-days-late = { $taken ->
    [one] { $taken } working day
   *[other] { $taken } working days
    }, more than the { $allowed } allowed
published-on = Published on
published-hidden = Two different officers of the Front read it before it was published and hid names, telephone numbers, addresses, days and whatever else they saw could give a person away. Whoever it is about appears by post and body alone. The texts are in Vietnamese.
published-down-heading = This entry was taken down
published-down = The Front took down what stood at this address on
published-notice = The result of this case was published, after two officers of the Front had read it and hidden what they saw could give a person away.
published-notice-link = Read what was published
published-notice-not = This case is not published.
published-notice-down = What was published of this case was taken down.

why-not-CON_NHAN_RA = Even with the data hidden, somebody concerned could be recognised.
why-not-KHONG_DONG_Y = The person praised, or their body, has not agreed.
why-not-THEO_DE_NGHI = At the request of the sender or of somebody concerned.
why-not-NOI_KHAC_XEM_XET = Another body is looking into it.
why-not-TRUNG_NOI_DUNG = Something alike was published already.
why-not-LOAI_KHONG_CONG_KHAI = Matters of this kind are not published.
why-not-CAN_BAO_VE = Somebody needs protection, so the case is kept closed.
why-not-NGUOI_GUI_RUT = The sender withdrew.
why-not-KHONG_CO_TRA_LOI = There is no answer that could be published.
why-not-XEM_XET_LAI = Another Front looks at it again; only what is said there may be published.
why-not-LIEN_QUAN = A case that belongs to it is not published.
taken-down-CON_NHAN_RA = Because somebody concerned could still be recognised.
taken-down-SAI_SOT = Because there was a mistake in it.
taken-down-THEO_DE_NGHI = At the request of somebody concerned.
taken-down-XEM_XET_LAI = Because the case is being looked at again.
taken-down-CO_NOI_DUNG_MOI = Because something else took its place.
tombstone-BAO_VE = To protect somebody concerned.
tombstone-SAI_SOT = Because there was a mistake in it.
tombstone-XEM_XET_LAI = Because the case is being looked at again.
tombstone-CO_NOI_DUNG_MOI = Because something else took its place.

nav-published = Published
home-published-link = See the results that were published
register-heading = Published results
register-lead = What was answered and may be public, newest first. Before something is published, two officers of the Front read it and hide names and what could give a person away.
register-words = Search the texts
register-words-hint = With or without Vietnamese marks. Put words in quotation marks to find them side by side.
register-more = Narrow by place, unit, subject, result, time
register-any = All
register-period = Published within
register-period-3-thang = the last 3 months
register-period-6-thang = the last 6 months
register-period-12-thang = the last 12 months
register-filter = Search and filter
register-clear = Clear filters
register-empty = Nothing was published yet. You can send feedback; once it is answered it may appear here without giving its sender away.
register-nothing = Nothing fits. Try fewer words, or clear the filters.
register-no-words = Type at least one letter or digit to search.
register-too-long = Please search with less: at most { $words } words and { $letters } characters.
register-pager = Pages
register-first = First page
register-next = Next page
register-feed = Follow what is new (Atom)
