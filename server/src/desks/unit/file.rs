//! A cleaned copy, for the unit that got the referral it was picked for. Reading it is an event.

use domain::attachment::CopyType;
use domain::policy::{Action, decide};
use domain::unit::UnitId;

use super::UnitOfficer;
use crate::desks::{ActError, view};
use crate::files::Download;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{cases, copies, detached, referrals};

impl UnitOfficer {
    /// Opens a copy by its position in the referral; `None` when it is not there or not for this
    /// person. The original cannot be reached from here.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn copy(&self, number: &str, position: i32) -> Result<Option<(CopyType, Download)>, ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(async move { this.open_copy(&number, position).await }, || ActError::Interrupted).await
    }

    async fn open_copy(&self, number: &str, position: i32) -> Result<Option<(CopyType, Download)>, ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let Some(row) = cases::by_number(&tx, number).await? else { return Ok(None) };
        let facts = cases::facts(&tx, &row).await?;
        if !decide(&self.officer.principal(), Action::ViewAsUnit, &facts).is_allowed() {
            return Ok(None);
        }
        let Some(unit) = row.handling_unit_id else { return Ok(None) };
        let Some(key) = cases::key(&tx, &services.vault, row.id).await? else { return Ok(None) };
        // The referral that is in force, and only for the unit it was sent to.
        let referral = referrals::in_force(&tx, row.id).await?.filter(|referral| referral.unit_id == unit);
        let Some(referral) = referral else { return Ok(None) };
        let files = copies::of_referral(&tx, referral.id).await?;
        let Some((_, copy)) = files.into_iter().find(|(place, copy)| *place == position && copies::is_ready(copy))
        else {
            return Ok(None);
        };
        let (copy_type, object, file_key) = copies::open(&key, &copy)?;
        let state = view::state(&row.state)?;
        let roles = self.officer.official().roles_in(UnitId(unit));
        let cause = Cause::Officer {
            id: self.officer.id(),
            role: roles.first().map(|role| role.code().to_owned()).unwrap_or_default(),
            unit: UnitId(unit),
            at: services.clock.now(),
        };
        let mut event = NewEvent::new(row.id, "COPY_READ", Some(state), state, cause, services.clock.today());
        event.details = serde_json::json!({ "file": copy.attachment_id });
        events::append(&tx, &key, event).await?;
        tx.commit().await?;
        Ok(Some((copy_type, services.files.open(&object, file_key).await?)))
    }
}
