//! Officers, what they are where, to whom they are tied, and their sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{hash_key, id, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    officers(manager).await?;
    offices(manager).await?;
    ties(manager).await?;
    sessions(manager).await
}

async fn officers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let officers = Table::create()
        .table("officers")
        .col(id())
        .col(text("login"))
        .col(text("name"))
        .col(text_null("email"))
        .col(text("password_hash"))
        .col(blob_null("totp_secret"))
        .col(big_integer_null("totp_last_step"))
        .col(text("status"))
        .col(boolean("demo"))
        .col(date("created_on"))
        .col(integer("version"))
        .take();
    table(manager, officers, vec![unique("officers", &["login"])]).await
}

async fn offices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let memberships = Table::create()
        .table("memberships")
        .col(id())
        .col(big_integer("officer_id"))
        .col(big_integer("unit_id"))
        .col(big_integer_null("post_id"))
        .col(text("role"))
        .col(date("since"))
        .col(date_null("until"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("unit_id", "units"))
        .foreign_key(&mut refers("post_id", "posts"))
        .take();
    let indexes = vec![index("memberships", &["officer_id"]), index("memberships", &["unit_id", "role"])];
    table(manager, memberships, indexes).await
}

async fn ties(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let ties = Table::create()
        .table("ties")
        .col(id())
        .col(big_integer("officer_id"))
        .col(text("kind"))
        .col(big_integer_null("target_officer_id"))
        .col(big_integer_null("target_unit_id"))
        .col(big_integer_null("target_post_id"))
        .col(date("declared_on"))
        .col(date_null("ended_on"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("target_officer_id", "officers"))
        .foreign_key(&mut refers("target_unit_id", "units"))
        .foreign_key(&mut refers("target_post_id", "posts"))
        .take();
    let indexes = vec![
        index("ties", &["officer_id"]),
        index("ties", &["target_officer_id"]),
        index("ties", &["target_unit_id", "target_post_id"]),
    ];
    table(manager, ties, indexes).await
}

async fn sessions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Only the hash of the token: a copy of this table signs nobody in.
    let officer_sessions = Table::create()
        .table("officer_sessions")
        .col(hash_key("token_hash"))
        .col(big_integer("officer_id"))
        .col(text("stage"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .take();
    let indexes = vec![index("officer_sessions", &["officer_id"]), index("officer_sessions", &["expires_at"])];
    table(manager, officer_sessions, indexes).await
}
