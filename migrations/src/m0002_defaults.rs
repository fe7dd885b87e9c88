//! The reference data a new installation starts with. The files in `data/` are read once, by this
//! step; afterwards the tables are the truth and an administrator edits them.

mod bodies;
mod calendar;
mod csv_rows;
mod papers;
mod places;
mod rules;

use sea_orm_migration::prelude::*;
use time::{Date, Month};

/// Loads provinces, the Central Front, posts, categories, legal references, deadlines, routing
/// rules, the calendar and the words of papers.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        places::load(manager).await?;
        bodies::load(manager).await?;
        rules::load(manager).await?;
        calendar::load(manager).await?;
        papers::load(manager).await?;
        insert(manager, "reference_state", ["id", "version"], [[1i64.into(), 1i64.into()]]).await
    }
}

/// The day from which the defaults hold: the first that the calendar covers. No deadline can be
/// counted before it.
fn defaults_hold_from() -> Result<Date, DbErr> {
    day(2025, Month::January)
}

/// The day from which the 34 provinces and the two levels below the centre exist.
fn provinces_hold_from() -> Result<Date, DbErr> {
    day(2025, Month::July)
}

fn day(year: i32, month: Month) -> Result<Date, DbErr> {
    Date::from_calendar_date(year, month, 1).map_err(|error| DbErr::Migration(error.to_string()))
}

/// Writes all rows of one table in one statement.
async fn insert<const N: usize>(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: [&'static str; N],
    rows: impl IntoIterator<Item = [Value; N]>,
) -> Result<(), DbErr> {
    let mut insert = Query::insert();
    insert.into_table(table).columns(columns);
    for row in rows {
        insert.values(row.map(Expr::val)).map_err(|error| DbErr::Migration(error.to_string()))?;
    }
    manager.execute(insert).await
}
