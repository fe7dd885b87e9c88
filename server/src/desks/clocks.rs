//! The clocks of a case in the transaction of a move.

use domain::case::clock::extension::{self, Counting, Refused};
use domain::case::clock::run::{self, Ended};
use domain::case::clock::{self, Clock, Length, Run, Step};
use domain::case::{State, Transition};
use domain::errors::{FieldErrors, Problem};
use time::Date;

use super::ActError;
use crate::Services;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::cases as rows;
use crate::store::{Tx, clocks};

/// Lets a move that was decided act on the clocks of the case, and shows the main one on its row.
/// The row itself is not stored here.
pub(super) async fn follow(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    transition: Transition,
    to: State,
) -> Result<(), CaseError> {
    let stored = clocks::open(tx, row.id).await?;
    let open = stored.iter().map(clocks::run).collect::<Result<_, _>>()?;
    let runs = after(services, transition, to, open, services.clock.today());
    clocks::put(tx, row, &stored, &runs).await?;
    show(row, &runs);
    Ok(())
}

/// Something other than a move says whose turn it is now: the main clock ends, and this one runs
/// in its place unless it runs already. The row itself is not stored here.
pub(super) async fn turn_to(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    clock: Option<Clock>,
) -> Result<(), CaseError> {
    let reference = services.reference.get();
    let stored = clocks::open(tx, row.id).await?;
    let mut runs = stored.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
    let length = clock.and_then(|clock| Some((clock, length(&reference, clock.code())?)));
    run::turn_to(&mut runs, length, services.clock.today(), &reference.calendar);
    clocks::put(tx, row, &stored, &runs).await?;
    show(row, &runs);
    Ok(())
}

/// What one clock beside the main one was for is done. The row itself is not stored here.
pub(super) async fn end(tx: &Tx, row: &rows::Model, clock: Clock, today: Date) -> Result<(), CaseError> {
    let stored = clocks::open(tx, row.id).await?;
    let mut runs = stored.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
    run::done(&mut runs, clock, today);
    Ok(clocks::put(tx, row, &stored, &runs).await?)
}

/// The clocks that start with a case, counted from the day on which it came. They are shown on its
/// row; the caller stores them after it.
pub(super) fn first(services: &Services, row: &mut rows::Model, transition: Transition, to: State) -> Vec<Run> {
    let runs = after(services, transition, to, Vec::new(), row.received_on);
    show(row, &runs);
    runs
}

fn after(services: &Services, transition: Transition, to: State, runs: Vec<Run>, today: Date) -> Vec<Run> {
    let reference = services.reference.get();
    let length = |clock: Clock| length(&reference, clock.code());
    clock::follow(&Step { transition, to, today, calendar: &reference.calendar, length: &length }, runs)
}

pub(super) fn length(reference: &Reference, key: &str) -> Option<Length> {
    let limit = reference.limits.get(key)?;
    Some(Length { version: limit.id, amount: limit.amount, unit: limit.unit })
}

/// The main clock stands on the row of the case, for lists.
pub(super) fn show(row: &mut rows::Model, runs: &[Run]) {
    let main = run::main(runs);
    row.due_key = main.map(|run| run.clock.code().to_owned());
    row.due_on = main.map(|run| run.due_on);
    row.original_due_on = main.map(|run| run.original_due_on);
    row.told_due_on = main.and_then(|run| run.told_due_on);
}

/// Extends the answer of a case. Returns the date before and the new one.
///
/// # Errors
/// [`ActError::Invalid`] when the date is not later or beyond what may be granted.
pub(super) async fn extend(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    until: Date,
) -> Result<(Date, Date), ActError> {
    let reference = services.reference.get();
    let stored = clocks::open(tx, row.id).await?;
    let mut runs = stored.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
    let missing = CaseError::Code("deadlines.gia_han_tra_loi");
    let Some(limit) = reference.limits.get(clock::EXTENSION) else { return Err(missing.into()) };
    let Some(counting) = Counting::from_code(&limit.starts_at) else { return Err(missing.into()) };
    let granted = Length { version: limit.id, amount: limit.amount, unit: limit.unit };
    let Some(answer) = runs.iter_mut().find(|run| run.clock == Clock::Answer && run.is_running()) else {
        return Err(ActError::Stale);
    };
    let extended = extension::extend(answer, until, granted, counting, &reference.calendar);
    let extended = extended.map_err(|refused| match refused {
        Refused::NotLater => FieldErrors::one("until", Problem::NotExtended),
        Refused::Beyond(_) => {
            let mut errors = FieldErrors::default();
            errors.add_limit("until", Problem::BeyondLimit, granted.amount);
            errors
        }
    })?;
    let dates = (answer.due_on, extended.due_on);
    answer.end = Some((services.clock.today(), Ended::Extended));
    runs.push(extended);
    clocks::put(tx, row, &stored, &runs).await?;
    show(row, &runs);
    row.extended = true;
    Ok(dates)
}

/// The last day to which the answer of a case may be extended now, for the page.
pub(super) fn latest_extension(reference: &Reference, runs: &[Run]) -> Option<Date> {
    let limit = reference.limits.get(clock::EXTENSION)?;
    let counting = Counting::from_code(&limit.starts_at)?;
    let answer = runs.iter().find(|run| run.clock == Clock::Answer && run.is_running())?;
    let granted = Length { version: limit.id, amount: limit.amount, unit: limit.unit };
    extension::latest(answer, granted, counting, &reference.calendar)
}
