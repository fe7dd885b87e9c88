//! What is shown of a case whose sender withdrew and which goes on without them: whoever made them withdraw may
//! have them open this page.

use app::desks::{DataRights, TrackedCase};
use domain::case::{State, Transition};
use domain::feedback::Kind;
use domain::unit::UnitId;

use super::track::kind;
use super::withdraw::KIND;
use crate::desks::custody::MOVED_FRONT;
use crate::desks::{data_rights, view};
use crate::store::cases::CaseError;
use crate::store::entity::{cases as rows, events as entity_events};

/// Stands in the details of a move that was made because the sender left, and that they are not told of.
pub(super) const BY_LEAVING: &str = "\"by_leaving\":";
const REPORTER: &str = "REPORTER";

/// The sender withdrew, and the case goes on without them.
pub(super) fn has_left(row: &rows::Model) -> bool {
    row.withdrawn && row.state != State::Withdrawn.code()
}

/// What is told of a case whose sender withdrew: what happened until then, and afterwards only what they did
/// themselves and what was answered to them about their data. Of what the Front does since they learn nothing, and neither
/// does whoever stands behind them.
pub(super) fn until_they_left(row: &rows::Model, log: &[entity_events::Model]) -> Vec<entity_events::Model> {
    let Some(place) = place_of_leaving(log).filter(|_| has_left(row)) else { return log.to_vec() };
    let own = |event: &entity_events::Model| {
        event.actor_kind == REPORTER || data_rights::EVENTS.contains(&event.code.as_str())
    };
    let (before, since) = log.split_at(place + 1);
    let before = before.iter().filter(|event| !event.details.contains(BY_LEAVING));
    before.chain(since.iter().filter(|event| own(event))).cloned().collect()
}

/// Where they withdrew: of their own will, or made to.
fn place_of_leaving(log: &[entity_events::Model]) -> Option<usize> {
    log.iter().rposition(|event| event.code == view::LEFT || event.code == Transition::Withdraw.code())
}

/// The Front that had the case when its sender withdrew: where it went since stands nowhere on their page.
pub(super) fn front_before(row: &rows::Model, log: &[entity_events::Model]) -> UnitId {
    let since = place_of_leaving(log).filter(|_| has_left(row)).map_or(&[][..], |place| &log[place..]);
    let moved = since.iter().find(|event| event.code == MOVED_FRONT);
    let details = moved.and_then(|event| serde_json::from_str::<serde_json::Value>(&event.details).ok());
    let from = details.as_ref().and_then(|details| details.get("from")).and_then(serde_json::Value::as_i64);
    UnitId(from.unwrap_or(row.front_id))
}

/// An event as its sender reads it: a withdrawal is one, whether or not the case ended by it.
pub(super) fn as_told(row: &rows::Model, event: &entity_events::Model) -> entity_events::Model {
    let mut told = event.clone();
    if has_left(row) && told.code == view::LEFT {
        Transition::Withdraw.code().clone_into(&mut told.code);
        State::Withdrawn.code().clone_into(&mut told.to_state);
    }
    told
}

/// What the sender called it before the Front went on in its own name.
pub(super) fn kind_before(row: &rows::Model, log: &[entity_events::Model]) -> Result<Kind, CaseError> {
    let left = log.iter().rev().find(|event| event.code == view::LEFT);
    let details = left.and_then(|event| serde_json::from_str::<serde_json::Value>(&event.details).ok());
    let code = details.as_ref().and_then(|details| details.get(KIND)).and_then(serde_json::Value::as_str);
    match code.or(row.referred_kind.as_deref()).and_then(Kind::from_code) {
        Some(kind) => Ok(kind),
        None => kind(row),
    }
}

/// The page of a case whose sender withdrew, and which goes on: it looks as if it had ended. Whoever made them
/// withdraw and has them show it sees what they wanted to see.
pub(super) fn as_withdrawn(case: TrackedCase, kind: Kind) -> TrackedCase {
    TrackedCase {
        kind,
        state: State::Withdrawn,
        unit: None,
        outcome: None,
        due: None,
        further_dues: Vec::new(),
        answer: None,
        promises: Vec::new(),
        forwarded: None,
        merged: None,
        question_open: false,
        may_write: false,
        may_rate: false,
        request: None,
        appeal_goes_to: None,
        linked: None,
        request_waits: false,
        may_withdraw: false,
        rating: None,
        refusal: None,
        diversion: None,
        publication: None,
        rights: DataRights { ended: true, ..case.rights },
        ..case
    }
}
