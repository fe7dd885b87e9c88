//! The calendar of working days, and what a file of days would do to it and to open dates.

use super::Answer;
use async_trait::async_trait;
use domain::calendar::change::Change;
use domain::calendar::{CalendarDay, YearStanding};
use domain::case::clock::Clock;
use time::Date;

/// The calendar, for everybody at the office; keepers of reference data renew it.
#[async_trait]
pub trait CalendarDesk: Send + Sync {
    /// A year of the calendar, this one when none is named.
    async fn calendar(&self, year: Option<i32>) -> Answer<CalendarView>;
    /// The year whose official days are missing, once it is time that they were here.
    fn missing_year(&self) -> Option<i32>;
    /// What a file would change; `None` when it cannot be read.
    async fn calendar_preview(&self, typed: &CalendarTyped) -> Answer<Option<CalendarPreview>>;
}

#[derive(Clone, Debug)]
pub struct CalendarView {
    /// Every year of which something is known, in order.
    pub years: Vec<CalendarYear>,
    /// The year whose days these are.
    pub shown: i32,
    pub days: Vec<CalendarDay>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarYear {
    pub year: i32,
    pub standing: YearStanding,
    pub working_days: u32,
}

/// What was filled in to import days.
#[derive(Clone, Debug, Default)]
pub struct CalendarTyped {
    /// The table, as a spreadsheet saves it.
    pub content: String,
    /// The one year that it is for; empty for any.
    pub year: String,
    /// It is the whole calendar of its years.
    pub whole: bool,
}

#[derive(Clone, Debug)]
pub struct CalendarPreview {
    /// In the order of the days; empty when the calendar says all this already.
    pub changes: Vec<Change>,
    pub effect: CalendarEffect,
    /// Stands for these changes to this calendar: who confirms, confirms them and no others.
    pub seen: String,
}

/// What would become of the dates of open cases, as far as this officer may know of them.
#[derive(Clone, Debug, Default)]
pub struct CalendarEffect {
    pub cases: u64,
    pub later: u64,
    pub earlier: u64,
    /// Dates that the sender was told and that therefore stay, though counted they would be earlier.
    pub kept: u64,
    /// The first of those that move.
    pub first: Vec<MovedDate>,
}

#[derive(Clone, Debug)]
pub struct MovedDate {
    pub number: String,
    pub clock: Clock,
    pub from: Date,
    pub to: Date,
}
