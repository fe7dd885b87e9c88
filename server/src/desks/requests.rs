//! What the record of a case says about requests of the sender, and about what takes two people.

use domain::case::guard::Facts;
use domain::case::request::{REFUSAL_PROPOSED, Request, Standing};
use domain::case::{State, Transition};
use domain::unit::OfficerId;

use crate::store::entity::events;

/// The event with which a custodian proposes to take up a withdrawn case again.
pub(super) const RESTORE_PROPOSED: &str = "RESTORE_PROPOSED";

/// The event that says no to such a proposal.
pub(super) const REFUSAL_REJECTED: &str = "REFUSAL_REJECTED";

/// A proposal to refuse that waits: nothing was done with the case since, but that it was received and taken up.
pub(super) fn refusal_proposed(state: State, log: &[events::Model]) -> Option<&events::Model> {
    let goes_on = |code: &str| {
        let made = Transition::from_code(code);
        code == REFUSAL_REJECTED
            || made.is_some_and(|made| !matches!(made, Transition::Receive | Transition::StartTriage))
    };
    let log = Transition::Refuse.entry().from.contains(&state).then_some(log)?;
    let last = log.iter().rev().find(|event| event.code == REFUSAL_PROPOSED || goes_on(&event.code))?;
    (last.code == REFUSAL_PROPOSED).then_some(last)
}

/// How a request stands in this state, if there is one that can be made in it.
pub(super) fn standing(state: State, log: &[events::Model]) -> Option<(Request, Standing)> {
    let request = Request::in_state(state)?;
    Some((request, Standing::of(request, log.iter().map(|event| event.code.as_str()))))
}

/// Whether the guards of this state need the record.
pub(super) fn need_the_record(state: State) -> bool {
    matches!(state, State::Resolved | State::NotAccepted | State::Withdrawn)
        || Transition::Refuse.entry().from.contains(&state)
}

/// What the record tells the guards.
pub(super) fn tell(facts: &mut Facts, log: &[events::Model]) {
    facts.sender_asked = standing(facts.state, log).is_some_and(|(_, standing)| standing.waiting);
    let proposed = refusal_proposed(facts.state, log).and_then(|event| event.officer_id);
    facts.refusal_proposed_by = proposed.map(OfficerId);
    facts.refused_by = by(log, Transition::Refuse.code());
    // A proposal counts for the withdrawal that it followed, not for one before.
    let since = log.iter().rposition(|event| event.code == Transition::Withdraw.code()).unwrap_or(log.len());
    facts.restore_proposed_by = by(&log[since..], RESTORE_PROPOSED);
}

/// Who caused the last event of this kind.
fn by(log: &[events::Model], code: &str) -> Option<OfficerId> {
    log.iter().rev().find(|event| event.code == code).and_then(|event| event.officer_id).map(OfficerId)
}
