//! What an approver decides about a request.

use domain::opening::{self, APPROVAL_HOLDS, HolderGroup, OpeningState};
use domain::policy::Action;
use domain::private::Private;

use super::{Held, IdentityOfficer, Step, not_accepted, record};
use crate::desks::{ActError, notify};
use crate::store::holders::ADMITTED;
use crate::store::{cases, detached, identities, openings};
use crate::vault::Inner;

impl IdentityOfficer {
    /// Takes the outer layer off and seals what is left to this request. With a ground the sender
    /// is not told, until the hold is lifted.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Invalid`] for a wrong secret and for a request that cannot be
    /// approved, in the same words.
    pub async fn approve(&self, id: i64, secret: &str, hold: bool, ground: &str) -> Result<(), ActError> {
        let (this, secret, ground) = (self.clone(), secret.to_owned(), ground.to_owned());
        let work = async move {
            this.see(id).await?;
            let ground = hold.then(|| opening::reason("ground", &ground)).transpose()?;
            this.approve_now(id, &secret, ground).await
        };
        detached(work, || ActError::Interrupted).await
    }

    async fn approve_now(&self, id: i64, secret: &str, ground: Option<Private>) -> Result<(), ActError> {
        let services = &self.services;
        let (_, place, key) = self.unlock(secret, ADMITTED).await?;
        let mut held = self.hold(services.db.begin().await?, id).await?;
        let people = openings::people(&held.opening);
        let now = services.clock.now();
        let fits = place.group == HolderGroup::Approver
            && place.keeper == people.keeper
            && self.may(Action::ApproveOpening(people), &held.facts)
            && openings::state(&held.opening)? == OpeningState::Requested
            && held.opening.ends_at > now;
        if !fits {
            return Err(not_accepted());
        }
        let (_, envelope) = identities::sealed(&held.tx, held.row.id).await?.ok_or_else(not_accepted)?;
        let inner = Inner::lift(held.row.id, &key, &envelope).map_err(|_| not_accepted())?;
        held.opening.envelope = Some(services.vault.seal_to_request(id, &inner)?);
        held.opening.hold = ground.is_some();
        held.opening.ends_at = now + APPROVAL_HOLDS;
        self.decided(held, "OPENING_APPROVED", OpeningState::Approved, ground).await
    }

    /// Refuses, with a ground. No secret is needed for it.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] when it was decided meanwhile.
    pub async fn refuse(&self, id: i64, ground: &str) -> Result<(), ActError> {
        let (this, ground) = (self.clone(), ground.to_owned());
        let work = async move {
            let held = this.hold(this.services.db.begin().await?, id).await?;
            if !this.may(Action::ApproveOpening(openings::people(&held.opening)), &held.facts) {
                return Err(ActError::NotFound);
            }
            if openings::state(&held.opening)? != OpeningState::Requested {
                return Err(ActError::Stale);
            }
            let ground = opening::reason("ground", &ground)?;
            this.decided(held, "OPENING_REFUSED", OpeningState::Refused, Some(ground)).await
        };
        detached(work, || ActError::Interrupted).await
    }

    async fn decided(
        &self,
        mut held: Held,
        code: &'static str,
        state: OpeningState,
        note: Option<Private>,
    ) -> Result<(), ActError> {
        let step = self.step(&held, code, HolderGroup::Approver, note);
        let seq = record(&held.tx, &self.services, &self.officer, &held.row, &held.key, step).await?;
        held.opening.decided_by = Some(self.officer.id().0);
        held.opening.decision_seq = Some(seq);
        if state == HolderGroup::Custodian.turn() {
            let people = openings::people(&held.opening);
            notify::holders(&held.tx, &self.services, &held.row, people, HolderGroup::Custodian).await?;
        }
        self.moved(held, state).await
    }

    /// Lets the sender be told.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn lift_hold(&self, id: i64) -> Result<(), ActError> {
        let this = self.clone();
        let work = async move {
            let mut held = this.hold(this.services.db.begin().await?, id).await?;
            if !held.opening.hold || !this.may_lift(&held) {
                return Err(ActError::NotFound);
            }
            let step = this.step(&held, "OPENING_HOLD_LIFTED", HolderGroup::Approver, None);
            record(&held.tx, &this.services, &this.officer, &held.row, &held.key, step).await?;
            held.opening.hold = false;
            let state = openings::state(&held.opening)?;
            this.moved(held, state).await
        };
        detached(work, || ActError::Interrupted).await
    }

    fn may_lift(&self, held: &Held) -> bool {
        self.may(Action::ApproveOpening(openings::people(&held.opening)), &held.facts)
    }

    /// Whether this officer may see that the request is there: asked before their secret is.
    pub(super) async fn see(&self, id: i64) -> Result<(), ActError> {
        let db = self.services.db.reader();
        let opening = openings::by_id(db, id).await?.ok_or(ActError::NotFound)?;
        let row = cases::by_id(db, opening.case_id).await?.ok_or(ActError::NotFound)?;
        let seen = self.may(Action::ViewOpening(openings::people(&opening)), &cases::facts(db, &row).await?);
        if seen { Ok(()) } else { Err(ActError::NotFound) }
    }

    pub(super) fn step(&self, held: &Held, code: &'static str, group: HolderGroup, note: Option<Private>) -> Step {
        Step {
            code,
            request: Some(held.opening.request_seq),
            role: group.role(),
            unit: openings::people(&held.opening).keeper,
            note,
        }
    }

    /// Stores a request in its new state and ends the transaction.
    pub(super) async fn moved(&self, held: Held, state: OpeningState) -> Result<(), ActError> {
        let Held { tx, mut opening, .. } = held;
        let was = std::mem::replace(&mut opening.state, state.code().to_owned());
        if !openings::update(&tx, &was, opening).await? {
            return Err(ActError::Stale);
        }
        tx.commit().await?;
        Ok(())
    }
}
