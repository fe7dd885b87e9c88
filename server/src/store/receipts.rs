//! Receipt codes: only a keyed hash is stored, and it is what makes a submission happen once.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use time::Date;

use super::Writes;
use super::entity::receipts;

/// The receipt of this hash.
///
/// # Errors
/// Those of the database.
pub async fn find(db: &impl ConnectionTrait, code_hash: &[u8]) -> Result<Option<receipts::Model>, DbErr> {
    receipts::Entity::find_by_id(code_hash.to_vec()).one(db).await
}

/// Stores a receipt. A second one of the same code breaks the primary key and with it the whole
/// transaction: one code, one case.
///
/// # Errors
/// Those of the database.
pub async fn insert(
    to: &impl Writes,
    code_hash: &[u8],
    case_id: i64,
    content_hash: &[u8],
    on: Date,
) -> Result<(), DbErr> {
    let row = receipts::ActiveModel {
        code_hash: Set(code_hash.to_vec()),
        case_id: Set(case_id),
        content_hash: Set(content_hash.to_vec()),
        submitted_on: Set(on),
    };
    to.put(&receipts::Entity::insert(row)).await
}
