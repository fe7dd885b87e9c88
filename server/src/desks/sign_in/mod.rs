//! Signing in: from a password to a session.

mod counts;
mod second;

use app::page::Enrolment;
use domain::private::Private;
use domain::unit::OfficerId;

use self::counts::Counts;
use self::second::Second;
use super::{ActError, Officer};
use crate::Services;
use crate::auth::device::Device;
use crate::auth::one_time::OneTimeSecret;
use crate::auth::password::{Line, Password};
use crate::auth::recovery;
use crate::auth::session::{Token, hash_of};
use crate::http::source::Source;
use crate::store::cases::CaseError;
use crate::store::entity::officers;
use crate::store::{Tx, detached, people, recovery_codes, sessions};
use crate::vault::At;

/// Where somebody signs in.
#[derive(Clone, Default)]
pub struct Place {
    /// The device cookie, as the browser sent it.
    pub device: Option<String>,
    pub source: Option<Source>,
}

/// Somebody whose password was right.
pub struct HalfWay {
    row: officers::Model,
    secret: OneTimeSecret,
    token_hash: Vec<u8>,
}

/// Somebody who has arrived.
pub struct SignedInAs {
    pub token: Token,
    /// For the device cookie.
    pub device: String,
    /// The page of their first desk.
    pub home: &'static str,
    /// The recovery codes of a new account, to be shown this once.
    pub codes: Vec<Private>,
}

/// How far somebody came with a password.
pub enum Begun {
    /// The one-time password is still to come.
    HalfWay(HalfWay, Token),
    /// It was sent together with the password.
    Arrived(SignedInAs),
}

impl HalfWay {
    /// Checks a password, and the one-time password if it came with it. Unknown, disabled, and
    /// wrong in whatever way are the same refusal and take the same time.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when it does not fit, [`ActError::Wait`] and [`ActError::CodeFirst`]
    /// when too much failed before, [`ActError::Busy`].
    pub async fn begin(
        services: &Services,
        login: &str,
        password: Password,
        code: &str,
        place: &Place,
    ) -> Result<Begun, ActError> {
        let row = people::by_login(services.db.reader(), login).await?;
        let counts = Counts::of(services, login, row.as_ref(), place);
        if let Some(wait) = counts.wait().await? {
            return Err(ActError::Wait(wait));
        }
        if code.is_empty() && counts.is_suspicious().await? {
            return Err(ActError::CodeFirst);
        }
        let stored = row.as_ref().map(|row| row.password_hash.reveal().to_owned());
        let line = if counts.is_known() { Line::Known } else { Line::Stranger };
        let fits = services.hashing.verify(line, password, stored).await?;
        let counted = !code.is_empty();
        let in_time = !counted || counts.begin_code_with(fits).await?;
        // Looked up for an unknown name as well, in the same way.
        let second = Second::find(services, row.as_ref(), code).await?.filter(|_| fits && in_time);
        let active = row.filter(|row| row.status == people::ACTIVE && (!row.demo || services.site.demo));
        // A new account has no authenticator that could be asked: its first page is the enrolment.
        let with_code = |row: &officers::Model| code.is_empty() || !enrolled(row) || second.is_some();
        let Some(row) = active.filter(|row| fits && with_code(row)) else {
            counts.failed(counted && fits).await?;
            pause().await;
            return Err(ActError::NotFound);
        };
        match second {
            Some(second) if enrolled(&row) => Arrival { row, second, token_hash: None, place: place.clone() }
                .arrive(services)
                .await
                .map(Begun::Arrived),
            _ => Self::start(services, row).await,
        }
    }

