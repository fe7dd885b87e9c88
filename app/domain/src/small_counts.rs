//! Counts so small that they point at somebody, and what has to be left out beside them.
//!
//! A table with totals tells more than its cells: a cell that is left out is the total less the others. So
//! further cells are left out until none of those that are missing can be computed from what is shown.
//!
//! Rows and columns, the totals among them, are the nodes of a graph, and each missing cell is an edge between
//! its row and its column. The sums fix a missing cell exactly when its edge lies on no circle of missing
//! cells. No cell of nought is ever taken, so every circle can be turned both ways without a count below
//! nought: what is missing has at least two possible values each.
//!
//! What this does not answer: who knows the rule can sometimes narrow a value further; and of several tables
//! that are shown beside each other each has to be looked at together with the others.

use std::collections::VecDeque;

/// Counts from one to this many less one are not shown (small communes, 91/2025/QH15: k-anonymity).
pub const LEAST: u64 = 5;

/// A table of counts, with its totals, of which some cells are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Row by row; the last row and the last column are the totals. `None`: left out.
    pub cells: Vec<Vec<Option<u64>>>,
    /// Cells that were small themselves.
    pub small: usize,
    /// Cells that had to be left out beside them.
    pub beside: usize,
}

/// A cell by its row and its column.
type Cell = (usize, usize);

/// What of a table may be shown. Rows that are shorter than the longest count as filled up with nought.
#[must_use]
pub fn shown(counts: &[Vec<u64>]) -> Shown {
    let table = with_totals(counts);
    let mut missing: Vec<Vec<bool>> =
        table.iter().map(|row| row.iter().map(|count| (1..LEAST).contains(count)).collect()).collect();
    let small = count(&missing);
    while let Some(lone) = first_lone(&missing) {
        for (row, column) in companions(&table, &missing, lone) {
            missing[row][column] = true;
        }
    }
    let beside = count(&missing) - small;
    let show = |(row, gone): (&Vec<u64>, &Vec<bool>)| {
        row.iter().zip(gone).map(|(count, gone)| (!gone).then_some(*count)).collect()
    };
    Shown { cells: table.iter().zip(&missing).map(show).collect(), small, beside }
}

fn with_totals(counts: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let width = counts.iter().map(Vec::len).max().unwrap_or_default();
    let mut table: Vec<Vec<u64>> = counts
        .iter()
        .map(|row| {
            let mut row = row.clone();
            row.resize(width, 0);
            row.push(row.iter().fold(0, |sum, count| sum.saturating_add(*count)));
            row
        })
        .collect();
    let total =
        |column: usize| table.iter().fold(0_u64, |sum, row| sum.saturating_add(row.get(column).copied().unwrap_or(0)));
    let totals = (0..=width).map(total).collect();
    table.push(totals);
    table
}

fn count(missing: &[Vec<bool>]) -> usize {
    missing.iter().flatten().filter(|gone| **gone).count()
}

/// A missing cell that lies on no circle of missing cells.
fn first_lone(missing: &[Vec<bool>]) -> Option<Cell> {
    cells(missing).filter(|(row, column)| missing[*row][*column]).find(|cell| !on_circle(missing, *cell))
}

fn cells(missing: &[Vec<bool>]) -> impl Iterator<Item = Cell> + '_ {
    missing.iter().enumerate().flat_map(|(row, of)| (0..of.len()).map(move |column| (row, column)))
}

/// Whether the row of a cell leads to its column over other missing cells.
fn on_circle(missing: &[Vec<bool>], (row, column): Cell) -> bool {
    let (height, width) = (missing.len(), missing.first().map_or(0, Vec::len));
    let mut seen = vec![false; height + width];
    let mut next = VecDeque::from([row]);
    seen[row] = true;
    while let Some(node) = next.pop_front() {
        let edges: Vec<Cell> = if node < height {
            (0..width).map(|column| (node, column)).collect()
        } else {
            (0..height).map(|row| (row, node - height)).collect()
        };
        for (r, c) in edges.into_iter().filter(|cell| *cell != (row, column) && missing[cell.0][cell.1]) {
            let other = if node < height { height + c } else { r };
            if !std::mem::replace(&mut seen[other], true) {
                next.push_back(other);
            }
        }
    }
    seen[height + column]
}

