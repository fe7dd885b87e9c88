//! Where the rules would send a case, and which units may receive it at all.

use domain::case::State;
use domain::case::guard::MAX_RETURNS;
use domain::conflict::{Hat, Subject};
use domain::routing::{Matter, Route, RouteError, Rule, route};
use domain::unit::{CadreManager, Level, UnitId, UnitKind};
use sea_orm::{ConnectionTrait, DbErr};

use super::news::Returned;
use crate::desks::Bounds;
use crate::reference::Reference;
use crate::store::entity::{cases as rows, referrals as letters};
use crate::store::referrals;

/// Applies the routing rules to a case as it is classified now.
pub(super) fn proposed(reference: &Reference, row: &rows::Model, bounds: &Bounds) -> Result<Route, RouteError> {
    routed(reference, &reference.rules, row, bounds)
}

/// The same by other rules.
pub(in crate::desks) fn routed(
    reference: &Reference,
    rules: &[Rule],
    row: &rows::Model,
    bounds: &Bounds,
) -> Result<Route, RouteError> {
    let hats: Vec<Hat> =
        bounds.about.iter().map(|subject| reference.hat(subject.unit, subject.post, subject.is_whole_unit())).collect();
    let place = row.commune_id.or(row.province_id).map(domain::unit::AreaId);
    route(
        &reference.tree,
        rules,
        &Matter {
            hats: &hats,
            category: &row.main_category,
            place,
            front: Some(UnitId(row.front_id)),
            led: &bounds.led,
            barred: &bounds.barred,
        },
    )
}

/// Whether a unit may receive this case: it exists, it is not the Front itself, and nothing keeps it from
/// the case.
pub(super) fn may_receive(reference: &Reference, row: &rows::Model, bounds: &Bounds, unit: UnitId) -> bool {
    reference.tree.get(unit).is_some() && unit.0 != row.front_id && bounds.admits(&reference.tree, unit)
}

/// Whether a case may be referred to a unit: one of those to choose from.
pub(super) async fn is_recipient(
    db: &impl ConnectionTrait,
    reference: &Reference,
    row: &rows::Model,
    bounds: &Bounds,
    unit: UnitId,
) -> Result<bool, DbErr> {
    let letters = referrals::of_case(db, row.id).await?;
    if let Some(above) = assigner(reference, row, bounds, &letters) {
        return Ok(unit == above);
    }
    let first = proposed(reference, row, bounds).ok().map(|route| route.main);
    Ok(may_receive(reference, row, bounds, unit) && recipients(reference, row, bounds, first).contains(&unit))
}

/// Who has to receive a case that units returned as often as they may: the nearest body above the one
/// that returned it last. It handles the matter or has it handled below itself, and returns it no more.
/// `None`: units may still return it, or nobody above may receive it.
pub(super) fn assigner(
    reference: &Reference,
    row: &rows::Model,
    bounds: &Bounds,
    letters: &[letters::Model],
) -> Option<UnitId> {
    if !u32::try_from(row.return_count).is_ok_and(|returns| returns >= MAX_RETURNS) {
        return None;
    }
    let returned = letters.iter().rev().find(|letter| letter.status == referrals::RETURNED)?;
    above(reference, row, bounds, UnitId(returned.unit_id))
}

/// Who takes a case over when the unit that has it was asked for another answer as often as it may be.
pub(super) fn taking_over(reference: &Reference, row: &rows::Model, bounds: &Bounds) -> Option<UnitId> {
    above(reference, row, bounds, UnitId(row.handling_unit_id?))
}

/// The nearest body above a unit that may receive the case and where somebody works.
fn above(reference: &Reference, row: &rows::Model, bounds: &Bounds, unit: UnitId) -> Option<UnitId> {
    let free = |unit: &UnitId| reference.staff.receives.contains(unit) && may_receive(reference, row, bounds, *unit);
    reference.tree.superiors(unit).into_iter().find(free)
}

/// Whether a case is only forwarded: to a body that answers by laws of its own, or because a cadre is
/// concerned whom the Centre manages.
pub(super) fn forward_only(reference: &Reference, row: &rows::Model, bounds: &Bounds) -> bool {
    let receiver = row.handling_unit_id.and_then(|unit| reference.tree.get(UnitId(unit)));
    let hat = |subject: &Subject| reference.hat(subject.unit, subject.post, subject.is_whole_unit());
    let central = |hat: Hat| hat.post.is_some_and(|post| post.managed_by == CadreManager::Central);
    receiver.is_some_and(|unit| unit.system.is_forwarded_to())
        || bounds.about.iter().any(|subject| central(hat(subject)))
}

/// The unit with which the form of a referral begins: that of a letter which was given back, else the
/// one that the unit suggested which returned the case, else the one that the rules propose. That a
/// unit gets once more what it returned is for somebody to choose, and not to leave as it stands.
pub(super) fn begins_with(
    recipients: &[UnitId],
    first: Option<UnitId>,
    returned: Option<&Returned>,
    given_back: Option<UnitId>,
) -> Option<UnitId> {
    let suggested = returned.and_then(|returned| returned.suggested);
    let proposed = first.filter(|unit| returned.is_none_or(|returned| returned.by != *unit));
    [given_back, suggested, proposed].into_iter().flatten().find(|unit| recipients.contains(unit))
}

/// Whether the unit that is to have a case, or has it, is served on paper: it owes an answer, and
/// nobody there can do today what comes next. To take a letter is the focal point's; what was taken goes on where
/// somebody gives it out.
pub(super) fn on_paper(reference: &Reference, row: &rows::Model, letters: &[letters::Model]) -> bool {
    // A letter that still waits counts before a unit that had the case earlier.
    let proposed = letters.iter().rev().find(|letter| letter.status == referrals::PROPOSED);
    let unit = proposed.map(|letter| letter.unit_id).or(row.handling_unit_id).map(UnitId);
    let taken = proposed.is_none() && row.state != State::Transferred.code();
    let owes_an_answer = |unit: &UnitId| reference.tree.get(*unit).is_some_and(|unit| !unit.system.is_forwarded_to());
    let goes_on = |unit: UnitId| {
        if taken { reference.staff.has_work_done(unit) } else { reference.staff.receives.contains(&unit) }
    };
    unit.filter(owes_an_answer).is_some_and(|unit| !goes_on(unit))
}

/// The units to choose from, the proposed one first: those of the place and its province.
pub(super) fn recipients(
    reference: &Reference,
    row: &rows::Model,
    bounds: &Bounds,
    first: Option<UnitId>,
) -> Vec<UnitId> {
    let areas = [row.commune_id, row.province_id].into_iter().flatten().map(domain::unit::AreaId);
    let near = areas.flat_map(|area| reference.bodies.get(&area).into_iter().flatten().copied());
    let fits = |unit: &UnitId| {
        let kind = reference.tree.get(*unit).map(|unit| (unit.kind, unit.level));
        // A Front handles no case of its own, a hamlet has nobody who could answer.
        !matches!(kind, None | Some((UnitKind::Front | UnitKind::Residential, _)) | Some((_, Level::Residential)))
            && may_receive(reference, row, bounds, *unit)
    };
    let mut units: Vec<UnitId> = first.into_iter().collect();
    for unit in near.filter(fits) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}
