//! `phanhoi audit`.

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::Failure;
use super::output::say;
use crate::audit::checkpoint::{PublicKey, SignedCheckpoint};
use crate::audit::export;
use crate::audit::verify::{Depth, Keys, Report, verify};
use crate::config::Config;
use crate::store::Db;
use crate::vault::{KeyFile, Vault};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Recompute every chain, every entry, the tree and the checkpoints; name what does not hold
    ///
    /// Only a checkpoint that was kept elsewhere shows that the whole log was replaced or rolled
    /// back.
    Verify {
        /// A checkpoint that was kept elsewhere; may be given several times
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
        /// The public key that was kept elsewhere; default: the keys of the key file
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Write the entries of the log as lines of JSON, for a verifier that shares nothing with this
    Export {
        /// A new file, readable by its owner only
        file: PathBuf,
    },
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let db = Db::open(&config.database_url).await?;
    match command {
        Command::Verify { checkpoint, key } => {
            let kept = checkpoint.iter().map(|path| read_checkpoint(path)).collect::<Result<Vec<_>, _>>()?;
            let keys = match key {
                Some(path) => Keys::Given(read_key(&path)?),
                None => own_keys(config)?,
            };
            tell(&verify(db.reader(), keys, &kept, Depth::Whole).await?)
        }
        Command::Export { file } => {
            let created = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file);
            let mut out = BufWriter::new(created.map_err(|error| unusable(&file, error))?);
            let count = export::write(db.reader(), &mut out).await?;
            out.flush()?;
            out.get_ref().sync_all()?;
            say(format_args!("{count} entries"))
        }
    }
}

/// One line for each kind of finding, or one that says what was looked at.
fn tell(report: &Report) -> Result<(), Failure> {
    let Report { cases, events, entries, checkpoints, waiting, findings } = report;
    if !findings.is_empty() {
        say(findings)?;
        return Err(Failure::new("the record does not hold"));
    }
    say(format_args!(
        "the record holds: {events} events of {cases} cases, {entries} entries in the log, {checkpoints} checkpoints; \
         {waiting} events wait for the log"
    ))
}

/// The keys of the key file, under any name.
pub(super) fn own_keys(config: &Config) -> Result<Keys, Failure> {
    let keys = KeyFile::load(&config.key_file).map_err(Failure::new)?;
    Ok(Keys::own(&Vault::new(&keys).map_err(Failure::new)?))
}

fn read_checkpoint(path: &Path) -> Result<SignedCheckpoint, Failure> {
    SignedCheckpoint::parse(&read(path)?).map_err(|error| unusable(path, error))
}

fn read_key(path: &Path) -> Result<PublicKey, Failure> {
    PublicKey::parse(&read(path)?).map_err(|error| unusable(path, error))
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| unusable(path, error))
}

fn unusable(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure::new(format_args!("the file {} is not usable: {why}", path.display()))
}
