//! The bodies that feedback may be about.

use app::desks::{BodiesQuery, BodyRow, Listed, Named};
use domain::text;
use domain::unit::{AreaId, UnitId};

use super::Visitor;
use crate::reference::Reference;

/// Bodies on one page.
const PAGE: usize = 100;

impl Visitor {
    /// One page of the bodies that the form offers, in the order of their keys.
    pub(super) fn list_bodies(&self, query: &BodiesQuery) -> Listed<BodyRow> {
        let reference = self.services.reference.get();
        let above = |area: &AreaId| reference.areas.get(area).and_then(|area| area.parent);
        let wanted = |area: &AreaId| {
            query.place.is_none_or(|place| place == area.0)
                && query.province.is_none_or(|of| of == area.0 || above(area).is_some_and(|above| above.0 == of))
        };
        let terms = query.words.as_deref().map(|words| text::query(words).unwrap_or_default()).unwrap_or_default();
        let terms: Vec<String> = terms.into_iter().map(|term| format!(" {term} ")).collect();
        let named = |unit: &UnitId| {
            let name = reference.units.get(unit);
            terms.is_empty() || name.is_some_and(|name| terms.iter().all(|term| name.folded.contains(term)))
        };
        let below = |unit: &UnitId| {
            let parent = || reference.tree.get(*unit).and_then(|unit| unit.parent);
            query.parent.is_none_or(|of| parent().is_some_and(|parent| parent.0 == of))
        };
        let of_areas = reference.bodies.iter().filter(|(area, _)| wanted(area));
        let all = of_areas.flat_map(|(area, units)| units.iter().map(move |unit| (*unit, *area)));
        let all = all.filter(|(unit, _)| query.after.is_none_or(|key| unit.0 > key));
        let mut all: Vec<(UnitId, AreaId)> = all.filter(|(unit, _)| below(unit) && named(unit)).collect();
        all.sort_unstable();
        let more = all.len() > PAGE;
        all.truncate(PAGE);
        let next = all.last().filter(|_| more).map(|(unit, _)| unit.to_string());
        Listed { rows: all.into_iter().filter_map(|(unit, area)| row(&reference, unit, area)).collect(), next }
    }
}

fn row(reference: &Reference, unit: UnitId, area: AreaId) -> Option<BodyRow> {
    let named = |area: AreaId| Named { id: area.0, name: reference.area_name(area) };
    let known = reference.tree.get(unit)?;
    Some(BodyRow {
        id: unit.0,
        name: reference.unit_name(unit),
        system: known.system,
        level: known.level,
        place: named(area),
        province: reference.areas.get(&area).and_then(|area| area.parent).map(named),
    })
}
