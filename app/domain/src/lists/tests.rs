use std::collections::BTreeMap;

use time::macros::date;

use super::*;
use crate::errors::{FieldErrors, Problem};

const TODAY: time::Date = date!(2026 - 11 - 10);

fn known(group: &str) -> Known<'_> {
    Known {
        group,
        post: &|code| code == "CONG_CHUC",
        category: &|code| code == "C5",
        explanation: &|key| key == "route-x",
    }
}

fn typed(entry: &Entry, change: &[(&'static str, &str)]) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> =
        entry.values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    all.insert("valid_from".to_owned(), "01/12/2026".to_owned());
    all.extend(change.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

fn check(entry: &Entry, group: &str, change: &[(&'static str, &str)]) -> Result<(Entry, time::Date), FieldErrors> {
    let typed = typed(entry, change);
    let field = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    Entry::check(entry.list(), field, &known(group), TODAY)
}

fn entries() -> [Entry; 4] {
    [
        Entry::Category(Category {
            name_vi: "Né tránh".to_owned(),
            name_en: "Shirking".to_owned(),
            hint_vi: "Ví dụ: hẹn nhiều lần".to_owned(),
            hint_en: String::new(),
            source: String::new(),
            citizens: true,
            enabled: false,
        }),
        Entry::Deadline(Deadline {
            amount: 20,
            unit: crate::deadline::Unit::WorkingDays,
            basis: "Điều 8".to_owned(),
            certainty: Certainty::Read,
        }),
        Entry::Rule(Rule {
            position: 340,
            system: Some(System::Government),
            level: None,
            rank: Rank::Member,
            post: Some("CONG_CHUC".to_owned()),
            category: Some("C5".to_owned()),
            managed_by: None,
            target: Target::PeoplesCommittee,
            copy: Some(Target::FrontOfPlace),
            explanation: "route-x".to_owned(),
        }),
        Entry::Post(Post {
            name_vi: "Chủ tịch".to_owned(),
            name_en: "Chair".to_owned(),
            head: true,
            deputy: false,
            key_cadre: true,
            committee_member: false,
            managed_by: CadreManager::ProvinceStanding,
        }),
    ]
}

#[test]
fn what_a_form_holds_is_read_back_as_it_was() {
    for entry in entries() {
        assert_eq!(check(&entry, "B", &[]), Ok((entry, date!(2026 - 12 - 01))));
    }
}

#[test]
fn each_field_that_is_wrong_is_named() {
    let [category, deadline, rule, post] = entries();
    for (entry, field, value, problem) in [
        (&category, "list_name_vi", "", Problem::TooShort),
        (&category, "valid_from", "09/11/2026", Problem::NotLater),
        (&category, "valid_from", "01/01/2028", Problem::TooFarAhead),
        (&category, "valid_from", "31/02/2027", Problem::NoSuchDay),
        (&deadline, "list_amount", "hai mươi", Problem::BadNumber),
        (&deadline, "list_amount", "3651", Problem::BadNumber),
        (&deadline, "list_amount", "", Problem::Required),
        (&deadline, "list_unit", "tuần", Problem::BadChoice),
        (&deadline, "list_certainty", "", Problem::Required),
        (&rule, "list_post", "VUA", Problem::BadChoice),
        (&rule, "list_category", "Z1", Problem::BadChoice),
        (&rule, "list_target", "", Problem::Required),
        (&rule, "list_explanation", "route-y", Problem::BadChoice),
        (&post, "list_deputy", "yes", Problem::NotAllowed),
        (&post, "list_managed_by", "", Problem::Required),
    ] {
        let errors = check(entry, "B", &[(field, value)]).unwrap_err();
        assert_eq!(errors.of(field).map(|error| error.problem), Some(problem), "{field} {value}");
    }
}

#[test]
fn what_concerns_political_opinion_is_never_a_citizens_choice() {
    let [category, ..] = entries();
    let errors = check(&category, "E", &[]).unwrap_err();
    assert_eq!(errors.of("list_citizens").map(|error| error.problem), Some(Problem::NotAllowed));
    assert!(check(&category, "E", &[("list_citizens", "")]).is_ok());
}
