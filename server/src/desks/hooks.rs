//! Of what units' own systems are told. The conflict rule decides here as it does on a page: what is kept from whoever
//! a token acts for, or from whoever allowed it, is not told to its system.

use domain::case::told::Told;
use domain::interface::hook::HookEvent;
use domain::interface::token::Scope;
use domain::policy::{Action, CaseFacts, Principal, decide};
use domain::unit::{OfficerId, UnitId};
use sea_orm::ConnectionTrait;

use super::officer::acting;
use super::view;
use crate::Services;
use crate::store::Tx;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::hooks::{self, messages};
use crate::store::people;
use crate::store::tokens::{self, Token};

/// Something to tell; to those alone that act in this officer's place, if there is one.
type News = (HookEvent, Option<OfficerId>);

/// Whether the system that has this token may know of a case: whether it could read it.
///
/// # Errors
/// When the store does not answer.
pub(crate) async fn may_know(
    db: &impl ConnectionTrait,
    services: &Services,
    token: &Token,
    facts: &CaseFacts,
) -> Result<bool, CaseError> {
    if !tokens::scopes(token).contains(&Scope::Referrals) {
        return Ok(false);
    }
    let (reference, today) = (services.reference.get(), services.clock.today());
    let mut both = Vec::with_capacity(2);
    for id in [token.officer_id, token.made_by] {
        if people::by_id(db, id).await?.is_none_or(|row| row.status != people::ACTIVE) {
            return Ok(false);
        }
        both.push(people::official(db, id, &reference.tree, today).await?);
    }
    let [officer, maker] = &both[..] else { return Ok(false) };
    let acting = acting(officer, maker, UnitId(token.unit_id));
    Ok(acting.is_some_and(|acting| decide(&Principal::Officer(acting), Action::ViewAsUnit, facts).is_allowed()))
}

/// Tells systems of the unit of a move, when these people are told of it.
pub(super) async fn moved(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    whom: &[Told],
    assignee: Option<OfficerId>,
) -> Result<(), CaseError> {
    let state = view::state(&row.state)?;
    let news = |told: &Told| {
        let only_for = assignee.filter(|_| *told == Told::Assignee);
        HookEvent::of(*told, state).map(|event| (event, only_for))
    };
    let news: Vec<News> = whom.iter().filter_map(news).collect();
    let Some(unit) = row.handling_unit_id.filter(|_| !news.is_empty()) else { return Ok(()) };
    let there = hooks::tokens_of(tx, UnitId(unit), services.clock.today()).await?;
    if there.is_empty() {
        return Ok(());
    }
    tell(tx, services, &cases::facts(tx, row).await?, &there, &news).await
}

/// Tells systems of the unit that officers there were reminded of a date.
pub(super) async fn reminded(tx: &Tx, services: &Services, facts: &CaseFacts) -> Result<(), CaseError> {
    let Some(unit) = facts.handling_unit else { return Ok(()) };
    let there = hooks::tokens_of(tx, unit, services.clock.today()).await?;
    tell(tx, services, facts, &there, &[(HookEvent::ReferralReminded, None)]).await
}

async fn tell(
    tx: &Tx,
    services: &Services,
    facts: &CaseFacts,
    systems: &[Token],
    news: &[News],
) -> Result<(), CaseError> {
    for token in systems {
        if !may_know(tx, services, token, facts).await? {
            continue;
        }
        for (event, only_for) in news {
            if only_for.is_none_or(|officer| officer.0 == token.officer_id) {
                messages::queue(tx, token.id, *event, Some(facts.case_id.0), services.clock.now()).await?;
            }
        }
    }
    Ok(())
}
