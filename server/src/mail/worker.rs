//! Takes messages from the outbox, one after the other, and sends them. Sending happens outside
//! any transaction: a slow mail server keeps nobody from writing.

use sea_orm::DbErr;
use thiserror::Error;
use time::Duration;
use tokio::sync::watch;

use super::{Failure, MailKind, Recipient, Transport, compose, recipient};
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::entity::outbox as row;
use crate::store::outbox;

/// How often the outbox is looked at.
pub const EVERY: std::time::Duration = std::time::Duration::from_secs(2);
/// A worker that has not come back after this is taken for dead. Longer than a message can take.
const LEASE: Duration = Duration::minutes(15);
/// The pauses after each failure; the last one is repeated.
const PAUSES: [Duration; 6] = [
    Duration::minutes(1),
    Duration::minutes(5),
    Duration::minutes(30),
    Duration::hours(2),
    Duration::hours(6),
    Duration::hours(24),
];
/// After so many failures a message is given up.
const ATTEMPTS: i32 = 8;
/// The same for an address that the mail server does not know.
const ATTEMPTS_PERMANENT: i32 = 3;

/// Why the worker cannot go on, or cannot send one message.
#[derive(Debug, Error)]
pub enum MailError {
    /// The message goes back into the outbox.
    #[error(transparent)]
    Unsendable(#[from] Failure),
    /// The store fails; nothing can be noted down. The message is taken again after its lease.
    #[error(transparent)]
    Store(#[from] CaseError),
}

impl From<DbErr> for MailError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// What became of one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// There was nobody to send it to.
    Withheld,
    /// It did not leave and is tried again later.
    Failed,
    /// It did not leave and was given up.
    Dead,
}

/// What became of all that was due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    pub sent: u64,
    pub failed: u64,
    pub dead: u64,
}

/// Sends everything that is due now.
///
/// # Errors
/// [`MailError::Store`].
pub async fn run_once(services: &Services, transport: &Transport) -> Result<Sent, MailError> {
    let mut sent = Sent::default();
    while let Some(outcome) = send_next(services, transport).await? {
        match outcome {
            Outcome::Sent => sent.sent += 1,
            Outcome::Withheld => {}
            Outcome::Failed => sent.failed += 1,
            Outcome::Dead => sent.dead += 1,
        }
    }
    Ok(sent)
}

/// Sends what is due now, until `stop` turns true. The message under way is finished first.
///
/// # Errors
/// [`MailError::Store`].
pub async fn run_until(
    services: &Services,
    transport: &Transport,
    stop: &watch::Receiver<bool>,
) -> Result<(), MailError> {
    while !*stop.borrow() && send_next(services, transport).await?.is_some() {}
    Ok(())
}

/// Sends the next message; `None` when none is due.
///
/// # Errors
/// [`MailError::Store`].
pub async fn send_next(services: &Services, transport: &Transport) -> Result<Option<Outcome>, MailError> {
    // Most looks find nothing: they must not take the lock that writers wait for.
    if !outbox::any_due(services.db.reader(), services.clock.now()).await? {
        return Ok(None);
    }
    let tx = services.db.begin().await?;
    let taken = outbox::claim(&tx, services.clock.now(), LEASE, 1).await?.into_iter().next();
    tx.commit().await?;
    let Some(row) = taken else { return Ok(None) };
    let done = match deliver(services, transport, &row).await {
        Err(MailError::Store(error)) => return Err(error.into()),
        Err(MailError::Unsendable(failure)) => Err(failure),
        Ok(why_not) => Ok(why_not),
    };
    note_down(services, &row, done).await.map(Some)
}

/// Sends the message of a row, or says why there is nobody to send it to.
async fn deliver(
    services: &Services,
    transport: &Transport,
    row: &row::Model,
) -> Result<Option<&'static str>, MailError> {
    let kind =
        MailKind::from_code(&row.kind).ok_or_else(|| Failure::permanent("a kind that this program does not know"))?;
    match recipient(services, kind, row).await? {
        Recipient::Nobody(why) => Ok(Some(why)),
        Recipient::To(mailbox) => {
            transport.send(compose(&services.config, kind, row, mailbox, services.clock.now())?).await?;
            Ok(None)
        }
    }
}

async fn note_down(
    services: &Services,
    row: &row::Model,
    done: Result<Option<&'static str>, Failure>,
) -> Result<Outcome, MailError> {
    let tx = services.db.begin().await?;
    let outcome = match done {
        Ok(why_not) => {
            outbox::sent(&tx, row, why_not).await?;
            if why_not.is_some() { Outcome::Withheld } else { Outcome::Sent }
        }
        Err(failure) => {
            let again_at = pause_after(row.attempts + 1, &failure).map(|pause| services.clock.now() + pause);
            outbox::failed(&tx, row, &failure.to_string(), again_at).await?;
            if again_at.is_some() { Outcome::Failed } else { Outcome::Dead }
        }
    };
    if outcome != Outcome::Failed
        && let (Some(case_id), None) = (row.case_id, row.officer_id)
    {
        outbox::forget_contact_if_over(&tx, case_id).await?;
    }
    tx.commit().await?;
    match outcome {
        Outcome::Dead => tracing::error!(mail.id = row.id, "a message was given up; see `phanhoi mail list`"),
        Outcome::Failed => tracing::warn!(mail.id = row.id, "a message did not leave and is tried again"),
        Outcome::Sent | Outcome::Withheld => {}
    }
    Ok(outcome)
}

/// How long to wait after so many failures; `None` when it is enough.
fn pause_after(failures: i32, last: &Failure) -> Option<Duration> {
    let limit = if last.is_permanent() { ATTEMPTS_PERMANENT } else { ATTEMPTS };
    let number = usize::try_from(failures - 1).unwrap_or_default();
    (failures < limit).then(|| PAUSES[number.min(PAUSES.len() - 1)])
}
