//! The register of a Front: what it received, in the order in which it was received. Never who sent it, no
//! word of what was sent, and not the numbers of the register: a gap would tell of what is kept from
//! whoever reads it.

use domain::case::State;
use domain::feedback::{IdentityMode, Kind, Outcome};
use time::Date;

use super::{Choice, Listed};

/// Which part of the register is looked at. What means nothing is left out.
#[derive(Clone, Debug, Default)]
pub struct BookQuery {
    /// Id of the Front; the first of the officer's when it is none of theirs.
    pub front: Option<i64>,
    pub year: Option<i32>,
    /// The days, both of them included, on which something came.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Entries after this case, by its number.
    pub after: Option<String>,
}

/// One page of a register.
#[derive(Clone, Debug)]
pub struct Book {
    /// The Fronts whose registers this officer may read.
    pub fronts: Vec<Choice>,
    /// Id of the one that is shown.
    pub front: i64,
    pub year: i32,
    pub list: Listed<BookRow>,
}

/// A document by its number and day, as far as they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRef {
    pub number: Option<String>,
    pub on: Option<Date>,
}

/// An entry.
#[derive(Clone, Debug)]
pub struct BookRow {
    pub number: String,
    pub received_on: Date,
    /// By which way it came, in words.
    pub channel: String,
    pub identity: IdentityMode,
    /// Its sender left.
    pub withdrawn: bool,
    pub kind: Kind,
    /// What it is about, and which body; empty of a matter that went to another procedure.
    pub category: String,
    pub subject: String,
    /// How many people say the same.
    pub reporters: u64,
    /// Whether it is for this Front to handle.
    pub competent: bool,
    pub guided: Option<DocumentRef>,
    /// The body that it was sent to, and the letter.
    pub referred: Option<(String, DocumentRef)>,
    pub answered: Option<DocumentRef>,
    pub state: State,
    pub outcome: Option<Outcome>,
    /// Its personal data was erased.
    pub erased: bool,
}
