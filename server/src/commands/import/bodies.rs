//! The bodies that exist by law in every province and commune, from `bodies.csv`.
//!
//! Its columns: `level` and, where it matters, `area_kind` say in which places; `slug` begins the
//! code (`ubnd-00004`); `name` holds `{place}` ("xã Bắc Sơn") or `{name}` ("Bắc Sơn"); `parent`,
//! `led_by` and `front_above` name another body of the same place by its kind, with `^` one of
//! the place above. A Front has no parent: the Front above advises it and does not command it.

mod naming;

use std::collections::HashMap;

use domain::text::fold;
use domain::unit::Level;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde::Deserialize;
use time::Date;

use super::areas::{CHUNK, Former, Stored};
use super::places::{Place, Places};
use super::{ImportError, Tally};
use crate::store::entity::units;

const TABLE: &str = include_str!("bodies.csv");

/// A row of the table.
#[derive(Debug, Deserialize)]
struct Form {
    level: String,
    area_kind: Option<String>,
    slug: String,
    system: String,
    kind: String,
    name: String,
    parent: Option<String>,
    led_by: Option<String>,
    front_above: Option<String>,
}

/// Makes the bodies that are missing, and renames those whose place was renamed.
///
/// # Errors
/// Those of the database.
pub async fn store(tx: &impl ConnectionTrait, list: &Places, areas: &Stored, from: Date) -> Result<Tally, ImportError> {
    let mut bodies = Bodies::read(tx).await?;
    // Row by row: what a row refers to stands above it.
    for form in forms()? {
        let places = if form.level == Level::Province.code() { &list.provinces } else { &list.communes };
        let mut missing = Vec::new();
        for place in places.iter().filter(|place| form.fits(place)) {
            let Some(area) = areas.newest.get(&place.code) else { continue };
            match bodies.find(&form, place, area.id) {
                Some(row) => {
                    bodies.place(&form, place, row.id);
                    bodies.follow(tx, &form, place, areas.former.get(&place.code), row).await?;
                }
                None => missing.push((place, area.id)),
            }
        }
        for chunk in missing.chunks(CHUNK) {
            bodies.add(tx, &form, chunk, from).await?;
        }
    }
    Ok(bodies.tally)
}

fn forms() -> Result<Vec<Form>, ImportError> {
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(TABLE.as_bytes())
        .deserialize()
        .collect::<Result<_, csv::Error>>()
        .map_err(|error| ImportError::at("bodies.csv", error.to_string()))
}

impl Form {
    fn fits(&self, place: &Place) -> bool {
        self.area_kind.as_deref().is_none_or(|kind| kind == place.kind.code())
    }

    fn code(&self, place: &Place) -> String {
        format!("{}-{}", self.slug, place.code)
    }

    fn name(&self, kind: &str, name: &str) -> String {
        naming::fill(&self.name, kind, name)
    }

    /// How the body was called before its place changed. Only a name that was made here is made
    /// anew: what people wrote stays.
    fn former_name(&self, former: &Former) -> String {
        self.name(&former.kind, &former.name)
    }
}

/// The stored bodies, and which of them stand for a row of the table in a place.
struct Bodies {
    known: HashMap<String, units::Model>,
    by_name: HashMap<(i64, String, String, String), String>,
    /// By kind, in the place of a code; the central bodies under the empty code.
    placed: HashMap<(String, String), i64>,
    tally: Tally,
}

impl Bodies {
    async fn read(tx: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let rows = units::Entity::find().all(tx).await?;
        let central = rows.iter().filter(|row| row.level == Level::Central.code());
        let placed = central.map(|row| ((row.kind.clone(), String::new()), row.id)).collect();
        let mut bodies = Self { known: HashMap::new(), by_name: HashMap::new(), placed, tally: Tally::default() };
        for row in rows {
            bodies.know(row);
        }
        Ok(bodies)
    }

