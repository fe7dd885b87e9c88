//! What may turn out not to hold.

use std::collections::BTreeMap;
use std::fmt;

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    EventChanged,
    ChainBroken,
    EventLost,
    EventQueuedTwice,
    EventMissing,
    EntryMissing,
    EntryChanged,
    NodeChanged,
    CheckpointUnsigned,
    CheckpointChanged,
    RootDiffers,
    LogTooShort,
}

impl Finding {
    /// What it means, in words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::EventChanged => "an event was changed: its hash is that of other content",
            Self::ChainBroken => "the chain of a case is broken: an event is missing, moved or was put in",
            Self::EventLost => "an event is neither in the log nor waits for it",
            Self::EventQueuedTwice => "an event waits for the log and is in it",
            Self::EventMissing => "the log holds an event that is gone",
            Self::EntryMissing => "an entry of the log is missing",
            Self::EntryChanged => "an entry of the log is not that of its event",
            Self::NodeChanged => "the stored tree of the log is not that of its entries",
            Self::CheckpointUnsigned => "a checkpoint is not signed by the key",
            Self::CheckpointChanged => "a stored checkpoint is not what was signed",
            Self::RootDiffers => "the log is not the one that the checkpoint was made of",
            Self::LogTooShort => "the log is shorter than the checkpoint says",
        }
    }
}

/// Findings by their kind: how many, and where the first is. Its size is bounded however much is
/// found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(BTreeMap<Finding, (u64, String)>);

impl Findings {
    /// Adds a finding; `place` is asked for the first one only.
    pub fn add(&mut self, finding: Finding, place: impl FnOnce() -> String) {
        let (count, _) = self.0.entry(finding).or_insert_with(|| (0, place()));
        *count += 1;
    }

    pub(super) fn of_events(&mut self, finding: Finding, (count, first): (u64, Option<i64>)) {
        if let Some(first) = first.filter(|_| count > 0) {
            self.0.insert(finding, (count, format!("event {first}")));
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn has(&self, finding: Finding) -> bool {
        self.0.contains_key(&finding)
    }
}

/// One line for each kind.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (finding, (count, first))) in self.0.iter().enumerate() {
            let line_break = if number == 0 { "" } else { "\n" };
            write!(f, "{line_break}{} ({count}; first: {first})", finding.meaning())?;
        }
        Ok(())
    }
}
