//! What happened to a case while an officer had it open.

use std::collections::HashMap;

use app::desks::Change;
use app::words::Lang;
use domain::policy::{Action, decide};
use domain::role::{Desk, Role};
use domain::unit::UnitId;

use super::account::hour_and_minute;
use super::view::{self, Reader};
use super::{Officer, ReadError};
use crate::store::entity::events as rows;
use crate::store::{cases, events, people};

/// Changes that are told at once: whoever has a page open for days reads the record.
const MOST: usize = 5;

/// What this officer is told at a desk of what came after `since`, at most the last [`MOST`]. For the Front that is the
/// number of an event, for a unit the version of its forms; only the last change, when it is not known.
pub(super) async fn of_case(
    officer: &Officer,
    desk: Desk,
    number: &str,
    since: Option<i32>,
) -> Result<Vec<Change>, ReadError> {
    let services = officer.services();
    let db = services.db.reader();
    let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
    let see = if desk == Desk::Unit { Action::ViewAsUnit } else { Action::ViewAsFront };
    if !decide(&officer.principal(), see, &cases::facts(db, &row).await?).is_allowed() {
        return Err(ReadError::NotFound);
    }
    let log = events::of_case(db, row.id).await?;
    let reader = if desk == Desk::Unit { Reader::Unit } else { Reader::Front };
    let told: Vec<&rows::Model> = view::told(&log, reader).collect();
    let came_after = |(at, event): (usize, &&rows::Model)| match (since, reader) {
        (Some(version), Reader::Unit) => i32::try_from(at).is_ok_and(|at| at >= version),
        (Some(seq), _) => event.seq > seq,
        (None, _) => at + 1 == told.len(),
    };
    let after = told.iter().enumerate().filter(|(at, event)| came_after((*at, event))).map(|(_, event)| *event);
    let after: Vec<&rows::Model> = after.collect();
    let last = &after[after.len().saturating_sub(MOST)..];
    let colleagues: Vec<i64> =
        last.iter().filter(|event| is_colleague(officer, desk, event)).filter_map(|event| event.officer_id).collect();
    let names = people::names(db, &colleagues).await?;
    Ok(last.iter().map(|event| change(officer, desk, event, &names)).collect())
}

/// Whether whoever acted works where the reader does, on the same side.
fn is_colleague(officer: &Officer, desk: Desk, event: &rows::Model) -> bool {
    let same_side = event.role.as_deref().and_then(Role::from_code).is_some_and(|role| role.desk() == desk);
    let held = officer.official().memberships();
    same_side && event.unit_id.is_some_and(|unit| held.iter().any(|held| held.unit == UnitId(unit)))
}

fn change(officer: &Officer, desk: Desk, event: &rows::Model, names: &HashMap<i64, String>) -> Change {
    let reader = if desk == Desk::Unit { Reader::Unit } else { Reader::Front };
    let colleague = is_colleague(officer, desk, event);
    let who = view::who(&officer.services().reference.get(), event, reader, Lang::Vi);
    let name = event.officer_id.filter(|_| colleague).and_then(|id| names.get(&id));
    Change {
        code: view::named(event, reader).to_owned(),
        on: event.on_date,
        // A unit learns days and no hours of what others do.
        at: event.at.filter(|_| desk != Desk::Unit || colleague).map(hour_and_minute),
        who: name.map_or_else(|| who.clone(), |name| format!("{name}, {who}")),
        own: colleague && event.officer_id == Some(officer.id().0),
    }
}
