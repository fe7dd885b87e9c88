//! Words that an office writes again and again, as versions, and those that an installation begins with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use time::{Date, Month};

use crate::column::{id, index, one_open_version, refers, unique, valid_from, valid_to};

/// Creates the table and fills it.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// One after the other, between lines of three equals signs: occasion and title, then the words.
const FIRST: &str = include_str!("../data/templates.txt");

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let templates = Table::create()
            .table("templates")
            .col(id())
            .col(big_integer("series"))
            .col(integer("version"))
            .col(text("occasion"))
            .col(text("title"))
            .col(text("body"))
            .col(text_null("category"))
            .col(text_null("state"))
            .col(valid_from())
            .col(valid_to())
            .col(big_integer_null("made_by"))
            .foreign_key(&mut refers("made_by", "officers"))
            .take();
        manager.create_table(templates).await?;
        let indexes = [
            unique("templates", &["series", "version"]),
            one_open_version("templates", &["series"]),
            index("templates", &["valid_from"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        let from =
            Date::from_calendar_date(2025, Month::January, 1).map_err(|error| DbErr::Migration(error.to_string()))?;
        let mut insert = Query::insert();
        insert.into_table("templates");
        insert.columns(["series", "version", "occasion", "title", "body", "category", "valid_from"]);
        for (series, text) in (1_i64..).zip(FIRST.split("\n===\n")) {
            let (head, body) = text.trim().split_once('\n').ok_or_else(|| wrong(series))?;
            let [occasion, category, title] = parts(head).ok_or_else(|| wrong(series))?;
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
}

fn parts(head: &str) -> Option<[&str; 3]> {
    let mut parts = head.splitn(3, ';').map(str::trim);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

fn wrong(series: i64) -> DbErr {
    DbErr::Migration(format!("template {series} has not the parts that it should"))
}
