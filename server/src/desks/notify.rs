//! Who is told that there is news. The conflict rule decides here as it does on a page: whoever
//! may not see a case is not written to about it either.

use domain::opening::{HolderGroup, Opening};
use domain::policy::{Action, CaseFacts, Principal, decide};
use domain::role::{Desk, Role};
use domain::unit::UnitId;

use crate::Services;
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, officers};
use crate::store::holders::{self, ADMITTED};
use crate::store::links::{self, Link};
use crate::store::{Tx, outbox, people};

/// Tells officers of the case's Front.
pub(super) async fn front(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    roles: &[Role],
    kind: MailKind,
) -> Result<(), CaseError> {
    officers(tx, services, row, UnitId(row.front_id), Desk::Front, roles, kind).await
}

/// Tells officers of the unit that has the case.
pub(super) async fn unit(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    roles: &[Role],
    kind: MailKind,
) -> Result<(), CaseError> {
    match row.handling_unit_id {
        Some(unit) => officers(tx, services, row, UnitId(unit), Desk::Unit, roles, kind).await,
        None => Ok(()),
    }
}

async fn officers(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    unit: UnitId,
    desk: Desk,
    roles: &[Role],
    kind: MailKind,
) -> Result<(), CaseError> {
    let facts = cases::facts(tx, row).await?;
    let action = if desk == Desk::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
    for officer in people::with_role(tx, unit, roles, services.clock.today()).await? {
        officer_who_may(tx, services, &facts, action, row.id, &officer, kind).await?;
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
            officer_who_may(tx, services, &facts, action, row.id, &officer, kind).await?;
        }
    }
    Ok(())
}

/// Tells an officer who has an address and may do this with the case.
async fn officer_who_may(
    tx: &Tx,
    services: &Services,
    facts: &CaseFacts,
    action: Action<'_>,
    case_id: i64,
    officer: &officers::Model,
    kind: MailKind,
) -> Result<(), CaseError> {
    if officer.email.is_none() {
        return Ok(());
    }
    let reference = services.reference.get();
    let official = people::official(tx, officer.id, &reference.tree, services.clock.today()).await?;
    if decide(&Principal::Officer(official), action, facts).is_allowed() {
        outbox::queue(tx, outbox::NewMail::to_officer(kind, case_id, officer.id), services.clock.now()).await?;
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
