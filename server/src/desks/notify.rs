//! Who is told that there is news. The conflict rule decides here as it does on a page: whoever
//! may not see a case is not written to about it either.

use std::collections::BTreeSet;

use domain::case::Transition;
use domain::case::told::{Told, told};
use domain::opening::{HolderGroup, Opening};
use domain::policy::{Action, CaseFacts, Official, Principal, decide};
use domain::role::{Desk, Role};
use domain::threat::PassedOn;
use domain::unit::{OfficerId, UnitId};
use sea_orm::ConnectionTrait;

use super::hooks;
use crate::Services;
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, officers};
use crate::store::holders::{self, ADMITTED};
use crate::store::links::{self, Link};
use crate::store::{Tx, Writes, outbox, people};

/// Tells whom a move concerns, as `domain::case::told` lists them, and systems of the unit; `assignee` has the case now.
pub(super) async fn moved(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    whom: &[Told],
    assignee: Option<OfficerId>,
) -> Result<(), CaseError> {
    for somebody in whom {
        match somebody {
            Told::Senders => reporters(tx, services, row).await?,
            Told::AskedSender => reporter(tx, services, row, MailKind::ReporterQuestion).await?,
            Told::Front(roles) => front(tx, services, row, roles, MailKind::FrontNew).await?,
            Told::FrontOfUnit(roles) => front(tx, services, row, roles, MailKind::FrontAnswer).await?,
            Told::Unit(roles) => unit(tx, services, row, roles, MailKind::UnitReferral).await?,
            Told::UnitOfAnswer(roles) => unit(tx, services, row, roles, MailKind::UnitSentBack).await?,
            Told::Assignee => {
                if let Some(OfficerId(to)) = assignee {
                    let mail = outbox::NewMail::to_officer(MailKind::OfficerAssigned, row.id, to);
                    outbox::queue(tx, mail, services.clock.now()).await?;
                }
            }
        }
    }
    hooks::moved(tx, services, row, whom, assignee).await
}

/// Tells officers of the case's Front.
pub(super) async fn front(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    roles: &[Role],
    kind: MailKind,
) -> Result<(), CaseError> {
    let facts = cases::facts(tx, row).await?;
    those_who_may(tx, tx, services, &facts, (UnitId(row.front_id), Desk::Front), roles, kind).await
}

/// Tells whom the sending of a case concerns that is about to be stored: `facts` are what the policy will see of it.
pub(super) async fn front_of_new(to: &impl Writes, services: &Services, facts: &CaseFacts) -> Result<(), CaseError> {
    let (db, today) = (services.db.reader(), services.clock.today());
    for somebody in told(Transition::Submit) {
        let Told::Front(roles) = somebody else { continue };
        let actions = [Action::ViewAsFront, Action::Act { desk: Desk::Front, roles }];
        for officer in people::with_role_or_in_place(db, facts.front, roles, today).await? {
            if officer.email.is_none() {
                continue;
            }
            if let Some(known) = services.known.get(services, OfficerId(officer.id)).await? {
                let official = (*known.official).clone();
                tell(to, services, facts, &actions, (official, officer.id), MailKind::FrontNew).await?;
            }
        }
    }
    Ok(())
}

/// Tells officers of the unit that has the case.
async fn unit(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    roles: &[Role],
    kind: MailKind,
) -> Result<(), CaseError> {
    match row.handling_unit_id {
        Some(unit) => {
            let facts = cases::facts(tx, row).await?;
            those_who_may(tx, tx, services, &facts, (UnitId(unit), Desk::Unit), roles, kind).await
        }
        None => Ok(()),
    }
}

async fn those_who_may(
    db: &impl ConnectionTrait,
    to: &impl Writes,
    services: &Services,
    facts: &CaseFacts,
    (unit, desk): (UnitId, Desk),
    roles: &[Role],
    kind: MailKind,
) -> Result<(), CaseError> {
    // Who holds one of the roles, or stands in for somebody who does and may decide about this case.
    let view = if desk == Desk::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
    let actions = [view, Action::Act { desk, roles }];
    for officer in people::with_role_or_in_place(db, unit, roles, services.clock.today()).await? {
        officer_who_may(db, to, services, facts, &actions, &officer, kind).await?;
    }
    Ok(())
}

