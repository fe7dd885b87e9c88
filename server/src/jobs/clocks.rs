//! Keeps the clocks of open cases true, and reminds.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use domain::calendar::Calendar;
use rand::Rng;
use tokio::sync::watch;

use super::{Job, JobError};
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
}

impl Clocks {
    #[must_use]
    pub fn new(services: Services) -> Self {
        let mut name = [0; 8];
        rand::rng().fill_bytes(&mut name);
        Self { services, holder: HEXLOWER.encode(&name), counted_by: Mutex::new(None) }
    }

    fn counted_by(&self) -> std::sync::MutexGuard<'_, Option<Calendar>> {
        self.counted_by.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Job for Clocks {
    fn name(&self) -> &'static str {
        "clocks"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(60)
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
        let steps = ladder::run_ladder(&self.services, &self.holder, stopped).await?;
        if steps > 0 {
            tracing::info!(steps, "people were reminded of dates");
        }
        Ok(())
    }
}
