//! Somebody who has everything that is published, at once. Each cell is a sum over kinds of cases; where a cell
//! shows nought, none of its kinds has a case. A missing cell is computed when its sum follows from the others.

use std::rc::Rc;

use crate::feedback::Outcome;
use crate::figures::{By, Counted, Measure, NO_PLACE, Sheet};
use crate::figures::{Kept, Satisfaction, Standing};

/// A cell, and the cases that it counts.
pub struct Seen {
    pub name: String,
    pub counts: Rc<dyn Fn(&Counted) -> bool>,
    pub shown: Option<u64>,
}

/// How many cases a cell counts.
pub fn count(cell: &Seen, cases: &[Counted]) -> u64 {
    cases.iter().filter(|case| (cell.counts)(case)).count() as u64
}

/// The cells of a table of some months at a place. Who still waits says nothing of what other tables count.
pub fn seen(months: &[u8], at: i64, sheet: &Sheet) -> Vec<Seen> {
    let (by, measure) = (sheet.by, sheet.measure);
    if measure == Measure::Waiting {
        return Vec::new();
    }
    let months = months.to_vec();
    let within = move |case: &Counted| months.contains(&case.month) && within(at, by, case);
    let whole = sheet.whole.iter().map(|line| (None, line));
    let lines = whole.chain(sheet.lines.iter().map(|line| (Some(line.key.clone()), line)));
    let mut cells = Vec::new();
    for (key, line) in lines {
        for (column, shown) in line.cells.iter().enumerate() {
            let key = key.clone();
            let name = format!("{at} {by} {measure} {key:?} {column}");
            let within = within.clone();
            let counts = move |case: &Counted| {
                within(case)
                    && key.as_ref().is_none_or(|key| of(case, by, at) == *key)
                    && in_column(measure, column, case)
            };
            cells.push(Seen { name, counts: Rc::new(counts), shown: *shown });
        }
    }
    // What has no row has no case.
    let keys: Vec<String> = sheet.lines.iter().map(|line| line.key.clone()).collect();
    let absent = move |case: &Counted| within(case) && !keys.contains(&of(case, by, at));
    let answers = measure != Measure::Standing;
    let counts = move |case: &Counted| absent(case) && (!answers || case.answer().is_some());
    cells.push(Seen { name: format!("{at} {by} {measure}, elsewhere"), counts: Rc::new(counts), shown: Some(0) });
    cells
}

fn within(at: i64, by: By, case: &Counted) -> bool {
    let commune = case.commune.map_or(NO_PLACE, |area| area.0);
    let province = case.province.map_or(NO_PLACE, |area| area.0);
    match (at, by) {
        (NO_PLACE, _) => true,
        // Of a province the units of what belongs to no commune stand beside its communes.
        (1..=10, By::Unit) => province == at && commune == NO_PLACE,
        (1..=10, _) => province == at,
        _ => commune == at,
    }
}

fn of(case: &Counted, by: By, at: i64) -> String {
    let area = if at == NO_PLACE { case.province } else { case.commune };
    match by {
        By::Month => format!("{:02}", case.month),
        By::Quarter => ((case.month - 1) / 3 + 1).to_string(),
        By::Group => case.group.clone(),
        By::Place => area.map_or(NO_PLACE, |area| area.0).to_string(),
        By::Unit => case.unit.map_or(NO_PLACE, |unit| unit.0).to_string(),
    }
}

fn in_column(measure: Measure, column: usize, case: &Counted) -> bool {
    match measure {
        Measure::Standing => Standing::ALL.get(column).is_none_or(|standing| case.standing() == *standing),
        Measure::Outcome => case.answer().is_some_and(|answer| answer.outcome == Outcome::ALL.get(column).copied()),
        Measure::Satisfaction => case.answer().is_some_and(|answer| answer.satisfaction == Satisfaction::ALL[column]),
        Measure::FirstAnswer => case.answer().is_some_and(|answer| answer.first == (column == 0)),
        Measure::Promise => case.answer().is_some_and(|answer| answer.kept == Kept::ALL[column]),
        Measure::Waiting => false,
    }
}

/// A prime: sums are solved in its field, where no rounding hides anything.
const FIELD: u64 = 2_147_483_647;

pub struct Judge {
    /// The kinds of cases of which there may be some.
    kinds: Vec<Counted>,
    /// What is known, solved: each row begins with a one where those below have nought.
    solved: Vec<(usize, Vec<u64>)>,
}

impl Judge {
    pub fn new(kinds: Vec<Counted>, seen: &[Seen]) -> Self {
        let none = |case: &Counted| seen.iter().any(|cell| cell.shown == Some(0) && (cell.counts)(case));
        let kinds = kinds.into_iter().filter(|case| !none(case)).collect();
        let mut judge = Self { kinds, solved: Vec::new() };
        for cell in seen.iter().filter(|cell| cell.shown.is_some()) {
            let rest = judge.reduced(cell);
            if let Some(at) = rest.iter().position(|value| *value != 0) {
                let scale = inverse(rest[at]);
                judge.solved.push((at, rest.into_iter().map(|value| value * scale % FIELD).collect()));
            }
        }
        judge
    }

    /// How many of the missing cells follow from what is shown.
    pub fn computed(&self, seen: &[Seen]) -> usize {
        let missing = seen.iter().filter(|cell| cell.shown.is_none());
        let known = missing.filter(|cell| self.reduced(cell).iter().all(|value| *value == 0));
        known.inspect(|cell| println!("computed: {}", cell.name)).count()
    }

    /// A cell without what follows from the rows that are solved.
    fn reduced(&self, cell: &Seen) -> Vec<u64> {
        let mut row: Vec<u64> = self.kinds.iter().map(|case| u64::from((cell.counts)(case))).collect();
        for (at, solved) in &self.solved {
            let factor = row[*at];
            if factor != 0 {
                for (value, solved) in row[*at..].iter_mut().zip(&solved[*at..]) {
                    *value = (*value + (FIELD - factor) * solved) % FIELD;
                }
            }
        }
        row
    }
}

fn inverse(value: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, value % FIELD, FIELD - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % FIELD;
        }
        (base, power) = (base * base % FIELD, power >> 1);
    }
    result
}
