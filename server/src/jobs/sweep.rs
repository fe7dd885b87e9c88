//! Removes what has expired.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use tokio::sync::watch;

use super::{Job, JobError};
use crate::Services;
use crate::files::ObjectName;
use crate::store::entity::{attachments, drafts as draft_rows};
use crate::store::{Tx, attempts, drafts, hooks, recoveries, sessions, tokens};

/// Expired drafts are unreadable at once, but stay in the table for this long: somebody who read
/// a draft in its last second may still be sending it, and its files must not vanish meanwhile.
const AFTER: time::Duration = time::Duration::hours(1);
/// An upload that wrote nothing for this long is dead.
const UPLOAD: Duration = Duration::from_secs(60 * 60);
/// Files taken in one go.
const BATCH: u64 = 200;

/// Removes drafts, the files that were uploaded to them, sessions, and what killed uploads left.
pub struct Sweep {
    services: Services,
}

impl Sweep {
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self { services }
    }

    async fn drafts_and_sessions(&self) -> Result<(), JobError> {
        let now = self.services.clock.now();
        let tx = self.services.db.begin().await?;
        drafts::sweep(&tx, now - AFTER).await?;
        sessions::sweep(&tx, now).await?;
        attempts::sweep(&tx, now).await?;
        recoveries::lapse(&tx, now).await?;
        tokens::forget_answers(&tx, now).await?;
        hooks::sweep(&tx, self.services.clock.today()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The files of drafts that are gone. What a draft says is sealed, so their names come from
    /// the rows. The file goes first: a row without a file is found again, a file without a row
    /// never.
    async fn files_of_drafts(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        while !*stop.borrow() {
            let left = left_behind(self.services.db.reader()).await?;
            if left.is_empty() {
                break;
            }
            for (_, object) in &left {
                if let Some(object) = ObjectName::parse(object) {
                    self.services.files.delete(&object).await?;
                }
            }
            let ids: Vec<i64> = left.into_iter().map(|(id, _)| id).collect();
            let tx = self.services.db.begin().await?;
            forget(&tx, &ids).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Job for Sweep {
    fn name(&self) -> &'static str {
        "sweep"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(10 * 60)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        self.drafts_and_sessions().await?;
        self.files_of_drafts(stop).await?;
        let before = SystemTime::from(self.services.clock.now()) - UPLOAD;
        self.services.files.sweep(before).await?;
        Ok(())
    }
}

/// Files that were uploaded to a draft that is gone without having become a case: id and object.
async fn left_behind(db: &impl ConnectionTrait) -> Result<Vec<(i64, String)>, DbErr> {
    let alive = Query::select().column(draft_rows::Column::IdHash).from(draft_rows::Entity).to_owned();
    attachments::Entity::find()
        .select_only()
        .column(attachments::Column::Id)
        .column(attachments::Column::Object)
        .filter(attachments::Column::CaseId.is_null())
        .filter(attachments::Column::DraftHash.is_not_null())
        .filter(attachments::Column::DraftHash.not_in_subquery(alive))
        .limit(BATCH)
        .into_tuple()
        .all(db)
        .await
}

async fn forget(tx: &Tx, ids: &[i64]) -> Result<(), DbErr> {
    attachments::Entity::delete_many()
        .filter(attachments::Column::Id.is_in(ids.iter().copied()))
        .filter(attachments::Column::CaseId.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
