//! D7: `phanhoi migrate` is killed at any of its writes and at any of its statements, on both
//! engines: the next start finds all or nothing and finishes. Data of every earlier release
//! (`end2end/releases`) come to the same shape.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use drive::Result;
use drive::postgres::Cluster;
use drive::program::{Program, Setup};
use rand::RngExt;
use rand::seq::index::sample;
use sea_orm::{ConnectionTrait, Database, Statement};

use crate::turn::{Tally, Turn};

/// By how many calls one run may fall short of another.
const CALLS_BETWEEN_RUNS: usize = 8;

/// How many kills are told of at once.
const TOLD_EACH: usize = 100;

/// Backups that releases made of themselves.
const RELEASES: &str = "end2end/releases";

pub async fn run(turn: Turn) -> Result<Tally> {
    let mut tally = Tally::default();
    let cluster = Cluster::start()?;
    for engine in [Engine::Sqlite, Engine::Postgres(&cluster)] {
        let shape = engine.shape_of_a_new_one().await?;
        engine.killed(turn, &shape, &mut tally).await?;
        for backup in engine.releases(turn).await? {
            engine.release(&backup, &shape, &mut tally).await?;
        }
    }
    Ok(tally)
}

#[derive(Clone, Copy)]
enum Engine<'a> {
    Sqlite,
    Postgres(&'a Cluster),
}

