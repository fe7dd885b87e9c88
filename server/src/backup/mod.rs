//! Backups: one consistent state of the database, every file that it names and the key file, sealed
//! to a key that is kept offline (age, X25519, <https://age-encryption.org/v1>).
//!
//! | file | idea |
//! |---|---|
//! | `make`, `restore` | the two directions, step by step |
//! | `archive` | what is inside: entries, each with its hash |
//! | `sums` | what is outside: the hashes of a backup's files, as `sha256sum -c` reads them |
//! | `key` | the offline key |
//! | `sqlite`, `postgres` | the database as an entry or as many |
//!
//! A backup is `backup.age`, `manifest.json` and `SHA256SUMS` in a folder of its own. It needs the
//! database and the place of files and stops nobody from writing. Its process does nothing else,
//! so it may wait for the disk anywhere.

mod archive;
mod key;
mod make;
mod postgres;
mod restore;
mod sqlite;
mod sums;
#[cfg(test)]
mod tests;

pub use key::{OfflineKey, read_recipient};
pub use make::make;
pub use restore::{check, read, restore};

use std::io;
use std::path::Path;

use sea_orm::DbErr;
use thiserror::Error;

/// The sealed archive.
const ARCHIVE: &str = "backup.age";
/// What the archive holds, for people: numbers only.
const MANIFEST: &str = "manifest.json";
/// The entry of the key file.
const KEYS: &str = "keys";
/// What the names of file entries begin with.
const FILES: &str = "files/";

/// Why there is no backup, or nothing was restored from one. Each sentence stands alone.
#[derive(Debug, Error)]
pub enum BackupError {
    #[error("{0} is there already: a backup goes into a new folder")]
    Exists(String),
    #[error("{0} is there already: a backup is restored into an empty place, see PHANHOI_DATA_DIR")]
    NotEmpty(String),
    #[error("no key to seal the backup to: give --to age1… or set PHANHOI_BACKUP_RECIPIENT")]
    NoRecipient,
    #[error("this is no key to seal to: it begins with age1")]
    BadRecipient,
    #[error("{0} holds no offline key: a line of it begins with AGE-SECRET-KEY-1")]
    BadKey(String),
    #[error("the backup was sealed to another key")]
    WrongKey,
    /// Something was changed, is missing, or does not fit together.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    #[error("{path}: {source}")]
    Io { path: String, source: io::Error },
    #[error("the database did not do it: {0}")]
    Database(#[from] DbErr),
    #[error("the database cannot be opened: {0}")]
    Open(#[from] crate::store::OpenError),
    #[error(transparent)]
    Place(#[from] crate::files::PlaceError),
    #[error("file {0} of the record cannot be read: {1}")]
    File(String, crate::files::FileError),
    #[error("the backup holds a database of the other engine; see PHANHOI_DATABASE_URL")]
    OtherEngine,
}

impl BackupError {
    fn io(path: &Path) -> impl Fn(io::Error) -> Self {
        let path = path.display().to_string();
        move |source| Self::Io { path: path.clone(), source }
    }

    fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}
