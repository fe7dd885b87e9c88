//! Group commit: on SQLite one commit, and one wait for the disk, serves all batches that came while
//! the commit before was under way ("Implementation Techniques for Main Memory Database Systems", ACM
//! SIGMOD 1984).
//!
//! Nobody is told that their batch is done before the commit that holds it has returned. Nobody waits
//! for others to come either: who is alone is written alone, at once.

use std::time::Duration;

use sea_orm::{DatabaseConnection, DbErr, RuntimeErr};
use tokio::sync::{mpsc, oneshot};

use super::batch::Batch;
use super::tx::begin;
use super::{Db, Tx};

/// Batches that may wait.
const WAITING: usize = 256;
/// How long whoever comes beyond that waits for a place before being told that there is too much to do.
const PATIENCE: Duration = Duration::from_secs(2);
/// Batches in one commit: others who write wait no longer than for these.
const TOGETHER: usize = 64;

/// The way to the writer of the groups.
#[derive(Clone, Debug)]
pub(super) struct Groups(mpsc::Sender<Waiting>);

/// A batch, and who waits for it.
struct Waiting {
    batch: Batch,
    done: oneshot::Sender<Result<(), DbErr>>,
}

impl Db {
    /// Writes a batch in a transaction, together with others where that is faster.
    ///
    /// # Errors
    /// Those of the database; also when too many wait already. Nothing was written then.
    pub async fn write(&self, batch: Batch) -> Result<(), DbErr> {
        match &self.groups {
            Some(groups) => groups.write(batch).await,
            None => alone(&self.writer, &batch).await,
        }
    }
}

impl Groups {
    /// Starts to write groups, until the last that could send a batch is gone.
    pub(super) fn start(writer: DatabaseConnection) -> Self {
        let (to, from) = mpsc::channel(WAITING);
        tokio::spawn(keep_writing(writer, from));
        Self(to)
    }

    async fn write(&self, batch: Batch) -> Result<(), DbErr> {
        let (done, told) = oneshot::channel();
        let place = tokio::time::timeout(PATIENCE, self.0.send(Waiting { batch, done })).await;
        place.map_err(|_| failed("too many wait to write"))?.map_err(|_| failed("the program stopped"))?;
        told.await.map_err(|_| failed("the program stopped"))?
    }
}

async fn keep_writing(writer: DatabaseConnection, mut from: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(TOGETHER);
    while from.recv_many(&mut group, TOGETHER).await > 0 {
        if group.len() > 1 && together(&writer, &group).await.is_ok() {
            for waiting in group.drain(..) {
                // Whoever is gone finds what was written all the same.
                let _ = waiting.done.send(Ok(()));
            }
            continue;
        }
        // One of them failed and took the others with it: each for itself.
        for waiting in group.drain(..) {
            let done = alone(&writer, &waiting.batch).await;
            let _ = waiting.done.send(done);
        }
    }
}

async fn together(writer: &DatabaseConnection, group: &[Waiting]) -> Result<(), DbErr> {
    let tx: Tx = begin(writer).await?;
    for waiting in group {
        waiting.batch.run(&tx).await?;
    }
    tx.commit().await
}

async fn alone(writer: &DatabaseConnection, batch: &Batch) -> Result<(), DbErr> {
    let tx = begin(writer).await?;
    batch.run(&tx).await?;
    tx.commit().await
}

fn failed(why: &str) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal(why.to_owned()))
}
