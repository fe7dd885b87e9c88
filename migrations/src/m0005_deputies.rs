//! Who stands in for a leader who is away, from which day to which.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers};

/// Creates the table of deputies.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let deputies = Table::create()
            .table("deputies")
            .col(id())
            .col(big_integer("leader_id"))
            .col(big_integer("deputy_id"))
            .col(big_integer("unit_id"))
            .col(text("role"))
            .col(text("signs"))
            .col(date("since"))
            .col(date("until"))
            .col(date("named_on"))
            .col(date_null("ended_on"))
            .foreign_key(&mut refers("leader_id", "officers"))
            .foreign_key(&mut refers("deputy_id", "officers"))
            .foreign_key(&mut refers("unit_id", "units"))
            .take();
        manager.create_table(deputies).await?;
        for columns in [&["deputy_id", "until"][..], &["unit_id", "until"], &["leader_id", "until"]] {
            manager.create_index(index("deputies", columns)).await?;
        }
        Ok(())
    }
}
