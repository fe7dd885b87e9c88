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
//! | `cluster` | PostgreSQL: submissions against pgbench, one node and two |
//! | `crowd`, `visits` | an ordinary day, and ten times as many people at once |
//! | `scale` | the same questions to 10,000 and to 1,000,000 cases |
//! | `latency` | how long answers took, one by one |
//! | `size` | bytes that a browser downloads |
//! | `machine` | what the system says |
//! | `figure`, `report` | results, the table, the JSON file |
//!
//! Starting the program and using it is the package `drive`.

mod calendar;
mod cluster;
mod commits;
mod crowd;
mod figure;
mod hello;
mod latency;
mod load;
mod machine;
mod pages;
mod plan;
mod report;
mod scale;
mod size;
mod submit;
mod visits;

use std::process::ExitCode;

use crate::plan::{Part, Plan};

const USAGE: &str = "usage: bench [--quick] [pages] [submissions] [calendar] [postgres] [crowd] [scale]
             [scale-postgres]
  without names everything is measured
  --quick  three turns of one second instead of five of three, and smaller installations";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [hello::COMMAND] => hello::serve().await.map(|()| true),
        arguments => match asked(arguments) {
            Some((plan, parts)) => Box::pin(plan::run(plan, &parts)).await,
            None => {
                eprintln!("{USAGE}");
                return ExitCode::from(2);
            }
        },
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

/// How and what is measured; `None` when a word means nothing.
fn asked(arguments: &[&str]) -> Option<(Plan, Vec<Part>)> {
    let (plan, names) = match arguments {
        ["--quick", names @ ..] => (plan::QUICK, names),
        names => (plan::FULL, names),
    };
    let part = |name: &&str| Part::ALL.into_iter().find(|part| part.name() == *name);
    let parts: Option<Vec<Part>> = names.iter().map(part).collect();
    parts.map(|parts| (plan, if parts.is_empty() { Part::ALL.to_vec() } else { parts }))
}
