//! The place where a sealed value is kept. It is part of what is authenticated, so that nobody
//! who can write to the database can pass one person's text off as another's.

/// Table, column and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<'a> {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Row<'a>,
}

impl<'a> At<'a> {
    /// `At::new("contacts", "envelope", case_id)`. Where the database gives out the row's number,
    /// which is not known before, the row is named by what is: `(case_id, event_seq)`, the
    /// object's name.
    #[must_use]
    pub fn new(table: &'static str, column: &'static str, row: impl Into<Row<'a>>) -> Self {
        Self { table, column, row: row.into() }
    }

    /// The associated data of an envelope with this head. Each part goes in with its length:
    /// otherwise table `ab` and column `c` would be the same place as `a` and `bc`.
    pub(super) fn bound_to(&self, head: &[u8]) -> Vec<u8> {
        let mut bound = Vec::with_capacity(128);
        part(&mut bound, b"phanhoi envelope");
        part(&mut bound, head);
        part(&mut bound, self.table.as_bytes());
        part(&mut bound, self.column.as_bytes());
        match self.row {
            Row::Number(id) => {
                part(&mut bound, b"n");
                part(&mut bound, &id.to_be_bytes());
            }
            Row::Pair(first, second) => {
                part(&mut bound, b"nn");
                part(&mut bound, &first.to_be_bytes());
                part(&mut bound, &second.to_be_bytes());
            }
            Row::Named(id, name) => {
                part(&mut bound, b"nt");
                part(&mut bound, &id.to_be_bytes());
                part(&mut bound, name.as_bytes());
            }
            Row::Text(name) => {
                part(&mut bound, b"t");
                part(&mut bound, name.as_bytes());
            }
            Row::Hash(hash) => {
                part(&mut bound, b"h");
                part(&mut bound, hash);
            }
        }
        bound
    }
}

/// What tells a row from all others of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row<'a> {
    Number(i64),
    Pair(i64, i64),
    Named(i64, &'a str),
    Text(&'a str),
    Hash(&'a [u8; 32]),
}

impl From<i64> for Row<'_> {
    fn from(id: i64) -> Self {
        Self::Number(id)
    }
}

impl From<(i64, i64)> for Row<'_> {
    fn from((first, second): (i64, i64)) -> Self {
        Self::Pair(first, second)
    }
}

impl<'a> From<(i64, &'a str)> for Row<'a> {
    fn from((id, name): (i64, &'a str)) -> Self {
        Self::Named(id, name)
    }
}

impl<'a> From<&'a str> for Row<'a> {
    fn from(name: &'a str) -> Self {
        Self::Text(name)
    }
}

impl<'a> From<&'a [u8; 32]> for Row<'a> {
    fn from(hash: &'a [u8; 32]) -> Self {
        Self::Hash(hash)
    }
}

fn part(bound: &mut Vec<u8>, bytes: &[u8]) {
    bound.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    bound.extend_from_slice(bytes);
}
