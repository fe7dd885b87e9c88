//! The periodic reports of Fronts: what was counted of each month, case by case, and what was signed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers, unique};
use crate::m0001_schema::append_only::protect;

/// Creates the three tables; the database refuses to change what was counted.
pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let reports = Table::create()
        .table("reports")
        .col(id())
        .col(big_integer("front_id"))
        .col(text("month"))
        .col(integer("version"))
        .col(date("first_on"))
        .col(date("last_on"))
        .col(date("counted_on"))
        .col(text_null("correction"))
        .col(big_integer_null("made_by"))
        .foreign_key(&mut refers("front_id", "units"))
        .foreign_key(&mut refers("made_by", "officers"))
        .take();
    manager.create_table(reports).await?;
    manager.create_index(unique("reports", &["front_id", "month", "version"])).await?;
    let lines = Table::create()
        .table("report_lines")
        .col(big_integer("report_id"))
        .col(big_integer("case_id"))
        .col(text("body"))
        .primary_key(Index::create().col("report_id").col("case_id"))
        .foreign_key(&mut refers("report_id", "reports"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    manager.create_table(lines).await?;
    // Its words are sealed, and sealed anew when keys change: no trigger keeps the row as it is.
    let signed = Table::create()
        .table("signed_reports")
        .col(id())
        .col(big_integer("front_id"))
        .col(text("period"))
        .col(integer("position"))
        .col(text("document_no"))
        .col(date("document_on"))
        .col(text("counted"))
        .col(text("seen"))
        .col(binary_null("envelope"))
        .col(big_integer("filed_by"))
        .col(date("filed_on"))
        .foreign_key(&mut refers("front_id", "units"))
        .foreign_key(&mut refers("filed_by", "officers"))
        .take();
    manager.create_table(signed).await?;
    manager.create_index(unique("signed_reports", &["front_id", "period", "position"])).await?;
    manager.create_index(index("cases", &["front_id", "closed_on"])).await?;
    protect(
        manager,
        "reports",
        "id = NEW.id OR (front_id = NEW.front_id AND month = NEW.month AND version = NEW.version)",
    )
    .await?;
    protect(manager, "report_lines", "report_id = NEW.report_id AND case_id = NEW.case_id").await
}
