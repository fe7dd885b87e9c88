//! Statements that answer nothing: done at once in a transaction, or collected and done together.
//!
//! What makes a case are some twenty rows. Sent one by one, each waits for the answer of the one
//! before, and everybody else who writes waits for all of them. Collected, they are made ready before
//! the transaction begins and go to either engine in as few messages as it takes.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryTrait, Statement, Value, Values};

use super::Tx;

/// Where a statement goes that answers nothing.
pub trait Writes: Sync {
    /// Writes this; `rows` is how many rows it has to change, if that is known.
    ///
    /// # Errors
    /// Those of the database, now or when the batch is written; among them that another number of rows
    /// was changed than has to be.
    fn write(&self, query: &impl QueryTrait, rows: Option<u64>) -> impl Future<Output = Result<(), DbErr>> + Send;

    /// Writes this.
    ///
    /// # Errors
    /// As [`Self::write`].
    fn put(&self, query: &impl QueryTrait) -> impl Future<Output = Result<(), DbErr>> + Send {
        self.write(query, None)
    }
}

impl Writes for Tx {
    fn write(&self, query: &impl QueryTrait, rows: Option<u64>) -> impl Future<Output = Result<(), DbErr>> + Send {
        run(self, Step { statement: query.build(self.get_database_backend()), rows })
    }
}

/// Statements to be done in their order, together or not at all.
#[derive(Debug)]
pub struct Batch {
    backend: DbBackend,
    steps: Mutex<Vec<Step>>,
}

#[derive(Clone, Debug)]
struct Step {
    statement: Statement,
    rows: Option<u64>,
}

impl Step {
    /// Whether it inserts given values and nothing that it would read first.
    fn inserts(&self) -> bool {
        self.rows.is_none() && self.statement.sql.starts_with("INSERT INTO ") && !self.statement.sql.contains("SELECT ")
    }
}

impl Writes for Batch {
    fn write(&self, query: &impl QueryTrait, rows: Option<u64>) -> impl Future<Output = Result<(), DbErr>> + Send {
        self.lock().push(Step { statement: query.build(self.backend), rows });
        std::future::ready(Ok(()))
    }
}

impl Batch {
    /// An empty one, in the words of this engine.
    #[must_use]
    pub fn new(backend: DbBackend) -> Self {
        Self { backend, steps: Mutex::default() }
    }

    /// Does everything, within a transaction that somebody else ends.
    ///
    /// # Errors
    /// Those of the first statement that fails.
    pub async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        let steps = self.lock().clone();
        let steps = if self.backend == DbBackend::Sqlite { joined(steps) } else { as_one(steps) };
        for step in steps {
            run(tx, step).await?;
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Step>> {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn run(tx: &Tx, step: Step) -> Result<(), DbErr> {
    let done = tx.execute_raw(step.statement).await?;
    match step.rows {
        Some(rows) if rows != done.rows_affected() => Err(DbErr::RecordNotUpdated),
        _ => Ok(()),
    }
}

/// Neighbours as one: the text one after the other, and the values too, which the driver hands to the
/// statements in that order. What has to change a certain number of rows stays alone.
fn joined(steps: Vec<Step>) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    for step in steps {
        match all.last_mut() {
            Some(last) if last.rows.is_none() && step.rows.is_none() => {
                last.statement.sql.push_str("; ");
                last.statement.sql.push_str(&step.statement.sql);
                values(&mut last.statement).extend(step.statement.values.into_iter().flat_map(|values| values.0));
            }
            _ => all.push(step),
        }
    }
    all
}

/// PostgreSQL takes one statement with values at a time: neighbours that insert given values are made one, all but the
/// last named before it (<https://www.postgresql.org/docs/current/queries-with.html>, 7.8.4). What refers to another row
/// is looked at when all of them are there.
fn as_one(steps: Vec<Step>) -> Vec<Step> {
    let mut all: Vec<Vec<Step>> = Vec::new();
    for step in steps {
        match all.last_mut() {
            Some(last) if step.inserts() && last.iter().all(Step::inserts) => last.push(step),
            _ => all.push(vec![step]),
        }
    }
    all.into_iter().filter_map(named).collect()
}

/// One statement that does what these do.
fn named(mut steps: Vec<Step>) -> Option<Step> {
    let last = steps.pop()?;
    let Some(first) = steps.first() else { return Some(last) };
    let (backend, mut sql) = (first.statement.db_backend, String::new());
    let mut bound = Vec::new();
    for (place, step) in steps.into_iter().enumerate() {
        sql.push_str(if place == 0 { "WITH " } else { ", " });
        sql.push_str(&format!("s{place} AS ("));
        append(&mut sql, &step.statement.sql, bound.len());
        sql.push(')');
        bound.extend(step.statement.values.into_iter().flat_map(|values| values.0));
    }
    sql.push(' ');
    append(&mut sql, &last.statement.sql, bound.len());
    bound.extend(last.statement.values.into_iter().flat_map(|values| values.0));
    Some(Step { statement: Statement { sql, values: Some(Values(bound)), db_backend: backend }, rows: None })
}

/// Adds a statement whose values come behind so many others: `$1` is then one of them. A statement of ours holds no text
/// in which such a mark could stand.
fn append(sql: &mut String, statement: &str, behind: usize) {
    let mut parts = statement.split('$');
    sql.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let place = number.parse::<usize>().map_or_else(|_| number.to_owned(), |place| (place + behind).to_string());
        sql.push_str(&format!("${place}{rest}"));
    }
}

fn values(statement: &mut Statement) -> &mut Vec<Value> {
    &mut statement.values.get_or_insert_with(|| Values(Vec::new())).0
}

#[cfg(test)]
mod tests {
    use migrations::testing::engines;
    use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
    use time::macros::datetime;

