//! A counter of what somebody is, beside that of the reference data.

use sea_orm_migration::prelude::*;

/// The row of `reference_state` that counts the changes of accounts, of ties and of who stands in for whom.
const PEOPLE: i64 = 3;

/// Adds the row.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let row = Query::insert()
            .into_table("reference_state")
            .columns(["id", "version"])
            .values_panic([PEOPLE.into(), 1i64.into()])
            .to_owned();
        manager.execute(row).await
    }
}