impl Engine<'_> {
    fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// The call at which a statement or a page leaves the process.
    fn call(self) -> &'static str {
        match self {
            Self::Sqlite => "pwrite64",
            Self::Postgres(_) => "sendto",
        }
    }

    /// A program with an empty database, not started.
    async fn empty(self) -> Result<Program> {
        let setup = match self {
            Self::Sqlite => Setup::default(),
            Self::Postgres(cluster) => {
                Setup::default().setting("PHANHOI_DATABASE_URL", cluster.empty_database().await?)
            }
        };
        Program::empty(setup)
    }

    fn url(self, program: &Program) -> String {
        match self {
            Self::Sqlite => format!("sqlite://{}?mode=rwc", program.data().join("phanhoi.sqlite").display()),
            Self::Postgres(cluster) => cluster.database_url(),
        }
    }

    /// Every table with its columns, in one text; empty when there is none.
    async fn shape(self, program: &Program) -> Result<String> {
        let sql = match self {
            Self::Sqlite => {
                "select coalesce(group_concat(sql, ';'), '') from (select sql from sqlite_master where sql is not null order by name)"
            }
            Self::Postgres(_) => {
                "select coalesce(string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable), ';' \
                                  order by table_name, column_name), '') from information_schema.columns where table_schema = 'public'"
            }
        };
        let database = Database::connect(self.url(program)).await?;
        let row = database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await?;
        let shape = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        database.close().await?;
        Ok(shape)
    }

    async fn shape_of_a_new_one(self) -> Result<String> {
        let program = self.empty().await?;
        program.run(&["migrate"])?;
        self.shape(&program).await
    }

    async fn killed(self, turn: Turn, shape: &str, tally: &mut Tally) -> Result<()> {
        let calls = self.calls().await?;
        let tries = turn.of(4, calls).min(calls);
        eprintln!("D7: {}: killed at {tries} of {calls} calls", self.name());
        for (done, place) in sample(&mut turn.random(), calls, tries).into_iter().enumerate() {
            if done > 0 && done % TOLD_EACH == 0 {
                eprintln!("D7: {}: {done} of {tries}", self.name());
            }
            let (place, program) = self.killed_at(place, tally).await?;
            let name = self.name();
            let left = self.shape(&program).await?;
            let steps_only = !left.contains("cases");
            tally.check(steps_only || left == shape, || {
                format!("{name}: half a step was left by a kill at call {place}")
            });
            let finished = program.run(&["migrate"]);
            tally.check(finished.is_ok(), || format!("{name}: after a kill at call {place}: {finished:?}"));
            let same = self.shape(&program).await? == shape;
            tally.check(same, || format!("{name}: after a kill at call {place} the shape is another"));
        }
        Ok(())
    }

    /// A program whose `migrate` was killed at its call `place`, and that place. Two runs differ by a
    /// few calls, so one that ended before its last places is killed that much earlier.
    async fn killed_at(self, place: usize, tally: &mut Tally) -> Result<(usize, Program)> {
        let mut place = place;
        loop {
            let program = self.empty().await?;
            let only = format!("trace={}", self.call());
            let when = format!("inject={}:signal=KILL:when={}", self.call(), place + 1);
            let killed = !traced(&program, &["-o", "/dev/null", "-e", &only, "-e", &when]).status()?.success();
            let earlier = place.checked_sub(CALLS_BETWEEN_RUNS);
            if let (false, Some(earlier)) = (killed, earlier) {
                place = earlier;
                continue;
            }
            tally.check(killed, || format!("{}: it was not killed at call {place}", self.name()));
            return Ok((place, program));
        }
    }

    /// How many calls the busiest thread of an undisturbed run makes: the tracer counts to the call
    /// at which it kills in each thread by itself.
    async fn calls(self) -> Result<usize> {
        let program = self.empty().await?;
        let trace = program.folder().join("trace");
        let only = format!("trace={}", self.call());
        let status = traced(&program, &["-o", &trace.display().to_string(), "-e", &only]).status()?;
        if !status.success() {
            return Err("strace does not work here; is it installed, and may it trace?".into());
        }
        let begun = format!("{}(", self.call());
        let mut by_thread: HashMap<String, usize> = HashMap::new();
        for line in fs::read_to_string(trace)?.lines().filter(|line| line.contains(&begun)) {
            let thread = line.split_whitespace().next().unwrap_or_default();
            *by_thread.entry(thread.to_owned()).or_default() += 1;
        }
        by_thread.into_values().max().ok_or_else(|| "strace saw nothing".into())
    }

    /// What earlier releases left, and a backup that this build makes of itself.
    async fn releases(self, turn: Turn) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for release in fs::read_dir(RELEASES)? {
            let backup = release?.path().join(self.name());
            found.extend(backup.is_dir().then_some(backup));
        }
        let program = self.empty().await?;
        program.run(&["demo", "--cases", "3", "--seed", &u64::from(turn.random().random::<u16>()).to_string()])?;
        let folder = tempfile::tempdir()?.keep();
        make_release(&program, &folder, self.name())?;
        found.push(folder.join(self.name()));
        Ok(found)
    }

    /// Restores a backup as its release made it, and migrates it.
    async fn release(self, backup: &Path, shape: &str, tally: &mut Tally) -> Result<()> {
        let program = self.empty().await?;
        let key = backup.with_file_name("key");
        let told = || format!("{}: {}", self.name(), backup.display());
        let restored =
            program.run(&["restore", &backup.display().to_string(), "--identity", &key.display().to_string()]);
        tally.check(restored.is_ok(), || format!("{}: {restored:?}", told()));
        let migrated = program.run(&["migrate"]);
        tally.check(migrated.is_ok(), || format!("{}: {migrated:?}", told()));
        let same = self.shape(&program).await? == shape;
        tally.check(same, || format!("{}: its shape is another", told()));
        Ok(())
    }
}

/// A backup beside the key that opens it: what is in it is made up.
fn make_release(program: &Program, folder: &Path, name: &str) -> Result<()> {
    let key = folder.join("key").display().to_string();
    let recipient = program.run(&["backup-key", &key])?;
    program.run(&["backup", &folder.join(name).display().to_string(), "--to", recipient.trim()])?;
    Ok(())
}

fn traced(program: &Program, options: &[&str]) -> Command {
    let mut command = program.command_through("strace", &[&["-f", "-qq"], options].concat());
    command.arg("migrate").stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command
}
