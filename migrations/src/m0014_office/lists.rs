//! What a line says of a category, which routing rules are versions of one, and the versions of posts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, refers, unique, valid_from};

/// Adds the columns and the table. A post keeps its row, which cases and places name; what its newest version says
/// goes before what the row says.
pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for hint in ["hint_vi", "hint_en"] {
        let column = Table::alter().table("categories").add_column(text(hint).default("")).take();
        manager.alter_table(column).await?;
    }
    // Versions of one rule have the number of its first row.
    let series = Table::alter().table("routing_rules").add_column(big_integer_null("series")).take();
    manager.alter_table(series).await?;
    let versions = Table::create()
        .table("post_versions")
        .col(id())
        .col(big_integer("post_id"))
        .col(text("name_vi"))
        .col(text("name_en"))
        .col(boolean("is_head"))
        .col(boolean("is_deputy"))
        .col(boolean("is_key_cadre"))
        .col(boolean("is_committee_member"))
        .col(text("managed_by"))
        .col(valid_from())
        .foreign_key(&mut refers("post_id", "posts"))
        .take();
    manager.create_table(versions).await?;
    manager.create_index(unique("post_versions", &["post_id", "valid_from"])).await
}
