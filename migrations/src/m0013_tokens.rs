//! Tokens of units' own systems, and what was answered to what they sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers, unique};

/// Creates the two tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = Table::create()
            .table("tokens")
            .col(id())
            .col(big_integer("unit_id"))
            .col(big_integer("officer_id"))
            .col(text("name"))
            .col(blob("token_hash"))
            .col(text("scopes"))
            .col(date("until"))
            .col(big_integer("made_by"))
            .col(date("made_on"))
            .col(big_integer_null("ended_by"))
            .col(date_null("ended_on"))
            .col(date_null("last_used_on"))
            .foreign_key(&mut refers("unit_id", "units"))
            .foreign_key(&mut refers("officer_id", "officers"))
            .foreign_key(&mut refers("made_by", "officers"))
            .foreign_key(&mut refers("ended_by", "officers"))
            .take();
        // One key of a token is one request.
        let answers = Table::create()
            .table("token_answers")
            .col(big_integer("token_id"))
            .col(text("key"))
            .col(blob("request_hash"))
            .col(text("body"))
            .col(timestamp_with_time_zone("at"))
            .primary_key(Index::create().col("token_id").col("key"))
            .foreign_key(&mut refers("token_id", "tokens"))
            .take();
        manager.create_table(tokens).await?;
        manager.create_table(answers).await?;
        manager.create_index(unique("tokens", &["token_hash"])).await?;
        manager.create_index(index("tokens", &["unit_id"])).await?;
        manager.create_index(index("token_answers", &["at"])).await
    }
}
