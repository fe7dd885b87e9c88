//! The record of breaches of the protection of personal data.

use app::desks::{BreachEntryRow, BreachRow, BreachView, Listed};
use domain::breach::{BreachForm, DataKind, EntryForm, EntryKind};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::private::Private;
use domain::role::Role;
use time::{Duration, OffsetDateTime};

use super::OfficeOfficer;
use super::read::{PAGE, page};
use super::retention::PROTECTORS;
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::store::cases::CaseError;
use crate::store::entity::{breach_entries, breaches as rows};
use crate::store::{breaches, detached, people};

/// Who reads the record.
pub(super) const READERS: &[Role] = &[Role::DataProtection, Role::Auditor];
/// Key of the time limit.
const LIMIT: &str = "bao_vi_pham_du_lieu";
/// Entries of one breach: it is read on one page.
const MOST_ENTRIES: usize = 200;

impl OfficeOfficer {
    pub(super) async fn breach_rows(&self, before: Option<&str>) -> Result<Listed<BreachRow>, ReadError> {
        self.may_look(READERS)?;
        let db = self.services.db.reader();
        let before = before.and_then(|key| key.parse().ok());
        let (found, next) = page(breaches::page(db, before, PAGE as u64 + 1).await?, |row| row.id.to_string());
        let ids: Vec<i64> = found.iter().map(|row| row.id).collect();
        let entries = breaches::entries(db, &ids).await?;
        let rows = found.iter().map(|row| self.breach_row(row, &entries)).collect::<Result<_, _>>()?;
        Ok(Listed { rows, next })
    }

    pub(super) async fn breach_view(&self, id: i64) -> Result<BreachView, ReadError> {
        self.may_look(READERS)?;
        let db = self.services.db.reader();
        let row = breaches::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let entries = breaches::entries(db, &[id]).await?;
        let mut who: Vec<i64> = entries.iter().map(|entry| entry.recorded_by).collect();
        who.push(row.recorded_by);
        let names = people::names(db, &who).await?;
        let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
        let added = entries.iter().map(|entry| {
            Ok(BreachEntryRow {
                kind: EntryKind::from_code(&entry.kind).ok_or(CaseError::Code("breach_entries.kind"))?,
                at: entry.at,
                words: Private::from(entry.words.reveal().to_owned()),
                recorded_by: name(entry.recorded_by),
                recorded_at: entry.recorded_at,
            })
        });
        Ok(BreachView {
            breach: self.breach_row(&row, &entries)?,
            entries: added.collect::<Result<_, CaseError>>()?,
            words: Private::from(row.words.reveal().to_owned()),
            recorded_by: name(row.recorded_by),
            recorded_at: row.recorded_at,
            may_add: self.holds(PROTECTORS) && entries.len() < MOST_ENTRIES,
        })
    }

    fn breach_row(&self, row: &rows::Model, entries: &[breach_entries::Model]) -> Result<BreachRow, CaseError> {
        let kinds: Option<Vec<_>> = row.data_kinds.split(' ').map(DataKind::from_code).collect();
        let first = |kind: EntryKind| -> Option<OffsetDateTime> {
            let of_kind = entries.iter().filter(|entry| entry.breach_id == row.id && entry.kind == kind.code());
            of_kind.map(|entry| entry.at).min()
        };
        let due_at = self.tell_by(row.found_at);
        let authority_told = first(EntryKind::AuthorityTold);
        let until = authority_told.unwrap_or_else(|| self.services.clock.now());
        Ok(BreachRow {
            id: row.id,
            found_at: row.found_at,
            kinds: kinds.ok_or(CaseError::Code("breaches.data_kinds"))?,
            people: row.people,
            late: due_at.is_some_and(|due| until > due),
            due_at,
            authority_told,
            people_told: first(EntryKind::PeopleTold),
            closed: first(EntryKind::Closed).is_some(),
        })
    }

    /// Until when the authority must be told. The hours run on, over days off too.
    fn tell_by(&self, found_at: OffsetDateTime) -> Option<OffsetDateTime> {
        let reference = self.services.reference.get();
        let limit = reference.limits.get(LIMIT)?;
        found_at.checked_add(Duration::days(i64::from(limit.amount)))
    }

    /// Puts a breach on record; returns its id.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn record_breach(&self, fields: &Fields) -> Result<i64, ActError> {
        self.may_change(PROTECTORS)?;
        let form = BreachForm {
            found_on: fields.one("found_on"),
            found_time: fields.one("found_time"),
            kinds: fields.all("data_kind").collect(),
            people: fields.one("people"),
            words: fields.one("words"),
        };
        let breach = form.check(self.services.clock.now())?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let id = breaches::add(&tx, &breach, this.officer.id(), this.services.clock.now()).await?;
                this.record(&tx, What::BreachRecorded, id).await?;
                tx.commit().await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Adds to a breach what was done, or became clear.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn add_to_breach(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change(PROTECTORS)?;
        let form = EntryForm {
            kind: fields.one("entry_kind"),
            on: fields.one("done_on"),
            time: fields.one("done_time"),
            words: fields.one("words"),
        };
        let entry = form.check(self.services.clock.now())?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                breaches::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
                if breaches::entries(&tx, &[id]).await?.len() >= MOST_ENTRIES {
                    return Err(FieldErrors::one("entry_kind", Problem::NotAllowed).into());
                }
                breaches::add_entry(&tx, id, &entry, this.officer.id(), this.services.clock.now()).await?;
                this.record(&tx, What::BreachAddedTo, id).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}
