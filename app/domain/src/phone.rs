//! Telephone numbers of people in Vietnam.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::text;
use crate::text::pieces::Pieces;

/// Groups in which a number is written: of several digits each, or digit by digit.
const GROUPS: usize = 5;
const GROUPS_OF_FEW: usize = 11;
/// Digits of a group from which on it is not one of few.
const MANY: usize = 3;
/// Signs that stand between groups of one number; others may too, where no date and no list is written so.
const BETWEEN: &str = " .-()\u{A0}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}";
/// Signs between two groups, at most.
const GAP: usize = 3;

/// More characters than any way of writing a number needs; longer text is not looked at.
const LONGEST_TYPED: usize = 40;

/// A mobile or landline number in Vietnam, checked. Personal data: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

/// Why a typed number is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// Not a number of a mobile (10 digits) or a landline (11 digits) in Vietnam.
    Malformed,
    /// 1800 and 1900 numbers belong to a service, not to a person.
    Hotline,
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "not a telephone number in Vietnam",
            Self::Hotline => "the number of a hotline, not of a person",
        })
    }
}

impl std::error::Error for PhoneError {}

impl Phone {
    /// Reads a number with or without `+84`, `84` or `0084`, with spaces, dots, dashes and
    /// brackets, also `+84 (0)…`.
    ///
    /// # Errors
    /// [`PhoneError::Malformed`] or [`PhoneError::Hotline`]; neither repeats what was typed.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let digits = dialled(typed).ok_or(PhoneError::Malformed)?;
        if matches!(digits.len(), 8 | 10) && (digits.starts_with("1800") || digits.starts_with("1900")) {
            return Err(PhoneError::Hotline);
        }
        let national = national(&digits).ok_or(PhoneError::Malformed)?;
        let valid = match national.as_bytes() {
            [b'3' | b'5' | b'7' | b'8' | b'9', ..] => national.len() == 9,
            [b'2', ..] => national.len() == 10,
            _ => false,
        };
        if valid { Ok(Self(format!("+84{national}"))) } else { Err(PhoneError::Malformed) }
    }

    /// A number in a text that begins at this piece: how many pieces it has, and the number. Letters may stand right
    /// before and behind it.
    pub(crate) fn written_at(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Self)> {
        let (mut digits, mut shortest, mut longest) = (String::new(), usize::MAX, 0);
        let (mut strict, mut lengths) = (true, Vec::new());
        for count in 1..=GROUPS_OF_FEW.min(pieces.len().saturating_sub(at)) {
            let piece = at + count - 1;
            if count > 1 {
                let gap = pieces.gap(piece);
                if gap.chars().count() > GAP || gap.contains(['[', ']']) {
                    return None;
                }
                strict &= gap.chars().all(|c| BETWEEN.contains(c));
            }
            let typed: String = pieces.get(piece).nfkc().collect();
            let typed = if count == 1 { typed.trim_start_matches(|c: char| !c.is_ascii_digit()) } else { &*typed };
            let own: String = typed.chars().take_while(char::is_ascii_digit).collect();
            if own.is_empty() {
                return None;
            }
            digits.push_str(&own);
            (shortest, longest) = (shortest.min(own.len()), longest.max(own.len()));
            lengths.push(own.len());
            // "05-11-2026 08": a date, with something behind it.
            if lengths.starts_with(&[2, 2, 4]) && ["19", "20"].iter().any(|century| digits[4..].starts_with(century)) {
                return None;
            }
            let may_be = (strict || shortest >= MANY || longest == 1) && (count <= GROUPS || longest < MANY);
            if let Some(phone) = Self::parse(&digits).ok().filter(|_| may_be) {
                return Some((count, phone));
            }
            if own.len() < typed.len() {
                return None;
            }
        }
        None
    }

    /// The number as it is stored (E.164): `+84912345678`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it is read: `0912 345 678`, `024 3825 1234`, `0225 382 5123`.
    #[must_use]
    pub fn show(&self) -> String {
        let national = format!("0{}", &self.0[3..]);
        // Hà Nội (024) and Hồ Chí Minh City (028) have the only area codes of three digits.
        let (first, second) = match national.as_bytes() {
            [b'0', b'2', b'4' | b'8', ..] => (3, 7),
            _ => (4, 7),
        };
        format!("{} {} {}", &national[..first], &national[first..second], &national[second..])
    }
}

