//! Opening: the last step, by a custodian, and reading for half an hour.

use std::sync::Arc;

use app::desks::SenderView;
use domain::opening::{HolderGroup, OpeningState, VIEW_HOLDS};
use domain::policy::Action;
use zeroize::Zeroizing;

use super::{Held, IdentityOfficer, not_accepted, record};
use crate::desks::ActError;
use crate::store::entity::openings as rows;
use crate::store::holders::ADMITTED;
use crate::store::identities::Identity;
use crate::store::{detached, openings};
use crate::vault::{SealError, ViewSecret};

impl IdentityOfficer {
    /// Takes the inner layer off. What was sealed lies for half an hour under a secret that only
    /// the returned cookie holds.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Invalid`] for a wrong secret and for a request that cannot be
    /// opened, in the same words.
    pub async fn open(&self, id: i64, secret: &str) -> Result<Zeroizing<String>, ActError> {
        let (this, secret) = (self.clone(), secret.to_owned());
        let work = async move {
            this.see(id).await?;
            this.open_now(id, &secret).await
        };
        detached(work, || ActError::Interrupted).await
    }

    async fn open_now(&self, id: i64, secret: &str) -> Result<Zeroizing<String>, ActError> {
        let services = &self.services;
        let (_, place, key) = self.unlock(secret, ADMITTED).await?;
        let mut held = self.hold(services.db.begin().await?, id).await?;
        let people = openings::people(&held.opening);
        let now = services.clock.now();
        let fits = place.group == HolderGroup::Custodian
            && place.keeper == people.keeper
            && self.may(Action::OpenIdentity(people), &held.facts)
            && openings::state(&held.opening)? == OpeningState::Approved
            && held.opening.ends_at > now;
        let envelope = held.opening.envelope.take().filter(|_| fits).ok_or_else(not_accepted)?;
        let inner = services.vault.open_for_request(id, &envelope).map_err(|_| not_accepted())?;
        let plain = inner.open(held.row.id, &key).map_err(|_| not_accepted())?;
        // One secret a browser: what was opened shortly before stays readable.
        let view = match &self.view {
            Some(view) => view.clone(),
            None => Arc::new(ViewSecret::new(&mut rand::rng())?),
        };
        held.opening.envelope = Some(view.seal_view(id, &plain)?);
        held.opening.opened_by = Some(self.officer.id().0);
        held.opening.ends_at = now + VIEW_HOLDS;
        let step = self.step(&held, "IDENTITY_OPENED", HolderGroup::Custodian, None);
        record(&held.tx, services, &self.officer, &held.row, &held.key, step).await?;
        self.moved(held, OpeningState::Opened).await?;
        Ok(view.to_cookie())
    }

    /// What the custodian opened, while it can be read in this browser; looking is an event.
    pub(super) async fn look(&self, opening: &rows::Model) -> Result<Option<SenderView>, ActError> {
        let mine = opening.opened_by == Some(self.officer.id().0);
        let open = opening.state == OpeningState::Opened.code() && opening.ends_at > self.services.clock.now();
        let Some(view) = self.view.clone().filter(|_| mine && open) else { return Ok(None) };
        let (this, id) = (self.clone(), opening.id);
        detached(async move { this.look_now(id, &view).await }, || ActError::Interrupted).await
    }

    async fn look_now(&self, id: i64, view: &ViewSecret) -> Result<Option<SenderView>, ActError> {
        let held: Held = self.hold(self.services.db.begin().await?, id).await?;
        let may = self.may(Action::OpenIdentity(openings::people(&held.opening)), &held.facts);
        let Some(envelope) = held.opening.envelope.as_ref().filter(|_| may) else { return Ok(None) };
        // Another browser of the same person has another secret.
        let Ok(plain) = view.open_view(id, envelope) else { return Ok(None) };
        let identity: Identity = serde_json::from_slice(plain.as_bytes()).map_err(|_| SealError::Unreadable)?;
        let step = self.step(&held, "IDENTITY_VIEWED", HolderGroup::Custodian, None);
        record(&held.tx, &self.services, &self.officer, &held.row, &held.key, step).await?;
        held.tx.commit().await?;
        Ok(Some(SenderView {
            name: identity.name,
            phone: identity.phone,
            address: identity.address,
            share_with_unit: identity.share_with_unit,
        }))
    }
}
