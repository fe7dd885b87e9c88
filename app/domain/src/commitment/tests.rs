use super::*;
use crate::errors::Problem;
use crate::unit::PostId;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashMap;
use time::macros::date;

const ME: OfficerId = OfficerId(7);

fn checked(pairs: &[(&str, &str)]) -> Result<NewCommitment, crate::errors::FieldErrors> {
    let good = [
        ("official", "3"),
        ("commitment_year", "2026"),
        ("commitment_text", "Trả hồ sơ đúng hẹn, xin lỗi bằng văn bản khi chậm."),
        ("commitment_audience", "DON_VI"),
    ];
    let all: HashMap<&str, &str> = good.into_iter().chain(pairs.iter().copied()).collect();
    NewCommitment::check(|name| all.get(name).copied().unwrap_or_default(), date!(2026 - 11 - 30))
}

#[test]
fn a_commitment_has_an_official_a_year_words_and_says_whether_it_is_public() {
    assert_eq!(checked(&[]).unwrap().officer, Some(OfficerId(3)));
    let without_account = checked(&[("official", ""), ("official_name", "Trần Thị Lan")]).unwrap();
    assert_eq!((without_account.officer, without_account.name.is_some()), (None, true));
    for (field, typed, problem) in [
        ("official", "", Problem::Required),
        ("commitment_year", "2024", Problem::BadChoice),
        ("commitment_year", "2028", Problem::BadChoice),
        ("commitment_year", "năm nay", Problem::BadChoice),
        ("commitment_text", "ngắn", Problem::TooShort),
        ("commitment_audience", "", Problem::Required),
        ("commitment_audience", "yes", Problem::Required),
    ] {
        let errors = checked(&[(field, typed)]).unwrap_err();
        assert_eq!(errors.of(field).map(|error| error.problem), Some(problem), "{field}: {typed}");
    }
}

#[test]
fn what_everybody_reads_stands_under_a_post() {
    let errors = checked(&[("commitment_audience", "MOI_NGUOI")]).unwrap_err();
    assert_eq!(errors.of("official_post").map(|error| error.problem), Some(Problem::Required));
    let open = checked(&[("commitment_audience", "MOI_NGUOI"), ("official_post", "4")]).unwrap();
    assert_eq!((open.audience, open.post), (Audience::Everybody, Some(PostId(4))));
}

#[test]
fn a_correction_says_why() {
    let of = |reason: &'static str| {
        let typed = [
            ("commitment_text", "Trả hồ sơ đúng hẹn trong năm."),
            ("commitment_audience", "KHONG"),
            ("correction_reason", reason),
        ];
        let typed: HashMap<&str, &str> = typed.into_iter().collect();
        Correction::check(|name| typed.get(name).copied().unwrap_or_default())
    };
    assert_eq!(of("Ghi thiếu một ý của bản đã ký.").unwrap().audience, Audience::Keepers);
    assert!(of(" ").unwrap_err().of("correction_reason").is_some());
}

#[test]
fn a_judgement_says_how_it_stands_and_why() {
    assert_eq!(Judgement::check("THUC_HIEN_TOT", "Đã làm đúng như cam kết.").unwrap().kept, Kept::Yes);
    for (kept, note, field) in [("", "Đã làm đúng như cam kết.", "kept"), ("GHI_NHAM", " ", "kept_note")] {
        assert!(Judgement::check(kept, note).unwrap_err().of(field).is_some(), "{field}");
    }
    assert!(Judgement::check("DANG_THUC_HIEN", "Năm vẫn chưa kết thúc.").is_err());
}

proptest! {
    #[test]
    fn nobody_judges_themselves_and_whoever_judges_reads(
        roles in proptest::collection::vec(select(Role::ALL), 0..3), of in proptest::option::of(0..9_i64),
        audience in select(Audience::ALL),
        perhaps_mine: bool,
    ) {
        let of = of.map(OfficerId);
        let judges = may_judge(ME, &roles, of, perhaps_mine);
        prop_assert!(!(judges && of.is_none() && perhaps_mine));
        prop_assert_eq!(may_read_in_case(ME, &[], of, audience), audience != Audience::Keepers);
        prop_assert!(!(judges && of == Some(ME)));
        prop_assert!(!judges || may_read(ME, &roles, of, audience));
        prop_assert!(!may_read(ME, &[], of, audience));
    }

    #[test]
    fn figures_count_everything_but_what_was_written_down_by_mistake(
        counts in proptest::collection::vec((select(Kept::ALL), 0..9_u64), 0..8),
    ) {
        let mut figures = Figures::default();
        counts.iter().for_each(|(kept, count)| figures.add(*kept, *count));
        let all: u64 = counts.iter().filter(|(kept, _)| *kept != Kept::Mistaken).map(|(_, count)| count).sum();
        prop_assert_eq!(figures.all(), all);
    }
}
