//! Counts so small that they point at somebody, and what has to be left out beside them.
//!
//! A table with sums tells more than its cells: a cell that is left out is the sum less the others. So further
//! cells are left out until each of those that are missing has at least two possible values, whatever of the
//! table is shown.
//!
//! Rows and columns are the nodes of a network, and a count is what flows from its row to its column; where a
//! column holds the sums of the rows, it flows the other way. What everybody knows fixes a missing count
//! exactly when nothing more or less can flow through it in a circle of missing counts. Somebody who knows this
//! rule knows that a missing count is not nought, and no less than what can be read elsewhere of each single
//! case: so a circle is good only if none of its counts has to fall below that.
//!
//! The missing counts of a line fall into classes, those that can give way to each other: what a class makes
//! together everybody knows. So no class is small either.
//!
//! What this does not answer: what cells of several rows and several columns make together may be small and known.
//! And who knows the rule can sometimes narrow a value further than that it has two possible ones.

#[cfg(test)]
mod exhaust;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, VecDeque};

/// Counts from one to this many less one are not shown (small communes, 91/2025/QH15: k-anonymity).
pub const LEAST: u64 = 5;

/// Whether a count points at somebody.
#[must_use]
pub const fn is_small(count: u64) -> bool {
    0 < count && count < LEAST
}

/// How many, and how many of them everybody can read of one by one elsewhere: what is left when these are
/// taken away must not be small either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub all: u64,
    /// At most `all`.
    pub known: u64,
}

impl Count {
    #[must_use]
    pub const fn is_small(self) -> bool {
        is_small(self.all) || is_small(self.all.saturating_sub(self.known))
    }

    /// Whether it might be less, for all that somebody knows who does not see it.
    const fn may_be_less(self) -> bool {
        self.all > self.known && self.all > 1
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { all: self.all.saturating_add(other.all), known: self.known.saturating_add(other.known) }
    }
}

/// A table, and what of its sums everybody knows.
#[derive(Clone, Debug)]
pub struct Table {
    /// Row by row, all of the same length.
    pub cells: Vec<Vec<Count>>,
    /// The last column holds the sums of the rows, and may have missing cells as any other. Otherwise the sum
    /// of each row is known.
    pub summed: bool,
    /// The sum of each column is known and not small. Otherwise nobody knows any of them.
    pub columns_known: bool,
}

/// A cell by its row and its column.
type Cell = (usize, usize);

/// Which cells are left out; `None`: nothing of the table may be shown.
#[must_use]
pub fn left_out(table: &Table) -> Option<Vec<Vec<bool>>> {
    let small = |row: &Vec<Count>| row.iter().map(|count| count.is_small()).collect();
    let mut work = Work { table, missing: table.cells.iter().map(small).collect() };
    // What is open stays so when more is left out, and classes only grow.
    let (mut open, mut large) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let fixed = work.missing_cells().find(|cell| !open.contains(cell) && !work.is_open(*cell));
        open.extend(work.missing_cells().take_while(|cell| Some(*cell) != fixed));
        let more = match fixed {
            Some(cell) => work.best(work.circles(cell)),
            None => match work.small_class(&mut large) {
                Some((line, class)) => work.widening(line, &class),
                None => return Some(work.missing),
            },
        };
        for (row, column) in more? {
            work.missing[row][column] = true;
        }
    }
}

/// Whether everybody knows what some cells of a row make together, of a table that is shown like this.
#[must_use]
pub fn is_known(table: &Table, missing: &[Vec<bool>], row: usize, columns: &[usize]) -> bool {
    let work = Work { table, missing: missing.to_vec() };
    let whole = |class: &Vec<Cell>| {
        let inside = class.iter().filter(|(_, column)| columns.contains(column)).count();
        inside == 0 || inside == class.len()
    };
    work.classes(row).iter().all(whole)
}

struct Work<'a> {
    table: &'a Table,
    missing: Vec<Vec<bool>>,
}

