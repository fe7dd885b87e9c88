//! What a line of the journal says about where a body stands.

use std::fmt;

use crate::date::{self, show_iso};
use time::Date;

/// Where a body stood and where it is to stand, each by codes. The line goes on to say it when bodies have other codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The first day on which it stands there.
    pub from: Date,
    /// What is told apart: [`Moved::ASPECTS`], in their order.
    pub codes: [Change; 4],
}

/// A code before and after; `None` where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Change {
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.before != self.after
    }
}

impl Moved {
    /// What makes up where a body stands, by the names of its fields.
    pub const ASPECTS: [&str; 4] = ["area", "parent", "led_by", "front_above"];

    /// Reads what was written; `None` when it is something else.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split(';');
        let day = parts.next()?;
        let from = date::parse(day).ok().filter(|from| show_iso(*from) == day)?;
        let mut codes = <[Change; 4]>::default();
        for (aspect, change) in Self::ASPECTS.iter().zip(&mut codes) {
            let (name, both) = parts.next()?.split_once('=')?;
            let (before, after) = both.split_once('>')?;
            let code = |code: &str| Some(code.to_owned()).filter(|code| !code.is_empty());
            if name != *aspect {
                return None;
            }
            *change = Change { before: code(before), after: code(after) };
        }
        parts.next().is_none().then_some(Self { from, codes })
    }
}

impl fmt::Display for Moved {
    /// `2026-12-01;area=1>2;parent=a>;led_by=>;front_above=>`: codes hold none of these signs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&show_iso(self.from))?;
        for (aspect, Change { before, after }) in Self::ASPECTS.iter().zip(&self.codes) {
            let code = |code: &Option<String>| code.clone().unwrap_or_default();
            write!(f, ";{aspect}={}>{}", code(before), code(after))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::Duration;
    use time::macros::date;

    proptest! {
        #[test]
        fn what_was_written_is_read_again(
            days in 0..20_000_i64,
            codes in proptest::collection::vec(proptest::option::of("[a-zA-Z0-9_-]{1,20}"), 8),
        ) {
            let change = |at: usize| Change { before: codes[at].clone(), after: codes[at + 1].clone() };
            let from = date!(2026 - 01 - 01) + Duration::days(days);
            let moved = Moved { from, codes: [0, 2, 4, 6].map(change) };
            prop_assert_eq!(Moved::parse(&moved.to_string()), Some(moved));
        }

        #[test]
        fn what_is_something_else_is_not_read(written in "[a-z0-9=>;-]{0,40}") {
            prop_assert!(Moved::parse(&written).is_none_or(|moved| moved.to_string() == written));
        }
    }

    #[test]
    fn a_line_says_what_was_and_what_comes() {
        let mut codes = <[Change; 4]>::default();
        codes[1] = Change { before: Some("ubnd-x".to_owned()), after: None };
        let written = Moved { from: date!(2026 - 12 - 01), codes }.to_string();
        assert_eq!(written, "2026-12-01;area=>;parent=ubnd-x>;led_by=>;front_above=>");
        for other in ["", "QUAN_TRI", "12", "2026-12-01", "2026-12-01;area=>;parent=>;led_by=>", "2026-12-01;parent=>"]
        {
            assert_eq!(Moved::parse(other), None, "{other}");
        }
    }
}
