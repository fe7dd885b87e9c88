//! A PostgreSQL cluster that keeps what it confirms, and can be taken away and brought back.

use std::process::{Command, Stdio};

use drive::Result;
use sea_orm::{ConnectionTrait, Database};
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

    /// Makes a database of its own anew, without anything in it; returns its address.
    pub async fn empty_database(&self) -> Result<String> {
        let database = Database::connect(&self.url).await?;
        for sql in ["drop database if exists drill with (force)", "create database drill"] {
            database.execute_unprepared(sql).await?;
        }
        database.close().await?;
        Ok(self.database_url())
    }

    /// The address of that database.
    pub fn database_url(&self) -> String {
        let server = self.url.rsplit_once('/').map_or(self.url.as_str(), |(server, _)| server);
        format!("{server}/drill")
    }

    /// Ends it without a warning; its data stay.
    pub fn crash(&self) -> Result<()> {
        run(&self.state, "crash").map(drop)
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
