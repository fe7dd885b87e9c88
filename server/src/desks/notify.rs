//! Who is told that there is news. The conflict rule decides here as it does on a page: whoever
//! may not see a case is not written to about it either.

use domain::policy::{Action, Principal, decide};
use domain::role::{Desk, Role};
use domain::unit::UnitId;

use crate::Services;
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
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
    let today = services.clock.today();
    let reference = services.reference.get();
    let facts = cases::facts(tx, row).await?;
    let action = if desk == Desk::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
    for officer in people::with_role(tx, unit, roles, today).await? {
        if officer.email.is_none() {
            continue;
        }
        let official = people::official(tx, officer.id, &reference.tree, today).await?;
        if decide(&Principal::Officer(official), action, &facts).is_allowed() {
            outbox::queue(tx, outbox::NewMail::to_officer(kind, row.id, officer.id), services.clock.now()).await?;
        }
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
