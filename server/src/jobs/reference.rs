//! Keeps the reference data of this node fresh.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::moved::run_moves;

/// Looks whether another node changed something. At midnight everything is read anew even if
/// nobody did: what is valid from today was not valid yesterday.
pub struct Freshness {
    services: Services,
    /// The Julian day of the last reading.
    day: AtomicI32,
    /// That on which it was looked at last which moves of bodies have begun; none before the first run, because some
    /// may have begun while nobody ran.
    told: AtomicI32,
}

impl Freshness {
    #[must_use]
    pub fn new(services: Services) -> Self {
        let day = AtomicI32::new(services.clock.today().to_julian_day());
        Self { services, day, told: AtomicI32::new(0) }
    }
}

#[async_trait]
impl Job for Freshness {
    fn name(&self) -> &'static str {
        "reference"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(2)
    }

    async fn run(&self, _stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let services = &self.services;
        let today = services.clock.today();
        if self.day.load(Ordering::Relaxed) == today.to_julian_day() {
            services.reference.refresh(&services.db, today).await?;
        } else {
            services.reference.reload(&services.db, today).await?;
            self.day.store(today.to_julian_day(), Ordering::Relaxed);
        }
        if self.told.load(Ordering::Relaxed) != today.to_julian_day() {
            run_moves(services).await?;
            self.told.store(today.to_julian_day(), Ordering::Relaxed);
        }
        Ok(())
    }
}
