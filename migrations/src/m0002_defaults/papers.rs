//! The words of the papers. A file has four parts between lines of three dashes: title and subject,
//! addressees, body, copies. They are templates: `{{ … }}` is a field, `{% … %}` a condition or a
//! repetition.

use sea_orm_migration::prelude::*;

use super::{defaults_hold_from, insert};

const PAPERS: &[(&str, &str)] = &[
    ("M01", include_str!("../../data/papers/M01.txt")),
    ("M03", include_str!("../../data/papers/M03.txt")),
    ("M04", include_str!("../../data/papers/M04.txt")),
    ("M05", include_str!("../../data/papers/M05.txt")),
    ("M06", include_str!("../../data/papers/M06.txt")),
    ("M07", include_str!("../../data/papers/M07.txt")),
    ("M08", include_str!("../../data/papers/M08.txt")),
    ("M09", include_str!("../../data/papers/M09.txt")),
];

pub async fn load(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let from = defaults_hold_from()?;
    let mut rows = Vec::with_capacity(PAPERS.len());
    for (code, text) in PAPERS {
        let [title, subject, addressees, body, copies] = parts(code, text)?;
        rows.push([
            (*code).into(),
            title.into(),
            subject.into(),
            addressees.into(),
            body.into(),
            copies.into(),
            from.into(),
        ]);
    }
    let columns = ["code", "title", "subject", "addressees", "body", "copies", "valid_from"];
    insert(manager, "paper_templates", columns, rows).await
}

fn parts<'a>(code: &str, text: &'a str) -> Result<[&'a str; 5], DbErr> {
    let parts: Vec<&str> = text.split("\n---\n").map(str::trim).collect();
    let [head, addressees, body, copies] = parts.as_slice() else { return Err(wrong(code)) };
    let (title, subject) = head.split_once('\n').ok_or_else(|| wrong(code))?;
    Ok([title, subject, addressees, body, copies])
}

fn wrong(code: &str) -> DbErr {
    DbErr::Migration(format!("the words of paper {code} have not the parts that they should"))
}
