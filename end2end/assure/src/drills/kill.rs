//! D1: the program is killed at any moment, and whoever has read a confirmation has a case.

use std::sync::Arc;
use std::time::Duration;

use drive::Result;
use drive::draft::Choices;
use drive::program::{Program, Setup};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Progress, send_until_told};
use crate::register::{Register, files_are_whole, record_is_whole};
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
    progress.finish();
    while let Some(done) = citizens.join_next().await {
        done??;
    }
    let ledger = progress.told();
    register.holds(&ledger, &mut tally).await?;
    files_are_whole(&program, &ledger, &mut tally).await?;
    record_is_whole(&program, &mut tally);
    register.is_chained(&mut tally).await?;
    eprintln!("D1: {kills} kills, {} confirmed", ledger.len());
    Ok(tally)
}
