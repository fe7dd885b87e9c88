//! Seals names anew while two holders have lent their keys.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::run_rewraps;

/// Goes on with the periods that began on this node.
pub struct Rewrap {
    services: Services,
}

impl Rewrap {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }
}

#[async_trait]
impl Job for Rewrap {
    fn name(&self) -> &'static str {
        "rewrap"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        run_rewraps(&self.services, stop).await?;
        Ok(())
    }
}
