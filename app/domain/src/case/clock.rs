//! Which time limit runs in which state. The lengths are reference data; here is only what they
//! are called and when they start.

use super::{State, Transition};
use crate::codes::codes;

codes! {
    /// The time limits by the keys of the reference table.
    pub enum Clock {
        Receipt = "tiep_nhan",
        Classification = "phan_loai",
        Supplement = "bo_sung_thong_tin",
        Transfer = "chuyen",
        Acceptance = "thu_ly_don_vi",
        Answer = "tra_loi",
        AnswerAgain = "tra_loi_lai",
        Check = "kiem_tra_ket_qua",
        Rating = "danh_gia",
    }
}

/// What a move does to the running clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A new clock starts on the day of the move.
    Start(Clock),
    /// The running clock goes on.
    Keep,
    /// The running clock stops and nothing runs any more.
    Stop,
    /// The classification goes on with the working days that were left when the question was
    /// asked: the reporter's time to answer is not the Front's.
    ResumeClassification,
}

/// The clock that follows a move.
#[must_use]
pub const fn after(transition: Transition) -> Effect {
    match transition {
        Transition::Submit => Effect::Start(Clock::Receipt),
        Transition::Receive | Transition::Retriage | Transition::Return => Effect::Start(Clock::Classification),
        Transition::StartTriage
        | Transition::RejectTransfer
        | Transition::Assign
        | Transition::ProposeAnswer
        | Transition::RejectDraft
        | Transition::TakeBack => Effect::Keep,
        Transition::AskReporter => Effect::Start(Clock::Supplement),
        Transition::Supplement => Effect::ResumeClassification,
        Transition::ProposeTransfer => Effect::Start(Clock::Transfer),
        Transition::ApproveTransfer => Effect::Start(Clock::Acceptance),
        Transition::Accept => Effect::Start(Clock::Answer),
        Transition::IssueAnswer => Effect::Start(Clock::Check),
        Transition::SendBack => Effect::Start(Clock::AnswerAgain),
        Transition::Resolve | Transition::Acknowledge => Effect::Start(Clock::Rating),
        Transition::Close | Transition::Refuse => Effect::Stop,
    }
}

/// Who owns a case in this state: exactly one side, or nobody when it has ended.
#[must_use]
pub const fn owner(state: State) -> Option<Owner> {
    match state {
        State::Submitted
        | State::Received
        | State::Triage
        | State::AwaitingTransferApproval
        | State::ReturnedByUnit
        | State::Answered
        | State::Remedy
        | State::Resolved => Some(Owner::Front),
        State::AwaitingInfo => Some(Owner::Reporter),
        State::Transferred
        | State::AcceptedByUnit
        | State::Verifying
        | State::AwaitingAnswerApproval
        | State::AnswerSentBack => Some(Owner::Unit),
        State::Closed | State::NotAccepted | State::Withdrawn | State::Merged | State::Diverted => None,
    }
}

/// The side whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Front,
    Unit,
    Reporter,
}
