//! What units promised to put right. Words and evidence are sealed with the key of the case.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let promises = Table::create()
        .table("promises")
        .col(id())
        .col(big_integer("case_id"))
        .col(big_integer("answer_id"))
        .col(big_integer("unit_id"))
        .col(integer("position"))
        .col(blob("envelope"))
        .col(date("due_on"))
        .col(text("state"))
        .col(blob_null("evidence"))
        .col(date_null("shown_on"))
        .col(big_integer_null("shown_by"))
        .col(date_null("decided_on"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("answer_id", "answers"))
        .foreign_key(&mut refers("unit_id", "units"))
        .foreign_key(&mut refers("shown_by", "officers"))
        .take();
    let indexes = vec![
        unique("promises", &["case_id", "position"]),
        index("promises", &["answer_id"]),
        index("promises", &["unit_id", "state"]),
        index("promises", &["shown_by"]),
    ];
    table(manager, promises, indexes).await
}
