//! The lines that drills and tests write.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

use drive::Result;
use drive::program::target;
use serde::{Deserialize, Serialize};

/// How often a promise was tried and how often it did not hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub id: String,
    pub n: u64,
    pub failures: u64,
    pub seed: u64,
    pub seconds: f64,
}

fn path() -> PathBuf {
    std::env::var_os("PHANHOI_TEST_ASSURANCE").map_or_else(|| target().join("assurance.jsonl"), PathBuf::from)
}

/// Appends a line in one piece: tests may write beside us.
pub fn append(line: &Line) -> Result<()> {
    let text = serde_json::to_string(line)? + "\n";
    OpenOptions::new().create(true).append(true).open(path())?.write_all(text.as_bytes())?;
    Ok(())
}

/// All lines so far; none when there is no file.
pub fn read() -> Result<Vec<Line>> {
    let path = path();
    if !path.exists() {
        return Ok(Vec::new());
    }
    fs::read_to_string(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}
