use super::*;
use crate::date::DateError;
use proptest::prelude::*;
use time::macros::date;

/// The official days of 2025 and 2026, and what was expected of early 2027 when they were.
const DAYS: &str = "\
2025-01-01;holiday;Tết Dương lịch;official;TB 6150/TB-BLĐTBXH
2025-01-27;holiday;Tết Nguyên đán;official;TB 6150/TB-BLĐTBXH
2025-01-28;holiday;Tết Nguyên đán;official;TB 6150/TB-BLĐTBXH
2025-01-29;holiday;Tết Nguyên đán;official;TB 6150/TB-BLĐTBXH
2025-01-30;holiday;Tết Nguyên đán;official;TB 6150/TB-BLĐTBXH
2025-01-31;holiday;Tết Nguyên đán;official;TB 6150/TB-BLĐTBXH
2025-04-07;holiday;Giỗ Tổ Hùng Vương;official;BLLĐ 112
2025-04-26;working_saturday;Làm bù cho 02/05/2025;official;TB 6150/TB-BLĐTBXH
2025-04-30;holiday;Ngày Chiến thắng;official;BLLĐ 112
2025-05-01;holiday;Ngày Quốc tế Lao động;official;BLLĐ 112
2025-05-02;swapped_day_off;Nghỉ hoán đổi;official;TB 6150/TB-BLĐTBXH
2025-09-01;holiday;Quốc khánh;official;TB 6150/TB-BLĐTBXH
2025-09-02;holiday;Quốc khánh;official;BLLĐ 112
2026-01-01;holiday;Tết Dương lịch;official;TB 9441/TB-BNV
2026-01-02;swapped_day_off;Nghỉ hoán đổi;official;CV 12729/VPCP-KGVX
2026-01-10;working_saturday;Làm bù cho 02/01/2026;official;CV 12729/VPCP-KGVX
2026-02-16;holiday;Tết Nguyên đán;official;TB 9441/TB-BNV
2026-02-17;holiday;Tết Nguyên đán;official;TB 9441/TB-BNV
2026-02-18;holiday;Tết Nguyên đán;official;TB 9441/TB-BNV
2026-02-19;holiday;Tết Nguyên đán;official;TB 9441/TB-BNV
2026-02-20;holiday;Tết Nguyên đán;official;TB 9441/TB-BNV
2026-04-27;substitute_day_off;Nghỉ bù Giỗ Tổ (Chủ nhật 26/04);official;TB 9441/TB-BNV
2026-04-30;holiday;Ngày Chiến thắng;official;BLLĐ 112
2026-05-01;holiday;Ngày Quốc tế Lao động;official;BLLĐ 112
2026-08-22;working_saturday;Làm bù cho 31/08/2026;official;TB 9441/TB-BNV
2026-08-31;swapped_day_off;Nghỉ hoán đổi;official;TB 9441/TB-BNV
2026-09-01;holiday;Quốc khánh;official;TB 9441/TB-BNV
2026-09-02;holiday;Quốc khánh;official;BLLĐ 112
2026-11-24;holiday;Ngày Văn hóa Việt Nam;official;NQ 28/2026/QH16
2027-01-01;holiday;Tết Dương lịch;projected;
2027-02-05;holiday;Tết Nguyên đán;projected;
2027-02-06;holiday;Tết Nguyên đán;projected;
2027-02-07;holiday;Tết Nguyên đán;projected;
2027-02-08;holiday;Tết Nguyên đán;projected;
2027-02-09;holiday;Tết Nguyên đán;projected;
2027-02-10;holiday;Tết Nguyên đán;projected;
2027-02-11;holiday;Tết Nguyên đán;projected;
";

/// A day from a line of a file.
pub(crate) fn row(line: &str) -> CalendarDay {
    let fields: Vec<&str> = line.split(';').collect();
    CalendarDay::from_fields(fields[0], fields[1], fields[2], fields[3], fields[4]).unwrap()
}

pub(crate) fn known() -> Calendar {
    Calendar::new(DAYS.lines().map(row).collect()).unwrap()
}

/// Calendars of made-up days off and working Saturdays around 2026.
pub(crate) fn any_calendar() -> impl Strategy<Value = Calendar> {
    prop::collection::btree_map(0u16..900, any::<bool>(), 0..60).prop_map(|days| {
        let first = date!(2025 - 06 - 02);
        let days = days.into_iter().map(|(after, projected)| {
            let day = first + time::Duration::days(i64::from(after));
            let kind = if day.weekday() == Weekday::Saturday { DayKind::WorkingSaturday } else { DayKind::Holiday };
            let certainty = if projected { Certainty::Projected } else { Certainty::Official };
            CalendarDay::new(day, kind, "Ngày thử", certainty, "").unwrap()
        });
        Calendar::new(days.collect()).unwrap()
    })
}

fn holiday(day: Date, certainty: Certainty) -> CalendarDay {
    CalendarDay::new(day, DayKind::Holiday, "Ngày lễ", certainty, "").unwrap()
}

