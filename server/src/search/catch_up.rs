//! Reads cases whose words changed into the index.

use std::collections::BTreeMap;

use super::reading::{Marks, marks};
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::{search, subjects};

/// Notes taken in one go. Each go is one short transaction, so that submissions do not wait.
const BATCH: u64 = 64;

/// Works through the queue until it is empty or `stop` says so. A case that cannot be read stays
/// in it and keeps no other from its turn. Returns how many cases were read.
///
/// # Errors
/// When the store does not answer; the first case that could not be read, after all others.
pub async fn catch_up(services: &Services, stop: impl Fn() -> bool) -> Result<u64, CaseError> {
    let db = services.db.reader();
    let (mut after, mut done) = (0, 0);
    let mut unread = None;
    while !stop() {
        let notes = search::waiting(db, after, BATCH).await?;
        let Some(last) = notes.last() else { break };
        after = last.id;
        let mut cases: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for note in notes {
            cases.entry(note.case_id).or_default().push(note.id);
        }
        let mut read = Vec::with_capacity(cases.len());
        for (case_id, notes) in cases {
            match marks(db, &services.vault, case_id).await {
                Ok(marks) => read.push((case_id, notes, marks)),
                Err(error) => {
                    unread.get_or_insert(error);
                }
            }
        }
        done += write(services, read).await?;
    }
    unread.map_or(Ok(done), Err)
}

async fn write(services: &Services, read: Vec<(i64, Vec<i64>, Option<Marks>)>) -> Result<u64, CaseError> {
    let tx = services.db.begin().await?;
    let (mut done, mut erased) = (0, false);
    for (case_id, notes, marks) in read {
        if !search::take(&tx, &notes).await? {
            continue;
        }
        match marks {
            Some(marks) => {
                search::put(&tx, case_id, &marks.tokens).await?;
                for (unit, hash) in marks.names {
                    subjects::set_name_hash(&tx, case_id, unit, hash.map(Vec::from)).await?;
                }
            }
            None => {
                search::forget(&tx, case_id).await?;
                erased = true;
            }
        }
        done += 1;
    }
    if erased {
        search::purge(&tx).await?;
    }
    tx.commit().await?;
    Ok(done)
}
