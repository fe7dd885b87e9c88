//! Asking the Front above to look at a case again (T38): a new case there, made from what the sender
//! wrote. Whoever handled the matter before has no part in it.

use std::collections::BTreeSet;

use app::desks::LinkedCase;
use domain::case::clock::Clock;
use domain::case::guard::Refusal;
use domain::case::request::{Request, Standing, may_appeal};
use domain::case::told::told;
use domain::case::{State, Transition};
use domain::conflict::{ExclusionReason, unit_conflict};
use domain::feedback::{IdentityMode, Publication};
use domain::policy::CaseFacts;
use domain::private::Private;
use domain::role::Role;
use domain::unit::{OfficerId, UnitId};
use rand::RngExt;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::Visitor;
use super::left::front_before;
use super::submit::free_number;
use crate::auth::session::hash_of;
use crate::desks::clocks::{first, turn_to};
use crate::desks::{
    ActError, ReadError, act, appeals, custody, data_rights, namesakes, notify, publishing, threats, view,
};
use crate::mail::MailKind;
use crate::reference::Reference;
use crate::store::cases;
use crate::store::entity::{cases as rows, events as entity_events};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::links::{self, Link};
use crate::store::messages::Purpose;
use crate::store::subjects::{self, Source};
use crate::store::{Tx, clocks, detached, identities, messages, referrals, sessions};
use crate::vault::{At, CaseKey};

/// What the case that it came from notes.
const APPEALED: &str = "APPEALED";

