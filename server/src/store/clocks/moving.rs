//! Many dates moved at once: the same change for many rows is one statement.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use time::Date;

use super::not_ended;
use crate::store::Tx;
use crate::store::entity::cases;
use crate::store::entity::clocks::{ActiveModel, Column, Entity, Model};

/// What happens to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    pub to: Date,
    /// The sender reads it, and is told the new one by that.
    pub told: bool,
    /// It was not extended: the date before an extension moves with it.
    pub first: bool,
}

/// Clocks that have not ended, after this place, by case.
///
/// # Errors
/// Those of the database.
pub async fn running_after(db: &impl ConnectionTrait, after: (i64, i64), limit: u64) -> Result<Vec<Model>, DbErr> {
    in_order(Entity::find(), after, limit).all(db).await
}

/// The first and the last of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: Date,
    pub last: Date,
}

/// Running clocks after this place, by case, whose date may be another one when days of this span
/// are, and only of cases that fit `visible`.
///
/// # Errors
/// Those of the database.
pub async fn counted_across(
    db: &impl ConnectionTrait,
    span: Span,
    visible: Condition,
    after: (i64, i64),
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    // A day before the event or after the date takes no part in the counting.
    let across = Condition::all()
        .add(Column::CountedFrom.lte(span.last))
        .add(Column::DueOn.gte(span.first))
        .add(Column::PausedOn.is_null());
    in_order(Entity::find().inner_join(cases::Entity).filter(across).filter(visible), after, limit).all(db).await
}

fn in_order(clocks: Select<Entity>, (case_id, id): (i64, i64), limit: u64) -> Select<Entity> {
    let same_case = Condition::all().add(Column::CaseId.eq(case_id)).add(Column::Id.gt(id));
    clocks
        // Said once more by itself: an index leads to it.
        .filter(Column::CaseId.gte(case_id))
        .filter(Condition::any().add(Column::CaseId.gt(case_id)).add(same_case))
        .filter(not_ended())
        .order_by_asc(Column::CaseId)
        .order_by_asc(Column::Id)
        .limit(limit)
}

/// The clocks of these cases that have not ended.
///
/// # Errors
/// Those of the database.
pub async fn open_of(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Model>, DbErr> {
    of_open(ids).all(db).await
}

fn of_open(ids: &[i64]) -> Select<Entity> {
    let these = Entity::find().filter(Column::CaseId.is_in(ids.iter().copied()));
    these.filter(not_ended()).order_by_asc(Column::Id)
}

/// Moves clocks, given by their ids.
///
/// # Errors
/// Those of the database.
pub async fn move_all(tx: &Tx, moves: &BTreeMap<Move, Vec<i64>>) -> Result<(), DbErr> {
    for (step, ids) in moves {
        let mut changed = ActiveModel { due_on: Set(step.to), ..Default::default() };
        if step.told {
            changed.told_due_on = Set(Some(step.to));
        }
        if step.first {
            changed.original_due_on = Set(step.to);
        }
        Entity::update_many().set(changed).filter(Column::Id.is_in(ids.iter().copied())).exec(tx).await?;
    }
    Ok(())
}

/// Shows the new date of the main clock on the rows of cases, given by their ids. Their version
/// grows: whoever read the row before must not write the old date back.
///
/// # Errors
/// Those of the database.
pub async fn show_all(tx: &Tx, moves: &BTreeMap<Move, Vec<i64>>) -> Result<(), DbErr> {
    for (step, ids) in moves {
        let mut changed = cases::ActiveModel { due_on: Set(Some(step.to)), ..Default::default() };
        if step.told {
            changed.told_due_on = Set(Some(step.to));
        }
        if step.first {
            changed.original_due_on = Set(Some(step.to));
        }
        cases::Entity::update_many()
            .set(changed)
            .col_expr(cases::Column::Version, Expr::col(cases::Column::Version).add(1))
            .filter(cases::Column::Id.is_in(ids.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, QueryTrait, Statement};

    use super::*;

    /// What SQLite would do for a query.
    async fn way(services: &crate::Services, query: Select<Entity>) -> String {
        let query = query.build(DbBackend::Sqlite);
        let explained = Statement { sql: format!("EXPLAIN QUERY PLAN {}", query.sql), ..query };
        let rows = services.db.reader().query_all_raw(explained).await.unwrap();
        rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
    }

    #[tokio::test]
    async fn open_clocks_of_cases_are_found_by_their_cases() {
        let (services, _folder) = crate::testing::services().await;
        let ids: Vec<i64> = (1..=100).collect();
        for query in [in_order(Entity::find(), (5, 3), 4_000), of_open(&ids)] {
            let way = way(&services, query).await;
            assert!(way.contains("ix_clocks_case_id") && !way.contains("ix_clocks_ended_on"), "{way}");
        }
        let page = way(&services, in_order(Entity::find(), (5, 3), 4_000)).await;
        assert!(!page.contains("TEMP B-TREE"), "nothing is sorted for a page: {page}");
    }
}
