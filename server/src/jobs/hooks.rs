//! Tells units' own systems that there is news.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::hooks::{self, Caller};

/// The worker of this node that calls receivers.
pub struct Hooks {
    services: Services,
    caller: Caller,
}

impl Hooks {
    #[must_use]
    pub fn new(services: Services, caller: Caller) -> Self {
        Self { services, caller }
    }
}

#[async_trait]
impl Job for Hooks {
    fn name(&self) -> &'static str {
        "hooks"
    }

    fn interval(&self) -> Duration {
        hooks::EVERY
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        Ok(hooks::run_until(&self.services, &self.caller, stop).await?)
    }
}
