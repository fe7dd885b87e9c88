//! The words of the papers of a reception, of the survey and of a sealed hand-over (M11 to M14).

use sea_orm_migration::prelude::*;
use time::{Date, Month};

/// Four parts between lines of three dashes: title and subject, addressees, body, copies.
const PAPERS: [(&str, &str); 4] = [
    ("M11", include_str!("../../data/papers/M11.txt")),
    ("M12", include_str!("../../data/papers/M12.txt")),
    ("M13", include_str!("../../data/papers/M13.txt")),
    ("M14", include_str!("../../data/papers/M14.txt")),
];

/// Adds them to those that are written.
pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let from =
        Date::from_calendar_date(2025, Month::January, 1).map_err(|error| DbErr::Migration(error.to_string()))?;
    let mut insert = Query::insert();
    insert.into_table("paper_templates");
    insert.columns(["code", "title", "subject", "addressees", "body", "copies", "valid_from"]);
    for (code, text) in PAPERS {
        let wrong = || DbErr::Migration(format!("the words of paper {code} have not the parts that they should"));
        // Minutes are addressed to nobody: two of the lines may follow each other.
        let text = text.replace("\n---\n---\n", "\n---\n\n---\n");
        let parts: Vec<&str> = text.split("\n---\n").map(str::trim).collect();
        let [head, addressees, body, copies] = parts.as_slice() else { return Err(wrong()) };
        let (title, subject) = head.split_once('\n').ok_or_else(wrong)?;
        let row: [Value; 7] = [
            code.into(),
            title.into(),
            subject.into(),
            (*addressees).into(),
            (*body).into(),
            (*copies).into(),
            from.into(),
        ];
        insert.values(row.map(Expr::val)).map_err(|error| DbErr::Migration(error.to_string()))?;
    }
    manager.execute(insert).await
}
