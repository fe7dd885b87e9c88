//! H1: many people upload large files at the same moment, and the program's memory does not grow with
//! what they send.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use drive::Result;
use drive::client::{Attached, Client};
use drive::draft::{self, Choices, Matter};
use drive::program::Program;
use futures::future::join_all;

use crate::turn::{Tally, Turn};

/// Bytes of one file: the most that is taken.
const SIZE: usize = 20 * 1024 * 1024;
/// What the program may hold more than before, in MB of 10⁶ bytes: the chunks that are on their way
/// and what the allocator keeps. All files together are far more.
const GROWTH: f64 = 120.0;
const PAUSE: Duration = Duration::from_millis(50);

pub async fn run(turn: Turn) -> Result<Tally> {
    let people = turn.of(8, 50);
    let program = Program::start().await?;
    let choices = Choices::read(program.address).await?;
    let matter = Arc::new(Matter { files: vec![photograph()], ..Matter::default() });
    let before = program.process.resident_mb()?;
    let over = AtomicBool::new(false);
    let sending = async {
        let each = (0..people).map(|_| async {
            let mut client = Client::connect(program.address).await?;
            draft::fill_in(&mut client, &choices, &matter).await
        });
        let done = join_all(each).await;
        over.store(true, Ordering::Relaxed);
        done
    };
    let (done, most) = tokio::join!(sending, highest(&program, &over));
    let most = most?;
    let mut tally = Tally::default();
    for draft in done {
        tally.check(draft.is_ok(), || {
            format!("an upload failed: {}", draft.err().map(|e| e.to_string()).unwrap_or_default())
        });
    }
    eprintln!("H1: {people} files of 20 MB at once: from {before:.0} to {most:.0} MB");
    tally.check(most - before <= GROWTH, || format!("memory grew from {before:.0} to {most:.0} MB"));
    Ok(tally)
}

/// The most memory that the program holds until it is over.
async fn highest(program: &Program, over: &AtomicBool) -> Result<f64> {
    let mut most: f64 = 0.0;
    while !over.load(Ordering::Relaxed) {
        most = most.max(program.process.resident_mb()?);
        tokio::time::sleep(PAUSE).await;
    }
    Ok(most)
}

/// As far as its first bytes tell.
fn photograph() -> Attached {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec();
    bytes.resize(SIZE, 0x55);
    Attached { name: "photograph.jpg".to_owned(), bytes }
}
