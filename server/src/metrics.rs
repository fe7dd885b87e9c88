//! Figures about the node itself, as Prometheus reads them (`OpenMetrics` text format 1.0). They count requests, time and
//! what waits; no address, no number of a case and nothing of a person is among their labels: of an address the pattern
//! of its route stands there.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use time::OffsetDateTime;

/// Seconds: from what a kept page takes to what nobody waits for.
const STEPS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.15, 0.5, 2.0, 10.0];

type Seconds = Family<Route, Histogram, fn() -> Histogram>;

/// What this node has counted since it started.
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Seconds,
    job_failures: Family<Job, Counter>,
    job_done: Family<Job, Gauge>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    job: &'static str,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("phanhoi");
        let requests = Family::default();
        registry.register("http_requests", "Requests that were answered", requests.clone());
        let seconds = Seconds::new_with_constructor(|| Histogram::new(STEPS));
        let help = "Time from the head of a request to the head of its answer";
        registry.register_with_unit("http_request", help, Unit::Seconds, seconds.clone());
        let job_failures = Family::default();
        registry.register("job_failures", "Runs of a job that failed", job_failures.clone());
        let job_done = Family::default();
        let help = "When a job last did its work, in seconds since 1970";
        registry.register_with_unit("job_done", help, Unit::Seconds, job_done.clone());
        Self { registry, requests, seconds, job_failures, job_done }
    }
}

impl Metrics {
    /// A request was answered. `route`: the pattern of its address.
    pub fn answered(&self, route: &str, method: &'static str, status: u16, took: Duration) {
        self.requests.get_or_create(&Request { route: route.to_owned(), method, status }).inc();
        self.seconds.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// A job has run.
    pub fn job(&self, job: &'static str, worked: bool, now: OffsetDateTime) {
        if worked {
            self.job_done.get_or_create(&Job { job }).set(now.unix_timestamp());
            // A job that never failed stands there with a zero: what is missing alarms nobody.
            drop(self.job_failures.get_or_create(&Job { job }));
        } else {
            self.job_failures.get_or_create(&Job { job }).inc();
        }
    }

    /// All figures, with those of this moment behind them: each its name, what it means and how much it is.
    ///
    /// # Errors
    /// Only when there is no memory for the text.
    pub fn written(&self, now: &[(&'static str, &'static str, u64)]) -> Result<String, std::fmt::Error> {
        let mut moment = Registry::with_prefix("phanhoi");
        for (name, help, value) in now {
            let gauge = Gauge::<i64>::default();
            gauge.set(i64::try_from(*value).unwrap_or(i64::MAX));
            moment.register(*name, *help, gauge);
        }
        let mut text = String::new();
        encode_registry(&mut text, &self.registry)?;
        encode_registry(&mut text, &moment)?;
        encode_eof(&mut text)?;
        Ok(text)
    }
}
