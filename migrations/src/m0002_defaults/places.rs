//! The provinces. Communes come with an import: there are thousands, and they change.

use sea_orm_migration::prelude::*;
use serde::Deserialize;

use super::csv_rows::rows;
use super::{insert, provinces_hold_from};

#[derive(Deserialize)]
struct Province {
    code: String,
    kind: String,
    name: String,
    folded: String,
}

pub async fn load(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let provinces: Vec<Province> = rows("provinces.csv", include_str!("../../data/provinces.csv"))?;
    let from = provinces_hold_from()?;
    insert(
        manager,
        "areas",
        ["code", "kind", "name", "folded", "valid_from"],
        provinces.into_iter().map(|p| [p.code.into(), p.kind.into(), p.name.into(), p.folded.into(), from.into()]),
    )
    .await
}
