//! Cases that belong together.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{index, refers};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A case follows one other in each way, at most.
    let case_links = Table::create()
        .table("case_links")
        .col(big_integer("case_id"))
        .col(text("kind"))
        .col(big_integer("to_case_id"))
        .primary_key(Index::create().col("case_id").col("kind"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("to_case_id", "cases"))
        .take();
    table(manager, case_links, vec![index("case_links", &["to_case_id", "kind"])]).await
}
