//! The log, from the tree to the job.

mod checkpoint;
mod log;
mod tree;