    async fn start(services: &Services, mut row: officers::Model) -> Result<Begun, ActError> {
        let services = services.clone();
        detached(
            async move {
                let tx = services.db.begin().await?;
                let secret = match stored_secret(&services, &row)? {
                    Some(secret) => secret,
                    None => {
                        let secret = new_secret(&services, &mut row)?;
                        people::update(&tx, row.clone()).await?;
                        secret
                    }
                };
                let token = Token::random(&mut rand::rng());
                let now = services.clock.now();
                sessions::start(&tx, token.hash(), row.id, sessions::Stage::Password, now).await?;
                tx.commit().await?;
                Ok(Begun::HalfWay(Self { row, secret, token_hash: token.hash() }, token))
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
        enrolled(&self.row)
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

    /// Checks a one-time password or a recovery code and starts the session under a new token. Each
    /// counts once, also when two requests bring it at the same moment.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when it does not fit, [`ActError::Wait`] when too many did not.
    pub async fn finish(self, services: &Services, typed: &str, place: &Place) -> Result<SignedInAs, ActError> {
        let counts = Counts::of(services, &self.row.login, Some(&self.row), place);
        counts.begin_code().await?;
        let second = Second::find(services, Some(&self.row), typed).await?.ok_or(ActError::NotFound)?;
        let arrival = Arrival { row: self.row, second, token_hash: Some(self.token_hash), place: place.clone() };
        arrival.arrive(services).await
    }
}

/// Somebody who showed both factors.
struct Arrival {
    row: officers::Model,
    second: Second,
    /// The half-way session, which ends.
    token_hash: Option<Vec<u8>>,
    place: Place,
}

impl Arrival {
    async fn arrive(self, services: &Services) -> Result<SignedInAs, ActError> {
        let services = services.clone();
        detached(
            async move {
                let Self { row, second, token_hash, place } = self;
                let now = services.clock.now();
                let tx = services.db.begin().await?;
                if !second.spend(&services, &tx, row.id).await? {
                    return Err(ActError::NotFound);
                }
                if let Some(half_way) = token_hash {
                    sessions::end(&tx, &half_way).await?;
                }
                let token = Token::random(&mut rand::rng());
                sessions::start(&tx, token.hash(), row.id, sessions::Stage::Full, now).await?;
                let codes = if enrolled(&row) { Vec::new() } else { new_codes(&services, &tx, row.id).await? };
                let counts = Counts::of(&services, &row.login, Some(&row), &place);
                counts.forget(&tx).await?;
                tx.commit().await?;
                let device = counts.device().unwrap_or_else(|| Device::random(&mut rand::rng()));
                let device = device.cookie(&services.vault, &row);
                let officer = Officer::load(&services, OfficerId(row.id), &token.hash()).await?;
                let home = officer.ok_or(ActError::NotFound)?.home();
                Ok(SignedInAs { token, device, home, codes })
            },
            || ActError::Interrupted,
        )
        .await
    }
}

impl Officer {
    /// Takes a fresh one-time password, or a recovery code, in the middle of a session, which goes on
    /// under a new token.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when it does not fit, [`ActError::Wait`] when too many did not.
    pub async fn confirm(&self, typed: &str) -> Result<Token, ActError> {
        let services = self.services().clone();
        let id = self.id().0;
        self.begin_try().await?;
        let row = people::by_id(services.db.reader(), id).await?.ok_or(ActError::NotFound)?;
        let second = Second::find(&services, Some(&row), typed).await?.ok_or(ActError::NotFound)?;
        let this = self.clone();
        let token_hash = self.token_hash().to_vec();
        detached(
            async move {
                let tx = services.db.begin().await?;
                if !second.spend(&services, &tx, id).await? {
                    return Err(ActError::NotFound);
                }
                this.forget_tries(&tx).await?;
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

/// Gives an account new recovery codes in place of those it had. They are stored as hashes, so this
/// is the only moment at which they can be shown.
pub(super) async fn new_codes(services: &Services, tx: &Tx, officer_id: i64) -> Result<Vec<Private>, ActError> {
    let codes: Vec<_> = (0..recovery::CODES).map(|_| recovery::random(&mut rand::rng())).collect();
    let canonical = codes.iter().filter_map(|code| recovery::canonical(code.reveal()));
    let hashes = canonical.map(|code| services.vault.recovery_code_hash(&code)).collect();
    recovery_codes::replace(tx, officer_id, hashes).await?;
    Ok(codes)
}

/// In what is left of differences between refusals, a row more that is read or a secret that is
/// opened, nothing is seen behind a pause of random length a hundred times as long.
async fn pause() {
    tokio::time::sleep(std::time::Duration::from_micros(rand::random_range(0..10_000))).await;
}

/// Gives an account a new secret, which no authenticator knows yet.
pub(super) fn new_secret(services: &Services, row: &mut officers::Model) -> Result<OneTimeSecret, CaseError> {
    let secret = OneTimeSecret::random(&mut rand::rng());
    row.totp_secret = Some(services.vault.seal_officer_secret(secret_at(row.id), secret.as_bytes())?);
    Ok(secret)
}

fn enrolled(row: &officers::Model) -> bool {
    row.totp_last_step.is_some()
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
