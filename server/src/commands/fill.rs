//! `phanhoi fill`.

use super::Failure;
use super::output::say;
use crate::config::Config;
use crate::desks::{ActError, filling};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How many cases to make up
    #[arg(long, value_name = "N")]
    cases: usize,
    /// The same number makes the same words
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Of ten cases one has ended and stands in the register
    #[arg(long)]
    published: bool,
}

/// Fills a database in which people work with made-up cases, for measurements.
pub(super) async fn run(config: Config, args: &Args) -> Result<(), Failure> {
    let services = super::open(config).await?;
    if !services.site.demo {
        return Err(Failure::new("this is no demonstration; made-up cases have no place beside real ones"));
    }
    let done = filling::fill(&services, args.cases, (args.seed, args.published), |made| {
        if made % 20_000 == 0 {
            tracing::info!(made, "cases were made up");
        }
    });
    done.await.map_err(|error| match error {
        ActError::NotFound => Failure::new("nobody receives at the Front of any commune; run phanhoi demo first"),
        other => Failure::new(other),
    })?;
    say(format_args!("{} cases", args.cases))
}
