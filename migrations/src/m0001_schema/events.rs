//! What happened to a case, in order, chained by hash, and never changed afterwards.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::{append_only, table};
use crate::column::{id, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let events = Table::create()
        .table("events")
        .col(id())
        .col(big_integer("case_id"))
        .col(integer("seq"))
        .col(text("code"))
        .col(text_null("from_state"))
        .col(text("to_state"))
        .col(text("actor_kind"))
        .col(big_integer_null("officer_id"))
        .col(text_null("role"))
        .col(big_integer_null("unit_id"))
        .col(date("on_date"))
        .col(timestamp_with_time_zone_null("at"))
        .col(text_null("reason_code"))
        .col(text("details"))
        .col(blob_null("note"))
        .col(text_null("document_no"))
        .col(date_null("document_on"))
        .col(blob("nonce"))
        .col(blob("prev_hash"))
        .col(blob("hash"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("unit_id", "units"))
        .take();
    table(manager, events, vec![unique("events", &["case_id", "seq"])]).await?;
    append_only::protect(manager, "events", "id = NEW.id OR (case_id = NEW.case_id AND seq = NEW.seq)").await
}
