//! Names of uploaded files.

use unicode_segmentation::UnicodeSegmentation;

use super::clean::line;

/// The limit of most file systems, in bytes.
const LIMIT: usize = 255;
/// A longer "extension" is no extension but a sentence with a full stop in it.
const EXTENSION_LIMIT: usize = 16;
/// What a file is called whose name says nothing.
const NAMELESS: &str = "file";

/// The name under which an uploaded file is shown and offered for download.
///
/// Only the last part of a path (browsers have sent whole paths, with either separator), cleaned
/// like [`line`](super::line()): a name that runs right to left can disguise `exe` as `pdf`. At most
/// 255 bytes, cut between characters and before the extension; never empty, `.` or `..`.
#[must_use]
pub fn file_name(text: &str) -> String {
    let cleaned = line(text);
    let base = cleaned.rsplit(['/', '\\']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    if base.chars().all(|c| c == '.' || c == ' ') {
        return NAMELESS.to_owned();
    }
    if base.len() <= LIMIT {
        return base.to_owned();
    }
    let (stem, extension) = split(base);
    let mut name = cut(stem, LIMIT - extension.len()).to_owned();
    if name.is_empty() {
        name.push_str(NAMELESS);
    }
    name.push_str(extension);
    name
}

/// The stem and the extension with its dot, or an empty extension.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= EXTENSION_LIMIT => name.split_at(dot),
        _ => (name, ""),
    }
}

/// As many whole characters as fit into `limit` bytes.
fn cut(text: &str, limit: usize) -> &str {
    let end = text
        .grapheme_indices(true)
        .map(|(start, grapheme)| start + grapheme.len())
        .take_while(|end| *end <= limit)
        .last()
        .unwrap_or(0);
    text[..end].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_last_part_of_a_path_remains() {
        assert_eq!(file_name("C:\\Users\\An\\Đơn phản ánh.pdf"), "Đơn phản ánh.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("ảnh/"), "ảnh");
        assert_eq!(file_name("a\\b/c.png"), "c.png");
    }

    #[test]
    fn a_name_that_says_nothing_is_replaced() {
        for name in ["", ".", "..", " .. ", "/", "a/..", "\u{200B}", "....", "\\\\"] {
            assert_eq!(file_name(name), NAMELESS, "{name:?}");
        }
    }

    #[test]
    fn a_name_cannot_run_backwards_or_break_a_header() {
        assert_eq!(file_name("hoa\u{202E}fdp.exe"), "hoafdp.exe");
        assert_eq!(file_name("a\r\nSet-Cookie: x.pdf"), "a Set-Cookie: x.pdf");
    }

    #[test]
    fn a_decomposed_name_from_a_mac_is_composed() {
        assert_eq!(file_name("a\u{309}nh.jpg"), "ảnh.jpg");
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_keeps_its_extension() {
        let name = file_name(&format!("{}.docx", "ế".repeat(200)));
        assert!(name.len() <= LIMIT && name.len() > LIMIT - 4, "{}", name.len());
        assert_eq!(name, format!("{}.docx", "ế".repeat(83)));
    }

    #[test]
    fn a_full_stop_in_a_long_sentence_is_not_an_extension() {
        let name = file_name(&format!("{}. {}", "a".repeat(200), "b".repeat(200)));
        assert_eq!(name.len(), LIMIT);
        assert!(name.ends_with('b'));
    }

    #[test]
    fn a_single_character_too_large_for_a_name_is_replaced() {
        let name = file_name(&format!("{}.pdf", "\u{1100}".repeat(300)));
        assert_eq!(name, "file.pdf");
    }

    proptest! {
        #[test]
        fn every_name_is_safe(text in "[\\PC\\pC./\\\\]{0,400}") {
            let name = file_name(&text);
            prop_assert!(!name.is_empty() && name.len() <= LIMIT);
            prop_assert!(name != "." && name != "..");
            let unsafe_character = name.contains(['/', '\\', '\n', '\r', '\0', '\u{202E}']);
            prop_assert!(!unsafe_character);
            prop_assert_eq!(&file_name(&name), &name);
        }
    }
}
