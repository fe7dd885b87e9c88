//! Papers, as a page draws them.

use domain::paper::{Authority, Paper, PaperKind};
use time::Date;

/// The papers of a case.
#[derive(Clone, Debug)]
pub struct CasePapers {
    pub number: String,
    /// What can be written now, in the order of a case's life.
    pub drafts: Vec<PaperKind>,
    /// What was signed, oldest first.
    pub filed: Vec<FiledPaper>,
    /// The letters that went to units on paper, oldest first.
    pub sent: Vec<SentLetter>,
}

/// A letter that was signed outside the program and sent on paper: what was recorded when it went.
#[derive(Clone, Debug)]
pub struct SentLetter {
    pub document_no: String,
    pub document_on: Date,
    pub unit: String,
}

/// A paper that was signed.
#[derive(Clone, Debug)]
pub struct FiledPaper {
    /// From 1, in the order of filing.
    pub position: i32,
    pub kind: PaperKind,
    pub document_no: String,
    pub document_on: Date,
}

/// One paper, ready to be printed.
#[derive(Clone)]
pub struct PaperView {
    pub paper: Paper,
    /// The version of the case that it was written from.
    pub version: i32,
    /// Where the sender follows the case: the whole address, without any code.
    pub tracking: String,
    /// When it is printed, and by whom.
    pub printed_at: String,
    pub printed_by: String,
    /// In whose name it is signed, where that is known: somebody stood in for the leader.
    pub authority: Option<Authority>,
    /// This person may record number, date and signature.
    pub may_file: bool,
}
