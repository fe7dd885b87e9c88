//! Dates as people in Vietnam write and read them.

use std::fmt;

use time::{Date, Month, OffsetDateTime, UtcOffset, Weekday};

use crate::text;

/// Why a typed date is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not day/month/year, nor year-month-day.
    Malformed,
    /// Written like a date, but the calendar has no such day (30/02, or month first).
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not a date; write day/month/year or year-month-day",
            Self::NoSuchDay => "there is no such day in the calendar",
        })
    }
}

impl std::error::Error for DateError {}

/// Reads `dd/MM/yyyy`, also with `-` or `.` and without leading zeros, and `yyyy-MM-dd`.
///
/// The month never comes first: 12/25/2026 is no day, not Christmas.
///
/// # Errors
/// [`DateError::Malformed`] or [`DateError::NoSuchDay`].
pub fn parse(typed: &str) -> Result<Date, DateError> {
    let typed = text::line(typed);
    let separator = typed.chars().find(|c| matches!(c, '/' | '-' | '.')).ok_or(DateError::Malformed)?;
    let mut parts = typed.split(separator).map(str::trim);
    let (Some(first), Some(month), Some(last), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(DateError::Malformed);
    };
    let (day, year) = if first.len() == 4 && separator == '-' { (last, first) } else { (first, last) };
    if year.len() != 4 {
        return Err(DateError::Malformed);
    }
    let (day, month, year) = (number(day, 2)?, number(month, 2)?, number(year, 4)?);
    let month = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok()).ok_or(DateError::NoSuchDay)?;
    let day = u8::try_from(day).map_err(|_| DateError::NoSuchDay)?;
    match i32::from(year) {
        0 => Err(DateError::NoSuchDay),
        year => Date::from_calendar_date(year, month, day).map_err(|_| DateError::NoSuchDay),
    }
}

