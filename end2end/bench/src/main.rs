//! `make bench`: measures the program and its yardsticks in one run on one machine.
//!
//! Absolute figures belong to the machine they were taken on; a ratio to something bare that runs
//! on the same machine at the same time can be compared. So every figure that has a yardstick is
//! measured in turns with it (A B A B …), and the ratio is the median of the turns.
//!
//! | file | what |
//! |---|---|
//! | `plan` | the order of the run, how often, and the limits |
//! | `hello` | the yardstick for pages: the smallest axum server, in a process of its own |
//! | `commits` | the yardstick for submissions: single-row commits |
//! | `pages` | how fast pages come |
//! | `load` | asking for pages |
//! | `submit` | sending what was filled in |
//! | `calendar` | dates of 100,000 open cases counted anew, and how others are answered meanwhile |
//! | `size` | bytes that a browser downloads |
//! | `machine` | what the system says |
//! | `figure`, `report` | results, the table, the JSON file |
//!
//! Starting the program and using it is the package `drive`.

mod calendar;
mod commits;
mod figure;
mod hello;
mod load;
mod machine;
mod pages;
mod plan;
mod report;
mod size;
mod submit;

use std::process::ExitCode;

const USAGE: &str = "usage: bench [--quick]\n  --quick  three turns of one second instead of five of three";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [] => Box::pin(plan::run(plan::FULL)).await,
        ["--quick"] => Box::pin(plan::run(plan::QUICK)).await,
        [hello::COMMAND] => hello::serve().await.map(|()| true),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}
