//! Which Front receives a piece of feedback.
//!
//! The first of these that applies (design choice; the Party regulations only say that nobody
//! handles their own case):
//!
//! 1. The subject belongs to the Front of a commune, or is a head, deputy, key cadre or member
//!    of the Party committee of a commune, or is managed by the province: the Front of the
//!    province.
//! 2. The same on the level of a province, or managed by the Centre, or a central body: the
//!    Central Front.
//! 3. The commune is known: its Front.
//! 4. The province is known: its Front.
//!
//! "Head of a commune" is the head of a body that leads the commune; the head of a school or an
//! office in it is not. Where a unit is named, the unit tells the place; what the sender said
//! about the place counts only without one. Nothing else is looked at, so that the rule gives the
//! same answer when it runs again.

use crate::codes::codes;
use crate::conflict::{Hat, Subject, unit_conflict};
use crate::unit::{AreaId, CadreManager, Level, System, Unit, UnitId, UnitKind, UnitTree};
use std::cmp::Reverse;

codes! {
    /// The rule by which a Front was chosen.
    pub enum IntakeRule {
        AboveCommune = "ABOVE_COMMUNE",
        AboveProvince = "ABOVE_PROVINCE",
        Commune = "COMMUNE",
        Province = "PROVINCE",
    }
}

/// Where a piece of feedback goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intake {
    pub front: UnitId,
    pub rule: IntakeRule,
    /// The rule named another Front, which does not exist, is led by the subject or has nobody.
    pub passed_up: bool,
}

/// No Front may receive it: no place is known, or the subject leads every Front there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFront;

impl std::fmt::Display for NoFront {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no Front may receive this feedback: name a province, or use another channel")
    }
}

impl std::error::Error for NoFront {}

/// Chooses the Front. Of several hats the one that asks for the highest level decides.
///
/// `led` is what else those who may be meant lead: it passes a Front over, and says nothing of rank or place.
///
/// A Front led by a subject is never chosen, nor one below it. A Front that nobody staffs passes
/// to the next one above; if none is staffed the lawful one keeps it, however long it waits: a
/// case must not fall down to those it is about.
///
/// # Errors
/// [`NoFront`].
pub fn intake_front(
    tree: &UnitTree,
    hats: &[Hat],
    led: &[Subject],
    province: Option<AreaId>,
    commune: Option<AreaId>,
    staffed: &dyn Fn(UnitId) -> bool,
) -> Result<Intake, NoFront> {
    let known = hats.iter().filter_map(|hat| tree.get(hat.unit).map(|unit| (unit, hat)));
    let strictest = known.min_by_key(|(unit, hat)| Reverse(receiving_level(unit, hat)));
    let place = Place { tree, province, commune };
    let (rule, fronts) = match strictest {
        Some((unit, hat)) => place.of_unit(unit, receiving_level(unit, hat)),
        None => place.as_told(),
    };

    let subjects: Vec<Subject> = hats.iter().map(|hat| hat.subject(None)).chain(led.iter().copied()).collect();
    let mut lawful = fronts.iter().flatten().copied().filter(|front| !unit_conflict(tree, *front, &subjects));
    let first = lawful.next().ok_or(NoFront)?;
    let front = if staffed(first) { first } else { lawful.find(|front| staffed(*front)).unwrap_or(first) };
    Ok(Intake { front, rule, passed_up: fronts.first() != Some(&Some(front)) })
}

/// The lowest level whose Front may receive feedback about this hat.
fn receiving_level(unit: &Unit, hat: &Hat) -> Level {
    let of_the_front = unit.system == System::Front || unit.kind == UnitKind::Front;
    let leads_the_area = hat
        .post
        .as_ref()
        .is_some_and(|post| post.key_cadre || post.committee_member || (post.leads() && unit.kind.leads_the_area()));
    let manager = hat.post.as_ref().map_or(CadreManager::Nobody, |post| post.managed_by);
    let by_rank = match unit.level {
        Level::Residential => Level::Commune,
        Level::Commune if of_the_front || leads_the_area => Level::Province,
        Level::Province if of_the_front || leads_the_area => Level::Central,
        level => level,
    };
    let by_manager = match manager {
        CadreManager::Central => Level::Central,
        CadreManager::ProvinceStanding => Level::Province,
        CadreManager::CommuneCommittee | CadreManager::Nobody => Level::Residential,
    };
    by_rank.max(by_manager)
}

struct Place<'a> {
    tree: &'a UnitTree,
    province: Option<AreaId>,
    commune: Option<AreaId>,
}

impl Place<'_> {
    /// The Fronts that may receive a matter of this unit, nearest first. The first entry is the
    /// one that the rule names; `None` where it does not exist.
    fn of_unit(&self, unit: &Unit, level: Level) -> (IntakeRule, Vec<Option<UnitId>>) {
        let (rule, front) = match level {
            Level::Central => (IntakeRule::AboveProvince, self.tree.central_front()),
            Level::Province => {
                let rule = if unit.level < Level::Province { IntakeRule::AboveCommune } else { IntakeRule::Province };
                (rule, self.province_front(Some(unit)))
            }
            Level::Commune | Level::Residential => match self.tree.area_of(unit.id).or(self.commune) {
                Some(area) => (IntakeRule::Commune, self.tree.front_of(area)),
                None => (IntakeRule::Province, self.province_front(Some(unit))),
            },
        };
        let above = front.or_else(|| self.province_front(Some(unit)).filter(|_| level < Level::Central));
        (rule, self.upwards(front, above))
    }

    /// The Fronts by what the sender said about the place.
    fn as_told(&self) -> (IntakeRule, Vec<Option<UnitId>>) {
        let province = self.province_front(None);
        match (self.commune, self.province) {
            (Some(commune), _) => {
                let front = self.tree.front_of(commune);
                (IntakeRule::Commune, self.upwards(front, front.or(province)))
            }
            (None, Some(_)) => (IntakeRule::Province, self.upwards(province, province)),
            (None, None) => (IntakeRule::Province, Vec::new()),
        }
    }

    fn province_front(&self, unit: Option<&Unit>) -> Option<UnitId> {
        let area = unit.and_then(|unit| self.tree.province_of(unit.id)).or(self.province)?;
        self.tree.front_of(area)
    }

    fn upwards(&self, named: Option<UnitId>, start: Option<UnitId>) -> Vec<Option<UnitId>> {
        let start = start.or_else(|| self.tree.central_front());
        let line = start.map_or(Vec::new(), |front| self.tree.fronts_from(front));
        let gap = if named.is_none() { vec![None] } else { Vec::new() };
        gap.into_iter().chain(line.into_iter().map(Some)).collect()
    }
}
