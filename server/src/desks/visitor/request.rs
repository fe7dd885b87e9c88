//! Asking for a decision to be looked at again: an objection to an answer, a review of a refusal.

use domain::case::clock::Clock;
use domain::case::guard::Refusal;
use domain::case::request::Request;
use domain::private::Private;
use domain::role::Role;

use super::Visitor;
use crate::desks::{ActError, clocks, notify, requests, view};
use crate::mail::MailKind;
use crate::store::events::{Cause, NewEvent};
use crate::store::messages::Purpose;
use crate::store::{cases, detached, events, messages};

impl Visitor {
    /// Stores what the sender asks for, once; the Front decides about it.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn request(&self, request: Request, text: Private) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.request_now(request, text).await }, || ActError::Interrupted).await
    }

    async fn request_now(&self, request: Request, text: Private) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let mut row = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        let state = view::state(&row.state).map_err(ActError::Failed)?;
        let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        let log = events::of_case(&tx, row.id).await?;
        let today = services.clock.today();
        let asked = requests::standing(state, &log).is_some_and(|(_, standing)| standing.asked);
        if row.withdrawn || !request.may_be_made(state, asked, row.closed_on, today) {
            return Err(Refusal::WrongState.into());
        }
        clocks::turn_to(&tx, services, &mut row, Some(Clock::Request)).await?;
        if !cases::update(&tx, &row).await? {
            return Err(ActError::Stale);
        }
        let event = NewEvent::new(row.id, request.code(), Some(state), state, Cause::Reporter, today);
        let seq = events::append(&tx, &key, event).await?;
        let purpose = match request {
            Request::Objection => Purpose::Objection,
            Request::Review => Purpose::Review,
        };
        messages::insert(&tx, &key, row.id, purpose, seq, &text, today).await?;
        notify::front(&tx, services, &row, &[Role::FrontLeader], MailKind::FrontNew).await?;
        tx.commit().await?;
        Ok(())
    }
}
