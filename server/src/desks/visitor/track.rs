//! Following a case with its code.

use app::desks::{SentView, TrackedCase};
use app::words::Lang;
use domain::case::guard::{self, By};
use domain::case::told::told;
use domain::case::{State, Transition};
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{IdentityMode, Kind};
use domain::follow_up::Rating;
use domain::limits::{MESSAGES_A_DAY, MESSAGES_MAX};
use domain::policy::{Action, CaseId, Principal, decide};
use domain::private::Private;
use domain::receipt::ReceiptCode;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use time::Date;

use super::left::{as_told, as_withdrawn, front_before, has_left, kind_before, until_they_left};
use super::{Visitor, merged, published, record};
use crate::Services;
use crate::auth::session::{Token, hash_of};
use crate::config::LimitMode;
use crate::desks::identity::REQUEST;
use crate::desks::released::{self, Released};
use crate::desks::{ActError, ReadError, conversation, due, notify, offer, requests, view};
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, events as entity_events};
use crate::store::events::{Cause, NewEvent};
use crate::store::messages::Purpose;
use crate::store::{
    Tx, attempts, clocks, detached, diversions, events, messages, openings, ratings, receipts, sessions,
};
use crate::vault::CaseKey;

/// Look-ups with one code within an hour that cost nothing: a case that is followed on several
/// telephones. Only whoever has the code can use them up; a stranger does not have it.
const LOOK_UPS: u32 = 30;

