//! What is kept of the figures of a place: the tables, and the names of what they are about as they were then.

use std::collections::HashMap;

use app::desks::Named;
use domain::figures::{By, NO_PLACE, Sheet};
use domain::text;
use domain::unit::{AreaId, UnitId};
use serde::{Deserialize, Serialize};

use crate::reference::Reference;
use crate::store::cases::CaseError;

/// The body of a row.
#[derive(Serialize, Deserialize)]
pub struct Frozen {
    pub sheets: Vec<Sheet>,
    /// Name of the place, unless it is the country.
    place: Option<String>,
    /// Id and name of the province of a commune.
    above: Option<(i64, String)>,
    names: Vec<(By, String, String)>,
}

impl Frozen {
    pub(super) fn new(reference: &Reference, place: i64, mut sheets: Vec<Sheet>) -> Self {
        let mut names = Vec::new();
        for sheet in &mut sheets {
            let name = |key: &str| {
                let id: i64 = key.parse().ok().filter(|id| *id != NO_PLACE)?;
                match sheet.by {
                    By::Place => Some(reference.area_name(AreaId(id))),
                    By::Unit => Some(reference.unit_name(UnitId(id))),
                    By::Month | By::Quarter | By::Group => None,
                }
            };
            let found: HashMap<String, String> =
                sheet.lines.iter().filter_map(|line| Some((line.key.clone(), name(&line.key)?))).collect();
            // In the order of the alphabet: a ranking by small numbers would say nothing.
            if matches!(sheet.by, By::Place | By::Unit) {
                sheet.lines.sort_by_cached_key(|line| {
                    let name = found.get(&line.key);
                    (name.is_none(), text::place_sort_key(name.map_or("", String::as_str)))
                });
            }
            names.extend(found.into_iter().map(|(key, name)| (sheet.by, key, name)));
        }
        let area = reference.areas.get(&AreaId(place));
        let above = area.and_then(|area| area.parent).map(|parent| (parent.0, reference.area_name(parent)));
        names.sort();
        names.dedup();
        Self { sheets, place: area.map(|area| area.name.clone()), above, names }
    }

    pub(in crate::desks) fn read(body: &str) -> Result<Self, CaseError> {
        super::read_back(body)
    }

    pub(in crate::desks) fn place(&self, id: i64) -> Option<Named> {
        self.place.clone().map(|name| Named { id, name })
    }

    pub(in crate::desks) fn above(&self) -> Option<Named> {
        self.above.clone().map(|(id, name)| Named { id, name })
    }

    pub(in crate::desks) fn names(&self) -> HashMap<(By, String), String> {
        self.names.iter().map(|(by, key, name)| ((*by, key.clone()), name.clone())).collect()
    }
}
