//! The public figures, as they were counted: what is shown, by place and period, and the counts by which the small
//! places are counted when the year is over.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::m0001_schema::append_only::protect;

/// Creates the two tables, which the database refuses to change afterwards.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Place nought is the country: no area has that id.
        let figures = Table::create()
            .table("figures")
            .col(big_integer("place"))
            .col(text("period"))
            .col(date("counted_on"))
            .col(text("body"))
            .primary_key(Index::create().col("place").col("period"))
            .take();
        let counts =
            Table::create().table("figure_counts").col(text("period").primary_key().take()).col(text("body")).take();
        manager.create_table(figures).await?;
        manager.create_table(counts).await?;
        protect(manager, "figures", "place = NEW.place AND period = NEW.period").await?;
        protect(manager, "figure_counts", "period = NEW.period").await
    }
}
