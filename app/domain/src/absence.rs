//! A leader who is away names a deputy, who makes the leader's moves for that body in that time and signs in
//! the leader's place (Decree 30/2020/NĐ-CP, art. 13). A deputy brings nothing of the leader's along but what
//! keeps the leader from a case: whoever may not decide lets nobody decide in their place.

mod form;

use std::collections::BTreeSet;

use time::Date;

use crate::calendar::Calendar;
use crate::codes::codes;
use crate::deadline::working_days_between;
use crate::paper::Authority;
use crate::policy::Seat;
use crate::role::Role;
use crate::unit::{OfficerId, UnitId};

#[cfg(test)]
mod tests;

/// For so many days at once a deputy may be named: who is away longer is replaced by the office.
pub const LONGEST: u32 = 92;

codes! {
    /// In whose name a deputy signs.
    pub enum DeputySigns {
        /// A deputy head, in the place of the head.
        ForTheHead = "KT",
        /// Somebody below, by order of the head.
        ByOrder = "TL",
    }
}

impl DeputySigns {
    #[must_use]
    pub const fn authority(self) -> Authority {
        match self {
            Self::ForTheHead => Authority::ForTheHead,
            Self::ByOrder => Authority::ByOrder,
        }
    }
}

/// A role that somebody holds in a body, and that another may fill in for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub unit: UnitId,
    pub role: Role,
}

/// That one officer stands in for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deputation {
    pub leader: OfficerId,
    pub deputy: OfficerId,
    pub place: Place,
    pub signs: DeputySigns,
    pub since: Date,
    /// The last day.
    pub until: Date,
}

impl Deputation {
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.since <= day && day <= self.until
    }
}

/// Whether somebody with this role stands in for a leader of their body: whoever works with the same cases
/// there. Who writes down for others, keeps identities or only watches sees other cases than the leader does.
#[must_use]
pub const fn may_stand_in(own: Role, place: Role) -> bool {
    match place {
        Role::FrontLeader => matches!(own, Role::Intake | Role::Triage | Role::FrontLeader),
        Role::UnitHead => matches!(own, Role::FocalPoint | Role::Handler | Role::UnitHead),
        _ => false,
    }
}

/// What a leader fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    pub deputy: OfficerId,
    pub signs: DeputySigns,
    pub since: Date,
    /// The last day.
    pub until: Date,
}

codes! {
    /// Why somebody is not named.
    pub enum Unfit {
        /// In that time somebody is named already.
        NamedAlready = "named-already",
        /// Is away in that time and has named a deputy.
        IsAway = "is-away",
        /// The leader stands in for somebody else in that time: no deputy names a deputy.
        StandsIn = "stands-in",
    }
}

impl Absence {
    /// Whether the days of the two meet.
    #[must_use]
    pub fn meets(&self, other: &Deputation) -> bool {
        other.since <= self.until && self.since <= other.until
    }

    /// What speaks against it, by what is on record about the leader and the one who is named. Nobody stands in
    /// for somebody who stands in: a chain would hide who decides.
    #[must_use]
    pub fn unfit(&self, leader: OfficerId, place: Place, on_record: &[Deputation]) -> Option<Unfit> {
        let mut met = on_record.iter().filter(|other| self.meets(other));
        met.find_map(|other| match other {
            other if other.leader == leader && other.place == place => Some(Unfit::NamedAlready),
            other if other.deputy == leader => Some(Unfit::StandsIn),
            other if other.leader == self.deputy => Some(Unfit::IsAway),
            _ => None,
        })
    }

    #[must_use]
    pub const fn of(self, leader: OfficerId, place: Place) -> Deputation {
        let Self { deputy, signs, since, until } = self;
        Deputation { leader, deputy, place, signs, since, until }
    }
}

/// After so many working days an approval for which nobody is there goes up.
pub const PATIENCE: u32 = 2;

/// Whether an approval that has waited since this day goes up today, when nobody who is there may decide.
#[must_use]
pub fn is_overripe(calendar: &Calendar, since: Date, today: Date) -> bool {
    working_days_between(calendar, since, today) > PATIENCE
}

/// Whether whoever holds this seat may decide what somebody drafted: not the one who drafted it, nor who stands in
/// for them, nor somebody who is away.
#[must_use]
pub fn may_decide(officer: OfficerId, seat: &Seat, drafted_by: Option<OfficerId>, away: &BTreeSet<OfficerId>) -> bool {
    let wrote = |who: OfficerId| drafted_by == Some(who);
    seat.role.leads()
        && !away.contains(&officer)
        && !wrote(officer)
        && !seat.stands_in.is_some_and(|held| wrote(held.leader))
}