    use super::*;
    use crate::config::SecretUrl;
    use crate::store::Db;
    use crate::store::entity::drafts;

    fn draft(number: u8) -> impl QueryTrait {
        drafts::Entity::insert(drafts::ActiveModel {
            id_hash: Set(vec![number]),
            envelope: Set(vec![number; 3]),
            version: Set(i32::from(number)),
            expires_at: Set(datetime!(2026-03-02 0:00 UTC)),
        })
    }

    fn touch(number: u8) -> impl QueryTrait {
        drafts::Entity::update_many()
            .set(drafts::ActiveModel { version: Set(100), ..Default::default() })
            .filter(drafts::Column::IdHash.eq(vec![number]))
    }

    async fn stored(db: &Db) -> Vec<(u8, i32)> {
        let rows = drafts::Entity::find().all(db.reader()).await.unwrap();
        let mut rows: Vec<_> = rows.into_iter().map(|row| (row.id_hash[0], row.version)).collect();
        rows.sort_unstable();
        rows
    }

    #[tokio::test]
    async fn statements_are_done_in_their_order_each_with_its_own_values() {
        for database in engines().await {
            let db = Db::open(&SecretUrl::new(database.url())).await.unwrap();
            let batch = Batch::new(db.backend());
            for number in 1..=3 {
                batch.put(&draft(number)).await.unwrap();
            }
            batch.write(&touch(2), Some(1)).await.unwrap();
            batch.put(&draft(4)).await.unwrap();
            batch.put(&touch(4)).await.unwrap();
            db.write(batch).await.unwrap();
            assert_eq!(stored(&db).await, [(1, 1), (2, 100), (3, 3), (4, 100)]);
        }
    }

    #[test]
    fn neighbours_that_insert_are_one_statement_of_postgresql() {
        let step = |sql: &str, values: &[i64], rows| Step {
            statement: Statement::from_sql_and_values(DbBackend::Postgres, sql, values.iter().map(|n| (*n).into())),
            rows,
        };
        let steps = vec![
            step("INSERT INTO a VALUES ($1, $2)", &[1, 2], None),
            step("INSERT INTO b VALUES ($1) ON CONFLICT DO NOTHING", &[3], None),
            step("INSERT INTO c VALUES ($1, $1, $2)", &[4, 5], None),
            step("DELETE FROM d WHERE x = $1", &[6], Some(1)),
            step("INSERT INTO e SELECT $1", &[7], None),
            step("INSERT INTO f VALUES ($1)", &[8], None),
        ];
        let all = as_one(steps);
        let sql: Vec<&str> = all.iter().map(|step| step.statement.sql.as_str()).collect();
        let first = "WITH s0 AS (INSERT INTO a VALUES ($1, $2)), s1 AS (INSERT INTO b VALUES ($3) ON CONFLICT DO NOTHING) \
                     INSERT INTO c VALUES ($4, $4, $5)";
        assert_eq!(sql, [first, "DELETE FROM d WHERE x = $1", "INSERT INTO e SELECT $1", "INSERT INTO f VALUES ($1)"]);
        let bound = all[0].statement.values.as_ref().unwrap();
        assert_eq!(bound.0, (1..=5_i64).map(Value::from).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn a_batch_with_one_wrong_statement_leaves_nothing() {
        for database in engines().await {
            let db = Db::open(&SecretUrl::new(database.url())).await.unwrap();
            let twice = Batch::new(db.backend());
            for number in [1, 2, 1] {
                twice.put(&draft(number)).await.unwrap();
            }
            db.write(twice).await.unwrap_err();
            let nobody = Batch::new(db.backend());
            nobody.put(&draft(3)).await.unwrap();
            nobody.write(&touch(9), Some(1)).await.unwrap();
            assert_eq!(db.write(nobody).await.unwrap_err(), DbErr::RecordNotUpdated);
            assert_eq!(stored(&db).await, []);
        }
    }

    #[tokio::test]
    async fn of_many_at_once_the_wrong_ones_fail_alone() {
        for database in engines().await {
            let db = Db::open(&SecretUrl::new(database.url())).await.unwrap();
            let batches = (0..40).map(|number| {
                let batch = Batch::new(db.backend());
                let db = db.clone();
                async move {
                    batch.put(&draft(number)).await.unwrap();
                    // Every fourth wants a row changed that is not there.
                    let rows = (number % 4 == 0).then_some(1);
                    batch.write(&touch(200), rows).await.unwrap();
                    (number, db.write(batch).await.is_ok())
                }
            });
            let done = futures::future::join_all(batches).await;
            assert!(done.iter().all(|(number, good)| *good == (number % 4 != 0)), "{done:?}");
            let there: Vec<u8> = stored(&db).await.into_iter().map(|(number, _)| number).collect();
            assert_eq!(there, (0..40).filter(|number| number % 4 != 0).collect::<Vec<_>>());
        }
    }
}
