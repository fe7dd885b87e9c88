//! What a person may list, before the conflict rule takes away what concerns them.

use super::{CaseFacts, Official, Principal};
use crate::case::State;
use crate::role::{Desk, Role};
use crate::unit::UnitId;
use std::collections::{BTreeMap, BTreeSet};

/// States in which somebody who writes down for others has work at the Front: the letter of a
/// unit without accounts has to be typed in. They see no other case.
const ENTRY_STATES: &[State] = &[State::Transferred, State::AcceptedByUnit, State::AnswerSentBack, State::Remedy];

/// States of a case that a unit sees. The test shows that it agrees with
/// [`State::is_open_to_unit`].
pub(super) const UNIT_STATES: &[State] = &[
    State::Transferred,
    State::AcceptedByUnit,
    State::Verifying,
    State::AwaitingAnswerApproval,
    State::Answered,
    State::AnswerSentBack,
    State::Remedy,
    State::Resolved,
    State::Closed,
];

/// The states in which a leader of a Front decides something: a letter to a unit, that a matter goes elsewhere, the
/// Front's own answer, what a unit answered or showed, what the sender asks for, what is published.
const DECIDED_AT_FRONT: &[State] = &[
    State::Submitted,
    State::Received,
    State::Triage,
    State::AwaitingInfo,
    State::AwaitingTransferApproval,
    State::Transferred,
    State::ReturnedByUnit,
    State::AcceptedByUnit,
    State::Verifying,
    State::Answered,
    State::Remedy,
    State::Resolved,
    State::Closed,
    State::NotAccepted,
];

/// The states in which something waits at a desk that a body above decides when nobody may who is there. What a
/// unit drafts is decided by bodies of the unit's line, what waits at a Front by Fronts.
pub(super) fn raised_states(desk: Desk) -> &'static [State] {
    match desk {
        Desk::Front => DECIDED_AT_FRONT,
        Desk::Unit => &[State::AwaitingAnswerApproval],
        Desk::Public | Desk::Office => &[],
    }
}

/// The cases of one unit in some states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    pub unit: UnitId,
    pub states: &'static [State],
    /// Of bodies below, those that were raised to this one.
    pub raised: bool,
}

impl Lane {
    pub(super) fn admits(&self, desk: Desk, case: &CaseFacts) -> bool {
        let here = match desk {
            Desk::Front if self.raised => case.raised_to == Some(self.unit),
            Desk::Unit if self.raised => case.referred && case.raised_to == Some(self.unit),
            Desk::Front => self.unit == case.front,
            Desk::Unit => case.referred && Some(self.unit) == case.handling_unit,
            Desk::Public | Desk::Office => false,
        };
        here && self.states.contains(&case.state)
    }
}

/// What a person may list at one desk: the union of the lanes. As a predicate over a case `c`
///
/// ```sql
/// (c.front_id = :unit AND c.state IN (:states)) OR …                          -- front desk
/// (c.handling_unit_id = :unit AND c.state IN (:states) AND <referral issued>) OR …  -- unit desk
/// (c.raised_to_id = :unit AND c.state IN (:states)) OR …                      -- what was raised, at either;
///                                                                             -- at a unit's what was referred
/// ```
///
/// and no lane lists nothing. The row is shown only if the conflict rule does not hold as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListScope {
    pub desk: Desk,
    pub lanes: Vec<Lane>,
}

impl ListScope {
    #[must_use]
    pub fn admits(&self, case: &CaseFacts) -> bool {
        self.lanes.iter().any(|lane| lane.admits(self.desk, case))
    }

    /// Nothing may be listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }
}

/// What the person may list at this desk.
#[must_use]
pub fn list_scope(principal: &Principal, desk: Desk) -> ListScope {
    let lanes = match principal {
        Principal::Officer(official) if !official.never_reads() => lanes(official, desk),
        _ => Vec::new(),
    };
    ListScope { desk, lanes }
}

/// One lane for each unit; of two roles in one unit the wider one counts. Who leads has one more.
pub(super) fn lanes(official: &Official, desk: Desk) -> Vec<Lane> {
    let mut widest: BTreeMap<UnitId, &'static [State]> = BTreeMap::new();
    for membership in official.memberships().iter().filter(|membership| membership.role.desk() == desk) {
        let states = states_of(membership.role);
        let held = widest.entry(membership.unit).or_insert(states);
        if states.len() > held.len() {
            *held = states;
        }
    }
    let lanes = widest.into_iter().map(|(unit, states)| Lane { unit, states, raised: false });
    let mut lanes: Vec<Lane> = lanes.filter(|lane| !lane.states.is_empty()).collect();
    let leads = official.memberships().iter().filter(|held| held.role.leads() && held.role.desk() == desk);
    let led: BTreeSet<UnitId> = leads.map(|held| held.unit).collect();
    lanes.extend(led.into_iter().map(|unit| Lane { unit, states: raised_states(desk), raised: true }));
    lanes
}

const fn states_of(role: Role) -> &'static [State] {
    match role {
        Role::Intake | Role::Triage | Role::FrontLeader | Role::IdentityCustodian => State::ALL,
        Role::AssistedEntry => ENTRY_STATES,
        Role::FocalPoint | Role::Handler | Role::UnitHead | Role::Inspection | Role::PartyCommittee | Role::Council => {
            UNIT_STATES
        }
        Role::Administrator | Role::ReferenceKeeper | Role::Auditor | Role::DataProtection => &[],
    }
}

/// The units in whose name the person may learn that a referral exists, of which the unit got a
/// copy. Who only handles what is given to them needs to know of no other. The conflict rule takes
/// away what concerns the person, as in every list.
#[must_use]
pub fn copy_scope(principal: &Principal) -> BTreeSet<UnitId> {
    let Principal::Officer(official) = principal else { return BTreeSet::new() };
    if official.never_reads() {
        return BTreeSet::new();
    }
    let told = |role: Role| role.desk() == Desk::Unit && role != Role::Handler;
    official.memberships().iter().filter(|held| told(held.role)).map(|held| held.unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Transition;

    #[test]
    fn the_states_of_a_unit_are_those_that_are_open_to_it() {
        let open: Vec<_> = State::ALL.iter().copied().filter(|state| state.is_open_to_unit()).collect();
        assert_eq!(open, UNIT_STATES);
    }

    #[test]
    fn a_front_above_decides_in_every_state_in_which_a_leader_decides_what_others_put_before_them() {
        for transition in [
            Transition::ApproveTransfer,
            Transition::SendBack,
            Transition::Resolve,
            Transition::ConfirmRemedy,
            Transition::UpholdObjection,
            Transition::GrantReview,
            Transition::Divert,
            Transition::Acknowledge,
        ] {
            let from = transition.entry().from;
            assert!(from.iter().all(|state| raised_states(Desk::Front).contains(state)), "{transition}");
        }
        assert!(!raised_states(Desk::Front).contains(&State::AwaitingAnswerApproval), "that is the unit's");
    }
}
