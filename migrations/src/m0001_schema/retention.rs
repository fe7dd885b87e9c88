//! How long personal data is kept, and the runs that erase it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, one_open_version, refers, unique, valid_from, valid_to};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    rules(manager).await?;
    runs(manager).await
}

async fn rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let retention_rules = Table::create()
        .table("retention_rules")
        .col(id())
        .col(text("category_code"))
        .col(text("ending"))
        .col(integer("amount"))
        .col(text("unit"))
        .col(text("basis"))
        .col(text("mark"))
        .col(valid_from())
        .col(valid_to())
        .check(Expr::col("amount").gt(0))
        .take();
    let indexes = vec![
        unique("retention_rules", &["category_code", "ending", "valid_from"]),
        one_open_version("retention_rules", &["category_code", "ending"]),
    ];
    table(manager, retention_rules, indexes).await
}

async fn runs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let erasure_runs = Table::create()
        .table("erasure_runs")
        .col(id())
        .col(text("cause"))
        .col(text("state"))
        .col(big_integer_null("proposed_by"))
        .col(date_null("proposed_on"))
        .col(big_integer_null("decided_by"))
        .col(date_null("decided_on"))
        .col(date_null("ended_on"))
        // Two people, whatever a program says.
        .check(Expr::col("decided_by").is_null().or(Expr::col("decided_by").ne(Expr::col("proposed_by"))))
        .foreign_key(&mut refers("proposed_by", "officers"))
        .foreign_key(&mut refers("decided_by", "officers"))
        .take();
    table(manager, erasure_runs, vec![index("erasure_runs", &["state"])]).await?;

    let erasure_items = Table::create()
        .table("erasure_items")
        .col(big_integer("run_id"))
        .col(big_integer("case_id"))
        .col(text("state"))
        .primary_key(Index::create().col("run_id").col("case_id"))
        .foreign_key(&mut refers("run_id", "erasure_runs"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    // A case waits in one run at most.
    let mut one_waiting = index("erasure_items", &["case_id"]);
    one_waiting.name("ux_erasure_items_waiting").unique().and_where(Expr::col("state").eq("CHO"));
    table(manager, erasure_items, vec![one_waiting]).await
}
