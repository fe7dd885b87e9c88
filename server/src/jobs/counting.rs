//! Counts what is over: the public figures of a period, the months of the reports of Fronts.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;

use super::{Job, JobError, node_name};
use crate::Services;
use crate::desks::{figures, reports};

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Public figures, once a period.
    Figures,
    /// Months of the reports of Fronts.
    Reports,
}

/// Looks once a day, and at the start, whether something is over. Each kind is a job of its own: one that fails does
/// not keep the other from its work.
pub struct Counting {
    services: Services,
    counted: Counted,
    holder: String,
    /// The Julian day on which nothing was left to count.
    done_on: AtomicI32,
}

impl Counting {
    #[must_use]
    pub fn new(services: Services, counted: Counted) -> Self {
        Self { services, counted, holder: node_name(), done_on: AtomicI32::new(0) }
    }

    /// Whether nothing is left to count.
    async fn count(&self, stop: &watch::Receiver<bool>) -> Result<bool, JobError> {
        let (services, stopped) = (&self.services, || *stop.borrow());
        let done = match self.counted {
            Counted::Figures => {
                let periods = figures::run_figures(services, &self.holder, stopped).await?;
                for period in periods.iter().flatten() {
                    tracing::info!(%period, "public figures were counted");
                }
                periods.is_some()
            }
            Counted::Reports => {
                let months = reports::run_reports(services, &self.holder, stopped).await?;
                if let Some(months) = months.filter(|months| *months > 0) {
                    tracing::info!(months, "months of reports were counted");
                }
                months.is_some()
            }
        };
        Ok(done)
    }
}

#[async_trait]
impl Job for Counting {
    fn name(&self) -> &'static str {
        match self.counted {
            Counted::Figures => "figures",
            Counted::Reports => "reports",
        }
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(60)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let today = self.services.clock.today().to_julian_day();
        if self.done_on.load(Ordering::Relaxed) != today && self.count(stop).await? {
            self.done_on.store(today, Ordering::Relaxed);
        }
        Ok(())
    }
}
