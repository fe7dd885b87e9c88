//! The signed checkpoints of the log.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Tx;
use super::entity::checkpoints::{Column, Entity, Model};

/// Stores a checkpoint.
///
/// # Errors
/// Those of the database, among them that there is one of this size.
pub async fn insert(tx: &Tx, checkpoint: Model) -> Result<(), DbErr> {
    // A row made of a model counts as unchanged; an insert wants every column.
    Entity::insert(checkpoint.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The newest checkpoint.
///
/// # Errors
/// Those of the database.
pub async fn newest(db: &impl ConnectionTrait) -> Result<Option<Model>, DbErr> {
    Entity::find().order_by_desc(Column::Size).one(db).await
}

/// The checkpoint of exactly this size.
///
/// # Errors
/// Those of the database.
pub async fn of_size(db: &impl ConnectionTrait, size: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(size).one(db).await
}

/// The first checkpoint that holds the entry of this index.
///
/// # Errors
/// Those of the database.
pub async fn covering(db: &impl ConnectionTrait, index: i64) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Size.gt(index)).order_by_asc(Column::Size).one(db).await
}

/// Up to `limit` checkpoints larger than `after` and not larger than `up_to`, from small to large.
///
/// # Errors
/// Those of the database.
pub async fn between(db: &impl ConnectionTrait, after: i64, up_to: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    let query = Entity::find().filter(Column::Size.gt(after)).filter(Column::Size.lte(up_to));
    query.order_by_asc(Column::Size).limit(limit).all(db).await
}

/// Up to `limit` checkpoints smaller than `before`, the newest first.
///
/// # Errors
/// Those of the database.
pub async fn before(db: &impl ConnectionTrait, before: Option<i64>, limit: u64) -> Result<Vec<Model>, DbErr> {
    let query = Entity::find().filter(Column::Size.lt(before.unwrap_or(i64::MAX)));
    query.order_by_desc(Column::Size).limit(limit).all(db).await
}
