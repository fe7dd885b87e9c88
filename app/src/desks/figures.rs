//! The public figures, as anybody reads them.

use std::collections::HashMap;

use domain::figures::{By, Period, Quarter, Sheet};
use time::Date;

/// Which of them are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FiguresQuery {
    /// The newest, if none is named.
    pub period: Option<Period>,
    /// A province or a commune; the country, if none is named.
    pub place: Option<i64>,
}

/// What stands there, and what else there is.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Nothing before the first quarter was counted.
    pub shown: Option<FiguresOf>,
    /// Of which periods there are figures of this place, the newest first.
    pub periods: Vec<Period>,
    /// The next quarter, and the first day on which it may stand there.
    pub next: Option<(Quarter, Date)>,
}

/// The figures of a place in a period.
#[derive(Clone, Debug)]
pub struct FiguresOf {
    pub period: Period,
    pub place: Option<Named>,
    /// The province of a commune.
    pub above: Option<Named>,
    /// As of the end of this day.
    pub counted_on: Date,
    /// With their rows in the order in which they are read.
    pub sheets: Vec<Sheet>,
    /// Names of places and units, by their keys.
    pub names: HashMap<(By, String), String>,
}

/// A place with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: i64,
    pub name: String,
}
