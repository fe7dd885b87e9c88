//! The one decision on who may do what with a case.
//!
//! Pages, forms and lists all ask here. A list query is [`list_scope`] and not the conflict rule
//! (see [`Standing`](crate::conflict::Standing)); both together admit exactly the cases that
//! [`decide`] lets the person view.

mod opening;
mod principal;
mod scope;

pub use principal::{CaseId, Official, Principal, Seat};
pub use scope::{Lane, ListScope, copy_scope, list_scope};

use crate::case::State;
use crate::codes::codes;
use crate::conflict::{Bond, ConflictReason, Subject, conflict};
use crate::feedback::IdentityMode;
use crate::opening::{HolderGroup, Opening};
use crate::role::{Desk, Role};
use crate::threat::PassedOn;
use crate::unit::UnitId;
use std::collections::BTreeSet;

/// What somebody wants to do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action<'a> {
    /// Read it at the Front's desk.
    ViewAsFront,
    /// Read at the Front's desk what people wrote: it is more than that the case is there.
    ViewContent,
    /// Read the redacted text and the referral at the unit's desk.
    ViewAsUnit,
    /// Read it as the one who sent it.
    ViewAsReporter,
    /// See the reporter's name and contact without an opening.
    ViewIdentity,
    /// Ask for the sealed identity to be opened.
    RequestOpening,
    /// See that such a request was made, and why; never what is sealed.
    ViewOpening(Opening),
    /// Take the outer layer off, or refuse to.
    ApproveOpening(Opening),
    /// Take the inner layer off, and read.
    OpenIdentity(Opening),
    /// Read what its sender asks about their own data, and decide about it; never the case.
    HandleDataRequest,
    /// Read that its sender is threatened, and what they say of it, and end that entry; never the case.
    HandleThreat(PassedOn),
    /// Make a move that is reserved to these roles at this desk. For the public desk the roles
    /// do not matter: the receipt code is the permission.
    Act { desk: Desk, roles: &'a [Role] },
}

impl Action<'_> {
    /// What somebody of this group does with a request when it is their turn.
    #[must_use]
    pub const fn in_turn(group: HolderGroup, opening: Opening) -> Self {
        match group {
            HolderGroup::Approver => Self::ApproveOpening(opening),
            HolderGroup::Custodian => Self::OpenIdentity(opening),
        }
    }
}

/// What the decision looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFacts {
    pub case_id: CaseId,
    pub state: State,
    /// The Front that holds the case.
    pub front: UnitId,
    /// The unit to which it was last referred.
    pub handling_unit: Option<UnitId>,
    /// A referral to that unit was issued and is in force; a draft is none.
    pub referred: bool,
    /// Whom it is about.
    pub subjects: Vec<Subject>,
    /// What keeps people from it, and from every case that was merged into it.
    pub bonds: BTreeSet<Bond>,
    pub identity_mode: IdentityMode,
    /// The body above whose leaders may decide what waits, because nobody may who is there.
    pub raised_to: Option<UnitId>,
}

codes! {
    /// Why something is refused. For the log and for tests: to the person, "forbidden" and
    /// "there is no such case" must look the same.
    pub enum Reason {
        /// Nobody of this kind ever may.
        WrongPrincipal = "wrong-principal",
        /// The receipt is that of another case.
        OtherCase = "other-case",
        /// Holds a role that keeps them away from all cases.
        NeverReads = "never-reads",
        /// No fitting role in the unit that has the case.
        NoRole = "no-role",
        /// The unit does not have the case, or not in this state.
        NotReferred = "not-referred",
        /// The matter went to another procedure, and a stub stays.
        Diverted = "diverted",
        /// The reporter's identity is sealed, or there is none.
        IdentityKept = "identity-kept",
        /// Nothing is sealed: the reporter is open, or anonymous.
        NothingSealed = "nothing-sealed",
        /// Took part in this opening already.
        SamePerson = "same-person",
        IsSubject = "conflict-is-subject",
        Tied = "conflict-tied",
        LedBySubject = "conflict-led-by-subject",
        HandledBefore = "conflict-handled-before",
        OtherSide = "conflict-other-side",
    }
}

impl From<ConflictReason> for Reason {
    fn from(reason: ConflictReason) -> Self {
        match reason {
            ConflictReason::IsSubject => Self::IsSubject,
            ConflictReason::Tied => Self::Tied,
            ConflictReason::LedBySubject => Self::LedBySubject,
            ConflictReason::HandledBefore => Self::HandledBefore,
            ConflictReason::OtherSide => Self::OtherSide,
        }
    }
}

