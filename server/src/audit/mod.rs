//! The record that cannot be rewritten unnoticed: one log over the events of all cases.
//!
//! | file | idea |
//! |---|---|
//! | `FORMAT.md` | every byte that is hashed or signed, for those who check it themselves |
//! | [`tree`] | the Merkle tree: hashes, proofs, what a proof shows |
//! | [`checkpoint`] | what the log was at one moment, signed |
//! | [`entry`] | what of an event enters the log |
//! | [`writer`] | takes waiting events into the log, makes checkpoints |
//! | [`proof`] | proofs as texts that anybody can check |
//! | [`publish`] | checkpoints as files, to be mailed or printed |
//! | [`verify`] | recomputes everything and says what does not hold |
//! | [`export`] | everything that another program needs to do the same |
//!
//! The log holds hashes and nothing else, and the hash of an event has a nonce in it that nobody
//! outside knows: what is published here tells nothing of anybody.

pub mod checkpoint;
pub mod entry;
pub mod export;
pub mod proof;
pub mod publish;
#[cfg(test)]
mod tests;
pub mod tree;
pub mod verify;
pub mod writer;

use sea_orm::DbErr;
use thiserror::Error;

use crate::Services;
use crate::config::Config;
use checkpoint::{NoteError, PublicKey};

/// Why the log cannot go on.
#[derive(Debug, Error)]
pub enum AuditError {
    #[error(transparent)]
    Store(#[from] DbErr),
    #[error("a checkpoint cannot be made: {0}")]
    Note(#[from] NoteError),
    #[error("a checkpoint cannot be written: {0}")]
    File(#[from] std::io::Error),
    /// Somebody changed the log in the database. Nothing is signed any more.
    #[error("the log no longer extends its checkpoint of {0} entries; run `phanhoi audit verify`")]
    Rewritten(u64),
    #[error("a number of the log is out of range")]
    OutOfRange,
}

/// The name of the log of this installation: its address and where the log is published.
#[must_use]
pub fn origin(config: &Config) -> String {
    let address = config.base_url.origin();
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    format!("{host}{}", app::paths::TRANSPARENCY)
}

/// The key that signs checkpoints now, as everybody may know it.
#[must_use]
pub fn public_key(services: &Services) -> PublicKey {
    PublicKey::new(&origin(&services.config), services.vault.log_public_key())
}

/// A number of the log as the database keeps it.
fn stored(number: u64) -> Result<i64, AuditError> {
    i64::try_from(number).map_err(|_| AuditError::OutOfRange)
}

/// A number of the log as it counts: never below nothing.
fn counted(number: i64) -> Result<u64, AuditError> {
    u64::try_from(number).map_err(|_| AuditError::OutOfRange)
}
