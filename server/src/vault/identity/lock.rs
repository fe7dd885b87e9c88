//! A private key under its holder's own secret.
//!
//! ```text
//! version (1) · memory in KiB (4) · salt (16) · envelope of the key
//! ```
//!
//! The key of the envelope comes from the secret by argon2id, as passwords do: one function with
//! one set of parameters to keep up to date, and the same queue, so that nobody can make the
//! server stretch secrets by the hundred. age's own scrypt would be a second one, outside that
//! queue, with a cost measured on whatever machine made the key.

use crate::vault::{At, HolderKey, SealError, SealingKey, SecretKey};

const VERSION: u8 = 1;
pub(crate) const SALT: usize = 16;
const MEMORY: usize = 4;

/// A private key as it is stored.
pub struct LockedKey {
    /// How the secret was stretched.
    pub memory_kib: u32,
    pub salt: [u8; SALT],
    envelope: Vec<u8>,
}

impl LockedKey {
    /// Locks a key. `stretched` is what argon2id made of the secret, with this salt and memory.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn lock(
        key: &HolderKey,
        at: At<'_>,
        stretched: SecretKey,
        salt: [u8; SALT],
        memory_kib: u32,
    ) -> Result<Self, SealError> {
        let envelope = SealingKey::named_by_itself(stretched).seal(at, &key.to_bytes())?;
        Ok(Self { memory_kib, salt, envelope })
    }

    /// Unlocks it.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] or [`SealError::Damaged`] when the secret was another one.
    pub fn unlock(&self, at: At<'_>, stretched: SecretKey) -> Result<HolderKey, SealError> {
        let plain = SealingKey::named_by_itself(stretched).open(at, &self.envelope)?;
        HolderKey::from_bytes(plain.as_bytes())
    }

    /// The stored form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [&[VERSION][..], &self.memory_kib.to_be_bytes(), &self.salt, &self.envelope].concat()
    }

    /// # Errors
    /// [`SealError::Damaged`] when it is too short or of an unknown version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        let rest = bytes.strip_prefix(&[VERSION]).ok_or(SealError::Damaged)?;
        let (memory, rest) = rest.split_first_chunk::<MEMORY>().ok_or(SealError::Damaged)?;
        let (salt, envelope) = rest.split_first_chunk::<SALT>().ok_or(SealError::Damaged)?;
        Ok(Self { memory_kib: u32::from_be_bytes(*memory), salt: *salt, envelope: envelope.to_vec() })
    }
}
