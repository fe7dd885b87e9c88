//! Messages to reporters and officers. They hold no content: that there is news, and where to
//! look. Whoever reads another person's mail learns nothing about a case, not even its number.
//!
//! | file | idea |
//! |---|---|
//! | `recipient` | to whom a message goes at this moment, if to anybody |
//! | `message` | what it looks like |
//! | `transport` | how it leaves the house: files, SMTP, or memory in tests |
//! | `worker` | takes one after the other from the outbox, and what follows from a failure |

mod message;
mod recipient;
#[cfg(test)]
mod tests;
mod transport;
mod worker;

pub use message::compose;
pub use recipient::{Recipient, may_mail, recipient};
pub use transport::{Failure, Transport, TransportError};
pub use worker::{EVERY, MailError, Outcome, Sent, run_once, run_until, send_next};

use domain::opening::HolderGroup;
use domain::role::Desk;

/// What a message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailKind {
    /// To the reporter: there is news.
    ReporterNews,
    /// To the reporter: the Front asks something. It reads like any other news.
    ReporterQuestion,
    /// To the Front: new feedback, or the reporter added something.
    FrontNew,
    /// To the Front: a unit answered or returned a case.
    FrontAnswer,
    /// To a unit: a case was referred to it.
    UnitReferral,
    /// To a unit: its answer came back.
    UnitSentBack,
    /// To an officer at either desk: a case is theirs now.
    OfficerAssigned,
    /// To an approver: somebody asks for a sealed name.
    OpeningRequested,
    /// To a custodian: a request was approved.
    OpeningApproved,
    /// To an officer at either desk: a date is near or has passed.
    DateReminder,
    /// To data protection: a sender asks about their own data.
    DataRequest,
    /// To who leads a body above: something below is long overdue.
    SuperiorReport,
    /// To who leads a body above: something waits below for which nobody is there.
    ApprovalRaised,
    /// To those who protect senders: one of them is threatened.
    Threat,
}

impl MailKind {
    pub const ALL: &'static [Self] = &[
        Self::ReporterNews,
        Self::ReporterQuestion,
        Self::FrontNew,
        Self::FrontAnswer,
        Self::UnitReferral,
        Self::UnitSentBack,
        Self::OfficerAssigned,
        Self::OpeningRequested,
        Self::OpeningApproved,
        Self::DateReminder,
        Self::DataRequest,
        Self::SuperiorReport,
        Self::ApprovalRaised,
        Self::Threat,
    ];

    /// The stable code that is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReporterNews => "REPORTER_NEWS",
            Self::ReporterQuestion => "REPORTER_QUESTION",
            Self::FrontNew => "FRONT_NEW",
            Self::FrontAnswer => "FRONT_ANSWER",
            Self::UnitReferral => "UNIT_REFERRAL",
            Self::UnitSentBack => "UNIT_SENT_BACK",
            Self::OfficerAssigned => "OFFICER_ASSIGNED",
            Self::OpeningRequested => "OPENING_REQUESTED",
            Self::OpeningApproved => "OPENING_APPROVED",
            Self::DateReminder => "DATE_REMINDER",
            Self::DataRequest => "DATA_REQUEST",
            Self::SuperiorReport => "SUPERIOR_REPORT",
            Self::ApprovalRaised => "APPROVAL_RAISED",
            Self::Threat => "THREAT",
        }
    }

    /// The kind with this code, exactly as written.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// The kind that tells holders of this group that it is their turn.
    #[must_use]
    pub const fn turn_of(group: HolderGroup) -> Self {
        match group {
            HolderGroup::Approver => Self::OpeningRequested,
            HolderGroup::Custodian => Self::OpeningApproved,
        }
    }

    /// Whose turn it tells of; `None` for every other kind.
    #[must_use]
    pub fn group(self) -> Option<HolderGroup> {
        HolderGroup::ALL.iter().copied().find(|group| Self::turn_of(*group) == self)
    }

    /// The desks at which the recipient would see the case: at one of them they must be allowed
    /// to. A reporter looks it up with their code.
    #[must_use]
    pub const fn desks(self) -> &'static [Desk] {
        match self {
            Self::ReporterNews | Self::ReporterQuestion => &[Desk::Public],
            Self::FrontNew | Self::FrontAnswer | Self::OpeningRequested | Self::OpeningApproved => &[Desk::Front],
            Self::UnitReferral | Self::UnitSentBack => &[Desk::Unit],
            Self::OfficerAssigned | Self::DateReminder | Self::ApprovalRaised => &[Desk::Front, Desk::Unit],
            // They need see no case: that it was reported or passed on to their body, or that its sender asks, is what
            // admits them.
            Self::SuperiorReport | Self::Threat | Self::DataRequest => &[],
        }
    }
}
