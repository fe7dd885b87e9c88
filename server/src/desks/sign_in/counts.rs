//! The counts by which a sign-in is slowed down; why there are these, see [`crate::auth::delay`].

use sea_orm::DbErr;
use time::Duration;

use super::Place;
use crate::Services;
use crate::auth::delay::{Failures, SUSPICIOUS};
use crate::auth::device::Device;
use crate::desks::{ActError, Officer};
use crate::store::entity::officers;
use crate::store::{Tx, attempts};

/// The counts that concern one login in one browser.
pub(super) struct Counts<'a> {
    services: &'a Services,
    login: String,
    place: &'a Place,
    /// The browser, if it is known to this account.
    device: Option<Device>,
    /// The count of this browser, or that of a group of logins in all browsers that are not known.
    password_key: Vec<u8>,
    /// The count of one-time passwords that were wrong after a right password.
    code_key: Vec<u8>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(services: &'a Services, login: &str, row: Option<&officers::Model>, place: &'a Place) -> Self {
        let vault = &services.vault;
        let login = login.trim().to_lowercase();
        let device = row.zip(place.device.as_deref()).and_then(|(row, cookie)| Device::recognise(vault, row, cookie));
        let id = row.map_or(0, |row| row.id).to_be_bytes();
        let (password_key, code_key) = match device {
            Some(device) => {
                let own = vault.attempt_hash("device", &[&id, device.as_bytes()]).to_vec();
                (own.clone(), own)
            }
            None => {
                // Two bytes of the hash: 65,536 groups of logins, whatever strangers type.
                let group = vault.attempt_hash("login", &[login.as_bytes()])[..2].to_vec();
                (group, vault.attempt_hash("code", &[&id]).to_vec())
            }
        };
        Self { services, login, place, device, password_key, code_key }
    }

    pub(super) fn device(&self) -> Option<Device> {
        self.device
    }

    pub(super) fn is_known(&self) -> bool {
        self.device.is_some()
    }

    /// How long to wait before the password is looked at.
    pub(super) async fn wait(&self) -> Result<Option<Duration>, DbErr> {
        let now = self.services.clock.now();
        if self.is_known() {
            return Ok(self.failures(&self.password_key).await?.and_then(|failures| failures.wait(now)));
        }
        Ok(self.place.source.and_then(|source| self.services.recent.wait(&self.login, source, now)))
    }

    /// Whether so much failed for this login in unknown browsers that the one-time password must
    /// come with the password.
    pub(super) async fn is_suspicious(&self) -> Result<bool, DbErr> {
        let failures = if self.is_known() { None } else { self.failures(&self.password_key).await? };
        Ok(failures.is_some_and(|failures| failures.count >= SUSPICIOUS))
    }

    /// Notes that the password, or what came with it, was wrong. `counted`: the one-time password that came
    /// with it was counted already, which in a browser that is known is the same count.
    pub(super) async fn failed(&self, counted: bool) -> Result<(), DbErr> {
        if let Some(source) = self.place.source.filter(|_| !self.is_known()) {
            self.services.recent.failed(&self.login, source, self.services.clock.now());
        }
        let twice = counted && self.is_known();
        note(self.services, if twice { self.key_of_nothing() } else { self.password_key.clone() }).await
    }

    /// Counts a one-time password that came with the password, before it is looked at; whether it may
    /// be. With a wrong password nobody guesses at one-time passwords, and strangers must not make the
    /// officer wait: then the same work is done on a count that nobody looks at.
    pub(super) async fn begin_code_with(&self, password_fits: bool) -> Result<bool, ActError> {
        let key = if password_fits { self.code_key.clone() } else { self.key_of_nothing() };
        match begin(self.services, key).await {
            Ok(()) => Ok(true),
            Err(ActError::Wait(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn key_of_nothing(&self) -> Vec<u8> {
        self.services.vault.attempt_hash("nothing", &[]).to_vec()
    }

    /// Counts a one-time password before it is looked at; [`forget`](Self::forget) takes it back.
    ///
    /// # Errors
    /// [`ActError::Wait`] when too many were wrong: then it is not looked at.
    pub(super) async fn begin_code(&self) -> Result<(), ActError> {
        begin(self.services, self.code_key.clone()).await
    }

    /// Forgets what the officer mistyped. What strangers did to the login stays counted.
    pub(super) async fn forget(&self, tx: &Tx) -> Result<(), DbErr> {
        if let Some(source) = self.place.source {
            self.services.recent.forget(&self.login, source);
        }
        attempts::forget(tx, &self.code_key).await
    }

    async fn failures(&self, key: &[u8]) -> Result<Option<Failures>, DbErr> {
        attempts::failures(self.services.db.reader(), key, self.services.clock.now()).await
    }
}

impl Officer {
    /// Counts a try in this session for which a password of any kind is asked, before it is made. Counted
    /// by session: whoever stole one makes nobody else wait.
    ///
    /// # Errors
    /// [`ActError::Wait`] when too much was tried in vain: then nothing is tried.
    pub(in crate::desks) async fn begin_try(&self) -> Result<(), ActError> {
        begin(self.services(), self.session_key()).await
    }

    /// It was right: counting begins anew.
    pub(in crate::desks) async fn forget_tries(&self, tx: &Tx) -> Result<(), DbErr> {
        attempts::forget(tx, &self.session_key()).await
    }

    fn session_key(&self) -> Vec<u8> {
        self.services().vault.attempt_hash("session", &[self.token_hash()]).to_vec()
    }
}

async fn begin(services: &Services, key: Vec<u8>) -> Result<(), ActError> {
    let tx = services.db.begin().await?;
    let wait = attempts::begin(&tx, key, services.clock.now()).await?;
    tx.commit().await?;
    wait.map_or(Ok(()), |wait| Err(ActError::Wait(wait)))
}

async fn note(services: &Services, key: Vec<u8>) -> Result<(), DbErr> {
    let tx = services.db.begin().await?;
    attempts::failed(&tx, key, services.clock.now()).await?;
    tx.commit().await
}
