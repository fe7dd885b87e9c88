//! Cleaning of typed and imported text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that one letter keeps after what can be composed is composed: more than any language writes.
/// Without an end they climb over the lines around them.
const MARKS_OF_A_LETTER: usize = 4;

/// Empty lines that may follow each other in a body: enough for a paragraph, not for a blank page.
const BLANK_LINES: usize = 2;

/// A one-line field as it is stored.
///
/// NFC; the look-alikes Ð (U+00D0) and Ɖ (U+0189) become Đ; what cannot be seen (zero-width,
/// bidirectional and control characters) is dropped, because it makes two names that look the
/// same compare as different; every kind of space or line break becomes one space; of the marks on one
/// letter no more stay than a language writes.
#[must_use]
pub fn line(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !kept.is_empty() && !kept.ends_with(' ') {
                kept.push(' ');
            }
        } else if !is_invisible(c) {
            kept.push(native_letter(c));
        }
    }
    if kept.ends_with(' ') {
        kept.pop();
    }
    // Last, because a letter and its mark may have been kept apart by what was dropped.
    let mut marks = 0;
    let bearable = |c: &char| {
        marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS_OF_A_LETTER
    };
    kept.nfc().filter(bearable).collect()
}

/// A text of several lines as it is stored: each line cleaned like [`line`], line breaks kept
/// as LF, at most two empty lines in a row, none at either end.
#[must_use]
pub fn block(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut kept = String::with_capacity(text.len());
    let mut blank = 0;
    for row in text.split(is_line_break) {
        let row = line(row);
        if row.is_empty() {
            blank += 1;
            continue;
        }
        if !kept.is_empty() {
            kept.push('\n');
            kept.extend(std::iter::repeat_n('\n', blank.min(BLANK_LINES)));
        }
        kept.push_str(&row);
        blank = 0;
    }
    kept
}

const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters without any shape or width of their own. Emoji built with a joiner fall apart into
/// their parts: the price for names in which nothing can hide.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// The Icelandic and African letters that look like Đ come from foreign keyboards and old
/// conversion tables; no Vietnamese word has them.
const fn native_letter(c: char) -> char {
    match c {
        '\u{00D0}' | '\u{0189}' => 'Đ',
        '\u{00F0}' | '\u{0256}' => 'đ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn a_decomposed_name_is_stored_composed() {
        assert_eq!(line("Tha\u{302}\u{301}ng Lo\u{31B}\u{323}i"), "Thấng Lợi");
    }

    #[test]
    fn look_alikes_of_the_letter_d_with_stroke_become_it() {
        assert_eq!(line("\u{D0}à Nẵng, \u{189}ồng Nai, lâm \u{F0}ồng"), "Đà Nẵng, Đồng Nai, lâm đồng");
    }

    #[test]
    fn nothing_invisible_survives() {
        assert_eq!(line("H\u{200B}à\u{202E} N\u{0}ội\u{FEFF}\u{2066}"), "Hà Nội");
        assert_eq!(line("\u{200B}\u{3164}\u{AD}"), "");
    }

    #[test]
    fn a_mark_split_from_its_letter_by_a_zero_width_space_still_composes() {
        assert_eq!(line("e\u{200B}\u{301}"), "é");
    }

    #[test]
    fn a_letter_keeps_the_marks_of_a_language_and_not_a_tower_of_them() {
        assert_eq!(line("e\u{30A}\u{316}\u{317}\u{318}"), "e\u{316}\u{317}\u{318}\u{30A}");
        assert_eq!(line(&format!("ba{}n", "\u{316}".repeat(9))), format!("ba{}n", "\u{316}".repeat(4)));
        assert_eq!(block(&"\u{316}".repeat(9)), "\u{316}".repeat(4));
    }

    #[test]
    fn spaces_of_every_kind_collapse_to_one() {
        assert_eq!(line("  Xã\u{A0}\u{A0}A \t\r\n tỉnh\u{3000}B  "), "Xã A tỉnh B");
    }

    #[test]
    fn a_name_keeps_its_apostrophe_and_hyphen() {
        assert_eq!(line("H'Hen Niê"), "H'Hen Niê");
        assert_eq!(line("Nguyễn-Phước"), "Nguyễn-Phước");
    }

    #[test]
    fn a_body_keeps_its_line_breaks() {
        assert_eq!(block("Dòng một\r\nDòng  hai\rDòng ba\u{2028}Dòng bốn"), "Dòng một\nDòng hai\nDòng ba\nDòng bốn");
    }

    #[test]
    fn a_body_has_at_most_two_empty_lines_in_a_row_and_none_at_its_ends() {
        assert_eq!(block("\n \na\n\nb\n\n\n\n\u{200B}\n\nc\n\n"), "a\n\nb\n\n\nc");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "[\\PC\\pCa\u{301}\u{316}]{0,60}") {
            let once = line(&text);
            prop_assert_eq!(&line(&once), &once);
            let once = block(&text);
            prop_assert_eq!(&block(&once), &once);
        }

        #[test]
        fn a_line_is_composed_visible_and_single(text in "[\\PC\\pC]{0,60}") {
            let clean = line(&text);
            prop_assert!(is_nfc(&clean));
            prop_assert!(!clean.chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert!(!clean.contains("  "));
            prop_assert_eq!(clean.trim(), &clean);
        }

        #[test]
        fn a_block_of_one_line_is_that_line(text in "[ a-zđơưạế\u{A0}\u{200B}]{0,40}") {
            prop_assert_eq!(block(&text), line(&text));
        }
    }
}
