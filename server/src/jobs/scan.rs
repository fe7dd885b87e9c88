//! Has waiting files looked at by the virus scanner.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::scanning;

/// Does nothing where no scanner is set. While it is away the files wait, and this tries again.
pub struct Scanning {
    services: Services,
}

impl Scanning {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }
}

#[async_trait]
impl Job for Scanning {
    fn name(&self) -> &'static str {
        "scan"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn run(&self, _stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        scanning::run(&self.services).await?;
        Ok(())
    }
}
