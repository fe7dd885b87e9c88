//! Finding words in what is sealed: keyed hashes of them, all of one case in one row.
//!
//! A row a word would tell by its number when and beside which others it was written.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::table;
use crate::column::{id, refers};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Only ever added to and taken from: a change that comes while a case is being read makes a
    // row of its own, so that it cannot be missed.
    let search_queue = Table::create()
        .table("search_queue")
        .col(id())
        .col(big_integer("case_id"))
        .foreign_key(&mut refers("case_id", "cases"))
        .take();
    table(manager, search_queue, vec![]).await?;

    let statements = match manager.get_database_backend() {
        DbBackend::Postgres => POSTGRES,
        _ => SQLITE,
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

// The row is the case. Nothing but the index is kept (`content=''`), and of a token only in which
// rows it is (`detail=none`), not where in them.
const SQLITE: &[&str] = &["CREATE VIRTUAL TABLE case_tokens USING fts5
     (tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')"];

const POSTGRES: &[&str] = &[
    "CREATE TABLE case_tokens (
         case_id bigint PRIMARY KEY REFERENCES cases (id) ON DELETE RESTRICT,
         tokens bigint[] NOT NULL)",
    "CREATE INDEX ix_case_tokens_tokens ON case_tokens USING gin (tokens)",
];
