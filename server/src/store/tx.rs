//! The only place that opens a transaction.

use std::future::Future;

use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbErr, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use super::Db;

/// A transaction that writes. Dropped without a commit, it leaves nothing behind.
pub type Tx = DatabaseTransaction;

impl Db {
    /// Begins to write. On SQLite the lock is taken at once: a transaction that first reads and
    /// then writes would be refused in the middle, whatever the time-out.
    ///
    /// # Errors
    /// When the database does not answer or stays locked.
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        begin(&self.writer).await
    }

    /// Begins to read one state of a PostgreSQL database, whatever others write meanwhile.
    ///
    /// # Errors
    /// When the database does not answer.
    #[expect(clippy::disallowed_methods, reason = "this is where transactions are opened")]
    pub async fn snapshot(&self) -> Result<Tx, DbErr> {
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..Default::default()
        };
        self.writer.begin_with_options(options).await
    }
}

/// As [`Db::begin`].
#[expect(clippy::disallowed_methods, reason = "this is where transactions are opened")]
pub(super) async fn begin(writer: &DatabaseConnection) -> Result<Tx, DbErr> {
    let options =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    writer.begin_with_options(options).await
}

/// Runs work to its end even if the person who asked for it has left: a handler's future is
/// dropped with the connection, and a write must not be cut in two.
///
/// # Errors
/// Those of the work; `interrupted` when the program stops in the middle.
pub async fn detached<T, E>(
    work: impl Future<Output = Result<T, E>> + Send + 'static,
    interrupted: impl FnOnce() -> E,
) -> Result<T, E>
where
    T: Send + 'static,
    E: Send + 'static,
{
    match tokio::spawn(work).await {
        Ok(result) => result,
        Err(_) => Err(interrupted()),
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait, DbErr, Statement};

    use super::Db;

    async fn write(db: &Db) -> Result<(), DbErr> {
        let tx = db.begin().await?;
        tx.execute_unprepared("insert into words (word) values ('x')").await?;
        tx.commit().await
    }

    async fn written(db: &Db) -> i64 {
        let ask = Statement::from_string(db.backend(), "select count(*) from words");
        db.reader().query_one_raw(ask).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// As it does when the disk is full: what is confirmed afterwards must be there.
    #[tokio::test]
    async fn a_transaction_that_sqlite_ends_by_itself_leaves_nothing_open() {
        let (services, _folder) = crate::testing::services().await;
        let db = &services.db;
        let change = async |sql: &str| db.writer_for_migrations().execute_unprepared(sql).await.unwrap();
        change("create table words (word text)").await;
        change("create trigger full before insert on words begin select raise(rollback, 'full'); end").await;
        for _ in 0..3 {
            write(db).await.unwrap_err();
        }
        change("drop trigger full").await;
        for rows in 1..=3 {
            write(db).await.unwrap();
            assert_eq!(written(db).await, rows);
        }
    }
}
