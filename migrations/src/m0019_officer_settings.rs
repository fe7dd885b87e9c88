//! How officers set up their own desks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{key, refers};

/// Creates the table. An officer who has set nothing has no row.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let settings = Table::create()
            .table("officer_settings")
            .col(key("officer_id"))
            // Sealed: the filters of their inboxes, with the names that they gave them.
            .col(blob_null("filters"))
            .col(boolean("keys_off"))
            .foreign_key(&mut refers("officer_id", "officers"))
            .take();
        manager.create_table(settings).await
    }
}
