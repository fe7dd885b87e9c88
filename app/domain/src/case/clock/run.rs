//! One run of a clock in a case, and what a move does to all of them.

use time::Date;

use super::{Clock, Effect, Owner, after};
use crate::calendar::Calendar;
use crate::case::{State, Transition};
use crate::codes::codes;
use crate::deadline::{self, Unit};

/// How long a clock runs, by the version of the reference data that holds on the day of its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Id of that version.
    pub version: i64,
    pub amount: u32,
    pub unit: Unit,
}

/// What a due date is counted from. The same three give the same date under the same calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// The day of the event, which does not count itself.
    pub from: Date,
    pub amount: u32,
    pub unit: Unit,
}

impl Count {
    /// The due date; `None` when it lies beyond the last date there is.
    #[must_use]
    pub fn due(self, calendar: &Calendar) -> Option<Date> {
        deadline::count(calendar, self.from, self.amount, self.unit).ok().map(|due| due.on)
    }
}

codes! {
    /// Why a clock is held. There is one lawful reason: the reporter is asked.
    pub enum PauseReason {
        AwaitingReporter = "CHO_BO_SUNG",
    }
}

/// A clock that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub on: Date,
    /// Working days that were left then.
    pub left: u32,
    pub reason: PauseReason,
}

codes! {
    /// How a clock ended.
    pub enum Ended {
        /// What it was for was done by its date.
        InTime = "DUNG_HAN",
        /// It was done later.
        Late = "TRE_HAN",
        /// The reporter let it run out, which is their right.
        RunOut = "HET_HAN",
        /// Another date took its place.
        Extended = "GIA_HAN",
        /// There was nothing left to do: the case was withdrawn, merged or diverted.
        Dropped = "THOI",
    }
}

/// One run of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub clock: Clock,
    /// Id of the version of the length that it started with.
    pub version: i64,
    pub started_on: Date,
    pub count: Count,
    pub due_on: Date,
    /// Before any extension.
    pub original_due_on: Date,
    /// The latest date that the sender was told.
    pub told_due_on: Option<Date>,
    pub pause: Option<Pause>,
    pub end: Option<(Date, Ended)>,
}

impl Run {
    /// A clock that starts on `today`; `None` when its end cannot be counted.
    #[must_use]
    pub fn start(clock: Clock, length: Length, today: Date, calendar: &Calendar) -> Option<Self> {
        let count = Count { from: today, amount: length.amount, unit: length.unit };
        let due_on = count.due(calendar)?;
        Some(Self {
            clock,
            version: length.version,
            started_on: today,
            count,
            due_on,
            original_due_on: due_on,
            told_due_on: clock.is_told().then_some(due_on),
            pause: None,
            end: None,
        })
    }

    /// It has not ended and is not held.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.end.is_none() && self.pause.is_none()
    }

    /// The due date under a calendar. What the sender was told never becomes earlier.
    #[must_use]
    pub fn recounted(&self, calendar: &Calendar) -> Option<Date> {
        let counted = self.count.due(calendar)?;
        Some(self.told_due_on.map_or(counted, |told| counted.max(told)))
    }

    pub(super) fn move_to(&mut self, due_on: Date) {
        self.due_on = due_on;
        if let Some(told) = self.told_due_on {
            self.told_due_on = Some(told.max(due_on));
        }
    }

    fn hold(&mut self, today: Date, calendar: &Calendar) {
        // Whoever is late already gets the day on which they go on, no more.
        let left = deadline::working_days_between(calendar, today, self.due_on).max(1);
        self.pause = Some(Pause { on: today, left, reason: PauseReason::AwaitingReporter });
    }

    fn resume(&mut self, today: Date, calendar: &Calendar) {
        let Some(pause) = self.pause.take() else { return };
        self.count = Count { from: today, amount: pause.left, unit: Unit::WorkingDays };
        if let Some(due_on) = self.recounted(calendar) {
            self.original_due_on = due_on;
            self.move_to(due_on);
        }
    }

    fn end(&mut self, today: Date, to: State) {
        let dropped = matches!(to, State::Withdrawn | State::Merged | State::Diverted);
        self.end_as(today, if dropped { Ended::Dropped } else { self.how(today) });
    }

    /// How it ends today when what it was for is done or over.
    fn how(&self, today: Date) -> Ended {
        if today <= self.due_on || self.pause.is_some() {
            Ended::InTime
        } else if self.clock.owner() == Owner::Reporter {
            Ended::RunOut
        } else {
            Ended::Late
        }
    }

    const fn end_as(&mut self, today: Date, how: Ended) {
        self.pause = None;
        self.end = Some((today, how));
    }
}

