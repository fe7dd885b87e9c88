//! Which accounts belong to one person.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{index, refers};

/// Adds the form of a name by which accounts are compared, and a table of what was said about those who bear the same.
/// The program writes the form, as it does for what it reads anywhere else; rows without it get it when a server starts.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = Table::alter().table("officers").add_column(text_null("name_key")).take();
        manager.alter_table(key).await?;
        manager.create_index(index("officers", &["name_key"])).await?;
        // Each answer stands twice, so that it is found from either account.
        let said = Table::create()
            .table("same_persons")
            .col(big_integer("officer_id"))
            .col(big_integer("other_id"))
            .col(boolean("same"))
            .col(big_integer("said_by"))
            .col(date("said_on"))
            .primary_key(Index::create().col("officer_id").col("other_id"))
            .foreign_key(&mut refers("officer_id", "officers"))
            .foreign_key(&mut refers("other_id", "officers"))
            .foreign_key(&mut refers("said_by", "officers"))
            .take();
        manager.create_table(said).await
    }
}
