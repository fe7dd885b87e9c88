//! A table as everybody sees it, and how it is made of counts.

use serde::{Deserialize, Serialize};

use super::SHARE_FROM;
use super::counted::{Kept, Satisfaction, Standing};
use crate::codes::codes;
use crate::feedback::Outcome;
use crate::small_counts::{Count, Table, is_known, left_out};

codes! {
    /// What a table divides cases by.
    pub enum By {
        Month = "THANG",
        Quarter = "QUY",
        Group = "NHOM",
        Place = "NOI",
        Unit = "DON_VI",
    }
}

codes! {
    /// What a table tells of cases.
    pub enum Measure {
        /// How they stood, and how many were received.
        Standing = "TINH_HINH",
        Outcome = "KET_QUA",
        Satisfaction = "HAI_LONG",
        FirstAnswer = "TRA_LOI_LAN_DAU",
        Promise = "CAM_KET",
        /// Of those that were in hand on the cut: how many still are at the end of the year's figures.
        Waiting = "CON_LAI",
    }
}

/// The column of all cases together.
pub const RECEIVED: &str = "TIEP_NHAN";
/// The column of answers without a recorded result.
pub const NO_OUTCOME: &str = "KHONG_GHI";

impl Measure {
    /// What is asked of answered cases alone.
    pub const OF_ANSWERS: [Self; 4] = [Self::Outcome, Self::Satisfaction, Self::FirstAnswer, Self::Promise];

    /// The codes of its columns.
    #[must_use]
    pub fn columns(self) -> Vec<&'static str> {
        match self {
            Self::Standing => Standing::ALL.iter().map(|code| code.code()).chain([RECEIVED]).collect(),
            Self::Outcome => Outcome::ALL.iter().map(|code| code.code()).chain([NO_OUTCOME]).collect(),
            Self::Satisfaction => Satisfaction::ALL.iter().map(|code| code.code()).collect(),
            Self::FirstAnswer => vec!["CHAP_NHAN", "YEU_CAU_LAM_LAI"],
            Self::Promise => Kept::ALL.iter().map(|code| code.code()).collect(),
            Self::Waiting => vec!["DA_XONG", "VAN_CON"],
        }
    }

    /// Its last column holds the sums of the rows.
    pub(super) fn is_summed(self) -> bool {
        self == Self::Standing
    }
}

/// One row of a table. `None`: left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number of a month or a quarter, code of a group, id of a place or a unit; nought for none of them.
    pub key: String,
    pub cells: Vec<Option<u64>>,
    /// Days from the receipt to the answer, of the answer in the middle.
    pub median: Option<u32>,
}

impl Line {
    /// How many were answered, in time and late, if both are shown.
    #[must_use]
    pub fn answered(&self) -> Option<u64> {
        Some(self.cells.first().copied().flatten()? + self.cells.get(1).copied().flatten()?)
    }

    pub(super) fn left_out(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_none()).count()
    }
}

/// A part of a whole, both of them shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub part: u64,
    pub of: u64,
}

impl Share {
    /// In hundredths, halves rounded up.
    #[must_use]
    pub const fn percent(self) -> u64 {
        (self.part * 200 + self.of) / (self.of * 2)
    }
}

/// A table of figures: everything that is shown of it, anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub by: By,
    pub measure: Measure,
    /// All rows together, where that says something of its own.
    pub whole: Option<Line>,
    pub lines: Vec<Line>,
}

impl Sheet {
    /// Of how many a row's share would be, and how many of these are its part. `None` where one of the numbers is left
    /// out, or the measure has no share.
    #[must_use]
    pub fn counted(&self, line: &Line) -> Option<Share> {
        let others = match self.measure {
            Measure::Standing | Measure::FirstAnswer => 1..2,
            Measure::Satisfaction => 1..3,
            Measure::Promise => 2..3,
            Measure::Outcome | Measure::Waiting => return None,
        };
        let first = usize::from(self.measure == Measure::Promise);
        let cell = |column: usize| line.cells.get(column).copied().flatten();
        let part = cell(first)?;
        Some(Share { part, of: others.map(cell).sum::<Option<u64>>()? + part })
    }

    /// The share of a row by which it would be compared with others: of answers those in time, of ratings the
    /// good ones, of first answers those that were not sent back, of promises that have come to their end those
    /// that were kept. `None` where one of the numbers is left out, or where they are fewer than [`SHARE_FROM`].
    #[must_use]
    pub fn share(&self, line: &Line) -> Option<Share> {
        self.counted(line).filter(|share| share.of >= SHARE_FROM)
    }

    /// How many cells are left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.whole.iter().chain(&self.lines).map(Line::left_out).sum()
    }
}

/// Rows of counts, with their keys.
pub(super) type Rows = Vec<(String, Vec<Count>)>;

/// What is shown of some rows.
pub(super) struct Shown {
    pub lines: Vec<Line>,
    /// Of which rows everybody knows how many were answered. Only where standings are counted.
    pub answered: Vec<bool>,
}

/// The columns of a standing that are answers.
pub(super) const ANSWERS: [usize; 2] = [0, 1];

