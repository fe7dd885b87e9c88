//! What a test of a promise leaves behind for the table of `make assure`: one line of JSON in the
//! file that `PHANHOI_TEST_ASSURANCE` names, nothing when it names none.

use std::fs::OpenOptions;
use std::io::Write;

/// Whether promises are tested at full size (`PHANHOI_TEST_SIZE=full`) or small.
#[must_use]
pub fn full() -> bool {
    std::env::var("PHANHOI_TEST_SIZE").is_ok_and(|size| size == "full")
}

/// One of the promises of `end2end/README.md`, by its id.
#[must_use]
pub fn promise(id: &'static str) -> Promise {
    Promise(id)
}

/// See [`promise`].
pub struct Promise(&'static str);

impl Promise {
    /// Writes down that something was tried `n` times and failed `failures` times, with the seed
    /// that repeats it (0: nothing was random) and how long it took. Several lines of one promise
    /// are added up. Called before the test asserts, so that a failure is in the table too.
    ///
    /// # Panics
    /// When the file cannot be written: a promise without a line counts as broken.
    #[expect(clippy::expect_used, reason = "only tests call it")]
    pub fn record(self, n: u64, failures: u64, seed: u64, seconds: f64) {
        let Some(path) = std::env::var_os("PHANHOI_TEST_ASSURANCE") else { return };
        let id = self.0;
        let line =
            format!("{{\"id\":\"{id}\",\"n\":{n},\"failures\":{failures},\"seed\":{seed},\"seconds\":{seconds:.1}}}\n");
        // Tests run side by side: a line is appended in one piece.
        let mut file =
            OpenOptions::new().create(true).append(true).open(path).expect("the file of PHANHOI_TEST_ASSURANCE");
        file.write_all(line.as_bytes()).expect("a line in the file of PHANHOI_TEST_ASSURANCE");
    }
}
