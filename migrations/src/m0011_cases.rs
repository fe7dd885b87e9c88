//! That a case concerns a child; the words of the report to a Party committee (M10).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;
use time::{Date, Month};

/// Adds the mark to the cases, and the paper to those that are written.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Four parts between lines of three dashes: title and subject, addressees, body, copies.
const REPORT: &str = include_str!("../data/papers/M10.txt");

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mark = Table::alter().table("cases").add_column(boolean("child").default(false)).take();
        manager.alter_table(mark).await?;
        let wrong = || DbErr::Migration("the words of paper M10 have not the parts that they should".to_owned());
        let parts: Vec<&str> = REPORT.split("\n---\n").map(str::trim).collect();
        let [head, addressees, body, copies] = parts.as_slice() else { return Err(wrong()) };
        let (title, subject) = head.split_once('\n').ok_or_else(wrong)?;
        let from =
            Date::from_calendar_date(2025, Month::January, 1).map_err(|error| DbErr::Migration(error.to_string()))?;
        let mut insert = Query::insert();
        insert.into_table("paper_templates");
        insert.columns(["code", "title", "subject", "addressees", "body", "copies", "valid_from"]);
        let row: [Value; 7] = [
            "M10".into(),
            title.into(),
            subject.into(),
            (*addressees).into(),
            (*body).into(),
            (*copies).into(),
            from.into(),
        ];
        insert.values(row.map(Expr::val)).map_err(|error| DbErr::Migration(error.to_string()))?;
        manager.execute(insert).await
    }
}
