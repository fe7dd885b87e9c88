//! The order of the Vietnamese dictionary.

use unicode_normalization::UnicodeNormalization;

use super::clean::line;

/// The letters in their order (CLDR `vi`), with f, j, w and z where the Latin alphabet has them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The tones in their order: none, huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Where a text stands in a sorted list: first by letters, then by tones, then small letters
/// before capitals. Compare keys, never the texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    letters: Vec<(Class, u32)>,
    tones: Vec<u8>,
    capitals: Vec<bool>,
}

/// Spaces and punctuation come before digits, these before letters, foreign scripts last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Class {
    Space,
    Punctuation,
    Digit,
    Letter,
    Foreign,
}

/// The key of a text.
#[must_use]
pub fn sort_key(text: &str) -> SortKey {
    let mut key = SortKey { letters: Vec::new(), tones: Vec::new(), capitals: Vec::new() };
    for typed in line(text).chars() {
        let capital = typed.is_uppercase();
        for c in typed.to_lowercase().nfd() {
            if matches!(c, '\u{300}'..='\u{36F}') {
                key.mark(c);
            } else {
                key.letters.push(weight(c));
                key.tones.push(0);
                key.capitals.push(capital);
            }
        }
    }
    key
}

/// The key of a province's name: "Tỉnh" and "Thành phố" do not count, so that Thành phố Huế
/// stands between Hà Tĩnh and Hưng Yên.
#[must_use]
pub fn place_sort_key(name: &str) -> SortKey {
    let name = line(name);
    for prefix in ["tỉnh ", "thành phố ", "tp. ", "tp "] {
        if let Some(rest) = without_prefix(&name, prefix) {
            return sort_key(rest);
        }
    }
    sort_key(&name)
}

/// What follows the prefix, in any case. `None` if nothing but the prefix is there.
fn without_prefix<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let end = name.char_indices().nth(prefix.chars().count()).map(|(at, _)| at)?;
    (name[..end].to_lowercase() == prefix).then(|| &name[end..])
}

impl SortKey {
    /// Adds a mark to the last letter: the shape of another letter (ă, â, ê, ô, ơ, ư) or a tone.
    fn mark(&mut self, mark: char) {
        let (Some(letter), Some(tone)) = (self.letters.last_mut(), self.tones.last_mut()) else {
            return;
        };
        let shaped = match (*letter, mark) {
            (base, '\u{306}') if base == weight('a') => Some('ă'),
            (base, '\u{302}') if base == weight('a') => Some('â'),
            (base, '\u{302}') if base == weight('e') => Some('ê'),
            (base, '\u{302}') if base == weight('o') => Some('ô'),
            (base, '\u{31B}') if base == weight('o') => Some('ơ'),
            (base, '\u{31B}') if base == weight('u') => Some('ư'),
            _ => None,
        };
        if let Some(shaped) = shaped {
            *letter = weight(shaped);
        } else {
            // A mark that is no Vietnamese tone comes after them all.
            let place = TONES.iter().position(|known| *known == mark).unwrap_or(TONES.len());
            *tone = u8::try_from(place + 1).unwrap_or(u8::MAX);
        }
    }
}

fn weight(c: char) -> (Class, u32) {
    if c == ' ' {
        return (Class::Space, 0);
    }
    if let Some(place) = ALPHABET.chars().position(|letter| letter == c) {
        return (Class::Letter, u32::try_from(place).unwrap_or(u32::MAX));
    }
    let class = match c {
        c if c.is_numeric() => Class::Digit,
        c if c.is_alphabetic() => Class::Foreign,
        _ => Class::Punctuation,
    };
    (class, u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_order(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} must stand before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_stand_in_the_order_of_the_alphabet() {
        in_order(&["an", "ăn", "ân", "bà", "cá", "da", "đa", "em", "êm", "ga"]);
        in_order(&["on", "ôn", "ơn", "pi", "tu", "tư", "va", "xa", "ya"]);
    }

    #[test]
    fn tones_stand_in_the_order_of_the_dictionary() {
        in_order(&["ma", "mà", "mả", "mã", "má", "mạ"]);
        in_order(&["mâ", "mầ", "mẩ", "mẫ", "mấ", "mậ"]);
    }

    #[test]
    fn a_tone_counts_only_where_the_letters_are_the_same() {
        in_order(&["má an", "ma bà", "má bà"]);
        in_order(&["mạ", "mai"]);
    }

    #[test]
    fn spaces_stand_before_digits_and_digits_before_letters() {
        in_order(&["Quận", "Quận 1", "Quận A", "Quận Ă", "Quậna"]);
    }

    #[test]
    fn small_letters_stand_before_capitals_when_nothing_else_differs() {
        in_order(&["đa", "Đa", "đà"]);
    }

    #[test]
    fn the_form_in_which_a_text_was_typed_does_not_matter() {
        let decomposed: String = "Ẵ ộ Ữ".nfd().collect();
        assert_eq!(sort_key("Ẵ ộ Ữ"), sort_key(&decomposed));
    }

    #[test]
    fn provinces_stand_by_their_names() {
        let mut names = [
            "Tỉnh Hưng Yên",
            "Thành phố Hà Nội",
            "Thành phố Đà Nẵng",
            "Tỉnh Cà Mau",
            "Tỉnh Hà Tĩnh",
            "Tỉnh An Giang",
            "THÀNH PHỐ HUẾ",
            "TP. Hồ Chí Minh",
            "Tỉnh Điện Biên",
        ];
        names.sort_by_key(|name| place_sort_key(name));
        assert_eq!(
            names,
            [
                "Tỉnh An Giang",
                "Tỉnh Cà Mau",
                "Thành phố Đà Nẵng",
                "Tỉnh Điện Biên",
                "Thành phố Hà Nội",
                "Tỉnh Hà Tĩnh",
                "TP. Hồ Chí Minh",
                "THÀNH PHỐ HUẾ",
                "Tỉnh Hưng Yên",
            ]
        );
    }

    #[test]
    fn a_name_that_is_only_a_prefix_is_kept() {
        assert_eq!(place_sort_key("Tỉnh"), sort_key("Tỉnh"));
        assert_eq!(place_sort_key("Tỉnhx y"), sort_key("Tỉnhx y"));
    }

    proptest! {
        #[test]
        fn any_text_has_a_key_and_its_cleaned_form_has_the_same(text in "[\\PC\\pC]{0,40}") {
            prop_assert_eq!(sort_key(&text), sort_key(&line(&text)));
        }

        #[test]
        fn a_longer_text_stands_after_its_beginning(text in "[a-zăâđêôơư ]{0,20}", more in "[a-zăâđêôơư]{1,5}") {
            let longer = text.clone() + &more;
            prop_assert!(sort_key(&text) < sort_key(&longer));
        }
    }
}
