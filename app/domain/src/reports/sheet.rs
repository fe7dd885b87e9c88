//! The figures of a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{By, Line, Measure};

/// A line, and whether its month begins or ends what the report is about.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    pub line: &'a Line,
    pub first: bool,
    pub last: bool,
}

impl Part<'_> {
    /// Whether a measure is taken from this month.
    #[must_use]
    pub const fn counts(&self, measure: Measure) -> bool {
        match measure {
            Measure::Opening => self.first,
            Measure::Closing | Measure::Overdue => self.last,
            _ => true,
        }
    }
}

/// What fewer people than this said in a month of how they were served stands in no report that leaves the Front:
/// of one rating everybody would know what one sender said.
pub const FEWEST_RATINGS: u32 = 5;

/// What fewer cases than this have in common is no row of its own for those who observe.
pub const FEWEST_CASES: u32 = 5;

/// The key of the row in which small ones stand together.
pub const TOGETHER: &str = "*";

/// Everything that is counted in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    counts: BTreeMap<Measure, u32>,
    by: BTreeMap<By, BTreeMap<String, u32>>,
    /// The middle one of the days from receipt to result.
    pub median_days: Option<u32>,
    /// How many gave each of the levels from 1 to 5, of each of the four questions.
    pub ratings: [[u32; 5]; 4],
}

impl Sheet {
    /// The figures of these lines.
    #[must_use]
    pub fn of<'a>(parts: impl IntoIterator<Item = Part<'a>>) -> Self {
        let mut sheet = Self::default();
        let mut days = Vec::new();
        for part in parts {
            for &measure in Measure::ALL.iter().filter(|measure| part.counts(**measure)) {
                *sheet.counts.entry(measure).or_default() += measure.of(part.line);
            }
            for &by in By::ALL {
                let count = by.measure().of(part.line);
                if count > 0 {
                    *sheet.by.entry(by).or_default().entry(by.key(part.line)).or_default() += count;
                }
            }
            days.extend(part.line.days);
            for (question, level) in part.line.rating.into_iter().flatten().enumerate() {
                let at = usize::from(level.clamp(1, 5)) - 1;
                if let Some(count) = sheet.ratings.get_mut(question).and_then(|levels| levels.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        days.sort_unstable();
        sheet.median_days = days.get(days.len() / 2).copied();
        sheet
    }

    /// The figures of these months as others than the Front read them: ratings count only of months that have enough
    /// of them, so that no difference between two reports is what a few people said.
    #[must_use]
    pub fn shared(months: &[Vec<Part<'_>>]) -> Self {
        let mut sheet = Self::of(months.iter().flatten().copied());
        let enough = months.iter().filter(|month| Self::of(month.iter().copied()).tells_ratings());
        let rated = Self::of(enough.flatten().copied());
        sheet.counts.insert(Measure::Rated, rated.count(Measure::Rated));
        sheet.ratings = rated.ratings;
        sheet
    }

    /// The same for those who observe and work where cases are handled: no figure by body or its level, because of their
    /// own body they have a list to compare it with; what is small by kind, channel, group or result stands together in
    /// one row ([`TOGETHER`]); however a case ended without a result, it ended otherwise ([`Measure::Refused`] counts
    /// all of these); nothing of single steps, and no middle of few. Sums stay sums.
    #[must_use]
    pub fn observed(&self) -> Self {
        const OTHERWISE: [Measure; 4] = [Measure::Refused, Measure::Withdrawn, Measure::Merged, Measure::Diverted];
        const STEPS: [Measure; 4] = [Measure::Referred, Measure::Accepted, Measure::Returned, Measure::Extended];
        let otherwise = OTHERWISE.iter().map(|measure| self.count(*measure)).sum();
        let kept = |measure: &Measure| !OTHERWISE.contains(measure) && !STEPS.contains(measure);
        let mut counts: BTreeMap<Measure, u32> = self.counts.clone();
        counts.retain(|measure, _| kept(measure));
        counts.insert(Measure::Refused, otherwise);
        let shown = self.by.iter().filter(|(by, _)| !matches!(by, By::Unit | By::Level));
        let by = shown.map(|(by, rows)| (*by, together(rows))).collect();
        let median_days = self.median_days.filter(|_| self.count(Measure::Settled) >= FEWEST_CASES);
        Self { counts, by, median_days, ratings: self.ratings }
    }

    /// Whether it tells of so many ratings that others may read them.
    #[must_use]
    pub fn tells_ratings(&self) -> bool {
        self.count(Measure::Rated) >= FEWEST_RATINGS
    }

    #[must_use]
    pub fn count(&self, measure: Measure) -> u32 {
        self.counts.get(&measure).copied().unwrap_or_default()
    }

    /// How many under each key, in the order of the keys.
    pub fn by(&self, by: By) -> impl Iterator<Item = (&str, u32)> {
        self.by.get(&by).into_iter().flatten().map(|(key, count)| (key.as_str(), *count))
    }

    /// What came in is what went out and what is left.
    #[must_use]
    pub fn reconciles(&self) -> bool {
        let sum = |measures: &[Measure]| measures.iter().map(|measure| u64::from(self.count(*measure))).sum::<u64>();
        sum(&Measure::IN) == sum(&Measure::OUT)
    }

    /// Of a hundred answers of units, how many came by their date; `None` when there were none.
    #[must_use]
    pub fn in_time_share(&self) -> Option<u32> {
        let (in_time, late) = (self.count(Measure::InTime), self.count(Measure::Late));
        share(in_time, in_time + late)
    }

    /// Of a hundred answers to a question of the rating, how many were 4 or 5.
    #[must_use]
    pub fn satisfied_share(&self, question: usize) -> Option<u32> {
        let levels = self.ratings.get(question)?;
        share(levels[3] + levels[4], levels.iter().sum())
    }
}

/// The rows of a table with those below [`FEWEST_CASES`] as one, to which the smallest of the others is added as long
/// as that one is below it too.
fn together(rows: &BTreeMap<String, u32>) -> BTreeMap<String, u32> {
    let mut by_size: Vec<(&String, u32)> = rows.iter().map(|(key, count)| (key, *count)).collect();
    by_size.sort_by_key(|(_, count)| *count);
    let mut sum = 0;
    let mut joined = 0;
    for (_, count) in &by_size {
        if *count >= FEWEST_CASES && (sum == 0 || sum >= FEWEST_CASES) {
            break;
        }
        sum += count;
        joined += 1;
    }
    let mut all: BTreeMap<String, u32> =
        by_size.split_off(joined).into_iter().map(|(key, count)| (key.clone(), count)).collect();
    if sum > 0 {
        all.insert(TOGETHER.to_owned(), sum);
    }
    all
}

/// Of a hundred, rounded.
fn share(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    u32::try_from((part * 200 + whole).checked_div(whole * 2)?).ok()
}
