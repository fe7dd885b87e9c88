//! Commitments, as a unit keeps them and as cases refer to them.

use domain::commitment::{Audience, Figures, Kept};
use domain::private::Private;
use time::Date;

use super::{Choice, Listed};

/// A commitment in a list.
#[derive(Clone, Debug)]
pub struct CommitmentRow {
    pub id: i64,
    pub unit: String,
    pub who: Private,
    pub post: Option<String>,
    pub year: i32,
    pub audience: Audience,
    pub kept: Kept,
}

/// The record of a year.
#[derive(Clone, Debug)]
pub struct CommitmentList {
    pub year: i32,
    /// By unit, as far as this person reads them.
    pub figures: Vec<(String, Figures)>,
    pub list: Listed<CommitmentRow>,
    /// This person writes commitments down.
    pub may_keep: bool,
}

/// One commitment.
#[derive(Clone, Debug)]
pub struct CommitmentView {
    pub row: CommitmentRow,
    pub words: Private,
    pub note: Option<Private>,
    pub judged_on: Option<Date>,
    /// Cases that refer to it, of those that this person may see.
    pub cases: u32,
    pub may_judge: bool,
    /// This person may correct it, as it is in this version.
    pub may_correct: bool,
    pub version: i32,
    /// What it said before, the newest first.
    pub former: Vec<FormerCommitment>,
    /// The post by its number, and those of the unit to choose from.
    pub post: Option<String>,
    pub posts: Vec<Choice>,
}

/// What a commitment said before it was corrected.
#[derive(Clone, Debug)]
pub struct FormerCommitment {
    pub words: Private,
    pub post: Option<String>,
    pub audience: Audience,
    /// Why it was corrected, by whom and when.
    pub reason: Private,
    pub by: String,
    pub on: Date,
}

/// What is needed to write one down.
#[derive(Clone, Debug)]
pub struct CommitmentChoices {
    pub units: Vec<Choice>,
    pub people: Vec<Choice>,
    pub posts: Vec<Choice>,
    pub year: i32,
}

/// What a page about one commitment shows.
#[derive(Clone, Debug)]
pub enum CommitmentPage {
    Known(Box<CommitmentView>),
    New(CommitmentChoices),
}

/// Whose commitments anybody asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitmentsQuery {
    pub unit: Option<i64>,
    pub year: Option<i32>,
    /// Those after this one.
    pub after: Option<String>,
}

/// What units want everybody to read of the commitments of their people.
#[derive(Clone, Debug)]
pub struct PublicCommitments {
    /// The units that have some, in the order of the alphabet.
    pub units: Vec<Choice>,
    /// The years of which there are some.
    pub years: Vec<i32>,
    pub year: i32,
    /// The unit that was asked for.
    pub unit: Option<String>,
    pub list: Listed<PublicCommitment>,
}

/// One of them: under the post, without a name.
#[derive(Clone, Debug)]
pub struct PublicCommitment {
    pub post: String,
    pub words: String,
    pub kept: Kept,
    pub corrected_on: Option<Date>,
}

/// What a case refers to.
#[derive(Clone, Debug)]
pub struct CommitmentRef {
    /// The post, or the name where there is none on record and this reader may know it; else empty.
    pub who: Private,
    pub year: i32,
    /// `None`: the unit keeps them to itself.
    pub words: Option<Private>,
    pub kept: Kept,
    /// The promise that refers to it; otherwise the feedback does.
    pub promise: Option<i32>,
}