/// The three cells that make a circle with this one: the fewest that are not missing yet, and of those the
/// smallest. There are always some, because what is counted in a cell is counted in its totals.
fn companions(table: &[Vec<u64>], missing: &[Vec<bool>], (row, column): Cell) -> [Cell; 3] {
    let circles =
        cells(missing).filter(|(r, c)| *r != row && *c != column).map(|(r, c)| [(row, c), (r, column), (r, c)]);
    let filled = circles.filter(|circle| circle.iter().all(|(r, c)| table[*r][*c] > 0));
    let cost = |circle: &[Cell; 3]| {
        let new = circle.iter().filter(|(r, c)| !missing[*r][*c]);
        new.fold((0_u8, 0_u64), |(cells, sum), (r, c)| (cells + 1, sum.saturating_add(table[*r][*c])))
    };
    let (last_row, last_column) = (table.len() - 1, table[row].len() - 1);
    filled.min_by_key(cost).unwrap_or([(row, last_column), (last_row, column), (last_row, last_column)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_table_without_small_counts_is_shown_whole() {
        let whole = shown(&[vec![10, 0], vec![7, 5]]);
        assert_eq!((whole.small, whole.beside), (0, 0));
        assert_eq!(
            whole.cells,
            [[Some(10), Some(0), Some(10)], [Some(7), Some(5), Some(12)], [Some(17), Some(5), Some(22)]]
        );
    }

    #[test]
    fn what_is_small_takes_the_cheapest_circle_with_it() {
        let table = shown(&[vec![3, 10], vec![8, 20]]);
        assert_eq!((table.small, table.beside), (1, 3));
        assert_eq!(table.cells[0], [None, None, Some(13)]);
        assert_eq!(table.cells[1], [None, None, Some(28)]);
        assert_eq!(table.cells[2], [Some(11), Some(30), Some(41)]);
    }

    #[test]
    fn a_single_small_count_leaves_nothing_of_itself_in_the_totals() {
        assert_eq!(shown(&[vec![2]]).cells, [[None, None], [None, None]]);
        assert_eq!(shown(&[]).cells, [[Some(0)]]);
        assert_eq!(shown(&[vec![0, 3], vec![]]).cells[0][0], Some(0));
    }

    /// A large prime: the sums are solved in its field, where no rounding hides anything.
    const FIELD: i128 = 1_000_000_007;

    fn inverse(value: i128) -> i128 {
        let (mut result, mut base, mut power) = (1, value.rem_euclid(FIELD), FIELD - 2);
        while power > 0 {
            if power & 1 == 1 {
                result = result * base % FIELD;
            }
            (base, power) = (base * base % FIELD, power >> 1);
        }
        result
    }

    /// The missing cells that the sums fix: each that stands alone in a row of the solved equations.
    fn computed(table: &Shown) -> Vec<Cell> {
        let (height, width) = (table.cells.len(), table.cells[0].len());
        let unknown: Vec<Cell> = (0..height)
            .flat_map(|row| (0..width).map(move |column| (row, column)))
            .filter(|(row, column)| table.cells[*row][*column].is_none())
            .collect();
        let part = |cells: Vec<(Cell, i128)>| {
            let of = |cell: &Cell| cells.iter().find(|(known, _)| known == cell).map_or(0, |(_, sign)| *sign);
            unknown.iter().map(of).map(|value| value.rem_euclid(FIELD)).collect::<Vec<_>>()
        };
        let row_sum = |row: usize| (0..width).map(|c| ((row, c), if c == width - 1 { -1 } else { 1 })).collect();
        let column_sum =
            |column: usize| (0..height).map(|r| ((r, column), if r == height - 1 { -1 } else { 1 })).collect();
        let mut equations: Vec<Vec<i128>> = (0..height)
            .map(|row| part(row_sum(row)))
            .chain((0..width).map(|column| part(column_sum(column))))
            .collect();
        let mut done = 0;
        for place in 0..unknown.len() {
            let Some(pivot) = (done..equations.len()).find(|row| equations[*row][place] != 0) else { continue };
            equations.swap(done, pivot);
            let scale = inverse(equations[done][place]);
            let lead: Vec<i128> = equations[done].iter().map(|value| value * scale % FIELD).collect();
            equations[done].clone_from(&lead);
            for (_, equation) in equations.iter_mut().enumerate().filter(|(row, _)| *row != done) {
                let factor = equation[place];
                for (value, lead) in equation.iter_mut().zip(&lead) {
                    *value = (*value - factor * lead).rem_euclid(FIELD);
                }
            }
            done += 1;
        }
        let alone = |equation: &Vec<i128>| {
            let mut places = equation.iter().enumerate().filter(|(_, value)| **value != 0).map(|(place, _)| place);
            places.next().filter(|_| places.next().is_none())
        };
        equations.iter().filter_map(alone).map(|place| unknown[place]).collect()
    }

    #[test]
    fn what_could_be_computed_is_noticed() {
        let mut naive = shown(&[vec![10, 20], vec![30, 40]]);
        naive.cells[0][0] = None;
        assert_eq!(computed(&naive), [(0, 0)]);
    }

    proptest! {
        #[test]
        fn no_missing_cell_can_be_computed_and_none_that_is_small_is_shown(
            counts in (1_usize..6, 1_usize..6).prop_flat_map(|(height, width)| {
                let one = prop_oneof![2 => Just(0_u64), 4 => 1..LEAST, 3 => 5_u64..40];
                proptest::collection::vec(proptest::collection::vec(one, width), height)
            })
        ) {
            let table = shown(&counts);
            prop_assert_eq!(computed(&table), []);
            let whole = with_totals(&counts);
            for (row, whole) in table.cells.iter().zip(&whole) {
                for (cell, count) in row.iter().zip(whole) {
                    match cell {
                        Some(cell) => prop_assert!(cell == count && !(1..LEAST).contains(cell)),
                        None => prop_assert!(*count > 0, "a missing cell can go up and down"),
                    }
                }
            }
        }
    }
}
