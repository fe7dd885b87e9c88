//! The queue of senders who are threatened, for those to whom it was passed on. They need not be able to
//! see the case; each first look of a day is on its record all the same.

use app::desks::{Count, Listed, ThreatRow, ThreatView};
use domain::case::State;
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;
use domain::feedback::IdentityMode;
use domain::policy::{Action, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::threat::{Help, HelpGiven};
use domain::unit::UnitId;
use serde_json::json;

use super::FrontOfficer;
use crate::desks::list::{self, COUNT_TO, PAGE};
use crate::desks::requests::RESTORE_PROPOSED;
use crate::desks::{ActError, ReadError, conversation, notify, reading, threats as passing, view};
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as case_rows, threats as rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::links::{self, Link};
use crate::store::threats::{self, Queues};
use crate::store::{detached, messages, people, publications};

impl FrontOfficer {
    /// How many entries wait for this officer, as far as nothing keeps them from it.
    pub(super) async fn threats_waiting(&self) -> Result<Count, ReadError> {
        let (db, queues) = (self.services.db.reader(), self.queues());
        if queues.is_empty() {
            return Ok(Count(0));
        }
        let mut waiting = 0;
        for entry in threats::all_waiting(db, &queues, COUNT_TO).await? {
            let case = cases::by_id(db, entry.case_id).await?.ok_or(ReadError::NotFound)?;
            waiting += u32::from(self.may_handle(&entry, &case).await?);
        }
        Ok(Count(waiting))
    }

    pub(super) async fn threat_rows(&self, before: Option<&str>) -> Result<Listed<ThreatRow>, ReadError> {
        let (db, queues) = (self.services.db.reader(), self.queues());
        if queues.is_empty() {
            return Err(ReadError::NotFound);
        }
        let mut before = before.and_then(list::parse_key);
        let mut rows = Vec::new();
        // What somebody must not see leaves no gap: a page is filled from what comes after it.
        loop {
            let some = threats::page(db, &queues, before, PAGE as u64).await?;
            let last = some.last().map(|entry| (entry.on_date, entry.id));
            for entry in some {
                let case = cases::by_id(db, entry.case_id).await?.ok_or(ReadError::NotFound)?;
                if self.may_handle(&entry, &case).await? {
                    rows.push(self.row_of(&entry, &case));
                }
            }
            if last.is_none() || rows.len() > PAGE {
                break;
            }
            before = last;
        }
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| list::key(row.on, row.id));
        Ok(Listed { rows, next })
    }

    pub(super) async fn read_threat(&self, id: i64) -> Result<ThreatView, ReadError> {
        let (db, services) = (self.services.db.reader(), &self.services);
        let entry = threats::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let case = cases::by_id(db, entry.case_id).await?.ok_or(ReadError::NotFound)?;
        if !self.may_handle(&entry, &case).await? {
            return Err(ReadError::NotFound);
        }
        let key = cases::key(db, &services.vault, case.id).await?.ok_or(ReadError::NotFound)?;
        let (front, _) = self.capacity(&entry).ok_or(ReadError::NotFound)?;
        let log = events::of_case(db, case.id).await?;
        reading::note(&self.officer, Desk::Front, &case, front, &log).await?;
        let entries = threats::of_case(db, case.id).await?;
        let said = messages::for_protectors(db, &key, case.id).await?;
        let said = passing::said_with(&entry, &entries, &said).into_iter().map(conversation::message).collect();
        let answer = log.iter().find(|event| Some(event.seq) == entry.answer_seq);
        let name = match answer.and_then(|event| event.officer_id) {
            Some(officer) => people::by_id(db, officer).await?.map(|row| row.name.reveal().to_owned()),
            None => None,
        };
        let facts = cases::facts(db, &case).await?;
        let serving = links::target(db, Link::Merged, case.id).await?.unwrap_or(case.id);
        let reference = services.reference.get();
        let told = |unit: Option<UnitId>| unit.map(|unit| reference.unit_name(unit));
        let passed = threats::passed_on(&entry);
        Ok(ThreatView {
            said,
            custodians: told(passed.custodians),
            leaders: told(passed.leaders),
            identity: IdentityMode::from_code(&case.identity_mode).ok_or(CaseError::Code("cases.identity_mode"))?,
            may_see_case: decide(&self.officer.principal(), Action::ViewAsFront, &facts).is_allowed(),
            published: publications::standing(db, serving).await?.map(|row| row.slug),
            may_restore: view::state(&case.state)? == State::Withdrawn && self.keeps(&entry).is_some(),
            help: answer.and_then(|event| event.reason_code.as_deref()).and_then(Help::from_code),
            note: answer.map(|event| events::note(&key, event)).transpose()?.flatten(),
            answered_by: name,
            answered_on: answer.map(|event| event.on_date),
            row: self.row_of(&entry, &case),
        })
    }

    /// Ends an entry: somebody has spoken with the sender, or it was dealt with.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] when somebody else has answered.
    pub async fn answer_threat(&self, id: i64, given: Result<HelpGiven, FieldErrors>) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.answer_threat_now(id, given).await }, || ActError::Interrupted).await
    }

    async fn answer_threat_now(&self, id: i64, given: Result<HelpGiven, FieldErrors>) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let entry = threats::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
        let case = cases::hold(&tx, entry.case_id).await?.ok_or(ActError::NotFound)?;
        let facts = cases::facts(&tx, &case).await?;
        let action = Action::HandleThreat(threats::passed_on(&entry));
        if !decide(&self.officer.principal(), action, &facts).is_allowed() {
            return Err(ActError::NotFound);
        }
        let given = given?;
        let key = cases::key(&tx, &services.vault, case.id).await?.ok_or(ActError::NotFound)?;
        let (front, role) = self.capacity(&entry).ok_or(ActError::NotFound)?;
        let state = view::state(&case.state)?;
        let cause = Cause::Officer {
            id: self.officer.id(),
            role: role.code().to_owned(),
            unit: front,
            at: services.clock.now(),
        };
        let event = NewEvent {
            reason_code: Some(given.help.code().to_owned()),
            details: json!({ "threat": entry.event_seq }),
            note: Some(given.note),
            ..NewEvent::new(case.id, passing::ANSWERED, Some(state), state, cause, services.clock.today())
        };
        let seq = events::append(&tx, &key, event).await?;
        if !threats::answer(&tx, entry.id, seq).await? {
            return Err(ActError::Stale);
        }
        notify::reporter(&tx, services, &case, MailKind::ReporterNews).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A custodian to whom it was passed on proposes to take up the case that its sender withdrew. In a commune nobody
    /// keeps identities, so this is where whoever serves it does so.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn propose_restore_of(&self, id: i64, reason: Private) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.propose_restore_now(id, reason).await }, || ActError::Interrupted).await
    }

    async fn propose_restore_now(&self, id: i64, reason: Private) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let entry = threats::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
        let case = cases::hold(&tx, entry.case_id).await?.ok_or(ActError::NotFound)?;
        let facts = cases::facts(&tx, &case).await?;
        if !decide(&self.officer.principal(), Action::HandleThreat(threats::passed_on(&entry)), &facts).is_allowed() {
            return Err(ActError::NotFound);
        }
        let front = self.keeps(&entry).ok_or(Refusal::WrongActor)?;
        let state = view::state(&case.state)?;
        if state != State::Withdrawn {
            return Err(Refusal::WrongState.into());
        }
        let key = cases::key(&tx, &services.vault, case.id).await?.ok_or(ActError::NotFound)?;
        let role = Role::IdentityCustodian.code().to_owned();
        let cause = Cause::Officer { id: self.officer.id(), role, unit: front, at: services.clock.now() };
        let event = NewEvent {
            note: Some(reason),
            ..NewEvent::new(case.id, RESTORE_PROPOSED, Some(state), state, cause, services.clock.today())
        };
        events::append(&tx, &key, event).await?;
        notify::front(&tx, services, &case, &[Role::FrontLeader], MailKind::FrontNew).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The Front for which this officer keeps identities, of those to whom an entry was passed on.
    fn keeps(&self, entry: &rows::Model) -> Option<UnitId> {
        let official = self.officer.official();
        let front = threats::passed_on(entry).custodians;
        front.filter(|front| official.roles_in(*front).contains(&Role::IdentityCustodian))
    }

    async fn may_handle(&self, entry: &rows::Model, case: &case_rows::Model) -> Result<bool, ReadError> {
        let facts = cases::facts(self.services.db.reader(), case).await?;
        let action = Action::HandleThreat(threats::passed_on(entry));
        Ok(decide(&self.officer.principal(), action, &facts).is_allowed())
    }

    fn capacity(&self, entry: &rows::Model) -> Option<(UnitId, Role)> {
        let official = self.officer.official();
        passing::capacity(threats::passed_on(entry), |front, role| official.roles_in(front).contains(&role))
    }

    /// The queues of this officer, by what they hold today.
    fn queues(&self) -> Queues {
        let held = |role: Role| {
            let all = self.officer.official().memberships().iter();
            all.filter(|membership| membership.role == role).map(|membership| membership.unit).collect()
        };
        Queues { custodians: held(Role::IdentityCustodian), leaders: held(Role::FrontLeader) }
    }

    fn row_of(&self, entry: &rows::Model, case: &case_rows::Model) -> ThreatRow {
        ThreatRow {
            id: entry.id,
            number: case.number.clone(),
            front: self.services.reference.get().unit_name(UnitId(case.front_id)),
            on: entry.on_date,
            answered: entry.answer_seq.is_some(),
        }
    }
}
