//! Submissions on their way. A draft is sealed with a key that only the browser's cookie holds.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use time::OffsetDateTime;

use super::Writes;
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

/// Stores a draft over the version that was read, 0 for a new one. Returns whether it was still
/// that version.
///
/// # Errors
/// Those of the database.
pub async fn put(
    tx: &impl ConnectionTrait,
    id_hash: &[u8],
    envelope: Vec<u8>,
    version: i32,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<bool, DbErr> {
    let row = drafts::ActiveModel {
        id_hash: Set(id_hash.to_vec()),
        envelope: Set(envelope),
        version: Set(version + 1),
        expires_at: Set(expires_at),
    };
    if version > 0 {
        let done = drafts::Entity::update_many()
            .set(row)
            .filter(drafts::Column::IdHash.eq(id_hash.to_vec()))
            .filter(drafts::Column::Version.eq(version))
            .exec(tx)
            .await?;
        return Ok(done.rows_affected == 1);
    }
    // A draft of the same key that has expired gives way to the new one.
    let done = drafts::Entity::insert(row)
        .on_conflict(
            OnConflict::column(drafts::Column::IdHash)
                .update_columns([drafts::Column::Envelope, drafts::Column::Version, drafts::Column::ExpiresAt])
                .action_and_where(drafts::Column::ExpiresAt.lte(now))
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(done == 1)
}

/// Takes a draft away that is still the version that was read: what was changed since is not to be lost.
///
/// # Errors
/// [`DbErr::RecordNotUpdated`] when it is another, or gone; otherwise those of the database.
pub async fn take(to: &impl Writes, id_hash: &[u8], version: i32) -> Result<(), DbErr> {
    let query = drafts::Entity::delete_many()
        .filter(drafts::Column::IdHash.eq(id_hash.to_vec()))
        .filter(drafts::Column::Version.eq(version));
    to.write(&query, Some(1)).await
}

/// Forgets a draft.
///
/// # Errors
/// Those of the database.
pub async fn delete(to: &impl Writes, id_hash: &[u8]) -> Result<(), DbErr> {
    to.put(&drafts::Entity::delete_many().filter(drafts::Column::IdHash.eq(id_hash.to_vec()))).await
}

/// Forgets what has expired; returns how many.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<u64, DbErr> {
    let done = drafts::Entity::delete_many().filter(drafts::Column::ExpiresAt.lte(now)).exec(tx).await?;
    Ok(done.rows_affected)
}
