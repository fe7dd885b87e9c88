//! What happened to a case while somebody had it open.

use time::Date;

/// One thing that happened, as far as this reader may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The move (`T03`) or change (`CLASSIFY`).
    pub code: String,
    pub on: Date,
    /// Hour and minute (`14:05`), where they are kept and this reader may know them.
    pub at: Option<String>,
    /// Who acted, in words: by name where it is a colleague; empty for the sender.
    pub who: String,
    /// It was this reader, on another page.
    pub own: bool,
}
