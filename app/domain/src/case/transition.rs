//! The one table of moves. A case changes its state by an entry of this table or not at all.

use super::State;
use super::guard::Guard;
use crate::codes::codes;
use crate::role::{Desk, Role};

codes! {
    /// The moves of a case, by the codes that forms and events carry.
    pub enum Transition {
        Submit = "T02",
        Receive = "T03",
        StartTriage = "T04",
        AskReporter = "T05",
        Supplement = "T06",
        ProposeTransfer = "T07",
        ApproveTransfer = "T08",
        RejectTransfer = "T09",
        Accept = "T10",
        Return = "T11",
        Retriage = "T12",
        Assign = "T13",
        Extend = "T14",
        ProposeAnswer = "T15",
        RejectDraft = "T16",
        IssueAnswer = "T17",
        SendBack = "T18",
        TakeBack = "T19",
        FollowRemedy = "T20",
        Resolve = "T21",
        ConfirmRemedy = "T22",
        BreakRemedy = "T23",
        Close = "T24",
        UpholdObjection = "T25",
        Reopen = "T26",
        Refuse = "T27",
        Withdraw = "T28",
        Merge = "T29",
        Split = "T30",
        Divert = "T31",
        GrantReview = "T32",
        Restore = "T33",
        Acknowledge = "T34",
        EnterAnswer = "T35",
        SendOnPaper = "T36",
        Forward = "T37",
        Appeal = "T38",
    }
}

/// Who may make a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The person who sent the feedback.
    Reporter,
    /// An officer of this desk who holds one of these roles.
    Officer { desk: Desk, roles: &'static [Role] },
    /// The program, when a time limit has passed.
    System,
}

/// One line of the table: this move, by one of these actors, from one of these states, to that
/// state, if every guard lets it pass.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub transition: Transition,
    /// Empty for a move that makes a case.
    pub from: &'static [State],
    pub to: State,
    pub actors: &'static [Actor],
    pub guards: &'static [Guard],
}

const TRIAGE: Actor = Actor::Officer { desk: Desk::Front, roles: &[Role::Triage] };
const WRITER: Actor = Actor::Officer { desk: Desk::Front, roles: &[Role::AssistedEntry, Role::Intake] };
const INTAKE: Actor = Actor::Officer { desk: Desk::Front, roles: &[Role::Intake] };
const FRONT_LEADER: Actor = Actor::Officer { desk: Desk::Front, roles: &[Role::FrontLeader] };
const SORTER: Actor = Actor::Officer { desk: Desk::Front, roles: &[Role::Triage, Role::FrontLeader] };
const FOCAL_POINT: Actor = Actor::Officer { desk: Desk::Unit, roles: &[Role::FocalPoint] };
const ASSIGNER: Actor = Actor::Officer { desk: Desk::Unit, roles: &[Role::UnitHead, Role::FocalPoint] };
const HANDLER: Actor = Actor::Officer { desk: Desk::Unit, roles: &[Role::Handler] };
/// Writes down what a unit without an account says on paper.
const FOR_UNIT: Actor = Actor::Officer { desk: Desk::Front, roles: &[Role::AssistedEntry] };
/// Compares what was written down with the paper.
const SECOND_READER: Actor =
    Actor::Officer { desk: Desk::Front, roles: &[Role::AssistedEntry, Role::Intake, Role::Triage, Role::FrontLeader] };
const UNIT_HEAD: Actor = Actor::Officer { desk: Desk::Unit, roles: &[Role::UnitHead] };

const fn entry(
    transition: Transition,
    from: &'static [State],
    to: State,
    actors: &'static [Actor],
    guards: &'static [Guard],
) -> Entry {
    Entry { transition, from, to, actors, guards }
}

/// The states before anybody has drafted an answer: until then a case may leave the ordinary way.
const UNANSWERED: &[State] = &[
    State::Submitted,
    State::Received,
    State::Triage,
    State::AwaitingInfo,
    State::AwaitingTransferApproval,
    State::Transferred,
    State::ReturnedByUnit,
    State::AcceptedByUnit,
    State::Verifying,
];

