//! That a case concerns a child, said by somebody who may not decide it: another Front that has a case about the same
//! matter, or an officer where something stands in the register. It is a question to those who lead, and changes nothing
//! before they have answered it.

use domain::case::State;
use domain::role::Role;
use sea_orm::ConnectionTrait;

use super::related::family;
use crate::Services;
use crate::desks::{ActError, appeals, notify, view};
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, events as event_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{Tx, publications};

/// Another Front says it.
pub(in crate::desks) const TOLD: &str = "CHILD_TOLD";
/// An officer of this Front says it.
pub(in crate::desks) const ASKED: &str = "CHILD_ASKED";
/// Who leads does not follow.
pub(in crate::desks) const LEFT: &str = "CHILD_LEFT";
pub(in crate::desks) const MARKED: &str = "CHILD_MARKED";
pub(in crate::desks) const UNMARKED: &str = "CHILD_UNMARKED";

/// The question that waits, by the record of the case.
pub(in crate::desks) fn question<'a>(row: &rows::Model, log: &'a [event_rows::Model]) -> Option<&'a event_rows::Model> {
    let about = [TOLD, ASKED, LEFT, MARKED, UNMARKED];
    let last = log.iter().rev().find(|event| about.contains(&event.code.as_str()))?;
    (!row.child && [TOLD, ASKED].contains(&last.code.as_str())).then_some(last)
}

/// Whether something stands in the register of the case, or of one that belongs to it at its own Front.
pub(in crate::desks) async fn stands_here(db: &impl ConnectionTrait, row: &rows::Model) -> Result<bool, CaseError> {
    for case in family(db, row).await?.iter().filter(|case| case.front_id == row.front_id) {
        if publications::standing(db, case.id).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts the question to those who lead another Front. Where nothing of their case can come to be read any more, there is
/// nothing to decide, and what is found out at the Front above stays there. The caller holds the row.
pub(super) async fn tell(tx: &Tx, services: &Services, other: &rows::Model) -> Result<(), ActError> {
    let state = view::state(&other.state)?;
    let over = appeals::of_case(tx, other.id).await?.is_some() && publications::standing(tx, other.id).await?.is_none();
    let asked = question(other, &events::of_case(tx, other.id).await?).is_some();
    if other.child || other.erased_on.is_some() || state == State::Diverted || over || asked {
        return Ok(());
    }
    // Whoever is about to decide sees it first.
    if !cases::update(tx, other).await? {
        return Err(ActError::Stale);
    }
    let cause = Cause::System { at: services.clock.now() };
    let event = NewEvent::new(other.id, TOLD, Some(state), state, cause, services.clock.today());
    events::append_all(tx, vec![event]).await?;
    Ok(notify::front(tx, services, other, &[Role::FrontLeader], MailKind::FrontNew).await?)
}
