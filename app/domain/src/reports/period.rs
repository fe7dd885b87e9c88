//! The periods of the reports.

use std::fmt;

use time::{Date, Month as Name};

use crate::codes::codes;

/// The day with which a month of reports ends. State reports count from the 15th to the 14th; calendar months are
/// used as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// This day of each month, 1 to 28: every month has it.
    Day(u8),
    MonthEnd,
}

impl Default for Cut {
    fn default() -> Self {
        Self::Day(14)
    }
}

impl Cut {
    /// As a setting writes it: a number from 1 to 28, or `end`.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        if typed == "end" {
            return Some(Self::MonthEnd);
        }
        typed.parse().ok().filter(|day| (1..=28).contains(day)).map(Self::Day)
    }
}

/// A month of reports, called by the month of the calendar in which it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    /// 1 to 12.
    number: u8,
}

impl Month {
    /// The month that a day belongs to.
    #[must_use]
    pub fn of(day: Date, cut: Cut) -> Self {
        let named = Self { year: day.year(), number: day.month().into() };
        match cut {
            Cut::Day(last) if day.day() > last => named.next(),
            _ => named,
        }
    }

    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    #[must_use]
    pub const fn next(self) -> Self {
        match self.number {
            12 => Self { year: self.year + 1, number: 1 },
            number => Self { year: self.year, number: number + 1 },
        }
    }

    #[must_use]
    pub const fn previous(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 12 },
            number => Self { year: self.year, number: number - 1 },
        }
    }

    /// The same month of the year before.
    #[must_use]
    pub const fn a_year_before(self) -> Self {
        Self { year: self.year - 1, number: self.number }
    }

    /// Its last day; `None` beyond the dates that can be written.
    #[must_use]
    pub fn last_day(self, cut: Cut) -> Option<Date> {
        match cut {
            Cut::Day(day) => Date::from_calendar_date(self.year, Name::try_from(self.number).ok()?, day).ok(),
            Cut::MonthEnd => {
                let next = self.next();
                Date::from_calendar_date(next.year, Name::try_from(next.number).ok()?, 1).ok()?.previous_day()
            }
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self, cut: Cut) -> Option<Date> {
        self.previous().last_day(cut)?.next_day()
    }

    /// As an address writes it: `2026-09`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let (year, number) = code.split_once('-')?;
        let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 2) {
            return None;
        }
        let number = number.parse().ok().filter(|number| (1..=12).contains(number))?;
        Some(Self { year: year.parse().ok()?, number })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

codes! {
    /// The reports by the numbers under which offices know them.
    pub enum ReportKind {
        Monthly = "B01",
        Quarterly = "B02",
        HalfYear = "B03",
        NineMonths = "B04",
        Yearly = "B05",
    }
}

impl ReportKind {
    /// How many months it is about.
    #[must_use]
    pub const fn length(self) -> u8 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYear => 6,
            Self::NineMonths => 9,
            Self::Yearly => 12,
        }
    }

    /// Whether one of these ends with a month.
    const fn ends_with(self, month: Month) -> bool {
        match self {
            Self::Monthly => true,
            Self::Quarterly => month.number.is_multiple_of(3),
            Self::HalfYear | Self::NineMonths | Self::Yearly => month.number == self.length(),
        }
    }
}

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    kind: ReportKind,
    last: Month,
}

impl Period {
    /// The report of this kind that ends with a month, if there is one.
    #[must_use]
    pub fn ending_with(kind: ReportKind, last: Month) -> Option<Self> {
        kind.ends_with(last).then_some(Self { kind, last })
    }

    #[must_use]
    pub const fn kind(self) -> ReportKind {
        self.kind
    }

    #[must_use]
    pub const fn last(self) -> Month {
        self.last
    }

    #[must_use]
    pub const fn year(self) -> i32 {
        self.last.year
    }

    /// Its months, in their order.
    #[must_use]
    pub fn months(self) -> Vec<Month> {
        let mut months = vec![self.last];
        while months.len() < usize::from(self.kind.length()) {
            let first = months[0];
            months.insert(0, first.previous());
        }
        months
    }

    #[must_use]
    pub const fn a_year_before(self) -> Self {
        Self { kind: self.kind, last: self.last.a_year_before() }
    }

    /// The number of the month or the quarter in its year.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.last.number / if matches!(self.kind, ReportKind::Quarterly) { 3 } else { 1 }
    }

    /// As an address writes it: `2026-09`, `2026-Q3`, `2026-6T`, `2026-9T`, `2026`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        use ReportKind::{HalfYear, Monthly, NineMonths, Quarterly, Yearly};
        let year = code.get(..4)?;
        let (kind, number) = match code.get(4..)? {
            "" => (Yearly, "12"),
            "-6T" => (HalfYear, "06"),
            "-9T" => (NineMonths, "09"),
            "-Q1" => (Quarterly, "03"),
            "-Q2" => (Quarterly, "06"),
            "-Q3" => (Quarterly, "09"),
            "-Q4" => (Quarterly, "12"),
            rest => (Monthly, rest.strip_prefix('-')?),
        };
        Self::ending_with(kind, Month::parse(&format!("{year}-{number}"))?)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.last.year;
        match self.kind {
            ReportKind::Monthly => self.last.fmt(f),
            ReportKind::Quarterly => write!(f, "{year:04}-Q{}", self.number()),
            ReportKind::HalfYear => write!(f, "{year:04}-6T"),
            ReportKind::NineMonths => write!(f, "{year:04}-9T"),
            ReportKind::Yearly => write!(f, "{year:04}"),
        }
    }
}
