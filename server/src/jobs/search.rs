//! Keeps the search index up with what was written.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::search;

/// Reads changed cases into the search index. Nobody waits for it: what was sent is confirmed
/// before, and found a few seconds later.
pub struct Search {
    services: Services,
}

impl Search {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }
}

#[async_trait]
impl Job for Search {
    fn name(&self) -> &'static str {
        "search"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(2)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        search::catch_up(&self.services, || *stop.borrow()).await?;
        Ok(())
    }
}
