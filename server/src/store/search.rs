//! The search index: for each case the tokens of its words, all in one row. What a token is, the
//! vault knows; which words a case has, [`crate::search`] does.
//!
//! The two engines keep it differently and answer alike: SQLite in a full-text table without
//! content, PostgreSQL in an array with an inverted index.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement, Value,
};

use super::entity::search_queue;
use super::{Tx, Writes};

/// What a case must have to be found: from each group at least one token. A word is a group of
/// one token, or of one for each unit that somebody reads for.
pub type Groups = Vec<Vec<i64>>;

/// Notes in the transaction that changes the words of a case that they are to be read anew.
///
/// # Errors
/// Those of the database.
pub async fn note(to: &impl Writes, case_id: i64) -> Result<(), DbErr> {
    let row = search_queue::ActiveModel { id: NotSet, case_id: Set(case_id) };
    to.put(&search_queue::Entity::insert(row)).await
}

/// The next notes after this one, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, after: i64, limit: u64) -> Result<Vec<search_queue::Model>, DbErr> {
    search_queue::Entity::find()
        .filter(search_queue::Column::Id.gt(after))
        .order_by_asc(search_queue::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Takes these notes of one case; `false` when another node has taken all of them. Whoever gets
/// one read the case after it was written, and later than whoever took the others.
///
/// # Errors
/// Those of the database.
pub async fn take(tx: &Tx, ids: &[i64]) -> Result<bool, DbErr> {
    let taken = search_queue::Entity::delete_many()
        .filter(search_queue::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected > 0)
}

/// Takes every note of a case.
///
/// # Errors
/// Those of the database.
pub async fn forget_notes(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    search_queue::Entity::delete_many().filter(search_queue::Column::CaseId.eq(case_id)).exec(tx).await?;
    Ok(())
}

/// Sets the tokens of a case. They come sorted: their order tells nothing of the order of words.
///
/// # Errors
/// Those of the database.
pub async fn put(tx: &Tx, case_id: i64, tokens: &BTreeSet<i64>) -> Result<(), DbErr> {
    forget(tx, case_id).await?;
    let (sql, text) = match tx.get_database_backend() {
        DbBackend::Postgres => {
            ("INSERT INTO case_tokens (case_id, tokens) VALUES ($1, CAST($2::text AS bigint[]))", array(tokens))
        }
        _ => ("INSERT INTO case_tokens (rowid, tokens) VALUES (?, ?)", words(tokens)),
    };
    run(tx, sql, [case_id.into(), text.into()]).await
}

/// Sets the tokens of many cases that have none yet, in one statement.
///
/// # Errors
/// Those of the database.
pub async fn put_new(tx: &Tx, new: &[(i64, BTreeSet<i64>)]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let (mut sql, mut values) = (String::new(), Vec::with_capacity(2 * new.len()));
    for (case_id, tokens) in new {
        let nth = values.len();
        let (row, text) = match backend {
            DbBackend::Postgres => (format!("(${}, CAST(${}::text AS bigint[]))", nth + 1, nth + 2), array(tokens)),
            _ => ("(?, ?)".to_owned(), words(tokens)),
        };
        sql.push_str(if sql.is_empty() { "" } else { ", " });
        sql.push_str(&row);
        values.extend([Value::from(*case_id), Value::from(text)]);
    }
    let into = if backend == DbBackend::Postgres { "case_id" } else { "rowid" };
    let sql = format!("INSERT INTO case_tokens ({into}, tokens) VALUES {sql}");
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

/// Forgets the tokens of a case: from now on no search finds it.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    let sql = match tx.get_database_backend() {
        DbBackend::Postgres => "DELETE FROM case_tokens WHERE case_id = $1",
        _ => "DELETE FROM case_tokens WHERE rowid = ?",
    };
    run(tx, sql, [case_id.into()]).await
}

/// Removes what was forgotten from the disk as well. The full-text table of SQLite only marks a
/// row as gone until it writes its index anew, which this makes it do; that takes a second for
/// some hundred thousand cases. PostgreSQL removes dead rows by itself (autovacuum).
///
/// # Errors
/// Those of the database.
pub async fn purge(tx: &Tx) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        return Ok(());
    }
    run(tx, "INSERT INTO case_tokens (case_tokens) VALUES (?)", ["optimize".into()]).await
}

