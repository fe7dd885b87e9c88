//! What the Front, the unit and the reporter write to each other, all of it sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    messages(manager).await?;
    referrals(manager).await?;
    answers(manager).await?;
    attachments(manager).await
}

async fn messages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let messages = Table::create()
        .table("messages")
        .col(id())
        .col(big_integer("case_id"))
        .col(text("direction"))
        .col(text("purpose"))
        .col(integer("event_seq"))
        .col(blob("envelope"))
        .col(date("on_date"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    table(manager, messages, vec![index("messages", &["case_id"])]).await
}

async fn referrals(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let referrals = Table::create()
        .table("referrals")
        .col(id())
        .col(big_integer("case_id"))
        .col(big_integer("unit_id"))
        .col(integer("round"))
        .col(text("status"))
        .col(blob("envelope"))
        .col(big_integer("drafted_by"))
        .col(big_integer_null("approved_by"))
        .col(big_integer_null("rule_id"))
        .col(text("explanation"))
        .col(text_null("document_no"))
        .col(date_null("issued_on"))
        .col(date_null("ended_on"))
        .col(date_null("due_on"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("unit_id", "units"))
        .foreign_key(&mut refers("drafted_by", "officers"))
        .foreign_key(&mut refers("approved_by", "officers"))
        .foreign_key(&mut refers("rule_id", "routing_rules"))
        .take();
    let indexes = vec![index("referrals", &["case_id"]), index("referrals", &["unit_id", "status"])];
    table(manager, referrals, indexes).await?;

    let referral_copies = Table::create()
        .table("referral_copies")
        .col(big_integer("referral_id"))
        .col(big_integer("unit_id"))
        .primary_key(Index::create().col("referral_id").col("unit_id"))
        .foreign_key(&mut refers("referral_id", "referrals"))
        .foreign_key(&mut refers("unit_id", "units"))
        .take();
    let by_unit = vec![index("referral_copies", &["unit_id"])];
    table(manager, referral_copies, by_unit).await
}

async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let answers = Table::create()
        .table("answers")
        .col(id())
        .col(big_integer("case_id"))
        .col(big_integer_null("referral_id"))
        .col(integer("round"))
        .col(text("status"))
        .col(blob("envelope"))
        .col(big_integer("drafted_by"))
        .col(big_integer_null("signed_by"))
        .col(blob_null("signer_name"))
        .col(text_null("document_no"))
        .col(date_null("document_on"))
        .col(text_null("result"))
        .col(date_null("issued_on"))
        .col(date_null("released_on"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("referral_id", "referrals"))
        .foreign_key(&mut refers("drafted_by", "officers"))
        .foreign_key(&mut refers("signed_by", "officers"))
        .take();
    let indexes = vec![index("answers", &["case_id"]), index("answers", &["referral_id"])];
    table(manager, answers, indexes).await?;

    let answer_checks = Table::create()
        .table("answer_checks")
        .col(big_integer("answer_id"))
        .col(text("point"))
        .col(text("verdict"))
        .col(blob_null("note"))
        .col(big_integer("checked_by"))
        .primary_key(Index::create().col("answer_id").col("point"))
        .foreign_key(&mut refers("answer_id", "answers"))
        .foreign_key(&mut refers("checked_by", "officers"))
        .take();
    table(manager, answer_checks, vec![]).await
}

async fn attachments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A file belongs to a draft first, and to the case once it is sent.
    let attachments = Table::create()
        .table("attachments")
        .col(id())
        .col(big_integer_null("case_id"))
        .col(blob_null("draft_hash"))
        .col(big_integer_null("message_id"))
        .col(big_integer_null("answer_id"))
        .col(text("object"))
        .col(text("media_type"))
        .col(big_integer("size"))
        .col(blob("sha256"))
        .col(blob("name"))
        .col(blob("wrapped_key"))
        .col(text("scan"))
        .col(integer("position"))
        .col(date("on_date"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("message_id", "messages"))
        .foreign_key(&mut refers("answer_id", "answers"))
        .take();
    let indexes = vec![
        unique("attachments", &["object"]),
        index("attachments", &["case_id"]),
        index("attachments", &["draft_hash"]),
        index("attachments", &["message_id"]),
        index("attachments", &["answer_id"]),
        index("attachments", &["scan"]),
    ];
    table(manager, attachments, indexes).await
}
