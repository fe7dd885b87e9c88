//! N1: of two nodes behind a balancer one or the other is killed again and again. Whoever read a
//! confirmation has a case, once, on every node; nothing is done twice; only what was under way at that
//! moment fails.

use std::sync::Arc;
use std::time::{Duration, Instant};

use drive::Result;
use drive::draft::Choices;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Progress, send_and_follow};
use crate::pair::Pair;
use crate::turn::{Tally, Turn};

/// Until everybody knows that a connection of theirs has ended.
const A_MOMENT: Duration = Duration::from_millis(250);

pub async fn run(turn: Turn) -> Result<Tally> {
    let (kills, citizens, most) = turn.of((6, 8, 1_500), (60, 16, 6_000));
    let mut random = turn.random();
    let mut tally = Tally::default();
    let mut pair = Pair::start().await?;
    let choices = Choices::read(pair.balancer.address).await?;
    let progress = Arc::new(Progress::default());
    let mut crowd = JoinSet::new();
    for _ in 0..citizens {
        let citizen = Citizen::new(pair.balancer.address, &choices, StdRng::seed_from_u64(random.random()));
        crowd.spawn(Box::pin(send_and_follow(citizen, Arc::clone(&progress))));
    }
    let mut blows = Vec::new();
    for kill in 0..kills {
        progress.reach(progress.told().len() + 1).await?;
        tokio::time::sleep(Duration::from_millis(random.random_range(most / 4..most))).await;
        let node = &mut pair.nodes[kill % 2];
        let struck = Instant::now();
        node.kill()?;
        blows.push(struck..=Instant::now() + A_MOMENT);
        tokio::time::sleep(Duration::from_millis(random.random_range(0..most / 2))).await;
        node.restart().await?;
    }
    progress.reach(progress.told().len() + 1).await?;
    progress.finish();
    while let Some(done) = crowd.join_next().await {
        done??;
    }
    let troubles = progress.troubles();
    for trouble in &troubles {
        let under_way = blows.iter().any(|blow| trouble.began <= *blow.end() && *blow.start() <= trouble.ended);
        tally.check(under_way, || {
            let took = trouble.ended - trouble.began;
            format!("a request failed after {took:?} that was not under way at a blow: {}", trouble.what)
        });
    }
    let ledger = progress.told();
    pair.holds(&ledger, kills, &mut tally).await?;
    eprintln!(
        "N1: {kills} kills, {} confirmed and followed, {} requests failed under way",
        ledger.len(),
        troubles.len()
    );
    Ok(tally)
}