/// How many cases have these tokens, at most `most`: counting stops there.
///
/// # Errors
/// Those of the database.
pub async fn count(db: &impl ConnectionTrait, groups: &Groups, most: u64) -> Result<u64, DbErr> {
    let backend = db.get_database_backend();
    let (condition, mut values) = condition(backend, groups);
    let (sql, most) = (
        match backend {
            DbBackend::Postgres => {
                format!(
                    "SELECT COUNT(*) AS n FROM (SELECT 1 FROM case_tokens WHERE {condition} LIMIT ${}) AS found",
                    values.len() + 1
                )
            }
            _ => format!("SELECT COUNT(*) AS n FROM (SELECT 1 FROM case_tokens WHERE {condition} LIMIT ?) AS found"),
        },
        i64::try_from(most).unwrap_or(i64::MAX),
    );
    values.push(most.into());
    let row = db.query_one_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let counted: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(counted).unwrap_or_default())
}

/// Which cases have each of these tokens, up to `most` for each, in one question.
///
/// # Errors
/// Those of the database.
pub async fn each(db: &impl ConnectionTrait, tokens: &[i64], most: u64) -> Result<Vec<(i64, i64)>, DbErr> {
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.get_database_backend();
    let one = |place: usize| {
        let token = tokens[place];
        match backend {
            DbBackend::Postgres => format!(
                "SELECT * FROM (SELECT CAST({token} AS bigint) AS token, case_id AS id FROM case_tokens \
                 WHERE tokens && CAST(${}::text AS bigint[]) LIMIT {most}) AS t{place}",
                place + 1
            ),
            _ => format!(
                "SELECT * FROM (SELECT {token} AS token, rowid AS id FROM case_tokens \
                 WHERE case_tokens MATCH ? LIMIT {most})"
            ),
        }
    };
    let sql = (0..tokens.len()).map(one).collect::<Vec<_>>().join(" UNION ALL ");
    let value = |token: &i64| match backend {
        DbBackend::Postgres => Value::from(array([token])),
        _ => format!("\"{}\"", word(*token)).into(),
    };
    let rows = db.query_all_raw(Statement::from_sql_and_values(backend, sql, tokens.iter().map(value))).await?;
    rows.iter().map(|row| Ok((row.try_get("", "token")?, row.try_get("", "id")?))).collect()
}

/// The cases that have these tokens, as a predicate over `cases`.
#[must_use]
pub fn having(backend: DbBackend, groups: &Groups) -> SimpleExpr {
    let (condition, values) = condition(backend, groups);
    let key = if backend == DbBackend::Postgres { "case_id" } else { "rowid" };
    Expr::cust_with_values(format!("\"cases\".\"id\" IN (SELECT {key} FROM case_tokens WHERE {condition})"), values)
}

fn condition(backend: DbBackend, groups: &Groups) -> (String, Vec<Value>) {
    // Somebody who reads for no unit finds nothing; an empty group is no search that SQLite knows.
    if groups.iter().any(Vec::is_empty) {
        return ("1 = 0".to_owned(), Vec::new());
    }
    if backend != DbBackend::Postgres {
        let group = |tokens: &Vec<i64>| {
            let quoted: Vec<_> = tokens.iter().map(|token| format!("\"{}\"", word(*token))).collect();
            format!("({})", quoted.join(" OR "))
        };
        let asked: Vec<_> = groups.iter().map(group).collect();
        return ("case_tokens MATCH ?".to_owned(), vec![asked.join(" AND ").into()]);
    }
    // An array cannot be bound without a feature of the driver; its text can.
    let one = |place: usize| format!("tokens && CAST(${}::text AS bigint[])", place + 1);
    let parts: Vec<_> = (0..groups.len()).map(one).collect();
    (parts.join(" AND "), groups.iter().map(|tokens| array(tokens).into()).collect())
}

/// A token as a word of the full-text table: its forty bits in hexadecimal digits.
fn word(token: i64) -> String {
    format!("{token:010x}")
}

/// What such a word stands for; `None` when it is none.
#[must_use]
pub fn token(word: &str) -> Option<i64> {
    i64::from_str_radix(word, 16).ok()
}

fn words<'a>(tokens: impl IntoIterator<Item = &'a i64>) -> String {
    tokens.into_iter().map(|token| word(*token)).collect::<Vec<_>>().join(" ")
}

fn array<'a>(tokens: impl IntoIterator<Item = &'a i64>) -> String {
    format!("{{{}}}", tokens.into_iter().map(i64::to_string).collect::<Vec<_>>().join(","))
}

async fn run<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> Result<(), DbErr> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}
