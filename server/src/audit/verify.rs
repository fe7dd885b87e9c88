//! Recomputes everything: the chain of every case, every entry, the tree, and each checkpoint. It
//! goes through the database in batches, so that its memory does not grow with the record, and it
//! may run beside the service: what is added meanwhile is simply newer.

mod finding;
mod heads;

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

pub use finding::{Finding, Findings};

use super::checkpoint::{PublicKey, SignedCheckpoint};
use super::tree::{Frontier, Hash, Node};
use super::{AuditError, counted, entry};
use crate::store::entity::{events, log_nodes};
use crate::store::{events as rows, log};
use crate::vault::Vault;
use heads::Heads;

/// Rows read at once.
const BATCH: u64 = 1000;

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    Whole,
    /// Not the log: what remains unseen then shows what the log is for.
    ChainsOnly,
}

/// What was looked at, and what does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub cases: u64,
    pub events: u64,
    pub entries: u64,
    pub checkpoints: u64,
    /// Events that are not in the log yet.
    pub waiting: u64,
    pub findings: Findings,
}

/// Verifies the record. `keys` says which keys may have signed a checkpoint; `kept` are
/// checkpoints that were kept elsewhere.
///
/// # Errors
/// Those of the database. That something does not hold is no error but a finding.
pub async fn verify(
    db: &impl ConnectionTrait,
    keys: Keys,
    kept: &[SignedCheckpoint],
    depth: Depth,
) -> Result<Report, AuditError> {
    let mut report = Report::default();
    // Before the entries are counted: the log only grows, so whatever is signed now they must reach.
    let heads = Heads::open(db, keys, kept, &mut report.findings).await?;
    chains(db, &mut report).await?;
    if depth == Depth::Whole {
        entries(db, heads, &mut report).await?;
        report.findings.of_events(Finding::EventLost, log::lost(db).await?);
        report.findings.of_events(Finding::EventQueuedTwice, log::twice(db).await?);
    }
    report.waiting = log::count_waiting(db).await?;
    Ok(report)
}

/// Which keys may have signed a checkpoint.
#[derive(Clone, Debug)]
pub enum Keys {
    /// The public keys of the key file, under any name: a log is named after its address, and
    /// addresses change.
    Own(Vec<[u8; 32]>),
    /// This one, kept elsewhere.
    Given(PublicKey),
}

impl Keys {
    #[must_use]
    pub fn own(vault: &Vault) -> Self {
        Self::Own(vault.log_public_keys().collect())
    }

    fn of(&self, checkpoint: &SignedCheckpoint) -> Vec<PublicKey> {
        match self {
            Self::Own(keys) => keys.iter().map(|key| PublicKey::new(checkpoint.claimed_origin(), *key)).collect(),
            Self::Given(key) => vec![key.clone()],
        }
    }
}

/// The events of every case, in their order.
async fn chains(db: &impl ConnectionTrait, report: &mut Report) -> Result<(), AuditError> {
    let mut last: Option<events::Model> = None;
    loop {
        let place = last.as_ref().map_or((i64::MIN, 0), |event| (event.case_id, event.seq));
        let batch = rows::after(db, place, BATCH).await?;
        if batch.is_empty() {
            return Ok(());
        }
        for event in batch {
            let before = last.filter(|last| last.case_id == event.case_id);
            report.cases += u64::from(before.is_none());
            report.events += 1;
            if rows::hash(&event) != event.hash {
                report.findings.add(Finding::EventChanged, || of_event(&event));
            }
            let (seq, hash) = before.map_or_else(|| (0, vec![0; 32]), |before| (before.seq, before.hash));
            if event.seq != seq + 1 || event.prev_hash != hash {
                report.findings.add(Finding::ChainBroken, || of_event(&event));
            }
            last = Some(event);
        }
    }
}

fn of_event(event: &events::Model) -> String {
    format!("event {}, number {} of its case", event.id, event.seq)
}

/// The entries of the log, its tree, and the checkpoints on the way.
async fn entries(db: &impl ConnectionTrait, mut heads: Heads, report: &mut Report) -> Result<(), AuditError> {
    let mut frontier = Frontier::default();
    let mut nodes = 0;
    let mut index = -1;
    heads.compare(db, &frontier, report).await?;
    loop {
        let batch = log::entries_after(db, index, BATCH).await?;
        if batch.is_empty() {
            break;
        }
        let end = frontier.size() + batch.len() as u64;
        let mut stored = by_place(log::completed(db, frontier.size(), end).await?);
        nodes += stored.len() as u64;
        for (row, event) in batch {
            if row.idx != index + 1 {
                report.findings.add(Finding::EntryMissing, || format!("entry {}", index + 1));
            }
            index = row.idx;
            match event.as_ref().map(entry::hash) {
                None => report.findings.add(Finding::EventMissing, || format!("event {}, entry {index}", row.event_id)),
                Some(leaf) if leaf.as_slice() != row.leaf_hash => {
                    report.findings.add(Finding::EntryChanged, || format!("entry {index}, event {}", row.event_id));
                }
                Some(_) => {}
            }
            // What is stored goes into the tree: whether it is what the events say was just said.
            let Ok(leaf) = Hash::try_from(row.leaf_hash.as_slice()) else {
                report.findings.add(Finding::EntryChanged, || format!("entry {index}"));
                continue;
            };
            for (node, hash) in frontier.push(leaf) {
                if stored.remove(&node).is_none_or(|stored| stored != hash) {
                    let place = || format!("node {} of level {}", node.index, node.level);
                    report.findings.add(Finding::NodeChanged, place);
                }
            }
            heads.compare(db, &frontier, report).await?;
        }
    }
    report.entries = frontier.size();
    if log::count_nodes(db).await? > nodes {
        // A node that was written meanwhile completes an entry that was as well.
        let beyond = counted(log::size(db).await?)? == frontier.size();
        if beyond {
            report.findings.add(Finding::NodeChanged, || "a node without entries".to_owned());
        }
    }
    heads.left_over(db, &frontier, report).await
}

fn by_place(rows: Vec<log_nodes::Model>) -> HashMap<Node, Vec<u8>> {
    let place = |row: log_nodes::Model| {
        let (level, index) = (u32::try_from(row.level).ok()?, u64::try_from(row.idx).ok()?);
        Some((Node { level, index }, row.hash))
    };
    rows.into_iter().filter_map(place).collect()
}
