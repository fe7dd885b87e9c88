//! `phanhoi backup`, `phanhoi backup-key` and `phanhoi restore`.

use std::path::PathBuf;

use super::Failure;
use super::output::say;
use crate::backup::{self, BackupError, OfflineKey, read_recipient};
use crate::clock::Clock;
use crate::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A new folder for the backup
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The offline key to seal it to (age1…); default `PHANHOI_BACKUP_RECIPIENT`
    #[arg(long, value_name = "KEY")]
    to: Option<String>,
    /// Also open everything again with this offline key
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct KeyArgs {
    /// A new file for the secret half
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// The folder of the backup
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The offline key it was sealed to
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// Read every byte and restore nothing
    #[arg(long)]
    check: bool,
}

/// Backs up database, files and keys, and reads the backup once more.
pub(super) async fn make(config: &Config, args: &Args) -> Result<(), Failure> {
    let to = args.to.as_deref().or(config.backup_recipient.as_deref()).ok_or(BackupError::NoRecipient)?;
    let to = read_recipient(to)?;
    let key = args.identity.as_deref().map(OfflineKey::read).transpose()?;
    let now = Clock::machine().now();
    backup::make(config, &args.folder, &to, key.as_ref(), now, &mut |line| tracing::info!("{line}")).await?;
    let depth = if key.is_some() { "every entry was opened again" } else { "every hash was read again" };
    say(format_args!("backed up to {}; {depth}", args.folder.display()))
}

/// Makes an offline key and prints what backups are sealed to.
pub(super) fn make_key(args: &KeyArgs) -> Result<(), Failure> {
    say(OfflineKey::make(&args.file)?.recipient())
}

/// Restores a backup into the empty places that the settings name.
pub(super) async fn restore(config: &Config, args: &RestoreArgs) -> Result<(), Failure> {
    let key = OfflineKey::read(&args.identity)?;
    if args.check {
        backup::check(&args.folder, Some(&key))?;
        return say("every byte of the backup is as it was saved");
    }
    backup::restore(config, &args.folder, &key, &mut |line| tracing::info!("{line}")).await?;
    say("restored; `phanhoi serve` opens it")
}
