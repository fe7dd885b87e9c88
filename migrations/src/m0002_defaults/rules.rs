//! What feedback can be about, which laws set which deadlines, how long data is kept, and who
//! answers for whom.

use sea_orm_migration::prelude::*;
use serde::Deserialize;

use super::csv_rows::rows;
use super::{defaults_hold_from, insert};

#[derive(Deserialize)]
struct Category {
    code: String,
    group: String,
    name_vi: String,
    name_en: String,
    source: String,
    standards: String,
    assignable: String,
    enabled: bool,
    position: i32,
}

#[derive(Deserialize)]
struct LegalRef {
    code: String,
    title: String,
    article: String,
    mark: String,
}

#[derive(Deserialize)]
struct Deadline {
    key: String,
    amount: i32,
    unit: String,
    starts_at: String,
    max_times: Option<i32>,
    legal_ref: Option<String>,
    basis: String,
    mark: String,
}

#[derive(Deserialize)]
struct RetentionRule {
    category: String,
    ending: String,
    amount: i32,
    unit: String,
    basis: String,
    mark: String,
}

#[derive(Deserialize)]
struct RoutingRule {
    position: i32,
    system: Option<String>,
    level: Option<String>,
    rank: String,
    post_code: Option<String>,
    category_code: Option<String>,
    managed_by: Option<String>,
    target: String,
    copy_target: Option<String>,
    explanation: String,
}

pub async fn load(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    categories(manager).await?;
    legal_refs(manager).await?;
    deadlines(manager).await?;
    retention_rules(manager).await?;
    routing_rules(manager).await
}

async fn categories(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let categories: Vec<Category> = rows("categories.csv", include_str!("../../data/categories.csv"))?;
    let from = defaults_hold_from()?;
    insert(
        manager,
        "categories",
        [
            "code",
            "group_code",
            "name_vi",
            "name_en",
            "source",
            "standards",
            "assignable",
            "enabled",
            "position",
            "valid_from",
        ],
        categories.into_iter().map(|c| {
            [
                c.code.into(),
                c.group.into(),
                c.name_vi.into(),
                c.name_en.into(),
                c.source.into(),
                c.standards.into(),
                c.assignable.into(),
                c.enabled.into(),
                c.position.into(),
                from.into(),
            ]
        }),
    )
    .await
}

async fn legal_refs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let legal_refs: Vec<LegalRef> = rows("legal_refs.csv", include_str!("../../data/legal_refs.csv"))?;
    let from = defaults_hold_from()?;
    insert(
        manager,
        "legal_refs",
        ["code", "title", "article", "mark", "valid_from"],
        legal_refs.into_iter().map(|l| [l.code.into(), l.title.into(), l.article.into(), l.mark.into(), from.into()]),
    )
    .await
}

async fn deadlines(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let deadlines: Vec<Deadline> = rows("deadlines.csv", include_str!("../../data/deadlines.csv"))?;
    let from = defaults_hold_from()?;
    insert(
        manager,
        "deadlines",
        ["key", "amount", "unit", "starts_at", "max_times", "legal_ref_code", "basis", "mark", "valid_from"],
        deadlines.into_iter().map(|d| {
            [
                d.key.into(),
                d.amount.into(),
                d.unit.into(),
                d.starts_at.into(),
                d.max_times.into(),
                d.legal_ref.into(),
                d.basis.into(),
                d.mark.into(),
                from.into(),
            ]
        }),
    )
    .await
}

async fn retention_rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rules: Vec<RetentionRule> = rows("retention.csv", include_str!("../../data/retention.csv"))?;
    let from = defaults_hold_from()?;
    insert(
        manager,
        "retention_rules",
        ["category_code", "ending", "amount", "unit", "basis", "mark", "valid_from"],
        rules.into_iter().map(|r| {
            [
                r.category.into(),
                r.ending.into(),
                r.amount.into(),
                r.unit.into(),
                r.basis.into(),
                r.mark.into(),
                from.into(),
            ]
        }),
    )
    .await
}

async fn routing_rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let routing_rules: Vec<RoutingRule> = rows("routing_rules.csv", include_str!("../../data/routing_rules.csv"))?;
    let from = defaults_hold_from()?;
    insert(
        manager,
        "routing_rules",
        [
            "position",
            "system",
            "level",
            "rank",
            "post_code",
            "category_code",
            "managed_by",
            "target",
            "copy_target",
            "explanation",
            "valid_from",
        ],
        routing_rules.into_iter().map(|r| {
            [
                r.position.into(),
                r.system.into(),
                r.level.into(),
                r.rank.into(),
                r.post_code.into(),
                r.category_code.into(),
                r.managed_by.into(),
                r.target.into(),
                r.copy_target.into(),
                r.explanation.into(),
                from.into(),
            ]
        }),
    )
    .await
}
