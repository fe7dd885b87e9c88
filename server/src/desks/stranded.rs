//! A case never lies where everybody who could do what comes next is kept from it: one who bears the name that was
//! given, or has a tie, may be the only one there.
//!
//! Until it is sorted it goes to the nearest Front above where somebody is free; of what a unit got it is told here
//! whether anybody there is. From a body in which nobody holds the role at all nothing is taken away: somebody is about
//! to be put in their place.

use std::collections::HashMap;

use domain::case::State;
use domain::policy::{Action, CaseFacts, Official, Principal, decide};
use domain::role::{Desk, Role};
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use time::Date;

use super::custody::{self, Why};
use super::{ActError, Bounds, view};
use crate::Services;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::{detached, inbox, people};

/// Who makes the next move in each state before a case is sorted, or when it is to be sorted again.
const NEXT: [(State, Role); 4] = [
    (State::Submitted, Role::Intake),
    (State::Received, Role::Triage),
    (State::Triage, Role::Triage),
    (State::ReturnedByUnit, Role::Triage),
];

/// Cases that are looked at in one go.
const BATCH: u64 = 200;

/// Who makes the next move at the Front, of a case that is not sorted yet.
pub(super) fn next_role(state: State) -> Option<Role> {
    NEXT.iter().find(|(of, _)| *of == state).map(|(_, role)| *role)
}

/// Passes on what nobody may take up; returns how many cases.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn run_stranded(services: &Services) -> Result<u64, ActError> {
    let (db, today) = (services.db.reader(), services.clock.today());
    let (mut moved, mut known) = (0, Known::default());
    for next in NEXT {
        let mut after = 0;
        loop {
            let found = inbox::maybe_stranded(db, next, today, after, BATCH).await?;
            let Some(last) = found.last() else { break };
            after = last.id;
            for row in &found {
                // Only read for most: somebody is free, or nobody above is either.
                if goes_to(db, services, &mut known, row).await?.is_none() {
                    continue;
                }
                let (services, id) = (services.clone(), row.id);
                match detached(async move { hand_on(&services, id, today).await }, || ActError::Interrupted).await {
                    Ok(done) => moved += u64::from(done),
                    Err(error) => tracing::error!(case = id, %error, "a case could not go up; it is tried again"),
                }
            }
        }
    }
    Ok(moved)
}

async fn hand_on(services: &Services, id: i64, today: Date) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let Some(mut row) = cases::hold(&tx, id).await? else { return Ok(false) };
    let Some(front) = goes_to(&tx, services, &mut Known::default(), &row).await? else { return Ok(false) };
    if !custody::hand_up(&tx, services, &mut row, (front, Why::NobodyFree), today).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// The Front to which a case goes that nobody may take up where it is.
async fn goes_to(
    db: &impl ConnectionTrait,
    services: &Services,
    known: &mut Known,
    row: &rows::Model,
) -> Result<Option<UnitId>, CaseError> {
    let Some(role) = next_role(view::state(&row.state)?) else { return Ok(None) };
    let facts = CaseFacts { raised_to: None, ..cases::facts(db, row).await? };
    if anybody(db, services, known, (Desk::Front, &[role]), &facts).await? != Anybody::AllKept {
        return Ok(None);
    }
    let reference = services.reference.get();
    let bounds = Bounds::of(db, &reference, &facts, services.clock.today()).await?;
    for front in reference.tree.fronts_from(facts.front).into_iter().skip(1) {
        let there = CaseFacts { front, raised_to: None, ..facts.clone() };
        if bounds.admits(&reference.tree, front)
            && anybody(db, services, known, (Desk::Front, &[role]), &there).await? == Anybody::Free
        {
            return Ok(Some(front));
        }
    }
    Ok(None)
}

/// Whether everybody is kept from a case who sorts at this Front.
pub(super) async fn nobody_sorts(
    db: &impl ConnectionTrait,
    services: &Services,
    row: &rows::Model,
    front: UnitId,
) -> Result<bool, CaseError> {
    let there = CaseFacts { front, raised_to: None, ..cases::facts(db, row).await? };
    let sorter = (Desk::Front, &[Role::Triage][..]);
    Ok(anybody(db, services, &mut Known::default(), sorter, &there).await? == Anybody::AllKept)
}

/// What officers are, so that it is put together once for many cases.
pub(super) type Known = HashMap<i64, Official>;

/// What there is of people for a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anybody {
    /// Somebody may make it.
    Free,
    /// Somebody is there for it, and the rule keeps the case from each of them.
    AllKept,
    /// Nobody has the role.
    Nobody,
}

/// Whether somebody with one of these roles may act on a case, at the Front or in the unit that has it by these facts, or
/// in the body above to which it went up.
pub(super) async fn anybody(
    db: &impl ConnectionTrait,
    services: &Services,
    known: &mut Known,
    (desk, roles): (Desk, &[Role]),
    facts: &CaseFacts,
) -> Result<Anybody, CaseError> {
    let has_it = if desk == Desk::Front { Some(facts.front) } else { facts.handling_unit };
    let body = facts.raised_to.or(has_it);
    let Some(body) = body else { return Ok(Anybody::Nobody) };
    let (reference, today) = (services.reference.get(), services.clock.today());
    let mut found = Anybody::Nobody;
    for officer in people::with_role(db, body, roles, today).await? {
        let official = match known.get(&officer.id) {
            Some(official) => official.clone(),
            None => people::official(db, officer.id, &reference.tree, today).await?,
        };
        known.insert(officer.id, official.clone());
        if official.never_reads() {
            continue;
        }
        if decide(&Principal::Officer(official), Action::Act { desk, roles }, facts).is_allowed() {
            return Ok(Anybody::Free);
        }
        found = Anybody::AllKept;
    }
    Ok(found)
}
