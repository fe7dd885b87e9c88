//! A file of a case and its cleaned copy, for the Front. Reading either is an event.

use domain::attachment::{CopyType, MediaType};
use domain::policy::{Action, decide};
use domain::unit::UnitId;

use super::FrontOfficer;
use crate::desks::{ActError, view};
use crate::files::Download;
use crate::store::entity::cases as rows;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{Tx, attachments, cases, copies, detached};
use crate::vault::CaseKey;

impl FrontOfficer {
    /// Whether this person may see the case now.
    pub async fn may_see(&self, number: &str) -> bool {
        let db = self.services.db.reader();
        let Ok(Some(row)) = cases::by_number(db, number).await else { return false };
        match cases::facts(db, &row).await {
            Ok(facts) => decide(&self.officer.principal(), Action::ViewAsFront, &facts).is_allowed(),
            Err(_) => false,
        }
    }

    /// Opens a file; `None` when it is not there or not for this person.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn file(&self, number: &str, id: i64) -> Result<Option<(String, MediaType, Download)>, ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(async move { this.open_file(&number, id).await }, || ActError::Interrupted).await
    }

    async fn open_file(&self, number: &str, id: i64) -> Result<Option<(String, MediaType, Download)>, ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let Some(row) = cases::by_number(&tx, number).await? else { return Ok(None) };
        let facts = cases::facts(&tx, &row).await?;
        if !decide(&self.officer.principal(), Action::ViewContent, &facts).is_allowed() {
            return Ok(None);
        }
        let Some(key) = cases::key(&tx, &services.vault, row.id).await? else { return Ok(None) };
        let Some((file, object, file_key)) = attachments::find(&tx, &key, row.id, id).await? else {
            return Ok(None);
        };
        if !file.scan.may_be_opened() {
            return Ok(None);
        }
        self.note_read(&tx, &row, &key, "FILE_READ", id).await?;
        tx.commit().await?;
        let download = services.files.open(&object, file_key).await?;
        Ok(Some((file.name.reveal().to_owned(), file.media_type, download)))
    }

    /// Opens the cleaned copy of a file: what a unit would get. `None` when there is none, or not
    /// for this person.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn copy(&self, number: &str, id: i64) -> Result<Option<(CopyType, Download)>, ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(async move { this.open_copy(&number, id).await }, || ActError::Interrupted).await
    }

    async fn open_copy(&self, number: &str, id: i64) -> Result<Option<(CopyType, Download)>, ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let Some(row) = cases::by_number(&tx, number).await? else { return Ok(None) };
        let facts = cases::facts(&tx, &row).await?;
        if !decide(&self.officer.principal(), Action::ViewContent, &facts).is_allowed() {
            return Ok(None);
        }
        let Some(key) = cases::key(&tx, &services.vault, row.id).await? else { return Ok(None) };
        let ready = copies::find(&tx, row.id, id).await?.filter(copies::is_ready);
        let Some(copy) = ready else { return Ok(None) };
        let (copy_type, object, file_key) = copies::open(&key, &copy)?;
        self.note_read(&tx, &row, &key, "COPY_READ", id).await?;
        tx.commit().await?;
        Ok(Some((copy_type, services.files.open(&object, file_key).await?)))
    }

    /// That somebody read is an event.
    async fn note_read(
        &self,
        tx: &Tx,
        row: &rows::Model,
        key: &CaseKey,
        code: &str,
        file: i64,
    ) -> Result<(), ActError> {
        let roles = self.officer.official().roles_in(UnitId(row.front_id));
        let state = view::state(&row.state)?;
        let cause = Cause::Officer {
            id: self.officer.id(),
            role: roles.first().map(|role| role.code().to_owned()).unwrap_or_default(),
            unit: UnitId(row.front_id),
            at: self.services.clock.now(),
        };
        let mut event = NewEvent::new(row.id, code, Some(state), state, cause, self.services.clock.today());
        event.details = serde_json::json!({ "file": file });
        events::append(tx, key, event).await?;
        Ok(())
    }
}
