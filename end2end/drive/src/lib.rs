//! Starts the program and uses it over HTTP as citizens and officers do. Benchmarks measure with
//! it, drills break things around it.
//!
//! | file | what |
//! |---|---|
//! | `program` | the release binary with a demonstration, in a folder of its own |
//! | `process` | processes that end with the one that started them |
//! | `postgres` | a PostgreSQL cluster that can be taken away |
//! | `client` | a browser without a screen |
//! | `html` | finding a few things in our own pages |
//! | `draft`, `sign_in` | what a citizen and an officer do |
//! | `clock` | the hour |

pub mod client;
pub mod clock;
pub mod draft;
pub mod html;
pub mod postgres;
pub mod process;
pub mod program;
pub mod sign_in;

/// Whatever keeps something from being done, in words.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
pub type Result<T> = std::result::Result<T, Error>;
