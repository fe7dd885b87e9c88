//! Counting of deadlines (Civil Code 2015, art. 147 and 148).
//!
//! The day of the event does not count (art. 147.2). In working days, weekends, holidays and
//! days off are passed over and working Saturdays count. In calendar days every day counts. A
//! deadline ends with its last day; if that is no working day, with the next working day
//! (art. 148.5). So what is due is always due on a working day.

#[cfg(test)]
mod tests;

use std::fmt;

use time::Date;

use crate::calendar::{Calendar, CalendarDay, DayKind, Skip};
use crate::codes::codes;
use crate::date;

/// The longest deadline that is counted, in either unit: ten years.
pub const LONGEST: u32 = 3_650;
/// How many working days ahead a deadline is announced as close.
pub const WARNING: u32 = 3;

codes! {
    /// What a deadline is counted in.
    pub enum Unit {
        /// "ngày làm việc".
        WorkingDays = "NLV",
        /// "ngày".
        Days = "NGAY",
    }
}

impl Unit {
    /// The unit by its word on the command line: `wd` or `d`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "wd" => Some(Self::WorkingDays),
            "d" => Some(Self::Days),
            _ => None,
        }
    }
}

codes! {
    /// Why a day was passed over.
    pub enum SkippedKind {
        Weekend = "weekend",
        Holiday = "holiday",
        SubstituteDayOff = "substitute_day_off",
        SwappedDayOff = "swapped_day_off",
    }
}

/// A day that did not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub day: Date,
    pub kind: SkippedKind,
    /// The name of the day off; on a plain weekend the code of the day of the week.
    pub reason: String,
    /// The day off is expected but not announced: the due date may still move.
    pub projected: bool,
}

/// When something is due, and why then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day; the deadline ends with it, at midnight in Vietnam.
    pub on: Date,
    /// The days passed over, in order: in working days all that lie between, in calendar days
    /// those at the end that pushed the due date on.
    pub skipped: Vec<Skipped>,
    /// A day in between, off or worked, is not announced yet, and the due date rests on it.
    pub projected: bool,
}

/// Why a deadline cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineError {
    /// More than [`LONGEST`].
    TooLong,
    /// The end lies beyond the last date that can be written.
    OutOfRange,
}

impl fmt::Display for DeadlineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "a deadline has at most {LONGEST} days"),
            Self::OutOfRange => f.write_str("the deadline ends after the last date there is"),
        }
    }
}

impl std::error::Error for DeadlineError {}

/// The due date of a deadline of `amount` days from the event on `from`.
///
/// No days at all ("at once") means the day of the event, or the next working day if that is
/// none, in either unit.
///
/// # Errors
/// [`DeadlineError`].
pub fn count(calendar: &Calendar, from: Date, amount: u32, unit: Unit) -> Result<Due, DeadlineError> {
    if amount > LONGEST {
        return Err(DeadlineError::TooLong);
    }
    match unit {
        Unit::WorkingDays if amount > 0 => working_days(calendar, from, amount),
        Unit::WorkingDays | Unit::Days => {
            let last = from.checked_add(time::Duration::days(i64::from(amount))).ok_or(DeadlineError::OutOfRange)?;
            roll_forward(calendar, last)
        }
    }
}

fn working_days(calendar: &Calendar, from: Date, amount: u32) -> Result<Due, DeadlineError> {
    let mut day = from;
    let mut left = amount;
    let mut skipped = Vec::new();
    while left > 0 {
        day = day.next_day().ok_or(DeadlineError::OutOfRange)?;
        match calendar.why_not_working(day) {
            Some(why) => skipped.push(Skipped::new(day, why)),
            None => left -= 1,
        }
    }
    let projected = calendar.between(from, day).iter().any(CalendarDay::is_projected);
    Ok(Due { on: day, skipped, projected })
}

fn roll_forward(calendar: &Calendar, last: Date) -> Result<Due, DeadlineError> {
    let mut day = last;
    let mut skipped = Vec::new();
    while let Some(why) = calendar.why_not_working(day) {
        skipped.push(Skipped::new(day, why));
        day = day.next_day().ok_or(DeadlineError::OutOfRange)?;
    }
    // The due day itself may be a working Saturday that is only expected.
    let projected =
        skipped.iter().any(|skipped| skipped.projected) || calendar.entry(day).is_some_and(CalendarDay::is_projected);
    Ok(Due { on: day, skipped, projected })
}

impl Skipped {
    fn new(day: Date, why: Skip<'_>) -> Self {
        let Skip::Off(entry) = why else {
            return Self {
                day,
                kind: SkippedKind::Weekend,
                reason: date::weekday_code(day).to_owned(),
                projected: false,
            };
        };
        let kind = match entry.kind() {
            DayKind::SubstituteDayOff => SkippedKind::SubstituteDayOff,
            DayKind::SwappedDayOff => SkippedKind::SwappedDayOff,
            DayKind::Holiday | DayKind::WorkingSaturday => SkippedKind::Holiday,
        };
        Self { day, kind, reason: entry.name().to_owned(), projected: entry.is_projected() }
    }
}

/// The working days after `after`, up to and including `until`; 0 if `until` is not later.
#[must_use]
pub fn working_days_between(calendar: &Calendar, after: Date, until: Date) -> u32 {
    calendar.working_days_between(after, until)
}

codes! {
    /// How a deadline stands on a day.
    pub enum Level {
        OnTime = "on_time",
        /// At most [`WARNING`] working days are left.
        DueSoon = "due_soon",
        /// The due day is over.
        Overdue = "overdue",
    }
}

impl Level {
    /// How something due on `due` stands today. On the due day itself it is not yet overdue.
    #[must_use]
    pub fn of(calendar: &Calendar, due: Date, today: Date) -> Self {
        if today > due {
            Self::Overdue
        } else if working_days_between(calendar, today, due) <= WARNING {
            Self::DueSoon
        } else {
            Self::OnTime
        }
    }
}
