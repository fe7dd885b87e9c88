//! Where a body stands, now and after moves that are agreed on.

use super::{AreaId, Unit, UnitId};
use crate::codes::codes;
use std::collections::BTreeSet;
use time::{Date, Duration};

codes! {
    /// How far a move of a body has come.
    pub enum MoveState {
        /// One person proposed it, another has to approve.
        Proposed = "CHO_DUYET",
        /// Approved: it begins with its day.
        Approved = "DA_DUYET",
        /// Its day has come, and the journal says so.
        Begun = "DA_HIEU_LUC",
        Refused = "KHONG_DUYET",
        /// Whoever proposed it took it back.
        Withdrawn = "DA_RUT",
    }
}

impl MoveState {
    /// The states of moves that hold from their first day on.
    pub const AGREED: [Self; 2] = [Self::Approved, Self::Begun];
}

/// Where a body stands: its area and its links upwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub area: Option<AreaId>,
    /// Its owner, or its direct superior in its own line.
    pub parent: Option<UnitId>,
    /// The Party committee that leads it.
    pub led_by: Option<UnitId>,
    /// For a Front: the Front of the next level.
    pub front_above: Option<UnitId>,
}

impl Position {
    /// The bodies to which it is linked.
    pub fn links(&self) -> impl Iterator<Item = UnitId> + use<> {
        [self.parent, self.led_by, self.front_above].into_iter().flatten()
    }
}

impl From<&Unit> for Position {
    fn from(unit: &Unit) -> Self {
        Self { area: unit.area, parent: unit.parent, led_by: unit.led_by, front_above: unit.front_above }
    }
}

/// All positions of one body: the first, and each later one with its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Positions {
    first: Position,
    later: Vec<(Date, Position)>,
}

impl Positions {
    /// For so long after a link ended it still keeps people from cases: two years, one of them a leap year. A case
    /// that is open when a body moves is over by then.
    pub const FORMER: Duration = Duration::days(731);

    /// `later` in any order; no two of them begin on one day.
    #[must_use]
    pub fn new(first: Position, mut later: Vec<(Date, Position)>) -> Self {
        later.sort_by_key(|(from, _)| *from);
        Self { first, later }
    }

    /// The position on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Position {
        let begun = self.later.iter().rev().find(|(from, _)| *from <= day);
        begun.map_or(self.first, |(_, position)| *position)
    }

    /// The position after everything that is agreed on, and its first day unless it is the first of all.
    #[must_use]
    pub fn newest(&self) -> (Option<Date>, Position) {
        self.later.last().map_or((None, self.first), |(from, position)| (Some(*from), *position))
    }

    /// The positions from a day on: that of the day and those that begin later.
    pub fn from(&self, day: Date) -> impl Iterator<Item = Position> {
        let later = self.later.iter().filter(move |(from, _)| *from > day);
        std::iter::once(self.on(day)).chain(later.map(|(_, position)| *position))
    }

    /// Each later position with its first day and the position before it, in their order.
    pub fn changes(&self) -> impl Iterator<Item = (Date, Position, Position)> {
        let before = std::iter::once(self.first).chain(self.later.iter().map(|(_, position)| *position));
        self.later.iter().zip(before).map(|((from, position), before)| (*from, before, *position))
    }

    /// What stood directly above the body ([`Position::parent`], [`Position::led_by`]) and ended to do so on this
    /// day or at most [`FORMER`](Self::FORMER) before it.
    #[must_use]
    pub fn former(&self, day: Date) -> BTreeSet<UnitId> {
        let recent = self.changes().filter(|(end, ..)| *end <= day && day - *end <= Self::FORMER);
        let now = self.on(day);
        recent
            .flat_map(|(_, before, _)| [before.parent, before.led_by])
            .flatten()
            .filter(|above| ![now.parent, now.led_by].contains(&Some(*above)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn below(parent: i64) -> Position {
        Position { parent: Some(UnitId(parent)), led_by: Some(UnitId(9)), ..Position::default() }
    }

    fn moved() -> Positions {
        let later = vec![(date!(2026 - 12 - 05), below(3)), (date!(2026 - 12 - 02), below(2))];
        Positions::new(below(1), later)
    }

    #[test]
    fn each_position_holds_from_its_day_until_the_next_begins() {
        let moved = moved();
        let parents = [1, 2, 4, 5, 6].map(|day| moved.on(date!(2026 - 12 - 01).replace_day(day).unwrap()).parent);
        assert_eq!(parents, [1, 2, 2, 3, 3].map(|unit| Some(UnitId(unit))));
        assert_eq!(moved.newest(), (Some(date!(2026 - 12 - 05)), below(3)));
        assert_eq!(moved.from(date!(2026 - 12 - 02)).collect::<Vec<_>>(), [below(2), below(3)]);
        assert_eq!(Positions::new(below(1), Vec::new()).newest(), (None, below(1)));
    }

    #[test]
    fn what_stood_above_counts_for_two_years_after_it_ended() {
        let moved = moved();
        assert!(moved.former(date!(2026 - 12 - 01)).is_empty());
        assert_eq!(moved.former(date!(2026 - 12 - 02)), BTreeSet::from([UnitId(1)]), "what still leads is not former");
        assert_eq!(moved.former(date!(2026 - 12 - 06)), BTreeSet::from([UnitId(1), UnitId(2)]));
        assert_eq!(moved.former(date!(2028 - 12 - 02)), BTreeSet::from([UnitId(1), UnitId(2)]));
        assert_eq!(moved.former(date!(2028 - 12 - 05)), BTreeSet::from([UnitId(2)]));
        assert!(moved.former(date!(2028 - 12 - 06)).is_empty());
    }

    #[test]
    fn what_stands_above_again_is_not_former() {
        let back = Positions::new(below(1), vec![(date!(2026 - 12 - 02), below(2)), (date!(2026 - 12 - 03), below(1))]);
        assert_eq!(back.former(date!(2026 - 12 - 04)), BTreeSet::from([UnitId(2)]));
    }
}
