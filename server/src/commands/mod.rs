//! What `phanhoi` can be told on the command line, one file a command.
//!
//! [`import`] reads the files that people bring: places and days off. [`logging`] decides what is
//! written to standard error, [`traces`] what is left when a process ends badly; what a command was
//! asked for goes to standard output.

pub mod import;
pub mod logging;
pub mod traces;

mod audit;
mod backup;
mod calendar;
mod clean;
mod deadline;
mod demo;
mod failure;
mod fill;
mod healthcheck;
mod keys;
mod mail;
mod migrate;
mod officer;
mod output;
mod serve;
mod units;

pub use failure::Failure;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::Services;
use crate::auth::password::Hashing;
use crate::clock::Clock;
use crate::config::Config;
use crate::services::StartError;

/// Receives and follows feedback on the conduct of officials for the Vietnam Fatherland Front.
#[derive(Debug, Parser)]
#[command(name = "phanhoi", version)]
pub struct Cli {
    /// File with settings (TOML, by the names that `serve --help` lists); the environment wins
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages until told to stop
    Serve(serve::Args),
    /// Bring the database to the newest step, or move everything from SQLite to PostgreSQL
    Migrate(migrate::Args),
    /// Fill an empty database with a made-up province, and print its accounts
    Demo(demo::Args),
    /// Fill a demonstration with made-up cases by the thousand, for measurements
    Fill(fill::Args),
    /// People with an account
    #[command(subcommand)]
    Officer(officer::Command),
    /// Provinces, communes and the bodies that exist in each
    #[command(subcommand)]
    Units(units::Command),
    /// Days off and working Saturdays
    #[command(subcommand)]
    Calendar(calendar::Command),
    /// Count a deadline: the last day, then each day that was passed over and why
    Deadline(deadline::Args),
    /// Keys that seal what people wrote
    #[command(subcommand)]
    Keys(keys::Command),
    /// Messages waiting to be sent
    #[command(subcommand)]
    Mail(mail::Command),
    /// The record of all events, and its log
    #[command(subcommand)]
    Audit(audit::Command),
    /// Back up database, files and keys to a new folder, sealed to an offline key
    Backup(backup::Args),
    /// Make the offline key that opens backups; prints what they are sealed to
    BackupKey(backup::KeyArgs),
    /// Restore a backup into an empty data folder and database
    Restore(backup::RestoreArgs),
    /// Ask the running service whether it is ready
    Healthcheck,
    /// Make the cleaned copy of a file, from standard input to standard output
    Clean(clean::Args),
}

impl Cli {
    /// The settings from the file of `--config` and from the environment.
    ///
    /// # Errors
    /// The first setting that is unknown or senseless.
    pub fn settings(&self) -> Result<Config, Failure> {
        Ok(Config::load(self.config.as_deref())?)
    }

    /// The process that decodes foreign bytes, if that is what was asked for. It has neither
    /// settings nor a log nor threads: nothing that could be taken over with it.
    #[must_use]
    pub fn cleaning(&self) -> Option<&clean::Args> {
        match &self.command {
            Command::Clean(args) => Some(args),
            _ => None,
        }
    }

    /// Does what was asked.
    ///
    /// # Errors
    /// [`Failure`], in one sentence.
    pub async fn run(self, config: Config) -> Result<(), Failure> {
        match self.command {
            Command::Serve(_) => Box::pin(serve::run(config)).await,
            Command::Migrate(args) => Box::pin(migrate::run(&config, &args)).await,
            Command::Demo(args) => Box::pin(demo::run(config, &args)).await,
            Command::Fill(args) => fill::run(config, &args).await,
            Command::Officer(command) => officer::run(config, command).await,
            Command::Units(command) => units::run(config, command).await,
            Command::Calendar(command) => calendar::run(config, command).await,
            Command::Deadline(args) => deadline::run(&config, &args).await,
            Command::Keys(command) => keys::run(config, command).await,
            Command::Mail(command) => mail::run(config, command).await,
            Command::Audit(command) => audit::run(&config, command).await,
            Command::Backup(args) => Box::pin(backup::make(&config, &args)).await,
            Command::BackupKey(args) => backup::make_key(&args),
            Command::Restore(args) => Box::pin(backup::restore(&config, &args)).await,
            Command::Healthcheck => healthcheck::run(&config).await,
            Command::Clean(args) => args.run(),
        }
    }
}

/// Everything that the settings name, with the machine's clock.
async fn open(config: Config) -> Result<Services, Failure> {
    open_at(config, Clock::machine()).await
}

async fn open_at(config: Config, clock: Clock) -> Result<Services, Failure> {
    let hashing = Hashing::new().map_err(|_| StartError::Hashing)?;
    Ok(Box::pin(Services::open(config, clock, hashing)).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    fn refused(line: &str) -> clap::Error {
        Cli::try_parse_from(line.split(' ')).unwrap_err()
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn wrong_usage_is_told_apart_from_failure() {
        for line in [
            "phanhoi nothing",
            "phanhoi deadline --from 2026-02-30 --days 5 --unit wd",
            "phanhoi deadline --from 2026-02-27 --days 5 --unit weeks",
            "phanhoi deadline --from 2026-02-27 --days -5 --unit wd",
            "phanhoi officer add --login a --name b --role BOSS --unit c",
            "phanhoi units import",
            "phanhoi backup",
            "phanhoi restore backup",
        ] {
            assert_eq!(refused(line).exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn every_command_explains_itself() {
        for line in ["phanhoi --help", "phanhoi officer add --help", "phanhoi keys rotate --help"] {
            assert_eq!(refused(line).kind(), ErrorKind::DisplayHelp, "{line}");
        }
    }

    #[test]
    fn the_help_of_serve_lists_every_setting() {
        let help = refused("phanhoi serve --help").to_string();
        for (name, about) in crate::config::SETTINGS {
            assert!(help.contains(name) && help.contains(about), "{name}");
        }
    }
}
