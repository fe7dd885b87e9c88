//! `phanhoi`: reads the command line and the settings, and does what it was told.
//!
//! Exit code 0: done. 1: it did not work, and one line on standard error says why. 2: wrong usage.

use std::process::ExitCode;

use clap::Parser;
use server::commands::{Cli, Failure, logging, traces};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("phanhoi: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    traces::leave_none()?;
    if let Some(cleaning) = cli.cleaning() {
        return cleaning.run();
    }
    let config = cli.settings()?;
    logging::start(&config.log)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(cli.run(config))
}
