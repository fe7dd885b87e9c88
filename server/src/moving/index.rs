//! The two tables that only find. SQLite keeps of them what is found and not what was put in, so it is read back from
//! the index itself (<https://sqlite.org/fts5.html>, 6: the fts5vocab virtual table).

use std::collections::BTreeSet;

use futures::StreamExt;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, StreamTrait};

use crate::store::publications::register;
use crate::store::{Db, Tx, search};

/// Their names.
pub(super) const TABLES: [&str; 2] = ["case_tokens", "publication_terms"];

/// What is sorted on the way may be larger than the memory.
pub(super) async fn prepare(source: &Db) -> Result<(), DbErr> {
    source.writer_for_migrations().execute_unprepared("pragma temp_store = file").await?;
    Ok(())
}

/// Lets everything be found in the new database that is found in the old one; returns of how many cases.
pub(super) async fn copy(from: &Tx, to: &Tx) -> Result<u64, DbErr> {
    let [cases, entries] = TABLES;
    let mut count = 0;
    let mut found = rows(from, cases).await?;
    while let Some(row) = found.next().await {
        let (case, words) = row?;
        let tokens: BTreeSet<i64> = words.split(' ').filter_map(search::token).collect();
        search::put(to, case, &tokens).await?;
        count += 1;
    }
    drop(found);
    let mut found = rows(from, entries).await?;
    while let Some(row) = found.next().await {
        let (entry, words) = row?;
        register::put_terms(to, entry, &words.split(' ').map(str::to_owned).collect()).await?;
    }
    Ok(count)
}

/// Each row of a full-text table with its words.
async fn rows<'a>(
    from: &'a Tx,
    table: &str,
) -> Result<impl futures::Stream<Item = Result<(i64, String), DbErr>> + use<'a>, DbErr> {
    let vocabulary =
        format!("create virtual table temp.words_of_{table} using fts5vocab('main', '{table}', 'instance')");
    from.execute_unprepared(&vocabulary).await?;
    let ask = format!("select doc, group_concat(term, ' ') from temp.words_of_{table} group by doc order by doc");
    let rows = from.stream_raw(Statement::from_string(DbBackend::Sqlite, ask)).await?;
    Ok(rows.map(|row| row.and_then(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))))
}
