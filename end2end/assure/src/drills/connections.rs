//! N2: PostgreSQL ends every connection of two nodes again and again while people send and follow. Each is
//! confirmed in the end, once; pages that need no database come all the time; afterwards everything goes on by itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::Client;
use drive::draft::Choices;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Progress, matter, send_and_follow};
use crate::pair::Pair;
use crate::turn::{Tally, Turn};

const CITIZENS: usize = 8;
/// How soon somebody is confirmed once it is over.
const BACK: Duration = Duration::from_secs(5);
const GLANCE: Duration = Duration::from_millis(100);

pub async fn run(turn: Turn) -> Result<Tally> {
    let times = turn.of(15, 200);
    let mut random = turn.random();
    let mut tally = Tally::default();
    let pair = Pair::start().await?;
    let address = pair.balancer.address;
    let choices = Choices::read(address).await?;
    let progress = Arc::new(Progress::default());
    let mut crowd = JoinSet::new();
    for _ in 0..CITIZENS {
        let citizen = Citizen::new(address, &choices, StdRng::seed_from_u64(random.random()));
        crowd.spawn(Box::pin(send_and_follow(citizen, Arc::clone(&progress))));
    }
    let over = Arc::new(AtomicBool::new(false));
    let homes = pair.nodes.each_ref().map(|node| tokio::spawn(home(node.address, Arc::clone(&over))));
    let mut ended = 0;
    for _ in 0..times {
        tokio::time::sleep(Duration::from_millis(random.random_range(100..900))).await;
        ended += pair.end_connections().await?;
    }
    let began = Instant::now();
    let mut newcomer = Citizen::new(address, &choices, StdRng::seed_from_u64(random.random()));
    let matter = matter(&mut newcomer.random);
    let draft = newcomer.fill_in(&matter).await?;
    let last = newcomer.persist(&draft, &matter).await?;
    let took = began.elapsed();
    tally.check(took < BACK, || format!("afterwards somebody was confirmed only after {took:?}"));
    over.store(true, Ordering::Relaxed);
    progress.finish();
    while let Some(done) = crowd.join_next().await {
        done??;
    }
    for looking in homes {
        let (shown, failed) = looking.await?;
        tally.check(failed == 0 && shown > 0, || format!("the home page came {shown} times and {failed} times not"));
    }
    let mut ledger = progress.told();
    ledger.push(last);
    // Each time both nodes may have had a message in hand.
    pair.holds(&ledger, 2 * times, &mut tally).await?;
    tally.check(usize::try_from(ended)? >= times, || format!("only {ended} connections were ended"));
    tally.n += u64::try_from(ended)?;
    eprintln!("N2: {ended} connections ended in {times} goes, {} confirmed and followed", ledger.len());
    Ok(tally)
}

/// Looks at the home page of a node all the time: how often it came, and how often not.
pub(super) async fn home(address: SocketAddr, over: Arc<AtomicBool>) -> (u64, u64) {
    let (mut shown, mut failed) = (0, 0);
    while !over.load(Ordering::Relaxed) {
        let page = async { Client::connect(address).await?.get("/").await };
        match page.await {
            Ok(page) if page.status == 200 => shown += 1,
            _ => failed += 1,
        }
        tokio::time::sleep(GLANCE).await;
    }
    (shown, failed)
}
