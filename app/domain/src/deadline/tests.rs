use super::*;
use crate::calendar::tests::{any_calendar, known};
use proptest::prelude::*;
use time::macros::date;

fn due(from: Date, amount: u32, unit: Unit) -> Due {
    count(&known(), from, amount, unit).unwrap()
}

fn days(due: &Due) -> Vec<Date> {
    due.skipped.iter().map(|skipped| skipped.day).collect()
}

#[test]
fn known_deadlines_end_where_they_must() {
    use Unit::{Days, WorkingDays};
    assert_eq!(due(date!(2025 - 01 - 24), 3, WorkingDays).on, date!(2025 - 02 - 05));
    assert_eq!(due(date!(2025 - 04 - 23), 3, WorkingDays).on, date!(2025 - 04 - 26));
    assert_eq!(due(date!(2026 - 08 - 20), 5, WorkingDays).on, date!(2026 - 08 - 26));
    assert_eq!(due(date!(2026 - 11 - 19), 5, WorkingDays).on, date!(2026 - 11 - 27));
    assert_eq!(due(date!(2026 - 10 - 26), 30, Days).on, date!(2026 - 11 - 25));
}

#[test]
fn each_day_passed_over_is_named_with_its_reason() {
    let due = due(date!(2026 - 04 - 24), 3, Unit::WorkingDays);
    assert_eq!(due.on, date!(2026 - 05 - 04));
    let named: Vec<_> = due.skipped.iter().map(|s| (s.day.day(), s.kind.code(), s.reason.as_str())).collect();
    assert_eq!(
        named,
        [
            (25, "weekend", "saturday"),
            (26, "weekend", "sunday"),
            (27, "substitute_day_off", "Nghỉ bù Giỗ Tổ (Chủ nhật 26/04)"),
            (30, "holiday", "Ngày Chiến thắng"),
            (1, "holiday", "Ngày Quốc tế Lao động"),
            (2, "weekend", "saturday"),
            (3, "weekend", "sunday"),
        ]
    );
    assert!(!due.projected);
}

#[test]
fn calendar_days_name_only_the_days_that_pushed_the_end_on() {
    let due = due(date!(2026 - 08 - 30), 1, Unit::Days);
    assert_eq!(due.on, date!(2026 - 09 - 03));
    assert_eq!(days(&due), [date!(2026 - 08 - 31), date!(2026 - 09 - 01), date!(2026 - 09 - 02)]);
    assert_eq!(due.skipped[0].kind, SkippedKind::SwappedDayOff);
}

#[test]
fn calendar_days_that_end_on_a_working_day_skip_nothing() {
    assert_eq!(
        due(date!(2026 - 02 - 12), 15, Unit::Days),
        Due { on: date!(2026 - 02 - 27), skipped: vec![], projected: false }
    );
}

#[test]
fn calendar_days_may_end_on_a_working_saturday() {
    assert_eq!(due(date!(2026 - 08 - 12), 10, Unit::Days).on, date!(2026 - 08 - 22));
}

#[test]
fn at_once_means_the_same_day_or_the_next_working_day() {
    for unit in [Unit::WorkingDays, Unit::Days] {
        assert_eq!(due(date!(2026 - 03 - 02), 0, unit).on, date!(2026 - 03 - 02));
        assert_eq!(due(date!(2026 - 02 - 28), 0, unit).on, date!(2026 - 03 - 02));
    }
}

#[test]
fn a_deadline_across_days_only_expected_says_so() {
    let due = due(date!(2027 - 02 - 03), 2, Unit::WorkingDays);
    assert_eq!(due.on, date!(2027 - 02 - 12));
    assert!(due.projected);
    assert!(due.skipped.iter().all(|skipped| skipped.projected));
}

#[test]
fn what_cannot_be_counted_is_an_error() {
    let calendar = known();
    let today = date!(2026 - 01 - 05);
    assert_eq!(count(&calendar, today, LONGEST + 1, Unit::Days), Err(DeadlineError::TooLong));
    assert_eq!(count(&calendar, today, u32::MAX, Unit::WorkingDays), Err(DeadlineError::TooLong));
    assert!(count(&calendar, today, LONGEST, Unit::WorkingDays).is_ok());
    for unit in [Unit::WorkingDays, Unit::Days] {
        assert_eq!(count(&calendar, Date::MAX, 1, unit), Err(DeadlineError::OutOfRange));
    }
}

