//! The line that a test of a promise leaves for the table of `make assure`:
//! `promise("A1").record(n, failures, seed, seconds)` before it asserts; [`full`] tells whether to
//! run at full size.

pub use migrations::testing::promise::{full, promise};
