//! Whether pages that were drawn from what is public still hold.
//!
//! The store counts every change (`store::public_state`). To ask it on each request would cost more than the page, so
//! its answer holds for a moment: what another node publishes or takes down is seen after that moment at the latest
//! (`PHANHOI_PUBLIC_AGE_MS`). What was changed through this node is seen at once: every request that may have changed
//! something ends the moment.
//!
//! Where a replica follows the database (`PHANHOI_REPLICA_URL`), what is public is read from it as long as its counter
//! stands where that of the database does: then it holds every change of what everybody reads, however far it is behind
//! otherwise. What was taken down is never read from a copy that still has it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::{DatabaseConnection, DbErr};

use crate::store::{Db, public_state};

/// A replica that does not say within this time where it stands is not asked.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long one that did not answer is left alone.
const REST: Duration = Duration::from_secs(5);

/// The counter as this node knows it.
pub struct PublicState {
    /// How long an answer of the store holds.
    holds: Duration,
    /// Requests that may have changed something.
    changes: AtomicU64,
    known: Mutex<Option<Known>>,
    /// Until then the replica is left alone.
    rests: Mutex<Option<Instant>>,
}

#[derive(Clone, Copy)]
struct Known {
    version: i64,
    changes: u64,
    asked: Instant,
    /// The replica stands there too.
    copied: bool,
}

impl PublicState {
    #[must_use]
    pub const fn new(holds: Duration) -> Self {
        Self { holds, changes: AtomicU64::new(0), known: Mutex::new(None), rests: Mutex::new(None) }
    }

    /// Something may have changed: the store is asked the next time.
    pub fn may_have_changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }

    /// Where the counter stands.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn version(&self, db: &Db) -> Result<i64, DbErr> {
        Ok(self.look(db).await?.version)
    }

    /// From where what is public is read now: the replica, if it holds all of it, else the database.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn reader<'a>(&self, db: &'a Db) -> Result<&'a DatabaseConnection, DbErr> {
        let copied = db.replica().is_some() && self.look(db).await?.copied;
        Ok(db.replica().filter(|_| copied).unwrap_or_else(|| db.reader()))
    }

    /// The replica is left alone for a while.
    pub fn leave_replica(&self) {
        *lock(&self.rests) = Some(Instant::now() + REST);
        *lock(&self.known) = None;
    }

    async fn look(&self, db: &Db) -> Result<Known, DbErr> {
        // Both are taken before the store is asked: what changes meanwhile is asked for again.
        let (changes, asked) = (self.changes.load(Ordering::Acquire), Instant::now());
        let known = *lock(&self.known);
        if let Some(known) = known
            && known.changes == changes
            && asked.saturating_duration_since(known.asked) < self.holds
        {
            return Ok(known);
        }
        let version = public_state::version(db.reader()).await?;
        let copied = match db.replica() {
            Some(replica) => self.stands_at(replica, version).await,
            None => false,
        };
        let known = Known { version, changes, asked, copied };
        *lock(&self.known) = Some(known);
        Ok(known)
    }

    async fn stands_at(&self, replica: &DatabaseConnection, version: i64) -> bool {
        let rests = *lock(&self.rests);
        if rests.is_some_and(|until| Instant::now() < until) {
            return false;
        }
        match tokio::time::timeout(PATIENCE, public_state::version(replica)).await {
            Ok(Ok(copied)) => copied == version,
            _ => {
                *lock(&self.rests) = Some(Instant::now() + REST);
                tracing::warn!("the replica does not answer; what is public is read from the database");
                false
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn publish(db: &Db) {
        let tx = db.begin().await.unwrap();
        public_state::bump(&tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    #[tokio::test]
    async fn what_this_node_changed_is_seen_at_once_and_what_others_changed_in_time() {
        let (services, _folder) = crate::testing::services().await;
        let patient = PublicState::new(Duration::from_secs(3600));
        let before = patient.version(&services.db).await.unwrap();
        publish(&services.db).await;
        assert_eq!(patient.version(&services.db).await.unwrap(), before, "asked within the moment");
        patient.may_have_changed();
        assert_eq!(patient.version(&services.db).await.unwrap(), before + 1);
        let careful = PublicState::new(Duration::ZERO);
        for more in 1..3 {
            assert_eq!(careful.version(&services.db).await.unwrap(), before + more);
            publish(&services.db).await;
        }
    }

    /// Where what is public is read.
    async fn reads_copy(state: &PublicState, db: &Db) -> bool {
        std::ptr::eq(state.reader(db).await.unwrap(), db.replica().unwrap())
    }

    #[tokio::test]
    async fn a_replica_is_read_as_long_as_it_holds_all_that_is_public() {
        let (services, _folder) = crate::testing::services().await;
        let (copy, _other) = crate::testing::services().await;
        let db = services.db.clone().followed_by(&copy.config.database_url).await.unwrap();
        let state = PublicState::new(Duration::ZERO);
        assert!(reads_copy(&state, &db).await);
        publish(&db).await;
        assert!(!reads_copy(&state, &db).await, "it may hold what was taken down");
        publish(&copy.db).await;
        assert!(reads_copy(&state, &db).await);
        state.leave_replica();
        assert!(!reads_copy(&state, &db).await, "it went away in the middle");
    }

    #[tokio::test]
    async fn a_replica_that_is_not_there_is_left_alone() {
        let (services, _folder) = crate::testing::services().await;
        let nowhere = crate::config::SecretUrl::new("postgres://nobody@127.0.0.1:1/nothing");
        let db = services.db.clone().followed_by(&nowhere).await.unwrap();
        assert!(!reads_copy(&PublicState::new(Duration::ZERO), &db).await);
    }
}
