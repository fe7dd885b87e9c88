//! What units keep and write: for whom commitments are, what they said before, and the words to begin with.

mod commitments;
mod templates;

use sea_orm_migration::prelude::*;

/// Changes the commitments, and adds templates.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        commitments::up(manager).await?;
        templates::up(manager).await
    }
}
