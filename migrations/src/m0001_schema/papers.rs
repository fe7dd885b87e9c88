//! The words of papers, as versions, and the papers that were signed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::append_only::protect;
use super::table;
use crate::column::{id, one_open_version, refers, unique, valid_from, valid_to};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let paper_templates = Table::create()
        .table("paper_templates")
        .col(id())
        .col(text("code"))
        .col(text("title"))
        .col(text("subject"))
        .col(text("addressees"))
        .col(text("body"))
        .col(text("copies"))
        .col(valid_from())
        .col(valid_to())
        .take();
    let versions =
        vec![unique("paper_templates", &["code", "valid_from"]), one_open_version("paper_templates", &["code"])];
    table(manager, paper_templates, versions).await?;

    // What was signed is filed once and as it was. The number and the day are in its event as well.
    let papers = Table::create()
        .table("papers")
        .col(big_integer("case_id"))
        .col(integer("position"))
        .col(text("code"))
        .col(big_integer("template_id"))
        .col(text("document_no"))
        .col(date("document_on"))
        .col(big_integer("filed_by"))
        .col(blob("envelope"))
        .primary_key(Index::create().col("case_id").col("position"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("template_id", "paper_templates"))
        .foreign_key(&mut refers("filed_by", "officers"))
        .take();
    table(manager, papers, vec![]).await?;
    protect(manager, "papers", "case_id = NEW.case_id AND position = NEW.position").await
}
