//! What is shown of a case whose sender withdrew and which goes on without them: whoever made them withdraw may
//! have them open this page.

use app::desks::{DataRights, TrackedCase};
use domain::case::{State, Transition};
use domain::feedback::Kind;

use super::track::kind;
use super::withdraw::KIND;
use crate::desks::view;
use crate::store::cases::CaseError;
use crate::store::entity::{cases as rows, events as entity_events};

/// The sender withdrew, and the case goes on without them.
pub(super) fn has_left(row: &rows::Model) -> bool {
    row.withdrawn && row.state != State::Withdrawn.code()
}

/// What happened until the sender withdrew, if they did: of what the Front does since they learn nothing, and
/// neither does whoever stands behind them.
pub(super) fn until_they_left<'a>(row: &rows::Model, log: &'a [entity_events::Model]) -> &'a [entity_events::Model] {
    let left = log.iter().rposition(|event| event.code == view::LEFT).filter(|_| has_left(row));
    left.map_or(log, |place| &log[..=place])
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
