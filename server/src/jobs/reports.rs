//! Counts the months of the reports of Fronts when they are over.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use rand::Rng;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::reports;

/// Looks once a day, and at the start, whether a month is over.
pub struct Reports {
    services: Services,
    /// The name of this node for its leases.
    holder: String,
    /// The Julian day on which nothing was left to count.
    done_on: AtomicI32,
}

impl Reports {
    #[must_use]
    pub fn new(services: Services) -> Self {
        let mut name = [0; 8];
        rand::rng().fill_bytes(&mut name);
        Self { services, holder: HEXLOWER.encode(&name), done_on: AtomicI32::new(0) }
    }
}

#[async_trait]
impl Job for Reports {
    fn name(&self) -> &'static str {
        "reports"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(60)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let today = self.services.clock.today().to_julian_day();
        if self.done_on.load(Ordering::Relaxed) == today {
            return Ok(());
        }
        if let Some(counted) = reports::run_reports(&self.services, &self.holder, || *stop.borrow()).await? {
            if counted > 0 {
                tracing::info!(counted, "months of reports were counted");
            }
            self.done_on.store(today, Ordering::Relaxed);
        }
        Ok(())
    }
}
