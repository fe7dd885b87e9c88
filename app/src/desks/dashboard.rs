//! One page of numbers for a desk, each with the list that it counts.

use domain::case::State;

use super::{Count, Tray};

/// The trays in which each state is counted.
pub const BY_STATE: [Tray; 3] = [Tray::Open, Tray::Waiting, Tray::Late];

/// How much lies where, as far as this person may list it.
#[derive(Clone, Debug)]
pub struct Dashboard {
    /// What each tray holds.
    pub trays: Vec<(Tray, Count)>,
    /// The states in which something lies, in the order of a case's life.
    pub states: Vec<StateCounts>,
}

/// What lies in one state, as this desk is shown it.
#[derive(Clone, Debug)]
pub struct StateCounts {
    pub state: State,
    /// In each of [`BY_STATE`]; `None`: that tray holds none of this state, ever.
    pub counts: [Option<Count>; 3],
}
