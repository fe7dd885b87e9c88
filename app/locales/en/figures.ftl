# The public figures.

nav-figures = Figures
home-figures-link = See the figures
figures-heading = Figures
figures-lead = How much feedback was received, how much of it was answered in time, and with what result. Each case is counted exactly once; a count so small that it could point at somebody is not shown.
figures-empty = There are no figures yet. Each quarter is counted two months after its end, when the lawful time for an answer is over.
figures-next = The figures of { $period } stand here at the earliest on
figures-quarter = Quarter { $number } of { $year }
figures-quarter-of-year = Received in quarter { $number }
figures-year = Year { $year }
figures-month = Month { $month }
figures-country = The whole country
figures-period = Period
figures-choose = Show
figures-as-of = As things stood at the end of
figures-smaller-later = Figures by commune and by unit are made for a whole year, because three months are mostly too few to be published.
figures-smaller-here = Choose a province in the table to see its communes and units.
figures-contents = The tables of this page
figures-numbers = Show the numbers
figures-csv = Download as a table (CSV)
figures-json = Download as JSON
figures-whole = All together
figures-median = Half were answered within (days)
figures-left-out-word = not shown
figures-of-left-out = not worked out, because a number that it needs is not shown
figures-too-few = too few to say
figures-too-few-mark = A dash stands where there are too few cases for a share or a number of days.
figures-left-out = { $count ->
    [one] One cell of this table is not shown (marked *).
   *[other] { $count } cells of this table are not shown (marked *).
    } Shares and days that would be worked out of these are not shown either.
figures-why-link = Why?
figures-chart-same = The table below it has the same figures.
figures-none-country = Central bodies
figures-none-province = Bodies of the province
figures-none-unit = Not referred to a unit yet, or answered by the Front itself

figures-head-THANG = Month of receipt
figures-head-QUY = Quarter of receipt
figures-head-NHOM = Group
figures-head-NOI = Place
figures-head-DON_VI = Unit that answers

figures-by-THANG = by month of receipt
figures-by-QUY = by quarter of receipt
figures-by-NHOM = by group
figures-by-NOI = by place
figures-by-DON_VI = by unit

figures-measure-TINH_HINH = How things stood
figures-measure-KET_QUA = Results
figures-measure-HAI_LONG = Satisfaction
figures-measure-TRA_LOI_LAN_DAU = First answers
figures-measure-CAM_KET = Promises
figures-measure-CON_LAI = Cases that were left

figures-about-KET_QUA = Of those that were answered: the result as the unit put it on record, in just these words.
figures-about-HAI_LONG = Of those that were answered: what senders said on the four questions together. The share is of those who rated.
figures-about-TRA_LOI_LAN_DAU = Of those that were answered: whether the Front accepted the first answer, or sent it back.
figures-about-CAM_KET = Of those that were answered: whether the unit did what it promised. The share is of promises about which it is decided.
figures-about-CON_LAI = Cases that were in hand on the day when their quarter was counted: whether they are done or still wait when the year is counted. The earlier the quarter, the longer they have waited.

figures-column-TIEP_NHAN = Received
figures-column-TRA_LOI_DUNG_HAN = Answered in time
figures-column-TRA_LOI_TRE_HAN = Answered late
figures-column-DANG_GIAI_QUYET = Not done when counted, not overdue
figures-column-QUA_HAN = Not done when counted, overdue
figures-column-KET_THUC_KHAC = Ended otherwise
figures-column-KHONG_GHI = No result on record
figures-column-HAI_LONG = Satisfied
figures-column-BINH_THUONG = In between
figures-column-KHONG_HAI_LONG = Dissatisfied
figures-column-CHUA_DANH_GIA = Not rated
figures-column-CHAP_NHAN = Accepted at once
figures-column-YEU_CAU_LAM_LAI = Sent back
figures-column-KHONG_CAM_KET = No promise
figures-column-DA_LAM = Kept
figures-column-KHONG_LAM = Not kept
figures-column-CHUA_DEN_HAN = Not decided yet
figures-column-DA_XONG = Done
figures-column-VAN_CON = Still waiting

figures-share-TINH_HINH = Share in time
figures-share-HAI_LONG = Share satisfied
figures-share-TRA_LOI_LAN_DAU = Share accepted at once
figures-share-CAM_KET = Share kept

figures-counted-heading = How it is counted
figures-counted-once = Each case is counted once, in the quarter in which it was received. What was published does not change afterwards.
figures-counted-cut = How things stood is noted on the last day of the second month after the quarter, when the lawful time for an answer is over. Counted earlier, the figures would look better than they are.
figures-counted-not = Not counted: feedback about political opinion; cases that were passed on as complaints, denunciations or crime reports; cases that are kept confidential; urgent cases, and those in which somebody is threatened or a child is concerned.
figures-counted-late = Answered late means that a time limit of the unit's answer had passed before there was one; where no unit was asked, a time limit of the Front counts. "Ended otherwise" means not accepted, withdrawn by the sender, or joined to a case of the same matter.
figures-why-heading = Why some cells are not shown
figures-why-small = Fewer than { $least } cases: in a small place, people who know each other could guess who it is.
figures-why-beside = Cells beside them, because otherwise the sum less the others would give the small one.
figures-why-register = Cells of which too few are left when the cases that were published one by one are taken away.
figures-why-parts = A column that a place does not show is not shown for the places and units in it either.
figures-why-few = “Half were answered within” is given of { $answers } answers or more; a share is given of { $share } cases or more, and places are not ranked.
