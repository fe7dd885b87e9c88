//! Bytes that must not be printed, copied about or left behind in memory.

use std::fmt;

use hkdf::Hkdf;
use rand::{CryptoRng, Rng};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::SealError;

/// 32 secret bytes. They live on the heap, so that moving the value leaves no copy on the stack,
/// and are overwritten when dropped.
pub struct SecretKey(Box<Zeroizing<[u8; 32]>>);

impl SecretKey {
    /// A new key from this source.
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut key = Self::zero();
        rng.fill_bytes(key.0.as_mut_slice());
        key
    }

    /// A key from exactly 32 bytes; `None` for any other number.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::zero();
        (bytes.len() == key.0.len()).then(|| {
            key.0.copy_from_slice(bytes);
            key
        })
    }

    /// A key for one purpose, by HKDF-SHA256 (RFC 5869). Keys of different labels tell nothing
    /// about each other, nor about the key that they come from.
    ///
    /// # Errors
    /// None that can happen: HKDF refuses only keys longer than 8,160 bytes.
    pub(super) fn derive(&self, label: &str) -> Result<Self, SealError> {
        let mut key = Self::zero();
        Hkdf::<Sha256>::new(Some(b"phanhoi vault 1"), self.bytes())
            .expand(label.as_bytes(), key.0.as_mut_slice())
            .map_err(|_| SealError::Underivable)?;
        Ok(key)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn zero() -> Self {
        Self(Box::new(Zeroizing::new([0; 32])))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// The name of a key: four bytes of its hash. Because the name follows from the key, a key that
/// was copied wrongly from paper is noticed. It is no secret and tells nothing about the key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 4]);

impl KeyId {
    pub(super) const LENGTH: usize = 4;

    pub(super) fn of(key: &SecretKey) -> Self {
        let digest = Sha256::new().chain_update(b"phanhoi key id 1").chain_update(key.bytes());
        let [a, b, c, d, ..]: [u8; 32] = digest.finalize().into();
        Self([a, b, c, d])
    }

    pub(super) const fn from_bytes(bytes: [u8; 4]) -> Self {
        Self(bytes)
    }

    pub(super) const fn bytes(&self) -> &[u8; 4] {
        &self.0
    }

    /// Reads the form that `Display` writes: eight hexadecimal digits in lower case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// What was sealed and has been opened. It cannot be printed and is overwritten when dropped.
pub struct Plain(Zeroizing<Vec<u8>>);

impl Plain {
    pub(super) const fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }

    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes as text.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] when they are not UTF-8.
    pub fn as_text(&self) -> Result<&str, SealError> {
        std::str::from_utf8(&self.0).map_err(|_| SealError::Unreadable)
    }
}

impl fmt::Debug for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plain(…)")
    }
}

/// Random bytes for nonces. A nonce is never passed in: using one twice would give the text away.
pub(super) fn nonce<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}