#[test]
fn units_have_codes_and_words() {
    assert_eq!(Unit::from_code("NLV"), Some(Unit::WorkingDays));
    assert_eq!(Unit::from_word("wd"), Some(Unit::WorkingDays));
    assert_eq!(Unit::from_word("d"), Some(Unit::Days));
    assert_eq!(Unit::from_word("NLV"), None);
}

#[test]
fn a_deadline_is_close_from_three_working_days_before() {
    let calendar = known();
    let due = date!(2026 - 09 - 04);
    assert_eq!(Level::of(&calendar, due, date!(2026 - 08 - 27)), Level::DueSoon);
    assert_eq!(Level::of(&calendar, due, date!(2026 - 08 - 26)), Level::OnTime);
    assert_eq!(Level::of(&calendar, due, due), Level::DueSoon);
    assert_eq!(Level::of(&calendar, due, date!(2026 - 09 - 05)), Level::Overdue);
}

proptest! {
    #[test]
    fn what_is_due_is_due_on_a_working_day(calendar in any_calendar(), from in 0i64..800, amount in 0u32..200, working in any::<bool>()) {
        let unit = if working { Unit::WorkingDays } else { Unit::Days };
        let from = date!(2025 - 06 - 02) + time::Duration::days(from);
        let due = count(&calendar, from, amount, unit).unwrap();
        prop_assert!(calendar.is_working(due.on));
        prop_assert!(due.skipped.iter().all(|s| !calendar.is_working(s.day) && s.day < due.on));
        prop_assert!(due.skipped.is_sorted_by(|a, b| a.day < b.day));
    }

    #[test]
    fn more_days_are_never_due_sooner(calendar in any_calendar(), from in 0i64..800, amount in 0u32..200, working in any::<bool>()) {
        let unit = if working { Unit::WorkingDays } else { Unit::Days };
        let from = date!(2025 - 06 - 02) + time::Duration::days(from);
        let less = count(&calendar, from, amount, unit).unwrap().on;
        let more = count(&calendar, from, amount + 1, unit).unwrap().on;
        prop_assert!(less <= more);
        prop_assert!(!working || amount == 0 || less < more);
    }

    #[test]
    fn a_later_event_is_never_due_sooner(calendar in any_calendar(), from in 0i64..800, amount in 0u32..200, working in any::<bool>()) {
        let unit = if working { Unit::WorkingDays } else { Unit::Days };
        let from = date!(2025 - 06 - 02) + time::Duration::days(from);
        let sooner = count(&calendar, from, amount, unit).unwrap().on;
        let later = count(&calendar, from.next_day().unwrap(), amount, unit).unwrap().on;
        prop_assert!(sooner <= later);
    }

    #[test]
    fn working_days_and_days_passed_over_make_up_the_span(calendar in any_calendar(), from in 0i64..800, amount in 1u32..200) {
        let from = date!(2025 - 06 - 02) + time::Duration::days(from);
        let due = count(&calendar, from, amount, Unit::WorkingDays).unwrap();
        let span = (due.on - from).whole_days();
        prop_assert_eq!(span, i64::from(amount) + i64::try_from(due.skipped.len()).unwrap());
        prop_assert_eq!(working_days_between(&calendar, from, due.on), amount);
    }

    #[test]
    fn calendar_days_and_the_days_pushed_on_make_up_the_span(calendar in any_calendar(), from in 0i64..800, amount in 0u32..200) {
        let from = date!(2025 - 06 - 02) + time::Duration::days(from);
        let due = count(&calendar, from, amount, Unit::Days).unwrap();
        let span = (due.on - from).whole_days();
        prop_assert_eq!(span, i64::from(amount) + i64::try_from(due.skipped.len()).unwrap());
    }

    #[test]
    fn a_deadline_without_expected_days_does_not_claim_to_rest_on_them(from in 0i64..300, amount in 0u32..60) {
        let from = date!(2025 - 01 - 01) + time::Duration::days(from);
        prop_assert!(!count(&known(), from, amount, Unit::WorkingDays).unwrap().projected);
    }

    #[test]
    fn a_level_only_ever_gets_worse(calendar in any_calendar(), due in 0i64..800, today in -60i64..60) {
        let due = date!(2025 - 06 - 02) + time::Duration::days(due);
        let today = due + time::Duration::days(today);
        prop_assert!(Level::of(&calendar, due, today) <= Level::of(&calendar, due, today.next_day().unwrap()));
    }
}
