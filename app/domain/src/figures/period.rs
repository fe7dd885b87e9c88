//! The periods of the figures.

use std::fmt;

use time::{Date, Month};

/// Three months of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    number: u8,
}

impl Quarter {
    /// The quarter of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (u8::from(day.month()) - 1) / 3 + 1 }
    }

    #[must_use]
    pub fn of_year(year: i32) -> [Self; 4] {
        [1, 2, 3, 4].map(|number| Self { year, number })
    }

    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Its three months, 1 to 12.
    #[must_use]
    pub const fn months(self) -> [u8; 3] {
        let last = self.number * 3;
        [last - 2, last - 1, last]
    }

    /// Its first day; `None` beyond the dates that can be written.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        first_of(self.year, i32::from(self.number) * 3 - 3)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        first_of(self.year, i32::from(self.number) * 3)?.previous_day()
    }

    /// The day as of whose end it is counted: the last of the second month after it.
    #[must_use]
    pub fn cut(self) -> Option<Date> {
        first_of(self.year, i32::from(self.number) * 3 + 2)?.previous_day()
    }

    /// The first quarter that nobody can have counted before `today` is over.
    #[must_use]
    pub fn awaited(today: Date) -> Self {
        let mut quarter = Self { year: today.year() - 1, number: 4 };
        while quarter.cut().is_some_and(|cut| cut < today) {
            quarter = quarter.next();
        }
        quarter
    }

    #[must_use]
    pub const fn next(self) -> Self {
        if self.number == 4 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { year: self.year, number: self.number + 1 }
        }
    }
}

/// The first day of a month, counted from nought and on into the next year.
fn first_of(year: i32, month: i32) -> Option<Date> {
    let number = u8::try_from(month.rem_euclid(12) + 1).ok()?;
    Date::from_calendar_date(year + month.div_euclid(12), Month::try_from(number).ok()?, 1).ok()
}

/// Of what figures there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Quarter(Quarter),
    Year(i32),
}

impl Period {
    /// Rises from the older to the newer; a year comes after its quarters.
    #[must_use]
    pub const fn order(self) -> (i32, u8) {
        match self {
            Self::Quarter(quarter) => (quarter.year, quarter.number),
            Self::Year(year) => (year, 5),
        }
    }

    /// As an address writes it: `2026-Q3`, `2026`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let digits = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (year, number) = code.split_once("-Q").map_or((code, None), |(year, number)| (year, Some(number)));
        let year = year.parse().ok().filter(|_| digits(year))?;
        match number {
            None => Some(Self::Year(year)),
            Some(number @ ("1" | "2" | "3" | "4")) => {
                Some(Self::Quarter(Quarter { year, number: number.parse().ok()? }))
            }
            Some(_) => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarter(quarter) => write!(f, "{:04}-Q{}", quarter.year, quarter.number),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_quarter_is_counted_two_months_after_its_end() {
        let third = Quarter::of(date!(2026 - 09 - 30));
        assert_eq!((third.first_day(), third.last_day()), (Some(date!(2026 - 07 - 01)), Some(date!(2026 - 09 - 30))));
        assert_eq!(third.cut(), Some(date!(2026 - 11 - 30)));
        assert_eq!(third.months(), [7, 8, 9]);
        assert_eq!(third.next().cut(), Some(date!(2027 - 02 - 28)));
        assert_eq!(third.next().next(), Quarter::of(date!(2027 - 01 - 01)));
        assert_eq!(Quarter::awaited(date!(2026 - 11 - 30)), third);
        assert_eq!(Quarter::awaited(date!(2026 - 12 - 01)), third.next());
        assert_eq!(Quarter::awaited(date!(2027 - 01 - 10)), third.next());
        assert!(Period::Year(2026).order() > Period::Quarter(third.next()).order());
    }

    #[test]
    fn a_period_is_read_back_as_it_is_written_and_nothing_else_is() {
        for code in ["2026-Q1", "2026-Q4", "2026"] {
            assert_eq!(Period::parse(code).map(|period| period.to_string()).as_deref(), Some(code));
        }
        for code in ["", "2026-Q0", "2026-Q5", "2026-Q01", "+026", "26", "2026-", "2026-q1", "2026-Q1-Q1"] {
            assert_eq!(Period::parse(code), None, "{code}");
        }
    }
}
