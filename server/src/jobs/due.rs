//! The moves that a time limit makes by itself.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::system;

/// Ends what waited in vain: the reporter's supplement, and the time for rating. Limits are days,
/// so that a minute more or less does not matter.
pub struct Due {
    services: Services,
}

impl Due {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }
}

#[async_trait]
impl Job for Due {
    fn name(&self) -> &'static str {
        "due"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(60)
    }

    async fn run(&self, _stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let moved = system::run_due(&self.services).await?;
        if moved > 0 {
            tracing::info!(moved, "cases moved on because their time had come");
        }
        Ok(())
    }
}
