//! The log of all events as anybody may see it, and the entries of the case that is followed.

use app::desks::{CaseRecord, CheckpointRow, EntryPlace, EntryView, Listed, PublishedLog, WhichEntry};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use data_encoding::HEXLOWER;
use domain::case::Transition;
use sea_orm::ConnectionTrait;

use super::Visitor;
use crate::audit::proof::{self, Place};
use crate::audit::{AuditError, public_key};
use crate::desks::{ReadError, view};
use crate::store::entity::events as rows;
use crate::store::{checkpoints, events};

/// Checkpoints on one page.
const PAGE: u64 = 50;

impl Visitor {
    pub(super) async fn log(&self, before: Option<u64>) -> Result<PublishedLog, ReadError> {
        let db = self.services.db.reader();
        // A size that cannot be is no place in the list: it begins at its start.
        let before = before.and_then(|size| i64::try_from(size).ok());
        let latest = checkpoints::newest(db).await?.map(|newest| newest.note);
        // One more than is shown: it is what the last one continues, and tells that there is more.
        let found = checkpoints::before(db, before, PAGE + 1).await?;
        let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let size = |size: i64| u64::try_from(size).unwrap_or_default();
        let rows: Vec<_> = found
            .iter()
            .enumerate()
            .take(shown)
            .map(|(place, row)| CheckpointRow {
                size: size(row.size),
                root: BASE64.encode(&row.root),
                at: row.at,
                before: found.get(place + 1).map(|before| size(before.size)),
            })
            .collect();
        let next = rows.last().filter(|_| found.len() > shown).map(|last| last.size.to_string());
        let key = public_key(&self.services).to_string();
        Ok(PublishedLog { key, latest, checkpoints: Listed { rows, next } })
    }

    /// The proof of an entry of the followed case. `None` when no case is followed, and as long as
    /// no checkpoint holds the entry.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn proof(&self, which: WhichEntry) -> Result<Option<String>, ReadError> {
        let db = self.services.db.reader();
        let Some(row) = self.followed(db).await? else { return Ok(None) };
        let log = self.told(db, &row, &events::of_case(db, row.id).await?).await?;
        let Some(event) = told(&log, which) else { return Ok(None) };
        Ok(proof::of_event(db, event).await?)
    }
}

/// What the log holds of a case, as far as its sender is told of it: `log` is what they are told.
pub(super) async fn of_case(db: &impl ConnectionTrait, log: &[rows::Model]) -> Result<Option<CaseRecord>, ReadError> {
    let Some(first) = told(log, WhichEntry::First) else { return Ok(None) };
    let latest = match told(log, WhichEntry::Latest).filter(|latest| latest.id != first.id) {
        Some(latest) => Some(entry(db, latest).await?),
        None => None,
    };
    Ok(Some(CaseRecord { first: entry(db, first).await?, latest }))
}

/// The latest is that of the sender's own timeline: that there is another one, such as an
/// opening of an identity under a legal hold, must not show here. Nor is there a later one than that they withdrew: a
/// proof holds the number of the event within its case, and that would tell how much the Front did since.
fn told(log: &[rows::Model], which: WhichEntry) -> Option<&rows::Model> {
    match which {
        WhichEntry::First => log.first(),
        WhichEntry::Latest => {
            let withdrawn = log.iter().rfind(|event| event.code == Transition::Withdraw.code());
            withdrawn.or_else(|| log.iter().rev().find(|event| view::is_told_to_reporter(&event.code)))
        }
    }
}

async fn entry(db: &impl ConnectionTrait, event: &rows::Model) -> Result<EntryView, AuditError> {
    let place = match proof::place(db, event.id).await? {
        Place::Waiting => EntryPlace::Waiting,
        Place::Logged { index } => EntryPlace::Logged { index },
        Place::Signed { index, size } => EntryPlace::Signed { index, size },
    };
    Ok(EntryView { hash: HEXLOWER.encode(&event.hash), place })
}
