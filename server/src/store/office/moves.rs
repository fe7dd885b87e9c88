//! Where bodies stand from a day on. A move is proposed by one officer and decided by another; those that were approved
//! are the versions of a body's place, and its row holds the first.

use std::collections::HashMap;

use domain::journal::{Change, Moved};
use domain::unit::{AreaId, MoveState, OfficerId, Position, Positions, UnitId};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use super::bodies;
use crate::store::Tx;
use crate::store::entity::{areas, unit_moves, units};

/// Bodies of which the moves are asked for in one statement.
const CHUNK: usize = 500;

/// What the row of a body says.
#[must_use]
pub fn first(row: &units::Model) -> Position {
    Position {
        area: row.area_id.map(AreaId),
        parent: row.parent_id.map(UnitId),
        led_by: row.led_by_id.map(UnitId),
        front_above: row.front_above_id.map(UnitId),
    }
}

/// What a move says.
#[must_use]
pub fn after(row: &unit_moves::Model) -> Position {
    Position {
        area: row.area_id.map(AreaId),
        parent: row.parent_id.map(UnitId),
        led_by: row.led_by_id.map(UnitId),
        front_above: row.front_above_id.map(UnitId),
    }
}

fn agreed() -> Condition {
    Condition::all().add(unit_moves::Column::State.is_in(MoveState::AGREED.map(MoveState::code)))
}

/// What each body's approved moves say, with their first days.
pub type Later = HashMap<i64, Vec<(Date, Position)>>;

fn by_body(rows: Vec<unit_moves::Model>) -> Later {
    let mut later = Later::new();
    for row in rows {
        later.entry(row.unit_id).or_default().push((row.valid_from, after(&row)));
    }
    later
}

/// The approved moves of all bodies, those to come as well.
///
/// # Errors
/// Those of the database.
pub async fn of_all(db: &impl ConnectionTrait) -> Result<Later, DbErr> {
    Ok(by_body(unit_moves::Entity::find().filter(agreed()).all(db).await?))
}

/// Where these bodies stand and will, by their ids.
///
/// # Errors
/// Those of the database.
pub async fn positions(db: &impl ConnectionTrait, rows: &[units::Model]) -> Result<HashMap<i64, Positions>, DbErr> {
    let mut all = HashMap::with_capacity(rows.len());
    for some in rows.chunks(CHUNK) {
        let of = unit_moves::Column::UnitId.is_in(some.iter().map(|row| row.id));
        let mut later = by_body(unit_moves::Entity::find().filter(agreed()).filter(of).all(db).await?);
        all.extend(some.iter().map(|row| {
            let later = later.remove(&row.id).unwrap_or_default();
            (row.id, Positions::new(first(row), later))
        }));
    }
    Ok(all)
}

/// Where a body stands and will.
///
/// # Errors
/// Those of the database.
pub async fn positions_of(db: &impl ConnectionTrait, row: &units::Model) -> Result<Positions, DbErr> {
    let later = unit_moves::Entity::find().filter(agreed()).filter(unit_moves::Column::UnitId.eq(row.id));
    let later = by_body(later.all(db).await?).remove(&row.id).unwrap_or_default();
    Ok(Positions::new(first(row), later))
}

/// The bodies of which an approved move says this.
///
/// # Errors
/// Those of the database.
pub(super) async fn bodies_that(db: &impl ConnectionTrait, says: Condition) -> Result<Vec<i64>, DbErr> {
    let rows = unit_moves::Entity::find().select_only().column(unit_moves::Column::UnitId).distinct();
    rows.filter(agreed()).filter(says).into_tuple().all(db).await
}

/// The move of a body that waits for the second officer.
///
/// # Errors
/// Those of the database.
pub async fn waiting_of(db: &impl ConnectionTrait, unit: i64) -> Result<Option<unit_moves::Model>, DbErr> {
    unit_moves::Entity::find().filter(waiting()).filter(unit_moves::Column::UnitId.eq(unit)).one(db).await
}

/// The bodies of which a move waits.
pub(super) fn bodies_waiting() -> SelectStatement {
    let of = unit_moves::Entity::find().select_only().column(unit_moves::Column::UnitId);
    of.filter(waiting()).into_query()
}

