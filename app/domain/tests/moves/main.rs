//! The table of moves against its written form, and under random hands.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod walks;
mod written;
