//! The journal of the office, as those read it who watch.

use super::MoveInWords;
use domain::journal::What;
use time::OffsetDateTime;

/// A line: who did what to whom, and when.
#[derive(Clone, Debug)]
pub struct JournalRow {
    pub at: OffsetDateTime,
    pub what: What,
    /// Name of the officer; nobody when the program did it, or a command of the machine.
    pub who: Option<String>,
    /// Name of the holder of the account.
    pub account: Option<String>,
    /// Name of the body.
    pub body: Option<String>,
    /// A code or a number; see [`What`].
    pub about: Option<String>,
    /// Where a body stands before and after.
    pub moved: Option<MoveInWords>,
}
