//! Sending drafts: each answer means that the case is on the disk.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use drive::Result;
use drive::client::Client;
use drive::draft::{CODE, Draft, SENT};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// Sends all drafts, one client for each list; returns cases per second, from the first click to
/// the last answer.
pub async fn send(address: SocketAddr, drafts: Vec<Vec<Draft>>) -> Result<f64> {
    let cases = u32::try_from(drafts.iter().map(Vec::len).sum::<usize>())?;
    let start = Arc::new(Barrier::new(drafts.len() + 1));
    let mut sending = JoinSet::new();
    for list in drafts {
        let mut client = Client::connect(address).await?;
        let start = Arc::clone(&start);
        sending.spawn(async move {
            start.wait().await;
            for draft in list {
                client.cookies = draft.cookies;
                let fields = [("code", draft.code.as_str()), ("receipt_saved", "yes")];
                client.post(CODE, &fields).await?.leads_to(SENT)?;
            }
            Result::Ok(())
        });
    }
    start.wait().await;
    let began = Instant::now();
    while let Some(sent) = sending.join_next().await {
        sent??;
    }
    Ok(f64::from(cases) / began.elapsed().as_secs_f64())
}
