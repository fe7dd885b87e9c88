//! Asking for a sealed name.

use domain::errors::{FieldErrors, Problem};
use domain::opening::{self, HolderGroup, Opening, REQUEST_HOLDS};
use domain::policy::Action;
use domain::private::Private;
use domain::role::Role;
use domain::unit::UnitId;

use super::{IdentityOfficer, Step, record};
use crate::desks::{ActError, namesakes, notify};
use crate::store::{cases, detached, holders, identities, openings};

impl IdentityOfficer {
    /// Asks, with a reason, and returns the number of the request. One at a time for a case.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] when another one is under way.
    pub async fn ask(&self, number: &str, reason: &str) -> Result<i64, ActError> {
        let (this, number, reason) = (self.clone(), number.to_owned(), reason.to_owned());
        detached(async move { this.ask_now(&number, &reason).await }, || ActError::Interrupted).await
    }

    async fn ask_now(&self, number: &str, reason: &str) -> Result<i64, ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let id = cases::by_number(&tx, number).await?.ok_or(ActError::NotFound)?.id;
        let row = cases::hold(&tx, id).await?.ok_or(ActError::NotFound)?;
        if !self.may(Action::RequestOpening, &cases::facts(&tx, &row).await?) {
            return Err(ActError::NotFound);
        }
        let reason: Private = opening::reason("reason", reason)?;
        let (keeper, _) = identities::sealed(&tx, row.id).await?.ok_or(ActError::NotFound)?;
        let admitted = holders::in_state(&tx, keeper, holders::ADMITTED, services.clock.today()).await?;
        if HolderGroup::ALL.iter().any(|group| admitted.iter().all(|row| row.side != group.code())) {
            // Nobody could decide about it.
            return Err(FieldErrors::one("reason", Problem::NotReady).into());
        }
        let now = services.clock.now();
        if openings::is_pending(&tx, row.id, now).await? {
            return Err(ActError::Stale);
        }
        let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        let front = UnitId(row.front_id);
        let held = self.officer.official().roles_in(front);
        let asking = [Role::FrontLeader, Role::Triage, Role::Intake];
        let role = asking.into_iter().find(|role| held.contains(role)).unwrap_or(Role::Intake);
        let step = Step { code: "OPENING_REQUESTED", request: None, role, unit: front, note: Some(reason) };
        let seq = record(&tx, services, &self.officer, &row, &key, step).await?;
        namesakes::keep_from(&tx, &services.vault, row.id, [keeper]).await?;
        let people = Opening { keeper, requester: self.officer.id(), approver: None };
        let id = openings::insert(&tx, row.id, people, seq, now + REQUEST_HOLDS).await?;
        notify::holders(&tx, services, &row, people, HolderGroup::Approver).await?;
        tx.commit().await?;
        Ok(id)
    }
}
