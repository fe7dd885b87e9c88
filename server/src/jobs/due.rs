//! The moves that a time limit makes by itself.

use std::sync::atomic::{AtomicBool, AtomicI32, AtomicI64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use time::Date;
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::desks::in_post::{self, Which};
use crate::desks::{custody, handover, raising, system};
use crate::store::{commitments, holding, openings, same_persons};

/// Ends what waited in vain: the reporter's supplement, the time for rating, a request to open a
/// name; lets approvals go up for which nobody is there; takes cases out of hands in which they must not be any
/// more; and forgets what was opened when its half hour is over. A minute more or less does not
/// matter, because whoever reads compares the time as well.
pub struct Due {
    services: Services,
    /// What was left in the hands of people who are gone was looked for since the start.
    settled: AtomicBool,
    /// The last day, by its Julian number, until which it was looked who comes into which post; 0 before the first.
    in_post: AtomicI32,
    /// The newest membership on record when this was looked at last, and the time before.
    entered: [AtomicI64; 2],
}

impl Due {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self {
            services,
            settled: AtomicBool::new(false),
            in_post: AtomicI32::new(0),
            entered: [AtomicI64::new(0), AtomicI64::new(0)],
        }
    }
}

impl Due {
    /// What an earlier version kept of commitments without a seal gets one.
    async fn seal_open_words(&self) -> Result<(), JobError> {
        let tx = self.services.db.begin().await?;
        let sealed = commitments::seal_open(&tx, &self.services.vault).await?;
        tx.commit().await?;
        if sealed > 0 {
            tracing::info!(sealed, "words of commitments were sealed");
        }
        Ok(())
    }
}

impl Due {
    /// Accounts of an earlier version, or of a node that still runs one, get the form of their name.
    async fn fill_names(&self) -> Result<(), JobError> {
        loop {
            let tx = self.services.db.begin().await?;
            let filled = same_persons::fill_keys(&tx).await?;
            tx.commit().await?;
            if filled == 0 {
                return Ok(());
            }
        }
    }

    /// Whoever begins in a post today counts as the person whom cases about it concern; since the start, whoever is on
    /// record, because an earlier version may have left them out.
    async fn count_those_in_post(&self) -> Result<(), JobError> {
        let services = &self.services;
        let before = self.in_post.load(Ordering::Relaxed);
        let (today, day) = (services.clock.today(), Date::from_julian_day(before).ok().filter(|_| before > 0));
        let newest = holding::newest(services.db.reader()).await?;
        let [last, before_last] = &self.entered;
        let mut kept = 0;
        if let Some(day) = day {
            // Feedback takes less than the time between two runs to get into the store.
            kept += in_post::run(services, Which::EnteredBehind(before_last.load(Ordering::Relaxed))).await?;
            before_last.store(last.load(Ordering::Relaxed), Ordering::Relaxed);
            if day != today {
                kept += in_post::run(services, Which::BegunAfter(day)).await?;
            }
        } else {
            kept += in_post::run(services, Which::All).await?;
            before_last.store(newest, Ordering::Relaxed);
        }
        last.store(newest, Ordering::Relaxed);
        if kept > 0 {
            tracing::info!(kept, "somebody counts as the person whom cases concern because of a post");
        }
        self.in_post.store(today.to_julian_day(), Ordering::Relaxed);
        Ok(())
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

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let tx = self.services.db.begin().await?;
        openings::sweep(&tx, self.services.clock.now()).await?;
        tx.commit().await?;
        let moved = system::run_due(&self.services).await?;
        self.fill_names().await?;
        self.count_those_in_post().await?;
        let passed_on = custody::run_custody(&self.services).await?;
        if passed_on > 0 {
            tracing::info!(passed_on, "cases left the hands in which they must not be");
        }
        if moved > 0 {
            tracing::info!(moved, "cases moved on because their time had come");
        }
        if !self.settled.load(Ordering::Relaxed) {
            handover::settle(&self.services).await?;
            self.seal_open_words().await?;
            self.settled.store(true, Ordering::Relaxed);
        }
        let raised = raising::run_raising(&self.services, || *stop.borrow()).await?;
        if raised > 0 {
            tracing::info!(raised, "approvals went up because nobody was there");
        }
        Ok(())
    }
}
