//! The journal of the office: who did what to whose account, and when. It is appended to in the
//! transaction of what it tells, and the database refuses to change it.

use domain::unit::OfficerId;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, DbErr, EntityTrait};
use time::OffsetDateTime;

use super::Tx;
use super::entity::office_events;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    PasswordChanged,
    CodesMade,
    /// Somebody signed in, or confirmed, with a recovery code.
    CodeUsed,
    AuthenticatorChanged,
    SessionsEnded,
    RecoveryOpened,
    RecoveryApproved,
    RecoveryRefused,
    /// The code that was handed over was used: new password, new authenticator, no session left.
    RecoveryUsed,
}

impl What {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PasswordChanged => "PASSWORD_CHANGED",
            Self::CodesMade => "CODES_MADE",
            Self::CodeUsed => "CODE_USED",
            Self::AuthenticatorChanged => "AUTHENTICATOR_CHANGED",
            Self::SessionsEnded => "SESSIONS_ENDED",
            Self::RecoveryOpened => "RECOVERY_OPENED",
            Self::RecoveryApproved => "RECOVERY_APPROVED",
            Self::RecoveryRefused => "RECOVERY_REFUSED",
            Self::RecoveryUsed => "RECOVERY_USED",
        }
    }
}

/// Appends a line: `actor` did it to the account of `officer`.
///
/// # Errors
/// Those of the database.
pub async fn append(
    tx: &Tx,
    what: What,
    actor: Option<OfficerId>,
    officer: Option<OfficerId>,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = office_events::ActiveModel {
        id: NotSet,
        at: Set(now.replace_nanosecond(0).unwrap_or(now)),
        code: Set(what.code().to_owned()),
        actor_id: Set(actor.map(|officer| officer.0)),
        officer_id: Set(officer.map(|officer| officer.0)),
        unit_id: Set(None),
    };
    office_events::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
