//! What a case adds to the stock of a Front in a period, and what it takes out of it.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::case::State;
use crate::codes::codes;

codes! {
    /// How a case leaves what is in hand.
    pub enum End {
        /// Its sender reads the result.
        Settled = "DA_GIAI_QUYET",
        Refused = "KHONG_THU_LY",
        Withdrawn = "RUT",
        /// Another case goes on for it, or another Front.
        Merged = "GOP",
        /// It belongs to another procedure.
        Diverted = "CHUYEN_KENH",
    }
}

impl End {
    /// How a case in this state has left; `None` while it is in hand. While a remedy is followed it is.
    #[must_use]
    pub const fn of(state: State) -> Option<Self> {
        match state {
            State::Resolved | State::Closed => Some(Self::Settled),
            State::NotAccepted => Some(Self::Refused),
            State::Withdrawn => Some(Self::Withdrawn),
            State::Merged => Some(Self::Merged),
            State::Diverted => Some(Self::Diverted),
            _ => None,
        }
    }
}

/// A day on which a case came into a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub on: Date,
    pub to: State,
}

/// The way of one case through the stock in a period.
///
/// For each case, and so for all of them together:
/// in hand before + received + taken up again = ended + in hand afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Flow {
    /// It was in hand when the period began.
    pub opening: bool,
    pub received: bool,
    /// How often it was taken up again after it had ended.
    pub again: u32,
    /// How it ended, each time that it did.
    pub ended: Vec<End>,
    /// It was in hand when the period was over.
    pub closing: bool,
}

/// Follows a case that came to a Front on the day `entered` through its states, in their order; what is counted are
/// the days from `first` to `last`.
#[must_use]
pub fn flow(entered: Date, steps: &[Step], (first, last): (Date, Date)) -> Flow {
    let mut flow = Flow::default();
    if entered > last {
        return flow;
    }
    // What happened at another Front before it came is none of this one's.
    let before = steps.iter().take_while(|step| step.on < entered).count();
    let (before, here) = steps.split_at(before);
    let mut inside = before.last().is_none_or(|step| End::of(step.to).is_none());
    if entered >= first {
        flow.received = inside;
    }
    let here = here.iter().take_while(|step| step.on <= last);
    let (earlier, within): (Vec<&Step>, Vec<&Step>) = here.partition(|step| step.on < first);
    if let Some(step) = earlier.last() {
        inside = End::of(step.to).is_none();
    }
    flow.opening = entered < first && inside;
    for step in within {
        match (inside, End::of(step.to)) {
            (true, Some(end)) => flow.ended.push(end),
            (false, None) => flow.again += 1,
            _ => continue,
        }
        inside = !inside;
    }
    flow.closing = inside;
    flow
}
