//! Browsers in which an officer signed in before ("device cookies" of OWASP, *Slow Down Online
//! Guessing Attacks with Device Cookies*).
//!
//! The cookie is a random number and a keyed hash that binds it to the account and its password. It
//! signs nobody in: it only keeps strangers who guess from slowing down the officer. With a new
//! password every browser is a stranger once more.

use rand::CryptoRng;

use crate::store::entity::officers;
use crate::vault::Vault;

const NONCE: usize = 16;

/// A browser that is known to one account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Device([u8; NONCE]);

impl Device {
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        Self(nonce)
    }

    /// What goes into the cookie.
    #[must_use]
    pub fn cookie(&self, vault: &Vault, row: &officers::Model) -> String {
        let bytes = [self.0.as_slice(), &seal(vault, row, &self.0)].concat();
        data_encoding::BASE64URL_NOPAD.encode(&bytes)
    }

    /// Reads a cookie; `None` when it is not of this account and its password of today.
    #[must_use]
    pub fn recognise(vault: &Vault, row: &officers::Model, cookie: &str) -> Option<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        let (nonce, mac) = bytes.split_first_chunk::<NONCE>()?;
        let genuine = subtle::ConstantTimeEq::ct_eq(mac, seal(vault, row, nonce).as_slice());
        bool::from(genuine).then_some(Self(*nonce))
    }

    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

fn seal(vault: &Vault, row: &officers::Model, nonce: &[u8; NONCE]) -> [u8; 32] {
    vault.device_hash(row.id, row.password_hash.reveal(), nonce)
}
