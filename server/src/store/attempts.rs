//! Tries that are counted: sign-ins that failed, look-ups with one receipt code. A row says nothing
//! by itself: its key is a keyed hash, and it is gone after a quiet hour.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use time::{Duration, OffsetDateTime};

use super::entity::attempts;
use crate::auth::delay::{Failures, QUIET};

/// How often this failed of late.
///
/// # Errors
/// Those of the database.
pub async fn failures(db: &impl ConnectionTrait, key: &[u8], now: OffsetDateTime) -> Result<Option<Failures>, DbErr> {
    let row = attempts::Entity::find_by_id(key.to_vec()).one(db).await?;
    let failures =
        row.map(|row| Failures { count: u32::try_from(row.failures).unwrap_or(u32::MAX), last: row.last_at });
    Ok(failures.filter(|failures| failures.counts(now)))
}

/// Notes one more; two at the same moment both count.
///
/// # Errors
/// Those of the database.
pub async fn failed(tx: &impl ConnectionTrait, key: Vec<u8>, now: OffsetDateTime) -> Result<(), DbErr> {
    add_one(tx, key.clone(), now).await?;
    touch(tx, key, now).await
}

/// Counts a try before it is made, so that many at once gain nothing: each sees those before it. The
/// wait, when there is one: nothing is tried then, and nothing is counted, because impatience makes
/// nothing worse. Either way the same work is done.
///
/// # Errors
/// Those of the database.
pub async fn begin(tx: &impl ConnectionTrait, key: Vec<u8>, now: OffsetDateTime) -> Result<Option<Duration>, DbErr> {
    // From here on the row is held.
    add_one(tx, key.clone(), now).await?;
    let counted = failures(tx, &key, now).await?;
    let before = counted.map(|counted| Failures { count: counted.count.saturating_sub(1), ..counted });
    match before.and_then(|before| before.wait(now)) {
        Some(wait) => take_one_back(tx, key).await.map(|()| Some(wait)),
        None => touch(tx, key, now).await.map(|()| None),
    }
}

async fn take_one_back(tx: &impl ConnectionTrait, key: Vec<u8>) -> Result<(), DbErr> {
    let less = Expr::col(attempts::Column::Failures).sub(1);
    let query = attempts::Entity::update_many().col_expr(attempts::Column::Failures, less);
    query.filter(attempts::Column::KeyHash.eq(key)).exec(tx).await?;
    Ok(())
}

async fn touch(tx: &impl ConnectionTrait, key: Vec<u8>, now: OffsetDateTime) -> Result<(), DbErr> {
    let now = attempts::ActiveModel { last_at: Set(now), ..Default::default() };
    attempts::Entity::update_many().set(now).filter(attempts::Column::KeyHash.eq(key)).exec(tx).await?;
    Ok(())
}

/// One more, whenever the last one was.
async fn add_one(tx: &impl ConnectionTrait, key: Vec<u8>, now: OffsetDateTime) -> Result<(), DbErr> {
    attempts::Entity::delete_many()
        .filter(attempts::Column::KeyHash.eq(key.clone()))
        .filter(attempts::Column::LastAt.lte(now - QUIET))
        .exec(tx)
        .await?;
    let more = Expr::col((attempts::Entity, attempts::Column::Failures)).add(1);
    let counted = OnConflict::column(attempts::Column::KeyHash).value(attempts::Column::Failures, more).to_owned();
    let row = attempts::ActiveModel { key_hash: Set(key), failures: Set(1), last_at: Set(now) };
    attempts::Entity::insert(row).on_conflict(counted).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets a count.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &impl ConnectionTrait, key: &[u8]) -> Result<(), DbErr> {
    attempts::Entity::delete_by_id(key.to_vec()).exec(tx).await?;
    Ok(())
}

/// Forgets what counts no longer.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<(), DbErr> {
    attempts::Entity::delete_many().filter(attempts::Column::LastAt.lte(now - QUIET)).exec(tx).await?;
    Ok(())
}
