//! The bodies, as the office keeps them: those that were closed are found here too.

use std::collections::{HashMap, HashSet};

use domain::case::State;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use crate::store::entity::{case_subjects, cases, memberships, referrals, units};
use crate::store::referrals::{ISSUED, PROPOSED};

/// Bodies in the order in which they were entered, after the last one of the page before.
/// `folded` is a part of the name as [`domain::text::fold`] leaves it: with nothing in it that
/// a pattern would take for a wildcard.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    folded: Option<&str>,
    after: Option<i64>,
    limit: u64,
) -> Result<Vec<units::Model>, DbErr> {
    let mut query = units::Entity::find().order_by_asc(units::Column::Id).limit(limit);
    if let Some(part) = folded {
        query = query.filter(units::Column::Folded.contains(part));
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

/// Whether `unit` is `from` or stands anywhere above it, by any of the three ways up. A loop that
/// is there already does not keep this from ending.
///
/// # Errors
/// Those of the database.
pub async fn stands_above(db: &impl ConnectionTrait, unit: i64, from: i64) -> Result<bool, DbErr> {
    let mut seen = HashSet::from([from]);
    let mut step = vec![from];
    while !step.is_empty() && !seen.contains(&unit) {
        let rows = units::Entity::find().filter(units::Column::Id.is_in(step)).all(db).await?;
        let links = rows.iter().flat_map(|row| [row.parent_id, row.led_by_id, row.front_above_id]).flatten();
        step = links.filter(|id| seen.insert(*id)).collect();
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

/// Whether a body that is in force stands directly below this one, by any of the three ways up.
///
/// # Errors
/// Those of the database.
pub async fn has_bodies_below(db: &impl ConnectionTrait, unit: i64, today: Date) -> Result<bool, DbErr> {
    let linked = Condition::any()
        .add(units::Column::ParentId.eq(unit))
        .add(units::Column::LedById.eq(unit))
        .add(units::Column::FrontAboveId.eq(unit));
    let in_force = Condition::any().add(units::Column::ValidTo.is_null()).add(units::Column::ValidTo.gt(today));
    Ok(units::Entity::find().filter(linked).filter(in_force).one(db).await?.is_some())
}

/// Whether a case that goes on needs this body: as the Front that holds it, as the unit that has it
/// or is proposed for it, or as the body that it concerns.
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
    let linked = held.add(cases::Column::Id.in_subquery(concerned)).add(cases::Column::Id.in_subquery(referred));
    Ok(cases::Entity::find().filter(cases::Column::State.is_in(open)).filter(linked).one(db).await?.is_some())
}