/// A move that was decided.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    pub transition: Transition,
    pub to: State,
    pub today: Date,
    pub calendar: &'a Calendar,
    /// The length of a clock that starts now; `None` when the reference data has none, and then it
    /// does not start.
    pub length: &'a dyn Fn(Clock) -> Option<Length>,
}

/// What a move does to the clocks of a case: the same runs in the same order, each as it is after
/// the move, and behind them those that start with it.
#[must_use]
pub fn follow(step: &Step<'_>, mut runs: Vec<Run>) -> Vec<Run> {
    let Step { transition, to, today, calendar, .. } = *step;
    let mut starting = Vec::new();
    let mut open = runs.iter_mut().filter(|run| run.end.is_none());
    match after(transition) {
        Effect::Keep => {}
        Effect::Start(clock) if transition == Transition::AskReporter => {
            open.filter(|run| run.is_running() && is_held(run.clock)).for_each(|run| run.hold(today, calendar));
            starting.push(clock);
        }
        Effect::Start(clock) => {
            open.filter(|run| !run.clock.is_beside()).for_each(|run| run.end(today, to));
            starting.push(clock);
        }
        Effect::Stop => open.filter(|run| !run.clock.is_beside()).for_each(|run| run.end(today, to)),
        Effect::ResumeClassification => {
            open.by_ref().for_each(|run| {
                if run.clock == Clock::Supplement {
                    run.end(today, to);
                } else {
                    run.resume(today, calendar);
                }
            });
        }
    }
    for &clock in Clock::ALL.iter().filter(|clock| clock.is_beside()) {
        let run = runs.iter_mut().find(|run| run.clock == clock && run.end.is_none());
        match (run, clock.runs_in(to)) {
            (Some(run), false) => run.end(today, to),
            (None, true) if starts(clock, transition) => starting.push(clock),
            _ => {}
        }
    }
    let started = starting.into_iter().filter_map(|clock| Run::start(clock, (step.length)(clock)?, today, calendar));
    runs.extend(started);
    runs
}

/// What something other than a move does: the main clock ends, and the given one starts in its
/// place, unless it is the one that runs.
pub fn turn_to(runs: &mut Vec<Run>, clock: Option<(Clock, Length)>, today: Date, calendar: &Calendar) {
    if clock.is_some_and(|(clock, _)| main(runs).is_some_and(|run| run.clock == clock)) {
        return;
    }
    let ending = runs.iter_mut().filter(|run| run.is_running() && !run.clock.is_beside());
    ending.for_each(|run| run.end_as(today, run.how(today)));
    runs.extend(clock.and_then(|(clock, length)| Run::start(clock, length, today, calendar)));
}

/// What a clock was for is done, without a move: those of its name end, in time or late.
pub fn done(runs: &mut [Run], clock: Clock, today: Date) {
    let ending = runs.iter_mut().filter(|run| run.clock == clock && run.end.is_none());
    ending.for_each(|run| run.end_as(today, run.how(today)));
}

/// The alarm does not stand still, whatever the reason.
const fn is_held(clock: Clock) -> bool {
    !matches!(clock, Clock::Alarm | Clock::PassOn | Clock::Publication)
}

/// Clocks that count from the receipt start with the move that makes a case, the others whenever
/// their state is reached.
fn starts(clock: Clock, transition: Transition) -> bool {
    match clock {
        Clock::Notice | Clock::Alarm => transition.entry().from.is_empty(),
        _ => true,
    }
}

/// The main clock of a case: the one that says whose turn it is.
#[must_use]
pub fn main(runs: &[Run]) -> Option<&Run> {
    runs.iter().rev().find(|run| run.is_running() && !run.clock.is_beside())
}

#[cfg(test)]
mod tests;
