//! The clocks of a case, the steps of the ladder that they reach, and many of them moved at once.

mod due;
mod moving;

pub use due::{by_id, heights, on_ladder, sent_to_and_fro, set_height, to_and_fro};
pub use moving::{Move, Span, counted_across, move_all, open_of, running_after, show_all};

use domain::case::clock::run::{Ended, Pause, PauseReason};
use domain::case::clock::{Clock, Count, Owner, Run};
use domain::deadline::Unit;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder,
};

use super::cases::CaseError;
use super::entity::cases;
use super::entity::clocks::{ActiveModel, Column, Entity, Model};
use super::{Tx, Writes};

/// Has not ended, said so that SQLite finds the rows by their cases. Said plainly it would find them by their end: with
/// many open cases that is nearly all there are, read again for each page and each batch.
pub(super) fn not_ended() -> Expr {
    Column::EndedOn.is_null().eq(true)
}

/// The clocks of a case that have not ended, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn open(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::CaseId.eq(case_id))
        .filter(Column::EndedOn.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// All clocks of a case, the oldest first.
///
/// # Errors
/// Those of the database, and codes that this program does not know.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<Run>, CaseError> {
    let rows = Entity::find().filter(Column::CaseId.eq(case_id)).order_by_asc(Column::Id).all(db).await?;
    rows.iter().map(run).collect()
}

/// A stored clock, as the rules see it.
///
/// # Errors
/// [`CaseError::Code`] when a row holds what this program does not know.
pub fn run(row: &Model) -> Result<Run, CaseError> {
    let days = |stored: i32| u32::try_from(stored).map_err(|_| CaseError::Code("clocks.amount"));
    let pause = match (row.paused_on, row.left_days, &row.pause_code) {
        (Some(on), Some(left), Some(code)) => Some(Pause {
            on,
            left: days(left)?,
            reason: PauseReason::from_code(code).ok_or(CaseError::Code("clocks.pause_code"))?,
        }),
        _ => None,
    };
    let end = match (row.ended_on, &row.ended_as) {
        (Some(on), Some(code)) => Some((on, Ended::from_code(code).ok_or(CaseError::Code("clocks.ended_as"))?)),
        _ => None,
    };
    Ok(Run {
        clock: Clock::from_code(&row.key).ok_or(CaseError::Code("clocks.key"))?,
        version: row.deadline_id,
        started_on: row.started_on,
        count: Count {
            from: row.counted_from,
            amount: days(row.amount)?,
            unit: Unit::from_code(&row.unit).ok_or(CaseError::Code("clocks.unit"))?,
        },
        due_on: row.due_on,
        original_due_on: row.original_due_on,
        told_due_on: row.told_due_on,
        pause,
        end,
    })
}

/// Stores what became of the clocks of a case: `runs` begins with those of `rows`, in their order,
/// and goes on with new ones.
///
/// # Errors
/// Those of the database.
pub async fn put(tx: &Tx, case: &cases::Model, rows: &[Model], runs: &[Run]) -> Result<(), DbErr> {
    for (row, run) in rows.iter().zip(runs) {
        let mut changed = model(case, run);
        changed.id = row.id;
        changed.height = row.height;
        // Who has to keep it does not change with a move.
        changed.owner_id = row.owner_id;
        if changed != *row {
            ActiveModel::from(changed).reset_all().update(tx).await?;
        }
    }
    add(tx, case, runs.get(rows.len()..).unwrap_or_default()).await
}

/// Stores new clocks of a case.
///
/// # Errors
/// Those of the database.
pub async fn add(to: &impl Writes, case: &cases::Model, runs: &[Run]) -> Result<(), DbErr> {
    if runs.is_empty() {
        return Ok(());
    }
    to.put(&Entity::insert_many(new_rows(case, runs))).await
}

/// The rows of clocks that are not stored yet.
pub(super) fn new_rows(case: &cases::Model, runs: &[Run]) -> impl Iterator<Item = ActiveModel> {
    runs.iter().map(|run| ActiveModel { id: NotSet, ..ActiveModel::from(model(case, run)).reset_all() })
}

/// The Front of a case is another one now, and so is who has to keep its clocks.
///
/// # Errors
/// Those of the database.
pub async fn hand_over(tx: &Tx, case_id: i64, from: i64, to: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .set(ActiveModel { owner_id: Set(Some(to)), ..Default::default() })
        .filter(Column::CaseId.eq(case_id))
        .filter(Column::OwnerId.eq(from))
        .filter(Column::EndedOn.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

fn model(case: &cases::Model, run: &Run) -> Model {
    let owner_id = match run.clock.owner() {
        Owner::Front => Some(case.front_id),
        Owner::Unit => case.handling_unit_id,
        Owner::Reporter => None,
    };
    let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
    Model {
        id: 0,
        case_id: case.id,
        key: run.clock.code().to_owned(),
        deadline_id: run.version,
        owner_id,
        started_on: run.started_on,
        counted_from: run.count.from,
        amount: days(run.count.amount),
        unit: run.count.unit.code().to_owned(),
        due_on: run.due_on,
        original_due_on: run.original_due_on,
        told_due_on: run.told_due_on,
        paused_on: run.pause.map(|pause| pause.on),
        left_days: run.pause.map(|pause| days(pause.left)),
        pause_code: run.pause.map(|pause| pause.reason.code().to_owned()),
        ended_on: run.end.map(|(on, _)| on),
        ended_as: run.end.map(|(_, how)| how.code().to_owned()),
        height: 0,
    }
}
