//! Which days are working days.
//!
//! The law names the holidays (Labour Code 2019, art. 112) but not all their dates: the Prime
//! Minister fixes Tết, the second day of the National Day and the swapped days each year. So the
//! days are data with a source; nothing here computes one.

pub mod change;
mod day;
pub mod file;

#[cfg(test)]
pub(crate) mod tests;

pub use day::{CalendarDay, CalendarError, Certainty, DayKind};

use std::collections::BTreeSet;

use time::{Date, Month, Weekday};

use crate::codes::codes;

/// Why no work is done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip<'a> {
    /// A Saturday or Sunday of the weekly rest.
    Weekend,
    /// A day off; also a holiday that falls on a weekend, since that says more.
    Off(&'a CalendarDay),
}

codes! {
    /// What is known of a year.
    pub enum YearStanding {
        /// Nobody has entered a day of it.
        Unknown = "unknown",
        /// No day is announced yet.
        Projected = "projected",
        /// Some days are announced, others expected.
        Partly = "partly",
        /// Every day is announced.
        Official = "official",
    }
}

/// The days that differ from their week, in order, each at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar(Vec<CalendarDay>);

impl Calendar {
    /// # Errors
    /// [`CalendarError::DayTwice`].
    pub fn new(mut days: Vec<CalendarDay>) -> Result<Self, CalendarError> {
        days.sort_by_key(CalendarDay::day);
        match days.windows(2).find(|pair| pair[0].day() == pair[1].day()) {
            Some(pair) => Err(CalendarError::DayTwice(pair[0].day())),
            None => Ok(Self(days)),
        }
    }

    /// All days, in order.
    #[must_use]
    pub fn days(&self) -> &[CalendarDay] {
        &self.0
    }

    /// What the calendar says of this day, if anything.
    #[must_use]
    pub fn entry(&self, day: Date) -> Option<&CalendarDay> {
        self.0.binary_search_by_key(&day, CalendarDay::day).ok().and_then(|at| self.0.get(at))
    }

    /// Whether this is a working day: Monday to Friday unless off, and the working Saturdays.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        self.why_not_working(day).is_none()
    }

    /// Why this is no working day; `None` if it is one.
    #[must_use]
    pub fn why_not_working(&self, day: Date) -> Option<Skip<'_>> {
        match self.entry(day) {
            Some(entry) if entry.kind() == DayKind::WorkingSaturday => None,
            Some(entry) => Some(Skip::Off(entry)),
            None => is_weekend(day).then_some(Skip::Weekend),
        }
    }

    /// The working days after `after`, up to and including `until`; 0 if there is no such day.
    ///
    /// Needs time for the entries in between only, not for the days: lists ask it for each row.
    #[must_use]
    pub fn working_days_between(&self, after: Date, until: Date) -> u32 {
        let entries = self.between(after, until);
        let weekdays = weekdays_through(until) - weekdays_through(after);
        let worked = entries.iter().filter(|entry| entry.kind() == DayKind::WorkingSaturday).count();
        let off =
            entries.iter().filter(|entry| entry.kind() != DayKind::WorkingSaturday && !is_weekend(entry.day())).count();
        u32::try_from(weekdays).unwrap_or(0).saturating_add(bounded(worked)).saturating_sub(bounded(off))
    }

    /// The entries after `after`, up to and including `until`.
    #[must_use]
    pub fn between(&self, after: Date, until: Date) -> &[CalendarDay] {
        let start = self.0.partition_point(|entry| entry.day() <= after);
        let end = self.0.partition_point(|entry| entry.day() <= until);
        self.0.get(start..end).unwrap_or_default()
    }

    /// The year whose official days are missing and should be imported: this year, or from
    /// 1 December on the next one. Announcements for a year come out in the autumn before it. A year
    /// of which some days are still only expected is missing too.
    #[must_use]
    pub fn missing_official_year(&self, today: Date) -> Option<i32> {
        let next = (today.month() == Month::December).then_some(today.year() + 1);
        [Some(today.year()), next].into_iter().flatten().find(|year| self.standing(*year) != YearStanding::Official)
    }

    /// What is known of a year.
    #[must_use]
    pub fn standing(&self, year: i32) -> YearStanding {
        let mut known = self.of_year(year).map(CalendarDay::is_projected).collect::<BTreeSet<_>>().into_iter();
        match (known.next(), known.next()) {
            (None, _) => YearStanding::Unknown,
            (Some(false), None) => YearStanding::Official,
            (Some(true), None) => YearStanding::Projected,
            (Some(_), Some(_)) => YearStanding::Partly,
        }
    }

    /// The entries of a year.
    pub fn of_year(&self, year: i32) -> impl Iterator<Item = &CalendarDay> {
        self.0.iter().filter(move |entry| entry.day().year() == year)
    }

    /// The years of which anything is known, in order.
    #[must_use]
    pub fn years(&self) -> BTreeSet<i32> {
        self.0.iter().map(|entry| entry.day().year()).collect()
    }

    /// The working days of a year; 0 when there is no such year.
    #[must_use]
    pub fn working_days_in(&self, year: i32) -> u32 {
        let last = |year| Date::from_calendar_date(year, Month::December, 31);
        last(year - 1).and_then(|before| Ok(self.working_days_between(before, last(year)?))).unwrap_or(0)
    }
}

/// Whether the day is a Saturday or Sunday.
#[must_use]
pub const fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The number of days from Monday to Friday up to and including this day, from some fixed Monday.
fn weekdays_through(day: Date) -> i32 {
    // Julian day 0 was a Monday.
    let days = day.to_julian_day() + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

fn bounded(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
