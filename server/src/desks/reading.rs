//! Who looked at a case. The first reading by an officer on a day is an event, so that the record
//! tells whose eyes a citizen's words passed; that it is read again the same day adds nothing. What reads in an
//! officer's place is another reader than the officer.

use domain::case::State;
use domain::role::Desk;
use domain::unit::UnitId;

use super::act::{by_program, program_of};
use super::{ActError, Officer, ReadError, view};
use crate::store::entity::{cases as rows, events as event_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{cases, detached};

/// The event of a reading.
pub(super) const READ: &str = "READ";

/// Records that this officer reads the case at a desk, in the name of `unit`. `log` are its events
/// as they were read for the page. Neither state nor version of the case changes: what somebody
/// else is filling in meanwhile stays valid.
///
/// # Errors
/// When the reading cannot be recorded; then nothing may be shown.
pub(super) async fn note(
    officer: &Officer,
    desk: Desk,
    row: &rows::Model,
    unit: UnitId,
    log: &[event_rows::Model],
) -> Result<(), ReadError> {
    if is_noted(officer, log) {
        return Ok(());
    }
    let state = view::state(&row.state)?;
    let work = append(officer.clone(), desk, row.id, unit, state);
    detached(work, || ActError::Interrupted).await.map_err(|error| match error {
        ActError::Failed(cause) => ReadError::Failed(cause),
        _ => ReadError::NotFound,
    })
}

/// Whether this officer's reading of today is among these events.
fn is_noted(officer: &Officer, log: &[event_rows::Model]) -> bool {
    let today = officer.services().clock.today();
    let by = |event: &event_rows::Model| event.officer_id == Some(officer.id().0) && event.on_date == today;
    log.iter().any(|event| event.code == READ && by(event) && program_of(&event.details) == officer.program())
}

async fn append(officer: Officer, desk: Desk, case_id: i64, unit: UnitId, state: State) -> Result<(), ActError> {
    let services = officer.services();
    let tx = services.db.begin().await?;
    let row = cases::hold(&tx, case_id).await?.ok_or(ActError::NotFound)?;
    // Of two readings at the same moment the second finds the first here.
    if is_noted(&officer, &events::of_case(&tx, row.id).await?) {
        return Ok(());
    }
    let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
    let role = officer.official().roles_in(unit).into_iter().find(|role| role.desk() == desk);
    let cause = Cause::Officer {
        id: officer.id(),
        role: role.map(|role| role.code().to_owned()).unwrap_or_default(),
        unit,
        at: services.clock.now(),
    };
    let read = NewEvent::new(row.id, READ, Some(state), state, cause, services.clock.today());
    let read = NewEvent { details: by_program(read.details.clone(), &officer), ..read };
    events::append(&tx, &key, read).await?;
    tx.commit().await?;
    Ok(())
}
