//! Signing the checkpoints of the log (Ed25519, RFC 8032).

use std::fmt;

use ring::signature::{Ed25519KeyPair, KeyPair};

use super::secret::SecretKey;
use super::{SealError, Vault};

/// The key pair that signs checkpoints.
pub(super) struct LogKey(Ed25519KeyPair);

impl LogKey {
    /// The pair that grows from these 32 secret bytes.
    pub(super) fn new(seed: &SecretKey) -> Result<Self, SealError> {
        Ed25519KeyPair::from_seed_unchecked(seed.bytes()).map(Self).map_err(|_| SealError::Underivable)
    }

    fn public(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        let public = self.0.public_key().as_ref();
        bytes[..public.len()].copy_from_slice(public);
        bytes
    }
}

impl Vault {
    /// Signs the text of a checkpoint.
    #[must_use]
    pub fn sign_for_log(&self, text: &[u8]) -> [u8; 64] {
        let signature = self.keys().log.current.0.sign(text);
        let mut bytes = [0; 64];
        bytes[..signature.as_ref().len()].copy_from_slice(signature.as_ref());
        bytes
    }

    /// The public key that belongs to what is signed now.
    #[must_use]
    pub fn log_public_key(&self) -> [u8; 32] {
        self.keys().log.current.public()
    }

    /// Every public key that the key file knows: the current one, then those of older checkpoints.
    pub fn log_public_keys(&self) -> impl Iterator<Item = [u8; 32]> {
        let keys = &self.keys().log;
        let public: Vec<_> = std::iter::once(&keys.current).chain(&keys.older).map(LogKey::public).collect();
        public.into_iter()
    }
}

/// The keys of the log: one signs, the others are known from before.
pub(super) struct LogKeys {
    pub(super) current: LogKey,
    pub(super) older: Vec<LogKey>,
}

impl fmt::Debug for LogKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LogKeys(…)")
    }
}
