//! A holder's pair of keys: X25519, as age has them.

use std::fmt;
use std::iter;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use zeroize::Zeroizing;

use crate::vault::secret::Plain;
use crate::vault::{At, SealError, Vault};

/// What something is sealed to. No secret.
#[derive(Clone)]
pub struct PublicKey(x25519::Recipient);

impl PublicKey {
    pub(super) const fn recipient(&self) -> &x25519::Recipient {
        &self.0
    }

    /// The form of age: `age1…`.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.to_string()
    }

    /// Seals a few bytes to this key alone.
    ///
    /// # Errors
    /// None that can happen: the key was checked when it was read.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        age::encrypt(&self.0, plain).map_err(|_| SealError::Underivable)
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.to_text() == other.to_text()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.0)
    }
}

/// What opens. It is made for a holder, lives for the length of one step, and is overwritten when
/// dropped.
pub struct HolderKey(x25519::Identity);

impl HolderKey {
    /// A new pair, from the operating system's randomness.
    #[must_use]
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// Opens what was sealed to this key, alone or among others.
    ///
    /// # Errors
    /// [`SealError::Damaged`] when it was sealed to others, or a bit is wrong.
    pub fn open(&self, sealed: &[u8]) -> Result<Plain, SealError> {
        let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| SealError::Damaged)?;
        let mut reader = decryptor.decrypt(iter::once(&self.0 as _)).map_err(|_| SealError::Damaged)?;
        // Room for everything at once: growing would leave copies of the text behind.
        let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
        std::io::Read::read_to_end(&mut reader, &mut plain).map_err(|_| SealError::Damaged)?;
        Ok(Plain::new(plain))
    }

    /// The bytes to be sealed somewhere: [`Self::from_bytes`] reads them.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_string().expose_secret().as_bytes().to_vec())
    }

    /// # Errors
    /// [`SealError::Unreadable`] when these are no key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        let text = std::str::from_utf8(bytes).map_err(|_| SealError::Unreadable)?;
        x25519::Identity::from_str(text).map(Self).map_err(|_| SealError::Unreadable)
    }
}

impl fmt::Debug for HolderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HolderKey(…)")
    }
}

impl Vault {
    /// Seals a public key for its place, with a name for whose it is. It is no secret; sealing it
    /// means that only this program can put one there, and not whoever can merely write to the
    /// database.
    ///
    /// # Errors
    /// Those of [`crate::vault::SealingKey::seal`].
    pub fn seal_public_key(&self, at: At<'_>, whose: &str, key: &PublicKey) -> Result<Vec<u8>, SealError> {
        self.keys().current.identity.seal(at, format!("{whose} {}", key.to_text()).as_bytes())
    }

    /// Opens a public key of this place.
    ///
    /// # Errors
    /// Those of [`crate::vault::SealingKey::open`]; [`SealError::Unreadable`] when it is no key;
    /// [`SealError::Damaged`] when it is somebody else's.
    pub fn open_public_key(&self, at: At<'_>, whose: &str, envelope: &[u8]) -> Result<PublicKey, SealError> {
        let plain = self.keys().of(envelope)?.identity.open(at, envelope)?;
        let key = plain.as_text()?.strip_prefix(whose).and_then(|rest| rest.strip_prefix(' '));
        x25519::Recipient::from_str(key.ok_or(SealError::Damaged)?).map(PublicKey).map_err(|_| SealError::Unreadable)
    }
}
