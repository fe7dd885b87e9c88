//! Which time limits run when. The lengths are reference data; here is what they are called, when
//! they start and end, who has to keep them, and in what steps somebody is reminded.
//!
//! A case has one main clock, which says whose turn it is and by when, and beside it those that
//! run across several states: the notice to the sender, the passing on of a result, the
//! publication, the alarm.

pub mod extension;
pub mod ladder;
pub mod run;

pub use run::{Count, Length, Run, Step, follow};

use super::{State, Transition};
use crate::codes::codes;

codes! {
    /// The time limits by the keys of the reference table.
    pub enum Clock {
        /// That the sender is told whether it was taken up, passed on or refused.
        Notice = "thong_bao_ket_qua_tiep_nhan",
        /// That the sender reads the result which the Front received.
        PassOn = "chuyen_ket_qua_cho_dan",
        Publication = "cong_khai",
        /// Counted from the day of receipt, whatever happens in between.
        Alarm = "canh_bao_45_ngay",
        Receipt = "tiep_nhan",
        Classification = "phan_loai",
        Supplement = "bo_sung_thong_tin",
        Transfer = "chuyen",
        Acceptance = "thu_ly_don_vi",
        Answer = "tra_loi",
        AnswerAgain = "tra_loi_lai",
        Check = "kiem_tra_ket_qua",
        /// That the Front decides what the sender asks for against a decision.
        Request = "xem_xet_de_nghi",
        Rating = "danh_gia",
    }
}

/// How long an answer may be extended: a length in the reference table, no clock of its own.
pub const EXTENSION: &str = "gia_han_tra_loi";

impl Clock {
    /// Runs beside the main clock.
    #[must_use]
    pub const fn is_beside(self) -> bool {
        matches!(self, Self::Notice | Self::PassOn | Self::Publication | Self::Alarm)
    }

    /// The sender reads its date on their page: what they were told never becomes earlier.
    #[must_use]
    pub const fn is_told(self) -> bool {
        !matches!(self, Self::Publication | Self::Alarm)
    }

    /// The side that has to keep it.
    #[must_use]
    pub const fn owner(self) -> Owner {
        match self {
            Self::Receipt
            | Self::Classification
            | Self::Transfer
            | Self::Check
            | Self::Request
            | Self::Notice
            | Self::PassOn
            | Self::Publication
            | Self::Alarm => Owner::Front,
            Self::Acceptance | Self::Answer | Self::AnswerAgain => Owner::Unit,
            Self::Supplement | Self::Rating => Owner::Reporter,
        }
    }

    /// The states in which a clock beside the main one runs.
    const fn runs_in(self, state: State) -> bool {
        match self {
            Self::Notice => matches!(
                state,
                State::Submitted
                    | State::Received
                    | State::Triage
                    | State::AwaitingInfo
                    | State::AwaitingTransferApproval
            ),
            Self::PassOn => matches!(state, State::Answered),
            Self::Publication => matches!(state, State::Resolved),
            Self::Alarm => !state.is_terminal() && !matches!(state, State::Resolved),
            _ => false,
        }
    }
}

/// What a move does to the main clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A new clock starts on the day of the move.
    Start(Clock),
    /// The running clock goes on.
    Keep,
    /// The running clock stops and nothing runs any more.
    Stop,
    /// What was held when the question was asked goes on with the working days that were left:
    /// the reporter's time to answer is not the Front's.
    ResumeClassification,
}

/// The clock that follows a move.
#[must_use]
pub const fn after(transition: Transition) -> Effect {
    match transition {
        Transition::Submit => Effect::Start(Clock::Receipt),
        Transition::Receive
        | Transition::Retriage
        | Transition::Return
        | Transition::Reopen
        | Transition::GrantReview
        | Transition::Split
        | Transition::Appeal
        | Transition::Restore => Effect::Start(Clock::Classification),
        Transition::StartTriage
        | Transition::RejectTransfer
        | Transition::Assign
        | Transition::Extend
        | Transition::ProposeAnswer
        | Transition::RejectDraft
        | Transition::TakeBack => Effect::Keep,
        Transition::AskReporter => Effect::Start(Clock::Supplement),
        Transition::Supplement => Effect::ResumeClassification,
        Transition::ProposeTransfer => Effect::Start(Clock::Transfer),
        Transition::ApproveTransfer | Transition::SendOnPaper => Effect::Start(Clock::Acceptance),
        Transition::Accept => Effect::Start(Clock::Answer),
        Transition::IssueAnswer | Transition::EnterAnswer => Effect::Start(Clock::Check),
        Transition::SendBack | Transition::BreakRemedy | Transition::UpholdObjection => {
            Effect::Start(Clock::AnswerAgain)
        }
        Transition::Resolve | Transition::ConfirmRemedy | Transition::Acknowledge | Transition::Forward => {
            Effect::Start(Clock::Rating)
        }
        // While a remedy is followed, the days of the promises count and no limit of the rules.
        Transition::FollowRemedy
        | Transition::Close
        | Transition::Refuse
        | Transition::Withdraw
        | Transition::Merge
        | Transition::Divert => Effect::Stop,
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

/// Whose turn a case is. Mostly its state says it. What was promised is the unit's to do, for as
/// long as no limit of the rules runs beside the days of the promises; what the sender asks for
/// against a decision is the Front's to decide, in whatever state it was made.
#[must_use]
pub fn turn(state: State, main: Option<Clock>) -> Option<Owner> {
    match (state, main) {
        (State::Resolved | State::NotAccepted, Some(Clock::Request)) => Some(Owner::Front),
        (State::Remedy, None) => Some(Owner::Unit),
        _ => owner(state),
    }
}

/// The side whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Front,
    Unit,
    Reporter,
}
