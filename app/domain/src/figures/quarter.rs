//! The tables of the country in a quarter.

use std::collections::BTreeMap;

use super::counted::{Answer, Counted, Fate, Standing};
use super::sheet::{self, By, Line, Measure, Rows, Sheet};
use super::{MEDIAN_FROM, NO_PLACE, Quarter};
use crate::feedback::Outcome;
use crate::small_counts::Count;

/// Everything that is published of a quarter.
#[must_use]
pub fn quarter(quarter: Quarter, cases: &[Counted]) -> Vec<Sheet> {
    let all: Vec<&Counted> = cases.iter().filter(|case| quarter.months().contains(&case.month)).collect();
    let code = super::Period::Quarter(quarter).to_string();
    let standing = sheet::whole(Measure::Standing, &code, counts(Measure::Standing, &all));
    let answered = standing.answered[0];
    let mut whole = standing.lines[0].clone();
    whole.median = median(&whole, &all);
    let mut sheets = Vec::new();
    let mut known = Vec::new();
    for by in [By::Month, By::Group, By::Place] {
        let divided = divided(&all, by);
        let shown = sheet::parts(Measure::Standing, &whole, &rows(Measure::Standing, &divided), &[]);
        let lines = shown.lines.into_iter().zip(&divided);
        let lines = lines.map(|(line, (_, cases))| Line { median: median(&line, cases), ..line }).collect();
        sheets.push(Sheet { by, measure: Measure::Standing, whole: Some(whole.clone()), lines });
        known = shown.answered;
    }
    // How many were answered is the sum of all of these; without it nothing can be said of them.
    if answered {
        let places = divided(&all, By::Place);
        for measure in Measure::OF_ANSWERS {
            let whole = sheet::whole(measure, &code, counts(measure, &all)).lines.remove(0);
            let lines = sheet::parts(measure, &whole, &rows(measure, &places), &known).lines;
            sheets.push(Sheet { by: By::Place, measure, whole: Some(whole), lines });
        }
    }
    sheets
}

/// Cases by what divides them, each part with its key.
type Divided<'a> = Vec<(String, Vec<&'a Counted>)>;

fn divided<'a>(cases: &[&'a Counted], by: By) -> Divided<'a> {
    let key = |case: &Counted| match by {
        By::Month => format!("{:02}", case.month),
        By::Quarter => String::new(),
        By::Group => case.group.clone(),
        By::Place => case.province.map_or(NO_PLACE, |area| area.0).to_string(),
        By::Unit => case.unit.map_or(NO_PLACE, |unit| unit.0).to_string(),
    };
    let mut parts: BTreeMap<String, Vec<&Counted>> = BTreeMap::new();
    for case in cases {
        parts.entry(key(case)).or_default().push(case);
    }
    parts.into_iter().collect()
}

fn rows(measure: Measure, divided: &Divided<'_>) -> Rows {
    divided.iter().map(|(key, cases)| (key.clone(), counts(measure, cases))).collect()
}

/// How many there are in each column.
pub(super) fn counts(measure: Measure, cases: &[&Counted]) -> Vec<Count> {
    let mut counts = vec![Count::default(); measure.columns().len()];
    let mut add = |column: usize, case: &Counted| {
        counts[column] = counts[column].plus(Count { all: 1, known: u64::from(case.readable) });
    };
    for case in cases {
        match (measure, &case.fate) {
            (Measure::Standing, _) => {
                add(place_of(Standing::ALL, case.standing()), case);
                add(Standing::ALL.len(), case);
            }
            (_, Fate::Answered(answer)) => add(column(measure, answer), case),
            (_, Fate::InHand { .. } | Fate::EndedOtherwise) => {}
        }
    }
    counts
}

fn column(measure: Measure, answer: &Answer) -> usize {
    match measure {
        Measure::Outcome => answer.outcome.map_or(Outcome::ALL.len(), |outcome| place_of(Outcome::ALL, outcome)),
        Measure::Satisfaction => place_of(super::Satisfaction::ALL, answer.satisfaction),
        Measure::FirstAnswer => usize::from(!answer.first),
        Measure::Promise => place_of(super::Kept::ALL, answer.kept),
        Measure::Standing | Measure::Waiting => 0,
    }
}

fn place_of<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|other| *other == one).unwrap_or_default()
}

/// The days of the answer in the middle, the earlier of two.
fn median(line: &Line, cases: &[&Counted]) -> Option<u32> {
    line.answered().filter(|answered| *answered >= MEDIAN_FROM)?;
    let mut days: Vec<u32> = cases.iter().filter_map(|case| case.answer()).map(|answer| answer.days).collect();
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}
