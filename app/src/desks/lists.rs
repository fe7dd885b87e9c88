//! The lists that are kept as versions, and what a new version of an entry would change.

use async_trait::async_trait;
use domain::lists::List;
use time::Date;

use super::{Answer, Choice};

/// The lists, for those who keep the reference data.
#[async_trait]
pub trait ListDesk: Send + Sync {
    /// An entry with its versions; without any for a rule that is to be made.
    async fn entry(&self, list: List, key: Option<&str>) -> Answer<ListedEntry>;
    /// What the fields of its form would change; `None` when they cannot be read.
    async fn entry_preview(
        &self,
        list: List,
        key: Option<&str>,
        typed: &[(String, String)],
    ) -> Answer<Option<EntryPreview>>;
}

/// The fields of a form with their values.
pub type Values = Vec<(&'static str, String)>;

/// An entry of a list.
#[derive(Clone, Debug)]
pub struct ListedEntry {
    pub list: List,
    /// What it is called; empty for one that is to be made.
    pub title: String,
    /// The newest first.
    pub versions: Vec<EntryVersion>,
    /// The first day that a new version can have.
    pub first_day: Date,
    pub today: Date,
    /// What a rule may name.
    pub choices: EntryChoices,
}

#[derive(Clone, Debug)]
pub struct EntryVersion {
    pub values: Values,
    pub valid_from: Date,
    /// The first day on which it no longer holds.
    pub valid_to: Option<Date>,
}

#[derive(Clone, Debug, Default)]
pub struct EntryChoices {
    pub posts: Vec<Choice>,
    pub categories: Vec<Choice>,
    /// Keys of the sentences that say why.
    pub explanations: Vec<String>,
}

/// What a new version would change.
#[derive(Clone, Debug)]
pub struct EntryPreview {
    /// Of the newest version; empty for a new entry.
    pub before: Values,
    pub after: Values,
    pub valid_from: Date,
    pub effects: Vec<Effect>,
    /// Stands for this change to this version: who confirms, confirms it and no other.
    pub seen: String,
}

/// How many cases there are, roughly: the office learns how far a change reaches, and not whether one more came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rough(u64);

impl Rough {
    /// Fewer than this is never told.
    pub const FEW: u64 = 5;
    const STEPS: [u64; 8] = [Self::FEW, 20, 50, 100, 200, 500, 1_000, 10_000];

    #[must_use]
    pub fn of(count: u64) -> Self {
        Self(Self::STEPS.into_iter().rev().find(|step| *step <= count).unwrap_or(0))
    }

    /// At least so many; `None`: fewer than [`Self::FEW`].
    #[must_use]
    pub const fn at_least(self) -> Option<u64> {
        if self.0 == 0 { None } else { Some(self.0) }
    }
}

/// What a new version does to what goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Open cases about it, which stay as they are classified.
    CasesAbout(Rough),
    /// Dates that run under the version before and stay; how many of them senders were told.
    DatesStay { dates: Rough, told: Rough },
    /// What begins on the first day ends on this day, and would have ended on that one before.
    Example { from: Date, before: Option<Date>, after: Option<Date> },
    /// Open cases at the Front that would be proposed to another body, of those that were looked at.
    Rerouted { other: Rough, of: Rough },
    /// Letters that were issued stay where they are.
    LettersStay(Rough),
    /// People who hold the post today, and open cases about it.
    Holders { people: u64, cases: Rough },
}
