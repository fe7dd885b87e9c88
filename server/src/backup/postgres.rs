//! The database as entries, on PostgreSQL: a table each, a row a line of JSON as the server itself
//! writes it (`row_to_json`) and reads it back (`json_populate_recordset`). No client program of
//! the server's version is needed.

use futures::StreamExt;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, StreamTrait};

use super::BackupError;
use super::archive::{CHUNK, Reader, Writer};
use crate::store::refill::{Refill, STEPS, quoted, tables};
use crate::store::{Db, Tx};

const TABLES: &str = "tables/";
/// How far the database has counted.
const COUNTERS: &str = "counters";
/// Bytes of rows that are written in one statement, more or less.
const BATCH: usize = 512 * 1024;

fn ask(sql: impl Into<String>) -> Statement {
    Statement::from_string(DbBackend::Postgres, sql)
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

/// A database that is being restored.
pub(super) struct Restoring(Refill);

impl Restoring {
    pub(super) async fn begin(db: &Db) -> Result<Self, BackupError> {
        let begun = Refill::begin(db).await?;
        begun.map(Self).ok_or_else(|| BackupError::NotEmpty("a table of the database".to_owned()))
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
            return Ok(self.0.take_steps(steps).await?);
        }
        let table = quoted(table);
        let sql = format!(
            "insert into {table} overriding system value select * from json_populate_recordset(null::{table}, $1::json)"
        );
        while let Some(batch) = rows.next()? {
            let array = format!("[{}]", batch.trim_end().replace('\n', ","));
            self.0.tx().execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, &sql, [array.into()])).await?;
        }
        Ok(())
    }

    async fn count(&self, input: &mut Reader) -> Result<(), BackupError> {
        let mut rows = Rows::new(input);
        while let Some(batch) = rows.next()? {
            for statement in batch.lines() {
                self.0.tx().query_one_raw(ask(statement)).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn finish(self) -> Result<(), BackupError> {
        self.0.put_back().await?;
        Ok(self.0.commit().await?)
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
