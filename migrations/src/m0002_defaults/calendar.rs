//! Days off and working Saturdays. The law does not determine the dates, it only says who
//! announces them, so they are data, and a year not yet announced is `projected`.

use sea_orm_migration::prelude::*;
use serde::Deserialize;
use time::Date;

use super::csv_rows::{iso_date, rows};
use super::insert;

#[derive(Deserialize)]
struct CalendarDay {
    #[serde(deserialize_with = "iso_date")]
    date: Date,
    kind: String,
    name: String,
    status: String,
    source: String,
}

pub async fn load(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let days: Vec<CalendarDay> = rows("calendar.csv", include_str!("../../data/calendar.csv"))?;
    insert(
        manager,
        "calendar_days",
        ["day", "kind", "name", "status", "source"],
        days.into_iter().map(|d| [d.date.into(), d.kind.into(), d.name.into(), d.status.into(), d.source.into()]),
    )
    .await
}
