//! Takes waiting events into the log and makes checkpoints. Of several nodes one does it at a
//! time: the lease is taken in the transaction that writes, so that a node that lost it writes
//! nothing, and a node that dies between two steps leaves whole steps behind.

use sea_orm::{ConnectionTrait, DbErr};
use time::Duration;

use super::checkpoint::Checkpoint;
use super::tree::{Frontier, Hash, join, subtrees};
use super::{AuditError, counted, entry, origin, public_key, stored};
use crate::Services;
use crate::store::entity::{checkpoints as checkpoint_rows, events, log_entries, log_nodes};
use crate::store::{Tx, checkpoints, leases, log};

/// The name of the work.
const WORK: &str = "log";
/// A node that did not come back after this is taken for dead. A step is one transaction, so a
/// short lease costs nothing.
const LEASE: Duration = Duration::seconds(3);
/// Events taken in one step: the writers of cases wait no longer than for this.
pub const BATCH: u64 = 256;
/// A new checkpoint follows the last one after this long, when there is something new. It leaves a
/// minute for a takeover within the ten that are promised.
pub const EVERY: Duration = Duration::minutes(9);

/// One node that writes the log.
#[derive(Clone)]
pub struct Writer {
    services: Services,
    /// Names this process among all nodes.
    holder: String,
}

/// Whether a checkpoint has to wait for its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// When the last one is old enough.
    Due,
    /// As soon as there is something new: at the start and at the end of the program.
    Now,
}

impl Writer {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services, holder: format!("{:032x}", rand::random::<u128>()) }
    }

    /// Takes one batch of waiting events; returns how many, 0 also while another node is at work.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_batch(&self) -> Result<u64, AuditError> {
        // Most looks find nothing: they must not take the lock that writers wait for.
        if !log::any_waiting(self.services.db.reader()).await? {
            return Ok(0);
        }
        let Some(tx) = self.begin().await? else { return Ok(0) };
        let events = log::waiting(&tx, BATCH).await?;
        if events.is_empty() {
            return Ok(0);
        }
        append(&tx, &events).await?;
        tx.commit().await?;
        Ok(events.len() as u64)
    }

    /// Makes a checkpoint if there is something new; returns its size.
    ///
    /// # Errors
    /// [`AuditError::Rewritten`] when the log is no longer what the last checkpoint says.
    pub async fn make_checkpoint(&self, when: When) -> Result<Option<u64>, AuditError> {
        if !self.wanted(self.services.db.reader(), when).await? {
            return Ok(None);
        }
        let Some(tx) = self.begin().await? else { return Ok(None) };
        // Again under the lease: another node may have been first.
        if !self.wanted(&tx, when).await? {
            return Ok(None);
        }
        if let Some(last) = checkpoints::newest(&tx).await? {
            let size = counted(last.size)?;
            if last.size > log::size(&tx).await? || root_at(&tx, size).await?.as_slice() != last.root {
                return Err(AuditError::Rewritten(size));
            }
        }
        let size = counted(log::size(&tx).await?)?;
        let at = self.services.clock.now().replace_nanosecond(0).map_err(|_| AuditError::OutOfRange)?;
        let checkpoint =
            Checkpoint { origin: origin(&self.services.config), size, root: root_at(&tx, size).await?, at };
        let row = checkpoint_rows::Model {
            size: stored(size)?,
            root: checkpoint.root.to_vec(),
            at,
            key_id: public_key(&self.services).id(),
            note: checkpoint.sign(&self.services.vault)?,
        };
        checkpoints::insert(&tx, row).await?;
        tx.commit().await?;
        Ok(Some(size))
    }

    /// Lets another node go on at once.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn give_back(&self) -> Result<(), AuditError> {
        let tx = self.services.db.begin().await?;
        leases::give_back(&tx, WORK, &self.holder).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A transaction that holds the lease, or nothing while another node does.
    async fn begin(&self) -> Result<Option<Tx>, DbErr> {
        let tx = self.services.db.begin().await?;
        let mine = leases::take(&tx, WORK, &self.holder, self.services.clock.now(), LEASE).await?;
        Ok(mine.then_some(tx))
    }

    async fn wanted(&self, db: &impl ConnectionTrait, when: When) -> Result<bool, DbErr> {
        // The first checkpoint says that the log is empty: whoever keeps it sees all that follows.
        let Some(last) = checkpoints::newest(db).await? else { return Ok(true) };
        let due = when == When::Now || self.services.clock.now() - last.at >= EVERY;
        Ok(due && log::size(db).await? != last.size)
    }
}

/// Appends these events at the end of the log.
pub(super) async fn append(tx: &Tx, events: &[events::Model]) -> Result<(), AuditError> {
    let mut frontier = frontier(tx).await?;
    let (mut entries, mut nodes) = (Vec::with_capacity(events.len()), Vec::with_capacity(events.len()));
    for event in events {
        let leaf = entry::hash(event);
        entries.push(log_entries::Model {
            idx: stored(frontier.size())?,
            event_id: event.id,
            leaf_hash: leaf.to_vec(),
        });
        for (node, hash) in frontier.push(leaf) {
            nodes.push(log_nodes::Model {
                level: i32::try_from(node.level).map_err(|_| AuditError::OutOfRange)?,
                idx: stored(node.index)?,
                hash: hash.to_vec(),
            });
        }
    }
    Ok(log::append(tx, entries, nodes).await?)
}

async fn frontier(db: &impl ConnectionTrait) -> Result<Frontier, AuditError> {
    let size = counted(log::size(db).await?)?;
    Ok(Frontier::new(size, log::hashes(db, &subtrees(0..size)).await?))
}

/// The root of the first `size` entries, from the stored nodes.
///
/// # Errors
/// When the log has fewer entries.
pub async fn root_at(db: &impl ConnectionTrait, size: u64) -> Result<Hash, AuditError> {
    let roots = log::hashes(db, &subtrees(0..size)).await?;
    Ok(join(&roots).unwrap_or_else(|| Frontier::default().root()))
}
