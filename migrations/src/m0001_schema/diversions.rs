//! Where matters of another procedure were guided to. The words are sealed with the key of the case.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let diversions = Table::create()
        .table("diversions")
        .col(id())
        .col(big_integer("case_id"))
        .col(integer("position"))
        .col(text("procedure"))
        .col(text("state"))
        .col(blob("envelope"))
        .col(big_integer("proposed_by"))
        .col(date("proposed_on"))
        .col(big_integer_null("decided_by"))
        .col(date_null("decided_on"))
        .col(text_null("document_no"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("proposed_by", "officers"))
        .foreign_key(&mut refers("decided_by", "officers"))
        .take();
    let indexes = vec![
        unique("diversions", &["case_id", "position"]),
        index("diversions", &["proposed_by"]),
        index("diversions", &["decided_by"]),
    ];
    table(manager, diversions, indexes).await
}
