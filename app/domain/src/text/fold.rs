//! Folding for search: what is typed without marks finds what is written with them.

use unicode_normalization::UnicodeNormalization;

use super::clean::is_invisible;

/// The form of a text under which it is searched: marks stripped, đ as d (Unicode does not
/// decompose it), lower case, everything that is neither letter nor digit one space.
///
/// "Thanh Hoá", "Thanh Hóa" and "thanh hoa" fold to the same. Never for showing a name or for
/// deciding whether two names are the same person.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.chars().flat_map(char::to_lowercase).nfd();
    for c in letters.filter(|c| !is_mark(*c) && !is_invisible(*c)) {
        if c.is_alphanumeric() {
            folded.push(plain_letter(c));
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The words of a text, each folded, in the order of the text, with repetitions.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// đ, and the letters that are mistaken for it.
const fn plain_letter(c: char) -> char {
    match c {
        'đ' | '\u{F0}' | '\u{256}' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_case_and_the_stroke_of_d_disappear() {
        assert_eq!(fold("Đặng Thị Ngọc ÁNH"), "dang thi ngoc anh");
        assert_eq!(fold("ƯỚC MƠ, ẵ Ộ Ữ ẫ ễ"), "uoc mo a o u a e");
        assert_eq!(fold("\u{D0}à Nẵng"), "da nang");
    }

    #[test]
    fn both_places_of_a_tone_mark_fold_to_the_same() {
        assert_eq!(fold("Thanh Hoá"), fold("Thanh Hóa"));
        assert_eq!(fold("Ủy ban"), fold("Uỷ ban"));
    }

    #[test]
    fn punctuation_separates_and_never_stands_alone() {
        assert_eq!(fold("  UBND xã A – (số 12/2026)!  "), "ubnd xa a so 12 2026");
        assert_eq!(fold("…?!"), "");
    }

    #[test]
    fn an_invisible_character_does_not_split_a_word() {
        assert_eq!(fold("Hà\u{200B}Nội"), "hanoi");
    }

    #[test]
    fn words_come_in_order_with_repetitions() {
        assert_eq!(words("Xã A, xã B"), ["xa", "a", "xa", "b"]);
        assert!(words(" – ").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
        }

        #[test]
        fn decomposed_and_composed_text_fold_to_the_same(text in "\\PC{0,60}") {
            let decomposed: String = text.nfd().collect();
            let composed: String = text.nfc().collect();
            prop_assert_eq!(fold(&decomposed), fold(&composed));
        }

        #[test]
        fn words_are_the_pieces_of_the_folded_text(text in "\\PC{0,60}") {
            prop_assert_eq!(words(&text).join(" "), fold(&text));
        }
    }
}
