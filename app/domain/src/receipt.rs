//! The code with which a person follows their case: whoever has it may read the answer.

use std::fmt;

use crate::crockford;

/// 16 symbols of Crockford's base 32, 80 random bits.
///
/// A secret: no `Display`, no serialisation, `Debug` does not show it. It is stored only as a
/// keyed hash of [`as_str`](Self::as_str), so a lost code cannot be found again.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptCode(String);

/// What was typed cannot be a code. Says nothing more, so that a wrong code and a code that was
/// never given out can be answered alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReceiptCode;

impl fmt::Display for NotAReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a receipt code")
    }
}

impl std::error::Error for NotAReceiptCode {}

impl ReceiptCode {
    /// The number of symbols.
    pub const LENGTH: usize = 16;

    /// The code of ten random bytes.
    #[must_use]
    pub fn from_bytes(random: [u8; 10]) -> Self {
        Self(crockford::encode(&random))
    }

    /// Reads a code as people copy it: any case, with spaces or dashes, O for 0, I or L for 1.
    ///
    /// # Errors
    /// [`NotAReceiptCode`] if that does not make 16 symbols.
    pub fn parse(typed: &str) -> Result<Self, NotAReceiptCode> {
        crockford::read(typed, Self::LENGTH).map(Self).ok_or(NotAReceiptCode)
    }

    /// The 16 symbols in capitals, without dashes: what is hashed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it is shown: `XXXX-XXXX-XXXX-XXXX`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let code = &self.0;
        format!("{}-{}-{}-{}", &code[..4], &code[4..8], &code[8..12], &code[12..])
    }
}

impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_shown_in_groups_of_four() {
        let code = ReceiptCode::from_bytes(*b"hellohello");
        assert_eq!(code.grouped(), "D1JP-RV3F-D1JP-RV3F");
        assert_eq!(code.as_str(), "D1JPRV3FD1JPRV3F");
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        for typed in [
            "D1JP-RV3F-00JP-RV3F",
            "d1jprv3f00jprv3f",
            " dljp rv3f oojp rv3f ",
            "DIJP–RV3F–OOJP–RV3F",
            "D1JP\u{A0}RV3F\u{200B}00JP_RV3F",
            "Ｄ１ＪＰRV3F00JPRV3F",
        ] {
            assert_eq!(ReceiptCode::parse(typed).unwrap().as_str(), "D1JPRV3F00JPRV3F", "{typed:?}");
        }
    }

    #[test]
    fn anything_else_is_no_code() {
        for typed in [
            "",
            "D1JP-RV3F-D1JP-RV3",
            "D1JP-RV3F-D1JP-RV3FX",
            "U1JP-RV3F-D1JP-RV3F",
            "Đ1JP-RV3F-D1JP-RV3F",
            "D1JP/RV3F/D1JP/RV3F",
            "PA-2026-D1JPRV3F",
        ] {
            assert_eq!(ReceiptCode::parse(typed), Err(NotAReceiptCode), "{typed:?}");
        }
    }

    #[test]
    fn debug_does_not_show_the_code() {
        let code = ReceiptCode::from_bytes([7; 10]);
        assert_eq!(format!("{:?}", Some(&code)), "Some(ReceiptCode(…))");
    }

    proptest! {
        #[test]
        fn a_shown_code_is_read_back(bytes in any::<[u8; 10]>()) {
            let code = ReceiptCode::from_bytes(bytes);
            prop_assert_eq!(&ReceiptCode::parse(&code.grouped()).unwrap(), &code);
            prop_assert_eq!(&ReceiptCode::parse(&code.grouped().to_lowercase()).unwrap(), &code);
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[\\PC\\pC]{0,40}|[0-9A-Z -]{0,24}") {
            if let Ok(code) = ReceiptCode::parse(&typed) {
                prop_assert_eq!(code.as_str().len(), ReceiptCode::LENGTH);
                let _ = code.grouped();
            }
        }
    }
}
