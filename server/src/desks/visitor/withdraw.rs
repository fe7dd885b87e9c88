//! Withdrawing. Of their own will the sender ends the case (T28). Whoever was put under pressure
//! leaves it, and the Front goes on in its own name: whoever presses gains nothing by it, and those who
//! protect senders are told. So it does
//! when others wait for the same answer.

use domain::case::clock::Clock;
use domain::case::guard::{self, By, Refusal};
use domain::case::told::told;
use domain::case::{State, Transition};
use domain::feedback::Kind;
use domain::follow_up::Withdrawal;

use serde_json::json;

use super::Visitor;
use super::left::has_left;
use crate::desks::view::{self, LEFT};
use crate::desks::{ActError, appeals, clocks, notify, offer, threats};
use crate::store::entity::cases as rows;
use crate::store::events::{Cause, NewEvent};
use crate::store::links::{self, Link};
use crate::store::messages::Purpose;
use crate::store::{Tx, cases, detached, events, messages, outbox, referrals};

/// What the sender called it, in the details of that event.
pub(super) const KIND: &str = "kind";
/// Why it does not end.
const UNDER_PRESSURE: &str = "BI_EP_BUOC";
/// Others said the same, and their cases were merged into this one.
const OTHERS_STAY: &str = "CON_NGUOI_KHAC";

impl Visitor {
    /// Withdraws the feedback.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn withdraw(&self, withdrawal: Withdrawal) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.withdraw_now(withdrawal).await }, || ActError::Interrupted).await
    }

    async fn withdraw_now(&self, withdrawal: Withdrawal) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let mut row = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        let state = view::state(&row.state).map_err(ActError::Failed)?;
        let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        // Who left once finds the same as whoever withdrew of their own will.
        if has_left(&row) {
            return Err(Refusal::WrongState.into());
        }
        let today = services.clock.today();
        let mut facts = offer::stored_facts(&row, state, today)?;
        // Asked first as if it were of their own will and theirs alone: the state and an earlier
        // withdrawal count.
        let ended = guard::decide(Transition::Withdraw, &By::Reporter, &facts)?;
        facts.under_pressure = withdrawal.under_pressure;
        facts.followers = links::count(&tx, Link::Merged, row.id).await?;
        let goes_on = guard::decide(Transition::Withdraw, &By::Reporter, &facts) != Ok(ended);
        row.withdrawn = true;
        row.notify = false;
        let event = if goes_on {
            row.retaliation |= withdrawal.under_pressure;
            let kind = row.kind.clone();
            let next = self.go_on(&tx, &mut row, state).await?;
            appeals::left(&tx, services, row.id).await?;
            let why = if withdrawal.under_pressure { UNDER_PRESSURE } else { OTHERS_STAY };
            NewEvent {
                reason_code: Some(why.to_owned()),
                details: json!({ KIND: kind }),
                ..NewEvent::new(row.id, LEFT, Some(state), next, Cause::Reporter, today)
            }
        } else {
            offer::advance(&tx, services, &mut row, Transition::Withdraw, ended).await?;
            referrals::end(&tx, row.id, today).await?;
            NewEvent::new(row.id, Transition::Withdraw.code(), Some(state), ended, Cause::Reporter, today)
        };
        if !cases::update(&tx, &row).await? {
            return Err(ActError::Stale);
        }
        let seq = events::append(&tx, &key, event).await?;
        messages::insert(&tx, &key, row.id, Purpose::Withdrawal, seq, &withdrawal.reason, today).await?;
        if goes_on && withdrawal.under_pressure {
            let policy = cases::facts(&tx, &row).await?;
            threats::pressed(&tx, services, &policy, seq).await?;
        }
        outbox::drop_for_reporter(&tx, row.id).await?;
        cases::forget_contact(&tx, row.id).await?;
        notify::moved(&tx, services, &row, told(Transition::Withdraw), None).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The case becomes the Front's own. A question that waited for the sender waits no more. The unit has it no more
    /// either, as if it had ended: whoever made the sender withdraw may sit there, and whether the case went on would
    /// tell them what the sender said. The Front decides where it goes from here, and when. One event tells all of it:
    /// the number of entries in the public log is no different from when a case ends.
    async fn go_on(&self, tx: &Tx, row: &mut rows::Model, state: State) -> Result<State, ActError> {
        let (services, today) = (&self.services, self.services.clock.today());
        // A unit that gets a letter about it from now on reads the kind that its sender chose.
        row.referred_kind.get_or_insert_with(|| row.kind.clone());
        row.kind = Kind::Supervision.code().to_owned();
        // Nobody is told of it by letter any more.
        clocks::end(tx, row, Clock::Notice, today).await?;
        let mut facts = offer::stored_facts(row, state, today)?;
        let (move_on, by) = if state == State::AwaitingInfo {
            (Transition::Supplement, By::Reporter)
        } else if Transition::Retriage.entry().from.contains(&state) {
            facts.unit_may_not = true;
            referrals::end(tx, row.id, today).await?;
            row.handling_unit_id = None;
            row.unit_officer_id = None;
            (Transition::Retriage, By::System)
        } else {
            return Ok(state);
        };
        let next = guard::decide(move_on, &by, &facts)?;
        offer::advance(tx, services, row, move_on, next).await?;
        Ok(next)
    }
}
