//! A list of places against the stored ones.
//!
//! Places are kept in versions, keyed by code and first day: codes are given out again, and a
//! case of last year stays in the commune of last year. A version ends with the day before
//! `valid_to`, on which the next one begins.

use std::collections::HashMap;

use domain::date::show_iso;
use domain::text::fold;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use time::Date;

use super::places::{Place, Places};
use super::{ImportError, Tally};
use crate::store::entity::{areas, unit_moves, units};

/// Rows of one insert: far below what either engine takes in one statement.
pub(super) const CHUNK: usize = 500;

/// From when the list holds, and what day it is.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    pub from: Date,
    pub today: Date,
}

/// What storing the places came to.
#[derive(Debug, Default)]
pub struct Stored {
    /// The newest version of every place, by code.
    pub newest: HashMap<String, areas::Model>,
    /// What was known of the places that changed, by code.
    pub former: HashMap<String, Former>,
    pub tally: Tally,
}

/// A place before it changed.
#[derive(Clone, Debug)]
pub struct Former {
    pub kind: String,
    pub name: String,
    pub province: Option<String>,
}

/// What the list asks of one place.
enum Change<'a> {
    None,
    Add,
    /// The stored version holds from the same day: it was wrong.
    Correct(&'a areas::Model),
    /// The stored version held until now.
    Replace(&'a areas::Model),
}

/// Stores the places: provinces first, because communes refer to them.
///
/// # Errors
/// A place that contradicts a later version, a change in the future, and those of the database.
pub async fn store(tx: &impl ConnectionTrait, list: &Places, version: Version) -> Result<Stored, ImportError> {
    let mut stored = Stored::default();
    for places in [&list.provinces, &list.communes] {
        level(tx, places, version, &mut stored).await?;
    }
    Ok(stored)
}

async fn level(
    tx: &impl ConnectionTrait,
    places: &[Place],
    version: Version,
    stored: &mut Stored,
) -> Result<(), ImportError> {
    let known = Known::read(tx).await?;
    let mut added = Vec::new();
    for place in places {
        let parent = match &place.province {
            Some(code) => Some(known.newest(code).ok_or_else(|| unknown_province(place))?.id),
            None => None,
        };
        let row = match known.change(place, version)? {
            Change::None => {
                stored.tally.unchanged += 1;
                continue;
            }
            Change::Add => {
                stored.tally.added += 1;
                added.push(row(place, parent, version.from));
                continue;
            }
            Change::Correct(row) => {
                correct(tx, row, place, parent).await?;
                row
            }
            Change::Replace(row) => {
                replace(tx, row, place, parent, version.from).await?;
                row
            }
        };
        stored.tally.changed += 1;
        stored.former.insert(place.code.clone(), known.former(row));
    }
    for chunk in added.chunks(CHUNK) {
        areas::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    stored.newest = Known::read(tx).await?.into_newest();
    Ok(())
}

/// The stored versions.
struct Known {
    /// By code, the oldest first.
    versions: HashMap<String, Vec<areas::Model>>,
    codes: HashMap<i64, String>,
}

impl Known {
    async fn read(tx: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let rows = areas::Entity::find().order_by_asc(areas::Column::ValidFrom).all(tx).await?;
        let codes = rows.iter().map(|row| (row.id, row.code.clone())).collect();
        let mut versions: HashMap<String, Vec<areas::Model>> = HashMap::new();
        for row in rows {
            versions.entry(row.code.clone()).or_default().push(row);
        }
        Ok(Self { versions, codes })
    }

    fn newest(&self, code: &str) -> Option<&areas::Model> {
        self.versions.get(code)?.last()
    }

    fn into_newest(self) -> HashMap<String, areas::Model> {
        self.versions.into_iter().filter_map(|(code, mut rows)| Some((code, rows.pop()?))).collect()
    }

    fn former(&self, row: &areas::Model) -> Former {
        Former { kind: row.kind.clone(), name: row.name.clone(), province: self.province(row) }
    }

    fn province(&self, row: &areas::Model) -> Option<String> {
        row.parent_id.and_then(|id| self.codes.get(&id).cloned())
    }

    fn change(&self, place: &Place, version: Version) -> Result<Change<'_>, ImportError> {
        let versions = self.versions.get(&place.code).map(Vec::as_slice).unwrap_or_default();
        // The version of that day, or the first one after it.
        let Some(row) = versions.iter().find(|row| row.valid_to.is_none_or(|end| end > version.from)) else {
            return Ok(Change::Add);
        };
        if row.kind == place.kind.code() && row.name == place.name && self.province(row) == place.province {
            return Ok(Change::None);
        }
        if row.valid_from > version.from || row.valid_to.is_some() {
            return Err(contradiction(place, row));
        }
        if row.valid_from == version.from {
            return Ok(Change::Correct(row));
        }
        if version.from > version.today {
            // Bodies and communes point at the newest version, which would not hold yet.
            return Err(ImportError::at(
                named(place),
                format!(
                    "it changes on {}, which is still to come; import the list on that day",
                    show_iso(version.from)
                ),
            ));
        }
        Ok(Change::Replace(row))
    }
}

fn named(place: &Place) -> String {
    format!("{} ({})", place.name, place.code)
}

fn unknown_province(place: &Place) -> ImportError {
    ImportError::at(named(place), "its province is not stored")
}

fn contradiction(place: &Place, row: &areas::Model) -> ImportError {
    let end = row.valid_to.map(|end| format!(" until {}", show_iso(end))).unwrap_or_default();
    let from = show_iso(row.valid_from);
    ImportError::at(
        named(place),
        format!("it is stored as {:?} from {from}{end}; give a later day with --valid-from", row.name),
    )
}

fn row(place: &Place, parent: Option<i64>, from: Date) -> areas::ActiveModel {
    areas::ActiveModel {
        code: Set(place.code.clone()),
        kind: Set(place.kind.code().to_owned()),
        name: Set(place.name.clone()),
        folded: Set(fold(&place.name)),
        parent_id: Set(parent),
        valid_from: Set(from),
        valid_to: Set(None),
        ..Default::default()
    }
}

async fn correct(
    tx: &impl ConnectionTrait,
    old: &areas::Model,
    place: &Place,
    parent: Option<i64>,
) -> Result<(), DbErr> {
    let mut right = row(place, parent, old.valid_from);
    right.id = Set(old.id);
    right.update(tx).await?;
    Ok(())
}

/// Closes the old version, opens the new one, and lets what is there today point at it. Cases
/// keep pointing at the version under which they were received.
async fn replace(
    tx: &impl ConnectionTrait,
    old: &areas::Model,
    place: &Place,
    parent: Option<i64>,
    from: Date,
) -> Result<(), ImportError> {
    let mut closed = old.clone().into_active_model();
    closed.valid_to = Set(Some(from));
    closed.update(tx).await?;
    let new = row(place, parent, from).insert(tx).await?;
    areas::Entity::update_many()
        .set(areas::ActiveModel { parent_id: Set(Some(new.id)), ..Default::default() })
        .filter(areas::Column::ParentId.eq(old.id))
        .filter(areas::Column::ValidTo.is_null())
        .exec(tx)
        .await?;
    units::Entity::update_many()
        .set(units::ActiveModel { area_id: Set(Some(new.id)), ..Default::default() })
        .filter(units::Column::AreaId.eq(old.id))
        .exec(tx)
        .await?;
    unit_moves::Entity::update_many()
        .set(unit_moves::ActiveModel { area_id: Set(Some(new.id)), ..Default::default() })
        .filter(unit_moves::Column::AreaId.eq(old.id))
        .exec(tx)
        .await?;
    Ok(())
}
