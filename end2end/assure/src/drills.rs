//! The drills. A new one is a file in this folder and a row in [`DRILLS`].

mod backup;
mod connections;
mod fsync;
mod kill;
mod mail;
mod migrate;
mod nodes;
mod objects;
mod once;
mod promoted;
mod slow;
mod storm;
mod trouble;
mod uploads;

use std::future::Future;
use std::pin::Pin;
use std::time::Instant;

use drive::Result;

use crate::record::{self, Line};
use crate::turn::{Size, Tally, Turn};

/// Something that is done to the program to see whether a promise holds.
struct Drill {
    /// The promise, as `end2end/README.md` has it.
    id: &'static str,
    about: &'static str,
    run: fn(Turn) -> Running,
}

type Running = Pin<Box<dyn Future<Output = Result<Tally>>>>;

const DRILLS: &[Drill] = &[
    Drill { id: "D1", about: "killed at any moment", run: |turn| Box::pin(kill::run(turn)) },
    Drill { id: "D2", about: "what is on the disk when an answer leaves", run: |turn| Box::pin(fsync::run(turn)) },
    Drill { id: "D3", about: "sent again and again", run: |turn| Box::pin(once::run(turn)) },
    Drill { id: "D4", about: "disk full, database locked or away", run: |turn| Box::pin(trouble::run(turn)) },
    Drill { id: "D5", about: "mail server away or strange", run: |turn| Box::pin(mail::run(turn)) },
    Drill { id: "D6", about: "backup under load, restored elsewhere", run: |turn| Box::pin(backup::run(turn)) },
    Drill { id: "D7", about: "migrations killed at any write", run: |turn| Box::pin(migrate::run(turn)) },
    Drill { id: "N1", about: "two nodes, one killed again and again", run: |turn| Box::pin(nodes::run(turn)) },
    Drill { id: "N2", about: "connections to the database ended", run: |turn| Box::pin(connections::run(turn)) },
    Drill { id: "N3", about: "an S3 server that says nothing", run: |turn| Box::pin(objects::run(turn)) },
    Drill { id: "N4", about: "a standby takes the place of the database", run: |turn| Box::pin(promoted::run(turn)) },
    Drill { id: "H1", about: "many large files at once", run: |turn| Box::pin(uploads::run(turn)) },
    Drill { id: "H5", about: "thousands of slow clients", run: |turn| Box::pin(slow::run(turn)) },
    Drill { id: "H6", about: "a storm of sign-ins", run: |turn| Box::pin(storm::run(turn)) },
];

/// How many failures of a drill are told in words.
const TOLD: usize = 10;

/// Runs the drills of these promises, all when none is named; `false` when one failed. One that
/// cannot be carried out counts as failed, and the others are run all the same.
pub async fn run(size: Size, ids: &[&str]) -> Result<bool> {
    if let Some(unknown) = ids.iter().find(|id| DRILLS.iter().all(|drill| drill.id != **id)) {
        return Err(format!("there is no drill {unknown}").into());
    }
    let mut holds = true;
    for drill in DRILLS.iter().filter(|drill| ids.is_empty() || ids.contains(&drill.id)) {
        eprintln!("{}: {} …", drill.id, drill.about);
        let turn = Turn { size, seed: seed() };
        let began = Instant::now();
        let tally = (drill.run)(turn).await.unwrap_or_else(|error| Tally { n: 1, failures: vec![error.to_string()] });
        let seconds = began.elapsed().as_secs_f64();
        for wrong in tally.failures.iter().take(TOLD) {
            eprintln!("{}: {wrong}", drill.id);
        }
        let failures = u64::try_from(tally.failures.len())?;
        eprintln!("{}: {failures} of {} failed, seed {}, {seconds:.1} s", drill.id, tally.n, turn.seed);
        record::append(&Line { id: drill.id.to_owned(), n: tally.n, failures, seed: turn.seed, seconds })?;
        holds &= tally.failures.is_empty();
    }
    Ok(holds)
}

/// `PHANHOI_TEST_SEED` repeats a run; otherwise each run has another.
fn seed() -> u64 {
    let named = std::env::var("PHANHOI_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    // Short enough to be typed.
    named.unwrap_or_else(|| u64::from(rand::random::<u32>()))
}
