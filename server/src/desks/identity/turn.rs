//! How many requests wait for the secret of one officer: what the first page of their desk says.

use domain::policy::{Action, decide};

use crate::desks::list::COUNT_TO;
use crate::desks::{Officer, ReadError};
use crate::store::holders::{self, ADMITTED};
use crate::store::{cases, openings};

/// Counts the requests in which it is the turn of this officer, as far as the policy lets them know
/// of each. Nothing waits for somebody without a key.
pub(in crate::desks) async fn waiting_for(officer: &Officer) -> Result<u32, ReadError> {
    let services = officer.services();
    let db = services.db.reader();
    let own = holders::of_officer(db, officer.id()).await?.filter(|row| row.state == ADMITTED);
    let Some(place) = own.as_ref().map(holders::place).transpose()? else { return Ok(0) };
    let mut waiting = 0;
    for row in openings::in_turn(db, place.keeper, place.group, services.clock.now(), COUNT_TO).await? {
        let Some(case) = cases::by_id(db, row.case_id).await? else { continue };
        let action = Action::in_turn(place.group, openings::people(&row));
        if decide(&officer.principal(), action, &cases::facts(db, &case).await?).is_allowed() {
            waiting += 1;
        }
    }
    Ok(waiting)
}
