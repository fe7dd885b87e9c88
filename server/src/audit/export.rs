//! Everything that another program needs to check the record, as lines of JSON: for each entry of
//! the log its place and what is hashed of its event. A note is given by its hash, so that nothing
//! sealed leaves the database either.

use std::io::Write;

use data_encoding::HEXLOWER;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use time::OffsetDateTime;

use super::AuditError;
use crate::store::entity::{events, log_entries};
use crate::store::{events as rows, log};

/// Rows read at once.
const BATCH: u64 = 1000;

/// One line. The names are those of `FORMAT.md`.
#[derive(Serialize)]
struct Line<'a> {
    index: i64,
    event: i64,
    case: i64,
    seq: i32,
    code: &'a str,
    from: Option<&'a str>,
    to: &'a str,
    actor: &'a str,
    officer: Option<i64>,
    role: Option<&'a str>,
    unit: Option<i64>,
    on: String,
    /// Seconds since 1970.
    at: Option<i64>,
    reason: Option<&'a str>,
    details: &'a str,
    note: Option<String>,
    document: Option<&'a str>,
    document_on: Option<String>,
    nonce: String,
    prev: String,
    hash: String,
    leaf: String,
}

impl<'a> Line<'a> {
    fn new(entry: &log_entries::Model, event: &'a events::Model) -> Self {
        Self {
            index: entry.idx,
            event: event.id,
            case: event.case_id,
            seq: event.seq,
            code: &event.code,
            from: event.from_state.as_deref(),
            to: &event.to_state,
            actor: &event.actor_kind,
            officer: event.officer_id,
            role: event.role.as_deref(),
            unit: event.unit_id,
            on: event.on_date.to_string(),
            at: event.at.map(OffsetDateTime::unix_timestamp),
            reason: event.reason_code.as_deref(),
            details: &event.details,
            note: rows::note_hash(event).map(|hash| HEXLOWER.encode(&hash)),
            document: event.document_no.as_deref(),
            document_on: event.document_on.map(|day| day.to_string()),
            nonce: HEXLOWER.encode(&event.nonce),
            prev: HEXLOWER.encode(&event.prev_hash),
            hash: HEXLOWER.encode(&event.hash),
            leaf: HEXLOWER.encode(&entry.leaf_hash),
        }
    }
}

/// Writes all entries in their order; returns how many. An entry whose event is gone is left out,
/// and the gap shows.
///
/// # Errors
/// Those of the database and of `out`.
pub async fn write(db: &impl ConnectionTrait, out: &mut (impl Write + Send)) -> Result<u64, AuditError> {
    let (mut index, mut count) = (-1, 0);
    loop {
        let batch = log::entries_after(db, index, BATCH).await?;
        let Some((last, _)) = batch.last() else { return Ok(count) };
        index = last.idx;
        for (entry, event) in &batch {
            if let Some(event) = event {
                serde_json::to_writer(&mut *out, &Line::new(entry, event)).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
                count += 1;
            }
        }
    }
}
