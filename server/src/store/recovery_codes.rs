//! Recovery codes, by their keyed hashes.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::entity::recovery_codes;

/// Gives an account these codes in place of those it had.
///
/// # Errors
/// Those of the database.
pub async fn replace(tx: &impl ConnectionTrait, officer_id: i64, hashes: Vec<[u8; 32]>) -> Result<(), DbErr> {
    forget(tx, officer_id).await?;
    let rows = hashes
        .into_iter()
        .map(|hash| recovery_codes::ActiveModel { code_hash: Set(hash.to_vec()), officer_id: Set(officer_id) });
    recovery_codes::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Uses a code up; `false` when the account has none like it. Of two requests with the same code
/// one gets `false`.
///
/// # Errors
/// Those of the database.
pub async fn spend(tx: &impl ConnectionTrait, officer_id: i64, hash: &[u8]) -> Result<bool, DbErr> {
    let done = recovery_codes::Entity::delete_many()
        .filter(recovery_codes::Column::CodeHash.eq(hash.to_vec()))
        .filter(recovery_codes::Column::OfficerId.eq(officer_id))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Whether the account has this code left.
///
/// # Errors
/// Those of the database.
pub async fn has(db: &impl ConnectionTrait, officer_id: i64, hash: &[u8]) -> Result<bool, DbErr> {
    let found = recovery_codes::Entity::find_by_id(hash.to_vec())
        .filter(recovery_codes::Column::OfficerId.eq(officer_id))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// How many codes are left.
///
/// # Errors
/// Those of the database.
pub async fn left(db: &impl ConnectionTrait, officer_id: i64) -> Result<u64, DbErr> {
    recovery_codes::Entity::find().filter(recovery_codes::Column::OfficerId.eq(officer_id)).count(db).await
}

/// Takes all codes away.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &impl ConnectionTrait, officer_id: i64) -> Result<(), DbErr> {
    recovery_codes::Entity::delete_many().filter(recovery_codes::Column::OfficerId.eq(officer_id)).exec(tx).await?;
    Ok(())
}
