//! Commitments, as a unit keeps them and as cases refer to them.

use domain::commitment::{Figures, Kept};
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
    pub public: bool,
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
    Known(CommitmentView),
    New(CommitmentChoices),
}

/// What a case refers to.
#[derive(Clone, Debug)]
pub struct CommitmentRef {
    /// The post, or the name where there is none on record.
    pub who: Private,
    pub year: i32,
    pub words: Private,
    pub kept: Kept,
    /// The promise that refers to it; otherwise the feedback does.
    pub promise: Option<i32>,
}
