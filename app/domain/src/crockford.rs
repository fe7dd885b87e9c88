//! Crockford's base 32: codes that survive being read out, copied by hand and typed on a phone.
//! <https://www.crockford.com/base32.html>

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// No I, L and O, which look like digits, and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Five bits a symbol, the highest first. Five bytes make eight symbols.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut symbols = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        bits = (bits << 8 | u32::from(*byte)) & 0xFFFF;
        held += 8;
        while held >= 5 {
            held -= 5;
            symbols.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
        }
    }
    if held > 0 {
        symbols.push(char::from(ALPHABET[(bits << (5 - held) & 31) as usize]));
    }
    symbols
}

/// Reads exactly `length` symbols: any case, spaces and dashes between them ignored, O as 0, I
/// and L as 1, full-width letters of an input method as the plain ones. `None` for anything else.
pub(crate) fn read(typed: &str, length: usize) -> Option<String> {
    let mut symbols = String::with_capacity(length);
    for c in text::line(typed).nfkc() {
        if matches!(c, ' ' | '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}') {
            continue;
        }
        if symbols.len() == length {
            return None;
        }
        symbols.push(symbol(c)?);
    }
    (symbols.len() == length).then_some(symbols)
}

fn symbol(c: char) -> Option<char> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let byte = u8::try_from(c).ok()?;
    ALPHABET.contains(&byte).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_bytes_have_known_symbols() {
        assert_eq!(encode(&[0; 5]), "00000000");
        assert_eq!(encode(&[0xFF; 5]), "ZZZZZZZZ");
        assert_eq!(encode(b"hello"), "D1JPRV3F");
        assert_eq!(encode(&[0xFF]), "ZW");
    }

    proptest! {
        #[test]
        fn different_bytes_have_different_symbols(a in any::<[u8; 10]>(), b in any::<[u8; 10]>()) {
            prop_assert_eq!(a == b, encode(&a) == encode(&b));
            prop_assert_eq!(encode(&a).len(), 16);
        }

        #[test]
        fn what_is_encoded_is_read_back(bytes in any::<[u8; 10]>()) {
            let symbols = encode(&bytes);
            prop_assert_eq!(read(&symbols, 16), Some(symbols));
        }
    }
}
