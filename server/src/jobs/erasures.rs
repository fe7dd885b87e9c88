//! Erases what two people wanted erased.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::erasing;

/// Carries out approved runs; makes those of spam ready for people; proposes what was to be erased
/// when its case had ended.
pub struct Erasures {
    services: Services,
}

impl Erasures {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }
}

#[async_trait]
impl Job for Erasures {
    fn name(&self) -> &'static str {
        "erasures"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(60)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        erasing::make_ready(&self.services).await?;
        erasing::propose_ended(&self.services).await?;
        let erased = erasing::run_erasures(&self.services, || *stop.borrow()).await?;
        if erased > 0 {
            tracing::info!(erased, "personal data was erased as approved");
        }
        Ok(())
    }
}
