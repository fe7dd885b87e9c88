//! What binds an officer: the units they belong to and the ties they declared.

use crate::role::Role;
use crate::unit::{OfficerId, PostId, UnitId};
use time::Date;

/// To whom an officer has declared a tie: marriage, kinship, common work on the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieTo {
    Officer(OfficerId),
    Post(UnitId, PostId),
    /// Somebody in this unit, without saying who.
    Unit(UnitId),
}

/// A declared tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    pub to: TieTo,
    /// The last day on which it counts.
    pub ended_on: Option<Date>,
}

impl Tie {
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.ended_on.is_none_or(|ended| day <= ended)
    }
}

/// A role of a person in a unit, for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub unit: UnitId,
    pub post: Option<PostId>,
    pub role: Role,
    /// The first day.
    pub since: Date,
    /// The day from which it gives no right any more.
    pub until: Option<Date>,
}

impl Membership {
    /// Whether it gives rights on this day. Ending it today ends it at once.
    #[must_use]
    pub fn is_active(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether facts of this day may be the holder's doing. On the day of a change both the old
    /// and the new holder were in the post.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}
