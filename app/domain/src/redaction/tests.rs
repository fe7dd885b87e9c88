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
        "nộp 12.500.000 đồng [Ngày đã ẩn] theo văn bản 34/UBND-VP",
    ),
    ("Hẹn ngày 12/3/2026, rồi lại hẹn 20-3-2026.", "Hẹn [Ngày đã ẩn], rồi lại hẹn [Ngày đã ẩn]."),
    ("sáng ngày 12/3 và chiều 13/3 không có ai", "[Ngày đã ẩn] và [Ngày đã ẩn] không có ai"),
    ("ngày 12 tháng 3 năm 2026 và ngày mùng 5 tháng Giêng", "[Ngày đã ẩn] và [Ngày đã ẩn]"),
    ("ngày 12 tháng 3/2026, từ ngày 1 đến ngày 5", "[Ngày đã ẩn], từ [Ngày đã ẩn] đến [Ngày đã ẩn]"),
    (
        "mỗi ngày 2 lần, sau 12 tháng, trong 15 ngày, 3/4 số hộ",
        "mỗi ngày 2 lần, sau 12 tháng, trong 15 ngày, 3/4 số hộ",
    ),
    ("Nghị định số 154/2026/NĐ-CP ngày 12/3/2026 quy định", "Nghị định số 154/2026/NĐ-CP ngày 12/3/2026 quy định"),
    ("theo quyết định 12/QĐ-UBND ngày 12/3/2026", "theo quyết định 12/QĐ-UBND [Ngày đã ẩn]"),
    ("từ tháng 3 năm 2026 đến quý 2/2026", "từ tháng 3 năm 2026 đến quý 2/2026"),
    ("xóm Bãi, khu 4, tổ 7", "[Địa chỉ đã ẩn]"),
    ("gần chợ Mới, ở 12/3 đường Trần Phú", "gần [Địa chỉ đã ẩn], ở [Địa chỉ đã ẩn]"),
    ("xã Bản Qua, xã Chợ Rã, Đội Thanh tra, lô hàng", "xã Bản Qua, xã Chợ Rã, Đội Thanh tra, lô hàng"),
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
                         D1JPRV3F|12/3|C1234567|H'Hen|ngày|sáng|mùng|tháng|năm|12|3|5|NĐ|CP|QH15|đến|xóm|khu|đội|chợ|xã|\
                         \\[Ngày đã ẩn\\]|\\[Họ tên đã ẩn\\]|\\[|\\]|[\\PC]{0,3}";
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
    fn a_day_is_hidden_however_it_is_written_and_nothing_beside_it(
        day in 1u8..=31, month in 1u8..=12, year in 1950u16..2100, how in 0usize..7, before in "[a-zđ ]{0,12}",
    ) {
        let written = match how {
            0 => format!("ngày {day}/{month}/{year}"),
            1 => format!("ngày {day:02}-{month:02}-{year}"),
            2 => format!("{day:02}.{month:02}.{year}"),
            3 => format!("ngày {day} tháng {month} năm {year}"),
            4 => format!("sáng {day}/{month}"),
            5 => format!("đêm ngày {day:02}/{month:02}"),
            _ => format!("hôm mùng {day} tháng {month}"),
        };
        let shown = hidden(&format!("{before}, {written} có 3 người"), &[]);
        prop_assert_eq!(shown, format!("{before}, [Ngày đã ẩn] có 3 người"));
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
