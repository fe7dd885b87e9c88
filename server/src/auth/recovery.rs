//! Codes that are printed and kept in a drawer: recovery codes, and the one that two officers give
//! to somebody who lost everything.

use data_encoding::BASE32_NOPAD;
use domain::private::Private;
use rand::CryptoRng;
use zeroize::Zeroizing;

/// Codes that an account is given at once.
pub const CODES: usize = 10;
/// 120 random bits: enough that a plain keyed hash keeps them (ASVS 5.0, 6.5.2 asks for 112).
const BYTES: usize = 15;
/// Letters of a code, without the dashes between groups of four.
const LETTERS: usize = 24;

/// A new code, such as `K3M7-AAXQ-…`: six groups of four letters and digits (RFC 4648, base 32).
#[must_use]
pub fn random(rng: &mut impl CryptoRng) -> Private {
    let mut bytes = Zeroizing::new([0u8; BYTES]);
    rng.fill_bytes(bytes.as_mut());
    let letters = Zeroizing::new(BASE32_NOPAD.encode(bytes.as_ref()));
    let groups: Vec<&str> = (0..LETTERS).step_by(4).filter_map(|at| letters.get(at..at + 4)).collect();
    Private::from(groups.join("-"))
}

/// A code as it is compared; `None` for what cannot be one. Blanks, dashes and capitals do not
/// matter, and the digits that base 32 leaves out are read as the letters they look like.
#[must_use]
pub fn canonical(typed: &str) -> Option<Zeroizing<String>> {
    let mut code = Zeroizing::new(String::with_capacity(LETTERS));
    for letter in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        match letter.to_ascii_uppercase() {
            '0' => code.push('O'),
            '1' => code.push('I'),
            '8' => code.push('B'),
            letter if letter.is_ascii_uppercase() || letter.is_ascii_digit() => code.push(letter),
            _ => return None,
        }
    }
    (code.len() == LETTERS).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = random(&mut rand::rng());
        let written = code.reveal();
        assert_eq!(written.len(), LETTERS + 5);
        let read = canonical(written).unwrap();
        assert_eq!(*read, written.replace('-', ""));
        assert_eq!(canonical(&written.to_lowercase().replace('-', " ")).unwrap(), read);
        assert_eq!(canonical(&written.replace('O', "0").replace('I', "1").replace('B', "8")).unwrap(), read);
        assert!(canonical("123456").is_none() && canonical("").is_none());
        assert!(canonical(&format!("{written}A")).is_none());
        assert_ne!(random(&mut rand::rng()).reveal(), written);
    }
}
