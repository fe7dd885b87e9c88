//! A change of the office: one transaction that tells every node and leaves a line in the journal.

use domain::journal::What;
use domain::unit::OfficerId;
use sea_orm::DbErr;

use crate::Services;
use crate::desks::{ActError, Officer};
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, office};

/// A change that is being made. Dropped before [`Self::done`], it leaves nothing behind.
pub(super) struct Change {
    services: Services,
    by: OfficerId,
    tx: Tx,
}

impl Change {
    /// Begins. The counter of the reference data moves first: its row makes two who change
    /// something at once wait for each other, so that what one of them checks stays true.
    ///
    /// Only now is it asked whether whoever asked for it still is what they were when the request began: a file may take
    /// minutes to come, and passwords to be hashed.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when they are not.
    pub(super) async fn begin(officer: &Officer) -> Result<Self, ActError> {
        let (services, by) = (officer.services().clone(), officer.id());
        let tx = services.db.begin().await?;
        office::bump_reference(&tx).await?;
        if !officer.is_unchanged_in(&tx).await? {
            return Err(ActError::NotFound);
        }
        Ok(Self { services, by, tx })
    }

    pub(super) fn tx(&self) -> &Tx {
        &self.tx
    }

    /// A line about what whoever makes this change does.
    pub(super) const fn line(&self, what: What) -> Entry {
        Entry::new(what, Some(self.by))
    }

    /// Puts one part of a change on record that has several.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn note(&self, line: Entry) -> Result<(), DbErr> {
        office_events::append(&self.tx, line, self.services.clock.now()).await
    }

    /// Ends with a line in the journal, without which there is no change: from now on this node
    /// knows, and the others soon.
    ///
    /// # Errors
    /// Those of the database; nothing was changed then.
    pub(super) async fn done(self, line: Entry) -> Result<(), DbErr> {
        self.note(line).await?;
        self.tx.commit().await?;
        let services = self.services;
        if let Err(cause) = services.reference.reload(&services.db, services.clock.today()).await {
            // The change is made and must not look as if it were not: the look that every node
            // takes at the counter will find it.
            tracing::warn!(%cause, "the reference data could not be read anew");
        }
        Ok(())
    }
}
