//! Indexes by which the lists of the desks and the register are read in their order, however many cases there are.

use sea_orm_migration::prelude::*;

use crate::column::index;

/// Cases by who holds them, by their date, and those that nobody holds: each in the order of the lists.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (body, officer, came) in
            [("front_id", "front_officer_id", "received_on"), ("handling_unit_id", "unit_officer_id", "referred_on")]
        {
            let held = Index::drop().name(format!("ix_cases_{officer}_state")).table("cases").to_owned();
            manager.drop_index(held).await?;
            manager.create_index(index("cases", &[officer, "state", came, "id"])).await?;
            let mut dated = index("cases", &[body, "state", "due_on", "id"]);
            dated.and_where(Expr::col(body).is_not_null()).and_where(Expr::col("due_on").is_not_null());
            manager.create_index(dated).await?;
            let mut unowned = index("cases", &[body, "state", came, "id"]);
            unowned.name(format!("ix_cases_{body}_unowned"));
            unowned.and_where(Expr::col(body).is_not_null()).and_where(Expr::col(officer).is_null());
            manager.create_index(unowned).await?;
        }
        for place in ["unit_id", "province_id"] {
            manager.create_index(index("publications", &["step", place, "decided_on", "id"])).await?;
        }
        Ok(())
    }
}
