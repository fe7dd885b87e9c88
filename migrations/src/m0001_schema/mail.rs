//! Messages to be sent, written in the transaction of the event they tell of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let outbox = Table::create()
        .table("outbox")
        .col(id())
        .col(text("kind"))
        .col(big_integer_null("case_id"))
        .col(big_integer_null("officer_id"))
        .col(blob_null("address"))
        .col(text("language"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("next_at"))
        .col(timestamp_with_time_zone_null("lease_until"))
        .col(text("message_id"))
        .col(text_null("last_error"))
        .col(date("created_on"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .take();
    let indexes =
        vec![unique("outbox", &["message_id"]), index("outbox", &["state", "next_at"]), index("outbox", &["case_id"])];
    table(manager, outbox, indexes).await
}
