//! `phanhoi demo`.

use super::Failure;
use super::output::say;
use crate::clock::Clock;
use crate::config::Config;
use crate::demo;
use crate::desks::reports::run_reports;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How many cases to make up
    #[arg(long, value_name = "N", default_value_t = 66)]
    cases: usize,
    /// The same number makes the same cases
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// Fills an empty database and prints its accounts: role, login, password and the secret for
/// one-time passwords, separated by tabs; then the holders of keys to sealed names, in three
/// columns: side, login, secret. The clock can be set, because the past of the cases is
/// played.
pub(super) async fn run(config: Config, args: &Args) -> Result<(), Failure> {
    let clock = Clock::standing_at(Clock::machine().now());
    let services = super::open_at(config, clock).await?;
    demo::run(&services, args.cases, args.seed).await.map_err(Failure::new)?;
    demo::figures::make(&services, args.seed).await.map_err(Failure::new)?;
    demo::commitments::make(&services).await.map_err(Failure::new)?;
    run_reports(&services, "demo", || false).await.map_err(Failure::new)?;
    for account in demo::accounts().map_err(Failure::new)? {
        let line = [account.role, account.login, account.password, account.one_time_secret].join("\t");
        say(line)?;
    }
    for holder in demo::holders().map_err(Failure::new)? {
        say([holder.side, holder.login, holder.secret].join("\t"))?;
    }
    Ok(())
}
