//! The record of breaches. Rows are added and never changed: the database refuses it.

use domain::breach::{Breach, Entry};
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use time::OffsetDateTime;

use super::entity::{breach_entries, breaches};
use super::{Tx, whole_second};

/// Puts a breach on record; returns its id.
///
/// # Errors
/// Those of the database.
pub async fn add(tx: &Tx, breach: &Breach, by: OfficerId, now: OffsetDateTime) -> Result<i64, DbErr> {
    let kinds: Vec<_> = breach.kinds.iter().map(|kind| kind.code()).collect();
    let row = breaches::ActiveModel {
        id: NotSet,
        found_at: Set(whole_second(breach.found_at)),
        data_kinds: Set(kinds.join(" ")),
        people: Set(i32::try_from(breach.people).unwrap_or(i32::MAX)),
        words: Set(breach.words.reveal().into()),
        recorded_by: Set(by.0),
        recorded_at: Set(whole_second(now)),
    };
    Ok(row.insert(tx).await?.id)
}

/// Adds something to a breach.
///
/// # Errors
/// Those of the database, among them that there is no such breach.
pub async fn add_entry(tx: &Tx, id: i64, entry: &Entry, by: OfficerId, now: OffsetDateTime) -> Result<(), DbErr> {
    let row = breach_entries::ActiveModel {
        id: NotSet,
        breach_id: Set(id),
        kind: Set(entry.kind.code().to_owned()),
        at: Set(whole_second(entry.at)),
        words: Set(entry.words.reveal().into()),
        recorded_by: Set(by.0),
        recorded_at: Set(whole_second(now)),
    };
    breach_entries::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Breaches, the newest first, before the last one of the page before.
///
/// # Errors
/// Those of the database.
pub async fn page(db: &impl ConnectionTrait, before: Option<i64>, limit: u64) -> Result<Vec<breaches::Model>, DbErr> {
    let mut query = breaches::Entity::find().order_by_desc(breaches::Column::Id).limit(limit);
    if let Some(id) = before {
        query = query.filter(breaches::Column::Id.lt(id));
    }
    query.all(db).await
}

/// The breach of an id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<breaches::Model>, DbErr> {
    breaches::Entity::find_by_id(id).one(db).await
}

/// What was added to these breaches, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn entries(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<breach_entries::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    breach_entries::Entity::find()
        .filter(breach_entries::Column::BreachId.is_in(ids.iter().copied()))
        .order_by_asc(breach_entries::Column::Id)
        .all(db)
        .await
}
