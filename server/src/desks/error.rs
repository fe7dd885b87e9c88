//! Why a desk does not do what it was asked.

use app::desks::DeskError;
use domain::case::guard::{Guard, Refusal};
use domain::errors::FieldErrors;
use sea_orm::DbErr;
use time::Duration;

use crate::audit::AuditError;
use crate::auth::password::HashingError;
use crate::files::FileError;
use crate::store::cases::CaseError;
use crate::vault::SealError;

/// Why nothing can be shown.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not there, or not for this person.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Failed(#[from] CaseError),
}

impl From<DbErr> for ReadError {
    fn from(error: DbErr) -> Self {
        Self::Failed(error.into())
    }
}

impl From<AuditError> for ReadError {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::Store(error) => error.into(),
            // Reading neither signs nor writes: what is left is a number that cannot be.
            _ => Self::Failed(CaseError::Code("log_entries.idx")),
        }
    }
}

impl From<SealError> for ReadError {
    fn from(error: SealError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<ReadError> for DeskError {
    /// The place where what went wrong inside is told to the log, once.
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotFound => Self::NotFound,
            ReadError::Failed(cause) => {
                tracing::error!(%cause, "a desk could not answer");
                Self::Unavailable
            }
        }
    }
}

/// Why nothing was done. In each case nothing was half done either.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// The form has problems.
    #[error("the form has problems")]
    Invalid(FieldErrors),
    /// The state, the person or a condition does not allow it.
    #[error("refused")]
    Refused(Refusal),
    /// Somebody else changed it in between.
    #[error("changed by somebody else")]
    Stale,
    /// Not there, or not for this person.
    #[error("not found")]
    NotFound,
    /// Too much was tried in vain: not before this time has passed.
    #[error("too many tries")]
    Wait(Duration),
    /// Strangers try this login: the one-time password must come with the password.
    #[error("the one-time password must come first")]
    CodeFirst,
    /// More is asked than can be done at once.
    #[error("busy")]
    Busy,
    #[error(transparent)]
    Failed(#[from] CaseError),
    #[error(transparent)]
    Files(#[from] FileError),
    /// The program stopped in the middle; the transaction was rolled back.
    #[error("interrupted")]
    Interrupted,
}

impl From<DbErr> for ActError {
    fn from(error: DbErr) -> Self {
        match error {
            // What was to be changed is not as it was read any more.
            DbErr::RecordNotUpdated => Self::Stale,
            error => Self::Failed(error.into()),
        }
    }
}

impl From<HashingError> for ActError {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Failed => Self::Failed(CaseError::Code("officers.password_hash")),
            HashingError::Busy => Self::Busy,
        }
    }
}

impl From<SealError> for ActError {
    fn from(error: SealError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<FieldErrors> for ActError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<Refusal> for ActError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<ReadError> for ActError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotFound => Self::NotFound,
            ReadError::Failed(cause) => Self::Failed(cause),
        }
    }
}

/// A refusal names no unit and no person: what the page says about it is a fixed sentence.
#[must_use]
pub fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::WrongState => "refused-wrong-state",
        Refusal::WrongActor => "refused-wrong-actor",
        Refusal::Guard(guard) => guard_key(guard),
    }
}

const fn guard_key(guard: Guard) -> &'static str {
    match guard {
        Guard::QuestionsLeft => "guard-questions-left",
        Guard::SystemOnlyWhenDue => "guard-system-only-when-due",
        Guard::Classified => "guard-classified",
        Guard::LawfulRecipient => "guard-lawful-recipient",
        Guard::NotTheProposer => "guard-not-the-proposer",
        Guard::ReturnsLeft => "guard-returns-left",
        Guard::AssigneeFree => "guard-assignee-free",
        Guard::Extendable => "guard-extendable",
        Guard::OneExtension => "guard-one-extension",
        Guard::BeforeExpiry => "guard-before-expiry",
        Guard::OnlyTheAssignee => "guard-only-the-assignee",
        Guard::NotTheDrafter => "guard-not-the-drafter",
        Guard::SomePointFails => "guard-some-point-fails",
        Guard::EveryPointHolds => "guard-every-point-holds",
        Guard::RoundsLeft => "guard-rounds-left",
        Guard::Promised => "guard-promised",
        Guard::RemedyShown => "guard-remedy-shown",
        Guard::RemedyBroken => "guard-remedy-broken",
        Guard::PublicationDecided => "guard-publication-decided",
        Guard::NothingAsked => "guard-nothing-asked",
        Guard::NoAppealOpen => "guard-no-appeal-open",
        Guard::SenderAsked => "guard-sender-asked",
        Guard::AnsweredByUnit => "guard-answered-by-unit",
        Guard::NotTheRefuser => "guard-not-the-refuser",
        Guard::OfOwnWill => "guard-of-own-will",
        Guard::ReporterThere => "guard-reporter-there",
        Guard::SecondPerson => "guard-second-person",
        Guard::DiversionProposed => "guard-diversion-proposed",
        Guard::MasterOpen => "guard-master-open",
        Guard::SameSubject => "guard-same-subject",
        Guard::MasterUnanswered => "guard-master-unanswered",
        Guard::NobodyFollows => "guard-nobody-follows",
        Guard::TwoForSlander => "guard-two-for-slander",
        Guard::RatingOver => "guard-rating-over",
        Guard::ForwardOnly => "guard-forward-only",
        Guard::FrontMayAnswer => "guard-front-may-answer",
        Guard::NotTheSigner => "guard-not-the-signer",
        Guard::MasterFree => "guard-master-free",
        Guard::FrontAnswerDrafted => "guard-front-answer-drafted",
        Guard::KindOfTheRole => "guard-kind-of-the-role",
        Guard::HasAccount => "guard-unit-has-account",
        Guard::OnPaper => "guard-unit-on-paper",
        Guard::ReturnedOrMayNot => "guard-returned-or-may-not",
        Guard::OnPaperIfEntered => "guard-on-paper-if-entered",
        Guard::PaperAnswerReady => "guard-paper-answer-ready",
    }
}
