//! Proofs as texts: that an entry is in the log, and that a later log begins with an earlier one.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sea_orm::ConnectionTrait;

use super::tree::{Hash, consistency, inclusion, join, subtrees};
use super::{AuditError, counted, entry};
use crate::store::entity::{events, log_entries};
use crate::store::{checkpoints, log};

/// Where an event stands on its way into the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Not yet in it: a matter of seconds.
    Waiting,
    /// In it, and the next checkpoint will say so: a matter of minutes.
    Logged { index: u64 },
    /// In it, and under the signature of this checkpoint.
    Signed { index: u64, size: u64 },
}

/// How far an event has come.
///
/// # Errors
/// Those of the database.
pub async fn place(db: &impl ConnectionTrait, event_id: i64) -> Result<Place, AuditError> {
    let Some(entry) = log::entry_of(db, event_id).await? else { return Ok(Place::Waiting) };
    let index = counted(entry.idx)?;
    Ok(match checkpoints::covering(db, entry.idx).await? {
        Some(checkpoint) => Place::Signed { index, size: counted(checkpoint.size)? },
        None => Place::Logged { index },
    })
}

/// The proof that an event is in the log, with the first checkpoint that holds it: a C2SP
/// tlog-proof (<https://c2sp.org/tlog-proof>) whose extra data is the entry. `None` until there is
/// such a checkpoint.
///
/// # Errors
/// Those of the database.
pub async fn of_event(db: &impl ConnectionTrait, event: &events::Model) -> Result<Option<String>, AuditError> {
    let Some(log_entries::Model { idx, .. }) = log::entry_of(db, event.id).await? else { return Ok(None) };
    let Some(checkpoint) = checkpoints::covering(db, idx).await? else { return Ok(None) };
    let index = counted(idx)?;
    let hashes = hashes(db, inclusion(index, counted(checkpoint.size)?)).await?;
    let extra = BASE64.encode(entry::bytes(event));
    Ok(Some(format!("c2sp.org/tlog-proof@v1\nextra {extra}\nindex {index}\n{}\n{}", lines(&hashes), checkpoint.note)))
}

/// The proof that the log of `new` entries begins with that of `old`, with the checkpoint of the
/// new one: the request that a witness gets (<https://c2sp.org/tlog-witness>). `None` unless there
/// are checkpoints of both sizes, the older one first.
///
/// # Errors
/// Those of the database.
pub async fn of_growth(db: &impl ConnectionTrait, old: i64, new: i64) -> Result<Option<String>, AuditError> {
    let (Some(first), Some(second)) = (checkpoints::of_size(db, old).await?, checkpoints::of_size(db, new).await?)
    else {
        return Ok(None);
    };
    if first.size > second.size {
        return Ok(None);
    }
    let hashes = hashes(db, consistency(counted(first.size)?, counted(second.size)?)).await?;
    Ok(Some(format!("old {old}\n{}\n{}", lines(&hashes), second.note)))
}

/// The roots of these parts of the tree, all nodes of them read at once.
async fn hashes(db: &impl ConnectionTrait, parts: Vec<Range<u64>>) -> Result<Vec<Hash>, AuditError> {
    let parts: Vec<_> = parts.into_iter().map(subtrees).collect();
    let mut nodes = log::hashes(db, &parts.concat()).await?.into_iter();
    let roots = parts.iter().filter_map(|part| join(&nodes.by_ref().take(part.len()).collect::<Vec<_>>()));
    Ok(roots.collect())
}

fn lines(hashes: &[Hash]) -> String {
    hashes.iter().map(|hash| format!("{}\n", BASE64.encode(hash))).collect()
}
