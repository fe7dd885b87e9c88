//! Makes cleaned copies of attachments.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::copying;

/// An officer who starts triage reads the case first; by then its copies should be there.
pub struct Copies {
    services: Services,
}

impl Copies {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }
}

#[async_trait]
impl Job for Copies {
    fn name(&self) -> &'static str {
        "copies"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(2)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        while !*stop.borrow() && copying::run(&self.services).await? > 0 {}
        Ok(())
    }
}