impl Visitor {
    /// Asks the Front above, once.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn appeal(&self, text: Private) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.appeal_now(text).await }, || ActError::Interrupted).await
    }

    async fn appeal_now(&self, text: Private) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let mut origin = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        let key = cases::key(&tx, &services.vault, origin.id).await?.ok_or(ActError::NotFound)?;
        let log = events::of_case(&tx, origin.id).await?;
        let above = self.appeal_goes_to(&tx, &origin, &log).await?.ok_or(Refusal::WrongState)?;
        let row = self.new_row(&tx, &origin, above).await?;
        let (id, today) = (row.id, services.clock.today());
        let new_key = self.copy(&tx, &key, &origin, &row).await?;
        keep_away(&tx, &origin, id, above, &log).await?;
        let fronts = services.reference.get().tree.fronts_from(above);
        namesakes::keep_from(&tx, &services.vault, id, fronts).await?;
        links::put(&tx, Link::Appeal, id, origin.id).await?;
        let event = NewEvent::new(id, Transition::Appeal.code(), None, State::Received, Cause::Reporter, today);
        let seq = events::append(&tx, &new_key, event).await?;
        messages::insert(&tx, &new_key, id, Purpose::Appeal, seq, &text, today).await?;
        // What it came from waits: its time for a rating begins anew when this one has ended.
        turn_to(&tx, services, &mut origin, None::<Clock>).await?;
        // What is said above is the last word, and only that may be published: of what is not decided yet that is
        // decided at once, so that nothing that happens there shows here. What stands in the register stays.
        let never = publishing::settle(&tx, services, &mut origin).await?;
        if !cases::update(&tx, &origin).await? {
            return Err(ActError::Stale);
        }
        let state = view::state(&origin.state)?;
        let event = NewEvent {
            details: json!({ "case": id }),
            ..NewEvent::new(origin.id, APPEALED, Some(state), state, Cause::Reporter, today)
        };
        events::append(&tx, &key, event).await?;
        if let Some(why) = never {
            publishing::note_rule(&tx, services, &origin, why).await?;
        }
        notify::moved(&tx, services, &row, told(Transition::Appeal), None).await?;
        notify::front(&tx, services, &origin, &[Role::FrontLeader], MailKind::FrontNew).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The Front that would look at a case again, if its sender may still ask for it.
    pub(super) async fn appeal_goes_to(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        log: &[entity_events::Model],
    ) -> Result<Option<UnitId>, ReadError> {
        let state = view::state(&row.state)?;
        let objection = Standing::of(Request::Objection, log.iter().map(|event| event.code.as_str()));
        let appealed = links::target(db, Link::Appeal, row.id).await?.is_some()
            || links::count(db, Link::Appeal, row.id).await? > 0;
        if row.withdrawn || !may_appeal(state, objection, appealed) {
            return Ok(None);
        }
        let (reference, had) = (self.services.reference.get(), had_it(db, row, log).await?);
        Ok(front_above(&reference, &cases::facts(db, row).await?, &had))
    }

    /// The row of the new case, stored together with its clocks.
    async fn new_row(&self, tx: &Tx, origin: &rows::Model, above: UnitId) -> Result<rows::Model, ActError> {
        let (services, today) = (&self.services, self.services.clock.today());
        // What keeps the first from being published by now goes along; what is found there later does not.
        let mut kept = origin.clone();
        publishing::remember(tx, &services.reference.get(), &mut kept).await?;
        let id = rand::rng().random_range(1..=i64::MAX);
        let open = origin.identity_mode == IdentityMode::Open.code();
        let mut row = rows::Model {
            id,
            number: free_number(tx, today.year()).await?,
            state: State::Received.code().to_owned(),
            version: 1,
            front_id: above.0,
            handling_unit_id: None,
            received_on: today,
            referred_on: None,
            referred_kind: None,
            register_year: Some(today.year()),
            register_no: Some(cases::next_register_no(tx, above.0, today.year()).await?),
            // A sealed name stays where it was sealed: nobody here can move it.
            identity_mode: if open { IdentityMode::Open } else { IdentityMode::Anonymous }.code().to_owned(),
            result: None,
            publication: Publication::NotConsidered.code().to_owned(),
            front_officer_id: None,
            unit_officer_id: None,
            proposed_by: None,
            ask_count: 0,
            return_count: 0,
            round: 0,
            extended: false,
            closed_on: None,
            ..kept
        };
        let runs = first(services, &mut row, Transition::Appeal, State::Received);
        cases::insert(tx, row.clone()).await?;
        clocks::add(tx, &row, &runs).await?;
        Ok(row)
    }

    /// What the sender wrote and gave goes along, sealed with a key of its own. Of the conversation
    /// with the first Front, and of what its officers noted, nothing does.
    async fn copy(&self, tx: &Tx, key: &CaseKey, origin: &rows::Model, row: &rows::Model) -> Result<CaseKey, ActError> {
        let vault = &self.services.vault;
        let new_key = cases::new_key(tx, vault, row.id).await?;
        let content = cases::content(tx, key, origin.id).await?.ok_or(ActError::NotFound)?;
        cases::put_content(tx, &new_key, row.id, &content).await?;
        if let Some(identity) = identities::open(tx, key, origin.id).await? {
            identities::put_open(tx, &new_key, row.id, &identity).await?;
        }
        if let Some(envelope) = cases::contact(tx, origin.id).await? {
            let address = vault.open_mail_address(At::new("contacts", "envelope", origin.id), &envelope)?;
            cases::put_contact(tx, vault, row.id, &Private::from(address.as_text()?)).await?;
        }
        cases::set_categories(tx, row.id, &cases::categories(tx, origin.id).await?).await?;
        subjects::set(tx, row.id, &subjects::of_case(tx, origin.id).await?, Source::Triage).await?;
        Ok(new_key)
    }

    /// The case at the other Front, for the page of this one.
    pub(super) async fn linked(
        &self,
        db: &impl ConnectionTrait,
        reference: &Reference,
        row: &rows::Model,
    ) -> Result<Option<LinkedCase>, ReadError> {
        let Some((other, above)) = appeals::other_of(db, row.id).await? else { return Ok(None) };
        Ok(Some(LinkedCase {
            above,
            state: if other.withdrawn { State::Withdrawn } else { view::state(&other.state)? },
            front: reference.unit_name(front_before(&other, &events::of_case(db, other.id).await?)),
            number: other.number,
        }))
    }

    /// Goes from the case to the one at the other Front: whoever holds the code sent both.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when there is none.
    pub async fn follow_linked(&self) -> Result<(), ActError> {
        let token = self.case_token.as_ref().ok_or(ActError::NotFound)?;
        let tx = self.services.db.begin().await?;
        let row = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        let (other, _) = appeals::other_of(&tx, row.id).await?.ok_or(ActError::NotFound)?;
        sessions::retarget_tracking(&tx, &hash_of(token), other.id).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The nearest Front above that no subject leads; of several one where somebody works, and rather one
/// through which the matter did not go before.
fn front_above(reference: &Reference, facts: &CaseFacts, had: &BTreeSet<UnitId>) -> Option<UnitId> {
    let lawful = |front: &UnitId| *front != facts.front && !unit_conflict(&reference.tree, *front, &facts.subjects);
    let above: Vec<UnitId> = reference.tree.fronts_from(facts.front).into_iter().filter(lawful).collect();
    let staffed = || above.iter().filter(|front| reference.staff.receives.contains(front));
    staffed().find(|front| !had.contains(front)).or_else(|| staffed().next()).or_else(|| above.first()).copied()
}

/// The bodies that had the matter: every Front through which it went, every unit that got a letter about it, whether it
/// answered, gave it back or lost it to the body above, and every body above for which somebody decided in it.
async fn had_it(
    db: &impl ConnectionTrait,
    origin: &rows::Model,
    log: &[entity_events::Model],
) -> Result<BTreeSet<UnitId>, ReadError> {
    let moves = log.iter().filter(|event| event.code == custody::MOVED_FRONT);
    let details = moves.filter_map(|event| serde_json::from_str::<serde_json::Value>(&event.details).ok());
    let fronts = details.flat_map(|details| ["from", "to"].map(|end| details.get(end).and_then(|unit| unit.as_i64())));
    let letters = referrals::of_case(db, origin.id).await?;
    let units = letters.iter().filter(|letter| letter.issued_on.is_some()).map(|letter| letter.unit_id);
    let decided = log.iter().filter(|event| took_part(event)).filter_map(|event| event.unit_id);
    let own = [Some(origin.front_id), origin.handling_unit_id].into_iter();
    Ok(own.chain(fronts).flatten().chain(units).chain(decided).map(UnitId).collect())
}

/// Whether whoever caused this had a part in the matter. Whoever opens a name, protects the sender, answers about their
/// data or only reads has none.
fn took_part(event: &entity_events::Model) -> bool {
    let code = event.code.as_str();
    !(view::is_about_the_name(code)
        || view::is_a_reading(code)
        || code == threats::ANSWERED
        || data_rights::EVENTS.contains(&code))
}

/// Keeps everybody away who is kept from the first case, the bodies that had it, and whoever had a part in it there,
/// wherever they work by now, or had it done in their place. Where the only Front above had passed it on itself, its
/// other officers look at it.
async fn keep_away(
    tx: &Tx,
    origin: &rows::Model,
    id: i64,
    above: UnitId,
    log: &[entity_events::Model],
) -> Result<(), ActError> {
    for (officer, reason) in subjects::exclusions(tx, origin.id).await?.iter() {
        subjects::exclude(tx, id, officer, reason, None).await?;
    }
    let part = || log.iter().filter(|event| took_part(event));
    let themselves = part().filter_map(|event| event.officer_id).map(OfficerId);
    let officers: BTreeSet<OfficerId> = themselves.chain(part().filter_map(act::stood_in_for)).collect();
    for officer in officers {
        subjects::exclude(tx, id, officer, ExclusionReason::HandledBefore, None).await?;
    }
    let mut bodies = had_it(tx, origin, log).await?;
    bodies.remove(&above);
    for body in bodies {
        subjects::bar(tx, id, body).await?;
    }
    Ok(())
}
