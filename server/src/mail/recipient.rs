//! To whom a message goes at this moment. Between the event and the sending a case may have
//! ended, an officer may have moved, and somebody may have turned out to be concerned.

use domain::conflict::conflict;
use domain::policy::{Action, Principal, decide};
use domain::role::Desk;
use domain::unit::OfficerId;
use lettre::Address;
use lettre::message::Mailbox;

use super::{Failure, MailError, MailKind};
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::entity::outbox;
use crate::store::{cases, openings, people, reminders, threats};
use crate::vault::At;

/// The case has no address, or no longer; the officer has none.
const NO_ADDRESS: &str = "no-address";
/// The officer's account is closed, or they may not know of the case.
const WITHHELD: &str = "withheld";

/// To whom a message goes. Never printed: it is an address.
pub enum Recipient {
    To(Mailbox),
    /// Nobody, and a word about why.
    Nobody(&'static str),
}

/// Finds out to whom the message of a row goes.
///
/// # Errors
/// [`MailError::Db`] when the store does not answer; [`MailError::Unsendable`] when an address is
/// there and cannot be used.
pub async fn recipient(services: &Services, kind: MailKind, row: &outbox::Model) -> Result<Recipient, MailError> {
    match (row.officer_id, row.case_id) {
        (Some(officer), Some(case_id)) => to_officer(services, kind, OfficerId(officer), case_id).await,
        (None, Some(case_id)) => to_reporter(services, case_id).await,
        (_, None) => Ok(Recipient::Nobody(NO_ADDRESS)),
    }
}

async fn to_reporter(services: &Services, case_id: i64) -> Result<Recipient, MailError> {
    let Some(sealed) = cases::contact(services.db.reader(), case_id).await? else {
        return Ok(Recipient::Nobody(NO_ADDRESS));
    };
    let plain = services
        .vault
        .open_mail_address(At::new("contacts", "envelope", case_id), &sealed)
        .map_err(|_| Failure::transient("the address cannot be opened"))?;
    let text = plain.as_text().map_err(|_| Failure::permanent("the address cannot be read"))?;
    Ok(Recipient::To(mailbox(text)?))
}

async fn to_officer(
    services: &Services,
    kind: MailKind,
    officer: OfficerId,
    case_id: i64,
) -> Result<Recipient, MailError> {
    let row = people::by_id(services.db.reader(), officer.0).await?;
    let Some(row) = row.filter(|row| row.status == people::ACTIVE) else {
        return Ok(Recipient::Nobody(WITHHELD));
    };
    if !may_mail(services, kind, officer, case_id).await? {
        return Ok(Recipient::Nobody(WITHHELD));
    }
    match &row.email {
        Some(email) => Ok(Recipient::To(mailbox(email.reveal())?)),
        None => Ok(Recipient::Nobody(NO_ADDRESS)),
    }
}

/// Whether this officer may be told by mail that something happened to the case: whoever may not
/// see it may not learn that it exists either. A holder of a key is told as long as it is their turn.
///
/// # Errors
/// When the store does not answer or holds an unknown code.
pub async fn may_mail(
    services: &Services,
    kind: MailKind,
    officer: OfficerId,
    case_id: i64,
) -> Result<bool, CaseError> {
    let db = services.db.reader();
    let Some(row) = cases::by_id(db, case_id).await? else { return Ok(false) };
    let facts = cases::facts(db, &row).await?;
    let reference = services.reference.get();
    let official = people::official(db, officer.0, &reference.tree, services.clock.today()).await?;
    if kind == MailKind::SuperiorReport {
        let told = reminders::superiors(db, case_id).await?;
        let theirs = official.memberships().iter().any(|held| told.contains(&held.unit));
        return Ok(theirs && conflict(official.standing(), &facts.bonds).is_none());
    }
    let principal = Principal::Officer(official);
    if kind == MailKind::DataRequest {
        return Ok(decide(&principal, Action::HandleDataRequest, &facts).is_allowed());
    }
    if kind == MailKind::Threat {
        let waiting = threats::waiting(db, case_id).await?.map(|row| threats::passed_on(&row));
        return Ok(waiting.is_some_and(|passed| decide(&principal, Action::HandleThreat(passed), &facts).is_allowed()));
    }
    if let Some(group) = kind.group() {
        let now = services.clock.now();
        let mut requests = openings::of_case(db, case_id).await?;
        requests.retain(|row| row.state == group.turn().code() && row.ends_at > now);
        let turn = |row| decide(&principal, Action::in_turn(group, openings::people(row)), &facts).is_allowed();
        return Ok(requests.iter().any(turn));
    }
    Ok(kind.desks().iter().any(|desk| match desk {
        Desk::Front => decide(&principal, Action::ViewAsFront, &facts).is_allowed(),
        Desk::Unit => decide(&principal, Action::ViewAsUnit, &facts).is_allowed(),
        Desk::Public | Desk::Office => false,
    }))
}

fn mailbox(text: &str) -> Result<Mailbox, Failure> {
    let address: Address = text.trim().parse().map_err(|_| Failure::permanent("the address is none"))?;
    Ok(Mailbox::new(None, address))
}