impl Work<'_> {
    fn height(&self) -> usize {
        self.table.cells.len()
    }

    fn width(&self) -> usize {
        self.table.cells.first().map_or(0, Vec::len)
    }

    fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let width = self.width();
        (0..self.height()).flat_map(move |row| (0..width).map(move |column| (row, column)))
    }

    fn missing_cells(&self) -> impl Iterator<Item = Cell> + '_ {
        self.cells().filter(|(row, column)| self.missing[*row][*column])
    }

    fn count(&self, (row, column): Cell) -> Count {
        self.table.cells[row][column]
    }

    fn is_sum(&self, column: usize) -> bool {
        self.table.summed && column + 1 == self.width()
    }

    /// The node of a column. Where nobody knows their sums, what one gains another loses unseen.
    fn node(&self, column: usize) -> usize {
        if self.table.columns_known { self.height() + column } else { self.height() }
    }

    /// Whether one more may flow through a cell, from its row to its column or back.
    fn may_flow(&self, cell: Cell, from_row: bool) -> bool {
        from_row != self.is_sum(cell.1) || self.count(cell).may_be_less()
    }

    /// Whether a missing cell has another possible value.
    fn is_open(&self, cell: Cell) -> bool {
        [true, false].into_iter().any(|from_row| self.may_flow(cell, from_row) && self.returns(cell, from_row))
    }

    /// Whether what flows through a cell comes back to where it began, through other missing cells.
    fn returns(&self, cell: Cell, from_row: bool) -> bool {
        let (row, column) = (cell.0, self.node(cell.1));
        let (begin, end) = if from_row { (column, row) } else { (row, column) };
        self.reached(begin, |other| other == cell)[end]
    }

    /// The nodes to which something can flow from one, through missing cells that are not `closed`.
    fn reached(&self, begin: usize, closed: impl Fn(Cell) -> bool) -> Vec<bool> {
        let mut seen = vec![false; self.height() + self.width().max(1)];
        let mut next = VecDeque::from([begin]);
        seen[begin] = true;
        while let Some(node) = next.pop_front() {
            for (cell, to, from_row) in self.onward(node) {
                let new = !closed(cell) && self.may_flow(cell, from_row);
                if new && !std::mem::replace(&mut seen[to], true) {
                    next.push_back(to);
                }
            }
        }
        seen
    }

    /// The missing cells at a node, with the node behind each and whether the way leads from the row.
    fn onward(&self, node: usize) -> Vec<(Cell, usize, bool)> {
        let missing = |(row, column): &Cell| self.missing[*row][*column];
        if node < self.height() {
            let cells = (0..self.width()).map(|column| (node, column)).filter(missing);
            return cells.map(|cell| (cell, self.node(cell.1), true)).collect();
        }
        let columns =
            if self.table.columns_known { node - self.height()..node - self.height() + 1 } else { 0..self.width() };
        let cells = columns.flat_map(|column| (0..self.height()).map(move |row| (row, column))).filter(missing);
        cells.map(|cell| (cell, cell.0, false)).collect()
    }

    /// The missing cells of a line in classes: whatever one gains, others of its class can lose.
    fn classes(&self, line: usize) -> Vec<Vec<Cell>> {
        let cells = self.onward(line);
        let mut class: Vec<usize> = (0..cells.len()).collect();
        for (at, (cell, far, leaves)) in cells.iter().enumerate() {
            if !self.may_flow(*cell, *leaves) {
                continue;
            }
            let reached = self.reached(*far, |other| cells.iter().any(|(of_line, ..)| *of_line == other));
            for (other, (cell, far, leaves)) in cells.iter().enumerate() {
                if reached[*far] && self.may_flow(*cell, !leaves) {
                    let (one, all) = (class[other], class[at]);
                    class.iter_mut().filter(|class| **class == one).for_each(|class| *class = all);
                }
            }
        }
        let mut classes = vec![Vec::new(); cells.len()];
        for ((cell, ..), class) in cells.into_iter().zip(class) {
            classes[class].push(cell);
        }
        classes.retain(|class| !class.is_empty());
        classes
    }

    /// A line with a class that is small. Lines where there is none are noted in `large`.
    fn small_class(&self, large: &mut BTreeSet<usize>) -> Option<(usize, Vec<Cell>)> {
        let columns = if self.table.columns_known { self.width() } else { 0 };
        for line in 0..self.height() + columns {
            if large.contains(&line) {
                continue;
            }
            // A row whose sum can give way with its cells tells nothing of these.
            let row = line < self.height();
            let small = |class: &Vec<Cell>| {
                let sum = class.iter().fold(Count::default(), |sum, cell| sum.plus(self.count(*cell)));
                sum.is_small() && !(row && class.iter().any(|cell| self.is_sum(cell.1)))
            };
            match self.classes(line).into_iter().find(small) {
                Some(class) => return Some((line, class)),
                None => large.insert(line),
            };
        }
        None
    }

    /// The cells by which another cell of the line comes into a class.
    fn widening(&self, line: usize, class: &[Cell]) -> Option<Vec<Cell>> {
        let row = line < self.height();
        let other =
            |cell: &Cell| (if row { cell.0 == line } else { self.node(cell.1) == line }) && !class.contains(cell);
        let circles = class.iter().flat_map(|cell| self.circles(*cell));
        self.best(circles.filter(|circle| circle.iter().any(other)).collect())
    }

    /// Of circles that with the fewest cells that are not missing yet, and of those the smallest.
    fn best(&self, circles: Vec<Vec<Cell>>) -> Option<Vec<Cell>> {
        circles.into_iter().min_by_key(|circle| self.cost(circle))
    }

    /// How many of these are not missing yet, and how much is in them.
    fn cost(&self, cells: &[Cell]) -> (u8, u64) {
        let new = cells.iter().filter(|(row, column)| !self.missing[*row][*column]);
        new.fold((0, 0), |(cells, sum), cell| (cells + 1, sum.saturating_add(self.count(*cell).all)))
    }

    /// All good circles through a cell, each without it.
    fn circles(&self, cell: Cell) -> Vec<Vec<Cell>> {
        let (row, column) = cell;
        let around: Vec<Vec<Cell>> = if self.table.columns_known {
            let others = self.cells().filter(|(r, c)| *r != row && *c != column);
            others.map(|(r, c)| vec![(r, column), (r, c), (row, c)]).collect()
        } else {
            (0..self.width()).filter(|c| *c != column).map(|c| vec![(row, c)]).collect()
        };
        let good = around.into_iter().filter(|circle| {
            let turns = |from_row: bool| {
                let ways = std::iter::successors(Some(from_row), |way| Some(!way));
                std::iter::once(&cell).chain(circle).zip(ways).all(|(cell, way)| self.may_flow(*cell, way))
            };
            circle.iter().all(|cell| self.count(*cell).all > 0) && (turns(true) || turns(false))
        });
        good.collect()
    }
}
