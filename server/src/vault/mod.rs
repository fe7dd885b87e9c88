//! Sealing: everything that a reporter wrote or gave passes through here before it is stored.
//!
//! | file | idea |
//! |---|---|
//! | `key_file` | the keys outside the database |
//! | `envelope`, `at`, `padding` | the stored form of a sealed value, bound to its place |
//! | `rotation` | new keys, while what the old ones sealed stays open |
//! | `case_key` | one key a case, wrapped by a master key |
//! | `identity` | who spoke up, apart from everything else |
//! | `draft` | what only the browser's cookie can open |
//! | `keyed_hash` | finding a row without storing what it is found by |
//! | `signing` | the signature under the checkpoints of the log |
//! | `stream` | files, piece by piece |
//! | `secret` | bytes that are not printed and not left behind |
//!
//! The vault knows nothing of tables, people or permissions: who may have something opened is
//! decided before it is asked.

mod at;
mod case_key;
mod draft;
mod envelope;
mod identity;
mod key_file;
mod keyed_hash;
mod padding;
mod rotation;
mod secret;
mod signing;
mod stream;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

pub use self::at::{At, Row};
pub use self::case_key::{CaseKey, WrappedKey};
pub use self::draft::DraftSecret;
pub use self::envelope::SealingKey;
pub use self::identity::{Circle, HolderKey, Inner, LockedKey, PublicKey, ViewSecret};
pub use self::key_file::{KeyFile, KeyFileError};
pub use self::keyed_hash::{Reach, token_hash};
pub use self::rotation::{Purpose, Standing, sealed_by};
pub use self::secret::{KeyId, Plain, SecretKey};
pub use self::stream::{CHUNK, FileKey, FileOpener, FileSealer};

use self::keyed_hash::LookupKeys;
use self::signing::{LogKey, LogKeys};

/// Why something cannot be sealed or opened. The messages tell nothing of what is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    #[error("sealed with a key that is not at hand")]
    UnknownKey,
    #[error("a sealed value was changed or is kept in another place than it was sealed for")]
    Damaged,
    #[error("a sealed value is of another kind than expected")]
    Unreadable,
    #[error("too long to be sealed")]
    TooLong,
    #[error("the key file has another look-up key than before: it belongs to another database")]
    OtherHouse,
    /// HKDF refuses keys longer than 8,160 bytes, Ed25519 seeds of another length than 32; ours
    /// have 32, so this does not happen.
    #[error("a key could not be derived")]
    Underivable,
}

/// All keys of the house. Cloning is cheap and shares them; when the key file changes, all clones
/// get the new keys ([`Vault::replace`]).
#[derive(Clone)]
pub struct Vault(Arc<RwLock<Arc<Keys>>>);

struct Keys {
    current: Master,
    /// Known, so that what another node seals with it can be opened, but not used here yet.
    next: Option<Master>,
    older: Vec<Master>,
    lookup: LookupKeys,
    lookup_id: KeyId,
    log: LogKeys,
}

/// What comes from one sealing key of the key file: one key for each purpose, so that a mistake
/// in one place cannot open another.
struct Master {
    id: KeyId,
    wrapping: SealingKey,
    identity: SealingKey,
    mail: SealingKey,
    officer: SealingKey,
    record: SealingKey,
    webhook: SealingKey,
}

impl Vault {
    /// The vault of these keys.
    ///
    /// # Errors
    /// None that can happen, see [`SealError::Underivable`].
    pub fn new(keys: &KeyFile) -> Result<Self, SealError> {
        Ok(Self(Arc::new(RwLock::new(Arc::new(Keys::derive(keys)?)))))
    }

    /// Whether the key file holds the master key of this name. A database whose keys are missing
    /// must stop the start instead of failing page by page.
    #[must_use]
    pub fn holds(&self, key_id: KeyId) -> bool {
        self.keys().master(key_id).is_ok()
    }

    /// The name of the master key that seals what is new.
    #[must_use]
    pub fn current_key(&self) -> KeyId {
        self.keys().current.id
    }

