//! Tables as they are written down: words with spaces between them, a line a row, `#` for notes.

use std::time::Instant;

use crate::support::promise::promise;

/// The rows that are not notes, each as its words.
pub fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_whitespace().collect()).collect()
}

/// What a test found beside what the table says, for the message of a failure.
pub struct Deviations {
    began: Instant,
    /// How many decisions were looked at.
    looked_at: u64,
    found: Vec<String>,
}

impl Deviations {
    pub fn new() -> Self {
        Self { began: Instant::now(), looked_at: 0, found: Vec::new() }
    }

    pub fn expect(&mut self, place: &str, written: &str, found: &str) {
        self.looked_at += 1;
        if written != found {
            self.found.push(format!("{place}: the table says {written}, it is {found}"));
        }
    }

    /// Notes how many were looked at, and fails with all that deviate.
    #[track_caller]
    pub fn none(self) {
        let Self { began, looked_at, found } = self;
        promise("A1").record(looked_at, found.len() as u64, 0, began.elapsed().as_secs_f64());
        assert!(found.is_empty(), "{} deviations:\n{}", found.len(), found.join("\n"));
    }
}
