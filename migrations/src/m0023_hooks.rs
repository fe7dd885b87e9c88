//! Where units' own systems are told of news, and the messages to them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, key, refers, refers_to, unique};

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
        // One of a token. It goes when it ends, with its messages: nothing of it is left but lines of the journal.
        let hooks = Table::create()
            .table("hooks")
            .col(key("token_id"))
            .col(blob("address"))
            .col(blob("secret"))
            .col(blob_null("former_secret"))
            .col(timestamp_with_time_zone_null("former_until"))
            .col(date("made_on"))
            .col(date_null("failing_on"))
            .foreign_key(&mut refers("token_id", "tokens"))
            .take();
        let messages = Table::create()
            .table("hook_messages")
            .col(id())
            .col(big_integer("token_id"))
            .col(big_integer_null("case_id"))
            .col(text("event"))
            .col(text("message_id"))
            .col(text("state"))
            .col(integer("attempts"))
            .col(timestamp_with_time_zone("next_at"))
            .col(timestamp_with_time_zone_null("lease_until"))
            .col(integer_null("status"))
            .col(text_null("failure"))
            .col(date("created_on"))
            .col(date_null("tried_on"))
            .foreign_key(&mut refers_to("token_id", "hooks", "token_id"))
            .foreign_key(&mut refers("case_id", "cases"))
            .take();
        manager.create_table(hooks).await?;
        manager.create_table(messages).await?;
        manager.create_index(unique("hook_messages", &["message_id"])).await?;
        manager.create_index(index("hook_messages", &["state", "next_at"])).await?;
        manager.create_index(index("hook_messages", &["token_id", "id"])).await?;
        manager.create_index(index("hook_messages", &["case_id"])).await
    }
}
