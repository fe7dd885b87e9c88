//! One day that differs from its week, and what can be wrong with it.

use std::fmt;

use time::{Date, Weekday};

use super::is_weekend;
use crate::codes::codes;
use crate::{date, text};

/// The longest name or source of a day, in characters.
const TEXT_LIMIT: usize = 200;

codes! {
    /// What makes a day other than its day of the week says.
    pub enum DayKind {
        /// A public holiday (Labour Code, art. 112).
        Holiday = "holiday",
        /// The working day after a holiday that fell on a weekly rest day (art. 111.3).
        SubstituteDayOff = "substitute_day_off",
        /// A weekday off in exchange for a working Saturday.
        SwappedDayOff = "swapped_day_off",
        /// A Saturday worked in exchange for a weekday off.
        WorkingSaturday = "working_saturday",
    }
}

codes! {
    /// Whether a day has been announced.
    pub enum Certainty {
        /// Announced by the authority that `source` names.
        Official = "official",
        /// Expected; deadlines that rest on it may still move.
        Projected = "projected",
    }
}

/// A day that differs from its week, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    day: Date,
    kind: DayKind,
    name: String,
    certainty: Certainty,
    source: String,
}

/// What is wrong with a calendar or one of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// The date is not one.
    Date(date::DateError),
    /// The kind is none of the four.
    UnknownKind(Date),
    /// The status is neither `official` nor `projected`.
    UnknownStatus(Date),
    /// The day has no name to show as the reason.
    NameMissing(Date),
    /// The name or the source is longer than 200 characters.
    TextTooLong(Date),
    /// A working Saturday on another day of the week.
    NotASaturday(Date),
    /// A substitute or swapped day off on a day that is off anyway.
    AlreadyWeekend(Date),
    /// The same day twice.
    DayTwice(Date),
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, problem) = match self {
            Self::Date(error) => return error.fmt(f),
            Self::UnknownKind(day) => {
                (day, "the kind must be holiday, substitute_day_off, swapped_day_off or working_saturday")
            }
            Self::UnknownStatus(day) => (day, "the status must be official or projected"),
            Self::NameMissing(day) => (day, "the day needs a name"),
            Self::TextTooLong(day) => (day, "the name and the source have at most 200 characters"),
            Self::NotASaturday(day) => (day, "a working Saturday must be a Saturday"),
            Self::AlreadyWeekend(day) => (day, "a substitute or swapped day off must be a weekday"),
            Self::DayTwice(day) => (day, "the day appears twice"),
        };
        write!(f, "{}: {problem}", date::show_iso(*day))
    }
}

impl std::error::Error for CalendarError {}

impl CalendarDay {
    /// A day from values; name and source are cleaned.
    ///
    /// # Errors
    /// [`CalendarError`] if the day contradicts its kind or has no name.
    pub fn new(
        day: Date,
        kind: DayKind,
        name: &str,
        certainty: Certainty,
        source: &str,
    ) -> Result<Self, CalendarError> {
        let (name, source) = (text::line(name), text::line(source));
        if name.is_empty() {
            return Err(CalendarError::NameMissing(day));
        }
        if text::length(&name) > TEXT_LIMIT || text::length(&source) > TEXT_LIMIT {
            return Err(CalendarError::TextTooLong(day));
        }
        match kind {
            DayKind::WorkingSaturday if day.weekday() != Weekday::Saturday => Err(CalendarError::NotASaturday(day)),
            DayKind::SubstituteDayOff | DayKind::SwappedDayOff if is_weekend(day) => {
                Err(CalendarError::AlreadyWeekend(day))
            }
            _ => Ok(Self { day, kind, name, certainty, source }),
        }
    }

    /// A day from the fields of a row, in the order `date;kind;name;status;source`.
    ///
    /// # Errors
    /// [`CalendarError`], which names the day once that is known.
    pub fn from_fields(day: &str, kind: &str, name: &str, status: &str, source: &str) -> Result<Self, CalendarError> {
        let day = date::parse(day).map_err(CalendarError::Date)?;
        let kind = DayKind::from_code(kind.trim()).ok_or(CalendarError::UnknownKind(day))?;
        let certainty = Certainty::from_code(status.trim()).ok_or(CalendarError::UnknownStatus(day))?;
        Self::new(day, kind, name, certainty, source)
    }

    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    #[must_use]
    pub const fn kind(&self) -> DayKind {
        self.kind
    }

    /// What people call the day, in Vietnamese.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The announcement or law that fixes the day; empty while there is none.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    #[must_use]
    pub fn is_projected(&self) -> bool {
        self.certainty == Certainty::Projected
    }
}
