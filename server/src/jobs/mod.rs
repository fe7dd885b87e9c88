//! Work that nobody asks for: it is due. Each job is a struct that says how often it runs and
//! does its work once; [`Jobs`] runs them beside the requests and stops them with the program.
//!
//! | job | work |
//! |---|---|
//! | `sweep` | removes what has expired: drafts with their files, sessions, broken uploads |
//! | `due` | makes the moves that a time limit makes by itself, and passes on what must not stay where it is |
//! | `clocks` | counts dates anew when the calendar has changed; reminds of dates, step by step |
//! | `rewrap` | seals names anew while two holders have lent their keys |
//! | `reference` | takes over changes of the reference data that another node made |
//! | `post` | sends the messages of the outbox |
//! | `record` | keeps the log of all events and its checkpoints |
//! | `scan` | has waiting files looked at by the virus scanner |
//! | `copies` | makes the cleaned copies of attachments that were asked for |
//! | `keys` | takes over a changed key file, seals anew what older keys sealed |
//! | `erasures` | erases what two people wanted erased |
//! | `counting` | counts what is over, once: the public figures of a period, the months of the reports of Fronts |
//! | `search` | reads what was written into the search index |
//!
//! Every node runs all of them. They may meet: each of them takes what it does to the database in
//! a transaction that finds its work done when somebody else was faster.

mod clocks;
mod copies;
mod counting;
mod due;
mod erasures;
mod hooks;
mod keys;
mod post;
mod record;
mod reference;
mod rewrap;
mod scan;
mod search;
mod sweep;
#[cfg(test)]
mod tests;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use futures::FutureExt;
use rand::Rng;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use clocks::Clocks;
pub use copies::Copies;
pub use counting::{Counted, Counting};
pub use due::Due;
pub use erasures::Erasures;
pub use hooks::Hooks;
pub use keys::{Keys, TAKEN_OVER};
pub use post::Post;
pub use record::Record;
pub use reference::Freshness;
pub use rewrap::Rewrap;
pub use scan::Scanning;
pub use search::Search;
pub use sweep::Sweep;

use crate::Services;
use crate::hooks::Caller;
use crate::mail::Transport;

/// What a job may fail with.
pub type JobError = Box<dyn std::error::Error + Send + Sync>;

/// How long a job may go on when the program stops. What is cut off then is a transaction that
/// rolls back, or a message that is sent again under the same `Message-ID`.
const GRACE: Duration = Duration::from_secs(10);

/// A name for the leases of a job of this node: no two nodes share one, nor does a node after a restart.
fn node_name() -> String {
    let mut name = [0; 8];
    rand::rng().fill_bytes(&mut name);
    HEXLOWER.encode(&name)
}

/// A piece of work that comes back.
#[async_trait]
pub trait Job: Send + Sync + 'static {
    /// For the log.
    fn name(&self) -> &'static str;

    /// The pause between two runs.
    fn interval(&self) -> Duration;

    /// Does what is due now. When `stop` turns true it comes to an end soon.
    ///
    /// # Errors
    /// Whatever kept it from its work. It will run again.
    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError>;

    /// What is left to do when the program stops, after the last run.
    ///
    /// # Errors
    /// Whatever kept it from that.
    async fn finish(&self) -> Result<(), JobError> {
        Ok(())
    }
}

/// Jobs that are running.
pub struct Jobs {
    stop: watch::Sender<bool>,
    running: Vec<(&'static str, JoinHandle<()>)>,
}

impl Jobs {
    /// Starts all jobs of a node.
    #[must_use]
    pub fn start(services: &Services, transport: Transport, caller: Caller) -> Self {
        let jobs: Vec<Arc<dyn Job>> = vec![
            Arc::new(Freshness::new(services.clone())),
            Arc::new(Due::new(services.clone())),
            Arc::new(Erasures::new(services.clone())),
            Arc::new(Clocks::new(services.clone())),
            Arc::new(Counting::new(services.clone(), Counted::Figures)),
            Arc::new(Counting::new(services.clone(), Counted::Reports)),
            Arc::new(Sweep::new(services.clone())),
            Arc::new(Scanning::new(services.clone())),
            Arc::new(Copies::new(services.clone())),
            Arc::new(Keys::new(services.clone())),
            Arc::new(Search::new(services.clone())),
            Arc::new(Rewrap::new(services.clone())),
            Arc::new(Post::new(services.clone(), transport)),
            Arc::new(Hooks::new(services.clone(), caller)),
            Arc::new(Record::new(services.clone())),
        ];
        Self::of(services, jobs)
    }

    fn of(services: &Services, jobs: Vec<Arc<dyn Job>>) -> Self {
        let stop = watch::Sender::new(false);
        let run = |job: Arc<dyn Job>| (job.name(), tokio::spawn(keep_running(services.clone(), job, stop.subscribe())));
        let running = jobs.into_iter().map(run).collect();
        Self { stop, running }
    }

    /// Lets each job finish what it has begun, for a while, and ends them.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        let end = tokio::time::Instant::now() + GRACE;
        for (name, mut task) in self.running {
            if tokio::time::timeout_at(end, &mut task).await.is_err() {
                tracing::warn!(job = name, "a job was cut off");
                task.abort();
            }
        }
    }
}

async fn keep_running(services: Services, job: Arc<dyn Job>, mut stop: watch::Receiver<bool>) {
    let mut failing = false;
    while !*stop.borrow() {
        // A job keeps nothing between two runs that a panic could leave half done.
        let done = AssertUnwindSafe(job.run(&stop)).catch_unwind().await;
        services.metrics.job(job.name(), matches!(done, Ok(Ok(()))), services.clock.now());
        failing = tell(job.name(), done, failing);
        tokio::select! {
            () = tokio::time::sleep(job.interval()) => {}
            _ = stop.changed() => {}
        }
    }
    let done = AssertUnwindSafe(job.finish()).catch_unwind().await;
    tell(job.name(), done, failing);
}

/// A job that fails every two seconds says so once, and once more when it is over.
fn tell(job: &'static str, done: std::thread::Result<Result<(), JobError>>, was_failing: bool) -> bool {
    let failing = !matches!(done, Ok(Ok(())));
    match done {
        Ok(Ok(())) if was_failing => tracing::info!(job, "a job works again"),
        Ok(Err(error)) if !was_failing => tracing::error!(job, %error, "a job failed; it goes on trying"),
        Err(_) if !was_failing => tracing::error!(job, "a job panicked; it goes on trying"),
        _ => {}
    }
    failing
}
