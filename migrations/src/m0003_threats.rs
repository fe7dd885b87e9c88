//! Senders who said that they are threatened: what waits for those to whom it was passed on, and by which
//! event it ended. What was said lies with the messages, sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers, unique};

/// Creates the table of the entries.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let threats = Table::create()
            .table("threats")
            .col(id())
            .col(big_integer("case_id"))
            .col(integer("event_seq"))
            .col(big_integer_null("custodians_id"))
            .col(big_integer_null("leaders_id"))
            .col(date("on_date"))
            .col(integer_null("answer_seq"))
            .foreign_key(&mut refers("case_id", "cases"))
            .foreign_key(&mut refers("custodians_id", "units"))
            .foreign_key(&mut refers("leaders_id", "units"))
            .take();
        manager.create_table(threats).await?;
        // Whoever presses again while nobody has answered makes no second entry.
        let mut one = unique("threats", &["case_id"]);
        one.name("ux_threats_open").and_where(Expr::col("answer_seq").is_null());
        let indexes = [
            one,
            index("threats", &["case_id", "event_seq"]),
            index("threats", &["custodians_id", "id"]),
            index("threats", &["leaders_id", "id"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