/// A stored number as it is read. What was stored before there was such a check stays as it is.
#[must_use]
pub fn shown(stored: &str) -> String {
    Phone::parse(stored).map_or_else(|_| stored.to_owned(), |phone| phone.show())
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// The digits of the number, `+` written as the `00` it stands for.
fn dialled(typed: &str) -> Option<String> {
    let typed: String = text::line(typed).nfkc().take(LONGEST_TYPED + 1).collect();
    if typed.chars().count() > LONGEST_TYPED {
        return None;
    }
    let mut digits = String::with_capacity(typed.len());
    for c in typed.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => digits.push_str("00"),
            ' ' | '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2014}' => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// The part after the country code or the leading zero.
fn national(digits: &str) -> Option<&str> {
    for country in ["0084", "84"] {
        if let Some(rest) = digits.strip_prefix(country) {
            return Some(rest.strip_prefix('0').unwrap_or(rest));
        }
    }
    digits.strip_prefix('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mobile_number_is_read_however_it_is_written() {
        for typed in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            "0912-345-678",
            "+84912345678",
            "+84 912 345 678",
            "84912345678",
            "0084912345678",
            "+84 (0)912 345 678",
            "(0912) 345678",
            "\u{A0}0912345678\u{200B}",
            "０９１２３４５６７８",
            "0912–345–678",
        ] {
            assert_eq!(Phone::parse(typed).unwrap().as_str(), "+84912345678", "{typed:?}");
        }
    }

    #[test]
    fn every_mobile_range_is_known() {
        for typed in ["0312345678", "0512345678", "0712345678", "0812345678", "0912345678"] {
            assert!(Phone::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn numbers_are_shown_in_groups() {
        assert_eq!(Phone::parse("+84912345678").unwrap().show(), "0912 345 678");
        assert_eq!(Phone::parse("02438251234").unwrap().show(), "024 3825 1234");
        assert_eq!(Phone::parse("02253825123").unwrap().show(), "0225 382 5123");
    }

    #[test]
    fn a_landline_has_eleven_digits() {
        assert_eq!(Phone::parse("024 3825 1234").unwrap().as_str(), "+842438251234");
        assert_eq!(Phone::parse("0243825123"), Err(PhoneError::Malformed));
    }

    #[test]
    fn what_is_not_a_personal_number_is_refused() {
        for typed in [
            "",
            "091234567",
            "09123456789",
            "0112345678",
            "0412345678",
            "0612345678",
            "912345678",
            "+1 212 555 0100",
            "+0912345678",
            "0912a45678",
            "0912345678-----------------------------------------9",
            "0912345678+",
            "++84912345678",
            "113",
            "không có",
        ] {
            assert_eq!(Phone::parse(typed), Err(PhoneError::Malformed), "{typed:?}");
        }
        assert_eq!(Phone::parse("1900 1234"), Err(PhoneError::Hotline));
        assert_eq!(Phone::parse("1800 123456"), Err(PhoneError::Hotline));
    }

    #[test]
    fn debug_does_not_show_the_number() {
        assert_eq!(format!("{:?}", Phone::parse("0912345678")), "Ok(Phone(…))");
    }

    proptest! {
        #[test]
        fn a_shown_or_stored_number_is_read_back(digits in "[35789][0-9]{8}|2[0-9]{9}") {
            let phone = Phone::parse(&format!("0{digits}")).unwrap();
            prop_assert_eq!(phone.as_str(), format!("+84{digits}"));
            prop_assert_eq!(&Phone::parse(phone.as_str()).unwrap(), &phone);
            prop_assert_eq!(&Phone::parse(&phone.show()).unwrap(), &phone);
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[\\PC\\pC]{0,60}|[0-9+() .-]{0,20}") {
            if let Ok(phone) = Phone::parse(&typed) {
                prop_assert!(phone.as_str().starts_with("+84"));
                let _ = phone.show();
            }
        }
    }
}
