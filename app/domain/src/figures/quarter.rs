//! The tables of the country in a quarter.

use std::collections::BTreeMap;

use super::counted::{Answer, Counted, Fate, Standing};
use super::sheet::{self, ANSWERS, By, Line, Measure, Rows, Sheet};
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
    let mut parts = Vec::new();
    for by in DIVISIONS {
        let divided = divided(&all, by);
        let shown = sheet::parts(Measure::Standing, &whole, &rows(Measure::Standing, &divided), &[]);
        let lines = shown.lines.into_iter().zip(&divided);
        let lines = lines.map(|(line, (_, cases))| Line { median: median(&line, cases), ..line }).collect();
        sheets.push(Sheet { by, measure: Measure::Standing, whole: Some(whole.clone()), lines });
        parts.push(Part { by, divided, known: shown.answered });
    }
    // How many were answered is the sum of all of these; without it nothing can be said of them.
    if answered {
        if !stand_alike(&parts) {
            parts.retain(|part| part.by == By::Place);
        }
        for measure in Measure::OF_ANSWERS {
            let whole = sheet::whole(measure, &code, counts(measure, &all)).lines.remove(0);
            for Part { by, divided, known } in &parts {
                let lines = sheet::parts(measure, &whole, &rows(measure, divided), known).lines;
                sheets.push(Sheet { by: *by, measure, whole: Some(whole.clone()), lines });
            }
        }
    }
    sheets
}

/// By what the country in a quarter is divided.
pub(super) const DIVISIONS: [By; 3] = [By::Month, By::Group, By::Place];

/// The country in parts, and of which everybody knows how many were answered.
struct Part<'a> {
    by: By,
    divided: Divided<'a>,
    known: Vec<bool>,
}

/// Whether what is told of answers may be divided in several ways. What is missing in one table has to be able to go up
/// and down while all others stay as they are. One answer more of some kind and one less, in two parts of one division,
/// changes nothing of the others if the two are alike in everything else: so there has to be, of each measure, one
/// value that answers have in every part.
fn stand_alike(parts: &[Part<'_>]) -> bool {
    let everywhere = |measure: Measure| {
        let standing = measure == Measure::Standing;
        let rows = parts.iter().flat_map(|part| if standing { part.each() } else { part.told() });
        let rows: Vec<Vec<Count>> = rows.map(|cases| counts(measure, &cases)).collect();
        let columns = if standing { ANSWERS.len() } else { measure.columns().len() };
        (0..columns).any(|column| rows.iter().all(|counts| counts[column].all > 0))
    };
    std::iter::once(Measure::Standing).chain(Measure::OF_ANSWERS).all(everywhere)
}

impl<'a> Part<'a> {
    /// The answers of each part in which there are any.
    fn each(&self) -> Vec<Vec<&'a Counted>> {
        let answers = |(_, cases): &(String, Vec<&'a Counted>)| {
            cases.iter().copied().filter(|case| case.answer().is_some()).collect::<Vec<_>>()
        };
        self.divided.iter().map(answers).filter(|row| !row.is_empty()).collect()
    }

    /// The same as what is asked of answers tells of them: parts of which it is not known how many there are, are held
    /// together.
    fn told(&self) -> Vec<Vec<&'a Counted>> {
        let (mut rows, mut others) = (Vec::new(), Vec::new());
        for ((_, cases), known) in self.divided.iter().zip(&self.known) {
            let answers = cases.iter().copied().filter(|case| case.answer().is_some());
            if *known { rows.push(answers.collect()) } else { others.extend(answers) }
        }
        rows.push(others);
        rows.retain(|row: &Vec<&Counted>| !row.is_empty());
        rows
    }
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
