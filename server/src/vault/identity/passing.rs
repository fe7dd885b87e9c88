//! What lies sealed for a while between two steps of an opening.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use rand::CryptoRng;
use zeroize::Zeroizing;

use super::Inner;
use crate::vault::secret::Plain;
use crate::vault::{At, SealError, SealingKey, SecretKey, Vault};

impl Vault {
    /// Seals what an approver has taken the outer layer off, to the one request that it is for.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn seal_to_request(&self, opening: i64, inner: &Inner) -> Result<Vec<u8>, SealError> {
        self.keys().current.identity.seal(request(opening), inner.as_bytes())
    }

    /// Opens it for that request. It is still sealed to the custodians.
    ///
    /// # Errors
    /// Those of [`SealingKey::open`].
    pub fn open_for_request(&self, opening: i64, envelope: &[u8]) -> Result<Inner, SealError> {
        let plain = self.keys().of(envelope)?.identity.open(request(opening), envelope)?;
        Ok(Inner::from_bytes(plain.as_bytes()))
    }
}

fn request(opening: i64) -> At<'static> {
    At::new("openings", "inner", opening)
}

/// The secret in the cookie of a custodian's browser, under which an opened identity lies for half
/// an hour. Any node can serve it, none can read it without the browser.
pub struct ViewSecret {
    secret: SecretKey,
    key: SealingKey,
}

impl ViewSecret {
    /// # Errors
    /// None that can happen, see [`SealError::Underivable`].
    pub fn new(rng: &mut impl CryptoRng) -> Result<Self, SealError> {
        Self::from_secret(SecretKey::random(rng))
    }

    /// The secret of a cookie; `None` when the value is not one of ours.
    #[must_use]
    pub fn from_cookie(value: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(value.as_bytes()).ok()?);
        Self::from_secret(SecretKey::from_slice(&bytes)?).ok()
    }

    fn from_secret(secret: SecretKey) -> Result<Self, SealError> {
        let key = SealingKey::named_by_itself(secret.derive("opened identity")?);
        Ok(Self { secret, key })
    }

    /// The value of the cookie.
    #[must_use]
    pub fn to_cookie(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(self.secret.bytes()))
    }

    /// Seals what a custodian has opened.
    ///
    /// # Errors
    /// Those of [`SealingKey::seal`].
    pub fn seal_view(&self, opening: i64, plain: &Plain) -> Result<Vec<u8>, SealError> {
        self.key.seal(view(opening), plain.as_bytes())
    }

    /// Opens it again for the same browser.
    ///
    /// # Errors
    /// Those of [`SealingKey::open`].
    pub fn open_view(&self, opening: i64, envelope: &[u8]) -> Result<Plain, SealError> {
        self.key.open(view(opening), envelope)
    }
}

fn view(opening: i64) -> At<'static> {
    At::new("openings", "view", opening)
}

impl fmt::Debug for ViewSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ViewSecret(…)")
    }
}
