# Commitments that units want everybody to read.

public-commitments = Public commitments
public-commitments-lead = What officials commit themselves to each year, where their bodies make it public. Whoever made one is named by the post.
public-commitments-none = No body has made commitments public here yet.
public-commitments-unit = Body
public-commitments-choose = Choose a body
public-commitments-year = Year
public-commitments-show = Show
# $unit name of the body, $year year.
public-commitments-of = { $unit }, { $year }
public-commitments-corrected = Corrected on
public-kept-DANG_THUC_HIEN = not judged yet
public-kept-THUC_HIEN_TOT = the body says: kept
public-kept-KHONG_THUC_HIEN = the body says: not kept
register-commitments = See yearly commitments that bodies have made public
