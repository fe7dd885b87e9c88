//! An approval that waits while nobody is there who may decide goes up: to the leaders of the Front above, and what a
//! unit drafted to the head of the body above it, who then may decide it as those below might. A case never waits for
//! one person. The rule is this program's own, after Decree 154/2026/NĐ-CP, art. 32.

use std::collections::BTreeSet;

use domain::absence::{is_overripe, may_decide};
use domain::case::{State, Transition};
use domain::policy::{Action, CaseFacts, Principal, decide};
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId, UnitKind};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::Date;

use super::{ActError, Bounds, view};
use crate::Services;
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{deputies, detached, inbox, outbox, people};

/// The event with which a case goes up.
pub const RAISED: &str = "RAISED";
/// Cases that are looked at in one go.
const BATCH: u64 = 200;

/// What waits for a leader, and since when.
struct Approval {
    desk: Desk,
    role: Role,
    /// Where it waits: at the body that has the case, or at the one to which it went up before.
    at: UnitId,
    since: Date,
    drafted_by: Option<OfficerId>,
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
        let found = inbox::awaiting_approval(db, after, BATCH).await?;
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
    let Some(Above { unit, officers }) = above(&tx, services, &row).await? else { return Ok(false) };
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
    let Some(waits) = waiting(db, row).await? else { return Ok(None) };
    if !is_overripe(&reference.calendar, waits.since, today) {
        return Ok(None);
    }
    if !deciders(db, services, &waits, waits.at, &waits.facts).await?.is_empty() {
        return Ok(None);
    }
    let bounds = Bounds::of(db, &reference, &waits.facts, today).await?;
    let tree = &reference.tree;
    let is_front = |unit: UnitId| tree.get(unit).is_some_and(|found| found.kind == UnitKind::Front);
    let line = match waits.desk {
        Desk::Front => tree.fronts_from(waits.at).into_iter().skip(1).collect(),
        _ => tree.superiors(waits.at),
    };
    for unit in line {
        let fits = is_front(unit) == (waits.desk == Desk::Front) && bounds.admits(tree, unit);
        if fits {
            let facts = CaseFacts { raised_to: Some(unit), ..waits.facts.clone() };
            let officers = deciders(db, services, &waits, unit, &facts).await?;
            if !officers.is_empty() {
                return Ok(Some(Above { unit, officers }));
            }
        }
    }
    Ok(None)
}

async fn waiting(db: &impl ConnectionTrait, row: &rows::Model) -> Result<Option<Approval>, CaseError> {
    let (desk, role, drafted) = match view::state(&row.state)? {
        State::AwaitingTransferApproval => (Desk::Front, Role::FrontLeader, Transition::ProposeTransfer),
        State::AwaitingAnswerApproval => (Desk::Unit, Role::UnitHead, Transition::ProposeAnswer),
        _ => return Ok(None),
    };
    let facts = cases::facts(db, row).await?;
    let log = events::of_case(db, row.id).await?;
    let Some(draft) = log.iter().rev().find(|event| event.code == drafted.code()) else { return Ok(None) };
    // Who is above has as long as those below had.
    let raised = log.iter().rev().find(|event| event.code == RAISED && event.seq > draft.seq);
    let here = if desk == Desk::Front { Some(facts.front) } else { facts.handling_unit };
    let Some(at) = facts.raised_to.or(here) else { return Ok(None) };
    Ok(Some(Approval {
        desk,
        role,
        at,
        since: raised.unwrap_or(draft).on_date,
        drafted_by: draft.officer_id.map(OfficerId),
        facts,
    }))
}

/// Who of a body is there and may decide.
async fn deciders(
    db: &impl ConnectionTrait,
    services: &Services,
    waits: &Approval,
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
        let decides = |seat: &_| may_decide(OfficerId(officer.id), seat, waits.drafted_by, &away);
        if seats.iter().any(decides) && decide(&Principal::Officer(official), view, facts).is_allowed() {
            found.push(officer.id);
        }
    }
    Ok(found)
}
