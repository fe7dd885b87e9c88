//! The yardstick for submissions: commits of a single row, as fast as the disk makes them durable.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use drive::Result;
use drive::draft::account;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{Pool, Sqlite, query};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// A database of one table, set up as the program sets up its own: one writer, write-ahead log,
/// on the disk before the commit returns.
pub struct Commits(Pool<Sqlite>);

impl Commits {
    /// Makes the database in `folder`, which is on the program's disk.
    pub async fn open(folder: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("yardstick.sqlite"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        query("create table commits (id integer primary key, text text not null)").execute(&pool).await?;
        Ok(Self(pool))
    }

    /// Commits per second of clients that share the one connection, each with a row that holds the
    /// text of a submission.
    pub async fn rate(&self, clients: usize, duration: Duration) -> Result<f64> {
        let start = Arc::new(Barrier::new(clients));
        let mut committing = JoinSet::new();
        for _ in 0..clients {
            let (pool, start) = (self.0.clone(), Arc::clone(&start));
            committing.spawn(async move {
                let text = account();
                start.wait().await;
                let end = Instant::now() + duration;
                let mut rows = 0u32;
                while Instant::now() < end {
                    query("insert into commits (text) values (?)").bind(&text).execute(&pool).await?;
                    if Instant::now() < end {
                        rows += 1;
                    }
                }
                Result::Ok(rows)
            });
        }
        let mut rows = 0;
        while let Some(client) = committing.join_next().await {
            rows += client??;
        }
        Ok(f64::from(rows) / duration.as_secs_f64())
    }
}