    fn know(&mut self, row: units::Model) {
        if let Some(area) = row.area_id {
            let key = (area, row.level.clone(), row.kind.clone(), row.folded.clone());
            self.by_name.insert(key, row.code.clone());
        }
        self.known.insert(row.code.clone(), row);
    }

    /// By its code, or by its name if somebody entered it by hand.
    fn find(&self, form: &Form, place: &Place, area: i64) -> Option<units::Model> {
        let by_code = self.known.get(&form.code(place));
        let by_name = || {
            let folded = fold(&form.name(place.kind.code(), &place.name));
            self.known.get(self.by_name.get(&(area, form.level.clone(), form.kind.clone(), folded))?)
        };
        by_code.or_else(by_name).cloned()
    }

    fn place(&mut self, form: &Form, place: &Place, id: i64) {
        self.placed.insert((form.kind.clone(), place.code.clone()), id);
    }

    /// The body that a cell of the table names, seen from a place.
    fn refer(&self, cell: Option<&String>, place: &Place) -> Option<i64> {
        let cell = cell?;
        let (kind, code) = match cell.strip_prefix('^') {
            Some(kind) => (kind, place.province.clone().unwrap_or_default()),
            None => (cell.as_str(), place.code.clone()),
        };
        self.placed.get(&(kind.to_owned(), code)).copied()
    }

    fn row(&self, form: &Form, place: &Place, area: i64, from: Date) -> units::ActiveModel {
        let name = form.name(place.kind.code(), &place.name);
        units::ActiveModel {
            code: Set(form.code(place)),
            system: Set(form.system.clone()),
            level: Set(form.level.clone()),
            kind: Set(form.kind.clone()),
            folded: Set(fold(&name)),
            name: Set(name),
            area_id: Set(Some(area)),
            parent_id: Set(self.refer(form.parent.as_ref(), place)),
            led_by_id: Set(self.refer(form.led_by.as_ref(), place)),
            front_above_id: Set(self.refer(form.front_above.as_ref(), place)),
            valid_from: Set(from),
            valid_to: Set(None),
            ..Default::default()
        }
    }

    async fn add(
        &mut self,
        tx: &impl ConnectionTrait,
        form: &Form,
        places: &[(&Place, i64)],
        from: Date,
    ) -> Result<(), DbErr> {
        let rows: Vec<_> = places.iter().map(|(place, area)| self.row(form, place, *area, from)).collect();
        units::Entity::insert_many(rows).exec_without_returning(tx).await?;
        let codes = places.iter().map(|(place, _)| form.code(place));
        for row in units::Entity::find().filter(units::Column::Code.is_in(codes)).all(tx).await? {
            self.know(row);
        }
        for (place, _) in places {
            if let Some(id) = self.known.get(&form.code(place)).map(|row| row.id) {
                self.place(form, place, id);
            }
        }
        self.tally.added += places.len();
        Ok(())
    }

    /// Lets a body follow its place: into its new name, and under the bodies of its new province.
    async fn follow(
        &mut self,
        tx: &impl ConnectionTrait,
        form: &Form,
        place: &Place,
        former: Option<&Former>,
        row: units::Model,
    ) -> Result<(), DbErr> {
        let mut changed = units::ActiveModel { id: Set(row.id), ..Default::default() };
        if let Some(former) = former {
            let name = form.name(place.kind.code(), &place.name);
            if row.name != name && row.name == form.former_name(former) {
                changed.folded = Set(fold(&name));
                changed.name = Set(name);
            }
            if former.province != place.province {
                changed.parent_id = Set(self.refer(form.parent.as_ref(), place));
                changed.led_by_id = Set(self.refer(form.led_by.as_ref(), place));
                changed.front_above_id = Set(self.refer(form.front_above.as_ref(), place));
            }
        }
        if changed.name.is_set() || changed.parent_id.is_set() {
            self.tally.changed += 1;
            changed.update(tx).await?;
        } else {
            self.tally.unchanged += 1;
        }
        Ok(())
    }
}
