//! Keeps the clocks of open cases true, and reminds.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use domain::calendar::Calendar;
use time::OffsetDateTime;
use tokio::sync::watch;

use super::{Job, JobError, node_name};
use crate::Services;
use crate::desks::{ladder, recount};

/// Counts dates anew when the calendar has changed, then takes the steps of the ladder: whoever is
/// reminded is reminded of the right date.
pub struct Clocks {
    services: Services,
    /// The name of this node for its leases.
    holder: String,
    /// The calendar by which everything was counted last. None was, after a start: what another
    /// node or an earlier run left is done then.
    counted_by: Mutex<Option<Calendar>>,
    /// When the ladder was looked at last.
    climbed: Mutex<Option<OffsetDateTime>>,
}

/// How often the ladder is looked at. Whether the calendar changed is seen from memory, and looked
/// at more often: open dates follow it at once.
const LADDER: time::Duration = time::Duration::seconds(60);

impl Clocks {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services, holder: node_name(), counted_by: Mutex::new(None), climbed: Mutex::new(None) }
    }

    fn counted_by(&self) -> MutexGuard<'_, Option<Calendar>> {
        self.counted_by.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn climbed(&self) -> MutexGuard<'_, Option<OffsetDateTime>> {
        self.climbed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Job for Clocks {
    fn name(&self) -> &'static str {
        "clocks"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let stopped = || *stop.borrow();
        let calendar = self.services.reference.get().calendar.clone();
        let known = self.counted_by().as_ref() == Some(&calendar);
        if !known {
            let done = recount::run_recount(&self.services, &self.holder, stopped).await?;
            if let Some(cases) = done {
                tracing::info!(cases, "dates were counted anew");
                *self.counted_by() = Some(calendar);
            }
        }
        let now = self.services.clock.now();
        if self.climbed().is_some_and(|last| (last..last + LADDER).contains(&now)) {
            return Ok(());
        }
        let steps = ladder::run_ladder(&self.services, &self.holder, stopped).await?;
        if steps > 0 {
            tracing::info!(steps, "people were reminded of dates");
        }
        *self.climbed() = Some(now);
        Ok(())
    }
}
