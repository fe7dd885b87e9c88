//! Signing in: from a password to a session.

use app::page::Enrolment;
use domain::unit::OfficerId;

use super::{ActError, Officer};
use crate::Services;
use crate::auth::one_time::OneTimeSecret;
use crate::auth::password::Password;
use crate::auth::session::{Token, hash_of};
use crate::store::cases::CaseError;
use crate::store::entity::officers;
use crate::store::{detached, people, sessions};
use crate::vault::At;

/// Somebody whose password was right.
pub struct HalfWay {
    row: officers::Model,
    secret: OneTimeSecret,
    token_hash: Vec<u8>,
}

/// Somebody who has arrived.
pub struct SignedInAs {
    pub token: Token,
    /// The page of their first desk.
    pub home: &'static str,
}

impl HalfWay {
    /// Checks a password. Unknown, disabled and wrong are the same refusal and take the same time.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when it does not fit.
    pub async fn begin(services: &Services, login: &str, password: Password) -> Result<(Self, Token), ActError> {
        let row = people::by_login(services.db.reader(), login).await?;
        let stored = row.as_ref().map(|row| row.password_hash.reveal().to_owned());
        let fits =
            services.hashing.verify(password, stored).await.map_err(|_| CaseError::Code("officers.password_hash"))?;
        let active = row.filter(|row| row.status == people::ACTIVE && (!row.demo || services.site.demo));
        let Some(mut row) = active.filter(|_| fits) else { return Err(ActError::NotFound) };
        let services = services.clone();
        detached(
            async move {
                let tx = services.db.begin().await?;
                let secret = match stored_secret(&services, &row)? {
                    Some(secret) => secret,
                    None => {
                        let secret = OneTimeSecret::random(&mut rand::rng());
                        let sealed = services.vault.seal_officer_secret(secret_at(row.id), secret.as_bytes())?;
                        row.totp_secret = Some(sealed);
                        people::update(&tx, row.clone()).await?;
                        secret
                    }
                };
                let token = Token::random(&mut rand::rng());
                let now = services.clock.now();
                sessions::start(&tx, token.hash(), row.id, sessions::Stage::Password, now).await?;
                tx.commit().await?;
                Ok((Self { row, secret, token_hash: token.hash() }, token))
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// The half-way session of a token.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find(services: &Services, token: &str) -> Result<Option<Self>, ActError> {
        let db = services.db.reader();
        let token_hash = hash_of(token);
        let now = services.clock.now();
        let Some(session) = sessions::find(db, &token_hash, sessions::Stage::Password, now).await? else {
            return Ok(None);
        };
        let row = people::by_id(db, session.officer_id).await?.filter(|row| row.status == people::ACTIVE);
        let Some(row) = row else { return Ok(None) };
        let Some(secret) = stored_secret(services, &row)? else { return Ok(None) };
        Ok(Some(Self { row, secret, token_hash }))
    }

    /// Whether an authenticator has shown that it knows the secret.
    #[must_use]
    pub fn enrolled(&self) -> bool {
        self.row.totp_last_step.is_some()
    }

    /// What a new account shows to an authenticator.
    #[must_use]
    pub fn enrolment(&self) -> Enrolment {
        Enrolment {
            login: self.row.login.clone(),
            secret: self.secret.to_base32(),
            uri: self.secret.to_uri(&self.row.login),
        }
    }

    /// Checks a one-time password and starts the session under a new token. Each password counts
    /// once, also when two requests bring it at the same moment.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when it does not fit.
    pub async fn finish(self, services: &Services, typed: &str) -> Result<SignedInAs, ActError> {
        let now = services.clock.now();
        let seconds = u64::try_from(now.unix_timestamp()).unwrap_or_default();
        let step = self.secret.step_of(typed, seconds, self.row.totp_last_step).ok_or(ActError::NotFound)?;
        let services = services.clone();
        detached(
            async move {
                let tx = services.db.begin().await?;
                if !people::use_step(&tx, self.row.id, step).await? {
                    return Err(ActError::NotFound);
                }
                sessions::end(&tx, &self.token_hash).await?;
                let token = Token::random(&mut rand::rng());
                sessions::start(&tx, token.hash(), self.row.id, sessions::Stage::Full, now).await?;
                tx.commit().await?;
                let officer = Officer::load(&services, OfficerId(self.row.id), &token.hash()).await?;
                let home = officer.ok_or(ActError::NotFound)?.home();
                Ok(SignedInAs { token, home })
            },
            || ActError::Interrupted,
        )
        .await
    }
}

impl Officer {
    /// Takes a fresh one-time password in the middle of a session, which goes on under a new
    /// token.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when it does not fit.
    pub async fn confirm(&self, typed: &str) -> Result<Token, ActError> {
        let services = self.services().clone();
        let id = self.id().0;
        let row = people::by_id(services.db.reader(), id).await?.ok_or(ActError::NotFound)?;
        let step = right_step(&services, &row, typed)?.ok_or(ActError::NotFound)?;
        let token_hash = self.token_hash().to_vec();
        detached(
            async move {
                let tx = services.db.begin().await?;
                if !people::use_step(&tx, id, step).await? {
                    return Err(ActError::NotFound);
                }
                let token = Token::random(&mut rand::rng());
                sessions::confirm(&tx, &token_hash, token.hash(), services.clock.now()).await?;
                tx.commit().await?;
                Ok(token)
            },
            || ActError::Interrupted,
        )
        .await
    }
}

/// Ends a session.
///
/// # Errors
/// When the store does not answer.
pub async fn sign_out(services: &Services, token_hash: &[u8]) -> Result<(), ActError> {
    let tx = services.db.begin().await?;
    sessions::end(&tx, token_hash).await?;
    tx.commit().await?;
    Ok(())
}

/// The time step of a one-time password that fits and was not used.
fn right_step(services: &Services, row: &officers::Model, typed: &str) -> Result<Option<i64>, CaseError> {
    let Some(secret) = stored_secret(services, row)? else { return Ok(None) };
    let seconds = u64::try_from(services.clock.now().unix_timestamp()).unwrap_or_default();
    Ok(secret.step_of(typed, seconds, row.totp_last_step))
}

fn stored_secret(services: &Services, row: &officers::Model) -> Result<Option<OneTimeSecret>, CaseError> {
    let Some(sealed) = &row.totp_secret else { return Ok(None) };
    let plain = services.vault.open_officer_secret(secret_at(row.id), sealed)?;
    Ok(Some(OneTimeSecret::from_bytes(plain.as_bytes())))
}

/// Where an officer's one-time secret is kept.
#[must_use]
pub fn secret_at(officer_id: i64) -> At<'static> {
    At::new("officers", "totp_secret", officer_id)
}
