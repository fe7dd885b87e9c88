//! What the page of a case offers to choose from.

use app::desks::{CategoryGroup, Choice, Proposal};
use domain::unit::{AreaId, UnitId};

use super::act::RETURNED;
use super::read::LANG;
use crate::reference::Reference;
use crate::store::entity::cases as rows;

/// Where the rules would send it; where an assigner decides, it stands first.
pub(super) fn proposal(
    reference: &Reference,
    route: Option<&domain::routing::Route>,
    assigner: Option<UnitId>,
) -> Proposal {
    if let Some(above) = assigner {
        return Proposal {
            unit: Some(reference.unit_name(above)),
            copies: Vec::new(),
            explanation: RETURNED.to_owned(),
            raised: false,
        };
    }
    Proposal {
        unit: route.map(|route| reference.unit_name(route.main)),
        copies: route
            .map(|route| route.copies.iter().map(|unit| reference.unit_name(*unit)).collect())
            .unwrap_or_default(),
        explanation: route.map_or_else(|| "route-none".to_owned(), |route| route.explanation.clone()),
        raised: route.is_some_and(|route| route.raised),
    }
}

/// The bodies of the place and its province: whom it may concern.
pub(super) fn units(reference: &Reference, row: &rows::Model) -> Vec<Choice> {
    bodies(reference, row).map(|unit| Choice { value: unit.to_string(), label: reference.unit_name(unit) }).collect()
}

pub(super) fn bodies<'a>(reference: &'a Reference, row: &rows::Model) -> impl Iterator<Item = UnitId> + 'a {
    [row.commune_id, row.province_id]
        .into_iter()
        .flatten()
        .flat_map(|area| reference.bodies.get(&AreaId(area)).into_iter().flatten().copied())
}

/// Every category that is in use, those that only officers may set included, and what the case has.
pub(super) fn category_choices(reference: &Reference, has: &[String]) -> Vec<CategoryGroup> {
    let mut groups: Vec<CategoryGroup> = Vec::new();
    for category in reference.categories.iter().filter(|category| category.enabled || has.contains(&category.code)) {
        let choice = Choice { value: category.code.clone(), label: category.name(LANG).to_owned() };
        match groups.iter_mut().find(|group| group.group == category.group) {
            Some(group) => group.categories.push(choice),
            None => groups.push(CategoryGroup { group: category.group.clone(), categories: vec![choice] }),
        }
    }
    groups
}
