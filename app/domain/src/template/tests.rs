use super::*;
use crate::errors::Problem;
use crate::role::Desk;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashMap;
use time::macros::date;

fn value(blank: Blank) -> Option<String> {
    Some(format!("<{blank}>"))
}

#[test]
fn blanks_are_filled_in_and_what_is_not_known_stays_a_gap() {
    let filled = fill("Vụ việc {ma_ho_so}, trước ngày { han }.", Occasion::Question, value).unwrap();
    assert_eq!(filled, "Vụ việc <ma_ho_so>, trước ngày <han>.");
    assert_eq!(fill("{han}", Occasion::Question, |_| None).unwrap(), UNKNOWN);
    assert_eq!(fill("không có chỗ trống", Occasion::Refusal, value).unwrap(), "không có chỗ trống");
}

#[test]
fn a_name_out_of_the_list_and_a_brace_alone_are_no_template() {
    for words in ["{nguoi_gui}", "{ten}", "{}", "{ma_ho_so", "ma_ho_so}", "{{ma_ho_so}}", "a } b { c"] {
        assert_eq!(pieces(words, Occasion::Question), Err(Unreadable::Unknown), "{words}");
    }
    assert_eq!(pieces("{ngay_nhan}", Occasion::Referral), Err(Unreadable::NotHere));
    assert_eq!(pieces("{don_vi}", Occasion::Question), Err(Unreadable::NotHere));
}

#[test]
fn no_blank_of_what_a_unit_reads_tells_of_the_sender() {
    let told: Vec<Blank> = Occasion::Referral.blanks().collect();
    assert_eq!(told, [Blank::CaseNumber, Blank::Front, Blank::Unit, Blank::Category, Blank::Today, Blank::AnswerTime]);
    for occasion in Occasion::ALL.iter().filter(|occasion| occasion.desk() == Desk::Unit) {
        let told: Vec<Blank> = occasion.blanks().collect();
        assert_eq!(told, [Blank::CaseNumber, Blank::Front, Blank::Unit, Blank::Category, Blank::Today], "{occasion}");
    }
}

fn checked(pairs: &[(&str, &str)]) -> Result<NewTemplate, crate::errors::FieldErrors> {
    let good = [
        ("occasion", "T05"),
        ("template_title", "Hỏi thời gian"),
        ("template_body", "Việc xảy ra ngày nào? Xin trả lời trước ngày {han}."),
        ("valid_from", "1/12/2026"),
    ];
    let all: HashMap<&str, &str> = good.into_iter().chain(pairs.iter().copied()).collect();
    let field = |name: &str| all.get(name).copied().unwrap_or_default();
    NewTemplate::check(field, |code| code == "B4", date!(2026 - 11 - 30))
}

#[test]
fn a_form_says_what_is_wrong_with_each_field() {
    assert!(checked(&[("template_category", "B4"), ("template_state", "DANG_PHAN_LOAI")]).is_ok());
    for (field, typed, problem) in [
        ("occasion", "", Problem::Required),
        ("template_title", "a", Problem::TooShort),
        ("template_body", "ngắn", Problem::TooShort),
        ("template_body", "Xin hỏi {nguoi_gui} một điều.", Problem::UnknownBlank),
        ("template_body", "Đã chuyển tới {don_vi} để trả lời.", Problem::BlankNotHere),
        ("template_category", "Z9", Problem::BadChoice),
        ("template_state", "DA_DONG", Problem::BadChoice),
        ("valid_from", "", Problem::Required),
        ("valid_from", "29/11/2026", Problem::NotLater),
        ("valid_from", "2/12/2027", Problem::TooFarAhead),
        ("valid_from", "31/11/2026", Problem::NoSuchDay),
    ] {
        let errors = checked(&[(field, typed)]).unwrap_err();
        assert_eq!(errors.of(field).map(|error| error.problem), Some(problem), "{field}: {typed}");
    }
}

proptest! {
    /// Whatever is typed: it is filled in whole or refused, and nothing is filled in that is not allowed there.
    #[test]
    fn what_is_typed_is_filled_in_or_refused(words in "[a-z {}_]{0,40}", occasion in select(Occasion::ALL)) {
        let mut named = Vec::new();
        let seen = std::cell::RefCell::new(&mut named);
        let filled = fill(&words, occasion, |blank| { seen.borrow_mut().push(blank); Some(String::new()) });
        prop_assert!(named.iter().all(|blank| occasion.allows(*blank)));
        if let Ok(filled) = filled {
            let braces = filled.contains(['{', '}']);
            prop_assert!(!braces);
            prop_assert_eq!(named.is_empty(), !words.contains('{'));
        }
    }
}
