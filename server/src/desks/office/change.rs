//! A change of the office: one transaction that tells every node.

use sea_orm::DbErr;

use crate::Services;
use crate::store::{Tx, office};

/// A change that is being made. Dropped before [`Self::done`], it leaves nothing behind.
pub(super) struct Change {
    services: Services,
    tx: Tx,
}

impl Change {
    /// Begins. The counter of the reference data moves first: its row makes two who change
    /// something at once wait for each other, so that what one of them checks stays true.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn begin(services: &Services) -> Result<Self, DbErr> {
        let tx = services.db.begin().await?;
        office::bump_reference(&tx).await?;
        Ok(Self { services: services.clone(), tx })
    }

    pub(super) fn tx(&self) -> &Tx {
        &self.tx
    }

    /// Ends: from now on this node knows, and the others soon.
    ///
    /// # Errors
    /// Those of the database; nothing was changed then.
    pub(super) async fn done(self) -> Result<(), DbErr> {
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