fn waiting() -> Condition {
    Condition::all().add(unit_moves::Column::State.eq(MoveState::Proposed.code()))
}

/// How many bodies a move waits for.
///
/// # Errors
/// Those of the database.
pub async fn count_waiting(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    unit_moves::Entity::find().filter(waiting()).count(db).await
}

/// Proposes a move; nobody does when an imported list says so. Returns its id.
///
/// # Errors
/// Those of the database, among them that one of this body waits already.
pub async fn propose(
    tx: &Tx,
    unit: i64,
    position: Position,
    valid_from: Date,
    by: Option<OfficerId>,
    on: Date,
) -> Result<i64, DbErr> {
    let row = unit_moves::ActiveModel {
        id: NotSet,
        unit_id: Set(unit),
        area_id: Set(position.area.map(|id| id.0)),
        parent_id: Set(position.parent.map(|id| id.0)),
        led_by_id: Set(position.led_by.map(|id| id.0)),
        front_above_id: Set(position.front_above.map(|id| id.0)),
        valid_from: Set(valid_from),
        state: Set(MoveState::Proposed.code().to_owned()),
        proposed_by: Set(by.map(|officer| officer.0)),
        proposed_on: Set(on),
        decided_by: Set(None),
        decided_on: Set(None),
    };
    Ok(row.insert(tx).await?.id)
}

/// Stores a move that was in state `from`; `false` when it no longer is.
///
/// # Errors
/// Those of the database.
pub async fn advance(tx: &Tx, from: MoveState, row: unit_moves::Model) -> Result<bool, DbErr> {
    let id = row.id;
    let done = unit_moves::Entity::update_many()
        .set(unit_moves::ActiveModel { id: NotSet, ..unit_moves::ActiveModel::from(row).reset_all() })
        .filter(unit_moves::Column::Id.eq(id))
        .filter(unit_moves::Column::State.eq(from.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Approved moves whose day has come and of which nothing says so yet, the first days first.
///
/// # Errors
/// Those of the database.
pub async fn due(db: &impl ConnectionTrait, today: Date, limit: u64) -> Result<Vec<unit_moves::Model>, DbErr> {
    unit_moves::Entity::find()
        .filter(unit_moves::Column::State.eq(MoveState::Approved.code()))
        .filter(unit_moves::Column::ValidFrom.lte(today))
        .order_by_asc(unit_moves::Column::ValidFrom)
        .order_by_asc(unit_moves::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Where a body stood before an approved move began.
///
/// # Errors
/// Those of the database.
pub async fn before(db: &impl ConnectionTrait, row: &unit_moves::Model) -> Result<Position, DbErr> {
    let unit = units::Entity::find_by_id(row.unit_id).one(db).await?;
    let unit = unit.ok_or_else(|| DbErr::Custom("unit_moves.unit_id".to_owned()))?;
    let eve = row.valid_from.previous_day().unwrap_or(row.valid_from);
    Ok(positions_of(db, &unit).await?.on(eve))
}

/// A change of where a body stands, by codes, as the journal holds it.
///
/// # Errors
/// Those of the database.
pub async fn in_codes(
    db: &impl ConnectionTrait,
    before: Position,
    after: Position,
    from: Date,
) -> Result<Moved, DbErr> {
    let of_areas: Vec<i64> = [before.area, after.area].into_iter().flatten().map(|id| id.0).collect();
    let found = areas::Entity::find().filter(areas::Column::Id.is_in(of_areas)).all(db).await?;
    let area_codes: HashMap<i64, String> = found.into_iter().map(|row| (row.id, row.code)).collect();
    let linked: Vec<i64> = before.links().chain(after.links()).map(|id| id.0).collect();
    let body_codes = bodies::codes(db, &linked).await?;
    let area = |id: Option<AreaId>| id.and_then(|id| area_codes.get(&id.0).cloned());
    let body = |id: Option<UnitId>| id.and_then(|id| body_codes.get(&id.0).cloned());
    let link = |before, after| Change { before: body(before), after: body(after) };
    Ok(Moved {
        from,
        codes: [
            Change { before: area(before.area), after: area(after.area) },
            link(before.parent, after.parent),
            link(before.led_by, after.led_by),
            link(before.front_above, after.front_above),
        ],
    })
}
