//! Who takes part in opening a sealed identity. The conflict rule has been asked before.

use super::{CaseFacts, Official, Reason, refuse_content};
use crate::feedback::IdentityMode;
use crate::opening::{HolderGroup, Opening};
use crate::role::Role;

/// Officers who work on a case. A custodian does not ask themselves, and whoever writes down for
/// others has no use for a name.
const REQUESTERS: &[Role] = &[Role::Intake, Role::Triage, Role::FrontLeader];

pub(super) fn refuse_request(official: &Official, case: &CaseFacts) -> Option<Reason> {
    let works_on_it = official.roles_in(case.front).iter().any(|role| REQUESTERS.contains(role));
    refuse_content(official, case)
        .or((!works_on_it).then_some(Reason::NoRole))
        .or((case.identity_mode != IdentityMode::Sealed).then_some(Reason::NothingSealed))
}

/// Those who may ask see what became of it; of the keeper's officers those whose turn it may be.
pub(super) fn refuse_view(official: &Official, opening: Opening, case: &CaseFacts) -> Option<Reason> {
    let holds = |group| holds(official, group, opening);
    if holds(HolderGroup::Approver) || holds(HolderGroup::Custodian) {
        return (case.identity_mode != IdentityMode::Sealed).then_some(Reason::NothingSealed);
    }
    refuse_request(official, case)
}

pub(super) fn refuse_approval(official: &Official, opening: Opening, case: &CaseFacts) -> Option<Reason> {
    refuse_side(official, HolderGroup::Approver, opening, case)
        .or(official.is(opening.requester).then_some(Reason::SamePerson))
}

pub(super) fn refuse_opening(official: &Official, opening: Opening, case: &CaseFacts) -> Option<Reason> {
    let took_part = official.is(opening.requester) || opening.approver.is_some_and(|approver| official.is(approver));
    refuse_side(official, HolderGroup::Custodian, opening, case).or(took_part.then_some(Reason::SamePerson))
}

fn refuse_side(official: &Official, group: HolderGroup, opening: Opening, case: &CaseFacts) -> Option<Reason> {
    (!holds(official, group, opening))
        .then_some(Reason::NoRole)
        .or((case.identity_mode != IdentityMode::Sealed).then_some(Reason::NothingSealed))
}

fn holds(official: &Official, group: HolderGroup, opening: Opening) -> bool {
    official.roles_in(opening.keeper).contains(&group.role())
}
