//! What people ask about their own data, and what is on record about breaches.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::{append_only, table};
use crate::column::{id, index, refers};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    requests(manager).await?;
    breaches(manager).await
}

async fn requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let data_requests = Table::create()
        .table("data_requests")
        .col(id())
        .col(big_integer("case_id"))
        .col(integer("event_seq"))
        .col(text("kind"))
        .col(text("state"))
        .col(big_integer_null("entered_by"))
        .col(date("received_on"))
        .col(date_null("due_on"))
        .col(blob_null("envelope"))
        .col(big_integer_null("decided_by"))
        .col(date_null("decided_on"))
        .col(blob_null("reason"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("entered_by", "officers"))
        .foreign_key(&mut refers("decided_by", "officers"))
        .take();
    // Of one kind, a case has at most one that goes on.
    let mut one_open = index("data_requests", &["case_id", "kind"]);
    one_open.name("ux_data_requests_open").unique().and_where(Expr::col("state").is_in([
        "CHO_XU_LY",
        "CHO_KET_THUC",
        "CHO_DUYET",
    ]));
    let indexes = vec![one_open, index("data_requests", &["case_id"]), index("data_requests", &["state"])];
    table(manager, data_requests, indexes).await
}

async fn breaches(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let breaches = Table::create()
        .table("breaches")
        .col(id())
        .col(timestamp_with_time_zone("found_at"))
        .col(text("data_kinds"))
        .col(integer("people"))
        .col(text("words"))
        .col(big_integer("recorded_by"))
        .col(timestamp_with_time_zone("recorded_at"))
        .foreign_key(&mut refers("recorded_by", "officers"))
        .take();
    table(manager, breaches, vec![]).await?;
    append_only::protect(manager, "breaches", "id = NEW.id").await?;

    let breach_entries = Table::create()
        .table("breach_entries")
        .col(id())
        .col(big_integer("breach_id"))
        .col(text("kind"))
        .col(timestamp_with_time_zone("at"))
        .col(text("words"))
        .col(big_integer("recorded_by"))
        .col(timestamp_with_time_zone("recorded_at"))
        .foreign_key(&mut refers("breach_id", "breaches"))
        .foreign_key(&mut refers("recorded_by", "officers"))
        .take();
    table(manager, breach_entries, vec![index("breach_entries", &["breach_id"])]).await?;
    append_only::protect(manager, "breach_entries", "id = NEW.id").await
}
