//! Who sent a case, sealed; who holds the keys; each opening; and sealing anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, key, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    identities(manager).await?;
    holders(manager).await?;
    openings(manager).await?;
    rewraps(manager).await
}

/// Without a keeper it is sealed with the case's key, for the officers of the case; with one it is
/// sealed to that Front's holders, and `sealed_to` tells to which of them.
async fn identities(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let identities = Table::create()
        .table("identities")
        .col(key("case_id"))
        .col(big_integer_null("keeper_id"))
        .col(text_null("sealed_to"))
        .col(blob("envelope"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("keeper_id", "units"))
        .take();
    table(manager, identities, vec![index("identities", &["keeper_id", "sealed_to", "case_id"])]).await
}

/// The private key is locked with the holder's own secret, which is stored nowhere; the public one
/// is sealed by the key file, so that nobody becomes a holder by writing to this table.
async fn holders(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let holders = Table::create()
        .table("holders")
        .col(id())
        .col(big_integer("officer_id"))
        .col(big_integer("keeper_id"))
        .col(text("side"))
        .col(text("state"))
        .col(blob("public_key"))
        .col(blob("locked_key"))
        .col(integer("wrong"))
        .col(timestamp_with_time_zone_null("wait_until"))
        .col(date("since"))
        .col(date_null("until"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("keeper_id", "units"))
        .take();
    // One key a person: nobody stands on both sides.
    let mut one = unique("holders", &["officer_id"]);
    one.name("ux_holders_open").and_where(Expr::col("until").is_null());
    table(manager, holders, vec![one, index("holders", &["keeper_id", "side"])]).await
}

async fn openings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let openings = Table::create()
        .table("openings")
        .col(id())
        .col(big_integer("case_id"))
        .col(big_integer("keeper_id"))
        .col(text("state"))
        .col(big_integer("requested_by"))
        .col(integer("request_seq"))
        .col(big_integer_null("decided_by"))
        .col(integer_null("decision_seq"))
        .col(big_integer_null("opened_by"))
        .col(boolean("hold"))
        .col(blob_null("envelope"))
        .col(timestamp_with_time_zone("ends_at"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("keeper_id", "units"))
        .foreign_key(&mut refers("requested_by", "officers"))
        .foreign_key(&mut refers("decided_by", "officers"))
        .foreign_key(&mut refers("opened_by", "officers"))
        .take();
    let indexes = vec![
        index("openings", &["case_id"]),
        index("openings", &["keeper_id", "id"]),
        index("openings", &["state", "ends_at"]),
    ];
    table(manager, openings, indexes).await
}

async fn rewraps(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rewraps = Table::create()
        .table("rewraps")
        .col(id())
        .col(big_integer("keeper_id"))
        .col(text("state"))
        .col(blob_null("period_key"))
        .col(big_integer_null("approver_id"))
        .col(blob_null("approver_half"))
        .col(big_integer_null("custodian_id"))
        .col(blob_null("custodian_half"))
        .col(big_integer("case_cursor"))
        .col(integer("done"))
        .col(integer("failed"))
        .col(timestamp_with_time_zone("ends_at"))
        .foreign_key(&mut refers("keeper_id", "units"))
        .foreign_key(&mut refers("approver_id", "officers"))
        .foreign_key(&mut refers("custodian_id", "officers"))
        .take();
    // One at a time.
    let mut one = unique("rewraps", &["keeper_id"]);
    one.name("ux_rewraps_open").and_where(Expr::col("state").is_in(["WAITING", "RUNNING"]));
    table(manager, rewraps, vec![one, index("rewraps", &["state", "ends_at"])]).await
}
