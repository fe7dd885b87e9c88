//! Examples as people write them, and what holds for any text.

use super::*;
use crate::marks;
use proptest::prelude::*;

/// A text, and what is shown of it.
const EXAMPLES: &[(&str, &str)] = &[
    ("Ông Nguyễn Văn Bê đã nhận hồ sơ.", "Ông [Họ tên đã ẩn] đã nhận hồ sơ."),
    ("bà Trần Thị Lan và anh Sơn cùng đến", "bà [Họ tên đã ẩn] và anh [Họ tên đã ẩn] cùng đến"),
    ("đồng chí Chủ tịch Lê Hữu Phước trả lời", "đồng chí Chủ tịch [Họ tên đã ẩn] trả lời"),
    ("Đ/c Phạm Minh Tuấn", "Đ/c [Họ tên đã ẩn]"),
    ("Ông/Bà Võ Thị Sáu", "Ông/Bà [Họ tên đã ẩn]"),
    ("chị H'Hen Niê ở buôn Sút Mgrư", "chị [Họ tên đã ẩn] ở [Địa chỉ đã ẩn]"),
    ("cháu Y Bhiăng", "cháu [Họ tên đã ẩn]"),
    ("theo lời nguyễn văn bê thì", "theo lời [Họ tên đã ẩn] thì"),
    ("NGUYỄN VĂN BÊ ký tên", "[Họ tên đã ẩn] ký tên"),
    ("Nguyen Van Be da nop", "[Họ tên đã ẩn] da nop"),
    ("Họ và tên: Đặng Thu Thảo", "Họ và tên: [Họ tên đã ẩn]"),
    ("Trưởng thôn Hà Văn Cường thu tiền", "Trưởng thôn [Họ tên đã ẩn] thu tiền"),
    ("bà con nhân dân và Chủ tịch Ủy ban nhân dân xã", "bà con nhân dân và Chủ tịch Ủy ban nhân dân xã"),
    ("ông Chủ tịch UBND xã Đồng Lát", "ông Chủ tịch UBND xã Đồng Lát"),
    ("gọi 0912 345 678 hoặc (024) 3825 1234", "gọi [Số điện thoại đã ẩn] hoặc ([Số điện thoại đã ẩn]"),
    (
        "gọi 0912/345/678, ０９１２345678 hay sđt0912345678",
        "gọi [Số điện thoại đã ẩn], [Số điện thoại đã ẩn] hay [Số điện thoại đã ẩn]",
    ),
    ("viết cho ten.ho (a còng) example . vn nhé", "viết cho [Thư điện tử đã ẩn] nhé"),
    ("ĐT: +84912345678.", "ĐT: +[Số điện thoại đã ẩn]."),
    ("thư nhai.tran@example.vn, xin trả lời", "thư [Thư điện tử đã ẩn], xin trả lời"),
    ("xe 29A-123.45 và 59-X1 123.45", "xe [Biển số đã ẩn] và [Biển số đã ẩn]"),
    ("xe máy 29B1-23456", "xe máy [Biển số đã ẩn]"),
    ("thửa đất số 123, tờ bản đồ số 4", "[Thửa đất đã ẩn], [Thửa đất đã ẩn]"),
    ("thửa 45 của gia đình", "[Thửa đất đã ẩn] của gia đình"),
    ("ở số nhà 12, ngõ 3, đường Trần Phú, phường Bến Lau", "ở [Địa chỉ đã ẩn], phường Bến Lau"),
    ("ở số 12/3 đường Lê Lợi", "ở [Địa chỉ đã ẩn]"),
    ("họp tại thôn Đoài, xã Đồng Lát", "họp tại [Địa chỉ đã ẩn], xã Đồng Lát"),
    ("tổ dân phố số 7", "[Địa chỉ đã ẩn]"),
    ("thành phố Hồ Chí Minh có văn bản Trả lời", "thành phố Hồ Chí Minh có văn bản Trả lời"),
    ("CCCD số 001099012345", "CCCD số [Số giấy tờ đã ẩn]"),
    ("căn cước công dân số 001 099 012 345", "căn cước công dân số [Số giấy tờ đã ẩn]"),
    ("hộ chiếu C1234567", "hộ chiếu [Số giấy tờ đã ẩn]"),
    ("số tài khoản 0123 4567 890 ngân hàng", "số tài khoản [Số tài khoản đã ẩn] ngân hàng"),
    ("chuyển vào 1903456789012", "chuyển vào [Số tài khoản đã ẩn]"),
    ("vụ PA-2026-D1JPRV3F", "vụ [Mã đã ẩn]"),
    ("mã D1JP-RV3F-D1JP-RV3F.", "mã [Mã đã ẩn]."),
    (
        "nộp 12.500.000 đồng ngày 05/11/2026 theo văn bản 34/UBND-VP",
        "nộp 12.500.000 đồng ngày 05/11/2026 theo văn bản 34/UBND-VP",
    ),
    ("Hồ sơ của công dân nộp đã hai tháng chưa có kết quả.", "Hồ sơ của công dân nộp đã hai tháng chưa có kết quả."),
    ("đường dây nóng 1900 1009; Mặt trận Tổ quốc", "đường dây nóng 1900 1009; Mặt trận Tổ quốc"),
];