/// Every move there is. Ordered by code, which is also the order of an ordinary life.
pub const TABLE: &[Entry] = &[
    entry(Transition::Submit, &[], State::Submitted, &[Actor::Reporter, WRITER, SORTER], &[Guard::KindOfTheRole]),
    entry(Transition::Receive, &[State::Submitted], State::Received, &[INTAKE], &[]),
    entry(Transition::StartTriage, &[State::Received], State::Triage, &[TRIAGE], &[]),
    entry(
        Transition::AskReporter,
        &[State::Triage],
        State::AwaitingInfo,
        &[TRIAGE],
        &[Guard::QuestionsLeft, Guard::ReporterThere],
    ),
    entry(
        Transition::Supplement,
        &[State::AwaitingInfo],
        State::Triage,
        &[Actor::Reporter, Actor::System],
        &[Guard::SystemOnlyWhenDue],
    ),
    entry(
        Transition::ProposeTransfer,
        &[State::Triage],
        State::AwaitingTransferApproval,
        &[TRIAGE],
        &[Guard::Classified, Guard::LawfulRecipient],
    ),
    entry(
        Transition::ApproveTransfer,
        &[State::AwaitingTransferApproval],
        State::Transferred,
        &[FRONT_LEADER],
        &[Guard::HasAccount, Guard::NotTheProposer, Guard::LawfulRecipient],
    ),
    entry(Transition::RejectTransfer, &[State::AwaitingTransferApproval], State::Triage, &[FRONT_LEADER], &[]),
    entry(
        Transition::Accept,
        &[State::Transferred],
        State::AcceptedByUnit,
        &[FOCAL_POINT, FOR_UNIT],
        &[Guard::OnPaperIfEntered],
    ),
    entry(
        Transition::Return,
        &[State::Transferred],
        State::ReturnedByUnit,
        &[FOCAL_POINT, FOR_UNIT],
        &[Guard::OnPaperIfEntered, Guard::ReturnsLeft],
    ),
    entry(
        Transition::Retriage,
        &[
            State::ReturnedByUnit,
            State::Transferred,
            State::AcceptedByUnit,
            State::Verifying,
            State::AwaitingAnswerApproval,
            State::AnswerSentBack,
        ],
        State::Triage,
        &[TRIAGE, Actor::System],
        &[Guard::ReturnedOrMayNot],
    ),
    // While it is verified it may be given to another: whoever has it may fall ill, leave, or be tied to it.
    entry(
        Transition::Assign,
        &[State::AcceptedByUnit, State::Verifying],
        State::Verifying,
        &[ASSIGNER],
        &[Guard::AssigneeFree],
    ),
    entry(
        Transition::Extend,
        &[State::Verifying],
        State::Verifying,
        &[UNIT_HEAD],
        &[Guard::Extendable, Guard::OneExtension, Guard::BeforeExpiry],
    ),
    entry(
        Transition::ProposeAnswer,
        &[State::Verifying],
        State::AwaitingAnswerApproval,
        &[HANDLER],
        &[Guard::OnlyTheAssignee],
    ),
    entry(Transition::RejectDraft, &[State::AwaitingAnswerApproval], State::Verifying, &[UNIT_HEAD], &[]),
    entry(
        Transition::IssueAnswer,
        &[State::AwaitingAnswerApproval],
        State::Answered,
        &[UNIT_HEAD],
        &[Guard::NotTheDrafter],
    ),
    entry(
        Transition::SendBack,
        &[State::Answered],
        State::AnswerSentBack,
        &[FRONT_LEADER],
        &[Guard::NotTheSigner, Guard::SomePointFails, Guard::RoundsLeft],
    ),
    entry(Transition::TakeBack, &[State::AnswerSentBack], State::Verifying, &[FOCAL_POINT], &[]),
    entry(
        Transition::FollowRemedy,
        &[State::Answered],
        State::Remedy,
        &[FRONT_LEADER],
        &[Guard::NotTheSigner, Guard::EveryPointHolds, Guard::Promised],
    ),
    entry(
        Transition::Resolve,
        &[State::Answered],
        State::Resolved,
        &[FRONT_LEADER],
        &[Guard::NotTheSigner, Guard::EveryPointHolds],
    ),
    entry(
        Transition::ConfirmRemedy,
        &[State::Remedy],
        State::Resolved,
        &[FRONT_LEADER],
        &[Guard::NotTheSigner, Guard::RemedyShown],
    ),
    entry(
        Transition::BreakRemedy,
        &[State::Remedy],
        State::AnswerSentBack,
        &[Actor::System, TRIAGE],
        &[Guard::RemedyBroken],
    ),
    entry(
        Transition::Close,
        &[State::Resolved],
        State::Closed,
        &[Actor::System, FRONT_LEADER],
        &[Guard::NothingAsked, Guard::NoAppealOpen, Guard::PublicationDecided, Guard::RatingOver],
    ),
    entry(
        Transition::UpholdObjection,
        &[State::Resolved],
        State::AnswerSentBack,
        &[FRONT_LEADER],
        &[Guard::SenderAsked, Guard::AnsweredByUnit],
    ),
    entry(Transition::Reopen, &[State::Closed], State::Triage, &[FRONT_LEADER], &[]),
    entry(
        Transition::Refuse,
        &[State::Submitted, State::Received, State::Triage, State::AwaitingInfo],
        State::NotAccepted,
        &[FRONT_LEADER],
        &[Guard::NobodyFollows, Guard::TwoForSlander],
    ),
    entry(
        Transition::Withdraw,
        UNANSWERED,
        State::Withdrawn,
        &[Actor::Reporter],
        &[Guard::OfOwnWill, Guard::ReporterThere, Guard::NobodyFollows],
    ),
    entry(
        Transition::Merge,
        &[State::Received, State::Triage],
        State::Merged,
        &[TRIAGE],
        &[Guard::MasterOpen, Guard::MasterFree, Guard::SameSubject, Guard::MasterUnanswered, Guard::NobodyFollows],
    ),
    entry(Transition::Split, &[State::Merged], State::Triage, &[SORTER], &[]),
    entry(
        Transition::Divert,
        UNANSWERED,
        State::Diverted,
        &[FRONT_LEADER],
        &[Guard::DiversionProposed, Guard::NobodyFollows],
    ),
    entry(
        Transition::GrantReview,
        &[State::NotAccepted],
        State::Triage,
        &[FRONT_LEADER],
        &[Guard::SenderAsked, Guard::NotTheRefuser],
    ),
    entry(Transition::Restore, &[State::Withdrawn], State::Triage, &[FRONT_LEADER], &[Guard::SecondPerson]),
    entry(
        Transition::Acknowledge,
        &[State::Triage],
        State::Resolved,
        &[FRONT_LEADER],
        &[Guard::FrontMayAnswer, Guard::FrontAnswerDrafted, Guard::NotTheDrafter],
    ),
    entry(
        Transition::EnterAnswer,
        &[State::AcceptedByUnit, State::Verifying, State::AnswerSentBack],
        State::Answered,
        &[SECOND_READER],
        &[Guard::OnPaper, Guard::PaperAnswerReady, Guard::NotTheDrafter],
    ),
    entry(
        Transition::SendOnPaper,
        &[State::AwaitingTransferApproval],
        State::Transferred,
        &[FRONT_LEADER],
        &[Guard::OnPaper, Guard::NotTheProposer, Guard::LawfulRecipient],
    ),
    entry(Transition::Forward, &[State::Transferred], State::Resolved, &[FRONT_LEADER], &[Guard::ForwardOnly]),
    entry(Transition::Appeal, &[], State::Received, &[Actor::Reporter], &[]),
];

