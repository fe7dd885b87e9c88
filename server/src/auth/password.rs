//! Passwords: argon2id (RFC 9106), a few at a time, off the threads that answer requests.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// Memory of one hash in KiB (46 MiB), as the OWASP cheat sheet asks for argon2id with one pass.
const MEMORY_KIB: u32 = 46 * 1024;
/// Hashes at the same time: they must not keep the service from everything else.
const AT_ONCE: usize = 2;

/// The shortest password, in characters (ASVS 5.0, 6.2.1 with a second factor asks for fewer; an
/// account here opens what people wrote in fear).
pub const MIN_LENGTH: usize = 15;
/// The longest, so that hashing stays bounded.
pub const MAX_LENGTH: usize = 128;

/// A password as typed: never printed.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    #[must_use]
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
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
}

/// Judges a new password. No rules of composition: length and not being known are what counts.
///
/// # Errors
/// [`WeakPassword`].
pub fn judge(password: &Password) -> Result<(), WeakPassword> {
    let length = domain::text::length(&password.0);
    if length < MIN_LENGTH {
        Err(WeakPassword::TooShort)
    } else if length > MAX_LENGTH {
        Err(WeakPassword::TooLong)
    } else if crate::demo::is_known_password(&password.0) {
        Err(WeakPassword::Demonstration)
    } else if is_common(&password.0) {
        Err(WeakPassword::Common)
    } else {
        Ok(())
    }
}

/// Long passwords that are guessed first are runs and repetitions of something short.
fn is_common(password: &str) -> bool {
    let folded: Vec<char> = domain::text::fold(password).chars().filter(|c| !c.is_whitespace()).collect();
    let repeats = |period: usize| folded.iter().zip(folded.iter().skip(period)).all(|(a, b)| a == b);
    let run = folded.windows(2).all(|pair| (pair[1] as u32).wrapping_sub(pair[0] as u32) == 1);
    run || (1..=folded.len() / 3).any(repeats)
}

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    /// What is checked when nobody has that name, so that it takes as long.
    dummy: Arc<str>,
    params: Params,
}

impl Hashing {
    /// # Errors
    /// When the hash cannot be set up; the program cannot serve then.
    pub fn new() -> Result<Self, HashingFailed> {
        Self::with_memory(MEMORY_KIB)
    }

    /// With less memory, for tests that sign in often.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_memory(kib: u32) -> Result<Self, HashingFailed> {
        let params = Params::new(kib, 1, 1, None).map_err(|_| HashingFailed)?;
        let dummy = hash(&params, "nobody has this password")?;
        Ok(Self { turns: Arc::new(Semaphore::new(AT_ONCE)), dummy: dummy.into(), params })
    }

    /// The hash to store, in PHC form.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn hash(&self, password: Password) -> Result<String, HashingFailed> {
        let params = self.params.clone();
        self.in_turn(move || hash(&params, &password.0)).await?
    }

    /// Whether the password fits. `stored` is `None` when nobody has that name: the same work is
    /// done, and the answer is no.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub async fn verify(&self, password: Password, stored: Option<String>) -> Result<bool, HashingFailed> {
        let known = stored.is_some();
        let hash = stored.unwrap_or_else(|| self.dummy.to_string());
        let fits = self
            .in_turn(move || {
                PasswordHash::new(&hash)
                    .is_ok_and(|parsed| Argon2::default().verify_password(password.0.as_bytes(), &parsed).is_ok())
            })
            .await?;
        Ok(known && fits)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashingFailed> {
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| HashingFailed)?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        })
        .await
        .map_err(|_| HashingFailed)
    }
}

/// The hash could not be computed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashingFailed;

fn hash(params: &Params, password: &str) -> Result<String, HashingFailed> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| HashingFailed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hashing = Hashing::with_memory(64).unwrap();
        let hash = hashing.hash(Password::new("con trâu đi trước cái cày")).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(hashing.verify(Password::new("con trâu đi trước cái cày"), Some(hash.clone())).await.unwrap());
        assert!(!hashing.verify(Password::new("con trau di truoc cai cay"), Some(hash)).await.unwrap());
        assert!(!hashing.verify(Password::new("nobody has this password"), None).await.unwrap());
    }

    #[test]
    fn short_and_guessable_passwords_are_refused() {
        let of = |typed: &str| judge(&Password::new(typed)).err();
        assert_eq!(of("ngắn quá"), Some(WeakPassword::TooShort));
        assert_eq!(of("aaaaaaaaaaaaaaaaaa"), Some(WeakPassword::Common));
        assert_eq!(of("matkhaumatkhaumatkhau"), Some(WeakPassword::Common));
        assert_eq!(of("abcdefghijklmnopq"), Some(WeakPassword::Common));
        assert_eq!(of(&"x1".repeat(100)), Some(WeakPassword::TooLong));
        assert_eq!(of("con trâu đi trước cái cày"), None);
    }
}
