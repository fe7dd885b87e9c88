//! The secret with which a holder opens their own key: shown once, printed, kept in a safe.

use std::fmt;

use crate::crockford;
use crate::private::Private;

/// 24 symbols of Crockford's base 32, 120 random bits: nobody guesses it, whatever the hashing.
///
/// It is stored nowhere. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct HolderSecret(Private);

impl HolderSecret {
    /// The number of symbols.
    pub const LENGTH: usize = 24;

    /// The secret of fifteen random bytes.
    #[must_use]
    pub fn from_bytes(random: [u8; 15]) -> Self {
        Self(crockford::encode(&random).into())
    }

    /// Reads a secret as people copy it: any case, with spaces or dashes, O for 0, I or L for 1.
    /// `None` if that does not make 24 symbols.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        crockford::read(typed, Self::LENGTH).map(|symbols| Self(symbols.into()))
    }

    /// The 24 symbols in capitals, without dashes: what the key is derived from.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// The secret as it is shown: six groups of four.
    #[must_use]
    pub fn grouped(&self) -> Private {
        let symbols: Vec<char> = self.reveal().chars().collect();
        let groups: Vec<String> = symbols.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-").into()
    }
}

impl fmt::Debug for HolderSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HolderSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_as_people_copy_it() {
        let secret = HolderSecret::from_bytes(*b"hellohellohello");
        assert_eq!(secret.grouped().reveal(), "D1JP-RV3F-D1JP-RV3F-D1JP-RV3F");
        for typed in ["D1JP-RV3F-D1JP-RV3F-D1JP-RV3F", "dijp rv3f d1jp rv3f dljp rv3f"] {
            assert_eq!(HolderSecret::parse(typed).as_ref(), Some(&secret), "{typed}");
        }
        assert_eq!(HolderSecret::parse("D1JP-RV3F"), None);
        assert!(!format!("{secret:?}").contains("D1JP"));
    }
}
