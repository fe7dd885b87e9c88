//! The bodies, as the office keeps them: those that were closed are found here too.

use std::collections::{HashMap, HashSet};

use domain::case::State;
use domain::unit::{AreaId, Level, Positions, UnitKind};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use super::moves;
use crate::store::entity::{
    areas, case_subjects, cases, identities, memberships, officers, referrals, unit_moves, units,
};
use crate::store::people::ACTIVE;
use crate::store::referrals::{ISSUED, PROPOSED};

/// Bodies in the order in which they were entered, after the last one of the page before.
/// `folded` is a part of the name as [`domain::text::fold`] leaves it: with nothing in it that
/// a pattern would take for a wildcard. `waiting`: those alone of which a move waits for the second officer.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    folded: Option<&str>,
    waiting: bool,
    after: Option<i64>,
    limit: u64,
) -> Result<Vec<units::Model>, DbErr> {
    let mut query = units::Entity::find().order_by_asc(units::Column::Id).limit(limit);
    if let Some(part) = folded {
        query = query.filter(units::Column::Folded.contains(part));
    }
    if waiting {
        query = query.filter(units::Column::Id.in_subquery(moves::bodies_waiting()));
    }
    if let Some(id) = after {
        query = query.filter(units::Column::Id.gt(id));
    }
    query.all(db).await
}

/// The body of an id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<units::Model>, DbErr> {
    units::Entity::find_by_id(id).one(db).await
}

/// The body of a code.
///
/// # Errors
/// Those of the database.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<units::Model>, DbErr> {
    units::Entity::find().filter(units::Column::Code.eq(code)).one(db).await
}

/// The codes of these bodies.
///
/// # Errors
/// Those of the database.
pub async fn codes(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = units::Entity::find().filter(units::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.code)).collect())
}

/// Stores a new body; returns its id.
///
/// # Errors
/// Those of the database, among them that the code is taken.
pub async fn add(tx: &impl ConnectionTrait, row: units::ActiveModel) -> Result<i64, DbErr> {
    Ok(row.insert(tx).await?.id)
}

