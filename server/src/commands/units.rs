//! `phanhoi units`.

use std::path::PathBuf;

use time::Date;
use time::macros::date;

use super::import::areas::Version;
use super::import::{self, Imported};
use super::output::say;
use super::{Failure, deadline};
use crate::config::Config;

/// The day on which the two levels of local government began (34 provinces, no districts).
const SINCE: Date = date!(2025 - 07 - 01);

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Store a list of provinces and communes (JSON), and the bodies that exist in each by law
    Import {
        file: PathBuf,
        /// The first day on which the list holds; default 2025-07-01
        #[arg(long, value_name = "DATE", value_parser = deadline::day)]
        valid_from: Option<Date>,
    },
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), Failure> {
    let Command::Import { file, valid_from } = command;
    let list = import::places::read(&import::read_file(&file)?)?;
    let services = super::open(config).await?;
    let version = Version { from: valid_from.unwrap_or(SINCE), today: services.clock.today() };
    let Imported { areas, bodies, proposed } =
        import::places(&services.db, &list, version, services.clock.now()).await?;
    say(format_args!("areas: {areas}\nbodies: {bodies}"))?;
    if proposed > 0 {
        say(format_args!("moves: {proposed} proposed; somebody who keeps the bodies decides at /quan-tri/don-vi"))?;
    }
    Ok(())
}
