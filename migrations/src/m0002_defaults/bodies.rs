//! The one body every installation has, the Central Front, and the posts of every kind of body.
//! The bodies of a province come with its import.

use sea_orm_migration::prelude::*;
use serde::Deserialize;

use super::csv_rows::rows;
use super::{defaults_hold_from, insert};

#[derive(Deserialize)]
struct Post {
    code: String,
    unit_kind: String,
    level: String,
    name_vi: String,
    name_en: String,
    is_head: bool,
    is_deputy: bool,
    is_key_cadre: bool,
    is_committee_member: bool,
    managed_by: String,
    position: i32,
}

pub async fn load(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    central_front(manager).await?;
    posts(manager).await
}

async fn central_front(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    insert(
        manager,
        "units",
        ["code", "system", "level", "kind", "name", "folded", "valid_from"],
        [[
            "MTTQ_TW".into(),
            "MTTQ".into(),
            "TW".into(),
            "FRONT".into(),
            "Ủy ban Trung ương MTTQ Việt Nam".into(),
            "uy ban trung uong mttq viet nam".into(),
            defaults_hold_from()?.into(),
        ]],
    )
    .await
}

async fn posts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let posts: Vec<Post> = rows("posts.csv", include_str!("../../data/posts.csv"))?;
    let from = defaults_hold_from()?;
    insert(
        manager,
        "posts",
        [
            "code",
            "unit_kind",
            "level",
            "name_vi",
            "name_en",
            "is_head",
            "is_deputy",
            "is_key_cadre",
            "is_committee_member",
            "managed_by",
            "position",
            "valid_from",
        ],
        posts.into_iter().map(|p| {
            [
                p.code.into(),
                p.unit_kind.into(),
                p.level.into(),
                p.name_vi.into(),
                p.name_en.into(),
                p.is_head.into(),
                p.is_deputy.into(),
                p.is_key_cadre.into(),
                p.is_committee_member.into(),
                p.managed_by.into(),
                p.position.into(),
                from.into(),
            ]
        }),
    )
    .await
}
