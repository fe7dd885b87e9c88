//! Words that a unit begins with: an answer, a return, a request for more time.

use sea_orm_migration::prelude::*;
use time::{Date, Month};

/// One after the other, between lines of three equals signs: occasion, category and title, then the words.
const FIRST: &str = include_str!("../../data/unit_templates.txt");

/// Adds them behind the series that are there.
pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let last = Query::select().expr(Func::max(Expr::col("series"))).from("templates").to_owned();
    let last = manager.get_connection().query_one(&last).await?;
    let last: Option<i64> = last.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
    let begin = last.unwrap_or_default() + 1;
    let from =
        Date::from_calendar_date(2025, Month::January, 1).map_err(|error| DbErr::Migration(error.to_string()))?;
    let mut insert = Query::insert();
    insert.into_table("templates");
    insert.columns(["series", "version", "occasion", "title", "body", "category", "valid_from"]);
    for (series, text) in (begin..).zip(FIRST.split("\n===\n")) {
        let wrong = || DbErr::Migration(format!("template {series} has not the parts that it should"));
        let (head, body) = text.trim().split_once('\n').ok_or_else(wrong)?;
        let mut parts = head.splitn(3, ';').map(str::trim);
        let (Some(occasion), Some(category), Some(title)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(wrong());
        };
        let category = Some(category.to_owned()).filter(|code| !code.is_empty());
        let row: [Value; 7] = [
            series.into(),
            1_i32.into(),
            occasion.into(),
            title.into(),
            body.trim().into(),
            category.into(),
            from.into(),
        ];
        insert.values(row.map(Expr::val)).map_err(|error| DbErr::Migration(error.to_string()))?;
    }
    manager.execute(insert).await
}
