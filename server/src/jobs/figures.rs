//! Counts the public figures of a period when it is over.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use rand::Rng;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::figures;

/// Looks once a day, and at the start, whether a period is over.
pub struct Figures {
    services: Services,
    /// The name of this node for its leases.
    holder: String,
    /// The Julian day on which nothing was left to count.
    done_on: AtomicI32,
}

impl Figures {
    #[must_use]
    pub fn new(services: Services) -> Self {
        let mut name = [0; 8];
        rand::rng().fill_bytes(&mut name);
        Self { services, holder: HEXLOWER.encode(&name), done_on: AtomicI32::new(0) }
    }
}

#[async_trait]
impl Job for Figures {
    fn name(&self) -> &'static str {
        "figures"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(60)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let today = self.services.clock.today().to_julian_day();
        if self.done_on.load(Ordering::Relaxed) == today {
            return Ok(());
        }
        if let Some(counted) = figures::run_figures(&self.services, &self.holder, || *stop.borrow()).await? {
            for period in counted {
                tracing::info!(%period, "public figures were counted");
            }
            self.done_on.store(today, Ordering::Relaxed);
        }
        Ok(())
    }
}
