//! The log of all events, as far as anybody may see it: hashes.

use time::OffsetDateTime;

use super::Listed;

/// What the public page shows.
#[derive(Clone, Debug)]
pub struct PublishedLog {
    /// The public key, as it is written.
    pub key: String,
    /// The text of the newest checkpoint.
    pub latest: Option<String>,
    /// The newest first.
    pub checkpoints: Listed<CheckpointRow>,
}

/// One checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// Entries of the log.
    pub size: u64,
    /// The root of its tree in base64.
    pub root: String,
    pub at: OffsetDateTime,
    /// Size of the checkpoint before it.
    pub before: Option<u64>,
}

/// The entries of a case that its sender is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRecord {
    /// That of sending.
    pub first: EntryView,
    /// That of the newest event in the sender's timeline, if it is another one.
    pub latest: Option<EntryView>,
}

/// One event in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// The hash of the event in hexadecimal digits.
    pub hash: String,
    pub place: EntryPlace,
}

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryPlace {
    /// Not yet in the log: a matter of seconds.
    Waiting,
    /// In the log, and no checkpoint says so yet.
    Logged { index: u64 },
    /// A signed checkpoint of this size holds it; there is a proof.
    Signed { index: u64, size: u64 },
}

/// Which of the two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichEntry {
    First,
    Latest,
}

impl WhichEntry {
    pub const ALL: &'static [Self] = &[Self::First, Self::Latest];

    /// The name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "dau-tien",
            Self::Latest => "gan-nhat",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|which| which.code() == code)
    }
}
