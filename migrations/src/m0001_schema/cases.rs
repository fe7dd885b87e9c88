//! The case: the row that lists read, and beside it, in tables of their own, what is sealed.
//! No row that a unit can reach holds a time of day: with it, people could be told apart.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, key, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    register(manager).await?;
    sealed(manager).await?;
    about(manager).await?;
    ratings(manager).await
}

async fn register(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let cases = Table::create()
        .table("cases")
        .col(key("id"))
        .col(text("number"))
        .col(text("kind"))
        .col(text("channel"))
        .col(text("state"))
        .col(integer("version"))
        .col(big_integer("front_id"))
        .col(big_integer_null("handling_unit_id"))
        .col(date("received_on"))
        .col(date_null("referred_on"))
        .col(text_null("referred_kind"))
        .col(integer_null("register_year"))
        .col(integer_null("register_no"))
        .col(text("main_category"))
        .col(big_integer_null("province_id"))
        .col(big_integer_null("commune_id"))
        .col(text("identity_mode"))
        .col(boolean("notify"))
        .col(text("language"))
        .col(text("access_level"))
        .col(boolean("urgent"))
        .col(boolean("public_concern"))
        .col(boolean("retaliation"))
        .col(text_null("result"))
        .col(text("publication"))
        .col(text_null("due_key"))
        .col(date_null("due_on"))
        .col(date_null("original_due_on"))
        .col(date_null("told_due_on"))
        .col(big_integer_null("front_officer_id"))
        .col(big_integer_null("unit_officer_id"))
        .col(big_integer_null("proposed_by"))
        .col(integer("ask_count"))
        .col(integer("return_count"))
        .col(integer("round"))
        .col(boolean("extended"))
        .col(date_null("closed_on"))
        .col(boolean("withdrawn"))
        .col(date_null("erased_on"))
        .foreign_key(&mut refers("front_id", "units"))
        .foreign_key(&mut refers("handling_unit_id", "units"))
        .foreign_key(&mut refers("province_id", "areas"))
        .foreign_key(&mut refers("commune_id", "areas"))
        .foreign_key(&mut refers("front_officer_id", "officers"))
        .foreign_key(&mut refers("unit_officer_id", "officers"))
        .foreign_key(&mut refers("proposed_by", "officers"))
        .take();
    let indexes = vec![
        unique("cases", &["number"]),
        unique("cases", &["front_id", "register_year", "register_no"]),
        index("cases", &["front_id", "state", "received_on", "id"]),
        index("cases", &["handling_unit_id", "state", "referred_on", "id"]),
        index("cases", &["state", "due_on"]),
        index("cases", &["closed_on", "id"]),
        index("cases", &["front_officer_id", "state"]),
        index("cases", &["unit_officer_id", "state"]),
        index("cases", &["publication", "closed_on"]),
    ];
    table(manager, cases, indexes).await
}

/// What one case seals: its key, its text, where to reach the sender. Who it is stands apart. So
/// many tables, because they are opened by different people and erased at different times.
async fn sealed(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let case_keys = Table::create()
        .table("case_keys")
        .col(key("case_id"))
        .col(text("key_id"))
        .col(blob("wrapped"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    table(manager, case_keys, vec![index("case_keys", &["key_id"])]).await?;
    for name in ["case_contents", "contacts"] {
        let sealed = Table::create()
            .table(name)
            .col(key("case_id"))
            .col(blob("envelope"))
            .foreign_key(&mut refers("case_id", "cases"))
            .take();
        table(manager, sealed, vec![]).await?;
    }
    Ok(())
}

async fn about(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let case_categories = Table::create()
        .table("case_categories")
        .col(big_integer("case_id"))
        .col(text("code"))
        .col(integer("position"))
        .primary_key(Index::create().col("case_id").col("code"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    let by_code = vec![index("case_categories", &["code"])];
    table(manager, case_categories, by_code).await?;

    let case_subjects = Table::create()
        .table("case_subjects")
        .col(id())
        .col(big_integer("case_id"))
        .col(big_integer("unit_id"))
        .col(big_integer_null("post_id"))
        .col(big_integer_null("officer_id"))
        .col(boolean("leads"))
        .col(text("source"))
        .col(blob_null("name_hash"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("unit_id", "units"))
        .foreign_key(&mut refers("post_id", "posts"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .take();
    let indexes = vec![
        index("case_subjects", &["case_id"]),
        index("case_subjects", &["unit_id", "post_id"]),
        index("case_subjects", &["officer_id"]),
        index("case_subjects", &["name_hash"]),
    ];
    table(manager, case_subjects, indexes).await?;

    let case_exclusions = Table::create()
        .table("case_exclusions")
        .col(big_integer("case_id"))
        .col(big_integer("officer_id"))
        .col(text("reason"))
        .col(integer_null("event_seq"))
        .primary_key(Index::create().col("case_id").col("officer_id"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .take();
    let by_officer = vec![index("case_exclusions", &["officer_id"])];
    table(manager, case_exclusions, by_officer).await?;

    let case_barred_units = Table::create()
        .table("case_barred_units")
        .col(big_integer("case_id"))
        .col(big_integer("unit_id"))
        .primary_key(Index::create().col("case_id").col("unit_id"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("unit_id", "units"))
        .take();
    let by_unit = vec![index("case_barred_units", &["unit_id"])];
    table(manager, case_barred_units, by_unit).await
}

async fn ratings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // The key is the case: it can be rated once.
    let mut ratings = Table::create();
    ratings.table("ratings").col(key("case_id"));
    for aspect in ["time", "manner", "answer", "result"] {
        ratings.col(integer(aspect)).check(Expr::col(aspect).between(1, 5));
    }
    ratings.col(date("on_date")).foreign_key(&mut refers("case_id", "cases"));
    table(manager, ratings, vec![]).await
}