impl Transition {
    /// The line of the table for this move.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // The test below shows that the table has every move once, in the order of the codes.
        &TABLE[self as usize]
    }

    /// Whether the unit has to answer once more after this move.
    #[must_use]
    pub fn sends_back(self) -> bool {
        self.entry().to == State::AnswerSentBack
    }

    /// Whether cases may still be merged into one that stands so: its unit has not signed an answer yet.
    #[must_use]
    pub fn joins_in(state: State) -> bool {
        UNANSWERED.contains(&state) || state == State::AwaitingAnswerApproval
    }

    /// Whether a unit gets the case by this move, with a letter that it is to answer.
    #[must_use]
    pub const fn refers(self) -> bool {
        matches!(self, Self::ApproveTransfer | Self::SendOnPaper)
    }

    /// The moves that lead out of a state.
    pub fn from_state(state: State) -> impl Iterator<Item = &'static Entry> {
        TABLE.iter().filter(move |entry| entry.from.contains(&state))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_move_exactly_once_and_in_order() {
        let listed: Vec<_> = TABLE.iter().map(|entry| entry.transition).collect();
        assert_eq!(listed, Transition::ALL);
        for &transition in Transition::ALL {
            assert_eq!(transition.entry().transition, transition);
        }
    }

    #[test]
    fn out_of_a_terminal_state_leads_only_triage_by_a_leader() {
        for entry in TABLE.iter().filter(|entry| entry.from.iter().any(|state| state.is_terminal())) {
            // What was joined goes on with another case: whoever sorts may part the two again.
            let by = if entry.transition == Transition::Split { SORTER } else { FRONT_LEADER };
            assert_eq!((entry.to, entry.actors), (State::Triage, &[by][..]), "{}", entry.transition);
        }
    }

    #[test]
    fn nothing_joins_what_has_ended_or_was_answered() {
        let answered = [State::Answered, State::AnswerSentBack, State::Remedy, State::Resolved];
        for &state in State::ALL {
            let closed = state.is_terminal() || answered.contains(&state);
            assert_eq!(Transition::joins_in(state), !closed, "{state}");
        }
    }

    #[test]
    fn every_state_that_a_move_reaches_can_be_left_or_is_terminal() {
        for entry in TABLE {
            assert!(entry.to.is_terminal() || Transition::from_state(entry.to).count() > 0, "{}", entry.to);
        }
    }
}
