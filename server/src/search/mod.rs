//! Finding words in cases whose text is sealed.
//!
//! | file | idea |
//! |---|---|
//! | `reading` | which words a case has and for whom, as tokens; whose name it gives |
//! | `catch_up` | reads what changed into the index, soon after it was confirmed |
//! | `likeness` | which cases say nearly the same |
//! | `asking` | what is typed into a search field, as tokens, and which words are too frequent |
//!
//! The index holds keyed hashes of forty bits and nothing else. The key is not in the database;
//! what the index tells without it stands in the README of this crate.

mod asking;
mod catch_up;
mod likeness;
mod reading;
#[cfg(test)]
mod tests;

pub use asking::{Asked, NumberOfCases, ask};
pub use catch_up::catch_up;
pub use likeness::like;
pub use reading::of_new;