/// Tells those who hold a key that a request waits for their secret. Whoever asked for it, or
/// approved it, has had their part.
pub(super) async fn holders(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    opening: Opening,
    group: HolderGroup,
) -> Result<(), CaseError> {
    let facts = cases::facts(tx, row).await?;
    let (action, kind) = (Action::in_turn(group, opening), MailKind::turn_of(group));
    for holder in holders::in_state(tx, opening.keeper, ADMITTED, services.clock.today()).await? {
        if holders::place(&holder)?.group != group {
            continue;
        }
        if let Some(officer) = people::by_id(tx, holder.officer_id).await? {
            officer_who_may(tx, tx, services, &facts, &[action], &officer, kind).await?;
        }
    }
    Ok(())
}

/// Tells those to whom it was passed on that a sender is threatened: each once.
pub(super) async fn protectors(
    tx: &Tx,
    services: &Services,
    facts: &CaseFacts,
    passed: PassedOn,
) -> Result<(), CaseError> {
    let mut told = BTreeSet::new();
    for (front, role) in passed.told() {
        for officer in people::with_role(tx, front, &[role], services.clock.today()).await? {
            if told.insert(officer.id) {
                let action = Action::HandleThreat(passed);
                officer_who_may(tx, tx, services, facts, &[action], &officer, MailKind::Threat).await?;
            }
        }
    }
    Ok(())
}

/// Tells officers for data protection that the sender of a case asks something; whoever wrote it down knows.
pub(super) async fn data_protection(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    entered_by: Option<i64>,
) -> Result<(), CaseError> {
    let facts = cases::facts(tx, row).await?;
    for officer in people::anywhere(tx, Role::DataProtection, services.clock.today()).await? {
        if Some(officer.id) != entered_by {
            let action = Action::HandleDataRequest;
            officer_who_may(tx, tx, services, &facts, &[action], &officer, MailKind::DataRequest).await?;
        }
    }
    Ok(())
}

/// Tells an officer who has an address and may do all of this with the case.
async fn officer_who_may(
    db: &impl ConnectionTrait,
    to: &impl Writes,
    services: &Services,
    facts: &CaseFacts,
    actions: &[Action<'_>],
    officer: &officers::Model,
    kind: MailKind,
) -> Result<(), CaseError> {
    if officer.email.is_none() {
        return Ok(());
    }
    let reference = services.reference.get();
    let official = people::official(db, officer.id, &reference.tree, services.clock.today()).await?;
    tell(to, services, facts, actions, (official, officer.id), kind).await
}

async fn tell(
    to: &impl Writes,
    services: &Services,
    facts: &CaseFacts,
    actions: &[Action<'_>],
    (official, id): (Official, i64),
    kind: MailKind,
) -> Result<(), CaseError> {
    let principal = Principal::Officer(official);
    if actions.iter().all(|action| decide(&principal, *action, facts).is_allowed()) {
        let mail = outbox::NewMail::to_officer(kind, facts.case_id.0, id);
        outbox::queue(to, mail, services.clock.now()).await?;
    }
    Ok(())
}

/// Tells the sender, if they asked for it.
pub(super) async fn reporter(tx: &Tx, services: &Services, row: &rows::Model, kind: MailKind) -> Result<(), CaseError> {
    if row.notify {
        let mail = outbox::NewMail::to_reporter(kind, row.id, &row.language);
        outbox::queue(tx, mail, services.clock.now()).await?;
    }
    Ok(())
}

/// Tells the sender that the case has come further, and those whose own was merged into it: what is
/// between the Front and one of them is no news to the others.
pub(super) async fn reporters(tx: &Tx, services: &Services, row: &rows::Model) -> Result<(), CaseError> {
    reporter(tx, services, row, MailKind::ReporterNews).await?;
    for id in links::followers(tx, Link::Merged, row.id).await? {
        let follower = cases::by_id(tx, id).await?.ok_or(CaseError::Code("case_links.case_id"))?;
        reporter(tx, services, &follower, MailKind::ReporterNews).await?;
    }
    Ok(())
}
