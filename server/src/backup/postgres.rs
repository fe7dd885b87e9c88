//! The database as entries, on PostgreSQL: a table each, a row a line of JSON as the server itself
//! writes it (`row_to_json`) and reads it back (`json_populate_recordset`). No client program of
//! the server's version is needed.

use futures::StreamExt;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StreamTrait};

use super::BackupError;
use super::archive::{CHUNK, Reader, Writer};
use crate::store::{Db, Tx};

const TABLES: &str = "tables/";
/// How far the database has counted; the steps it has taken come first, since they make the rest.
const COUNTERS: &str = "counters";
const STEPS: &str = "seaql_migrations";
/// Bytes of rows that are written in one statement, more or less.
const BATCH: usize = 512 * 1024;

fn ask(sql: impl Into<String>) -> Statement {
    Statement::from_string(DbBackend::Postgres, sql)
}

/// The first column of each row, as text.
async fn column(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(ask(sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The tables of this database, that of the steps first.
async fn tables(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql = format!(
        "select tablename::text from pg_tables where schemaname = current_schema() order by tablename <> '{STEPS}', tablename"
    );
    column(db, &sql).await
}

/// Saves every table as it stood at one moment.
pub(super) async fn save(db: &Db, out: &mut Writer) -> Result<(), BackupError> {
    let snapshot = db.snapshot().await?;
    for table in tables(&snapshot).await? {
        out.begin(&format!("{TABLES}{table}"))?;
        lines(&snapshot, &format!("select row_to_json(t)::text from {} t", quoted(&table)), out).await?;
        out.end()?;
    }
    out.begin(COUNTERS)?;
    let counters = "select format('select setval(%L, %s)', quote_ident(sequencename), last_value) from pg_sequences \
                    where schemaname = current_schema() and last_value is not null";
    lines(&snapshot, counters, out).await?;
    out.end()?;
    snapshot.rollback().await?;
    Ok(())
}

/// The first column of each row as a line, gathered to chunks.
async fn lines(snapshot: &Tx, sql: &str, out: &mut Writer) -> Result<(), BackupError> {
    let mut rows = snapshot.stream_raw(ask(sql)).await?;
    let mut gathered = Vec::new();
    while let Some(row) = rows.next().await {
        let row: QueryResult = row?;
        gathered.extend_from_slice(row.try_get_by_index::<String>(0)?.as_bytes());
        gathered.push(b'\n');
        if gathered.len() >= CHUNK {
            out.write(&gathered)?;
            gathered.clear();
        }
    }
    out.write(&gathered)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A database that is being filled in one transaction: it is there at the end or not at all.
pub(super) struct Restoring {
    tx: Tx,
    /// What puts the foreign keys back.
    references: Vec<String>,
}

impl Restoring {
    pub(super) async fn begin(db: &Db) -> Result<Self, BackupError> {
        let tx = db.begin().await?;
        if tables(&tx).await?.is_empty() {
            Ok(Self { tx, references: Vec::new() })
        } else {
            Err(BackupError::NotEmpty("a table of the database".to_owned()))
        }
    }

    /// Takes one entry.
    pub(super) async fn load(&mut self, name: &str, input: &mut Reader) -> Result<(), BackupError> {
        let Some(table) = name.strip_prefix(TABLES) else {
            return if name == COUNTERS { self.count(input).await } else { Err(BackupError::OtherEngine) };
        };
        let mut rows = Rows::new(input);
        if table == STEPS {
            let mut steps = 0;
            while let Some(batch) = rows.next()? {
                steps += u32::try_from(batch.lines().count()).unwrap_or(u32::MAX);
            }
            return self.take_steps(steps).await;
        }
        let table = quoted(table);
        let sql = format!(
            "insert into {table} overriding system value select * from json_populate_recordset(null::{table}, $1::json)"
        );
        while let Some(batch) = rows.next()? {
            let array = format!("[{}]", batch.trim_end().replace('\n', ","));
            self.tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, &sql, [array.into()])).await?;
        }
        Ok(())
    }

    /// Makes the tables as they were then, without the rows that the steps put into them. Foreign
    /// keys come back when all rows are there, and are checked then.
    async fn take_steps(&mut self, steps: u32) -> Result<(), BackupError> {
        migrations::take(&self.tx, steps).await?;
        let references = "from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace";
        let back =
            "format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))";
        let off = "format('alter table %s drop constraint %I', conrelid::regclass, conname)";
        self.references = column(&self.tx, &format!("select {back} {references}")).await?;
        for statement in column(&self.tx, &format!("select {off} {references}")).await? {
            self.tx.execute_unprepared(&statement).await?;
        }
        for table in tables(&self.tx).await?.iter().filter(|table| *table != STEPS) {
            self.tx.execute_unprepared(&format!("delete from {}", quoted(table))).await?;
            // What triggers would add is among the rows that come.
            self.tx.execute_unprepared(&format!("alter table {} disable trigger user", quoted(table))).await?;
        }
        Ok(())
    }

    async fn count(&self, input: &mut Reader) -> Result<(), BackupError> {
        let mut rows = Rows::new(input);
        while let Some(batch) = rows.next()? {
            for statement in batch.lines() {
                self.tx.query_one_raw(ask(statement)).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn finish(self) -> Result<(), BackupError> {
        for statement in &self.references {
            self.tx.execute_unprepared(statement).await?;
        }
        for table in tables(&self.tx).await? {
            self.tx.execute_unprepared(&format!("alter table {} enable trigger user", quoted(&table))).await?;
        }
        Ok(self.tx.commit().await?)
    }
}

/// The lines of an entry, many at a time.
struct Rows<'a> {
    input: &'a mut Reader,
    rest: Vec<u8>,
    over: bool,
}

impl<'a> Rows<'a> {
    fn new(input: &'a mut Reader) -> Self {
        Self { input, rest: Vec::new(), over: false }
    }

    fn next(&mut self) -> Result<Option<String>, BackupError> {
        while !self.over && self.rest.len() < BATCH {
            match self.input.chunk()? {
                Some(chunk) => self.rest.extend(chunk),
                None => self.over = true,
            }
        }
        let end = self.rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let lines: Vec<u8> = self.rest.drain(..end).collect();
        match (lines.is_empty(), self.over) {
            (true, true) => Ok(None),
            (true, false) => Err(BackupError::damaged("a row has no end")),
            (false, _) => String::from_utf8(lines).map(Some).map_err(|_| BackupError::damaged("a row is no text")),
        }
    }
}
