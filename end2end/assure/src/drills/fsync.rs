//! D2: no confirmation leaves before the disk has taken the case, its files and their folder.
//!
//! The program runs under strace, and every answer is compared with what was on the disk when it
//! left. A build of the tests that is told to trust the operating system instead of the disk
//! (`synchronous=NORMAL`) goes through the same and must fail.

use std::path::PathBuf;
use std::process::Command;

use drive::Result;
use drive::draft::Choices;
use drive::program::{Program, Setup, target};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::crowd::{Citizen, matter, picture};
use crate::trace::{CALLS, Trace};
use crate::turn::{Tally, Turn};

pub async fn run(turn: Turn) -> Result<Tally> {
    let mut tally = Tally::default();
    if Command::new("strace").arg("-V").output().is_err() {
        // Where nothing may be left out, a drill that cannot be held has failed.
        let missing = "strace is missing: apt-get install strace";
        eprintln!("D2: {missing}");
        if std::env::var_os("CI").is_some() {
            tally.check(false, || missing.to_owned());
        }
        return Ok(tally);
    }
    let submissions = turn.of(6, 100);
    for answer in answers(turn, Setup::default(), submissions).await? {
        tally.check(answer.is_ok(), || answer.err().unwrap_or_default());
    }
    // What the tests of the server have built, with their features; a release build knows no such
    // setting.
    let relaxed = Setup { binary: Some(target().join("debug/phanhoi")), ..Setup::default() }
        .setting("PHANHOI_TEST_SYNCHRONOUS", "NORMAL");
    let noticed = answers(turn, relaxed, 2).await?.iter().filter(|answer| answer.is_err()).count();
    tally.check(noticed > 0, || "a build that does not wait for the disk passed".to_owned());
    Ok(tally)
}

/// Sends with a file each time, one after the other, and judges every answer.
async fn answers(turn: Turn, setup: Setup, submissions: usize) -> Result<Vec<std::result::Result<(), String>>> {
    let folder = tempfile::tempdir()?;
    let trace: PathBuf = folder.path().join("trace");
    let through = ["strace", "-D", "-f", "-y", "-s", "2000", "-e", CALLS, "-e", "signal=none", "-o"].map(Into::into);
    let through = through.into_iter().chain([trace.clone().into_os_string()]).collect();
    let mut program = Program::start_with(Setup { through, ..setup }).await?;
    let choices = Choices::read(program.address).await?;
    let mut random = turn.random();
    let mut citizen = Citizen::new(program.address, &choices, StdRng::seed_from_u64(random.random()));
    for _ in 0..submissions {
        let mut matter = matter(&mut citizen.random);
        matter.files = vec![picture(&mut citizen.random, 0)];
        let draft = citizen.fill_in(&matter).await?;
        citizen.persist(&draft, &matter).await?;
    }
    program.kill()?;
    let judged = Trace::read(&trace)?.judge();
    // Each submission has an answer to its file and one to the last button.
    if judged.len() < 2 * submissions {
        return Err(format!("strace saw {} answers instead of {}", judged.len(), 2 * submissions).into());
    }
    Ok(judged)
}
