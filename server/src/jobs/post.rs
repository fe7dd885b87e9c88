//! Sends the messages of the outbox.

use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::mail::{self, Transport};

/// The mail worker of this node.
pub struct Post {
    services: Services,
    transport: Transport,
}

impl Post {
    #[must_use]
    pub fn new(services: Services, transport: Transport) -> Self {
        Self { services, transport }
    }
}

#[async_trait]
impl Job for Post {
    fn name(&self) -> &'static str {
        "post"
    }

    fn interval(&self) -> Duration {
        mail::EVERY
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        Ok(mail::run_until(&self.services, &self.transport, stop).await?)
    }
}
