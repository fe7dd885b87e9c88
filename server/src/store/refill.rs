//! A PostgreSQL database that is filled with rows from elsewhere, in one transaction: it is there at the end or not
//! at all. Foreign keys and triggers are away while the rows come, in whatever order, and are back before the end.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use super::{Db, Tx};

/// The table of the steps that shaped the database.
pub const STEPS: &str = "seaql_migrations";

/// See above.
pub struct Refill {
    tx: Tx,
    /// What puts the foreign keys back.
    references: Vec<String>,
}

impl Refill {
    /// Begins in an empty database; `None` when it is not empty.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn begin(db: &Db) -> Result<Option<Self>, DbErr> {
        let tx = db.begin().await?;
        let empty = tables(&tx).await?.is_empty();
        Ok(empty.then_some(Self { tx, references: Vec::new() }))
    }

    /// Where the rows go.
    #[must_use]
    pub fn tx(&self) -> &Tx {
        &self.tx
    }

    /// Makes the tables as the first `steps` steps do, or all that there are, without the rows that the steps put
    /// into them.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_steps(&mut self, steps: u32) -> Result<(), DbErr> {
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

    /// Puts foreign keys and triggers back. Every reference is checked.
    ///
    /// # Errors
    /// Those of the database, among them that a row refers to nothing.
    pub async fn put_back(&self) -> Result<(), DbErr> {
        for statement in &self.references {
            self.tx.execute_unprepared(statement).await?;
        }
        for table in tables(&self.tx).await? {
            self.tx.execute_unprepared(&format!("alter table {} enable trigger user", quoted(&table))).await?;
        }
        Ok(())
    }

    /// From here on the database is there.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.tx.commit().await
    }
}

/// The tables of this database, that of the steps first.
///
/// # Errors
/// Those of the database.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql = format!(
        "select tablename::text from pg_tables where schemaname = current_schema() order by tablename <> '{STEPS}', tablename"
    );
    column(db, &sql).await
}

/// The first column of each row, as text.
async fn column(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// A name as a statement has it.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
