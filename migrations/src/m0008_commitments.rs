//! What officials commit themselves to each year, and which cases refer to one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers};

/// Creates the two tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let commitments = Table::create()
            .table("commitments")
            .col(id())
            .col(big_integer("unit_id"))
            .col(big_integer_null("officer_id"))
            .col(text_null("name"))
            .col(big_integer_null("post_id"))
            .col(integer("year"))
            .col(text("words"))
            .col(boolean("public"))
            .col(text("kept"))
            .col(text_null("note"))
            .col(big_integer("recorded_by"))
            .col(date("recorded_on"))
            .col(big_integer_null("judged_by"))
            .col(date_null("judged_on"))
            .foreign_key(&mut refers("unit_id", "units"))
            .foreign_key(&mut refers("officer_id", "officers"))
            .foreign_key(&mut refers("post_id", "posts"))
            .foreign_key(&mut refers("recorded_by", "officers"))
            .foreign_key(&mut refers("judged_by", "officers"))
            .take();
        let of_cases = Table::create()
            .table("case_commitments")
            .col(big_integer("case_id"))
            .col(big_integer("commitment_id"))
            .col(integer_null("promise"))
            .primary_key(Index::create().col("case_id").col("commitment_id"))
            .foreign_key(&mut refers("case_id", "cases"))
            .foreign_key(&mut refers("commitment_id", "commitments"))
            .take();
        manager.create_table(commitments).await?;
        manager.create_table(of_cases).await?;
        manager.create_index(index("commitments", &["unit_id", "year"])).await?;
        manager.create_index(index("case_commitments", &["commitment_id"])).await
    }
}