#[test]
fn what_people_write_is_found() {
    let wrong: Vec<_> = EXAMPLES
        .iter()
        .map(|(text, shown)| (hidden(text, &[]), *shown))
        .filter(|(found, shown)| found != shown)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_name_that_is_known_is_found_wherever_it_stands() {
    let text = "hà thị mơ nói rằng Hà Thị Mơ đã nộp; ha thi mo ký.";
    assert_eq!(hidden(text, &[]), text);
    let shown = "[Họ tên đã ẩn] nói rằng [Họ tên đã ẩn] đã nộp; [Họ tên đã ẩn] ký.";
    assert_eq!(hidden(text, &["Bà Hà Thị Mơ"]), shown);
    assert_eq!(hidden("Mơ đã nộp", &["Mơ"]), "Mơ đã nộp", "one word is many people's");
}

#[test]
fn what_is_left_is_named_once() {
    let text = "Ông Nguyễn Văn Bê, 0912 345 678, bà Trần Thị Lan.";
    assert_eq!(left(text, &[]), [Hidden::Name, Hidden::Phone]);
    assert_eq!(left(&hidden(text, &[]), &[]), []);
}

#[test]
fn the_difference_is_marked_on_both_sides() {
    let (before, after) = compare("Ông Bê đã nộp.\nHết.", "Ông [Họ tên đã ẩn] đã nộp.\nHết.");
    let marked = |parts: &[Part]| {
        parts.iter().filter(|part| part.changed).map(|part| part.text.clone()).collect::<Vec<_>>().join("|")
    };
    assert_eq!((marked(&before).as_str(), marked(&after).as_str()), ("Bê ", "[Họ tên đã ẩn] "));
    assert_eq!(marked(&compare("một hai", "một hai").0), "");
    assert_eq!(marked(&compare("", "một").1), "một");
}

/// Words that rules look at, in any order, with anything between them.
fn texts() -> impl Strategy<Value = String> {
    const WORDS: &str = "ông|Bà|anh|đồng chí|đ/c|Nguyễn|Văn|Bê|Trần|thị|Lan|UBND|Chủ tịch|số|nhà|thửa|đất|tờ|bản đồ|đường|\
                         ngõ|thôn|Đoài|0912|345|678|\\+84|29A|123.45|59-X1|001099012345|CCCD|tài khoản|a@b.vn|PA|2026|\
                         D1JPRV3F|12/3|C1234567|H'Hen|\\[Họ tên đã ẩn\\]|\\[|\\]|[\\PC]{0,3}";
    proptest::collection::vec((WORDS, "( |, |\\.|-|/|\n|: |\u{A0}|)"), 0..25)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| word + &gap).collect())
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_and_apart(text in texts()) {
        let mut from = 0;
        for span in propose(&text, &["Trần Thị Lan"]) {
            prop_assert!(span.at.start >= from && span.at.start < span.at.end && span.at.end <= text.len());
            prop_assert!(text.is_char_boundary(span.at.start) && text.is_char_boundary(span.at.end));
            from = span.at.end;
        }
    }

    #[test]
    fn what_was_hidden_has_nothing_left_to_hide(text in texts()) {
        let shown = hidden(&text, &["Trần Thị Lan"]);
        prop_assert_eq!(left(&shown, &["Trần Thị Lan"]), []);
        prop_assert_eq!(hidden(&shown, &["Trần Thị Lan"]), shown);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\PC\\pC]{0,120}") {
        let _ = hidden(&text, &[&text]);
    }

    #[test]
    fn numbers_and_addresses_that_are_warned_of_elsewhere_are_hidden_here(
        before in "[a-zđ ]{0,12}", number in "(0|\\+84)9[0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}", host in "[a-z]{1,8}\\.vn",
    ) {
        let text = format!("{before} {number}, {host}@{host} nhé");
        prop_assert!(!marks::of_anybody(&text).is_empty());
        prop_assert!(marks::of_anybody(&hidden(&text, &[])).is_empty());
    }

    #[test]
    fn the_parts_are_the_text(before in texts(), after in texts()) {
        let (old, new) = compare(&before, &after);
        let whole = |parts: &[Part]| parts.iter().map(|part| part.text.as_str()).collect::<String>();
        let same = |parts: &[Part]| {
            let kept = parts.iter().filter(|part| !part.changed).map(|part| part.text.as_str()).collect::<String>();
            kept.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        };
        prop_assert_eq!(whole(&old), before);
        prop_assert_eq!(whole(&new), after);
        prop_assert_eq!(same(&old), same(&new));
    }
}
