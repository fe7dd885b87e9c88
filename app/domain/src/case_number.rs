//! The number under which papers and units know a case.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::crockford;

/// `PA-{yyyy}-XXXXXXXX`: the year and eight random symbols of Crockford's base 32 (40 bits).
///
/// Not a secret, and not sequential either: it shows neither how many cases there are nor which
/// came before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber(String);

/// Why there is no such case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseNumberError {
    /// Not `PA`, four digits and eight symbols.
    Malformed,
    /// The year does not have four digits.
    Year,
}

impl fmt::Display for CaseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not a case number; it looks like PA-2026-0123ABCD",
            Self::Year => "the year of a case number has four digits",
        })
    }
}

impl std::error::Error for CaseNumberError {}

impl CaseNumber {
    /// The number of a case received in this year, from five random bytes.
    ///
    /// # Errors
    /// [`CaseNumberError::Year`] before 1000 or after 9999.
    pub fn new(year: i32, random: [u8; 5]) -> Result<Self, CaseNumberError> {
        if !(1000..=9999).contains(&year) {
            return Err(CaseNumberError::Year);
        }
        Ok(Self(format!("PA-{year}-{}", crockford::encode(&random))))
    }

    /// Reads a number as people copy it: any case, with or without dashes and spaces, O for 0,
    /// I or L for 1.
    ///
    /// # Errors
    /// [`CaseNumberError`].
    pub fn parse(typed: &str) -> Result<Self, CaseNumberError> {
        let symbols = crockford::read(typed, 14).ok_or(CaseNumberError::Malformed)?;
        let rest = symbols.strip_prefix("PA").ok_or(CaseNumberError::Malformed)?;
        let (year, random) = rest.split_at(4);
        if !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CaseNumberError::Malformed);
        }
        if year.starts_with('0') {
            return Err(CaseNumberError::Year);
        }
        Ok(Self(format!("PA-{year}-{random}")))
    }

    /// The number as it is stored and shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CaseNumber {
    type Err = CaseNumberError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

impl Serialize for CaseNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CaseNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = String::deserialize(deserializer)?;
        Self::parse(&typed).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_has_its_year_and_eight_random_symbols() {
        assert_eq!(CaseNumber::new(2026, *b"hello").unwrap().to_string(), "PA-2026-D1JPRV3F");
    }

    #[test]
    fn a_year_without_four_digits_is_refused() {
        assert_eq!(CaseNumber::new(999, [0; 5]), Err(CaseNumberError::Year));
        assert_eq!(CaseNumber::new(10_000, [0; 5]), Err(CaseNumberError::Year));
        assert_eq!(CaseNumber::parse("PA-0026-D1JPRV3F"), Err(CaseNumberError::Year));
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for typed in ["PA-2026-D1JPRV30", "pa2026d1jprv3o", " pa 2026 dljp rv30 ", "PA–2O26–D1JPRV30"] {
            assert_eq!(CaseNumber::parse(typed).unwrap().as_str(), "PA-2026-D1JPRV30", "{typed:?}");
        }
    }

    #[test]
    fn anything_else_is_no_number() {
        for typed in [
            "",
            "PA-2026-D1JPRV3",
            "PA-2026-D1JPRV3FX",
            "KN-2026-D1JPRV3F",
            "2026-D1JPRV3F",
            "PA-20A6-D1JPRV3F",
            "PA-2026-D1JPRV3U",
        ] {
            assert_eq!(CaseNumber::parse(typed), Err(CaseNumberError::Malformed), "{typed:?}");
        }
    }

    #[test]
    fn in_json_it_is_a_string() {
        let number = CaseNumber::new(2026, *b"hello").unwrap();
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, "\"PA-2026-D1JPRV3F\"");
        assert_eq!(serde_json::from_str::<CaseNumber>(&json).unwrap(), number);
        assert!(serde_json::from_str::<CaseNumber>("\"PA-2026\"").is_err());
    }

    proptest! {
        #[test]
        fn a_shown_number_is_read_back(year in 1000i32..=9999, random in any::<[u8; 5]>()) {
            let number = CaseNumber::new(year, random).unwrap();
            prop_assert_eq!(CaseNumber::parse(number.as_str()), Ok(number.clone()));
            prop_assert_eq!(number.as_str().to_lowercase().parse(), Ok(number));
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[\\PC\\pC]{0,40}|PA[0-9A-Z -]{0,20}") {
            let _ = CaseNumber::parse(&typed);
        }
    }
}
