//! What every officer may do with their own account: a new password, new recovery codes, another
//! authenticator, the end of sessions.

use app::desks::{AccountView, SessionRow};
use domain::date;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::private::Private;
use time::OffsetDateTime;

use super::new_password::new_password;
use super::sign_in::{new_codes, new_secret};
use super::{ActError, Officer, ReadError};
use crate::Services;
use crate::auth::password::{Line, Password};
use crate::auth::session::Token;
use crate::http::fields::Fields;
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, detached, people, recoveries, recovery_codes, sessions};

impl Officer {
    pub(super) async fn account_view(&self) -> Result<AccountView, ReadError> {
        let services = self.services();
        let db = services.db.reader();
        let live = sessions::live(db, self.id().0, services.clock.now()).await?;
        let sessions = live
            .into_iter()
            .map(|row| SessionRow {
                current: row.token_hash == self.token_hash(),
                // A stored hash signs nobody in, so it may be the session's name.
                name: data_encoding::HEXLOWER.encode(&row.token_hash),
                since: date::local_date(row.created_at),
                since_time: hour_and_minute(row.created_at),
                last_used: date::local_date(row.last_seen_at),
            })
            .collect();
        let codes_left = recovery_codes::left(db, self.id().0).await?;
        let recovery = recoveries::of_account(db, self.id().0, services.clock.now()).await?;
        let leads = self.leads();
        let recovery_since = recovery.map(|row| row.opened_on);
        let (absence, stands_in) = self.absence_view().await?;
        Ok(AccountView { sessions, codes_left, recovery_since, leads, absence, stands_in })
    }

    /// Sets a new password. It asks for the old one; all other sessions end.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn change_password(&self, fields: &Fields) -> Result<(), ActError> {
        let services = self.services();
        let row = people::by_id(services.db.reader(), self.id().0).await?.ok_or(ActError::NotFound)?;
        let old = Password::new(fields.all("password").next().unwrap_or_default());
        let new = self.judged_password(fields, &old)?;
        self.begin_try().await?;
        let stored = row.password_hash.reveal().to_owned();
        if !services.hashing.verify(Line::Known, old, Some(stored)).await? {
            return Err(FieldErrors::one("password", Problem::BadChoice).into());
        }
        let hash = services.hashing.hash(new).await?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services().db.begin().await?;
                let mut row = people::by_id(&tx, this.id().0).await?.ok_or(ActError::NotFound)?;
                row.password_hash = hash.into();
                people::update(&tx, row).await?;
                sessions::end_others(&tx, this.id().0, this.token_hash()).await?;
                this.forget_tries(&tx).await?;
                this.note(&tx, What::PasswordChanged).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    fn judged_password(&self, fields: &Fields, old: &Password) -> Result<Password, FieldErrors> {
        let mut errors = FieldErrors::default();
        let me = self.me();
        let near: Vec<&str> = [me.login.as_str(), me.name.as_str()]
            .into_iter()
            .chain(me.roles.iter().map(|(_, unit)| unit.as_str()))
            .collect();
        let new = new_password("new_password", fields, &near, &mut errors);
        if new == *old {
            errors.add("new_password", Problem::NotAllowed);
        }
        if Password::new(fields.all("new_password_again").next().unwrap_or_default()) != new {
            errors.add("new_password_again", Problem::BadChoice);
        }
        errors.into_result(new)
    }

    /// Makes new recovery codes; those of before are worth nothing from now on.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn renew_codes(&self) -> Result<Vec<Private>, ActError> {
        let this = self.clone();
        detached(
            async move {
                let tx = this.services().db.begin().await?;
                let codes = new_codes(this.services(), &tx, this.id().0).await?;
                this.note(&tx, What::CodesMade).await?;
                tx.commit().await?;
                Ok(codes)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Gives up the authenticator and ends all sessions. The next page is the enrolment of another
    /// one, which the returned token opens.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn change_authenticator(&self) -> Result<Token, ActError> {
        let this = self.clone();
        detached(
            async move {
                let services = this.services();
                let tx = services.db.begin().await?;
                let token = start_enrolment(services, &tx, this.id().0).await?;
                this.note(&tx, What::AuthenticatorChanged).await?;
                tx.commit().await?;
                Ok(token)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Ends one of one's own sessions.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it has ended.
    pub async fn end_session(&self, name: &str) -> Result<(), ActError> {
        let hash = data_encoding::HEXLOWER.decode(name.as_bytes()).map_err(|_| ActError::Stale)?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services().db.begin().await?;
                if !sessions::end_own(&tx, this.id().0, &hash).await? {
                    return Err(ActError::Stale);
                }
                this.note(&tx, What::SessionsEnded).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Ends all of one's own sessions but this one.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn end_other_sessions(&self) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let tx = this.services().db.begin().await?;
                sessions::end_others(&tx, this.id().0, this.token_hash()).await?;
                this.note(&tx, What::SessionsEnded).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// A line of the journal about one's own account.
    async fn note(&self, tx: &Tx, what: What) -> Result<(), ActError> {
        let line = Entry::new(what, Some(self.id())).account(self.id());
        Ok(office_events::append(tx, line, self.services().clock.now()).await?)
    }
}

/// Takes the authenticator, the recovery codes and all sessions of an account away, and begins the
/// enrolment of another authenticator.
pub(super) async fn start_enrolment(services: &Services, tx: &Tx, officer_id: i64) -> Result<Token, ActError> {
    let mut row = people::by_id(tx, officer_id).await?.ok_or(ActError::NotFound)?;
    people::forget_steps(tx, row.id).await?;
    new_secret(services, &mut row)?;
    people::update(tx, row).await?;
    recovery_codes::forget(tx, officer_id).await?;
    sessions::end_all(tx, officer_id).await?;
    let token = Token::random(&mut rand::rng());
    sessions::start(tx, token.hash(), officer_id, sessions::Stage::Password, services.clock.now()).await?;
    Ok(token)
}

/// As a clock in Việt Nam shows it: `14:05`.
pub(super) fn hour_and_minute(instant: OffsetDateTime) -> String {
    let local = date::local_time(instant);
    format!("{:02}:{:02}", local.hour(), local.minute())
}
