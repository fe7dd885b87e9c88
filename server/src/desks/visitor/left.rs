//! What is shown of a case whose sender withdrew, whether it ended by that or goes on without them: whoever made them
//! withdraw may have them open this page, so both are shown by one rule.

use app::desks::{DataRights, TrackedCase};
use domain::case::{State, Transition};
use domain::feedback::Kind;
use domain::unit::UnitId;

use super::track::kind;
use super::withdraw::KIND;
use crate::desks::{custody, data_rights, threats, view};
use crate::store::cases::CaseError;
use crate::store::entity::{cases as rows, events as entity_events};

const REPORTER: &str = "REPORTER";

/// The sender withdrew.
pub(super) fn has_left(row: &rows::Model) -> bool {
    row.withdrawn
}

/// What is told of a case whose sender withdrew: what happened until then, and afterwards only what they did
/// themselves and what was answered to them about that. Of what the Front does since they learn nothing, and neither
/// does whoever stands behind them.
pub(super) fn until_they_left(row: &rows::Model, log: &[entity_events::Model]) -> Vec<entity_events::Model> {
    let Some(place) = place_of_leaving(log).filter(|_| has_left(row)) else { return log.to_vec() };
    let own = |event: &entity_events::Model| {
        event.actor_kind == REPORTER
            || data_rights::EVENTS.contains(&event.code.as_str())
            || view::is_about_the_name(&event.code)
            || event.code == threats::ANSWERED && answers_a_cry(event, log)
    };
    let (before, since) = log.split_at(place + 1);
    before.iter().chain(since.iter().filter(|event| own(event))).cloned().collect()
}

/// Whether what was answered is what they said on their page: an entry that began with their withdrawal alone
/// stands nowhere on it, and neither does its end.
fn answers_a_cry(answer: &entity_events::Model, log: &[entity_events::Model]) -> bool {
    let details = serde_json::from_str::<serde_json::Value>(&answer.details).ok();
    let began = details.as_ref().and_then(|details| details.get("threat")).and_then(serde_json::Value::as_i64);
    let within = |seq: i32| began.is_some_and(|began| began <= i64::from(seq)) && seq < answer.seq;
    log.iter().any(|event| event.code == threats::THREAT && within(event.seq))
}

/// Where they withdrew: of their own will, or made to.
fn place_of_leaving(log: &[entity_events::Model]) -> Option<usize> {
    log.iter().rposition(|event| event.code == view::LEFT || event.code == Transition::Withdraw.code())
}

/// The Front that had the case when its sender withdrew: where it went since stands nowhere on their page.
pub(super) fn front_before(row: &rows::Model, log: &[entity_events::Model]) -> UnitId {
    let since = place_of_leaving(log).filter(|_| has_left(row)).map_or(&[][..], |place| &log[place..]);
    custody::front_when(row, since)
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
    let left = place_of_leaving(log).map(|place| &log[place]);
    let details = left.and_then(|event| serde_json::from_str::<serde_json::Value>(&event.details).ok());
    let code = details.as_ref().and_then(|details| details.get(KIND)).and_then(serde_json::Value::as_str);
    match code.or(row.referred_kind.as_deref()).and_then(Kind::from_code) {
        Some(kind) => Ok(kind),
        None => kind(row),
    }
}

/// The page of a case whose sender withdrew: it looks as if it had ended, and so it does when it has. Whoever made
/// them withdraw and has them show it sees what they wanted to see.
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