/// What may be shown of all cases together, of which nothing is shown yet but the sum where the measure
/// does not count it.
pub(super) fn whole(measure: Measure, key: &str, counts: Vec<Count>) -> Shown {
    let table = Table { cells: vec![counts], summed: measure.is_summed(), columns_known: false };
    let missing = left_out(&table);
    let gone = missing.clone().unwrap_or_else(|| vec![vec![true; table.cells[0].len()]]);
    let cells = table.cells[0].iter().zip(&gone[0]).map(|(count, gone)| (!gone).then_some(count.all)).collect();
    let answered = missing.is_some_and(|missing| is_known(&table, &missing, 0, &ANSWERS));
    Shown { lines: vec![Line { key: key.to_owned(), cells, median: None }], answered: vec![answered] }
}

/// The parts of what the row `whole` shows. `sums_known`: of which rows everybody knows the sum; of a measure
/// that counts sums itself this says nothing.
pub(super) fn parts(measure: Measure, whole: &Line, rows: &Rows, sums_known: &[bool]) -> Shown {
    let above = Above { whole: &whole.cells, summed: measure.is_summed() };
    let known = |row: usize| above.summed || sums_known.get(row).copied().unwrap_or(false);
    // Where nothing is shown, some cells follow from the row above all the same: of what there is none above there
    // is none below, none of anything where there are none in all, and where all are of one column they are there.
    let some: Vec<usize> = (0..whole.cells.len()).filter(|column| whole.cells[*column] != Some(0)).collect();
    let nothing = || {
        let line = |(row, (key, counts)): (usize, &(String, Vec<Count>))| {
            let follows = !above.summed && known(row) && (some.len() < 2 || counts.iter().all(|count| count.all == 0));
            let cell = |(count, above): (&Count, &Option<u64>)| match above {
                Some(0) => Some(0),
                _ => follows.then_some(count.all),
            };
            Line { key: key.clone(), cells: counts.iter().zip(&whole.cells).map(cell).collect(), median: None }
        };
        Shown { lines: rows.iter().enumerate().map(line).collect(), answered: vec![false; rows.len()] }
    };
    if above.summed && whole.cells.last().is_none_or(Option::is_none) {
        return nothing();
    }
    let (separate, together): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|row| known(*row));
    let mut cells: Vec<Vec<Count>> = separate.iter().map(|row| above.held_together(&rows[*row].1)).collect();
    let sums = together.iter().map(|row| above.held_together(&rows[*row].1));
    cells.extend(sums.reduce(|sum, row| sum.iter().zip(&row).map(|(sum, count)| sum.plus(*count)).collect()));
    let table = Table { cells, summed: above.summed, columns_known: true };
    let answers = above.answers();
    let Some(missing) = left_out(&table) else { return nothing() };
    let mut shown = nothing();
    for (at, row) in separate.iter().enumerate() {
        shown.lines[*row].cells = above.spread(&table.cells[at], &missing[at], true);
        shown.answered[*row] = !answers.is_empty() && is_known(&table, &missing, at, &answers);
    }
    for row in together {
        let last = separate.len();
        shown.lines[row].cells = above.spread(&table.cells[last], &missing[last], false);
    }
    shown
}

/// The row above a table, by what it shows.
struct Above<'a> {
    whole: &'a [Option<u64>],
    summed: bool,
}

impl Above<'_> {
    /// How many columns are no sums.
    fn parts(&self) -> usize {
        self.whole.len() - usize::from(self.summed)
    }

    /// The columns that the row above shows; those that it does not show as one behind them; the sum.
    fn held_together(&self, counts: &[Count]) -> Vec<Count> {
        let (mut cells, mut rest) = (Vec::new(), Count::default());
        for (count, above) in counts.iter().zip(self.whole).take(self.parts()) {
            match above {
                Some(_) => cells.push(*count),
                None => rest = rest.plus(*count),
            }
        }
        if cells.len() < self.parts() {
            cells.push(rest);
        }
        cells.extend(counts.last().filter(|_| self.summed));
        cells
    }

    /// The cells of a row as they are shown, each in its own column. Where those that are held together are
    /// none, each of them is none; of several rows that are held together nothing else is told (`one`).
    fn spread(&self, counts: &[Count], missing: &[bool], one: bool) -> Vec<Option<u64>> {
        let mut cells = counts.iter().zip(missing);
        let mut shown = |none: bool| {
            let (count, gone) = cells.next()?;
            (!gone && (!none || count.all == 0)).then_some(count.all)
        };
        let mut row: Vec<Option<u64>> =
            self.whole.iter().take(self.parts()).map(|above| above.and_then(|_| shown(!one))).collect();
        if row.len() > self.whole.iter().take(self.parts()).flatten().count() {
            let rest = shown(true);
            for (cell, _) in row.iter_mut().zip(self.whole).filter(|(_, above)| above.is_none()) {
                *cell = rest;
            }
        }
        if self.summed {
            row.push(shown(!one));
        }
        row
    }

    /// The columns of [`held_together`](Self::held_together) that are answers, if they can be told from the rest.
    fn answers(&self) -> Vec<usize> {
        let missing: Vec<usize> = (0..self.parts()).filter(|column| self.whole[*column].is_none()).collect();
        if self.summed && missing == ANSWERS {
            vec![self.parts() - missing.len()]
        } else if self.summed && !ANSWERS.iter().any(|column| missing.contains(column)) {
            ANSWERS.to_vec()
        } else {
            Vec::new()
        }
    }
}
