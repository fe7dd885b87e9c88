//! Keeps the log of all events: takes them in, signs checkpoints, lays them down as files.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::audit::AuditError;
use crate::audit::publish::Folder;
use crate::audit::writer::{When, Writer};

/// The log, as far as this node has to do with it. Every node runs it; a lease decides whose work
/// it is at the moment, and each lays the checkpoints down in its own folder.
pub struct Record {
    services: Services,
    writer: Writer,
    folder: OnceLock<Folder>,
    /// A checkpoint was looked at since the start.
    begun: AtomicBool,
}

impl Record {
    #[must_use]
    pub fn new(services: Services) -> Self {
        let writer = Writer::new(services.clone());
        Self { services, writer, folder: OnceLock::new(), begun: AtomicBool::new(false) }
    }

    async fn publish(&self) -> Result<(), AuditError> {
        let folder = match self.folder.get() {
            Some(folder) => folder,
            None => {
                let opened = Folder::open(&self.services)?;
                self.folder.get_or_init(|| opened)
            }
        };
        folder.update(&self.services).await
    }
}

#[async_trait]
impl Job for Record {
    fn name(&self) -> &'static str {
        "record"
    }

    /// An event is in the log within five seconds, also when the node that kept it has just died:
    /// the lease ends after three.
    fn interval(&self) -> Duration {
        Duration::from_secs(1)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        while !*stop.borrow() && self.writer.take_batch().await? > 0 {}
        let when = if self.begun.load(Ordering::Relaxed) { When::Due } else { When::Now };
        self.writer.make_checkpoint(when).await?;
        self.begun.store(true, Ordering::Relaxed);
        Ok(self.publish().await?)
    }

    async fn finish(&self) -> Result<(), JobError> {
        while self.writer.take_batch().await? > 0 {}
        self.writer.make_checkpoint(When::Now).await?;
        self.publish().await?;
        Ok(self.writer.give_back().await?)
    }
}
