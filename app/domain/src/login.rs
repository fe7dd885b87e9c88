//! The name under which an officer signs in.

use crate::errors::Problem;
use crate::limits::{LOGIN_MAX, LOGIN_MIN};

/// A login as it is stored: small letters, digits, dot, dash and underscore, a letter or digit
/// first. A spreadsheet that lists accounts would run a cell that begins with a dash.
///
/// # Errors
/// [`Problem::Required`], [`Problem::BadName`], [`Problem::TooShort`] or [`Problem::TooLong`].
pub fn parse(typed: &str) -> Result<String, Problem> {
    let login = typed.trim().to_lowercase();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let fits = |byte: u8| plain(byte) || matches!(byte, b'.' | b'_' | b'-');
    if login.is_empty() {
        Err(Problem::Required)
    } else if !login.bytes().all(fits) || !login.bytes().next().is_some_and(plain) {
        Err(Problem::BadName)
    } else if login.len() < LOGIN_MIN {
        Err(Problem::TooShort)
    } else if login.len() > LOGIN_MAX {
        Err(Problem::TooLong)
    } else {
        Ok(login)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_stored_in_small_letters() {
        assert_eq!(parse(" A.Nguyen-2 ").as_deref(), Ok("a.nguyen-2"));
    }

    #[test]
    fn a_login_that_does_not_fit_says_why() {
        for (typed, problem) in [
            ("", Problem::Required),
            ("nguyễn", Problem::BadName),
            ("a b c", Problem::BadName),
            ("a@b.c", Problem::BadName),
            ("-hoa", Problem::BadName),
            ("ab", Problem::TooShort),
            (&"a".repeat(41), Problem::TooLong),
        ] {
            assert_eq!(parse(typed), Err(problem), "{typed}");
        }
    }
}
