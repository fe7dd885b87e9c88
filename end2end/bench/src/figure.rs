//! A measured figure, its yardstick and its limit.

/// What a figure must keep to.
#[derive(Clone, Copy)]
pub enum Limit {
    RatioAtLeast(f64),
    RatioAtMost(f64),
    ValueAtLeast(f64),
    ValueAtMost(f64),
}

/// Something that was measured, in one turn or in several.
pub struct Figure {
    pub name: String,
    pub unit: &'static str,
    /// What it is compared with; empty: nothing.
    pub against: &'static str,
    pub values: Vec<f64>,
    /// The yardstick in the same turns.
    pub bare: Vec<f64>,
    pub limit: Option<Limit>,
    /// A word that the figure needs to be understood.
    pub note: Option<String>,
}

impl Figure {
    /// A figure that stands for itself.
    pub fn one(name: impl Into<String>, unit: &'static str, value: f64) -> Self {
        Self { values: vec![value], ..Self::compared(name, unit, "") }
    }

    /// A figure to be measured in turns with a yardstick.
    pub fn compared(name: impl Into<String>, unit: &'static str, against: &'static str) -> Self {
        Self { name: name.into(), unit, against, values: Vec::new(), bare: Vec::new(), limit: None, note: None }
    }

    pub fn limit(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// One turn: the figure and its yardstick, measured one after the other.
    pub fn turn(&mut self, value: f64, bare: f64) {
        self.values.push(value);
        self.bare.push(bare);
    }

    /// The median of all turns.
    pub fn value(&self) -> f64 {
        median(&self.values)
    }

    /// The median of the yardstick.
    pub fn yardstick(&self) -> Option<f64> {
        (!self.bare.is_empty()).then(|| median(&self.bare))
    }

    /// Value to yardstick in each turn: whatever else the machine did then, it did to both.
    pub fn ratios(&self) -> Vec<f64> {
        self.values.iter().zip(&self.bare).map(|(value, bare)| value / bare).collect()
    }

    /// The median of the ratios.
    pub fn ratio(&self) -> Option<f64> {
        (!self.bare.is_empty()).then(|| median(&self.ratios()))
    }

    /// Whether the limit is kept; `None` without a limit. A limit on a ratio that was not measured
    /// is missed.
    pub fn kept(&self) -> Option<bool> {
        self.limit.map(|limit| match limit {
            Limit::RatioAtLeast(least) => self.ratio().is_some_and(|ratio| ratio >= least),
            Limit::RatioAtMost(most) => self.ratio().is_some_and(|ratio| ratio <= most),
            Limit::ValueAtLeast(least) => self.value() >= least,
            Limit::ValueAtMost(most) => self.value() <= most,
        })
    }
}

/// The middle one, or the mean of the two in the middle.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.as_slice() {
        [] => f64::NAN,
        sorted if sorted.len() % 2 == 1 => sorted[middle],
        sorted => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert!((median(&[9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(&[9.0, 1.0, 2.0, 4.0]) - 3.0).abs() < f64::EPSILON);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn the_ratio_is_taken_turn_by_turn() {
        let mut figure = Figure::compared("a", "b", "c").limit(Limit::RatioAtLeast(0.5));
        for (value, bare) in [(1.0, 2.0), (100.0, 200.0), (9.0, 10.0)] {
            figure.turn(value, bare);
        }
        assert_eq!(figure.ratio(), Some(0.5));
        assert_eq!(figure.kept(), Some(true));
    }

    #[test]
    fn a_limit_is_missed_by_a_little_and_by_what_was_not_measured() {
        assert_eq!(Figure::one("a", "b", 40.1).limit(Limit::ValueAtMost(40.0)).kept(), Some(false));
        assert_eq!(Figure::compared("a", "b", "c").limit(Limit::ValueAtMost(40.0)).kept(), Some(false));
        assert_eq!(Figure::compared("a", "b", "c").limit(Limit::RatioAtLeast(0.0)).kept(), Some(false));
        assert_eq!(Figure::compared("a", "b", "c").limit(Limit::RatioAtMost(9.0)).kept(), Some(false));
        assert_eq!(Figure::one("a", "b", 39.9).limit(Limit::ValueAtLeast(40.0)).kept(), Some(false));
        assert_eq!(Figure::one("a", "b", 40.1).kept(), None);
    }
}
