//! How long answers took, one by one.

use std::time::{Duration, Instant};

use drive::Result;
use drive::client::{self, Body};
use http_body_util::BodyExt;

use crate::load::Target;

/// Times of answers, the shortest first.
pub struct Latencies(Vec<Duration>);

impl Latencies {
    #[must_use]
    pub fn new(mut taken: Vec<Duration>) -> Self {
        taken.sort_unstable();
        Self(taken)
    }

    /// Asks for pages one after the other, over one connection.
    ///
    /// # Errors
    /// When an answer is anything but a page.
    pub async fn of_pages(targets: impl IntoIterator<Item = Target>) -> Result<Self> {
        let mut taken = Vec::new();
        let mut connection = None;
        for target in targets {
            let open = match connection.take() {
                Some(open) => open,
                None => client::open(target.address).await?,
            };
            let open = connection.insert(open);
            open.ready().await?;
            let request: hyper::Request<Body> = target.request()?;
            let began = Instant::now();
            let response = open.send_request(request).await?;
            let status = response.status();
            response.into_body().collect().await?;
            taken.push(began.elapsed());
            if !status.is_success() {
                return Err(format!("{} answered {status}", target.path).into());
            }
        }
        Ok(Self::new(taken))
    }

    /// How many there were.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Milliseconds within which so many of a hundred answers came.
    #[must_use]
    pub fn millis(&self, per_cent: u8) -> f64 {
        self.at(per_cent).as_secs_f64() * 1e3
    }

    fn at(&self, per_cent: u8) -> Duration {
        let place = (self.0.len() * usize::from(per_cent)).div_ceil(100);
        self.0.get(place.saturating_sub(1)).copied().unwrap_or(Duration::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_part_is_that_of_the_slowest_in_it() {
        let taken = Latencies::new((1..=200).rev().map(Duration::from_millis).collect());
        assert_eq!(taken.at(99), Duration::from_millis(198));
        assert_eq!(taken.at(100), Duration::from_millis(200));
        assert_eq!(Latencies::new(Vec::new()).at(50), Duration::MAX);
    }
}
