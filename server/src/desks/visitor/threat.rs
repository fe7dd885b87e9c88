//! "I am being threatened": in every state of a case, after it has ended as well. The sign is never
//! refused; while nobody has answered, saying it again adds what is said anew and nothing else.

use app::desks::{SafetyView, ThreatTold};
use domain::private::Private;
use domain::threat::PassedOn;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::Visitor;
use super::left::has_left;
use super::track::room_for_a_message;
use crate::desks::{ActError, ReadError, notify, threats as passing, view};
use crate::store::entity::cases as rows;
use crate::store::events::{Cause, NewEvent};
use crate::store::messages::Purpose;
use crate::store::{cases, detached, events, messages, threats};
use crate::vault::CaseKey;

impl Visitor {
    /// Passes on that the sender is threatened, with what they say of it, if they say anything. Neither
    /// state nor version of the case changes, so that the unit's page stays as it is.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when no case is followed, or it was erased; [`ActError::Invalid`] when it
    /// was passed on before and there is no room for more words today.
    pub async fn threatened(&self, words: Option<Private>) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.threatened_now(words).await }, || ActError::Interrupted).await
    }

    async fn threatened_now(&self, words: Option<Private>) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let followed = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        // Held: of two presses at the same moment the second finds the entry of the first.
        let row = cases::hold(&tx, followed.id).await?.ok_or(ActError::NotFound)?;
        let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        let (facts, today) = (cases::facts(&tx, &row).await?, services.clock.today());
        let waiting = threats::waiting(&tx, row.id).await?;
        let log = events::of_case(&tx, row.id).await?;
        if let Some(entry) = waiting.as_ref().filter(|entry| passing::cried(entry, &log).is_some()) {
            let all = [entry.clone()];
            let said = passing::said_with(entry, &all, &messages::of_threats(&tx, &key, row.id).await?);
            if words.as_ref().is_none_or(|words| said.iter().any(|before| before.text == *words)) {
                return Ok(());
            }
            room_for_a_message(&tx, row.id, "threat", today).await?;
        }
        let passed = match &waiting {
            Some(entry) => passing::still(&tx, services, &facts, entry).await?,
            None => passing::whom(&tx, services, &facts).await?,
        };
        let state = view::state(&row.state)?;
        let event = NewEvent {
            details: json!({
                "custodians": passed.custodians.map(|unit| unit.0),
                "leaders": passed.leaders.map(|unit| unit.0),
            }),
            ..NewEvent::new(row.id, passing::THREAT, Some(state), state, Cause::Reporter, today)
        };
        let seq = events::append(&tx, &key, event).await?;
        if let Some(words) = &words {
            messages::insert(&tx, &key, row.id, Purpose::Threat, seq, words, today).await?;
        }
        if waiting.is_none() {
            threats::insert(&tx, row.id, seq, passed, today).await?;
        }
        cases::sign_of_retaliation(&tx, row.id).await?;
        notify::protectors(&tx, services, &facts, passed).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What the sender reads of it on their page.
    pub(super) async fn safety(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        key: Option<&CaseKey>,
    ) -> Result<SafetyView, ReadError> {
        let Some(key) = key else { return Ok(SafetyView::default()) };
        let entries = threats::of_case(db, row.id).await?;
        let log = if entries.is_empty() { Vec::new() } else { events::of_case(db, row.id).await? };
        let said = messages::of_threats(db, key, row.id).await?;
        let reference = self.services.reference.get();
        let name = |unit: Option<UnitId>| unit.map(|unit| reference.unit_name(unit));
        let mut told = Vec::with_capacity(entries.len());
        for entry in entries.iter().rev() {
            // That somebody was made to leave stands nowhere on their page: whoever pressed may look at it.
            let Some(cried) = passing::cried(entry, &log) else { continue };
            let answered = match entry.answer_seq {
                Some(seq) => events::find(db, row.id, seq).await?.map(|event| event.on_date),
                None => None,
            };
            let passed = threats::passed_on(entry);
            told.push(ThreatTold {
                on: cried.on_date,
                words: passing::said_with(entry, &entries, &said).into_iter().map(|words| words.text).collect(),
                // Where a case went since its sender withdrew stands nowhere on their page.
                custodians: name(passed.custodians.filter(|_| !has_left(row))),
                leaders: name(passed.leaders.filter(|_| !has_left(row))),
                passed_on: passed != PassedOn::default(),
                answered_on: answered,
            });
        }
        Ok(SafetyView { may_tell: true, told })
    }
}
