//! Filters of an inbox that an officer keeps under a name of their own. What somebody searches for in words is not kept
//! with them: it may be the name of a sender.

use crate::errors::{FieldErrors, Problem};
use crate::private::Private;
use crate::text;

/// Filters of one officer at one desk.
pub const MOST: usize = 12;
/// Characters of a name.
pub const NAME_MAX: usize = 40;
/// The field of the form in which the name stands.
pub const NAME: &str = "filter_name";

/// The name of one more filter beside those that are kept under these names.
///
/// # Errors
/// In the field [`NAME`]: nothing was typed, or too much; a filter of that name is kept already, whatever its capitals;
/// there are as many as fit.
pub fn new_name<'a>(typed: &str, kept: impl Iterator<Item = &'a Private>) -> Result<Private, FieldErrors> {
    let name = text::line(typed);
    let mut errors = FieldErrors::default();
    if name.is_empty() {
        errors.add(NAME, Problem::Required);
    }
    if text::length(&name) > NAME_MAX {
        errors.add_limit(NAME, Problem::TooLong, NAME_MAX as u32);
    }
    let kept: Vec<String> = kept.map(|kept| kept.reveal().to_lowercase()).collect();
    if kept.contains(&name.to_lowercase()) {
        errors.add(NAME, Problem::NotAllowed);
    }
    if kept.len() >= MOST {
        errors.add_limit(NAME, Problem::TooMany, MOST as u32);
    }
    errors.into_result(Private::from(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(count: usize) -> Vec<Private> {
        (0..count).map(|at| Private::from(format!("Bộ lọc {at}"))).collect()
    }

    fn problem(typed: &str, kept: &[Private]) -> Option<Problem> {
        new_name(typed, kept.iter()).err().and_then(|errors| errors.of(NAME).map(|error| error.problem))
    }

    #[test]
    fn a_name_is_short_there_and_nobody_elses() {
        assert_eq!(new_name("  Đất đai,\n quá hạn ", kept(3).iter()).unwrap().reveal(), "Đất đai, quá hạn");
        assert_eq!(problem(" \t", &kept(3)), Some(Problem::Required));
        assert_eq!(problem(&"ế".repeat(NAME_MAX), &kept(3)), None, "letters are counted, however they are typed");
        assert_eq!(problem(&"e\u{302}\u{301}".repeat(NAME_MAX), &kept(3)), None);
        assert_eq!(problem(&"ế".repeat(NAME_MAX + 1), &kept(3)), Some(Problem::TooLong));
        assert_eq!(problem("BỘ LỌC 2", &kept(3)), Some(Problem::NotAllowed));
        assert_eq!(problem("Bộ lọc 3", &kept(3)), None);
    }

    #[test]
    fn there_are_no_more_than_fit_above_a_list() {
        assert_eq!(problem("Thêm", &kept(MOST - 1)), None);
        assert_eq!(problem("Thêm", &kept(MOST)), Some(Problem::TooMany));
        assert_eq!(problem("", &kept(MOST)), Some(Problem::Required), "first what can be put right here");
    }
}
