//! Who may see what. What is not in the table is a leak, whoever sees it.

use domain::case::State;

use super::mark::Kind;
use super::way::{Openness, Story};

/// Who somebody is to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The browser that holds the receipt.
    Sender,
    /// An officer of the Front that has the case.
    Front,
    /// An officer of the unit that it was referred to.
    Unit,
    /// The browser in which a custodian opened the name, for half an hour.
    Opener,
    /// An officer to whom it was passed on that the sender is threatened.
    Protector,
    /// The messages to the sender, as they leave the house.
    Mail,
    /// Everybody else, and everything that is kept anywhere.
    Nobody,
}

/// When it begins.
#[derive(Clone, Copy)]
enum From {
    /// From sending on.
    Sending,
    /// From the approval of the referral on.
    Referral,
    /// From the unit's first draft on.
    Draft,
    /// When the unit has issued its answer.
    Issue,
    /// When the Front has released it.
    Release,
    /// If the sender is open to the Front.
    IfOpen,
    /// If the sender is sealed and the name was opened.
    IfOpened,
    /// If the sender is open and lets the unit know the name, from the referral on.
    IfShared,
}

/// Part of a case, who sees it, from when on.
const TABLE: &[(Kind, Who, From)] = &[
    (Kind::Body, Who::Front, From::Sending),
    (Kind::Wish, Who::Front, From::Sending),
    (Kind::Place, Who::Front, From::Sending),
    (Kind::SubjectName, Who::Front, From::Sending),
    (Kind::FileName, Who::Front, From::Sending),
    // In the untouched file alone, which the Front may download.
    (Kind::PhotoAuthor, Who::Front, From::Sending),
    (Kind::PhotoPlace, Who::Front, From::Sending),
    (Kind::Name, Who::Front, From::IfOpen),
    (Kind::Name, Who::Unit, From::IfShared),
    (Kind::Phone, Who::Front, From::IfOpen),
    (Kind::Address, Who::Front, From::IfOpen),
    (Kind::Name, Who::Opener, From::IfOpened),
    (Kind::Phone, Who::Opener, From::IfOpened),
    (Kind::Address, Who::Opener, From::IfOpened),
    (Kind::Email, Who::Mail, From::Sending),
    (Kind::Question, Who::Front, From::Sending),
    (Kind::Question, Who::Sender, From::Sending),
    (Kind::Message, Who::Front, From::Sending),
    (Kind::Message, Who::Sender, From::Sending),
    // Not the Front that has the case, unless it was passed on to them.
    (Kind::Threat, Who::Sender, From::Sending),
    (Kind::Threat, Who::Protector, From::Sending),
    (Kind::Threat, Who::Opener, From::Sending),
    (Kind::StaffNote, Who::Front, From::Sending),
    (Kind::Referral, Who::Front, From::Sending),
    (Kind::Referral, Who::Unit, From::Referral),
    (Kind::Answer, Who::Unit, From::Draft),
    (Kind::Answer, Who::Front, From::Issue),
    (Kind::Answer, Who::Sender, From::Release),
    // Kind::Mistyped: nobody, never.
];

/// Whether the table lets this be seen.
pub fn may_see(who: Who, kind: Kind, story: Story) -> bool {
    // Of a matter that went to another procedure the Front sees no word any more.
    if who == Who::Front && story.state == State::Diverted {
        return false;
    }
    TABLE.iter().any(|&(of, by, from)| of == kind && by == who && began(from, story))
}

fn began(from: From, Story { state, openness }: Story) -> bool {
    use State as S;
    match from {
        From::Sending => true,
        From::IfOpen => matches!(openness, Openness::Open | Openness::Shared),
        From::IfOpened => openness == Openness::Opened,
        From::IfShared => openness == Openness::Shared && with_unit(state),
        From::Referral => with_unit(state),
        From::Draft => {
            matches!(
                state,
                S::AwaitingAnswerApproval | S::Answered | S::AnswerSentBack | S::Remedy | S::Resolved | S::Closed
            )
        }
        From::Issue => matches!(state, S::Answered | S::AnswerSentBack | S::Remedy | S::Resolved | S::Closed),
        From::Release => matches!(state, S::Remedy | S::Resolved | S::Closed),
    }
}

/// Whether the unit has the case in this state.
pub const fn with_unit(state: State) -> bool {
    matches!(
        state,
        State::Transferred
            | State::AcceptedByUnit
            | State::Verifying
            | State::AwaitingAnswerApproval
            | State::Answered
            | State::AnswerSentBack
            | State::Remedy
            | State::Resolved
            | State::Closed
    )
}
