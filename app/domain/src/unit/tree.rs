//! The tree of units and the ways to climb it.
//!
//! The data is edited by people, so it may be wrong: a loop, a parent that is gone. Every walk
//! here visits a unit at most once and therefore ends.

use super::{AreaId, Level, Unit, UnitId, UnitKind};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, VecDeque};

/// The units in force on one day.
#[derive(Clone, Debug, Default)]
pub struct UnitTree {
    units: HashMap<UnitId, Unit>,
    /// The units directly below, by `parent` or by `led_by`.
    below: HashMap<UnitId, Vec<UnitId>>,
    placed: HashMap<(UnitKind, AreaId), Vec<UnitId>>,
    /// What stood directly above a unit not long ago, by `parent` or by `led_by`.
    former: HashMap<UnitId, Vec<UnitId>>,
}

impl UnitTree {
    /// Of two units with the same id the later one counts.
    #[must_use]
    pub fn new(units: impl IntoIterator<Item = Unit>) -> Self {
        let units: HashMap<UnitId, Unit> = units.into_iter().map(|unit| (unit.id, unit)).collect();
        let mut tree = Self::default();
        for unit in units.values() {
            for above in [unit.parent, unit.led_by].into_iter().flatten() {
                tree.below.entry(above).or_default().push(unit.id);
            }
            if let Some(area) = unit.area {
                tree.placed.entry((unit.kind, area)).or_default().push(unit.id);
            }
        }
        tree.units = units;
        tree
    }

    /// The same, with links that ended not long ago, each from the unit below to the one above: whoever led a unit
    /// a moment ago is not free of it today. They count in [`ancestors`](Self::ancestors) alone.
    #[must_use]
    pub fn with_former(mut self, links: impl IntoIterator<Item = (UnitId, UnitId)>) -> Self {
        for (unit, above) in links {
            self.former.entry(unit).or_default().push(above);
        }
        self
    }

    /// What stood directly above a unit not long ago.
    #[must_use]
    pub fn former(&self, unit: UnitId) -> &[UnitId] {
        self.former.get(&unit).map(Vec::as_slice).unwrap_or_default()
    }

    #[must_use]
    pub fn get(&self, unit: UnitId) -> Option<&Unit> {
        self.units.get(&unit)
    }

    /// The unit and everything that stands above it, nearest first: owners and superiors
    /// (`parent`) and leading Party committees (`led_by`), theirs, and so on.
    ///
    /// The Front above is *not* in it: Fronts advise each other, they do not command.
    #[must_use]
    pub fn line(&self, unit: UnitId) -> Vec<UnitId> {
        walk(unit, |at| self.directly_above(at).collect())
    }

    /// The unit and everything that stands above it today, or stood there not long ago: for rules on conflicts of
    /// interest. It holds all of [`line`](Self::line); what was added with [`with_former`](Self::with_former) only
    /// makes it larger.
    #[must_use]
    pub fn ancestors(&self, unit: UnitId) -> BTreeSet<UnitId> {
        let above = |at| self.directly_above(at).chain(self.former(at).iter().copied()).collect();
        walk(unit, above).into_iter().collect()
    }

    fn directly_above(&self, unit: UnitId) -> impl Iterator<Item = UnitId> + use<> {
        let links = self.get(unit).map_or([None, None], |unit| [unit.parent, unit.led_by]);
        links.into_iter().flatten()
    }

    /// The unit and everything below it today, by ownership and by Party leadership: `a` is in the
    /// [`line`](Self::line) of `u` exactly when `u ∈ subtree(a)`.
    #[must_use]
    pub fn subtree(&self, unit: UnitId) -> BTreeSet<UnitId> {
        walk(unit, |at| self.below.get(&at).cloned().unwrap_or_default()).into_iter().collect()
    }

