//! Submissions on their way. A draft is sealed with a key that only the browser's cookie holds.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use time::OffsetDateTime;

use super::entity::drafts;

/// A stored draft that has not expired.
///
/// # Errors
/// Those of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    id_hash: &[u8],
    now: OffsetDateTime,
) -> Result<Option<drafts::Model>, DbErr> {
    drafts::Entity::find_by_id(id_hash.to_vec()).filter(drafts::Column::ExpiresAt.gt(now)).one(db).await
}

/// Stores a draft, new or again.
///
/// # Errors
/// Those of the database.
pub async fn put(
    tx: &impl ConnectionTrait,
    id_hash: &[u8],
    envelope: Vec<u8>,
    version: i32,
    expires_at: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = drafts::ActiveModel {
        id_hash: Set(id_hash.to_vec()),
        envelope: Set(envelope),
        version: Set(version),
        expires_at: Set(expires_at),
    };
    drafts::Entity::insert(row)
        .on_conflict(
            OnConflict::column(drafts::Column::IdHash)
                .update_columns([drafts::Column::Envelope, drafts::Column::Version, drafts::Column::ExpiresAt])
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Forgets a draft.
///
/// # Errors
/// Those of the database.
pub async fn delete(tx: &impl ConnectionTrait, id_hash: &[u8]) -> Result<(), DbErr> {
    drafts::Entity::delete_by_id(id_hash.to_vec()).exec(tx).await?;
    Ok(())
}

/// Forgets what has expired; returns how many.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<u64, DbErr> {
    let done = drafts::Entity::delete_many().filter(drafts::Column::ExpiresAt.lte(now)).exec(tx).await?;
    Ok(done.rows_affected)
}