#[test]
fn the_years_have_as_many_working_days_as_the_announcements_give() {
    let calendar = known();
    assert_eq!(calendar.working_days_between(date!(2024 - 12 - 31), date!(2025 - 12 - 31)), 250);
    assert_eq!(calendar.working_days_in(2026), 249);
}

#[test]
fn a_working_saturday_is_a_working_day_and_its_weekday_is_not() {
    let calendar = known();
    assert!(calendar.is_working(date!(2025 - 04 - 26)));
    assert!(!calendar.is_working(date!(2025 - 05 - 02)));
    assert!(!calendar.is_working(date!(2025 - 04 - 19)));
    assert!(calendar.is_working(date!(2025 - 04 - 29)));
}

#[test]
fn a_day_off_says_why() {
    let calendar = known();
    assert_eq!(calendar.why_not_working(date!(2026 - 03 - 01)), Some(Skip::Weekend));
    let Some(Skip::Off(tet)) = calendar.why_not_working(date!(2027 - 02 - 06)) else { panic!("Tết is off") };
    assert_eq!((tet.kind(), tet.name(), tet.is_projected()), (DayKind::Holiday, "Tết Nguyên đán", true));
}

#[test]
fn a_row_that_contradicts_itself_is_refused() {
    let row = |day, kind, name, status| CalendarDay::from_fields(day, kind, name, status, "").unwrap_err();
    assert_eq!(row("30/02/2026", "holiday", "x", "official"), CalendarError::Date(DateError::NoSuchDay));
    assert_eq!(row("2026-01-10", "weekend", "x", "official"), CalendarError::UnknownKind(date!(2026 - 01 - 10)));
    assert_eq!(row("2026-01-10", "holiday", "x", "sure"), CalendarError::UnknownStatus(date!(2026 - 01 - 10)));
    assert_eq!(row("2026-01-10", "holiday", " ", "official"), CalendarError::NameMissing(date!(2026 - 01 - 10)));
    assert_eq!(
        row("2026-01-11", "working_saturday", "x", "official"),
        CalendarError::NotASaturday(date!(2026 - 01 - 11))
    );
    assert_eq!(
        row("2026-01-10", "swapped_day_off", "x", "official"),
        CalendarError::AlreadyWeekend(date!(2026 - 01 - 10))
    );
    assert_eq!(
        row("2026-01-01", "holiday", &"x".repeat(201), "official"),
        CalendarError::TextTooLong(date!(2026 - 01 - 01))
    );
}

#[test]
fn an_error_names_the_day_and_what_to_do() {
    let error = CalendarError::NotASaturday(date!(2026 - 01 - 11));
    assert_eq!(error.to_string(), "2026-01-11: a working Saturday must be a Saturday");
}

#[test]
fn a_day_twice_is_refused() {
    let day = date!(2026 - 01 - 01);
    let days = vec![
        holiday(day, Certainty::Official),
        holiday(date!(2026 - 09 - 02), Certainty::Official),
        holiday(day, Certainty::Projected),
    ];
    assert_eq!(Calendar::new(days), Err(CalendarError::DayTwice(day)));
}

#[test]
fn from_december_on_the_official_days_of_the_next_year_are_missed() {
    let calendar = known();
    assert_eq!(calendar.missing_official_year(date!(2026 - 11 - 30)), None);
    assert_eq!(calendar.missing_official_year(date!(2026 - 12 - 01)), Some(2027));
    assert_eq!(calendar.missing_official_year(date!(2025 - 12 - 01)), None);
}

#[test]
fn a_year_that_began_without_official_days_is_still_missed() {
    assert_eq!(known().missing_official_year(date!(2027 - 03 - 01)), Some(2027));
    assert_eq!(Calendar::default().missing_official_year(date!(2026 - 12 - 31)), Some(2026));
}

#[test]
fn a_year_is_official_once_every_day_of_it_is_announced() {
    let calendar = known();
    let standing = [2024, 2026, 2027].map(|year| calendar.standing(year));
    assert_eq!(standing, [YearStanding::Unknown, YearStanding::Official, YearStanding::Projected]);
    let mut days = calendar.days().to_vec();
    days.push(row("2027-04-30;holiday;Ngày Chiến thắng;official;BLLĐ 112"));
    let calendar = Calendar::new(days).unwrap();
    assert_eq!(calendar.standing(2027), YearStanding::Partly);
    assert_eq!(calendar.missing_official_year(date!(2026 - 12 - 01)), Some(2027));
    assert_eq!(calendar.years().into_iter().collect::<Vec<_>>(), [2025, 2026, 2027]);
}

proptest! {
    #[test]
    fn the_quick_count_is_the_slow_count(calendar in any_calendar(), from in 0i64..900, span in 0i64..400) {
        let after = date!(2025 - 06 - 02) + time::Duration::days(from);
        let until = after + time::Duration::days(span);
        let mut day = after;
        let mut slow = 0;
        while day < until {
            day = day.next_day().unwrap();
            slow += u32::from(calendar.is_working(day));
        }
        prop_assert_eq!(calendar.working_days_between(after, until), slow);
        prop_assert_eq!(calendar.working_days_between(until, after), 0);
    }
}
