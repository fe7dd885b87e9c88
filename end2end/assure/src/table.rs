//! What people read: every promise with what was tried.

use drive::Result;

use crate::record::{self, Line};

/// Every promise of `end2end/README.md`.
const PROMISES: [&str; 28] = [
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "N1", "N2", "N3", "N4", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "H1",
    "H2", "H3", "H4", "H5", "H6", "H7", "R1", "R2", "R3",
];

/// Prints the table; `false` when something failed or, if it must be `complete`, was not tried.
pub fn print(complete: bool) -> Result<bool> {
    let lines = record::read()?;
    if let Some(stray) = lines.iter().find(|line| !PROMISES.contains(&line.id.as_str())) {
        return Err(format!("there is no promise {}", stray.id).into());
    }
    println!("{:<4} {:>10} {:>9} {:>9}", "id", "n", "failures", "seconds");
    let mut holds = true;
    for id in PROMISES {
        match total(&lines, id) {
            Some(line) => {
                println!("{id:<4} {:>10} {:>9} {:>9.1}", line.n, line.failures, line.seconds);
                holds &= line.failures == 0;
            }
            None => {
                println!("{id:<4} {:>10}", "not tried");
                holds &= !complete;
            }
        }
    }
    Ok(holds)
}

/// All lines of a promise added up; `None` when nothing was tried.
fn total(lines: &[Line], id: &str) -> Option<Line> {
    let add = |sum: Line, line: &Line| Line {
        n: sum.n + line.n,
        failures: sum.failures + line.failures,
        seconds: sum.seconds + line.seconds,
        ..sum
    };
    let mut own = lines.iter().filter(|line| line.id == id);
    let first = own.next()?.clone();
    Some(own.fold(first, add)).filter(|line| line.n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, n: u64, failures: u64) -> Line {
        Line { id: id.to_owned(), n, failures, seed: 1, seconds: 0.5 }
    }

    #[test]
    fn the_lines_of_one_promise_are_added_up() {
        let lines = [line("D1", 3, 0), line("D2", 9, 9), line("D1", 4, 1)];
        assert_eq!(total(&lines, "D1"), Some(Line { seconds: 1.0, ..line("D1", 7, 1) }));
    }

    #[test]
    fn what_was_tried_not_once_was_not_tried() {
        assert_eq!(total(&[line("D1", 0, 0)], "D1"), None);
        assert_eq!(total(&[], "D1"), None);
    }
}