/// Reads what [`parse`] reads, and day and month alone: the latest such day that is not after `today`.
/// 29/02 without a year is the one of the latest leap year.
///
/// # Errors
/// [`DateError::Malformed`] or [`DateError::NoSuchDay`].
pub fn parse_past(typed: &str, today: Date) -> Result<Date, DateError> {
    let typed = text::line(typed);
    let Some(separator) = typed.chars().find(|c| matches!(c, '/' | '-' | '.')) else {
        return Err(DateError::Malformed);
    };
    if typed.matches(separator).count() != 1 {
        return parse(&typed);
    }
    // Between two leap years lie at most eight years.
    let of_year = |back: i32| parse(&format!("{typed}{separator}{:04}", today.year() - back));
    let days = (0..=8).map(of_year);
    let mut refused = DateError::NoSuchDay;
    for day in days {
        match day {
            Ok(day) if day <= today => return Ok(day),
            Ok(_) => {}
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// A number of ASCII digits, at most `width` of them.
fn number(digits: &str, width: usize) -> Result<u16, DateError> {
    if digits.is_empty() || digits.len() > width || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateError::Malformed);
    }
    digits.parse().map_err(|_| DateError::Malformed)
}

/// `02/03/2026`.
#[must_use]
pub fn show(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// The form of official papers: `ngày 05 tháng 02 năm 2026`, `ngày 15 tháng 3 năm 2026`.
///
/// Days under 10 and the months 1 and 2 get a zero in front, so that nobody can write a digit
/// before them; the other months do not (Decree 30/2020/NĐ-CP, annex I).
#[must_use]
pub fn show_long(date: Date) -> String {
    let (day, month, year) = (date.day(), u8::from(date.month()), date.year());
    if month <= 2 {
        format!("ngày {day:02} tháng {month:02} năm {year}")
    } else {
        format!("ngày {day:02} tháng {month} năm {year}")
    }
}

/// `2026-03-02` (ISO 8601).
#[must_use]
pub fn show_iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// The stable code of the day of the week, `monday` … `sunday`; its name is a sentence of the
/// interface.
#[must_use]
pub const fn weekday_code(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// The business date of an instant: the day in `Asia/Ho_Chi_Minh`, which is UTC+7 all year.
///
/// In the last seven hours that can be represented at all it is the day in UTC.
#[must_use]
pub fn local_date(instant: OffsetDateTime) -> Date {
    local_time(instant).date()
}

/// An instant by the clocks of Việt Nam, with the same exception.
#[must_use]
pub fn local_time(instant: OffsetDateTime) -> OffsetDateTime {
    let vietnam = UtcOffset::from_hms(7, 0, 0).ok();
    vietnam.and_then(|vietnam| instant.checked_to_offset(vietnam)).unwrap_or(instant)
}

/// `14:05 02/03/2026`, the hour in Việt Nam.
#[must_use]
pub fn show_moment(instant: OffsetDateTime) -> String {
    let local = local_time(instant);
    format!("{:02}:{:02} {}", local.hour(), local.minute(), show(local.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_the_hour_of_the_country() {
        assert_eq!(show_moment(datetime!(2026-03-01 18:05:59 UTC)), "01:05 02/03/2026");
    }

    use proptest::prelude::*;
    use time::macros::{date, datetime};

    #[test]
    fn every_way_of_writing_a_day_is_read() {
        for typed in
            ["02/03/2026", "2/3/2026", "2-3-2026", "2.3.2026", "2026-03-02", " 02 / 03 / 2026 ", "02/03/2026\u{200B}"]
        {
            assert_eq!(parse(typed), Ok(date!(2026 - 03 - 02)), "{typed:?}");
        }
    }

    #[test]
    fn without_a_year_it_is_the_latest_day_that_has_come() {
        let today = date!(2027 - 03 - 02);
        assert_eq!(parse_past("2/3", today), Ok(today));
        assert_eq!(parse_past("03-03", today), Ok(date!(2026 - 03 - 03)));
        assert_eq!(parse_past(" 20 / 11 ", today), Ok(date!(2026 - 11 - 20)));
        assert_eq!(parse_past("29.2", today), Ok(date!(2024 - 02 - 29)));
        assert_eq!(parse_past("2/3/2020", today), Ok(date!(2020 - 03 - 02)));
        assert_eq!(parse_past("31/4", today), Err(DateError::NoSuchDay));
        for typed in ["", "2", "2/", "/3", "2/x", "2/3/", "tháng 3", "2026-03"] {
            assert!(parse_past(typed, today).is_err(), "{typed:?}");
        }
    }

    #[test]
    fn the_month_never_comes_first() {
        assert_eq!(parse("12/25/2026"), Err(DateError::NoSuchDay));
    }

    #[test]
    fn a_day_the_calendar_does_not_have_is_refused() {
        for typed in ["30/02/2026", "29/02/2026", "31/04/2026", "00/01/2026", "01/00/2026", "01/01/0000", "2026-13-01"]
        {
            assert_eq!(parse(typed), Err(DateError::NoSuchDay), "{typed:?}");
        }
        assert_eq!(parse("29/02/2028"), Ok(date!(2028 - 02 - 29)));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for typed in [
            "",
            "hôm qua",
            "02/03",
            "02/03/26",
            "2/3/2026/1",
            "2026/03/02",
            "2-3/2026",
            "+2/3/2026",
            "٢/٣/2026",
            "002/3/2026",
            "02/03/20261",
            "20260302",
            "2026-W10-1",
            "-2-3-2026",
            "//",
            "1//2026",
        ] {
            assert_eq!(parse(typed), Err(DateError::Malformed), "{typed:?}");
        }
    }

    #[test]
    fn a_date_is_shown_day_first() {
        assert_eq!(show(date!(2026 - 03 - 02)), "02/03/2026");
        assert_eq!(show_iso(date!(2026 - 03 - 02)), "2026-03-02");
    }

    #[test]
    fn papers_pad_small_days_and_the_first_two_months() {
        assert_eq!(show_long(date!(2026 - 02 - 05)), "ngày 05 tháng 02 năm 2026");
        assert_eq!(show_long(date!(2026 - 01 - 15)), "ngày 15 tháng 01 năm 2026");
        assert_eq!(show_long(date!(2026 - 03 - 02)), "ngày 02 tháng 3 năm 2026");
        assert_eq!(show_long(date!(2026 - 11 - 24)), "ngày 24 tháng 11 năm 2026");
    }

    #[test]
    fn the_day_begins_at_midnight_in_vietnam() {
        assert_eq!(local_date(datetime!(2026-02-28 16:59:59 UTC)), date!(2026 - 02 - 28));
        assert_eq!(local_date(datetime!(2026-02-28 17:00:00 UTC)), date!(2026 - 03 - 01));
        assert_eq!(local_date(datetime!(2026-07-01 00:30:00 +7)), date!(2026 - 07 - 01));
    }

    #[test]
    fn the_last_instant_there_is_has_a_date() {
        assert_eq!(local_date(Date::MAX.midnight().assume_utc() + time::Duration::hours(23)), Date::MAX);
    }

    #[test]
    fn days_of_the_week_have_codes() {
        assert_eq!(weekday_code(date!(2026 - 03 - 02)), "monday");
        assert_eq!(weekday_code(date!(2026 - 03 - 01)), "sunday");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(year in 1i32..=9999, day in 1u16..=365) {
            let date = Date::from_ordinal_date(year, day).unwrap();
            prop_assert_eq!(parse(&show(date)), Ok(date));
            prop_assert_eq!(parse(&show_iso(date)), Ok(date));
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[\\PC\\pC]{0,30}|[0-9/.-]{0,14}") {
            let _ = parse(&typed);
            let _ = parse_past(&typed, date!(2027 - 03 - 02));
        }
    }
}
