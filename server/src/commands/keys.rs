//! `phanhoi keys`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::Failure;
use super::output::say;
use crate::Services;
use crate::config::Config;
use crate::jobs::TAKEN_OVER;
use crate::store::resealing::{self, Progress};
use crate::vault::{KeyFile, KeyId, Standing};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the sealing keys: name, standing (current, next, older), how many values each seals
    List,
    /// Seal with a new key from now on
    ///
    /// A running node takes the changed key file over within 15 seconds and then seals anew what
    /// older keys sealed. Where each node has a copy of the file: first `--prepare`, copy the file
    /// to every node, wait 15 seconds, then run it again without, and copy the file once more.
    Rotate {
        /// Only add the key to the file, so that every node knows it before the first one uses it
        #[arg(long)]
        prepare: bool,
    },
    /// Seal anew now, with progress, what older keys sealed; running nodes do it by themselves
    Reseal,
    /// Take the older keys that seal nothing any more out of the file
    ///
    /// Backups made before still need them: keep the old key file as long as such a backup.
    Prune,
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), Failure> {
    let path = config.key_file.clone();
    let services = super::open(config).await?;
    match command {
        Command::List => list(&services, &path).await,
        Command::Rotate { prepare } => rotate(&path, prepare),
        Command::Reseal => reseal(&services, &path).await,
        Command::Prune => prune(&services, &path).await,
    }
}

async fn list(services: &Services, path: &Path) -> Result<(), Failure> {
    let usage = resealing::usage(&services.db).await.map_err(Failure::new)?;
    for (key, standing) in KeyFile::load(path).map_err(Failure::new)?.standings() {
        say(line(key, standing, &usage))?;
    }
    Ok(())
}

fn line(key: KeyId, standing: Standing, usage: &BTreeMap<KeyId, u64>) -> String {
    let standing = match standing {
        Standing::Current => "current",
        Standing::Next => "next",
        Standing::Older => "older",
    };
    format!("{key}\t{standing}\t{}", usage.get(&key).copied().unwrap_or_default())
}

fn rotate(path: &Path, prepare: bool) -> Result<(), Failure> {
    // Two sources: the file's own name and the key must not come from one borrow.
    let (mut names, mut keys) = (rand::rng(), rand::rng());
    let change = |file: &mut KeyFile| if prepare { file.prepare(&mut keys) } else { file.rotate(&mut keys) };
    let key = KeyFile::change(path, &mut names, change).map_err(Failure::new)?;
    if prepare {
        say(format_args!("{key} is prepared: copy the key file to every node, wait 15 seconds, then run keys rotate"))
    } else {
        say(format_args!("{key} seals from now on; running nodes seal the rest anew, see keys list"))
    }
}

async fn reseal(services: &Services, path: &Path) -> Result<(), Failure> {
    // A node that does not know the new key yet could not open what is sealed with it.
    let changed = std::fs::metadata(path)?.modified()?;
    let age = SystemTime::from(services.clock.now()).duration_since(changed).unwrap_or_default();
    let pause = TAKEN_OVER.saturating_sub(age);
    if pause > Duration::ZERO {
        say(format_args!("waiting {} seconds until every node has the key file", pause.as_secs() + 1))?;
        tokio::time::sleep(pause).await;
    }
    let mut told = 0;
    let done = resealing::reseal(
        &services.db,
        &services.vault,
        || false,
        |progress: Progress| {
            if progress.seen >= told + 10_000 {
                told = progress.seen;
                // Progress is a courtesy: when nobody reads it any more the work goes on.
                let _ = say(format_args!("{} looked at, {} sealed anew", progress.seen, progress.resealed));
            }
        },
    );
    let done = done.await.map_err(Failure::new)?;
    say(format_args!("{} values looked at, {} sealed anew", done.seen, done.resealed))
}

async fn prune(services: &Services, path: &Path) -> Result<(), Failure> {
    let usage = resealing::usage(&services.db).await.map_err(Failure::new)?;
    let standings = KeyFile::load(path).map_err(Failure::new)?.standings();
    let older: Vec<KeyId> =
        standings.iter().filter(|(_, standing)| *standing == Standing::Older).map(|(key, _)| *key).collect();
    let (used, unused): (Vec<_>, Vec<_>) = older.into_iter().partition(|key| usage.contains_key(key));
    if let Some(key) = used.first() {
        let count = usage.get(key).copied().unwrap_or_default();
        return Err(Failure::new(format_args!(
            "{count} values are still sealed with {key}: wait for the running nodes, or run keys reseal"
        )));
    }
    KeyFile::change(path, &mut rand::rng(), |file| file.remove(&unused)).map_err(Failure::new)?;
    say(format_args!("{} older keys were taken out", unused.len()))
}

#[cfg(test)]
mod tests;
