//! Which steps of the ladder were reached.

use domain::case::clock::ladder::Rung;
use domain::unit::UnitId;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use time::Date;

use super::Tx;
use super::entity::clocks;
use super::entity::reminders::{ActiveModel, Column, Entity, Model};

/// A step that was reached.
#[derive(Clone, Copy, Debug)]
pub struct Reached {
    pub rung: Rung,
    /// Somebody hears of it; otherwise a higher one was reached at the same time.
    pub told: bool,
    pub superior: Option<UnitId>,
}

/// Notes the steps that a clock has reached. The database refuses any of them a second time.
///
/// # Errors
/// Those of the database.
pub async fn insert(tx: &Tx, clock: &clocks::Model, steps: &[Reached], on: Date) -> Result<(), DbErr> {
    let rows = steps.iter().map(|step| ActiveModel {
        id: NotSet,
        case_id: Set(clock.case_id),
        clock_id: Set(clock.id),
        rung: Set(step.rung.code().to_owned()),
        on_date: Set(on),
        told: Set(step.told),
        superior_id: Set(step.superior.map(|unit| unit.0)),
    });
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether a case has reached this step on any of its clocks.
///
/// # Errors
/// Those of the database.
pub async fn has(db: &impl ConnectionTrait, case_id: i64, rung: Rung) -> Result<bool, DbErr> {
    let found = Entity::find().filter(Column::CaseId.eq(case_id)).filter(Column::Rung.eq(rung.code())).one(db).await?;
    Ok(found.is_some())
}

/// The bodies above to which a case was reported.
///
/// # Errors
/// Those of the database.
pub async fn superiors(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<UnitId>, DbErr> {
    let rows: Vec<Model> =
        Entity::find().filter(Column::CaseId.eq(case_id)).filter(Column::SuperiorId.is_not_null()).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| row.superior_id).map(UnitId).collect())
}
