//! Citizens who come, whether the ones before them were answered or not.
//!
//! Seven of ten read, two look their case up, one fills in the form and sends it. Each comes at a moment that the rate
//! tells, and what they wait for begins then: a program that falls behind is not asked less.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::Client;
use drive::draft::{self, Choices, Matter, SENT};
use hyper::StatusCode;
use tokio::task::JoinSet;

use crate::submit;

/// What everybody reads.
const PAGES: [&str; 5] = ["/", draft::FORM, "/cong-khai", "/thong-ke", "/minh-bach"];
/// The page on which a code is entered, and the page of its case.
const TRACK: &str = "/tra-cuu";
const TRACKED: &str = "/tra-cuu/ho-so";
/// Cases that are looked up.
const TRACKERS: usize = 16;
const EACH: usize = 4;

/// Where people come, and what they know.
pub struct Place {
    address: SocketAddr,
    choices: Choices,
    codes: Vec<String>,
}

/// An answer: when it came, counted from the first moment, and how long it was waited for.
#[derive(Clone, Copy)]
pub struct Answer {
    pub at: Duration,
    pub took: Duration,
}

/// What happened to all of them.
#[derive(Default)]
pub struct Seen {
    pub answers: Vec<Answer>,
    /// Visits that came to their end.
    pub done: u64,
    /// Visits that were answered 429 or 503.
    pub refused: u64,
    /// What else went wrong.
    pub failures: Vec<String>,
    /// Codes of what was confirmed.
    pub codes: Vec<String>,
    pub lasted: Duration,
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.answers.extend(other.answers);
        self.failures.extend(other.failures);
        self.codes.extend(other.codes);
        self.done += other.done;
        self.refused += other.refused;
    }
}

impl Place {
    /// Sends what will be looked up.
    pub async fn at(address: SocketAddr) -> Result<Self> {
        let choices = Choices::read(address).await?;
        let drafts = draft::prepare(address, &choices, TRACKERS, EACH).await?;
        let codes = drafts.iter().flatten().map(|draft| draft.code.clone()).collect();
        submit::send(address, drafts).await?;
        Ok(Self { address, choices, codes })
    }

    /// Visits for so long, `rate` a second; without one, as many as so many people at once manage.
    pub async fn visits(self: &Arc<Self>, rate: Option<f64>, people: usize, duration: Duration) -> Result<Seen> {
        let (next, start) = (Arc::new(AtomicU64::new(0)), Instant::now());
        let mut all = JoinSet::new();
        for _ in 0..people {
            let (place, next) = (Arc::clone(self), Arc::clone(&next));
            all.spawn(async move {
                let mut seen = Seen::default();
                let mut client = None;
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let due = rate.map_or_else(|| start.elapsed(), |rate| Duration::from_secs_f64(nth as f64 / rate));
                    if due >= duration {
                        return seen;
                    }
                    tokio::time::sleep((start + due).saturating_duration_since(Instant::now())).await;
                    place.visit(nth, (start, due), &mut client, &mut seen).await;
                }
            });
        }
        let mut seen = Seen::default();
        while let Some(one) = all.join_next().await {
            seen.add(one?);
        }
        seen.lasted = start.elapsed();
        Ok(seen)
    }

    async fn visit(&self, nth: u64, due: (Instant, Duration), client: &mut Option<Client>, seen: &mut Seen) {
        let late = due.0.elapsed().saturating_sub(due.1);
        let mut one = match client.take() {
            Some(one) => one,
            None => match Client::connect(self.address).await {
                Ok(one) => one,
                Err(error) => return seen.failures.push(format!("no connection: {error}")),
            },
        };
        one.renew();
        let outcome = self.go(nth, &mut one, &mut seen.codes).await;
        let answers = one.answers();
        // Whoever had to wait for their turn waited for the first answer.
        let waited = std::iter::once(late).chain(std::iter::repeat(Duration::ZERO));
        let at = due.0.elapsed();
        seen.answers
            .extend(answers.iter().zip(waited).map(|(answer, waited)| Answer { at, took: answer.took + waited }));
        match (outcome, answers.last().map(|answer| answer.status)) {
            (Ok(()), _) => {
                seen.done += 1;
                *client = Some(one);
            }
            (Err(_), Some(StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)) => {
                seen.refused += 1;
                *client = Some(one);
            }
            (Err(error), _) => seen.failures.push(error.to_string()),
        }
    }

    async fn go(&self, nth: u64, client: &mut Client, codes: &mut Vec<String>) -> Result<()> {
        let of = |list: usize| usize::try_from(nth / 10).unwrap_or_default() % list.max(1);
        match nth % 10 {
            0 => {
                let draft = draft::fill_in(client, &self.choices, &Matter::default()).await?;
                draft::send(client, &draft).await?.leads_to(SENT)?;
                codes.push(draft.code);
            }
            1 | 2 => {
                let code = self.codes.get(of(self.codes.len())).ok_or("nothing to look up")?;
                self.look_up(client, code).await?;
            }
            _ => {
                client.get(PAGES.get(of(PAGES.len())).copied().unwrap_or("/")).await?.shown()?;
            }
        }
        Ok(())
    }

    async fn look_up(&self, client: &mut Client, code: &str) -> Result<()> {
        client.post(TRACK, &[("code", code)]).await?.leads_to(TRACKED)?;
        client.get(TRACKED).await?.shown()?;
        Ok(())
    }

    /// How many of these codes lead to no case.
    pub async fn lost(&self, codes: &[String]) -> Result<usize> {
        let mut client = Client::connect(self.address).await?;
        let mut lost = 0;
        for code in codes {
            client.renew();
            lost += usize::from(self.look_up(&mut client, code).await.is_err());
            client.answers();
        }
        Ok(lost)
    }
}
