//! To which body above an approval went for which nobody is there.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

use crate::column::index;

/// Adds the column to the cases.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let raised = Table::alter().table("cases").add_column(big_integer_null("raised_to_id")).take();
        manager.alter_table(raised).await?;
        // Few rows have one: the index holds no others.
        let mut few = index("cases", &["raised_to_id"]);
        few.and_where(Expr::col("raised_to_id").is_not_null());
        manager.create_index(few).await
    }
}
