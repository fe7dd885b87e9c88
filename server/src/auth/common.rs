//! Passwords that are guessed first (ASVS 5.0, 6.2.4 and 6.2.11).

use std::collections::HashSet;
use std::sync::LazyLock;

/// Folded and without blanks; the file says where they come from.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("common_passwords.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(compact).collect()
});

/// Words of the product, which somebody who guesses here tries first.
const PRODUCT: &[&str] =
    &["phanhoi", "phananhkiennghi", "phananh", "kiennghi", "mattrantoquoc", "mattran", "mttq", "matkhau", "password"];
/// Letters and digits that must be left of a password without the words near at hand.
const OWN: usize = 8;
/// A word shorter than this says nothing about a password in which it occurs.
const WORD: usize = 4;

/// Whether a password is on the list, or is a run or a repetition of something short, which at
/// this length takes the place of what a list holds.
pub(super) fn is_common(password: &str) -> bool {
    let compact = compact(password);
    let folded: Vec<char> = compact.chars().collect();
    let repeats = |period: usize| folded.iter().zip(folded.iter().skip(period)).all(|(a, b)| a == b);
    let run = folded.windows(2).all(|pair| (pair[1] as u32).wrapping_sub(pair[0] as u32) == 1);
    COMMON.contains(&compact) || run || (1..=folded.len() / 3).any(repeats)
}

/// Whether little is left of a password without the words that are near at hand: the login, the
/// name and the body of its owner, and those of the product.
pub(super) fn is_near(password: &str, near: &[&str]) -> bool {
    let mut words: Vec<String> = near.iter().chain(PRODUCT).map(|word| bare(word)).collect();
    words.extend(near.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).map(bare));
    words.retain(|word| word.chars().count() >= WORD);
    // The longest first: what is left of a name must not hide that it was one.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let whole = bare(password);
    let left = words.iter().fold(whole.clone(), |left, word| left.replace(word.as_str(), ""));
    left.len() < whole.len() && left.chars().count() < OWN
}

/// Folded, without blanks.
fn compact(text: &str) -> String {
    domain::text::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Letters and digits alone, folded.
fn bare(text: &str) -> String {
    domain::text::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_what_the_standard_asks_for() {
        assert!(COMMON.len() >= 3000, "{}", COMMON.len());
    }

    #[test]
    fn a_listed_password_is_known_however_it_is_written() {
        for password in ["1qaz2wsx3edc4rfv", "Password Password", "Cộng hòa xã hội chủ nghĩa Việt Nam"] {
            assert!(is_common(password), "{password}");
        }
        assert!(!is_common("con trâu đi trước cái cày"));
    }

    #[test]
    fn a_password_of_words_near_at_hand_is_no_password() {
        let near = ["lan.tran", "Trần Thị Lan", "Ủy ban Mặt trận Tổ quốc xã Đồng Lát"];
        for password in ["Phanhoi@2026-phanhoi", "lan.tran-lan.tran-1", "Mặt trận Đồng Lát 2026", "Trần Thị Lan 1985"]
        {
            assert!(is_near(password, &near), "{password}");
        }
        for password in ["con trâu đi trước cái cày", "lan.tran thích ăn chè bưởi", "mua-he-nam-ay-rat-dai"]
        {
            assert!(!is_near(password, &near), "{password}");
        }
    }
}
