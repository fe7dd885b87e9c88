//! What a text is found by: its folded words, and each two of them that stand side by side.
//!
//! One tokeniser for every database: what an engine of its own makes of a word would differ from
//! the next one's, and would have to see the word.

use std::collections::BTreeSet;

use super::fold::words;

/// Pairs are made of the first words of a text only: they are what a phrase is found by, and a
/// long text would otherwise bring twice as many terms as it has words.
pub const PAIRED_WORDS: usize = 400;

/// The terms of a text, each once: words (`"ho"`), and pairs of adjacent words (`"ho so"`) of the
/// first [`PAIRED_WORDS`]. A folded word has no space in it, so the two cannot be mistaken for each
/// other.
#[must_use]
pub fn terms(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let paired = &words[..words.len().min(PAIRED_WORDS)];
    let mut terms: BTreeSet<String> = pairs(paired).collect();
    terms.extend(words);
    terms
}

/// Up to `most` pairs of adjacent words, spread evenly over the first [`PAIRED_WORDS`], each once: what
/// two texts have in common that are nearly the same.
#[must_use]
pub fn sample(text: &str, most: usize) -> BTreeSet<String> {
    let words = words(text);
    let all: BTreeSet<String> = pairs(&words[..words.len().min(PAIRED_WORDS)]).collect();
    let step = all.len().div_ceil(most.max(1)).max(1);
    all.into_iter().step_by(step).collect()
}

/// Each two adjacent words as one term.
pub(super) fn pairs(words: &[String]) -> impl Iterator<Item = String> + '_ {
    words.windows(2).map(|pair| pair.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn list(text: &str) -> Vec<String> {
        terms(text).into_iter().collect()
    }

    #[test]
    fn a_text_gives_its_words_and_its_pairs_once() {
        assert_eq!(list("Hồ sơ, hồ sơ!"), ["ho", "ho so", "so", "so ho"]);
        assert_eq!(list("Đòi"), ["doi"]);
        assert!(list(" – ").is_empty());
    }

    #[test]
    fn pairs_end_where_the_first_words_do_and_words_go_on() {
        let text: String = (0..PAIRED_WORDS + 2).map(|n| format!("w{n} ")).collect();
        let terms = terms(&text);
        let last = PAIRED_WORDS - 1;
        assert!(terms.contains(&format!("w{} w{last}", last - 1)));
        assert!(!terms.contains(&format!("w{last} w{PAIRED_WORDS}")));
        assert!(terms.contains(&format!("w{}", PAIRED_WORDS + 1)));
    }

    #[test]
    fn a_sample_is_spread_over_the_text_and_no_larger_than_asked() {
        let text: String = (0..100).map(|n| format!("w{n} ")).collect();
        let sampled = sample(&text, 24);
        assert!((20..=24).contains(&sampled.len()), "{}", sampled.len());
        assert!(sampled.is_subset(&terms(&text)));
        assert_eq!(sample("Hồ sơ của tôi", 24).len(), 3);
        assert!(sample("", 24).is_empty() && sample("một hai", 0).len() <= 1);
    }

    proptest! {
        #[test]
        fn marks_and_the_way_of_typing_make_no_difference(text in "[a-zđĐàáảãạăằắẵâầấêềếôồốơờớưừứỳýA-Z0-9 ,.]{0,80}") {
            let decomposed: String = text.nfd().collect();
            let composed: String = text.nfc().collect();
            let bare: String = text
                .nfd()
                .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
                .map(|c| match c { 'đ' => 'd', 'Đ' => 'D', other => other })
                .collect();
            prop_assert_eq!(terms(&decomposed), terms(&composed));
            prop_assert_eq!(terms(&bare), terms(&composed));
        }

        #[test]
        fn a_term_has_one_word_or_two_that_stand_side_by_side(text in "\\PC{0,80}") {
            let folded = super::super::fold(&text);
            for term in terms(&text) {
                prop_assert!(term.split(' ').count() <= 2 && !term.is_empty());
                prop_assert!(folded.contains(&term));
            }
        }
    }
}
