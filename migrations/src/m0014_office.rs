//! The office desk in full: the periodic reports of Fronts, the lists that are kept as versions, four papers.

mod lists;
mod papers;
mod reports;

use sea_orm_migration::prelude::*;

/// Adds what they need.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        reports::up(manager).await?;
        lists::up(manager).await?;
        papers::up(manager).await
    }
}
