//! Where the system that has a token is told of news.

use domain::interface::hook::{HookEvent, HookFailure};
use time::Date;

/// What the officer in whose place the token acts, and whoever leads the unit, see of it.
#[derive(Clone, Debug)]
pub struct HookPage {
    /// The number of the token.
    pub token: i64,
    /// Of the system.
    pub name: String,
    pub unit: String,
    /// The token acts in the place of whoever looks at the page: they enter where messages go.
    pub mine: bool,
    /// The token may read referrals, so that there is something to tell.
    pub reads: bool,
    pub hook: Option<HookView>,
}

/// Where messages go, and how that goes.
#[derive(Clone, Debug)]
pub struct HookView {
    /// The machine, without what stands behind its name in the address: that may be a secret.
    pub place: String,
    pub made_on: Date,
    /// Since when messages are given up.
    pub failing_on: Option<Date>,
    /// The secret was changed less than a day ago, and the former one signs as well.
    pub both_sign: bool,
    /// The newest first.
    pub messages: Vec<HookMessage>,
}

/// A message, and what became of it; of what it is about nothing.
#[derive(Clone, Debug)]
pub struct HookMessage {
    pub event: HookEvent,
    pub on: Date,
    pub standing: HookStanding,
    /// How often it was tried.
    pub attempts: i32,
    /// Why it did not arrive the last time.
    pub failure: Option<HookFailure>,
    /// What was answered the last time, as a status of HTTP.
    pub status: Option<i32>,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HookStanding {
    Waiting,
    Arrived,
    GivenUp,
}

impl HookStanding {
    pub const ALL: &'static [Self] = &[Self::Waiting, Self::Arrived, Self::GivenUp];

    /// For its word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "CHO_GUI",
            Self::Arrived => "DA_NHAN",
            Self::GivenUp => "BO_CUOC",
        }
    }
}
