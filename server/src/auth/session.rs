//! Our own sessions: an opaque random token in a cookie, only its hash in the table, a new token
//! at every step of signing in.

use rand::CryptoRng;
use time::Duration;
use zeroize::Zeroizing;

use crate::vault::token_hash;

/// A session unused for so long has ended.
pub const IDLE: Duration = Duration::minutes(30);
/// A session ends after so long, used or not.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// For so long after a one-time password its holder need not show another one before something
/// dear: opening an identity, a change of the office.
pub const CONFIRMED: Duration = Duration::minutes(5);
/// Between the password and the one-time password.
pub const HALF_WAY: Duration = Duration::minutes(10);
/// A followed case stays open for so long after the last look.
pub const TRACKING: Duration = Duration::minutes(15);

/// A token of 256 random bits as it stands in the cookie.
pub struct Token(Zeroizing<String>);

impl Token {
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = Zeroizing::new([0u8; 32]);
        rng.fill_bytes(bytes.as_mut());
        Self(Zeroizing::new(data_encoding::BASE64URL_NOPAD.encode(bytes.as_ref())))
    }

    /// What goes into the cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        hash_of(&self.0)
    }
}

/// What is stored for a token that a browser sent.
#[must_use]
pub fn hash_of(token: &str) -> Vec<u8> {
    token_hash(token.as_bytes()).to_vec()
}