    /// Seals the address to which notices go, for the mail worker.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn seal_mail_address(&self, at: At<'_>, address: &str) -> Result<Vec<u8>, SealError> {
        self.keys().current.mail.seal(at, address.as_bytes())
    }

    /// Opens the address to which a notice goes.
    ///
    /// # Errors
    /// Those of [`SealingKey::open`].
    pub fn open_mail_address(&self, at: At<'_>, envelope: &[u8]) -> Result<Plain, SealError> {
        self.keys().of(envelope)?.mail.open(at, envelope)
    }

    /// Seals an officer's own secret, such as that of their authenticator.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn seal_officer_secret(&self, at: At<'_>, secret: &[u8]) -> Result<Vec<u8>, SealError> {
        self.keys().current.officer.seal(at, secret)
    }

    /// Opens an officer's own secret.
    ///
    /// # Errors
    /// Those of [`SealingKey::open`].
    pub fn open_officer_secret(&self, at: At<'_>, envelope: &[u8]) -> Result<Plain, SealError> {
        self.keys().of(envelope)?.officer.open(at, envelope)
    }

    /// Seals words that an officer keeps for themselves.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal_json`].
    pub fn seal_officer_words<T: Serialize + ?Sized>(&self, at: At<'_>, words: &T) -> Result<Vec<u8>, SealError> {
        self.keys().current.officer.seal_json(at, words)
    }

    /// Opens words that an officer keeps for themselves.
    ///
    /// # Errors
    /// Those of [`SealingKey::open_json`].
    pub fn open_officer_words<T: DeserializeOwned>(&self, at: At<'_>, envelope: &[u8]) -> Result<T, SealError> {
        self.keys().of(envelope)?.officer.open_json(at, envelope)
    }

    /// Seals what a unit keeps on record about its people.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal_json`].
    pub fn seal_record(&self, at: At<'_>, words: &impl Serialize) -> Result<Vec<u8>, SealError> {
        self.keys().current.record.seal_json(at, words)
    }

    /// Opens what a unit keeps on record.
    ///
    /// # Errors
    /// Those of [`SealingKey::open_json`].
    pub fn open_record<T: DeserializeOwned>(&self, at: At<'_>, envelope: &[u8]) -> Result<T, SealError> {
        self.keys().of(envelope)?.record.open_json(at, envelope)
    }

    /// Seals where messages to a unit's system go, or what signs them.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn seal_webhook(&self, at: At<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        self.keys().current.webhook.seal(at, plain)
    }

    /// Opens what [`Self::seal_webhook`] sealed.
    ///
    /// # Errors
    /// Those of [`SealingKey::open`].
    pub fn open_webhook(&self, at: At<'_>, envelope: &[u8]) -> Result<Plain, SealError> {
        self.keys().of(envelope)?.webhook.open(at, envelope)
    }

    /// The keys as they are now. Nothing panics while the lock is held, and if it did the keys
    /// would be whole all the same.
    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn set(&self, keys: Keys) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }
}

impl Keys {
    fn derive(file: &KeyFile) -> Result<Self, SealError> {
        Ok(Self {
            current: Master::derive(&file.current)?,
            next: file.next.as_ref().map(Master::derive).transpose()?,
            older: file.older.iter().map(Master::derive).collect::<Result<_, _>>()?,
            lookup: LookupKeys::derive(&file.lookup)?,
            lookup_id: KeyId::of(&file.lookup),
            log: LogKeys {
                current: LogKey::new(&file.sign)?,
                older: file.older_sign.iter().map(LogKey::new).collect::<Result<_, _>>()?,
            },
        })
    }

    fn master(&self, id: KeyId) -> Result<&Master, SealError> {
        std::iter::once(&self.current)
            .chain(&self.next)
            .chain(&self.older)
            .find(|master| master.id == id)
            .ok_or(SealError::UnknownKey)
    }

    /// The master that sealed this.
    fn of(&self, envelope: &[u8]) -> Result<&Master, SealError> {
        self.master(envelope::key_id(envelope)?)
    }
}

impl Master {
    fn derive(key: &SecretKey) -> Result<Self, SealError> {
        let id = KeyId::of(key);
        let sealing = |label| key.derive(label).map(|key| SealingKey::new(id, key));
        Ok(Self {
            id,
            wrapping: sealing("case wrapping")?,
            identity: sealing("identity")?,
            mail: sealing("mail address")?,
            officer: sealing("officer secret")?,
            record: sealing("unit record")?,
            webhook: sealing("webhook")?,
        })
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({})", self.current_key())
    }
}
