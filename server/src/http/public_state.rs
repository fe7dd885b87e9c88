//! Whether pages that were drawn from what is public still hold.
//!
//! The store counts every change (`store::public_state`). To ask it on each request would cost more than the page, so
//! its answer holds for a moment: what another node publishes or takes down is seen after that moment at the latest
//! (`PHANHOI_PUBLIC_AGE_MS`). What was changed through this node is seen at once: every request that may have changed
//! something ends the moment.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::DbErr;

use crate::store::{Db, public_state};

/// The counter as this node knows it.
pub struct PublicState {
    /// How long an answer of the store holds.
    holds: Duration,
    /// Requests that may have changed something.
    changes: AtomicU64,
    known: Mutex<Option<Known>>,
}

#[derive(Clone, Copy)]
struct Known {
    version: i64,
    changes: u64,
    asked: Instant,
}

impl PublicState {
    #[must_use]
    pub const fn new(holds: Duration) -> Self {
        Self { holds, changes: AtomicU64::new(0), known: Mutex::new(None) }
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
        // Both are taken before the store is asked: what changes meanwhile is asked for again.
        let (changes, asked) = (self.changes.load(Ordering::Acquire), Instant::now());
        let known = *self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known
            && known.changes == changes
            && asked.saturating_duration_since(known.asked) < self.holds
        {
            return Ok(known.version);
        }
        let version = public_state::version(db.reader()).await?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Known { version, changes, asked });
        Ok(version)
    }
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
}
