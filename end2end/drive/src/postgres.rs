//! A PostgreSQL cluster that keeps what it confirms, and can be taken away and brought back.

use std::process::{Command, Stdio};

use crate::Result;
use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use tempfile::TempDir;

const SCRIPT: &str = "end2end/postgres.sh";

/// A cluster of its own; gone when dropped.
pub struct Cluster {
    state: TempDir,
    url: String,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let state = tempfile::tempdir()?;
        let url = run(&state, "start")?;
        Ok(Self { state, url })
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// A database of its own without anything in it; returns its address. It is made once and emptied afterwards:
    /// dropping it would wait each time until everything is on the disk.
    pub async fn empty_database(&self) -> Result<String> {
        let database = Database::connect(&self.url).await?;
        let there = database.query_one_raw(statement("select 1 from pg_database where datname = 'drill'")).await?;
        if there.is_none() {
            database.execute_unprepared("create database drill").await?;
        }
        database
            .execute_unprepared("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'drill'")
            .await?;
        database.close().await?;
        let drill = Database::connect(self.database_url()).await?;
        for sql in ["drop schema if exists public cascade", "create schema public"] {
            drill.execute_unprepared(sql).await?;
        }
        drill.close().await?;
        Ok(self.database_url())
    }

    /// The address of that database.
    pub fn database_url(&self) -> String {
        drill_at(&self.url)
    }

    /// Ends it without a warning; its data stay.
    pub fn crash(&self) -> Result<()> {
        run(&self.state, "crash").map(drop)
    }

    /// Starts a standby to which everything goes that is committed from now on, before the commit is confirmed; returns
    /// the address of the drill's database there.
    pub fn follow(&self) -> Result<String> {
        Ok(drill_at(&run(&self.state, "follow")?))
    }

    /// Ends it without a warning; its standby takes its place.
    pub fn promote(&self) -> Result<()> {
        run(&self.state, "promote").map(drop)
    }

    /// Starts it where it was.
    pub fn recover(&self) -> Result<()> {
        run(&self.state, "recover").map(drop)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // What is left behind is in the temporary files.
        let _ = run(&self.state, "stop");
    }
}

fn drill_at(url: &str) -> String {
    let server = url.rsplit_once('/').map_or(url, |(server, _)| server);
    format!("{server}/drill")
}

fn statement(sql: &str) -> Statement {
    Statement::from_string(DbBackend::Postgres, sql)
}

fn run(state: &TempDir, word: &str) -> Result<String> {
    let output = Command::new(SCRIPT)
        .arg(word)
        .env("PHANHOI_TEST_POSTGRES_STATE", state.path().join("state"))
        .env("PHANHOI_TEST_POSTGRES_DURABLE", "1")
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}
