//! The bodies that exist by law in every province and commune, from `bodies.csv`.
//!
//! Its columns: `level` and, where it matters, `area_kind` say in which places; `slug` begins the
//! code (`ubnd-00004`); `name` holds `{place}` ("xã Bắc Sơn") or `{name}` ("Bắc Sơn"); `parent`,
//! `led_by` and `front_above` name another body of the same place by its kind, with `^` one of
//! the place above. A Front has no parent: the Front above advises it and does not command it.

mod naming;

use std::collections::HashMap;

use domain::journal::What;
use domain::text::fold;
use domain::unit::{Level, Position, Positions, UnitId, UnitKind};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use serde::Deserialize;
use time::{Date, OffsetDateTime};

use super::areas::{CHUNK, Former, Stored, Version};
use super::places::{Place, Places};
use super::{ImportError, Tally};
use crate::store::Tx;
use crate::store::entity::units;
use crate::store::office::moves;
use crate::store::office_events::{self, Entry};

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

/// What storing the bodies came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub tally: Tally,
    /// Moves that were proposed.
    pub proposed: usize,
}

/// Makes the bodies that are missing, and renames those whose place was renamed. A body of a place that is in another
/// province now is not moved: that it stands there is proposed, and an officer decides.
///
/// # Errors
/// Those of the database.
pub async fn store(
    tx: &Tx,
    list: &Places,
    areas: &Stored,
    version: Version,
    now: OffsetDateTime,
) -> Result<Done, ImportError> {
    let mut bodies = Bodies::read(tx, version.today).await?;
    // Row by row: what a row refers to stands above it.
    for form in forms()? {
        let places = if form.level == Level::Province.code() { &list.provinces } else { &list.communes };
        let mut missing = Vec::new();
        for place in places.iter().filter(|place| form.fits(place)) {
            let Some(area) = areas.newest.get(&place.code) else { continue };
            match bodies.find(&form, place, area.id) {
                Some(row) => {
                    bodies.place(&form, place, row.id);
                    let former = areas.former.get(&place.code);
                    if former.is_some_and(|former| former.province != place.province) {
                        bodies.propose(tx, &form, place, &row, now).await?;
                    }
                    bodies.follow(tx, &form, place, former, row).await?;
                }
                None => missing.push((place, area.id)),
            }
        }
        for chunk in missing.chunks(CHUNK) {
            bodies.add(tx, &form, chunk, version.from).await?;
        }
    }
    Ok(bodies.done)
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
    /// Where they stand and will.
    positions: HashMap<i64, Positions>,
    /// The code of the Front of an area, whatever it is called. No area gets a second one.
    fronts: HashMap<i64, String>,
    today: Date,
    done: Done,
}

impl Bodies {
    async fn read(tx: &Tx, today: Date) -> Result<Self, DbErr> {
        let rows = units::Entity::find().order_by_asc(units::Column::Id).all(tx).await?;
        let mut later = moves::of_all(tx).await?;
        let central = rows.iter().filter(|row| row.level == Level::Central.code());
        let placed = central.map(|row| ((row.kind.clone(), String::new()), row.id)).collect();
        let mut bodies = Self {
            known: HashMap::new(),
            by_name: HashMap::new(),
            placed,
            positions: HashMap::new(),
            fronts: HashMap::new(),
            today,
            done: Done::default(),
        };
        for row in rows {
            let later = later.remove(&row.id).unwrap_or_default();
            bodies.know(row, later);
        }
        Ok(bodies)
    }

    fn know(&mut self, row: units::Model, later: Vec<(Date, Position)>) {
        let positions = Positions::new(moves::first(&row), later);
        let in_force = row.valid_to.is_none_or(|end| end > self.today);
        if in_force && row.kind == UnitKind::Front.code() && row.level != Level::Residential.code() {
            for area in positions.from(self.today).filter_map(|position| position.area) {
                self.fronts.entry(area.0).or_insert_with(|| row.code.clone());
            }
        }
        if let Some(area) = positions.on(self.today).area {
            let key = (area.0, row.level.clone(), row.kind.clone(), row.folded.clone());
            self.by_name.insert(key, row.code.clone());
        }
        self.positions.insert(row.id, positions);
        self.known.insert(row.code.clone(), row);
    }

    /// By its code, or by its name if somebody entered it by hand; the Front of an area by being it.
    fn find(&self, form: &Form, place: &Place, area: i64) -> Option<units::Model> {
        let by_code = self.known.get(&form.code(place));
        let by_name = || {
            let folded = fold(&form.name(place.kind.code(), &place.name));
            self.known.get(self.by_name.get(&(area, form.level.clone(), form.kind.clone(), folded))?)
        };
        let by_area = || {
            let code = self.fronts.get(&area).filter(|_| form.kind == UnitKind::Front.code())?;
            self.known.get(code)
        };
        by_code.or_else(by_name).or_else(by_area).cloned()
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
            self.know(row, Vec::new());
        }
        for (place, _) in places {
            if let Some(id) = self.known.get(&form.code(place)).map(|row| row.id) {
                self.place(form, place, id);
            }
        }
        self.done.tally.added += places.len();
        Ok(())
    }

    /// Proposes that a body stands under the bodies of the province in which its place is now. Of a body of which a
    /// move waits already nothing more is proposed.
    async fn propose(
        &mut self,
        tx: &Tx,
        form: &Form,
        place: &Place,
        row: &units::Model,
        now: OffsetDateTime,
    ) -> Result<(), DbErr> {
        let positions = self.positions.get(&row.id).cloned();
        let (begins, newest) = positions.unwrap_or_else(|| Positions::new(moves::first(row), Vec::new())).newest();
        let position = Position {
            area: newest.area,
            parent: self.refer(form.parent.as_ref(), place).map(UnitId),
            led_by: self.refer(form.led_by.as_ref(), place).map(UnitId),
            front_above: self.refer(form.front_above.as_ref(), place).map(UnitId),
        };
        if position == newest || moves::waiting_of(tx, row.id).await?.is_some() {
            return Ok(());
        }
        let after = begins.map_or(self.today, |begins| begins.max(self.today));
        let first_day = after.next_day().unwrap_or(after);
        moves::propose(tx, row.id, position, first_day, None, self.today).await?;
        let about = moves::in_codes(tx, newest, position, first_day).await?;
        let line = Entry::new(What::BodyMoveProposed, None).body(UnitId(row.id)).about(about);
        office_events::append(tx, line, now).await?;
        self.done.proposed += 1;
        Ok(())
    }

    /// Lets a body follow its place into its new name.
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
        }
        if changed.name.is_set() {
            self.done.tally.changed += 1;
            changed.update(tx).await?;
        } else {
            self.done.tally.unchanged += 1;
        }
        Ok(())
    }
}
