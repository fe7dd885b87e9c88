//! Every table that fits what is shown, tried one after the other: the judge of the rule.

use std::collections::BTreeSet;

use super::{Count, Table};

/// The values that each missing cell can have, in their order; the search ends when all have two.
pub(crate) fn values(table: &Table, missing: &[Vec<bool>]) -> Vec<BTreeSet<u64>> {
    let cells = missing_cells(missing);
    found(table, &cells, cells.len(), |tried| cells.iter().map(|(row, column)| tried[*row][*column]).collect())
}

/// Some cells, and the values that they can make together.
pub(crate) type Sum = (Vec<(usize, usize)>, BTreeSet<u64>);

/// What any missing cells of a line can make together; of a row without its sum.
pub(crate) fn sums(table: &Table, missing: &[Vec<bool>]) -> Vec<Sum> {
    let cells = missing_cells(missing);
    let width = table.cells[0].len();
    let rows = (0..table.cells.len()).map(|row| {
        let of_row = cells.iter().filter(|cell| cell.0 == row && !(table.summed && cell.1 + 1 == width));
        of_row.copied().collect::<Vec<_>>()
    });
    let columns = (0..width).map(|column| cells.iter().filter(|cell| cell.1 == column).copied().collect::<Vec<_>>());
    let parts: Vec<Vec<(usize, usize)>> = rows.chain(columns).flat_map(|line| parts(&line)).collect();
    let sum =
        |tried: &[Vec<u64>], part: &Vec<(usize, usize)>| part.iter().map(|(row, column)| tried[*row][*column]).sum();
    let found = found(table, &cells, parts.len(), |tried| parts.iter().map(|part| sum(tried, part)).collect());
    parts.into_iter().zip(found).collect()
}

/// Every part of a line that is not empty.
fn parts(line: &[(usize, usize)]) -> Vec<Vec<(usize, usize)>> {
    let of =
        |mask: usize| line.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, cell)| *cell).collect();
    (1..1_usize << line.len()).map(of).collect()
}

fn missing_cells(missing: &[Vec<bool>]) -> Vec<(usize, usize)> {
    let cells = (0..missing.len()).flat_map(|row| (0..missing[row].len()).map(move |column| (row, column)));
    cells.filter(|(row, column)| missing[*row][*column]).collect()
}

/// What is looked at of a table that fits.
type Look<'a> = &'a dyn Fn(&[Vec<u64>]) -> Vec<u64>;

fn found(
    table: &Table,
    cells: &[(usize, usize)],
    looked_at: usize,
    look: impl Fn(&[Vec<u64>]) -> Vec<u64>,
) -> Vec<BTreeSet<u64>> {
    let mut found = vec![BTreeSet::new(); looked_at];
    let mut tried: Vec<Vec<u64>> = table.cells.iter().map(|row| row.iter().map(|count| count.all).collect()).collect();
    search(table, cells, &lines(table), &mut tried, 0, (&look, &mut found));
    found
}

/// A line: its cells with their signs, and what they make together.
struct Line {
    cells: Vec<(usize, usize, i64)>,
    sum: i64,
}

fn lines(table: &Table) -> Vec<Line> {
    let width = table.cells.first().map_or(0, Vec::len);
    let sign = |column: usize| if table.summed && column + 1 == width { -1 } else { 1 };
    let line = |cells: Vec<(usize, usize, i64)>| {
        let value =
            |(row, column, sign): &(usize, usize, i64)| sign * i64::try_from(table.cells[*row][*column].all).unwrap();
        Line { sum: cells.iter().map(value).sum(), cells }
    };
    let rows = (0..table.cells.len()).map(|row| (0..width).map(|column| (row, column, sign(column))).collect());
    let columns = (0..width).map(|column| (0..table.cells.len()).map(|row| (row, column, 1)).collect());
    let known = if table.columns_known { width } else { 0 };
    rows.map(line).chain(columns.take(known).map(line)).collect()
}

/// Values far from what stands there need not be tried: two are enough.
const AROUND: u64 = 1;

fn search(
    table: &Table,
    cells: &[(usize, usize)],
    lines: &[Line],
    tried: &mut Vec<Vec<u64>>,
    at: usize,
    (look, found): (Look<'_>, &mut Vec<BTreeSet<u64>>),
) {
    if found.iter().all(|values| values.len() > 1) {
        return;
    }
    let Some(&(row, column)) = cells.get(at) else {
        for (values, value) in found.iter_mut().zip(look(tried)) {
            values.insert(value);
        }
        return;
    };
    let Count { all, known } = table.cells[row][column];
    let last = |line: &Line| {
        let after = &cells[at + 1..];
        let touches = line.cells.iter().any(|(r, c, _)| (*r, *c) == (row, column));
        touches && !line.cells.iter().any(|(r, c, _)| after.contains(&(*r, *c)))
    };
    let whole: Vec<&Line> = lines.iter().filter(|line| last(line)).collect();
    for value in known.max(1).max(all.saturating_sub(AROUND))..=all + AROUND {
        tried[row][column] = value;
        let fits = |line: &&Line| {
            let sum: i64 = line.cells.iter().map(|(r, c, sign)| sign * i64::try_from(tried[*r][*c]).unwrap()).sum();
            sum == line.sum
        };
        if whole.iter().all(fits) {
            search(table, cells, lines, tried, at + 1, (look, found));
        }
    }
    tried[row][column] = all;
}
