//! `phanhoi calendar`.

use std::path::PathBuf;

use domain::journal::What;

use super::Failure;
use super::import::calendar::{Change, apply, compare, read, stored};
use super::import::read_file;
use super::output::say;
use crate::config::Config;
use crate::store::office::bump_reference;
use crate::store::office_events::{self, Entry};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Store days off and working Saturdays from a file: date;kind;name;status;source
    ///
    /// Days that the file does not name stay as they are, except that an official holiday
    /// replaces the projected days of the same name in the same year.
    Import { file: PathBuf },
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), Failure> {
    let Command::Import { file } = command;
    let days = read(&read_file(&file)?)?;
    let services = super::open(config).await?;
    let tx = services.db.begin().await?;
    let changes = compare(&stored(&tx).await?, &days);
    for change in &changes {
        say(change)?;
    }
    if !changes.is_empty() {
        apply(&tx, &changes).await?;
        bump_reference(&tx).await?;
        let line = Entry::new(What::CalendarImported, None).about(changes.len());
        office_events::append(&tx, line, services.clock.now()).await?;
    }
    tx.commit().await?;
    let count = |which: fn(&Change) -> bool| changes.iter().filter(|change| which(change)).count();
    say(format_args!(
        "{} added, {} changed, {} removed",
        count(|change| matches!(change, Change::Add(_))),
        count(|change| matches!(change, Change::Replace(_))),
        count(|change| matches!(change, Change::Remove(_))),
    ))
}
