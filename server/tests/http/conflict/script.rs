//! Moves of cases and people, each with who notices the case before it and after it.

pub mod cases;
pub mod people;

use domain::case::{State, Transition};

use crate::support::case::Cast;
use crate::support::{DONG_LAT, Feedback, PROVINCE};

/// Something that happens to a case or to people.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    /// The case goes on until it is in this state.
    Goes(State),
    /// The person whose job it is makes this move.
    Makes(Transition),
    /// Triage classifies it as about this post of this body, and perhaps this person.
    Names(&'static str, &'static str, Option<&'static str>),
    /// It is referred to this body.
    Refers(&'static str),
    /// It is guided to another procedure.
    Diverts,
    /// It is merged into another about the same.
    Merges,
    /// Somebody gets one more place: body, role, post.
    Joins(&'static str, &'static str, &'static str, Option<&'static str>),
    /// Somebody's places end.
    Leaves(&'static str),
    /// Somebody's account is closed.
    Closes(&'static str),
    /// Somebody declares a tie to a post of a body.
    TiesToPost(&'static str, &'static str, &'static str),
    /// Somebody declares a tie to a person.
    TiesToPerson(&'static str, &'static str),
    /// Somebody ends the ties that they declared.
    EndsTie(&'static str),
    /// Somebody says on the case itself that it concerns them.
    Declares(&'static str),
}

/// One script: a case comes to a state, then things happen.
#[derive(Clone, Copy)]
pub struct Script {
    /// What the case is about.
    pub about: fn() -> Feedback,
    pub cast: Cast,
    pub state: State,
    /// Who notices the case before.
    pub before: &'static [&'static str],
    pub deeds: &'static [Deed],
    /// Who finds no trace of it from the next request on.
    pub blind: &'static [&'static str],
    /// Who notices it all the same: the rule keeps nobody else away.
    pub sees: &'static [&'static str],
}

pub const CHAIRMAN: &str = "chutich.ubnd.donglat";
pub const SECOND_TRIAGE: &str = "phanloai2.donglat";
pub const SUBJECT_POST: &str = "CONG_CHUC";
pub const HEAD_OF_SCHOOL: &str = "THU_TRUONG_DVSN";

/// A script about a civil servant of a commune, which the commune's Front has.
const fn servant(
    state: State,
    before: &'static [&'static str],
    deeds: &'static [Deed],
    blind: &'static [&'static str],
    sees: &'static [&'static str],
) -> Script {
    Script { about: Feedback::default, cast: DONG_LAT, state, before, deeds, blind, sees }
}

/// A script about the chairman of a commune, which the province's Front has.
const fn chairman(
    state: State,
    before: &'static [&'static str],
    deeds: &'static [Deed],
    blind: &'static [&'static str],
    sees: &'static [&'static str],
) -> Script {
    Script { about: Feedback::about_the_chairman, cast: PROVINCE, state, before, deeds, blind, sees }
}
