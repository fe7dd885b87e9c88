//! A case that the Front above looks at again: the one that it came from waits for it (T24 is held).

use domain::case::State;
use domain::case::clock::Clock;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::{clocks, custody, view};
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::entity::cases as rows;
use crate::store::links::{self, Link};
use crate::store::{Tx, cases, events};

/// The case at the Front above, if there is one.
pub(super) async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<rows::Model>, CaseError> {
    match links::followers(db, Link::Appeal, case_id).await?.first() {
        Some(id) => Ok(cases::by_id(db, *id).await?),
        None => Ok(None),
    }
}

/// The Front that was asked to look at a case again, if one was: where it went since is its own business.
pub(super) async fn asked(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<UnitId>, CaseError> {
    let Some(appeal) = of_case(db, case_id).await? else { return Ok(None) };
    Ok(Some(custody::front_when(&appeal, &events::of_case(db, appeal.id).await?)))
}

/// The case at the other Front that the same sender has about the same matter, in either direction; the
/// flag says whether that one is at the Front above.
pub(super) async fn other_of(
    db: &impl ConnectionTrait,
    case_id: i64,
) -> Result<Option<(rows::Model, bool)>, CaseError> {
    if let Some(appeal) = of_case(db, case_id).await? {
        return Ok(Some((appeal, true)));
    }
    match links::target(db, Link::Appeal, case_id).await? {
        Some(origin) => Ok(cases::by_id(db, origin).await?.map(|origin| (origin, false))),
        None => Ok(None),
    }
}

/// What is erased when a sender wants a case erased: the same words lie in both. `None` as long as one
/// of the two goes on.
pub(super) async fn to_erase(db: &impl ConnectionTrait, case: &rows::Model) -> Result<Option<Vec<i64>>, CaseError> {
    let other = other_of(db, case.id).await?.map(|(other, _)| other).filter(|other| other.erased_on.is_none());
    let mut ids = Vec::new();
    for row in std::iter::once(case).chain(&other) {
        if !view::state(&row.state)?.is_terminal() {
            return Ok(None);
        }
        ids.push(row.id);
    }
    Ok(Some(ids))
}

/// Whether the Front above still looks at it, in the case itself or in the one into which that was merged.
pub(super) async fn is_open(db: &impl ConnectionTrait, case_id: i64) -> Result<bool, CaseError> {
    // Who withdrew it waits for nothing, whether or not the Front above goes on without them.
    let Some(appeal) = of_case(db, case_id).await?.filter(|appeal| !appeal.withdrawn) else { return Ok(false) };
    let state = view::state(&appeal.state)?;
    let goes_on = match links::target(db, Link::Merged, appeal.id).await?.filter(|_| state == State::Merged) {
        Some(master) => cases::by_id(db, master).await?.map(|master| view::state(&master.state)).transpose()?,
        None => Some(state),
    };
    Ok(goes_on.is_some_and(|state| !state.is_terminal()))
}

/// A case has come to this end: whatever it came from, or came from a case that was merged into it, goes
/// on with a new time for a rating. Merged is no end: the answer is still to come.
pub(super) async fn release(tx: &Tx, services: &Services, ended: &rows::Model, end: State) -> Result<(), CaseError> {
    if end == State::Merged {
        return Ok(());
    }
    for origin in origins(tx, ended.id).await? {
        go_on(tx, services, origin).await?;
    }
    Ok(())
}

/// What this case came from, and what each case came from that was merged into it.
pub(super) async fn origins(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<i64>, CaseError> {
    let mut origins = Vec::new();
    origins.extend(links::target(db, Link::Appeal, case_id).await?);
    for id in links::followers(db, Link::Merged, case_id).await? {
        origins.extend(links::target(db, Link::Appeal, id).await?);
    }
    Ok(origins)
}

/// The sender withdrew this case, and it goes on without them: what it came from goes on as if it had ended.
pub(super) async fn left(tx: &Tx, services: &Services, case_id: i64) -> Result<(), CaseError> {
    match links::target(tx, Link::Appeal, case_id).await? {
        Some(origin) => go_on(tx, services, origin).await,
        None => Ok(()),
    }
}

async fn go_on(tx: &Tx, services: &Services, origin: i64) -> Result<(), CaseError> {
    let Some(mut origin) = cases::hold(tx, origin).await? else { return Ok(()) };
    if view::state(&origin.state)? == State::Resolved {
        clocks::turn_to(tx, services, &mut origin, Some(Clock::Rating)).await?;
        cases::update(tx, &origin).await?;
    }
    Ok(())
}
