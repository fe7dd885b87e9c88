//! Every table of the first version.

mod accounts;
pub(crate) mod append_only;
mod cases;
mod clocks;
mod copies;
mod correspondence;
mod diversions;
mod events;
mod identity;
mod intake;
mod links;
mod log;
mod mail;
mod papers;
mod people;
mod promises;
mod protection;
mod reference;
mod retention;
mod search;

use sea_orm_migration::prelude::*;

/// Creates the tables, their indexes and the triggers that keep the record as it was written.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    // SQLite would otherwise run the step statement by statement and leave half of it behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        reference::create(manager).await?;
        people::create(manager).await?;
        accounts::create(manager).await?;
        cases::create(manager).await?;
        links::create(manager).await?;
        clocks::create(manager).await?;
        identity::create(manager).await?;
        events::create(manager).await?;
        log::create(manager).await?;
        correspondence::create(manager).await?;
        copies::create(manager).await?;
        diversions::create(manager).await?;
        promises::create(manager).await?;
        intake::create(manager).await?;
        mail::create(manager).await?;
        retention::create(manager).await?;
        protection::create(manager).await?;
        papers::create(manager).await?;
        search::create(manager).await
    }
}

/// Creates one table and the indexes that belong to it.
async fn table(
    manager: &SchemaManager<'_>,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    manager.create_table(table).await?;
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}
