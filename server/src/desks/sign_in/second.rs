//! The second factor: a one-time password, or a recovery code in its place.

use domain::journal::What;
use domain::unit::OfficerId;
use sea_orm::DbErr;

use super::stored_secret;
use crate::Services;
use crate::auth::one_time::OneTimeSecret;
use crate::auth::recovery;
use crate::desks::ActError;
use crate::store::entity::officers;
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, people, recovery_codes};

/// What fits and was not used yet.
pub(super) enum Second {
    /// The time step of a one-time password.
    Step(i64),
    /// The hash of a recovery code.
    Code([u8; 32]),
}

impl Second {
    /// What somebody typed, if it fits. For nobody the same work is done, and nothing fits.
    pub(super) async fn find(
        services: &Services,
        row: Option<&officers::Model>,
        typed: &str,
    ) -> Result<Option<Self>, ActError> {
        if let Some(code) = recovery::canonical(typed) {
            let hash = services.vault.recovery_code_hash(&code);
            let known = recovery_codes::has(services.db.reader(), row.map_or(0, |row| row.id), &hash).await?;
            return Ok(known.then_some(Self::Code(hash)));
        }
        let stored = match row {
            Some(row) => stored_secret(services, row)?,
            None => None,
        };
        let known = stored.is_some();
        let secret = stored.unwrap_or_else(|| OneTimeSecret::from_bytes(b"nobody has this one"));
        let seconds = u64::try_from(services.clock.now().unix_timestamp()).unwrap_or_default();
        let step = secret.step_of(typed, seconds, row.and_then(|row| row.totp_last_step));
        Ok(step.filter(|_| known).map(Self::Step))
    }

    /// Uses it up; `false` when another request was faster.
    pub(super) async fn spend(&self, services: &Services, tx: &Tx, officer_id: i64) -> Result<bool, DbErr> {
        match self {
            Self::Step(step) => people::use_step(tx, officer_id, *step).await,
            Self::Code(hash) => {
                let officer = OfficerId(officer_id);
                let line = Entry::new(What::CodeUsed, Some(officer)).account(officer);
                office_events::append(tx, line, services.clock.now()).await?;
                recovery_codes::spend(tx, officer_id, hash).await
            }
        }
    }
}
