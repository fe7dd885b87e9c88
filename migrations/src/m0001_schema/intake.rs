//! The reporter's side: what is not sent yet, the receipt, and who looks with a receipt.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{hash_key, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let drafts = Table::create()
        .table("drafts")
        .col(hash_key("id_hash"))
        .col(blob("envelope"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("expires_at"))
        .take();
    table(manager, drafts, vec![index("drafts", &["expires_at"])]).await?;

    // The key is what makes a second click, a retry and a second tab one and the same case.
    let receipts = Table::create()
        .table("receipts")
        .col(hash_key("code_hash"))
        .col(big_integer("case_id"))
        .col(blob("content_hash"))
        .col(date("submitted_on"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    let indexes = vec![unique("receipts", &["case_id"]), index("receipts", &["submitted_on"])];
    table(manager, receipts, indexes).await?;

    let receipt_sessions = Table::create()
        .table("receipt_sessions")
        .col(hash_key("token_hash"))
        .col(big_integer("case_id"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    let indexes = vec![index("receipt_sessions", &["case_id"]), index("receipt_sessions", &["expires_at"])];
    table(manager, receipt_sessions, indexes).await
}
