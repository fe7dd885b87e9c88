use proptest::prelude::*;

use super::*;
use crate::small_counts::exhaust::{sums, values};

fn of(rows: &[&[u64]]) -> Vec<Vec<Count>> {
    rows.iter().map(|row| row.iter().map(|all| Count { all: *all, known: 0 }).collect()).collect()
}

fn known(rows: &[&[u64]]) -> Table {
    Table { cells: of(rows), summed: false, columns_known: true }
}

#[test]
fn a_table_without_small_counts_is_shown_whole() {
    assert_eq!(left_out(&known(&[&[10, 0], &[7, 5]])), Some(vec![vec![false; 2]; 2]));
    assert_eq!(left_out(&known(&[])), Some(vec![]));
}

#[test]
fn what_is_small_takes_the_cheapest_circle_with_it() {
    let missing = left_out(&known(&[&[3, 10, 20], &[8, 20, 25], &[30, 30, 30]])).unwrap();
    assert_eq!(missing, [[true, true, false], [true, true, false], [false; 3]]);
}

#[test]
fn nothing_is_shown_where_no_circle_is_left() {
    // The second row has nothing where the first could give way.
    assert_eq!(left_out(&known(&[&[3, 7], &[7, 0]])), None);
    assert_eq!(left_out(&known(&[&[1, 1], &[9, 9]])).map(|missing| missing[0].clone()), None);
}

#[test]
fn a_single_row_gives_way_among_its_columns() {
    let row = |cells: &[u64]| Table { cells: of(&[cells]), summed: true, columns_known: false };
    assert_eq!(left_out(&row(&[30, 3, 9, 42])), Some(vec![vec![false, true, true, false]]));
    assert_eq!(left_out(&row(&[3, 0, 3])), Some(vec![vec![true, false, true]]));
    assert_eq!(left_out(&row(&[42, 0, 42])), Some(vec![vec![false; 3]]));
}

#[test]
fn what_can_be_read_elsewhere_is_taken_away_first() {
    let cells = vec![vec![Count { all: 9, known: 7 }, Count { all: 20, known: 0 }], of(&[&[30, 40]])[0].clone()];
    let missing = left_out(&Table { cells, summed: false, columns_known: true }).unwrap();
    assert_eq!(missing, [[true; 2]; 2]);
}

/// Tables of a few rows, with and without sums, of which some cases can be read elsewhere.
fn any_table() -> impl Strategy<Value = Table> {
    let count = prop_oneof![3 => Just(0_u64), 4 => 1..LEAST, 3 => 5_u64..12];
    let cell =
        (count, 0_u64..12).prop_map(|(all, known)| Count { all, known: if known < 9 { 0 } else { known.min(all) } });
    let cells = (1_usize..4, 1_usize..5).prop_flat_map(move |(height, width)| {
        proptest::collection::vec(proptest::collection::vec(cell.clone(), width), height)
    });
    (cells, any::<bool>(), any::<bool>()).prop_map(|(mut cells, summed, columns_known)| {
        if summed {
            for row in &mut cells {
                row.push(row.iter().fold(Count::default(), |sum, count| sum.plus(*count)));
            }
        }
        Table { cells, summed, columns_known }
    })
}

/// Which cells of the table somebody can compute who sees the others and knows the rule.
fn computed(table: &Table, missing: &[Vec<bool>]) -> usize {
    let all = values(table, missing);
    all.iter().filter(|values| values.len() < 2).count()
}

#[test]
fn what_could_be_computed_is_noticed() {
    let table = known(&[&[3, 20], &[30, 40]]);
    assert_eq!(computed(&table, &[vec![true, false], vec![false, false]]), 1);
    let fives = known(&[&[1, 9], &[1, 9], &[1, 9], &[1, 9], &[1, 9]]);
    assert_eq!(computed(&fives, &vec![vec![true, true]; 5]), 10, "five that are not nought and make five");
}

proptest! {
    #[test]
    fn no_missing_cell_can_be_computed_and_none_that_is_small_is_shown(table in any_table()) {
        let Some(missing) = left_out(&table) else { return Ok(()) };
        prop_assert_eq!(computed(&table, &missing), 0, "{:?}", missing);
        for (part, sums) in sums(&table, &missing) {
            let sum = part.iter().fold(Count::default(), |sum, (row, column)| sum.plus(table.cells[*row][*column]));
            prop_assert!(sums.len() > 1 || !sum.is_small(), "{:?} of {:?}", part, missing);
            let row = part[0].0;
            if part.iter().all(|cell| cell.0 == row) {
                let columns: Vec<usize> = part.iter().map(|cell| cell.1).collect();
                let known = is_known(&table, &missing, row, &columns);
                prop_assert_eq!(sums.len() == 1, known, "{:?} of {:?}", part, missing);
            }
        }
        for (row, gone) in table.cells.iter().zip(&missing) {
            for (count, gone) in row.iter().zip(gone) {
                let right = if *gone { count.all > 0 } else { !count.is_small() };
                prop_assert!(right, "{:?}", count);
            }
        }
    }
}
