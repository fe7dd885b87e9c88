//! What a unit gets of a file: the cleaned copy, and the referrals it was picked for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{index, key, refers, refers_to, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A file has one copy at most. The row comes first: an object that no row names is never found.
    let attachment_copies = Table::create()
        .table("attachment_copies")
        .col(key("attachment_id"))
        .col(text("state"))
        .col(text_null("reason"))
        .col(text_null("object"))
        .col(text_null("media_type"))
        .col(big_integer_null("size"))
        .col(blob_null("sha256"))
        .col(blob_null("wrapped_key"))
        .col(timestamp_with_time_zone_null("begun_at"))
        .foreign_key(&mut refers("attachment_id", "attachments"))
        .take();
    let indexes = vec![unique("attachment_copies", &["object"]), index("attachment_copies", &["state", "begun_at"])];
    table(manager, attachment_copies, indexes).await?;

    let referral_files = Table::create()
        .table("referral_files")
        .col(big_integer("referral_id"))
        .col(integer("position"))
        .col(big_integer("attachment_id"))
        .primary_key(Index::create().col("referral_id").col("position"))
        .foreign_key(&mut refers("referral_id", "referrals"))
        .foreign_key(&mut refers_to("attachment_id", "attachment_copies", "attachment_id"))
        .take();
    let by_file = vec![unique("referral_files", &["attachment_id", "referral_id"])];
    table(manager, referral_files, by_file).await
}
