//! What is wrong with a file of days, and on which line: `date;kind;name;status;source`.

use std::fmt;

use time::Date;

use super::CalendarError;
use crate::date::{DateError, show_iso};
use crate::errors::Problem;

/// The columns of a file, in their order.
pub const COLUMNS: [&str; 5] = ["date", "kind", "name", "status", "source"];
/// A file is at most so large: the days of several hundred years.
pub const MAX_KILOBYTES: u32 = 256;
/// The first year of which the calendar is known: before it no deadline can be counted.
pub const FIRST_YEAR: i32 = 2025;
/// How many years ahead days are taken; what is further away is a slip of the pen.
const YEARS_AHEAD: i32 = 10;

/// Which years a file may have days of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    first: i32,
    last: i32,
}

impl Years {
    /// Every year of which days are taken.
    #[must_use]
    pub fn any(today: Date) -> Self {
        Self { first: FIRST_YEAR, last: today.year() + YEARS_AHEAD }
    }

    /// This year alone; `None` when it is none of which days are taken.
    #[must_use]
    pub fn only(year: i32, today: Date) -> Option<Self> {
        Self::any(today).contain(year).then_some(Self { first: year, last: year })
    }

    #[must_use]
    pub const fn contain(self, year: i32) -> bool {
        self.first <= year && year <= self.last
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{} to {}", self.first, self.last) }
    }
}

/// Why a file is not taken. Its first mistake is told, and nothing of it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`MAX_KILOBYTES`].
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// Without a single day.
    Empty,
    /// The first line does not name the columns.
    Columns { line: u32 },
    /// A line with another number of cells.
    Cells { line: u32, found: usize },
    /// A day that is none.
    Day { line: u32, error: CalendarError },
    /// A day that an earlier line has already.
    Twice { line: u32, day: Date, first: u32 },
    /// A day of a year that the file is not for.
    Year { line: u32, day: Date, wanted: Years },
}

impl FileError {
    /// The line, the first being 1; 0 when it is the file as a whole.
    #[must_use]
    pub const fn line(self) -> u32 {
        match self {
            Self::TooLarge | Self::NotText | Self::Empty => 0,
            Self::Columns { line }
            | Self::Cells { line, .. }
            | Self::Day { line, .. }
            | Self::Twice { line, .. }
            | Self::Year { line, .. } => line,
        }
    }

    /// What a page says of it, together with the number that belongs into the sentence.
    #[must_use]
    pub const fn problem(self) -> (Problem, u32) {
        let problem = match self {
            Self::TooLarge => return (Problem::FileTooLarge, MAX_KILOBYTES),
            Self::NotText => Problem::FileWrongType,
            Self::Empty => Problem::FileEmpty,
            Self::Columns { .. } => Problem::WrongColumns,
            Self::Cells { .. } => Problem::WrongCells,
            Self::Twice { .. } | Self::Day { error: CalendarError::DayTwice(_), .. } => Problem::DayTwice,
            Self::Year { .. } => Problem::WrongYear,
            Self::Day { error, .. } => match error {
                CalendarError::Date(DateError::Malformed) => Problem::BadDate,
                CalendarError::Date(DateError::NoSuchDay) => Problem::NoSuchDay,
                CalendarError::UnknownKind(_) => Problem::UnknownKind,
                CalendarError::UnknownStatus(_) => Problem::UnknownStatus,
                CalendarError::NameMissing(_) => Problem::Required,
                CalendarError::TextTooLong(_) => Problem::TooLong,
                CalendarError::NotASaturday(_) => Problem::NotASaturday,
                CalendarError::AlreadyWeekend(_) | CalendarError::DayTwice(_) => Problem::NotAWeekday,
            },
        };
        (problem, self.line())
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the file is larger than {MAX_KILOBYTES} KiB"),
            Self::NotText => f.write_str("the file is not UTF-8; save it as “CSV UTF-8”"),
            Self::Empty => f.write_str("the file has no days"),
            Self::Columns { line } => write!(f, "line {line}: the header must be {}", COLUMNS.join(";")),
            Self::Cells { line, found } => {
                write!(f, "line {line}: there must be {} fields, not {found}", COLUMNS.len())
            }
            Self::Day { line, error } => write!(f, "line {line}: {error}"),
            Self::Twice { line, day, first } => {
                write!(f, "line {line}: {} was given already on line {first}", show_iso(*day))
            }
            Self::Year { line, day, wanted } => {
                write!(f, "line {line}: {} is in the wrong year; the file is for {wanted}", show_iso(*day))
            }
        }
    }
}

impl std::error::Error for FileError {}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 12 - 01);

    #[test]
    fn days_are_taken_of_the_years_that_can_be_meant() {
        let any = Years::any(TODAY);
        assert!(any.contain(2025) && any.contain(2027) && !any.contain(2024) && !any.contain(2062));
        assert!(Years::only(2027, TODAY).is_some_and(|only| only.contain(2027) && !only.contain(2026)));
        assert_eq!(Years::only(2072, TODAY), None);
    }

    #[test]
    fn each_mistake_has_a_sentence_with_its_line() {
        let wanted = Years::only(2027, TODAY).unwrap();
        let error = FileError::Year { line: 4, day: date!(2026 - 09 - 02), wanted };
        assert_eq!(error.to_string(), "line 4: 2026-09-02 is in the wrong year; the file is for 2027");
        assert_eq!(error.problem(), (Problem::WrongYear, 4));
        assert_eq!(FileError::TooLarge.problem(), (Problem::FileTooLarge, MAX_KILOBYTES));
    }
}
