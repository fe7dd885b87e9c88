//! The demonstration: a made-up province with its bodies and people, and cases that went through
//! the same moves as real ones.

mod cast;
pub mod commitments;
mod entry;
pub mod figures;
mod play;
mod publish;
mod script;

use thiserror::Error;

use crate::Services;
use crate::desks::ActError;
use crate::reference::ReferenceCache;
use crate::store::people;

pub use script::is_known_password;

/// Why there is no demonstration.
#[derive(Debug, Error)]
pub enum DemoError {
    #[error("the database already has people in it; the demonstration is only made in an empty one")]
    NotEmpty,
    #[error("the demonstration's own data is wrong: {0}")]
    Script(String),
    #[error("case {case}, step {step}: {cause}")]
    Step { case: String, step: String, cause: ActError },
    #[error(transparent)]
    Failed(#[from] crate::store::cases::CaseError),
}

impl From<sea_orm::DbErr> for DemoError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Failed(error.into())
    }
}

/// An account of the demonstration, to be printed.
pub struct DemoAccount {
    pub role: String,
    pub login: String,
    pub password: String,
    /// Base 32.
    pub one_time_secret: String,
}

/// The accounts, as they are printed.
///
/// # Errors
/// When the embedded data cannot be read.
pub fn accounts() -> Result<Vec<DemoAccount>, DemoError> {
    let accounts = script::accounts()?;
    Ok(accounts
        .account
        .into_iter()
        .map(|account| DemoAccount {
            role: account.role,
            login: account.login,
            password: account.password,
            one_time_secret: account.totp,
        })
        .collect())
}

/// A holder of the demonstration, to be printed.
pub struct DemoHolder {
    /// Code of the side.
    pub side: String,
    pub login: String,
    pub secret: String,
}

/// The holders of keys to sealed names, as they are printed.
///
/// # Errors
/// When the embedded data cannot be read.
pub fn holders() -> Result<Vec<DemoHolder>, DemoError> {
    let holders = script::accounts()?.holder.into_iter();
    Ok(holders.map(|holder| DemoHolder { side: holder.side, login: holder.login, secret: holder.secret }).collect())
}

/// Fills an empty database with the province, its people and the first `cases` cases. Cases are
/// told as days before today, so that a demonstration is never old. The clock of `services` must
/// be one that can be set: the past is played, not written. `seed` tells with which case to begin,
/// from 1.
///
/// # Errors
/// [`DemoError`].
pub async fn run(services: &Services, cases: usize, seed: u64) -> Result<usize, DemoError> {
    if people::count(services.db.reader()).await? > 0 {
        return Err(DemoError::NotEmpty);
    }
    cast::appear(services).await?;
    let cache: &ReferenceCache = &services.reference;
    cache.reload(&services.db, services.clock.today()).await?;
    play::all(services, cases, seed).await
}
