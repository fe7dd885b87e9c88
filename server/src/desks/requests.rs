//! What the record of a case says about requests of the sender, and about what takes two people.

use domain::case::guard::Facts;
use domain::case::request::{Request, Standing};
use domain::case::{State, Transition};
use domain::unit::OfficerId;

use crate::store::entity::events;

/// The event with which a custodian proposes to take up a withdrawn case again.
pub(super) const RESTORE_PROPOSED: &str = "RESTORE_PROPOSED";

/// How a request stands in this state, if there is one that can be made in it.
pub(super) fn standing(state: State, log: &[events::Model]) -> Option<(Request, Standing)> {
    let request = Request::in_state(state)?;
    Some((request, Standing::of(request, log.iter().map(|event| event.code.as_str()))))
}

/// Whether the guards of this state need the record.
pub(super) const fn need_the_record(state: State) -> bool {
    matches!(state, State::Resolved | State::NotAccepted | State::Withdrawn)
}

/// What the record tells the guards.
pub(super) fn tell(facts: &mut Facts, log: &[events::Model]) {
    facts.sender_asked = standing(facts.state, log).is_some_and(|(_, standing)| standing.waiting);
    facts.refused_by = by(log, Transition::Refuse.code());
    // A proposal counts for the withdrawal that it followed, not for one before.
    let since = log.iter().rposition(|event| event.code == Transition::Withdraw.code()).unwrap_or(log.len());
    facts.restore_proposed_by = by(&log[since..], RESTORE_PROPOSED);
}

/// Who caused the last event of this kind.
fn by(log: &[events::Model], code: &str) -> Option<OfficerId> {
    log.iter().rev().find(|event| event.code == code).and_then(|event| event.officer_id).map(OfficerId)
}
