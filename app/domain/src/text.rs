//! Vietnamese text: how it is cleaned on the way in, counted, searched and sorted.
//!
//! Everything is stored in NFC (TCVN 6909). Some keyboards and macOS file names deliver the
//! decomposed form, so the same word would otherwise be stored in two spellings.

mod clean;
mod collate;
mod file_name;
mod fold;
mod legacy;
mod person;
pub(crate) mod pieces;
mod query;
mod terms;

pub use clean::{block, line};
pub use collate::{SortKey, place_sort_key, sort_key};
pub use file_name::file_name;
pub use fold::{fold, words};
pub use legacy::looks_like_legacy_font;
pub use person::{is_named, name_key};
pub use query::{QUERY_MAX, QUERY_WORDS_MAX, QueryProblem, query};
pub use terms::{PAIRED_WORDS, sample, terms};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Code points of which one character consists at most: a letter with what a language puts around it.
/// What is more counts as a further character.
pub const POINTS_OF_ONE: usize = 4;

/// The number of characters as a person counts them: graphemes after NFC, so that "ế" is one
/// character however it was typed.
///
/// By the rules of Unicode a grapheme has no end: a letter under a million marks would be one. Here one
/// that consists of more than [`POINTS_OF_ONE`] code points counts as often as they fill it, so a limit
/// of characters is a limit of bytes as well.
#[must_use]
pub fn length(text: &str) -> usize {
    composed(text).graphemes(true).map(|grapheme| grapheme.chars().count().div_ceil(POINTS_OF_ONE)).sum()
}

/// The text in NFC and otherwise untouched.
#[must_use]
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The beginning of a text on one line: at most `most` characters, whole words of it, and an ellipsis
/// when there is more. Only a word that is longer than that is cut.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let one_line = composed(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = one_line.grapheme_indices(true).nth(most) else { return one_line };
    let whole = if one_line[end..].starts_with(' ') { Some(end) } else { one_line[..end].rfind(' ') };
    format!("{}…", one_line[..whole.unwrap_or(end)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_letter_with_stacked_marks_is_one_character_in_either_form() {
        assert_eq!(length("Ẵ Ộ Ữ ẫ ễ"), 9);
        let decomposed: String = "Ẵ Ộ Ữ ẫ ễ".nfd().collect();
        assert!(decomposed.chars().count() > 9);
        assert_eq!(length(&decomposed), 9);
        assert_eq!(length(""), 0);
    }

    #[test]
    fn a_beginning_ends_between_characters_and_says_that_there_is_more() {
        assert_eq!(beginning("Ẵ  ộ\nữ", 10), "Ẵ ộ ữ");
        assert_eq!(beginning("một hai ba", 7), "một hai…");
        assert_eq!(beginning("một hai ba", 4), "một…");
        assert_eq!(beginning("một hai ba", 6), "một…", "no word is cut");
        assert_eq!(beginning("một hai ba", 3), "một…");
        assert_eq!(beginning("khôngcáchra", 5), "không…", "unless it is all there is");
        assert_eq!(beginning("", 4), "");
    }

    #[test]
    fn a_letter_under_many_marks_is_not_one_character() {
        assert_eq!(length(&format!("a{}", "\u{316}".repeat(680_000))), 170_001);
        assert_eq!(length(&"\u{1100}".repeat(4_000)), 1_000);
        assert_eq!(length("👍🏽1️⃣🇻🇳e\u{30A}\u{316}"), 4);
    }

    proptest! {
        #[test]
        fn no_text_has_more_code_points_than_its_length_allows(text in "[a\u{300}\u{316}\u{1100}\u{1F3FD}\\PC]{0,60}") {
            prop_assert!(composed(&text).chars().count() <= length(&text) * POINTS_OF_ONE);
        }

        #[test]
        fn length_does_not_depend_on_how_the_text_was_typed(text in ".{0,40}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(length(&text), length(&decomposed));
        }
    }
}
