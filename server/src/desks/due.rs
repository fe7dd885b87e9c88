//! The dates of a case as pages show them, each with the reasons for it.

use app::desks::{Due, PromiseView, SkippedDay};
use domain::case::State;
use domain::case::clock::run::{self, Run};
use domain::case::clock::{Clock, Owner};
use domain::case::promise::PromiseState;
use domain::deadline::{self, Level};
use time::Date;

use crate::reference::Reference;

/// The main clock of a case.
pub(super) fn main(reference: &Reference, runs: &[Run], today: Date) -> Option<Due> {
    Some(shown(reference, run::main(runs)?, today))
}

/// Every other clock that has not ended, for the Front.
pub(super) fn further(reference: &Reference, runs: &[Run], today: Date) -> Vec<Due> {
    others(runs).map(|run| shown(reference, run, today)).collect()
}

/// The other dates that the sender may count on: when they are told, and when they read a result.
pub(super) fn promised(reference: &Reference, runs: &[Run], today: Date) -> Vec<Due> {
    let told = others(runs).filter(|run| run.clock.is_beside() && run.clock.is_told() && run.is_running());
    told.map(|run| shown(reference, run, today)).collect()
}

/// The main clock as a unit sees it: when the feedback was sent is not the unit's to know.
pub(super) fn of_unit(reference: &Reference, runs: &[Run], today: Date) -> Option<Due> {
    let main = run::main(runs).filter(|run| is_for_unit(run.clock))?;
    Some(shown(reference, main, today))
}

/// The day of the next promise for which nothing was shown, while a remedy is followed.
pub(super) fn of_promises(
    reference: &Reference,
    state: State,
    promises: &[PromiseView],
    today: Date,
) -> Option<(Date, Level)> {
    let open = promises.iter().filter(|promise| state == State::Remedy && promise.state == PromiseState::Open);
    let next = open.map(|promise| promise.due_on).min()?;
    Some((next, Level::of(&reference.calendar, next, today)))
}

/// Whether a unit may know of this clock: its own ones, and the Front's check of its answer. When the
/// sender rates or objects is between them and the Front.
pub(super) fn is_for_unit(clock: Clock) -> bool {
    clock.owner() == Owner::Unit || clock == Clock::Check
}

fn others(runs: &[Run]) -> impl Iterator<Item = &Run> {
    let main = run::main(runs);
    runs.iter().filter(move |run| run.end.is_none() && Some(*run) != main)
}

fn shown(reference: &Reference, run: &Run, today: Date) -> Due {
    let count = run.count;
    let counted = deadline::count(&reference.calendar, count.from, count.amount, count.unit).ok();
    let kept = counted.as_ref().is_some_and(|counted| counted.on < run.due_on);
    let projected = counted.as_ref().is_some_and(|counted| counted.projected);
    let skipped = counted.map(|counted| counted.skipped).unwrap_or_default();
    let ground = reference.grounds.get(&run.version);
    Due {
        key: run.clock.code().to_owned(),
        on: run.due_on,
        level: Level::of(&reference.calendar, run.due_on, today),
        amount: count.amount,
        unit: count.unit.code().to_owned(),
        from: count.from,
        // A clock that was held goes on from the day of the reply.
        starts_at: if count.from == run.started_on {
            ground.map(|ground| ground.starts_at.clone()).unwrap_or_default()
        } else {
            RESUMED.to_owned()
        },
        skipped: skipped
            .into_iter()
            .map(|day| SkippedDay { on: day.day, reason: day.reason, projected: day.projected })
            .collect(),
        projected,
        original: (run.original_due_on < run.due_on && !kept).then_some(run.original_due_on),
        kept,
        held: run.pause.is_some(),
        basis: ground.map(|ground| ground.basis.clone()).unwrap_or_default(),
    }
}

/// In place of the event that starts a clock, where it was held in between.
const RESUMED: &str = "tiep_tuc";