    /// The direct superior in the line of the unit's system: for a Front the Front above, for
    /// everybody the owner, and where there is none the leading Party committee.
    #[must_use]
    pub fn superior(&self, unit: UnitId) -> Option<UnitId> {
        let unit = self.get(unit)?;
        let front_above = if unit.kind == UnitKind::Front { unit.front_above } else { None };
        [front_above, unit.parent, unit.led_by]
            .into_iter()
            .flatten()
            .find(|above| *above != unit.id && self.units.contains_key(above))
    }

    /// The superiors one after the other, nearest first, without the unit itself.
    #[must_use]
    pub fn superiors(&self, unit: UnitId) -> Vec<UnitId> {
        walk(unit, |at| self.superior(at).into_iter().collect()).split_off(1)
    }

    /// The unit of this kind in this area. Where there are several, the one of the highest level
    /// that has the fewest units above it: the Party committee of the province, not that of one
    /// of its offices.
    #[must_use]
    pub fn find(&self, kind: UnitKind, area: AreaId) -> Option<UnitId> {
        let candidates = self.placed.get(&(kind, area))?;
        candidates
            .iter()
            .copied()
            .min_by_key(|&unit| (Reverse(self.get(unit).map(|unit| unit.level)), self.line(unit).len(), unit))
    }

    /// The Front of a province or commune. The committee of a hamlet is not one.
    #[must_use]
    pub fn front_of(&self, area: AreaId) -> Option<UnitId> {
        let front = self.find(UnitKind::Front, area)?;
        self.get(front).filter(|unit| unit.level >= Level::Commune).map(|unit| unit.id)
    }

    /// The Front of the whole country.
    #[must_use]
    pub fn central_front(&self) -> Option<UnitId> {
        self.units
            .values()
            .filter(|unit| unit.kind == UnitKind::Front && unit.level == Level::Central)
            .map(|unit| unit.id)
            .min()
    }

    /// A Front and the Fronts above it, nearest first, ending with the Central Front even where
    /// the data lacks a link. A link to a lower level, or to something that is no Front, is wrong
    /// and not followed.
    #[must_use]
    pub fn fronts_from(&self, front: UnitId) -> Vec<UnitId> {
        let mut fronts = walk(front, |at| {
            let link = self.get(at).and_then(|unit| Some((unit, self.get(unit.front_above?)?)));
            let upward = link.filter(|(unit, above)| above.kind == UnitKind::Front && above.level >= unit.level);
            upward.map(|(_, above)| above.id).into_iter().collect()
        });
        if let Some(central) = self.central_front()
            && !fronts.contains(&central)
        {
            fronts.push(central);
        }
        fronts
    }

    /// The area of a unit, or of the nearest unit above it that has one.
    #[must_use]
    pub fn area_of(&self, unit: UnitId) -> Option<AreaId> {
        self.line(unit).into_iter().find_map(|above| self.get(above)?.area)
    }

    /// The province in which a unit works: that of the nearest unit of province level above it,
    /// or of the Front above the Front of its place.
    #[must_use]
    pub fn province_of(&self, unit: UnitId) -> Option<AreaId> {
        let in_line = self.line(unit).into_iter().find_map(|above| self.area_at(above, Level::Province));
        in_line.or_else(|| {
            let front = self.front_of(self.area_of(unit)?)?;
            self.fronts_from(front).into_iter().find_map(|above| self.area_at(above, Level::Province))
        })
    }

    fn area_at(&self, unit: UnitId, level: Level) -> Option<AreaId> {
        self.get(unit).filter(|unit| unit.level == level)?.area
    }
}

/// Everything that can be reached, in breadth, the start included and first, each once.
fn walk(start: UnitId, mut next: impl FnMut(UnitId) -> Vec<UnitId>) -> Vec<UnitId> {
    let mut seen = BTreeSet::from([start]);
    let mut order = vec![start];
    let mut waiting = VecDeque::from([start]);
    while let Some(at) = waiting.pop_front() {
        for unit in next(at) {
            if seen.insert(unit) {
                order.push(unit);
                waiting.push_back(unit);
            }
        }
    }
    order
}