impl Visitor {
    /// Opens the case of a code for a quarter of an hour. Unknown, malformed and purged codes are
    /// not told apart: each costs one look-up by a keyed hash. They belong to no receipt, so there is
    /// nothing to count them by but the source (`http/gate`).
    ///
    /// # Errors
    /// [`ActError::NotFound`]; [`ActError::Wait`] when this code was used too often of late, on
    /// whatever node.
    pub async fn follow(&self, typed: &str) -> Result<Token, ActError> {
        let code = ReceiptCode::parse(typed);
        let canonical = code.as_ref().map(|code| code.as_str()).unwrap_or("malformed");
        let hash = self.services.vault.receipt_hash(canonical);
        let found = receipts::find(self.services.db.reader(), &hash).await?;
        let Some(receipt) = found.filter(|_| code.is_ok()) else { return Err(ActError::NotFound) };
        let services = self.services.clone();
        detached(
            async move {
                let token = Token::random(&mut rand::rng());
                let tx = services.db.begin().await?;
                count_look_up(&tx, &services, &hash).await?;
                sessions::start_tracking(&tx, token.hash(), receipt.case_id, services.clock.now()).await?;
                tx.commit().await?;
                Ok(token)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Stops following.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn leave(&self) -> Result<(), ActError> {
        if let Some(token) = &self.case_token {
            let tx = self.services.db.begin().await?;
            sessions::end_tracking(&tx, &hash_of(token)).await?;
            self.forget_follow_up_files(&tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// The row of the followed case, if this browser may see it.
    pub(super) async fn followed(&self, db: &impl ConnectionTrait) -> Result<Option<rows::Model>, ReadError> {
        let Some(token) = &self.case_token else { return Ok(None) };
        let Some(id) = sessions::tracked(db, &hash_of(token), self.services.clock.now()).await? else {
            return Ok(None);
        };
        let Some(row) = cases::by_id(db, id).await? else { return Ok(None) };
        let facts = cases::facts(db, &row).await?;
        let admitted = decide(&Principal::ReceiptHolder(CaseId(id)), Action::ViewAsReporter, &facts).is_allowed();
        Ok(admitted.then_some(row))
    }

    /// The number of the followed case.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn case_number(&self) -> Result<Option<String>, ReadError> {
        Ok(self.followed(self.services.db.reader()).await?.map(|row| row.number))
    }

    pub(super) async fn sent_case(&self) -> Result<Option<SentView>, ReadError> {
        let db = self.services.db.reader();
        let Some(row) = self.followed(db).await? else { return Ok(None) };
        let reference = self.services.reference.get();
        let runs = clocks::of_case(db, row.id).await?;
        let log = events::of_case(db, row.id).await?;
        let due = due::main(&reference, &runs, self.services.clock.today());
        Ok(Some(SentView {
            kind: if has_left(&row) { kind_before(&row, &log)? } else { kind(&row)? },
            front: reference.unit_name(front_before(&row, &log)),
            received_on: row.received_on,
            due: due.filter(|_| !row.withdrawn),
            number: row.number,
        }))
    }

    pub(super) async fn tracked_case(&self, lang: Lang) -> Result<Option<TrackedCase>, ReadError> {
        let db = self.services.db.reader();
        let Some(row) = self.followed(db).await? else { return Ok(None) };
        let reference = self.services.reference.get();
        let today = self.services.clock.today();
        let log = events::of_case(db, row.id).await?;
        let runs = clocks::of_case(db, row.id).await?;
        let key = cases::key(db, &self.services.vault, row.id).await?;
        let state = view::state(&row.state)?;
        let mut conversation = Vec::new();
        let mut shown = Released::default();
        let mut refusal = None;
        let mut diversion = None;
        // The case whose answer this sender reads: their own, or the one that theirs was merged into.
        let master = merged::master_of(db, &row, state).await?;
        let serving = master.as_ref().unwrap_or(&row);
        let serving_state = view::state(&serving.state)?;
        if let Some(key) = cases::key(db, &self.services.vault, serving.id).await? {
            shown = released::of_case(db, &reference, &key, serving).await?;
        }
        let merged = match &master {
            Some(master) => Some(self.merged_into(db, &reference, master).await?),
            None => None,
        };
        if let Some(key) = &key {
            // Why somebody withdrew is between them and the Front: whoever made them may read this page.
            let all = conversation::of_case(db, key, row.id).await?.into_iter();
            conversation = all.filter(|message| message.purpose != Purpose::Withdrawal.code()).collect();
            if state == State::Diverted {
                let made = diversions::in_force(db, row.id).await?;
                diversion = made.map(|made| view::diversion(key, &made, String::new())).transpose()?;
            }
            if state == State::NotAccepted {
                refusal = refusal_of(key, &log)?;
            }
        }
        let request = requests::standing(state, &log);
        let may_ask = request.filter(|_| key.is_some() && !row.withdrawn).and_then(|(request, standing)| {
            request.may_be_made(state, standing.asked, row.closed_on, today).then_some(request)
        });
        let appeal_goes_to = match &key {
            Some(_) => self.appeal_goes_to(db, &row, &log).await?,
            None => None,
        };
        let rated = ratings::find(db, row.id).await?;
        let told_of_unit = row.handling_unit_id.filter(|_| !matches!(state, State::ReturnedByUnit | State::Withdrawn));
        let told = self.told(db, &row, &log).await?;
        let case = TrackedCase {
            kind: kind(&row)?,
            state,
            unit: told_of_unit.map(|unit| reference.unit_name(UnitId(unit))),
            front: reference.unit_name(front_before(&row, &log)),
            received_on: row.received_on,
            identity: IdentityMode::from_code(&row.identity_mode).ok_or(CaseError::Code("cases.identity_mode"))?,
            outcome: shown.outcome,
            due: due::main(&reference, &runs, today),
            further_dues: due::promised(&reference, &runs, today),
            timeline: view::timeline(&reference, key.as_ref(), &told, view::Reader::Reporter, lang)?,
            messages: conversation,
            answer: shown.answer,
            promises: shown.promises,
            forwarded: shown.forwarded,
            merged,
            question_open: state == State::AwaitingInfo,
            may_write: key.is_some() && !serving_state.is_terminal(),
            files_waiting: self.follow_up_files(db).await?,
            may_rate: serving_state == State::Resolved && rated.is_none() && !row.withdrawn,
            request: may_ask,
            appeal_goes_to: appeal_goes_to.map(|front| reference.unit_name(front)),
            linked: self.linked(db, &reference, &row).await?,
            request_waits: request.is_some_and(|(_, standing)| standing.waiting),
            publication: published::news(db, serving, serving.id == row.id).await?,
            may_withdraw: key.is_some() && !row.withdrawn && Transition::Withdraw.entry().from.contains(&state),
            rating: rated,
            refusal,
            diversion,
            record: record::of_case(db, &told).await?,
            rights: self.rights(db, &row, key.as_ref()).await?,
            safety: self.safety(db, &row, key.as_ref()).await?,
            number: row.number.clone(),
        };
        Ok(Some(if has_left(&row) { as_withdrawn(case, kind_before(&row, &log)?) } else { case }))
    }

    /// How the case stands that serves this sender: their own, or the one that theirs was merged into.
    pub(super) async fn serving_state(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        state: State,
    ) -> Result<State, ReadError> {
        let master = merged::master_of(db, row, state).await?;
        Ok(master.map(|master| view::state(&master.state)).transpose()?.unwrap_or(state))
    }

    /// What happened, without the openings that the sender must by law not be told of yet.
    pub(super) async fn told(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        log: &[entity_events::Model],
    ) -> Result<Vec<entity_events::Model>, ReadError> {
        let log = until_they_left(row, log);
        let held = openings::not_told(db, row.id).await?;
        let is_held = |event: &&entity_events::Model| {
            let of: Option<i32> = serde_json::from_str::<serde_json::Value>(&event.details)
                .ok()
                .and_then(|details| i32::try_from(details.get(REQUEST)?.as_i64()?).ok());
            held.contains(&of.unwrap_or(event.seq))
        };
        Ok(log.iter().filter(|event| !is_held(event)).map(|event| as_told(row, event)).collect())
    }

    /// Writes to the Front, with the files that wait for the message. An answer to an open question brings
    /// the case back to triage. The same words sent once more, without files, are the second click of an
    /// impatient hand: they are there already.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn write(&self, text: Private) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.write_now(text).await }, || ActError::Interrupted).await
    }

    async fn write_now(&self, text: Private) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let followed = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        let mut row = cases::hold(&tx, followed.id).await?.ok_or(ActError::NotFound)?;
        let state = view::state(&row.state).map_err(ActError::Failed)?;
        let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        if has_left(&row) || self.serving_state(&tx, &row, state).await?.is_terminal() {
            return Err(ActError::NotFound);
        }
        let today = services.clock.today();
        let newest = messages::newest(&tx, &key, row.id).await?;
        let files = self.follow_up_files(&tx).await?;
        if files.is_empty() && newest.is_some_and(|newest| newest.is_again(&text, today)) {
            return Ok(());
        }
        room_for_a_message(&tx, row.id, "message", today).await?;
        let (event, purpose) = if state == State::AwaitingInfo {
            let next = guard::decide(Transition::Supplement, &By::Reporter, &offer::stored_facts(&row, state, today)?)?;
            offer::advance(&tx, services, &mut row, Transition::Supplement, next).await?;
            let code = Transition::Supplement.code();
            (NewEvent::new(row.id, code, Some(state), next, Cause::Reporter, today), Purpose::Reply)
        } else {
            (NewEvent::new(row.id, "MESSAGE", Some(state), state, Cause::Reporter, today), Purpose::Addition)
        };
        if !cases::update(&tx, &row).await? {
            return Err(ActError::Stale);
        }
        let seq = events::append(&tx, &key, event).await?;
        let message = messages::insert(&tx, &key, row.id, purpose, seq, &text, today).await?;
        self.hand_over_files(&tx, &key, (row.id, message), state, today).await?;
        notify::moved(&tx, services, &row, told(Transition::Supplement), None).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Rates how the case was handled, once.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn rate(&self, rating: Rating) -> Result<(), ActError> {
        let this = self.clone();
        detached(async move { this.rate_now(rating).await }, || ActError::Interrupted).await
    }

    async fn rate_now(&self, rating: Rating) -> Result<(), ActError> {
        let services = &self.services;
        let tx = services.db.begin().await?;
        let row = self.followed(&tx).await?.ok_or(ActError::NotFound)?;
        let state = view::state(&row.state).map_err(ActError::Failed)?;
        if self.serving_state(&tx, &row, state).await? != State::Resolved
            || row.withdrawn
            || ratings::find(&tx, row.id).await?.is_some()
        {
            return Err(ActError::Stale);
        }
        let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        let today = services.clock.today();
        if !cases::update(&tx, &row).await? {
            return Err(ActError::Stale);
        }
        ratings::insert(&tx, row.id, rating, today).await?;
        let event = NewEvent::new(row.id, "RATED", Some(state), state, Cause::Reporter, today);
        events::append(&tx, &key, event).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Counts a look-up with a code, in the transaction that opens the case. Too early is not counted:
/// impatience makes nothing worse.
pub(super) async fn count_look_up(tx: &Tx, services: &Services, receipt_hash: &[u8]) -> Result<(), ActError> {
    if services.config.limits == LimitMode::Off {
        return Ok(());
    }
    let (key, now) = (services.vault.attempt_hash("receipt", &[receipt_hash]).to_vec(), services.clock.now());
    let before = attempts::failures(tx, &key, now).await?;
    if let Some(wait) = before.and_then(|tries| tries.wait_beyond(LOOK_UPS - 1, now)) {
        return Err(ActError::Wait(wait));
    }
    Ok(attempts::failed(tx, key, now).await?)
}

/// Whether the sender may write once more, into this field. The caller holds the case's row, so that no two
/// pass at once.
pub(super) async fn room_for_a_message(
    tx: &Tx,
    case_id: i64,
    field: &'static str,
    today: Date,
) -> Result<(), ActError> {
    let mut errors = FieldErrors::default();
    if messages::count_from_reporter(tx, case_id, None).await? >= u64::from(MESSAGES_MAX) {
        errors.add_limit(field, Problem::NotAllowed, MESSAGES_MAX);
    } else if messages::count_from_reporter(tx, case_id, Some(today)).await? >= u64::from(MESSAGES_A_DAY) {
        errors.add_limit(field, Problem::TooMany, MESSAGES_A_DAY);
    }
    Ok(errors.into_result(())?)
}

pub(super) fn kind(row: &rows::Model) -> Result<Kind, CaseError> {
    Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))
}

fn refusal_of(key: &CaseKey, log: &[entity_events::Model]) -> Result<Option<(String, Private)>, ReadError> {
    let refused = log.iter().rev().find(|event| event.code == Transition::Refuse.code());
    let Some(event) = refused else { return Ok(None) };
    let note = events::note(key, event)?.unwrap_or_default();
    Ok(Some((event.reason_code.clone().unwrap_or_default(), note)))
}
