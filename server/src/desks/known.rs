//! What an officer is today, kept as long as nothing that decides it changes.
//!
//! To put it together takes half a dozen questions, and every request of an officer needs it. Two counters tell whether it
//! still holds: that of the reference data, which roles belong to, and that of accounts, ties and who stands in for whom.
//! Both move in the transaction of the change and are read anew each time, so that nobody is what they were before a
//! change that was confirmed, on whichever node.

use std::sync::{Arc, Weak};

use domain::policy::Official;
use domain::unit::OfficerId;
use quick_cache::sync::Cache;
use sea_orm::DbErr;
use time::Date;

use crate::Services;
use crate::reference::Reference;
use crate::store::{office, people};

/// Officers who are kept: as many as work at the same time on one node. One takes some kilobytes.
const ROOM: usize = 2_000;

/// An account that is in use.
#[derive(Clone)]
pub(super) struct Known {
    from: Source,
    pub login: Arc<str>,
    pub name: Arc<str>,
    pub official: Arc<Official>,
}

/// What it was put together from.
#[derive(Clone)]
struct Source {
    stored: [i64; 2],
    /// The reference data of this node, which may be a moment behind what is stored.
    reference: Weak<Reference>,
    today: Date,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.stored == other.stored && self.reference.ptr_eq(&other.reference) && self.today == other.today
    }
}

/// Those of this node.
pub struct KnownOfficers(Cache<i64, Known>);

impl Default for KnownOfficers {
    fn default() -> Self {
        Self(Cache::new(ROOM))
    }
}

impl KnownOfficers {
    /// The officer of an id as they are now; `None` when there is no such account in use.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn get(&self, services: &Services, id: OfficerId) -> Result<Option<Known>, DbErr> {
        let (db, today, reference) = (services.db.reader(), services.clock.today(), services.reference.get());
        // Asked before anything is read: what changes meanwhile is read again the next time.
        let stored = office::people_versions(db).await?;
        let from = Source { stored, reference: Arc::downgrade(&reference), today };
        if let Some(known) = self.0.get(&id.0).filter(|known| known.from == from) {
            return Ok(Some(known));
        }
        let Some(row) = people::by_id(db, id.0).await?.filter(|row| row.status == people::ACTIVE) else {
            self.0.remove(&id.0);
            return Ok(None);
        };
        let official = Arc::new(people::official(db, id.0, &reference.tree, today).await?);
        let known = Known { from, login: row.login.into(), name: row.name.reveal().into(), official };
        self.0.insert(id.0, known.clone());
        Ok(Some(known))
    }
}
