//! The checkpoints that the tree must pass through, from small to large: those of the database
//! and those that were kept elsewhere.

use std::collections::VecDeque;

use sea_orm::ConnectionTrait;

use super::{Finding, Findings, Keys, Report};
use crate::audit::checkpoint::SignedCheckpoint;
use crate::audit::tree::{Frontier, Hash};
use crate::audit::{AuditError, counted, stored};
use crate::store::checkpoints;
use crate::store::entity::checkpoints::Model;

/// Checkpoints read at once.
const BATCH: u64 = 200;

/// The checkpoints that the tree has not reached.
pub(super) struct Heads {
    /// Genuine ones from elsewhere: size and root.
    kept: VecDeque<(u64, Hash)>,
    /// Read from the database, not yet reached.
    read: VecDeque<Model>,
    /// Size of the last one read.
    last: i64,
    /// Size of the newest when the verification began.
    end: i64,
    keys: Keys,
}

impl Heads {
    pub(super) async fn open(
        db: &impl ConnectionTrait,
        keys: Keys,
        kept: &[SignedCheckpoint],
        findings: &mut Findings,
    ) -> Result<Self, AuditError> {
        let mut genuine = Vec::new();
        for checkpoint in kept {
            match checkpoint.check(&keys.of(checkpoint)) {
                Ok(checkpoint) => genuine.push((checkpoint.size, checkpoint.root)),
                Err(_) => findings.add(Finding::CheckpointUnsigned, || {
                    format!("the given one of {} entries", checkpoint.claimed_size())
                }),
            }
        }
        genuine.sort_unstable();
        let end = checkpoints::newest(db).await?.map_or(-1, |newest| newest.size);
        Ok(Self { kept: genuine.into(), read: VecDeque::new(), last: i64::MIN, end, keys })
    }

    /// Compares the tree with the checkpoints of its size.
    pub(super) async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        tree: &Frontier,
        report: &mut Report,
    ) -> Result<(), AuditError> {
        while let Some((_, root)) = self.kept.pop_front_if(|(size, _)| *size <= tree.size()) {
            if root != tree.root() {
                report.findings.add(Finding::RootDiffers, || place(tree.size()));
            }
        }
        while let Some(row) = self.next(db, |size| size <= tree.size()).await? {
            report.checkpoints += 1;
            self.genuine(&row, &mut report.findings);
            if row.root != tree.root() {
                report.findings.add(Finding::RootDiffers, || place(tree.size()));
            }
        }
        Ok(())
    }

    /// Says what the tree, which is whole now, did not reach.
    pub(super) async fn left_over(
        mut self,
        db: &impl ConnectionTrait,
        tree: &Frontier,
        report: &mut Report,
    ) -> Result<(), AuditError> {
        for (size, _) in std::mem::take(&mut self.kept) {
            report.findings.add(Finding::LogTooShort, || format!("{size} entries, the log has {}", tree.size()));
        }
        while let Some(row) = self.next(db, |_| true).await? {
            report.checkpoints += 1;
            self.genuine(&row, &mut report.findings);
            report.findings.add(Finding::LogTooShort, || format!("{} entries, the log has {}", row.size, tree.size()));
        }
        Ok(())
    }

    /// The next checkpoint of the database, if its size is `wanted`.
    async fn next(
        &mut self,
        db: &impl ConnectionTrait,
        wanted: impl Fn(u64) -> bool,
    ) -> Result<Option<Model>, AuditError> {
        if self.read.is_empty() && self.last < self.end {
            self.read = checkpoints::between(db, self.last, self.end, BATCH).await?.into();
            self.last = self.read.back().map_or(self.end, |row| row.size);
        }
        Ok(self.read.pop_front_if(|row| counted(row.size).is_ok_and(&wanted)))
    }

    /// Looks at the signature of a stored checkpoint and whether its columns say what was signed.
    fn genuine(&self, row: &Model, findings: &mut Findings) {
        let place = || place(u64::try_from(row.size).unwrap_or_default());
        let Ok(signed) = SignedCheckpoint::parse(&row.note) else {
            return findings.add(Finding::CheckpointChanged, place);
        };
        let keys = self.keys.of(&signed);
        let Ok(checkpoint) = signed.check(&keys) else {
            return findings.add(Finding::CheckpointUnsigned, place);
        };
        let same = stored(checkpoint.size).is_ok_and(|size| size == row.size)
            && checkpoint.root.as_slice() == row.root
            && checkpoint.at == row.at
            && keys.iter().any(|key| key.id() == row.key_id);
        if !same {
            findings.add(Finding::CheckpointChanged, place);
        }
    }
}

fn place(size: u64) -> String {
    format!("the checkpoint of {size} entries")
}
