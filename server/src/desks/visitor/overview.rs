//! What the register holds as a whole, kept as long as nothing that everybody reads changes.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::{ConnectionTrait, DbErr};

use crate::Services;
use crate::store::publications::register;

/// How many entries there are, and which bodies and provinces they are of.
#[derive(Debug)]
pub(super) struct Overview {
    /// Where the counter of what is public stood.
    version: i64,
    pub entries: u64,
    pub units: BTreeSet<i64>,
    pub provinces: BTreeSet<i64>,
}

/// The last one.
#[derive(Debug, Default)]
pub struct KeptOverview(Mutex<Option<Arc<Overview>>>);

impl KeptOverview {
    /// `db` holds all that is public.
    pub(super) async fn get(&self, services: &Services, db: &impl ConnectionTrait) -> Result<Arc<Overview>, DbErr> {
        // Asked before it is read: what is published meanwhile is read again.
        let version = services.public_state.version(&services.db).await?;
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.version == version) {
            return Ok(kept);
        }
        let (units, provinces) = register::places(db).await?;
        let entries = register::number(db).await?;
        let read = Arc::new(Overview { version, entries, units, provinces });
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&read));
        Ok(read)
    }
}
