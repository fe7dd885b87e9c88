//! Files that people bring, read and compared with what is stored.
//!
//! | room | what is there |
//! |---|---|
//! | [`places`] | the list of provinces and communes, checked |
//! | [`areas`] | that list against the stored versions of places |
//! | [`bodies`] | the bodies that exist in every place |
//!
//! An import is all or nothing, and a second one of the same file changes nothing.

pub mod areas;
pub mod bodies;
pub mod places;

use std::fmt;
use std::path::Path;

use domain::journal::What;
use sea_orm::DbErr;
use time::OffsetDateTime;

use crate::store::Db;
use crate::store::office_events::{self, Entry};
use crate::tables;
use areas::Version;
use places::Places;

/// Far more than the list of the whole country takes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What is wrong with a file, and where in it.
#[derive(Debug)]
pub struct ImportError {
    place: Option<String>,
    problem: String,
}

impl ImportError {
    fn new(problem: impl Into<String>) -> Self {
        Self { place: None, problem: problem.into() }
    }

    fn at(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: Some(place.into()), problem: problem.into() }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.problem),
            None => f.write_str(&self.problem),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<DbErr> for ImportError {
    fn from(error: DbErr) -> Self {
        Self::new(format!("the database did not do it: {error}"))
    }
}

/// The text of a file. A mark of byte order, which Excel writes, is not part of it.
///
/// # Errors
/// When it cannot be read, is too large or not UTF-8.
pub fn read_file(path: &Path) -> Result<String, ImportError> {
    let bytes = read_bytes(path)?;
    tables::text(&bytes).map(str::to_owned).ok_or_else(|| unreadable(path, "it is not UTF-8"))
}

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read or is too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let size = std::fs::metadata(path).map_err(|error| unreadable(path, error))?.len();
    if size > MAX_BYTES {
        return Err(unreadable(path, "it is larger than 16 MiB"));
    }
    std::fs::read(path).map_err(|error| unreadable(path, error))
}

fn unreadable(path: &Path, why: impl fmt::Display) -> ImportError {
    ImportError::new(format!("the file {} cannot be read: {why}", path.display()))
}

/// How many were new, how many became different, how many were known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} added, {} changed, {} unchanged", self.added, self.changed, self.unchanged)
    }
}

/// What an import of places did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub areas: Tally,
    pub bodies: Tally,
    /// Bodies of which it was proposed that they stand elsewhere.
    pub proposed: usize,
}

/// Stores the places and the bodies in them, in one transaction, with a line in the journal at `now`
/// when something is new or different.
///
/// # Errors
/// A place that contradicts what is stored, and those of the database; nothing is changed then.
pub async fn places(db: &Db, list: &Places, version: Version, now: OffsetDateTime) -> Result<Imported, ImportError> {
    let tx = db.begin().await?;
    let areas = areas::store(&tx, list, version).await?;
    let bodies::Done { tally: bodies, proposed } = bodies::store(&tx, list, &areas, version, now).await?;
    let imported = Imported { areas: areas.tally, bodies, proposed };
    let changes: usize = [imported.areas, imported.bodies].iter().map(|tally| tally.added + tally.changed).sum();
    if changes > 0 {
        crate::store::office::bump_reference(&tx).await?;
        office_events::append(&tx, Entry::new(What::PlacesImported, None).about(changes), now).await?;
    }
    tx.commit().await?;
    Ok(imported)
}

#[cfg(test)]
mod tests;
