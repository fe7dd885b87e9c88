//! One run of a drill.

use rand::SeedableRng;
use rand::rngs::StdRng;

/// How large drills run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// In `make test`: seconds each.
    Small,
    /// In `make assure`: minutes.
    Full,
}

/// What a drill is given.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub size: Size,
    /// Everything random comes from it: the same seed makes the same moves, as far as the
    /// machine's own timing lets it.
    pub seed: u64,
}

impl Turn {
    /// One of two values, by the size of the run.
    pub fn of<T>(self, small: T, full: T) -> T {
        match self.size {
            Size::Small => small,
            Size::Full => full,
        }
    }

    pub fn random(self) -> StdRng {
        StdRng::seed_from_u64(self.seed)
    }
}

/// What a drill counted.
#[derive(Debug, Default)]
pub struct Tally {
    /// How often it was tried.
    pub n: u64,
    /// What went wrong, in words.
    pub failures: Vec<String>,
}

impl Tally {
    /// Counts one try and, unless it `holds`, what went wrong.
    pub fn check(&mut self, holds: bool, wrong: impl FnOnce() -> String) {
        self.n += 1;
        if !holds {
            self.failures.push(wrong());
        }
    }
}
