//! N4: the database of two nodes goes without a warning while people send and follow, and its standby takes its place.
//! Whoever was confirmed before or after has a case, once; pages that need no database come all the time; what is public
//! is read from the standby before and after.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::Client;
use drive::draft::Choices;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use super::connections::home;
use crate::crowd::{Citizen, Progress, matter, send_and_follow};
use crate::pair::Pair;
use crate::turn::{Tally, Turn};

const CITIZENS: usize = 8;
/// How soon somebody is confirmed when the standby has taken over.
const BACK: Duration = Duration::from_secs(5);

pub async fn run(turn: Turn) -> Result<Tally> {
    let (times, each) = turn.of((1, 30), (5, 150));
    let mut random = turn.random();
    let mut tally = Tally::default();
    for _ in 0..times {
        once(&mut random, each, &mut tally).await?;
    }
    Ok(tally)
}

async fn once(random: &mut StdRng, each: usize, tally: &mut Tally) -> Result<()> {
    let pair = Pair::with_standby().await?;
    let address = pair.balancer.address;
    let choices = Choices::read(address).await?;
    register(&pair, tally).await?;
    let read = pair.read_from_standby().await?;
    tally.check(read > 0, || "nothing was read from the standby".to_owned());
    let progress = Arc::new(Progress::default());
    let mut crowd = JoinSet::new();
    for _ in 0..CITIZENS {
        let citizen = Citizen::new(address, &choices, StdRng::seed_from_u64(random.random()));
        crowd.spawn(Box::pin(send_and_follow(citizen, Arc::clone(&progress))));
    }
    let over = Arc::new(AtomicBool::new(false));
    let homes = pair.nodes.each_ref().map(|node| tokio::spawn(home(node.address, Arc::clone(&over))));
    progress.reach(each).await?;
    tokio::time::sleep(Duration::from_millis(random.random_range(0..500))).await;
    let before = progress.told().len();
    pair.promote()?;
    let began = Instant::now();
    let mut newcomer = Citizen::new(address, &choices, StdRng::seed_from_u64(random.random()));
    let matter = matter(&mut newcomer.random);
    let draft = newcomer.fill_in(&matter).await?;
    let first = newcomer.persist(&draft, &matter).await?;
    let took = began.elapsed();
    tally.check(took < BACK, || format!("afterwards somebody was confirmed only after {took:?}"));
    progress.reach(progress.told().len() + each).await?;
    register(&pair, tally).await?;
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
    ledger.push(first);
    // Each node may have had a message in hand.
    pair.holds(&ledger, 2, tally).await?;
    eprintln!("N4: {before} confirmed before, {} in all; writes went on after {took:.1?}", ledger.len());
    Ok(())
}

/// The register comes from both nodes.
async fn register(pair: &Pair, tally: &mut Tally) -> Result<()> {
    for node in &pair.nodes {
        let page = Client::connect(node.address).await?.get("/cong-khai").await?;
        tally.check(page.status == 200, || format!("the register was answered {}", page.status));
    }
    Ok(())
}