/// The answer. What is not allowed by a rule is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Decision {
    Allow,
    Deny(Reason),
}

impl Decision {
    #[must_use]
    pub fn is_allowed(self) -> bool {
        self == Self::Allow
    }
}

/// Decides.
pub fn decide(principal: &Principal, action: Action<'_>, case: &CaseFacts) -> Decision {
    let refused = match principal {
        Principal::Anonymous => Some(Reason::WrongPrincipal),
        Principal::ReceiptHolder(of) => refuse_reporter(*of, action, case),
        Principal::Officer(official) => refuse_official(official, action, case),
    };
    refused.map_or(Decision::Allow, Decision::Deny)
}

fn refuse_reporter(of: CaseId, action: Action<'_>, case: &CaseFacts) -> Option<Reason> {
    match action {
        Action::ViewAsReporter | Action::Act { desk: Desk::Public, .. } => {
            (of != case.case_id).then_some(Reason::OtherCase)
        }
        _ => Some(Reason::WrongPrincipal),
    }
}

fn refuse_official(official: &Official, action: Action<'_>, case: &CaseFacts) -> Option<Reason> {
    if official.never_reads() {
        return Some(Reason::NeverReads);
    }
    if let Some(reason) = conflict(official.standing(), &case.bonds) {
        return Some(reason.into());
    }
    match action {
        Action::ViewAsFront => refuse_view(official, Desk::Front, case),
        Action::ViewAsUnit => refuse_view(official, Desk::Unit, case),
        Action::ViewContent => refuse_content(official, case),
        // Whoever decides from above needs no name for it.
        Action::ViewIdentity => refuse_content(official, case)
            .or(official.roles_in(case.front).is_empty().then_some(Reason::NoRole))
            .or((case.identity_mode != IdentityMode::Open).then_some(Reason::IdentityKept)),
        Action::RequestOpening => opening::refuse_request(official, case),
        Action::ViewOpening(of) => opening::refuse_view(official, of, case),
        Action::ApproveOpening(of) => opening::refuse_approval(official, of, case),
        Action::OpenIdentity(of) => opening::refuse_opening(official, of, case),
        Action::HandleDataRequest => {
            let holds = official.memberships().iter().any(|held| held.role == Role::DataProtection);
            (!holds).then_some(Reason::NoRole)
        }
        Action::HandleThreat(passed) => {
            let told = passed.told().any(|(front, role)| official.roles_in(front).contains(&role));
            (!told).then_some(Reason::NoRole)
        }
        Action::Act { desk, roles } => refuse_act(official, desk, roles, case),
        Action::ViewAsReporter => Some(Reason::WrongPrincipal),
    }
}

fn refuse_view(official: &Official, desk: Desk, case: &CaseFacts) -> Option<Reason> {
    if scope::lanes(official, desk).iter().any(|lane| lane.admits(desk, case)) {
        None
    } else if desk == Desk::Unit && !at_unit(case) {
        Some(Reason::NotReferred)
    } else {
        Some(Reason::NoRole)
    }
}

/// What was said in a matter of another procedure concerns those who handle it there (Law on
/// Denunciations, art. 8 and 56): of the Front only who keeps identities may still read it.
fn refuse_content(official: &Official, case: &CaseFacts) -> Option<Reason> {
    let sealed = case.state == State::Diverted && !official.roles_in(case.front).contains(&Role::IdentityCustodian);
    refuse_view(official, Desk::Front, case).or(sealed.then_some(Reason::Diverted))
}

fn refuse_act(official: &Official, desk: Desk, roles: &[Role], case: &CaseFacts) -> Option<Reason> {
    match desk {
        Desk::Front => {}
        Desk::Unit if at_unit(case) => {}
        Desk::Unit => return Some(Reason::NotReferred),
        Desk::Public | Desk::Office => return Some(Reason::WrongPrincipal),
    }
    let holds = official.seats(desk, case).iter().any(|seat| roles.contains(&seat.role));
    (!holds).then_some(Reason::NoRole)
}

/// Whether the handling unit has the case in its hands at all.
fn at_unit(case: &CaseFacts) -> bool {
    case.referred && case.state.is_open_to_unit()
}
