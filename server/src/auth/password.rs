//! Passwords: argon2id (RFC 9106), a few at a time, off the threads that answer requests.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::holder_secret::HolderSecret;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::common::{is_common, is_near};
use crate::vault::SecretKey;

/// Memory of one hash in KiB (46 MiB), as the OWASP cheat sheet asks for argon2id with one pass.
const MEMORY_KIB: u32 = 46 * 1024;
/// Hashes that may wait for their turn in each line. Further ones are turned away at once: an answer
/// that takes longer than this comes too late for whoever asked.
const WAITING: usize = 32;

/// The shortest password, in characters (ASVS 5.0, 6.2.1 strongly recommends 15; an account here
/// opens what people wrote in fear).
pub const MIN_LENGTH: usize = 15;
/// The longest, so that hashing stays bounded (ASVS 5.0, 6.2.9 asks for at least 64).
pub const MAX_LENGTH: usize = 128;
/// A letter has no longest form; one with its marks takes four bytes and seldom more.
const MAX_BYTES: usize = 1024;

/// A password as typed, blanks and all, in NFC: keyboards differ in how they send "ế" (RFC 8265,
/// 4.2.2). Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    #[must_use]
    pub fn new(typed: impl AsRef<str>) -> Self {
        Self(Zeroizing::new(domain::text::composed(typed.as_ref())))
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Why a new password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    #[error("a password has at least 15 characters")]
    TooShort,
    #[error("a password has at most 128 characters")]
    TooLong,
    #[error("this password belongs to a demonstration account and is known to everybody")]
    Demonstration,
    #[error("this password is on the list of those that are guessed first")]
    Common,
    #[error("this password is made of the login, the name or the body of its owner, or of words of this program")]
    Near,
}

/// Judges a new password (ASVS 5.0, 6.2). No rules of composition and no end by time: length and not
/// being known are what counts. `near` is what a guesser tries for this person: their login, name
/// and body.
///
/// # Errors
/// [`WeakPassword`].
pub fn judge(password: &Password, near: &[&str]) -> Result<(), WeakPassword> {
    let length = domain::text::length(&password.0);
    if length < MIN_LENGTH {
        Err(WeakPassword::TooShort)
    } else if length > MAX_LENGTH || password.0.len() > MAX_BYTES {
        Err(WeakPassword::TooLong)
    } else if crate::demo::is_known_password(&password.0) {
        Err(WeakPassword::Demonstration)
    } else if is_common(&password.0) {
        Err(WeakPassword::Common)
    } else if is_near(&password.0, near) {
        Err(WeakPassword::Near)
    } else {
        Ok(())
    }
}

/// Who waits for a hash. Officers in a browser that is known to them stand in a line of their own:
/// strangers who guess by the thousand fill the other one and do not keep them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Somebody who is signed in, or was in this browser.
    Known,
    Stranger,
}

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    known: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
    /// What is checked when nobody has that name, so that it takes as long.
    dummy: Option<Arc<str>>,
    params: Params,
}

impl Hashing {
    /// # Errors
    /// When the hash cannot be set up; the program cannot serve then.
    pub fn new() -> Result<Self, HashingError> {
        Self::with_memory(MEMORY_KIB)
    }

    /// With less memory, for tests that sign in often.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_memory(kib: u32) -> Result<Self, HashingError> {
        let params = Params::new(kib, 1, 1, None).map_err(|_| HashingError::Failed)?;
        let dummy = hash(&params, "nobody has this password")?;
        // Half of the machine: hashing must not keep the service from everything else.
        let at_once = std::thread::available_parallelism().map_or(1, |cores| cores.get().div_ceil(2));
        let line = || Arc::new(Semaphore::new(WAITING));
        Ok(Self {
            turns: Arc::new(Semaphore::new(at_once)),
            known: line(),
            strangers: line(),
            dummy: Some(dummy.into()),
            params,
        })
    }

    /// One that does nothing for a name that nobody has: what a test of the time that sign-in takes
    /// must notice.
    ///
    /// # Errors
    /// As [`Self::new`].
    #[cfg(any(test, feature = "testing"))]
    pub fn without_dummy(kib: u32) -> Result<Self, HashingError> {
        Ok(Self { dummy: None, ..Self::with_memory(kib)? })
    }

    /// The hash to store, in PHC form.
    ///
    /// # Errors
    /// [`HashingError`].
    pub async fn hash(&self, password: Password) -> Result<String, HashingError> {
        let params = self.params.clone();
        self.in_turn(Line::Known, move || hash(&params, &password.0)).await?
    }

    /// Whether the password fits. `stored` is `None` when nobody has that name: the same work is
    /// done, and the answer is no.
    ///
    /// # Errors
    /// [`HashingError`].
    pub async fn verify(&self, line: Line, password: Password, stored: Option<String>) -> Result<bool, HashingError> {
        let known = stored.is_some();
        let Some(hash) = stored.or_else(|| self.dummy.as_deref().map(str::to_owned)) else { return Ok(false) };
        let fits = self
            .in_turn(line, move || {
                PasswordHash::new(&hash)
                    .is_ok_and(|parsed| Argon2::default().verify_password(password.0.as_bytes(), &parsed).is_ok())
            })
            .await?;
        Ok(known && fits)
    }

    /// Memory of one hash in KiB.
    #[must_use]
    pub fn memory_kib(&self) -> u32 {
        self.params.m_cost()
    }

    /// A key from a secret, with the memory that it was first made with. It waits for its turn
    /// like a password.
    ///
    /// # Errors
    /// [`HashingError`].
    pub async fn stretch(
        &self,
        secret: HolderSecret,
        salt: [u8; 16],
        memory_kib: u32,
    ) -> Result<SecretKey, HashingError> {
        let params = Params::new(memory_kib, 1, 1, None).map_err(|_| HashingError::Failed)?;
        self.in_turn(Line::Known, move || {
            let mut key = Zeroizing::new([0; 32]);
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(secret.reveal().as_bytes(), &salt, key.as_mut())
                .map_err(|_| HashingError::Failed)?;
            SecretKey::from_slice(key.as_ref()).ok_or(HashingError::Failed)
        })
        .await?
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        line: Line,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let line = if line == Line::Known { &self.known } else { &self.strangers };
        let place = line.try_acquire().map_err(|_| HashingError::Busy)?;
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| HashingError::Failed)?;
        drop(place);
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        })
        .await
        .map_err(|_| HashingError::Failed)
    }
}

