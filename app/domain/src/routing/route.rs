//! The way from a matter to its recipient.

use super::target::{Target, inspection_of};
use super::{Matter, Route, RouteError, Rule};
use crate::conflict::{Hat, Subject, unit_conflict};
use crate::unit::{UnitId, UnitKind, UnitTree};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Finds the recipient of a matter by the rules, in the order given.
///
/// Each hat is routed by the first rule that matches it; of several hats the one whose recipient
/// stands highest wins, then the one of the earlier rule. A body in conflict, barred or missing
/// is replaced by the next superior in its line that is free, at last by the Fronts above.
///
/// Where the rule names the very Front that refers, the body that would get the copy becomes the
/// recipient; if there is none, the route leads to that Front: nobody is to be written to, and
/// the Front clarifies the matter itself.
///
/// # Errors
/// [`RouteError`]. Never is a unit returned for which [`unit_conflict`] holds.
pub fn route(tree: &UnitTree, rules: &[Rule], matter: &Matter<'_>) -> Result<Route, RouteError> {
    let lawful = Lawful::new(tree, matter);
    let known: Vec<&Hat> = matter.hats.iter().filter(|hat| tree.get(hat.unit).is_some()).collect();
    let hats: Vec<Option<&Hat>> = if known.is_empty() { vec![None] } else { known.into_iter().map(Some).collect() };

    let matched: Vec<(usize, Option<&Hat>)> = hats
        .into_iter()
        .filter_map(|hat| {
            let whom = hat.and_then(|hat| tree.get(hat.unit).map(|unit| (unit, hat)));
            Some((rules.iter().position(|rule| rule.matches(whom, matter.category))?, hat))
        })
        .collect();
    if matched.is_empty() {
        return Err(RouteError::NoRule);
    }
    matched
        .into_iter()
        .filter_map(|(position, hat)| {
            let found = by_rule(tree, &rules[position], hat.map(|hat| hat.unit), matter, &lawful)?;
            Some((position, found))
        })
        .min_by_key(|(position, found)| (Reverse(tree.get(found.main).map(|unit| unit.level)), *position))
        .map(|(_, found)| found)
        .ok_or(RouteError::NoLawfulRecipient)
}

/// The route of one rule for one subject.
fn by_rule(
    tree: &UnitTree,
    rule: &Rule,
    subject: Option<UnitId>,
    matter: &Matter<'_>,
    lawful: &Lawful<'_>,
) -> Option<Route> {
    let (mut main, mut raised) = recipient(tree, rule.target, subject, matter, lawful)?;
    if Some(main) == matter.front
        && let Some(copy) = rule.copy
        && let Some(other) = recipient(tree, copy, subject, matter, lawful)
    {
        (main, raised) = other;
    }
    let copy = rule.copy.and_then(|copy| copy.find(tree, subject, matter.place));
    let copies = copy.filter(|copy| *copy != main && Some(*copy) != matter.front && lawful.admits(*copy));
    Some(Route {
        main,
        copies: copies.into_iter().collect(),
        rule_id: rule.id,
        explanation: rule.explanation.clone(),
        raised,
    })
}

/// The named body, or the first free one above it; and whether it had to be raised.
fn recipient(
    tree: &UnitTree,
    target: Target,
    subject: Option<UnitId>,
    matter: &Matter<'_>,
    lawful: &Lawful<'_>,
) -> Option<(UnitId, bool)> {
    let named = target.find(tree, subject, matter.place);
    let in_line = named.map_or(Vec::new(), |named| line_above(tree, named, target.is_inspection()));
    let superiors = subject.map_or(Vec::new(), |unit| tree.superiors(unit));
    let front = Target::FrontAbove.find(tree, subject, matter.place);
    let mut fronts = front.map_or(Vec::new(), |front| tree.fronts_from(front));
    fronts.retain(|front| Some(*front) != matter.front);

    let main = in_line.into_iter().chain(superiors).chain(fronts).find(|unit| lawful.admits(*unit))?;
    Some((main, named != Some(main)))
}

/// A body and those above it. In matters of Party discipline each Party committee on the way is
/// preceded by its inspection commission, except that the superior of a commission is first its
/// own committee.
fn line_above(tree: &UnitTree, start: UnitId, discipline: bool) -> Vec<UnitId> {
    let mut line = vec![start];
    for above in tree.superiors(start) {
        if discipline
            && let Some(commission) = inspection_of(tree, above)
            && !line.contains(&commission)
        {
            line.push(commission);
        }
        line.push(above);
    }
    line
}

/// Which units may receive a matter.
struct Lawful<'a> {
    tree: &'a UnitTree,
    subjects: Vec<Subject>,
    /// The Party committees in which a subject sits: they would judge one of their own, and so
    /// would their inspection commissions (Party Regulation 124-QĐ/TW, art. 8: the *competent*
    /// organisation).
    own_committees: BTreeSet<UnitId>,
    barred: &'a BTreeSet<UnitId>,
}

impl<'a> Lawful<'a> {
    fn new(tree: &'a UnitTree, matter: &Matter<'a>) -> Self {
        let named = matter.hats.iter().map(|hat| hat.subject(None));
        let subjects = named.chain(matter.led.iter().copied()).collect();
        let own_committees = matter.hats.iter().flat_map(|hat| committees_of(tree, hat)).collect();
        Self { tree, subjects, own_committees, barred: matter.barred }
    }

    fn admits(&self, unit: UnitId) -> bool {
        self.tree.get(unit).is_some()
            && !self.barred.contains(&unit)
            && !judges_its_own(self.tree, unit, &self.own_committees)
            && !unit_conflict(self.tree, unit, &self.subjects)
    }
}

/// Whether a body is one of these Party committees, or the inspection commission of one.
#[must_use]
pub fn judges_its_own(tree: &UnitTree, unit: UnitId, committees: &BTreeSet<UnitId>) -> bool {
    let Some(found) = tree.get(unit) else { return false };
    let former = tree.former(unit).iter().copied();
    let mut above = [found.parent, found.led_by].into_iter().flatten().chain(former);
    committees.contains(&unit) || found.kind == UnitKind::Inspection && above.any(|above| committees.contains(&above))
}

/// The Party committees in which the holder of a hat sits: those of the same area and the one
/// that leads the unit, or did not long ago, if the post says so. The leaders of the People's Committee, the council,
/// the committee itself and its commission sit there by custom, whatever the data says.
#[must_use]
pub fn committees_of(tree: &UnitTree, hat: &Hat) -> Vec<UnitId> {
    let Some(unit) = tree.get(hat.unit) else { return Vec::new() };
    let by_post = hat.post.as_ref().is_some_and(|post| post.committee_member);
    let by_custom = hat.leads && unit.kind.leads_the_area() && unit.kind != UnitKind::Front;
    if !by_post && !by_custom {
        return Vec::new();
    }
    let own = (unit.kind == UnitKind::PartyCommittee).then_some(unit.id);
    let of_area = unit.area.and_then(|area| tree.find(UnitKind::PartyCommittee, area));
    let of_level = |above: &UnitId| {
        tree.get(*above).is_some_and(|above| above.kind == UnitKind::PartyCommittee && above.level == unit.level)
    };
    let over = [unit.led_by, unit.parent].into_iter().flatten().find(of_level);
    let former = tree.former(unit.id).iter().copied().filter(of_level);
    [own, of_area, over].into_iter().flatten().chain(former).collect()
}
