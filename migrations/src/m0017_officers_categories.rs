//! The categories that only officers assign are in use.

use sea_orm_migration::prelude::*;

/// They were offered at the desks of Fronts whatever the list said of them; from here on the list decides, for them as
/// for the others. An office that does not want them ends their use on the page of each.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let in_use = Query::update()
            .table("categories")
            .value("enabled", true)
            .and_where(Expr::col("assignable").eq("O"))
            .and_where(Expr::col("valid_to").is_null())
            .to_owned();
        manager.execute(in_use).await
    }
}
