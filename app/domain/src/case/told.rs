//! Who is told that there is news when a move was made. The conflict rule stands above this table:
//! whoever may not see a case is told nothing of it.

use super::Transition;
use crate::role::Role;

/// Somebody who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The sender, and those whose own case was merged into this one.
    Senders,
    /// The sender alone: a question waits for them.
    AskedSender,
    /// Officers of the Front: there is something to do.
    Front(&'static [Role]),
    /// Officers of the Front: the unit let something be known.
    FrontOfUnit(&'static [Role]),
    /// Officers of the unit: there is something to do.
    Unit(&'static [Role]),
    /// Officers of the unit: its answer was not enough.
    UnitOfAnswer(&'static [Role]),
    /// The officer whose case it is from now on.
    Assignee,
}

/// Who is told of a move. What the program does by itself is told to the Front as well
/// ([`told_by_program`]).
#[must_use]
pub const fn told(transition: Transition) -> &'static [Told] {
    use Role::{FocalPoint, FrontLeader, IdentityCustodian, Intake, Triage, UnitHead};
    match transition {
        Transition::Submit => &[Told::Front(&[Intake])],
        Transition::Receive => &[Told::Front(&[Triage]), Told::Senders],
        Transition::AskReporter => &[Told::AskedSender],
        Transition::Supplement => &[Told::Front(&[Triage])],
        Transition::ProposeTransfer => &[Told::Front(&[FrontLeader])],
        Transition::ApproveTransfer | Transition::FollowRemedy => &[Told::Unit(&[FocalPoint]), Told::Senders],
        Transition::Return => &[Told::Front(&[Triage])],
        Transition::Assign => &[Told::Assignee],
        Transition::Extend => &[Told::FrontOfUnit(&[FrontLeader, Triage]), Told::Senders],
        Transition::ProposeAnswer => &[Told::Unit(&[UnitHead])],
        Transition::IssueAnswer | Transition::EnterAnswer => &[Told::FrontOfUnit(&[FrontLeader])],
        Transition::SendBack => &[Told::UnitOfAnswer(&[FocalPoint])],
        Transition::BreakRemedy | Transition::UpholdObjection => {
            &[Told::UnitOfAnswer(&[FocalPoint, UnitHead]), Told::Senders]
        }
        Transition::Withdraw => &[Told::Front(&[Triage, FrontLeader, IdentityCustodian])],
        Transition::Appeal => &[Told::Front(&[Triage, FrontLeader])],
        // A letter on paper goes to nobody who could be told here.
        Transition::SendOnPaper
        | Transition::Accept
        | Transition::Resolve
        | Transition::ConfirmRemedy
        | Transition::Acknowledge
        | Transition::Refuse
        | Transition::Forward
        | Transition::Merge
        | Transition::Split
        | Transition::Divert => &[Told::Senders],
        Transition::StartTriage
        | Transition::RejectTransfer
        | Transition::Retriage
        | Transition::RejectDraft
        | Transition::TakeBack
        | Transition::Close
        | Transition::Reopen
        | Transition::GrantReview
        | Transition::Restore => &[],
    }
}

/// Who is told besides when nobody made the move but the program.
#[must_use]
pub const fn told_by_program(transition: Transition) -> &'static [Told] {
    match transition {
        Transition::BreakRemedy => &[Told::Front(&[Role::Triage, Role::FrontLeader])],
        Transition::Retriage => &[Told::Front(&[Role::Triage])],
        _ => &[],
    }
}
