//! D4: a full disk, a locked database, no database, and many writers at once: nothing is confirmed
//! that is not kept, people are told to come again, and the same code works then.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::Client;
use drive::draft::{self, Choices, Draft, Matter};
use drive::postgres::Cluster;
use drive::program::{Program, Setup};
use futures::future::join_all;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Confirmed, matter};
use crate::register::Register;
use crate::turn::{Tally, Turn};

const WRITERS: usize = 64;

pub async fn run(turn: Turn) -> Result<Tally> {
    let mut tally = Tally::default();
    full_disk(turn, &mut tally).await?;
    let mut program = Program::start().await?;
    locked(turn, &program, &mut tally).await?;
    many_writers(turn, &program, &mut tally).await?;
    program.kill()?;
    no_database(turn, &mut tally).await?;
    Ok(tally)
}

/// People with everything filled in, before the trouble begins.
struct Waiting(Vec<(Citizen, Draft, Matter)>);

impl Waiting {
    async fn fill_in(turn: Turn, program: &Program, people: usize) -> Result<Self> {
        let choices = Choices::read(program.address).await?;
        let mut random = turn.random();
        let mut waiting = Vec::new();
        for _ in 0..people {
            let mut citizen = Citizen::new(program.address, &choices, StdRng::seed_from_u64(random.random()));
            let matter = matter(&mut citizen.random);
            let draft = citizen.fill_in(&matter).await?;
            waiting.push((citizen, draft, matter));
        }
        Ok(Self(waiting))
    }

    /// Everybody presses the button once. In trouble each answer is a confirmation or "come again
    /// in so many seconds"; at least one is the latter, or there was no trouble.
    async fn press(&mut self, what: &str, tally: &mut Tally) -> Result<()> {
        let answers = join_all(self.0.iter_mut().map(|(citizen, draft, _)| citizen.send(draft))).await;
        let mut turned_away = 0;
        for answer in answers {
            let answer = answer?;
            let later = answer.status == 503 && answer.headers.contains_key("retry-after");
            turned_away += usize::from(later);
            let confirmed = answer.location() == draft::SENT;
            tally.check(later || confirmed, || format!("{what}: the answer was {}", answer.status));
        }
        tally.check(turned_away > 0, || format!("{what}: nobody was turned away, so nothing was tried"));
        Ok(())
    }

    /// The trouble is over: the same codes again.
    async fn succeed(mut self, what: &str, tally: &mut Tally) -> Vec<Confirmed> {
        let mut ledger = Vec::new();
        for (citizen, draft, matter) in &mut self.0 {
            match citizen.persist(draft, matter).await {
                Ok(confirmed) => ledger.push(confirmed),
                Err(error) => tally.check(false, || format!("{what}: the same code again: {error}")),
            }
        }
        ledger
    }
}

/// The program lives: a page comes.
async fn is_alive(program: &Program, what: &str, tally: &mut Tally) {
    let page = async { Client::connect(program.address).await?.get("/").await };
    let alive = page.await.is_ok_and(|page| page.status == 200);
    tally.check(alive, || format!("{what}: the home page does not come"));
}

async fn full_disk(turn: Turn, tally: &mut Tally) -> Result<()> {
    let disk = Disk::mount()?;
    let setup = Setup { data: Some(disk.path().join("data")), ..Setup::default() };
    let program = Program::start_with(setup).await?;
    let register = Register::open(&program.data()).await?;
    let mut waiting = Waiting::fill_in(turn, &program, turn.of(8, 40)).await?;
    // An empty log has no room left over from before.
    register.execute("pragma wal_checkpoint(truncate)").await?;
    let ballast = disk.fill()?;
    waiting.press("full disk", tally).await?;
    is_alive(&program, "full disk", tally).await;
    fs::remove_file(ballast)?;
    let ledger = waiting.succeed("full disk", tally).await;
    register.holds(&ledger, tally).await
}

/// A small disk of its own, in memory.
struct Disk(TempDir);

impl Disk {
    fn mount() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let options = ["-t", "tmpfs", "-o", "size=64m", "phanhoi-drill"];
        let mounted = Command::new("mount").args(options).arg(folder.path()).output()?;
        if mounted.status.success() {
            Ok(Self(folder))
        } else {
            Err(format!("a disk to fill cannot be mounted: {}", String::from_utf8_lossy(&mounted.stderr)).into())
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Takes all the room there is.
    fn fill(&self) -> Result<PathBuf> {
        let path = self.path().join("ballast");
        let mut file = File::create(&path)?;
        for piece in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; piece]).is_ok() {}
        }
        Ok(path)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: the program that ends at the same moment may still hold a file.
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

async fn locked(turn: Turn, program: &Program, tally: &mut Tally) -> Result<()> {
    let register = Register::open(&program.data()).await?;
    let mut waiting = Waiting::fill_in(turn, program, turn.of(1, 3)).await?;
    register.execute("begin immediate").await?;
    waiting.press("locked database", tally).await?;
    is_alive(program, "locked database", tally).await;
    register.execute("rollback").await?;
    let ledger = waiting.succeed("locked database", tally).await;
    register.holds(&ledger, tally).await
}

/// Everybody writes all the time: each page of the form is a write.
async fn many_writers(turn: Turn, program: &Program, tally: &mut Tally) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(turn.of(8, 60));
    let choices = Choices::read(program.address).await?;
    let mut writers = JoinSet::new();
    for _ in 0..WRITERS {
        let (choices, address) = (choices.clone(), program.address);
        writers.spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut sent = 0;
            while Instant::now() < until {
                let draft = draft::fill_in(&mut client, &choices, &Matter::default()).await?;
                draft::send(&mut client, &draft).await?.leads_to(draft::SENT)?;
                sent += 1;
            }
            Result::Ok(sent)
        });
    }
    while let Some(done) = writers.join_next().await {
        let done = done?;
        tally.n += done.as_ref().copied().unwrap_or_default();
        tally.check(done.is_ok(), || format!("many writers: {}", done.err().unwrap_or_else(|| "".into())));
    }
    Ok(())
}

async fn no_database(turn: Turn, tally: &mut Tally) -> Result<()> {
    let cluster = Cluster::start()?;
    let program = Program::start_with(Setup::default().setting("PHANHOI_DATABASE_URL", cluster.url())).await?;
    let mut waiting = Waiting::fill_in(turn, &program, turn.of(3, 16)).await?;
    cluster.crash()?;
    waiting.press("no database", tally).await?;
    is_alive(&program, "no database", tally).await;
    cluster.recover()?;
    let ledger = waiting.succeed("no database", tally).await;
    tally.check(!ledger.is_empty(), || "no database: nobody was confirmed afterwards".to_owned());
    Ok(())
}
