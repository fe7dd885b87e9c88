//! Where bodies stand, and what is proposed about it.

use time::Date;

/// What is agreed on and waits about where a body stands.
#[derive(Clone, Debug, Default)]
pub struct BodyMoves {
    /// The one that waits for the second officer.
    pub waiting: Option<WaitingMove>,
    /// Those that are approved and have not begun, in the order of their days.
    pub to_come: Vec<MoveInWords>,
    /// The first day that a new one can have.
    pub first_day: Option<Date>,
}

/// A move that waits for the second officer. How many cases there are is not in it: it would tell whoever looks whether
/// there are any.
#[derive(Clone, Debug)]
pub struct WaitingMove {
    pub id: i64,
    pub says: MoveInWords,
    /// Bodies that stand below and move with it.
    pub below: usize,
    /// Accounts with a role there.
    pub accounts: u64,
    /// Nobody when an imported list says so.
    pub proposed_by: Option<String>,
    pub proposed_on: Date,
    /// This officer may approve or refuse it.
    pub may_decide: bool,
    /// This officer proposed it.
    pub may_withdraw: bool,
}

/// From a day on a body stands elsewhere.
#[derive(Clone, Debug)]
pub struct MoveInWords {
    pub from: Date,
    /// Every aspect of it, changed or not.
    pub places: Vec<PlaceChange>,
}

/// One aspect of where a body stands, by its names before and after.
#[derive(Clone, Debug)]
pub struct PlaceChange {
    /// One of [`domain::journal::Moved::ASPECTS`].
    pub aspect: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl PlaceChange {
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.before != self.after
    }
}
