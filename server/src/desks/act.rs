//! The way every move of an officer takes: open the case under the lock, ask the policy, compare
//! the version, decide by the table, do what belongs to the move, append the event, commit.

use domain::case::guard::{self, By, Facts, Refusal};
use domain::case::transition::Actor;
use domain::case::{State, Transition};
use domain::errors::{FieldErrors, Problem};
use domain::policy::{Action, CaseFacts, Official, Seat, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId};
use time::Date;

use super::{ActError, Bounds, Officer, appeals, offer, requests, view};
use crate::reference::Reference;
use crate::store::cases;
use crate::store::entity::{cases as rows, events as event_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::links::{self, Link};
use crate::store::{Tx, answers, diversions, paper_scans, promises, ratings, referrals, subjects};
use crate::vault::CaseKey;

/// A case, opened for change by somebody who may see it.
pub(super) struct Opened {
    pub tx: Tx,
    pub row: rows::Model,
    pub state: State,
    pub key: CaseKey,
    pub facts: CaseFacts,
    pub desk: Desk,
    pub today: Date,
}

/// Opens a case for an officer at a desk.
///
/// # Errors
/// [`ActError::NotFound`] when it is not there or not for them, [`ActError::Stale`] when it is not
/// the version they looked at, as their desk counts it.
pub(super) async fn open(officer: &Officer, desk: Desk, number: &str, version: i32) -> Result<Opened, ActError> {
    let services = officer.services();
    // Before the transaction: whoever waits in one for another connection may wait for somebody who does the same.
    if !officer.is_unchanged().await? {
        return Err(ActError::NotFound);
    }
    let tx = services.db.begin().await?;
    let row = cases::by_number(&tx, number).await?.ok_or(ActError::NotFound)?;
    let facts = cases::facts(&tx, &row).await?;
    let action = if desk == Desk::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
    if !decide(&officer.principal(), action, &facts).is_allowed() {
        return Err(ActError::NotFound);
    }
    let current = match desk {
        Desk::Unit => view::version_for_unit(&events::of_case(&tx, row.id).await?),
        _ => row.version,
    };
    if current != version {
        return Err(ActError::Stale);
    }
    let key = cases::key(&tx, &services.vault, row.id).await?.ok_or(ActError::NotFound)?;
    let state = view::state(&row.state)?;
    Ok(Opened { tx, row, state, key, facts, desk, today: services.clock.today() })
}

impl Opened {
    /// The unit in whose name the officer acts here.
    pub fn acting_unit(&self) -> UnitId {
        match self.desk {
            Desk::Unit => UnitId(self.row.handling_unit_id.unwrap_or(self.row.front_id)),
            _ => UnitId(self.row.front_id),
        }
    }

    /// Whether the table of moves lets this officer make a move.
    pub fn judge(&self, officer: &Officer, transition: Transition, facts: &Facts) -> Result<State, Refusal> {
        judge(officer.official(), self.desk, &self.facts, transition, facts)
    }

    /// What the guards look at, before the form adds its part.
    pub async fn guard_facts(&self) -> Result<Facts, ActError> {
        Ok(guard_facts(&self.tx, &self.row, self.state, &self.facts, self.today).await?)
    }

    /// Which bodies the case is kept from, as it stands now.
    pub async fn bounds(&self, reference: &Reference) -> Result<Bounds, ActError> {
        Ok(Bounds::of(&self.tx, reference, &self.facts, self.today).await?)
    }

    /// The unit has the case no more.
    pub async fn give_back(&mut self) -> Result<(), ActError> {
        self.row.return_count += 1;
        if let Some(letter) = referrals::in_force(&self.tx, self.row.id).await? {
            referrals::set_status(&self.tx, &letter, referrals::RETURNED).await?;
        }
        Ok(())
    }

    /// What answers a letter is not signed before the letter, nor before the answer was asked for again.
    pub async fn signed_after_asking(&self, signed_on: Date) -> Result<(), ActError> {
        let asks = |event: &&event_rows::Model| {
            Transition::from_code(&event.code).is_some_and(|made| made.refers() || made.sends_back())
        };
        let log = events::of_case(&self.tx, self.row.id).await?;
        // A letter on paper has a date of its own: it was sent before that was recorded.
        let asked = log.iter().rev().find(asks).map(|event| event.document_on.unwrap_or(event.on_date));
        if asked.is_some_and(|asked| signed_on < asked) {
            return Err(FieldErrors::one("document_on", Problem::NotLater).into());
        }
        Ok(())
    }

    /// Decides a move and sets state and clocks.
    pub async fn decide(&mut self, officer: &Officer, transition: Transition, facts: &Facts) -> Result<(), ActError> {
        let next = self.judge(officer, transition, facts)?;
        Ok(offer::advance(&self.tx, officer.services(), &mut self.row, transition, next).await?)
    }

    /// Stores the row and appends the event of a move or a change. Returns the event's number.
    pub async fn record(&mut self, officer: &Officer, code: &str, said: Said) -> Result<i32, ActError> {
        if !cases::update(&self.tx, &self.row).await? {
            return Err(ActError::Stale);
        }
        let seat = self.seat_for(officer, code, said.role);
        let role = said.role.or(seat.map(|seat| seat.role));
        let cause = Cause::Officer {
            id: officer.id(),
            role: role.map(|role| role.code().to_owned()).unwrap_or_default(),
            unit: said.at.or(seat.map(|seat| seat.unit)).unwrap_or_else(|| self.acting_unit()),
            at: officer.services().clock.now(),
        };
        let to = view::state(&self.row.state)?;
        let event = NewEvent {
            reason_code: said.reason_code,
            details: by_program(in_place(said.details, seat), officer),
            note: said.note,
            document_no: said.document_no,
            document_on: said.document_on,
            ..NewEvent::new(self.row.id, code, Some(self.state), to, cause, self.today)
        };
        Ok(events::append(&self.tx, &self.key, event).await?)
    }

    /// As what somebody makes this move: in the first role that the table names and they have, their own before
    /// that of a leader for whom they stand in.
    fn seat_for(&self, officer: &Officer, code: &str, role: Option<Role>) -> Option<Seat> {
        let held = officer.official().seats(self.desk, &self.facts);
        if let Some(role) = role {
            return held.into_iter().find(|seat| seat.role == role);
        }
        let named = Transition::from_code(code).into_iter().flat_map(|transition| transition.entry().actors);
        let named: Vec<Role> = named
            .filter_map(|actor| match actor {
                Actor::Officer { desk, roles } if *desk == self.desk => Some(*roles),
                _ => None,
            })
            .flatten()
            .copied()
            .collect();
        let fitting = |seat: &&Seat| named.contains(&seat.role);
        let order = |seat: &&Seat| (seat.stands_in.is_some(), named.iter().position(|role| *role == seat.role));
        held.iter().filter(fitting).min_by_key(order).or(held.first()).copied()
    }
}

/// What an event says besides the move itself.
#[derive(Default)]
pub(super) struct Said {
    pub role: Option<Role>,
    /// For which body the officer acts, when it is not the one that has the case now.
    pub at: Option<UnitId>,
    pub reason_code: Option<String>,
    pub details: serde_json::Value,
    pub note: Option<Private>,
    pub document_no: Option<String>,
    pub document_on: Option<Date>,
}

impl Said {
    pub fn because(note: &Private) -> Self {
        Self { note: Some(note.clone()), ..Self::default() }
    }

    pub fn code(mut self, code: &str) -> Self {
        self.reason_code = Some(code.to_owned());
        self
    }
}

/// Under this name an event tells for which leader somebody acted.
const IN_PLACE_OF: &str = "in_place_of";
/// Under this name it tells in whose name they sign.
pub(super) const SIGNS: &str = "signs";

/// The details of an event, with the leader for whom somebody acted.
pub(super) fn in_place(details: serde_json::Value, seat: Option<Seat>) -> serde_json::Value {
    let Some(deputation) = seat.and_then(|seat| seat.stands_in) else { return details };
    let mut details = if details.is_object() { details } else { serde_json::json!({}) };
    details[IN_PLACE_OF] = deputation.leader.0.into();
    details[SIGNS] = deputation.signs.code().into();
    details
}

/// The leader for whom somebody acted, as the event tells.
pub(super) fn stood_in_for(event: &event_rows::Model) -> Option<OfficerId> {
    let details = serde_json::from_str::<serde_json::Value>(&event.details).ok()?;
    details.get(IN_PLACE_OF)?.as_i64().map(OfficerId)
}

/// Under this name an event tells which token acted in an officer's place.
const TOKEN: &str = "token";

/// The details of an event, with the token that acted.
pub(super) fn by_program(details: serde_json::Value, officer: &Officer) -> serde_json::Value {
    let Some(token) = officer.program() else { return details };
    let mut details = if details.is_object() { details } else { serde_json::json!({}) };
    details[TOKEN] = token.into();
    details
}

/// The token that acted, by the details of an event.
pub(super) fn program_of(details: &str) -> Option<i64> {
    serde_json::from_str::<serde_json::Value>(details).ok()?.get(TOKEN)?.as_i64()
}

/// The worst mark of all who wait for this answer, once each of them has given one: what one of them is content with
/// ends nothing for the others.
async fn rated(db: &impl sea_orm::ConnectionTrait, row: &rows::Model) -> Result<Option<u8>, cases::CaseError> {
    let mut all = vec![row.id];
    for id in links::followers(db, Link::Merged, row.id).await? {
        if cases::by_id(db, id).await?.is_some_and(|follower| !follower.withdrawn && follower.erased_on.is_none()) {
            all.push(id);
        }
    }
    let mut worst = None;
    for id in all {
        let Some(rating) = ratings::find(db, id).await? else { return Ok(None) };
        worst = Some(worst.map_or(rating.result, |before: u8| before.min(rating.result)));
    }
    Ok(worst)
}

/// Whether the table of moves lets somebody make a move. Who stands in for a leader may make what that leader
/// might make: who drafts does not approve, neither in person nor through a deputy.
///
/// # Errors
/// Why not.
pub(super) fn judge(
    official: &Official,
    desk: Desk,
    policy: &CaseFacts,
    transition: Transition,
    facts: &Facts,
) -> Result<State, Refusal> {
    let seats = official.seats(desk, policy);
    let facts = facts.clone().seen(|by| official.seen(by));
    let by = |id, roles| guard::decide(transition, &By::Officer { id, desk, roles }, &facts);
    let me = official.standing().officer();
    let own = seats.iter().filter(|seat| seat.stands_in.is_none()).map(|seat| seat.role).collect();
    let mut judged = by(me, own);
    for seat in &seats {
        if let (Err(Refusal::WrongActor), Some(deputation)) = (&judged, seat.stands_in) {
            let leader = deputation.leader;
            let theirs = facts.clone().seen(|by| official.seen_for(leader, by));
            let in_person = By::Officer { id: leader, desk, roles: vec![seat.role] };
            judged = by(me, vec![seat.role]).and_then(|_| guard::decide(transition, &in_person, &theirs));
        }
    }
    judged
}

/// What is stored about a case, as the guards see it.
pub(super) async fn guard_facts(
    db: &impl sea_orm::ConnectionTrait,
    row: &rows::Model,
    state: State,
    policy: &CaseFacts,
    today: Date,
) -> Result<Facts, cases::CaseError> {
    let mut facts = offer::stored_facts(row, state, today)?;
    facts.classified = !policy.subjects.is_empty() && !row.main_category.is_empty();
    if state == State::Triage {
        facts.classified &= !subjects::is_open(db, row.id).await? && subjects::namesakes(db, row.id).await?.is_empty();
    }
    if matches!(state, State::Triage | State::AwaitingAnswerApproval) {
        let drafted = answers::of_case(db, row.id).await?;
        let open = drafted.iter().rev().find(|answer| {
            let own = answer.referral_id.is_none();
            matches!(answer.status.as_str(), answers::DRAFT | answers::PROPOSED) && own == (state == State::Triage)
        });
        facts.drafted_by = open.map(|answer| domain::unit::OfficerId(answer.drafted_by));
        facts.front_answer_drafted = open.is_some_and(|answer| answer.referral_id.is_none());
    }
    if matches!(state, State::Answered | State::Remedy) {
        let given = answers::of_case(db, row.id).await?;
        let given = given.iter().rev().find(|answer| {
            answer.referral_id.is_some() && matches!(answer.status.as_str(), answers::ISSUED | answers::RELEASED)
        });
        // Whoever wrote it down for a unit without an account judges it as little as whoever signed it here.
        let by = given.map(|answer| answer.signed_by.unwrap_or(answer.drafted_by));
        facts.signed_by = by.map(domain::unit::OfficerId);
    }
    if Transition::EnterAnswer.entry().from.contains(&state)
        && let Some(draft) = answers::written_down(db, row).await?
    {
        facts.drafted_by = Some(domain::unit::OfficerId(draft.drafted_by));
        facts.paper_answer_ready = paper_scans::standing(db, draft.id).await?.iter().any(|scan| scan.may_be_opened());
    }
    if Transition::Divert.entry().from.contains(&state) {
        let waiting = diversions::waiting(db, row.id).await?;
        facts.diversion_proposed_by = waiting.map(|row| domain::unit::OfficerId(row.proposed_by));
        facts.followers = links::count(db, Link::Merged, row.id).await?;
    }
    if state == State::Remedy {
        facts.remedy = promises::standing(db, row.id, today).await?;
    }
    if requests::need_the_record(state) {
        requests::tell(&mut facts, &events::of_case(db, row.id).await?);
    }
    if state == State::Resolved {
        // What was only forwarded has nobody who could answer once more.
        let drafted = answers::of_case(db, row.id).await?;
        facts.answered_by_unit = drafted.iter().any(|answer| answer.referral_id.is_some());
        facts.appeal_open = appeals::is_open(db, row.id).await?;
        facts.followers = links::count(db, Link::Merged, row.id).await?;
        facts.rated_result = rated(db, row).await?;
    }
    Ok(facts)
}
