//! What somebody types into a search field.

use super::fold::words;
use super::length;
use super::terms::pairs;

/// The longest search, in characters as a person counts them.
pub const QUERY_MAX: usize = 200;
/// The most words of a search: more would only find less.
pub const QUERY_WORDS_MAX: usize = 8;

/// Why a search cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryProblem {
    /// There is no letter and no digit in it.
    NoWords,
    /// Longer than [`QUERY_MAX`] or more words than [`QUERY_WORDS_MAX`].
    TooLong,
}

/// The terms that a text must all have to be found: its words in any place; words in quotation
/// marks side by side.
///
/// # Errors
/// [`QueryProblem`].
pub fn query(typed: &str) -> Result<Vec<String>, QueryProblem> {
    if length(typed) > QUERY_MAX {
        return Err(QueryProblem::TooLong);
    }
    let parts: Vec<&str> = typed.split(is_quotation_mark).collect();
    let mut terms = Vec::new();
    let mut count = 0;
    for (place, part) in parts.iter().enumerate() {
        let words = words(part);
        count += words.len();
        // Between an opening and a closing mark; what follows an opening mark alone is no phrase.
        let quoted = place % 2 == 1 && place + 1 < parts.len();
        let found: Vec<String> = if quoted && words.len() > 1 { pairs(&words).collect() } else { words };
        for term in found {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    match count {
        0 => Err(QueryProblem::NoWords),
        count if count > QUERY_WORDS_MAX => Err(QueryProblem::TooLong),
        _ => Ok(terms),
    }
}

const fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::super::terms::terms;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_folded_and_asked_for_once() {
        assert_eq!(query("  Đòi tiền, ĐÒI ").unwrap(), ["doi", "tien"]);
    }

    #[test]
    fn quoted_words_must_stand_side_by_side() {
        assert_eq!(query("“hồ sơ đất” xã").unwrap(), ["ho so", "so dat", "xa"]);
        assert_eq!(query("\"đất\" xã").unwrap(), ["dat", "xa"]);
        assert_eq!(query("xã \"hồ sơ").unwrap(), ["xa", "ho", "so"], "the mark was not closed");
    }

    #[test]
    fn a_senseless_search_is_told_apart() {
        assert_eq!(query(" – ?! \"\"").unwrap_err(), QueryProblem::NoWords);
        assert_eq!(query("a b c d e f g h i").unwrap_err(), QueryProblem::TooLong);
        assert_eq!(query(&"a".repeat(QUERY_MAX + 1)).unwrap_err(), QueryProblem::TooLong);
        assert_eq!(query("a b c d e f g h").unwrap().len(), QUERY_WORDS_MAX);
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_each_piece_of_itself(text in "[a-zđơưạế]{1,5}( [a-zđơưạế]{1,5}){0,30}", from in 0..20_usize) {
            let words: Vec<&str> = text.split(' ').collect();
            let from = from.min(words.len() - 1);
            let piece = words[from..words.len().min(from + QUERY_WORDS_MAX)].join(" ");
            let found_by = terms(&text);
            for typed in [piece.clone(), format!("\"{piece}\"")] {
                for term in query(&typed).unwrap() {
                    prop_assert!(found_by.contains(&term), "{} in {}", term, text);
                }
            }
        }
    }
}
