//! D1: the program is killed at any moment, and whoever has read a confirmation has a case.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use drive::Result;
use drive::draft::Choices;
use drive::program::{Program, Setup};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Confirmed, matter};
use crate::register::{Register, files_are_whole};
use crate::turn::{Tally, Turn};

const CITIZENS: usize = 16;
/// How soon it must answer again.
const BACK: Duration = Duration::from_secs(5);
/// At most so long after the submission that was waited for, so that the blow falls anywhere in
/// the next ones.
const JITTER: u64 = 40_000;

pub async fn run(turn: Turn) -> Result<Tally> {
    let (kills, confirmations) = turn.of((20, 200), (200, 5_000));
    let mut random = turn.random();
    let mut program = Program::start_with(Setup::default()).await?;
    let register = Register::open(&program.data()).await?;
    let choices = Choices::read(program.address).await?;
    let progress = Arc::new(Progress::default());
    let mut citizens = JoinSet::new();
    for _ in 0..CITIZENS {
        let citizen = Citizen::new(program.address, &choices, StdRng::seed_from_u64(random.random()));
        citizens.spawn(Box::pin(send_until_told(citizen, Arc::clone(&progress))));
    }
    let mut tally = Tally::default();
    let mut aim = 0;
    for kill in 1..=kills {
        // On the average the confirmations are spread evenly over the kills.
        aim += random.random_range(0..=2 * confirmations / kills);
        progress.reach(aim.min(confirmations * kill / kills)).await?;
        tokio::time::sleep(Duration::from_micros(random.random_range(0..JITTER))).await;
        program.kill()?;
        let away = program.restart().await?;
        tally.check(away <= BACK, || format!("after kill {kill} it was back only after {away:?}"));
    }
    progress.reach(confirmations).await?;
    progress.over.store(true, Ordering::Relaxed);
    let mut ledger = Vec::new();
    while let Some(told) = citizens.join_next().await {
        ledger.extend(told??);
    }
    register.holds(&ledger, &mut tally).await?;
    files_are_whole(&program, &ledger, &mut tally).await?;
    register.is_chained(&mut tally).await?;
    eprintln!("D1: {kills} kills, {} confirmed", ledger.len());
    Ok(tally)
}

/// How far the citizens are.
#[derive(Default)]
struct Progress {
    confirmed: AtomicUsize,
    over: AtomicBool,
}

impl Progress {
    /// Waits until so many are confirmed; an error when nothing moves any more.
    async fn reach(&self, aim: usize) -> Result<()> {
        const STEP: Duration = Duration::from_millis(2);
        const STILL: u32 = 60_000;
        let (mut last, mut still) = (0, 0);
        loop {
            let now = self.confirmed.load(Ordering::Relaxed);
            if now >= aim {
                return Ok(());
            }
            still = if now == last { still + 1 } else { 0 };
            last = now;
            if still > STILL {
                return Err(format!("nothing was confirmed any more after {now}").into());
            }
            tokio::time::sleep(STEP).await;
        }
    }
}

async fn send_until_told(mut citizen: Citizen, progress: Arc<Progress>) -> Result<Vec<Confirmed>> {
    let mut ledger = Vec::new();
    while !progress.over.load(Ordering::Relaxed) {
        let matter = matter(&mut citizen.random);
        let draft = citizen.fill_in(&matter).await?;
        ledger.push(citizen.persist(&draft, &matter).await?);
        progress.confirmed.fetch_add(1, Ordering::Relaxed);
    }
    Ok(ledger)
}
