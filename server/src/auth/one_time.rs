//! One-time passwords from an authenticator (RFC 6238: SHA-1, six digits, thirty seconds), each
//! of which counts once.

use data_encoding::BASE32_NOPAD;
use rand::CryptoRng;
use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a secret: what RFC 4226 recommends.
const SECRET_BYTES: usize = 20;

/// The secret that an authenticator shares with us.
#[derive(Clone)]
pub struct OneTimeSecret(Vec<u8>);

impl std::fmt::Debug for OneTimeSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimeSecret(…)")
    }
}

impl OneTimeSecret {
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = vec![0; SECRET_BYTES];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// Reads the base-32 form that people type into an authenticator.
    #[must_use]
    pub fn from_base32(text: &str) -> Option<Self> {
        BASE32_NOPAD.decode(text.trim().as_bytes()).ok().filter(|bytes| bytes.len() >= 16).map(Self)
    }

    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The base-32 form.
    #[must_use]
    pub fn to_base32(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The address that an authenticator scans.
    #[must_use]
    pub fn to_uri(&self, login: &str) -> String {
        format!("otpauth://totp/phanhoi:{login}?secret={}&issuer=phanhoi", self.to_base32())
    }

    /// The time step for which this password is the right one, one step early or late allowed,
    /// unless that step or a later one was used already.
    #[must_use]
    pub fn step_of(&self, typed: &str, now: u64, last_used: Option<i64>) -> Option<i64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if typed.len() != 6 || !typed.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let totp = self.totp();
        let current = i64::try_from(now / 30).ok()?;
        let fits = |step: i64| {
            let code = u64::try_from(step * 30).map(|time| totp.generate(time).to_string()).unwrap_or_default();
            bool::from(subtle::ConstantTimeEq::ct_eq(code.as_bytes(), typed.as_bytes()))
        };
        [current, current - 1, current + 1]
            .into_iter()
            .find(|&step| fits(step))
            .filter(|&step| last_used.is_none_or(|last| step > last))
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(0)
            .with_step_duration(30)
            .with_secret(self.0.clone())
            .build_noncompliant()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 6238, appendix B, cut to six digits.
    #[test]
    fn the_passwords_are_those_of_the_rfc() {
        let secret = OneTimeSecret::from_bytes(b"12345678901234567890");
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(secret.step_of(code, time, None), Some(i64::try_from(time / 30).unwrap()), "{time}");
        }
    }

    #[test]
    fn a_password_counts_once() {
        let secret = OneTimeSecret::from_bytes(b"12345678901234567890");
        let step = secret.step_of("287 082", 59, None);
        assert_eq!(step, Some(1));
        assert_eq!(secret.step_of("287082", 59, step), None);
        assert_eq!(secret.step_of("287082", 59 + 90, None), None);
    }
}
