//! The one extension of the time for an answer (Party Regulation 124-QĐ/TW, art. 8).
//!
//! The regulation says "not more than 30 working days" and leaves open whether these are added to
//! the first twenty or include them. Which of the two holds is said by the start event of the
//! length in the reference table.

use time::Date;

use super::{Count, Length, Run};
use crate::calendar::Calendar;
use crate::codes::codes;
use crate::deadline::{self, Unit};

codes! {
    /// From which day the length of an extension is counted.
    pub enum Counting {
        /// From the date it extends: the days are added.
        Added = "het_han_tra_loi",
        /// From the day on which the answer began to run: the days are the total.
        InTotal = "ngay_don_vi_nhan",
    }
}

/// Why a date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not come after the date that it extends.
    NotLater,
    /// It comes after the last day that may be granted, which is this one.
    Beyond(Date),
}

/// The last day to which this clock may be extended.
#[must_use]
pub fn latest(run: &Run, length: Length, counting: Counting, calendar: &Calendar) -> Option<Date> {
    let from = match counting {
        Counting::Added => run.due_on,
        Counting::InTotal => run.started_on,
    };
    Count { from, amount: length.amount, unit: length.unit }.due(calendar)
}

/// Extends a clock to a day, or to the next working day if that is none. What comes back takes the
/// place of `run`, which the caller ends as [`super::run::Ended::Extended`]: it has a ladder of its
/// own. The date before stays on record, and the new one is counted like any other: when the
/// calendar changes, it moves with it.
///
/// # Errors
/// [`Refused`]; the clock is as it was then.
pub fn extend(run: &Run, until: Date, length: Length, counting: Counting, calendar: &Calendar) -> Result<Run, Refused> {
    let due_on = Count { from: until, amount: 0, unit: Unit::Days }.due(calendar).ok_or(Refused::NotLater)?;
    if due_on <= run.due_on {
        return Err(Refused::NotLater);
    }
    match latest(run, length, counting, calendar) {
        Some(latest) if due_on > latest => return Err(Refused::Beyond(latest)),
        Some(_) => {}
        None => return Err(Refused::NotLater),
    }
    let amount = deadline::working_days_between(calendar, run.started_on, due_on);
    let count = Count { from: run.started_on, amount, unit: Unit::WorkingDays };
    let mut extended = Run { count, original_due_on: run.due_on, ..run.clone() };
    extended.move_to(due_on);
    Ok(extended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::known;
    use crate::case::clock::Clock;
    use time::macros::date;

    const LENGTH: Length = Length { version: 1, amount: 30, unit: Unit::WorkingDays };

    fn answer() -> Run {
        let length = Length { version: 2, amount: 20, unit: Unit::WorkingDays };
        Run::start(Clock::Answer, length, date!(2026 - 10 - 01), &known()).unwrap()
    }

    #[test]
    fn the_days_are_added_or_include_the_first_ones() {
        let (run, calendar) = (answer(), known());
        assert_eq!(run.due_on, date!(2026 - 10 - 29));
        assert_eq!(latest(&run, LENGTH, Counting::Added, &calendar), Some(date!(2026 - 12 - 11)));
        assert_eq!(latest(&run, LENGTH, Counting::InTotal, &calendar), Some(date!(2026 - 11 - 12)));
    }

    #[test]
    fn the_last_day_is_granted_and_the_one_after_is_not() {
        let (run, calendar) = (answer(), known());
        let extend = |until| extend(&run, until, LENGTH, Counting::Added, &calendar);
        let extended = extend(date!(2026 - 12 - 11)).unwrap();
        assert_eq!((extended.due_on, extended.original_due_on), (date!(2026 - 12 - 11), run.due_on));
        assert_eq!(extended.told_due_on, Some(extended.due_on));
        assert_eq!(extended.recounted(&calendar), Some(extended.due_on));
        assert_eq!(extend(date!(2026 - 12 - 12)), Err(Refused::Beyond(date!(2026 - 12 - 11))));
    }

    #[test]
    fn a_date_that_is_not_later_is_none() {
        let (run, calendar) = (answer(), known());
        let refused = extend(&run, run.due_on, LENGTH, Counting::Added, &calendar);
        assert_eq!(refused, Err(Refused::NotLater));
    }

    #[test]
    fn a_day_off_means_the_next_working_day() {
        let (run, calendar) = (answer(), known());
        let extended = extend(&run, date!(2026 - 11 - 24), LENGTH, Counting::Added, &calendar).unwrap();
        assert_eq!(extended.due_on, date!(2026 - 11 - 25));
    }
}
