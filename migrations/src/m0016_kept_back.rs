//! That a case stays unpublished for what was true of another one which belonged to it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// Adds the mark to the cases.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mark = Table::alter().table("cases").add_column(boolean("kept_back").default(false)).take();
        manager.alter_table(mark).await
    }
}
