//! The bodies that feedback may be about, as a list for programs.

use domain::unit::{Level, System};

use super::Named;

/// Which of them are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodiesQuery {
    /// Only those that work in this province or commune itself.
    pub place: Option<i64>,
    /// Only those that work in this province or in one of its communes.
    pub province: Option<i64>,
    /// Only those whose owner or direct superior this one is.
    pub parent: Option<i64>,
    /// Only those whose names have all these words, with marks or without.
    pub words: Option<String>,
    /// Those after this one.
    pub after: Option<i64>,
}

/// A body with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyRow {
    pub id: i64,
    pub name: String,
    pub system: System,
    pub level: Level,
    pub place: Named,
    /// The province, where the place is a commune.
    pub province: Option<Named>,
}
