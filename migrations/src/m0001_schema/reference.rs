//! Reference data: where, who, what about, by when and by which rule. Rows are versions: a change
//! closes one and opens the next, so that a case keeps the rule under which it was received.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, key, one_open_version, refers, unique, valid_from, valid_to};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    places(manager).await?;
    bodies(manager).await?;
    subjects(manager).await?;
    rules(manager).await?;
    calendar(manager).await?;
    state(manager).await
}

async fn places(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Official codes have leading zeros and are given out again, hence the date in the key.
    let areas = Table::create()
        .table("areas")
        .col(id())
        .col(text("code"))
        .col(text("kind"))
        .col(text("name"))
        .col(text("folded"))
        .col(big_integer_null("parent_id"))
        .col(valid_from())
        .col(valid_to())
        .foreign_key(&mut refers("parent_id", "areas"))
        .take();
    let indexes = vec![
        unique("areas", &["code", "valid_from"]),
        one_open_version("areas", &["code"]),
        index("areas", &["parent_id", "folded"]),
    ];
    table(manager, areas, indexes).await
}

async fn bodies(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let units = Table::create()
        .table("units")
        .col(id())
        .col(text("code"))
        .col(text("system"))
        .col(text("level"))
        .col(text("kind"))
        .col(text("name"))
        .col(text("folded"))
        .col(big_integer_null("area_id"))
        .col(big_integer_null("parent_id"))
        .col(big_integer_null("led_by_id"))
        .col(big_integer_null("front_above_id"))
        .col(valid_from())
        .col(valid_to())
        .foreign_key(&mut refers("area_id", "areas"))
        .foreign_key(&mut refers("parent_id", "units"))
        .foreign_key(&mut refers("led_by_id", "units"))
        .foreign_key(&mut refers("front_above_id", "units"))
        .take();
    let indexes = vec![
        unique("units", &["code"]),
        index("units", &["area_id", "kind"]),
        index("units", &["parent_id"]),
        index("units", &["led_by_id"]),
        index("units", &["front_above_id"]),
        index("units", &["folded"]),
    ];
    table(manager, units, indexes).await?;

    let posts = Table::create()
        .table("posts")
        .col(id())
        .col(text("code"))
        .col(text("unit_kind"))
        .col(text("level"))
        .col(text("name_vi"))
        .col(text("name_en"))
        .col(boolean("is_head"))
        .col(boolean("is_deputy"))
        .col(boolean("is_key_cadre"))
        .col(boolean("is_committee_member"))
        .col(text("managed_by"))
        .col(integer("position"))
        .col(valid_from())
        .col(valid_to())
        .take();
    let indexes = vec![
        unique("posts", &["code", "unit_kind", "level", "valid_from"]),
        one_open_version("posts", &["code", "unit_kind", "level"]),
        index("posts", &["unit_kind", "level", "position"]),
    ];
    table(manager, posts, indexes).await
}

async fn subjects(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let categories = Table::create()
        .table("categories")
        .col(id())
        .col(text("code"))
        .col(text("group_code"))
        .col(text("name_vi"))
        .col(text("name_en"))
        .col(text("source"))
        .col(text("standards"))
        .col(text("assignable"))
        .col(boolean("enabled"))
        .col(integer("position"))
        .col(valid_from())
        .col(valid_to())
        .take();
    let indexes = vec![unique("categories", &["code", "valid_from"]), one_open_version("categories", &["code"])];
    table(manager, categories, indexes).await
}

async fn rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let legal_refs = Table::create()
        .table("legal_refs")
        .col(id())
        .col(text("code"))
        .col(text("title"))
        .col(text("article"))
        .col(text("mark"))
        .col(valid_from())
        .col(valid_to())
        .take();
    let indexes = vec![unique("legal_refs", &["code", "valid_from"]), one_open_version("legal_refs", &["code"])];
    table(manager, legal_refs, indexes).await?;

    // The legal reference is a code and not a row: a new version of the law's text must not ask
    // for a new version of every deadline that rests on it.
    let deadlines = Table::create()
        .table("deadlines")
        .col(id())
        .col(text("key"))
        .col(integer("amount"))
        .col(text("unit"))
        .col(text("starts_at"))
        .col(integer_null("max_times"))
        .col(text_null("legal_ref_code"))
        .col(text("basis"))
        .col(text("mark"))
        .col(valid_from())
        .col(valid_to())
        .check(Expr::col("amount").gte(0))
        .take();
    let indexes = vec![unique("deadlines", &["key", "valid_from"]), one_open_version("deadlines", &["key"])];
    table(manager, deadlines, indexes).await?;

    // The first row that fits decides; a column that is null fits everything.
    let routing_rules = Table::create()
        .table("routing_rules")
        .col(id())
        .col(integer("position"))
        .col(text_null("system"))
        .col(text_null("level"))
        .col(text("rank"))
        .col(text_null("post_code"))
        .col(text_null("category_code"))
        .col(text_null("managed_by"))
        .col(text("target"))
        .col(text_null("copy_target"))
        .col(text("explanation"))
        .col(valid_from())
        .col(valid_to())
        .take();
    // Not unique: two rules may have to change places.
    let by_position = vec![index("routing_rules", &["position"])];
    table(manager, routing_rules, by_position).await
}

async fn calendar(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let calendar_days = Table::create()
        .table("calendar_days")
        .col(id())
        .col(date("day"))
        .col(text("kind"))
        .col(text("name"))
        .col(text("status"))
        .col(text("source"))
        .take();
    table(manager, calendar_days, vec![unique("calendar_days", &["day"])]).await
}

/// One row: a counter that every change of reference data moves, so that each node notices.
async fn state(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let reference_state = Table::create().table("reference_state").col(key("id")).col(big_integer("version")).take();
    table(manager, reference_state, vec![]).await
}
