//! D6: a backup made while citizens send, restored by the written steps into an empty place, holds
//! everything that was confirmed before it; one changed byte anywhere in it is noticed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use drive::Result;
use drive::draft::Choices;
use drive::program::{Program, Setup};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Progress, send_until_told};
use crate::register::{Register, files_are_whole, record_is_whole};
use crate::turn::{Tally, Turn};

const CITIZENS: usize = 8;

pub async fn run(turn: Turn) -> Result<Tally> {
    let before = turn.of(40, 1_000);
    let mut tally = Tally::default();
    let mut random = turn.random();
    let mut program = Program::start().await?;
    let choices = Choices::read(program.address).await?;
    let folder = tempfile::tempdir()?;
    let key = folder.path().join("offline");
    let recipient = program.run(&["backup-key", &text(&key)])?;
    let backup = folder.path().join("backup");

    let progress = Arc::new(Progress::default());
    let mut citizens = JoinSet::new();
    for _ in 0..CITIZENS {
        let citizen = Citizen::new(program.address, &choices, StdRng::seed_from_u64(random.random()));
        citizens.spawn(Box::pin(send_until_told(citizen, Arc::clone(&progress))));
    }
    progress.reach(before).await?;
    let confirmed = progress.told();
    let mut command = program.command();
    command.args(["backup", &text(&backup), "--to", recipient.trim()]);
    let made = tokio::task::spawn_blocking(move || command.output()).await??;
    tally.check(made.status.success(), || String::from_utf8_lossy(&made.stderr).into_owned());
    progress.finish();
    while let Some(done) = citizens.join_next().await {
        done??;
    }
    program.kill()?;

    one_byte(&program, &backup, &key, turn, &mut tally)?;

    let restored = Program::elsewhere(Setup::default(), &program)?;
    restored.run(&["restore", &text(&backup), "--identity", &text(&key)])?;
    let register = Register::open(&restored.data()).await?;
    register.contains(&confirmed, &mut tally).await?;
    register.is_chained(&mut tally).await?;
    let mut restored = restored;
    restored.restart().await?;
    files_are_whole(&restored, &confirmed, &mut tally).await?;
    record_is_whole(&restored, &mut tally);
    Ok(tally)
}

/// Changes one bit at a time, anywhere in any file of the backup.
fn one_byte(program: &Program, backup: &Path, key: &Path, turn: Turn, tally: &mut Tally) -> Result<()> {
    let mut random = turn.random();
    let check = || -> Result<(bool, String)> {
        let output =
            program.command().args(["restore", &text(backup), "--identity", &text(key), "--check"]).output()?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
    };
    let (whole, said) = check()?;
    tally.check(whole, || format!("an unchanged backup is refused: {said}"));
    for entry in fs::read_dir(backup)? {
        let path = entry?.path();
        let bytes = fs::read(&path)?;
        for _ in 0..turn.of(4, 40) {
            let place = random.random_range(0..bytes.len());
            let mut changed = bytes.clone();
            changed[place] ^= 1 << random.random_range(0..8);
            fs::write(&path, changed)?;
            let (passed, said) = check()?;
            tally.check(!passed && said.contains("damaged"), || {
                format!("byte {place} of {} was changed: {said}", path.display())
            });
        }
        fs::write(&path, bytes)?;
    }
    Ok(())
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
