//! Tables as they are written down: words with spaces between them, a line a row, `#` for notes.

/// The rows that are not notes, each as its words.
pub fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_whitespace().collect()).collect()
}

/// What a test found beside what the table says, for the message of a failure.
#[derive(Default)]
pub struct Deviations(Vec<String>);

impl Deviations {
    pub fn expect(&mut self, place: &str, written: &str, found: &str) {
        if written != found {
            self.0.push(format!("{place}: the table says {written}, it is {found}"));
        }
    }

    /// Fails with all of them.
    #[track_caller]
    pub fn none(self) {
        assert!(self.0.is_empty(), "{} deviations:\n{}", self.0.len(), self.0.join("\n"));
    }
}