/// Stores a changed body.
///
/// # Errors
/// Those of the database, among them that the code is taken.
pub async fn update(tx: &impl ConnectionTrait, row: units::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

/// Whether `unit` is `from` or stands anywhere above it, by any of the three ways up, on this day or after a move that
/// is agreed on. A loop that is there already does not keep this from ending.
///
/// # Errors
/// Those of the database.
pub async fn stands_above(db: &impl ConnectionTrait, unit: i64, from: i64, since: Date) -> Result<bool, DbErr> {
    let mut seen = HashSet::from([from]);
    let mut step = vec![from];
    while !step.is_empty() && !seen.contains(&unit) {
        let rows = units::Entity::find().filter(units::Column::Id.is_in(step)).all(db).await?;
        let positions = moves::positions(db, &rows).await?;
        let links = positions.values().flat_map(|each| each.from(since)).flat_map(|position| position.links());
        step = links.map(|above| above.0).filter(|id| seen.insert(*id)).collect();
    }
    Ok(seen.contains(&unit))
}

/// Whether somebody holds a role there, or will.
///
/// # Errors
/// Those of the database.
pub async fn is_held(db: &impl ConnectionTrait, unit: i64, today: Date) -> Result<bool, DbErr> {
    let row = memberships::Entity::find()
        .filter(memberships::Column::UnitId.eq(unit))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Whether anybody ever held a role there, or will.
///
/// # Errors
/// Those of the database.
pub async fn was_held(db: &impl ConnectionTrait, unit: i64) -> Result<bool, DbErr> {
    let row = memberships::Entity::find().filter(memberships::Column::UnitId.eq(unit)).one(db).await?;
    Ok(row.is_some())
}

/// Whether an area is a commune; otherwise it is a province.
///
/// # Errors
/// Those of the database.
pub async fn is_commune(db: &impl ConnectionTrait, area: AreaId) -> Result<bool, DbErr> {
    Ok(areas::Entity::find_by_id(area.0).one(db).await?.is_some_and(|row| row.parent_id.is_some()))
}

/// Those that the rows or a move of theirs link so, of the bodies that are not closed on a day, with where they stand.
async fn linked(
    db: &impl ConnectionTrait,
    by_row: Condition,
    by_move: Condition,
    day: Date,
) -> Result<Vec<(units::Model, Positions)>, DbErr> {
    let moved = moves::bodies_that(db, by_move).await?;
    let not_closed = Condition::any().add(units::Column::ValidTo.is_null()).add(units::Column::ValidTo.gt(day));
    let found = units::Entity::find().filter(by_row.add(units::Column::Id.is_in(moved))).filter(not_closed);
    let rows = found.all(db).await?;
    let mut positions = moves::positions(db, &rows).await?;
    Ok(rows.into_iter().filter_map(|row| positions.remove(&row.id).map(|each| (row, each))).collect())
}

/// Whether a body that is in force stands directly below this one, by any of the three ways up, on this day or after a
/// move that is agreed on.
///
/// # Errors
/// Those of the database.
pub async fn has_bodies_below(db: &impl ConnectionTrait, unit: i64, today: Date) -> Result<bool, DbErr> {
    let by_row = Condition::any()
        .add(units::Column::ParentId.eq(unit))
        .add(units::Column::LedById.eq(unit))
        .add(units::Column::FrontAboveId.eq(unit));
    let by_move = Condition::any()
        .add(unit_moves::Column::ParentId.eq(unit))
        .add(unit_moves::Column::LedById.eq(unit))
        .add(unit_moves::Column::FrontAboveId.eq(unit));
    let found = linked(db, by_row, by_move, today).await?;
    let is_linked = |each: &Positions| each.from(today).any(|position| position.links().any(|above| above.0 == unit));
    Ok(found.iter().any(|(_, each)| is_linked(each)))
}

/// Whether another Front than `own` is the one of an area on this day or later, as far as is agreed on: its code. The
/// committee of a hamlet is none.
///
/// # Errors
/// Those of the database.
pub async fn front_of(
    db: &impl ConnectionTrait,
    area: AreaId,
    own: Option<i64>,
    since: Date,
) -> Result<Option<String>, DbErr> {
    let by_row = Condition::any().add(units::Column::AreaId.eq(area.0));
    let by_move = Condition::all().add(unit_moves::Column::AreaId.eq(area.0));
    let found = linked(db, by_row, by_move, since).await?;
    let is_front = |row: &units::Model| {
        Some(row.id) != own && row.kind == UnitKind::Front.code() && row.level != Level::Residential.code()
    };
    let here = |each: &Positions| each.from(since).any(|position| position.area == Some(area));
    Ok(found.into_iter().find(|(row, each)| is_front(row) && here(each)).map(|(row, _)| row.code))
}

/// How many accounts that are not closed hold a role in a body, or will.
///
/// # Errors
/// Those of the database.
pub async fn accounts_in(db: &impl ConnectionTrait, unit: i64, today: Date) -> Result<u64, DbErr> {
    let officers: Vec<i64> = memberships::Entity::find()
        .select_only()
        .column(memberships::Column::OfficerId)
        .distinct()
        .inner_join(officers::Entity)
        .filter(officers::Column::Status.eq(ACTIVE))
        .filter(memberships::Column::UnitId.eq(unit))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(officers.len() as u64)
}

/// Whether a case that goes on needs this body: as the Front that holds it, as the unit that has it
/// or is proposed for it, as the body that it concerns, or as the Front that keeps the name of its sender.
///
/// # Errors
/// Those of the database.
pub async fn has_open_cases(db: &impl ConnectionTrait, unit: i64) -> Result<bool, DbErr> {
    let open = State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code());
    let held = Condition::any().add(cases::Column::FrontId.eq(unit)).add(cases::Column::HandlingUnitId.eq(unit));
    let concerned = case_subjects::Entity::find()
        .select_only()
        .column(case_subjects::Column::CaseId)
        .filter(case_subjects::Column::UnitId.eq(unit))
        .into_query();
    let referred = referrals::Entity::find()
        .select_only()
        .column(referrals::Column::CaseId)
        .filter(referrals::Column::UnitId.eq(unit))
        .filter(referrals::Column::Status.is_in([PROPOSED, ISSUED]))
        .into_query();
    let kept = identities::Entity::find()
        .select_only()
        .column(identities::Column::CaseId)
        .filter(identities::Column::KeeperId.eq(unit))
        .into_query();
    let linked = held
        .add(cases::Column::Id.in_subquery(concerned))
        .add(cases::Column::Id.in_subquery(referred))
        .add(cases::Column::Id.in_subquery(kept));
    Ok(cases::Entity::find().filter(cases::Column::State.is_in(open)).filter(linked).one(db).await?.is_some())
}
