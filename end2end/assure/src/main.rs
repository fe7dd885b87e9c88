//! `make assure`: shows that what is promised holds, by breaking things around the running program.
//!
//! ```text
//! assure drill [--full] [ID…]   runs the drills, all of them or those named
//! assure table [--complete]     prints what drills and tests have written down
//! ```
//!
//! Drills and tests write one line of JSON for each promise into the file that `PHANHOI_TEST_ASSURANCE`
//! names (`target/assurance.jsonl` without it). The table adds them up; it fails when something
//! failed, and with `--complete` also when a promise has no line.
//!
//! | file | what |
//! |---|---|
//! | `drills`, `drills/` | the drills, one file a promise |
//! | `turn` | how large a drill runs, its seed, what it counted |
//! | `record`, `table` | the lines and what people read |
//! | `crowd` | many citizens at once, and what each of them was told |
//! | `register` | what stands in the database, read past the program |
//! | `trace` | what strace saw |
//! | `post_office` | a mail server that fails on demand |
//! | `object_server` | an S3 server that can be made to say nothing |
//! | `balancer`, `pair` | two nodes behind a small balancer, and what must hold in their database |

mod balancer;
mod crowd;
mod drills;
mod object_server;
mod pair;
mod post_office;
mod record;
mod register;
mod table;
mod trace;
mod turn;

use std::process::ExitCode;

use drive::Result;

use crate::turn::Size;

const USAGE: &str = "usage: assure drill [--full] [ID…] | assure table [--complete]";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match obey(&arguments).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("assure: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; `false` when something that is promised does not hold.
async fn obey(arguments: &[String]) -> Result<bool> {
    let (flags, words): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| argument.starts_with("--"));
    match (words.as_slice(), flags.as_slice()) {
        (["drill", ids @ ..], []) => Box::pin(drills::run(Size::Small, ids)).await,
        (["drill", ids @ ..], ["--full"]) => Box::pin(drills::run(Size::Full, ids)).await,
        (["table"], []) => table::print(false),
        (["table"], ["--complete"]) => table::print(true),
        _ => Err(USAGE.into()),
    }
}
