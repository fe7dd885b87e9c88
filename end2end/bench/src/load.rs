//! Asking for a page as often as it comes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::{self, Body};
use drive::process::Child;
use http_body_util::BodyExt;
use hyper::header::{COOKIE, HOST};
use hyper::{Request, StatusCode};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// A page to ask for.
#[derive(Clone)]
pub struct Target {
    pub address: SocketAddr,
    pub path: String,
    /// What the asking browser sends along.
    pub cookie: Option<String>,
}

impl Target {
    /// The request as it is sent.
    pub fn request(&self) -> Result<Request<Body>> {
        let mut request = Request::get(&self.path).header(HOST, self.address.to_string());
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        Ok(request.body(Body::default())?)
    }
}

/// Answers per second: by the clock and by the processor time that the answering process used.
pub struct Rate {
    pub by_clock: f64,
    pub by_processor: f64,
}

/// Both rates of a process that answers `target`.
pub async fn rates(target: &Target, process: &Child, connections: usize, duration: Duration) -> Result<Rate> {
    let before = process.processor_seconds()?;
    let by_clock = rate(target, connections, duration).await?;
    let used = process.processor_seconds()? - before;
    Ok(Rate { by_clock, by_processor: by_clock * duration.as_secs_f64() / used })
}

/// Answers per second over `connections`, each of which asks again as soon as it was answered.
///
/// # Errors
/// When an answer is anything but a page: a fast refusal is not a figure.
pub async fn rate(target: &Target, connections: usize, duration: Duration) -> Result<f64> {
    let start = Arc::new(Barrier::new(connections));
    let mut clients = JoinSet::new();
    for _ in 0..connections {
        let request = target.request()?;
        // Connected one after the other, before the clock starts.
        let mut connection = client::open(target.address).await?;
        let start = Arc::clone(&start);
        clients.spawn(async move {
            start.wait().await;
            let end = Instant::now() + duration;
            let mut answers = 0u32;
            while Instant::now() < end {
                connection.ready().await?;
                let response = connection.send_request(request.clone()).await?;
                if response.status() != StatusCode::OK {
                    return Err(format!("{} answered {}", request.uri(), response.status()).into());
                }
                let mut body = response.into_body();
                while let Some(frame) = body.frame().await {
                    frame?;
                }
                if Instant::now() < end {
                    answers += 1;
                }
            }
            Result::Ok(answers)
        });
    }
    let mut answers = 0;
    while let Some(client) = clients.join_next().await {
        answers += client??;
    }
    Ok(f64::from(answers) / duration.as_secs_f64())
}
