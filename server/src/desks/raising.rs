//! What waits for a leader while nobody is there who may decide goes up: to the leaders of the Front above, and what a
//! unit drafted to the head of the body above it, who then may decide it as those below might. A case never waits for
//! one person. The rule is this program's own, after Decree 154/2026/NĐ-CP, art. 32.

use std::collections::BTreeSet;

use domain::absence::{is_overripe, may_decide};
use domain::case::request::Request;
use domain::case::{State, Transition};
use domain::feedback::Publication;
use domain::policy::{Action, CaseFacts, Principal, Seat, decide};
use domain::publication::may_be_drafted;
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId, UnitKind};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::Date;

use super::{ActError, Bounds, act, namesakes, requests, view};
use crate::Services;
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{answers as answer_rows, cases as rows, events as event_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{answers, deputies, detached, diversions, inbox, outbox, people, publications};

/// The event with which a case goes up.
pub const RAISED: &str = "RAISED";
/// The event with which the Front's own answer is put before a leader.
const FRONT_ANSWER: &str = "FRONT_ANSWER";
/// The event with which a promise is said to be kept.
const EVIDENCE: &str = "EVIDENCE";
/// Cases that are looked at in one go.
const BATCH: u64 = 200;

/// What waits for a leader, and since when.
struct Approval {
    since: Date,
    drafted_by: Option<OfficerId>,
}

/// Where it waits.
struct Waiting {
    desk: Desk,
    role: Role,
    /// The body that has the case, or the one to which it went up before.
    at: UnitId,
    /// What is waited for: a letter, an answer, that it is checked, that the matter goes elsewhere or is refused as
    /// slander, what the sender asks for, what everybody is to read.
    approvals: Vec<Approval>,
    facts: CaseFacts,
}

/// Where it goes, and who is told.
struct Above {
    unit: UnitId,
    officers: Vec<i64>,
}

/// Lets everything go up that has waited too long; returns how much. Doing it twice does nothing more.
///
/// # Errors
/// When the store does not answer.
pub async fn run_raising(services: &Services, stop: impl Fn() -> bool) -> Result<u64, ActError> {
    let db = services.db.reader();
    let (mut raised, mut after) = (0, 0);
    loop {
        let found = inbox::awaiting_leader(db, after, BATCH).await?;
        let Some(last) = found.last() else { return Ok(raised) };
        after = last.id;
        for row in &found {
            if stop() {
                return Ok(raised);
            }
            // Most of them wait for somebody who is there: these are only read.
            if above(db, services, row).await?.is_some() {
                let (services, id) = (services.clone(), row.id);
                let done = detached(async move { raise(&services, id).await }, || ActError::Interrupted);
                raised += u64::from(done.await?);
            }
        }
    }
}

async fn raise(services: &Services, id: i64) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let Some(mut row) = cases::hold(&tx, id).await? else { return Ok(false) };
    let Above { unit, officers } = loop {
        let Some(found) = above(&tx, services, &row).await? else { return Ok(false) };
        // Whoever bears a name that was given may have come there since.
        if namesakes::keep_from(&tx, &services.vault, id, [found.unit]).await?.is_empty() {
            break found;
        }
    };
    let Some(key) = cases::key(&tx, &services.vault, id).await? else { return Ok(false) };
    row.raised_to_id = Some(unit.0);
    if !cases::update(&tx, &row).await? {
        return Ok(false);
    }
    let (state, today) = (view::state(&row.state)?, services.clock.today());
    let cause = Cause::System { at: services.clock.now() };
    let event =
        NewEvent { details: json!({ "to": unit.0 }), ..NewEvent::new(id, RAISED, Some(state), state, cause, today) };
    events::append(&tx, &key, event).await?;
    for officer in officers {
        let mail = outbox::NewMail::to_officer(MailKind::ApprovalRaised, id, officer);
        outbox::queue(&tx, mail, services.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Where a case goes up; `None` when it need not, or there is nobody above either.
async fn above(db: &impl ConnectionTrait, services: &Services, row: &rows::Model) -> Result<Option<Above>, CaseError> {
    let (reference, today) = (services.reference.get(), services.clock.today());
    let Some(waits) = waiting(db, row, today).await? else { return Ok(None) };
    for approval in &waits.approvals {
        if is_overripe(&reference.calendar, approval.since, today)
            && deciders(db, services, &waits, approval, waits.at, &waits.facts).await?.is_empty()
            && let Some(found) = nearest(db, services, &waits, approval).await?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The nearest body above where somebody is there who may decide.
async fn nearest(
    db: &impl ConnectionTrait,
    services: &Services,
    waits: &Waiting,
    approval: &Approval,
) -> Result<Option<Above>, CaseError> {
    let (reference, today) = (services.reference.get(), services.clock.today());
    let bounds = Bounds::of(db, &reference, &waits.facts, today).await?;
    let tree = &reference.tree;
    let is_front = |unit: UnitId| tree.get(unit).is_some_and(|found| found.kind == UnitKind::Front);
    let line = match waits.desk {
        Desk::Front => tree.fronts_from(waits.at).into_iter().skip(1).collect(),
        _ => tree.superiors(waits.at),
    };
    for unit in line {
        if is_front(unit) == (waits.desk == Desk::Front) && bounds.admits(tree, unit) {
            let facts = CaseFacts { raised_to: Some(unit), ..waits.facts.clone() };
            let officers = deciders(db, services, waits, approval, unit, &facts).await?;
            if !officers.is_empty() {
                return Ok(Some(Above { unit, officers }));
            }
        }
    }
    Ok(None)
}

/// The events with which something is put before a leader.
const DRAFTED: [&str; 2] = [Transition::ProposeTransfer.code(), Transition::ProposeAnswer.code()];

async fn waiting(db: &impl ConnectionTrait, row: &rows::Model, today: Date) -> Result<Option<Waiting>, CaseError> {
    let state = view::state(&row.state)?;
    let (desk, role) = match state {
        State::AwaitingAnswerApproval => (Desk::Unit, Role::UnitHead),
        _ => (Desk::Front, Role::FrontLeader),
    };
    let facts = cases::facts(db, row).await?;
    let log = events::of_case(db, row.id).await?;
    let known = act::guard_facts(db, row, state, &facts, today).await?;
    let last = |codes: &[&str]| log.iter().rev().find(|event| codes.contains(&event.code.as_str()));
    let mut approvals = Vec::new();
    let mut add = |since: Date, by: Option<OfficerId>| {
        // Who is above has as long as those below had.
        let raised = log.iter().rev().find(|event| event.code == RAISED).map(|event| event.on_date);
        let since = raised.filter(|_| facts.raised_to.is_some()).map_or(since, |raised| raised.max(since));
        approvals.push(Approval { since, drafted_by: by });
    };
    if matches!(state, State::AwaitingTransferApproval | State::AwaitingAnswerApproval)
        && let Some(draft) = last(&DRAFTED)
    {
        add(draft.on_date, draft.officer_id.map(OfficerId));
    }
    if let Some(diversion) = diversions::waiting(db, row.id).await?.filter(|_| desk == Desk::Front) {
        add(diversion.proposed_on, Some(OfficerId(diversion.proposed_by)));
    }
    if let Some(refusal) = requests::refusal_proposed(state, &log) {
        add(refusal.on_date, refusal.officer_id.map(OfficerId));
    }
    if state == State::Triage {
        let own = |answer: &&answer_rows::Model| answer.referral_id.is_none() && answer.status == answers::DRAFT;
        let drafted = answers::of_case(db, row.id).await?;
        if let (Some(answer), Some(event)) = (drafted.iter().rev().find(own), last(&[FRONT_ANSWER])) {
            add(event.on_date, Some(OfficerId(answer.drafted_by)));
        }
    }
    let given = |event: &&event_rows::Model| {
        Transition::from_code(&event.code).is_some_and(|made| made.entry().to == State::Answered)
    };
    let to_check = match state {
        State::Answered => log.iter().rev().find(given),
        State::Remedy if known.remedy.all_shown => last(&[EVIDENCE]),
        _ => None,
    };
    if let Some(event) = to_check {
        add(event.on_date, known.signed_by);
    }
    if let Some(request) = Request::in_state(state).filter(|_| known.sender_asked)
        && let Some(asked) = last(&[request.code()])
    {
        add(asked.on_date, known.refused_by.filter(|_| request == Request::Review));
    }
    if let Some(draft) = publications::waiting(db, row.id).await?
        && may_be_drafted(state, Publication::AwaitingApproval, known.sender_asked || known.appeal_open)
        && let Some(proposed_on) = draft.proposed_on
    {
        add(proposed_on, draft.proposed_by.map(OfficerId));
    }
    let here = if desk == Desk::Front { Some(facts.front) } else { facts.handling_unit };
    let at = facts.raised_to.or(here);
    Ok(at.map(|at| Waiting { desk, role, at, approvals, facts }))
}

/// Who of a body is there and may decide.
async fn deciders(
    db: &impl ConnectionTrait,
    services: &Services,
    waits: &Waiting,
    approval: &Approval,
    unit: UnitId,
    facts: &CaseFacts,
) -> Result<Vec<i64>, CaseError> {
    let (reference, today) = (services.reference.get(), services.clock.today());
    let away: BTreeSet<OfficerId> = deputies::away(db, unit, waits.role, today).await?;
    let view = if waits.desk == Desk::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
    let mut found = Vec::new();
    for officer in people::with_role_or_in_place(db, unit, &[waits.role], today).await? {
        let official = people::official(db, officer.id, &reference.tree, today).await?;
        let seats = official.seats(waits.desk, facts);
        let decides = |seat: &Seat| {
            let by = official.seen(approval.drafted_by);
            let by = seat.stands_in.map_or(by, |held| official.seen_for(held.leader, by));
            may_decide(OfficerId(officer.id), seat, by, &away)
        };
        if seats.iter().any(decides) && decide(&Principal::Officer(official), view, facts).is_allowed() {
            found.push(officer.id);
        }
    }
    Ok(found)
}