/// Why there is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashingError {
    #[error("the password could not be hashed")]
    Failed,
    /// Too many wait already.
    #[error("too many passwords wait to be hashed")]
    Busy,
}

fn hash(params: &Params, password: &str) -> Result<String, HashingError> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| HashingError::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn fits(hashing: &Hashing, typed: &str, stored: Option<&str>) -> bool {
        hashing.verify(Line::Stranger, Password::new(typed), stored.map(str::to_owned)).await.unwrap()
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hashing = Hashing::with_memory(64).unwrap();
        let hash = hashing.hash(Password::new("con trâu đi trước cái cày")).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(fits(&hashing, "con trâu đi trước cái cày", Some(&hash)).await);
        // As a keyboard sends it that puts marks behind their letters.
        assert!(fits(&hashing, "con tra\u{302}u đi trước cái cày", Some(&hash)).await);
        assert!(!fits(&hashing, "con trau di truoc cai cay", Some(&hash)).await);
        assert!(!fits(&hashing, "con trâu đi trước cái cày ", Some(&hash)).await);
        assert!(!fits(&hashing, "nobody has this password", None).await);
    }

    #[test]
    fn the_hash_is_as_dear_as_it_is_said() {
        let hash = hash(&Hashing::new().unwrap().params, "x").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"), "{hash}");
    }

    #[tokio::test]
    async fn strangers_in_their_line_keep_nobody_out_who_is_known() {
        let hashing = Hashing::with_memory(64).unwrap();
        let turns = hashing.turns.clone().acquire_many_owned(hashing.turns.available_permits() as u32).await.unwrap();
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let hashing = hashing.clone();
                tokio::spawn(async move { hashing.verify(Line::Stranger, Password::new("x"), None).await })
            })
            .collect();
        while hashing.strangers.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let turned_away = hashing.verify(Line::Stranger, Password::new("x"), None).await;
        assert_eq!(turned_away, Err(HashingError::Busy));
        let known = tokio::spawn({
            let hashing = hashing.clone();
            async move { hashing.verify(Line::Known, Password::new("x"), None).await }
        });
        drop(turns);
        assert_eq!(known.await.unwrap(), Ok(false));
        for stranger in waiting {
            assert_eq!(stranger.await.unwrap(), Ok(false));
        }
    }

    #[test]
    fn short_and_guessable_passwords_are_refused() {
        let of = |typed: &str| judge(&Password::new(typed), &["lan.tran", "Trần Thị Lan"]).err();
        assert_eq!(of("ngắn quá"), Some(WeakPassword::TooShort));
        assert_eq!(of("aaaaaaaaaaaaaaaaaa"), Some(WeakPassword::Common));
        assert_eq!(of("matkhaumatkhaumatkhau"), Some(WeakPassword::Common));
        assert_eq!(of("abcdefghijklmnopq"), Some(WeakPassword::Common));
        assert_eq!(of("qwertyuiop123456789"), Some(WeakPassword::Common));
        assert_eq!(of("tran thi lan 2026"), Some(WeakPassword::Near));
        assert_eq!(of(&"x1".repeat(100)), Some(WeakPassword::TooLong));
        assert_eq!(of(&"e\u{301}".repeat(15)), Some(WeakPassword::Common));
        // One letter under many marks counts as many characters.
        assert_eq!(of(&format!("e{}", "\u{301}".repeat(2000))), Some(WeakPassword::TooLong));
        assert_eq!(of("con trâu đi trước cái cày"), None);
        assert_eq!(of("🐃 🐃 trâu ơi ta bảo trâu này"), None);
        let long: String = (0..MAX_LENGTH).map(|n| char::from(b'a' + ((n * n + n / 23 * 7) % 23) as u8)).collect();
        assert_eq!(of(&long), None);
    }
}
