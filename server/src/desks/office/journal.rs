//! Reading the journal.

use app::desks::{JournalRow, Listed};
use domain::journal::{Moved, What};
use domain::unit::UnitId;

use super::read::{PAGE, page};
use super::{OfficeOfficer, WATCHERS, in_words};
use crate::desks::ReadError;
use crate::store::cases::CaseError;
use crate::store::office::bodies;
use crate::store::{office_events, people};

impl OfficeOfficer {
    pub(super) async fn journal_rows(&self, before: Option<&str>) -> Result<Listed<JournalRow>, ReadError> {
        self.may_look(WATCHERS)?;
        let db = self.services.db.reader();
        let before = before.and_then(|key| key.parse().ok());
        let (lines, next) = page(office_events::page(db, before, PAGE as u64 + 1).await?, |row| row.id.to_string());
        let ids: Vec<i64> = lines.iter().flat_map(|row| [row.actor_id, row.officer_id]).flatten().collect();
        let names = people::names(db, &ids).await?;
        let name = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned());
        let reference = self.services.reference.get();
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let body = match line.unit_id {
                Some(id) => match reference.unit_name(UnitId(id)) {
                    // One that was closed is not held in memory.
                    name if name.is_empty() => bodies::by_id(db, id).await?.map(|row| row.name),
                    name => Some(name),
                },
                None => None,
            };
            let moved = match line.about.as_deref().and_then(Moved::parse) {
                Some(moved) => Some(in_words::of(db, &reference, &moved).await?),
                None => None,
            };
            rows.push(JournalRow {
                at: line.at,
                what: What::from_code(&line.code).ok_or(CaseError::Code("office_events.code"))?,
                who: name(line.actor_id),
                account: name(line.officer_id),
                body,
                about: line.about.filter(|_| moved.is_none()),
                moved,
            });
        }
        Ok(Listed { rows, next })
    }
}
