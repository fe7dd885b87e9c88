//! Takes over a changed key file and seals anew what older keys sealed.

use std::os::unix::fs::MetadataExt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::store::resealing;
use crate::vault::{KeyFile, KeyId};

/// How often the key file is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// After this long every node has taken over a changed file: only then is anything sealed anew.
pub const TAKEN_OVER: Duration = Duration::from_secs(15);
/// While there are older keys, everything is looked through again this often: a node that was late
/// may have used one.
const AGAIN: Duration = Duration::from_secs(60 * 60);

/// The keys of this node.
pub struct Keys {
    services: Services,
    known: Mutex<Known>,
}

/// What is known of the file.
struct Known {
    /// Tells a file from the one that takes its place: its inode, size and the second of its last
    /// change.
    file: Option<(u64, u64, i64)>,
    since: Instant,
    /// With this key everything was sealed, then.
    sealed: Option<(KeyId, Instant)>,
}

impl Keys {
    #[must_use]
    pub fn new(services: Services) -> Self {
        let known = Known { file: None, since: Instant::now(), sealed: None };
        Self { services, known: Mutex::new(known) }
    }

    /// Uses a changed file from now on. What is wrong with it is told, and the keys stay.
    fn take_over(&self) -> Result<(), JobError> {
        let path = &self.services.config.key_file;
        let metadata = std::fs::metadata(path)?;
        let file = Some((metadata.ino(), metadata.size(), metadata.mtime()));
        if self.known().file == file {
            return Ok(());
        }
        let before = self.services.vault.current_key();
        self.services.vault.replace(&KeyFile::load(path)?)?;
        let now = self.services.vault.current_key();
        let mut known = self.known();
        if known.file.is_some() {
            known.since = Instant::now();
        }
        known.file = file;
        if before != now {
            tracing::info!(key = %now, "a new key seals from now on");
        }
        Ok(())
    }

    /// Whether older keys may still be in use.
    fn may_reseal(&self) -> bool {
        let vault = &self.services.vault;
        let known = self.known();
        let done = known.sealed.is_some_and(|(key, at)| key == vault.current_key() && at.elapsed() < AGAIN);
        !vault.older_keys().is_empty() && !done && known.since.elapsed() >= TAKEN_OVER
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Job for Keys {
    fn name(&self) -> &'static str {
        "keys"
    }

    fn interval(&self) -> Duration {
        EVERY
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        self.take_over()?;
        if !self.may_reseal() {
            return Ok(());
        }
        let services = &self.services;
        let key = services.vault.current_key();
        let done = resealing::reseal(&services.db, &services.vault, || *stop.borrow(), |_| ()).await?;
        if done.resealed > 0 {
            tracing::info!(resealed = done.resealed, seen = done.seen, %key, "values were sealed with the new key");
        }
        if !*stop.borrow() {
            self.known().sealed = Some((key, Instant::now()));
        }
        Ok(())
    }
}
