//! What keeps accounts safe: recovery codes, counts of failed sign-ins, recoveries by two officers,
//! and the journal of the office.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::{append_only, table};
use crate::column::{hash_key, id, index, refers};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    recovery_codes(manager).await?;
    attempts(manager).await?;
    recoveries(manager).await?;
    office_events(manager).await
}

async fn recovery_codes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let recovery_codes = Table::create()
        .table("recovery_codes")
        .col(hash_key("code_hash"))
        .col(big_integer("officer_id"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .take();
    table(manager, recovery_codes, vec![index("recovery_codes", &["officer_id"])]).await
}

async fn attempts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let attempts = Table::create()
        .table("attempts")
        .col(hash_key("key_hash"))
        .col(integer("failures"))
        .col(timestamp_with_time_zone("last_at"))
        .take();
    table(manager, attempts, vec![index("attempts", &["last_at"])]).await
}

async fn recoveries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let recoveries = Table::create()
        .table("recoveries")
        .col(id())
        .col(big_integer("officer_id"))
        .col(text("state"))
        .col(text("reason"))
        .col(big_integer("opened_by"))
        .col(date("opened_on"))
        .col(big_integer_null("decided_by"))
        .col(date_null("decided_on"))
        .col(blob_null("code_hash"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("opened_by", "officers"))
        .foreign_key(&mut refers("decided_by", "officers"))
        .take();
    // Of the recoveries of an account, at most one goes on.
    let mut one_open = index("recoveries", &["officer_id"]);
    one_open.name("ux_recoveries_open").unique().and_where(Expr::col("state").is_in(["OPEN", "APPROVED"]));
    table(manager, recoveries, vec![one_open, index("recoveries", &["state"])]).await
}

async fn office_events(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let office_events = Table::create()
        .table("office_events")
        .col(id())
        .col(timestamp_with_time_zone("at"))
        .col(text("code"))
        .col(big_integer_null("actor_id"))
        .col(big_integer_null("officer_id"))
        .col(big_integer_null("unit_id"))
        .col(text_null("about"))
        .foreign_key(&mut refers("actor_id", "officers"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("unit_id", "units"))
        .take();
    table(manager, office_events, vec![index("office_events", &["officer_id"])]).await?;
    append_only::protect(manager, "office_events", "id = NEW.id").await
}
