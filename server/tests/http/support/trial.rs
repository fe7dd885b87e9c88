//! A promise on trial: how often it was tried, how often it was broken, from which seed.

use std::time::Instant;

use super::promise::{full, promise};

/// What the small form starts from, so that it does the same each time.
const SEED: u64 = 0x7068_616e_686f_6921;
/// As many broken tries are told in words.
const TOLD: usize = 10;

pub struct Trial {
    id: &'static str,
    pub seed: u64,
    began: Instant,
    tries: u64,
    failures: u64,
    broken: Vec<String>,
}

impl Trial {
    /// `PHANHOI_TEST_SEED` repeats a run.
    pub fn new(id: &'static str) -> Self {
        let given = std::env::var("PHANHOI_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| if full() { rand::random() } else { SEED });
        eprintln!("{id}: seed {seed}");
        Self { id, seed, began: Instant::now(), tries: 0, failures: 0, broken: Vec::new() }
    }

    /// One try: it holds, or `why` says what was seen.
    pub fn holds(&mut self, it: bool, why: impl FnOnce() -> String) {
        self.tries += 1;
        if !it {
            self.failures += 1;
            if self.broken.len() < TOLD {
                self.broken.push(why());
            }
        }
    }

    /// Writes the result down, and fails when the promise was broken or nothing was tried.
    #[track_caller]
    pub fn end(self) {
        promise(self.id).record(self.tries, self.failures, self.seed, self.began.elapsed().as_secs_f64());
        self.judge();
    }

    /// Fails when a try did not hold or nothing was tried.
    #[track_caller]
    pub fn judge(self) {
        let Self { id, seed, began, tries, failures, broken } = self;
        eprintln!("{id}: {failures} of {tries} failed, {:.1} s", began.elapsed().as_secs_f64());
        assert!(tries > 0, "{id}: nothing was tried");
        assert_eq!(failures, 0, "{id}: of {tries}, seed {seed}:\n{}", broken.join("\n"));
    }
}
