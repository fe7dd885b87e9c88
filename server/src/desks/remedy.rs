//! What becomes of the promises of a case: they were kept (T22), or not (T23); and the day that
//! everybody waits for meanwhile.

use domain::case::clock::Clock;
use domain::case::promise::PromiseState;
use domain::errors::{FieldErrors, Problem};
use domain::private::Private;
use time::Date;

use super::act::Opened;
use super::{ActError, Officer, clocks};
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::entity::cases as rows;
use crate::store::{Tx, promises};

/// Everything that was promised is found to be done.
pub(super) async fn confirm(tx: &Tx, row: &rows::Model, today: Date) -> Result<(), CaseError> {
    Ok(promises::decide(tx, row.id, PromiseState::Kept, today).await?)
}

/// What was promised was not done: the unit answers once more, in a round of its own.
pub(super) async fn give_up(tx: &Tx, row: &mut rows::Model, today: Date) -> Result<(), CaseError> {
    promises::decide(tx, row.id, PromiseState::Broken, today).await?;
    row.round += 1;
    Ok(())
}

/// The date that lists show while a remedy is followed: the day of the next promise; when the unit
/// has shown everything, the day by which the Front looks.
pub(super) async fn await_next(tx: &Tx, services: &Services, row: &mut rows::Model) -> Result<(), CaseError> {
    let mut open = Vec::new();
    for promise in promises::of_case(tx, row.id).await? {
        if promises::state(&promise)? == PromiseState::Open {
            open.push(promise.due_on);
        }
    }
    let next = open.into_iter().min();
    if next.is_none() {
        return clocks::turn_to(tx, services, row, Some(Clock::Check)).await;
    }
    row.due_on = next;
    row.original_due_on = next;
    Ok(())
}

/// Stores how a promise was kept, and turns to the next one that is waited for.
pub(super) async fn show(
    opened: &mut Opened,
    officer: &Officer,
    position: i32,
    evidence: &Private,
) -> Result<(), ActError> {
    let rows = promises::of_case(&opened.tx, opened.row.id).await?;
    let promise = rows.into_iter().find(|row| row.position == position);
    let pending = match &promise {
        Some(row) => promises::state(row)?.is_pending(),
        None => false,
    };
    let Some(promise) = promise.filter(|_| pending) else {
        return Err(FieldErrors::one("promise", Problem::BadChoice).into());
    };
    promises::show(&opened.tx, &opened.key, promise, evidence, officer.id(), opened.today).await?;
    Ok(await_next(&opened.tx, officer.services(), &mut opened.row).await?)
}
