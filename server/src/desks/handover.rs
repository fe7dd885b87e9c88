//! Somebody leaves, or moves: what they had in hand goes back to the list of their body, in the transaction in which
//! they lose the role. What waits for a role and not for a person (an approval, a publication, the opening of a name)
//! stays where it is, for whoever holds the role; where nobody does, it goes up (`raising`).

use std::collections::BTreeSet;

use domain::absence::may_stand_in;
use domain::conflict::Membership;
use domain::interface::token::{ACTS_AS, may_manage};
use domain::journal::What;
use domain::policy::{Action, Principal, decide};
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId};
use serde_json::json;
use time::Date;

use super::view;
use crate::Services;
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, deputies as deputy_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, deputies, inbox, outbox, people, tokens};

/// The event of a case that has nobody in charge any more.
pub const HANDED_OVER: &str = "HANDED_OVER";

/// Who has a case in hand at a desk.
const fn hold_cases(desk: Desk) -> &'static [Role] {
    match desk {
        Desk::Front => &[Role::Intake, Role::Triage, Role::FrontLeader],
        Desk::Unit => &[Role::Handler],
        Desk::Public | Desk::Office => &[],
    }
}

/// Who at the Front goes on with what a unit leaves behind in which nobody gives out work any more.
const FOR_THE_UNIT: &[Role] = &[Role::FrontLeader, Role::Triage, Role::Intake];

/// What somebody still is, after a change.
struct Left {
    officer: OfficerId,
    held: Vec<Membership>,
}

impl Left {
    async fn of(tx: &Tx, officer: OfficerId, today: Date) -> Result<Self, CaseError> {
        let active = people::by_id(tx, officer.0).await?.is_some_and(|row| row.status == people::ACTIVE);
        let rows = people::memberships_of(tx, officer.0).await?;
        let held = rows.iter().filter_map(people::membership).filter(|held| active && held.is_active(today));
        Ok(Self { officer, held: held.collect() })
    }

    fn works_in(&self, unit: Option<i64>, roles: &[Role]) -> bool {
        self.held.iter().any(|held| Some(held.unit.0) == unit && roles.contains(&held.role))
    }

    /// Whether a deputation goes on in which they have a part.
    fn keeps(&self, row: &deputy_rows::Model) -> bool {
        let Some(named) = deputies::deputation(row) else { return false };
        let here = self.held.iter().filter(|held| held.unit == named.place.unit);
        let role = named.place.role;
        if named.leader == self.officer {
            here.into_iter().any(|held| held.role == role)
        } else {
            here.into_iter().any(|held| may_stand_in(held.role, role))
        }
    }
}

/// Takes out of somebody's hands what they may not have any more. `by` changed what they are; nobody, when it was a
/// command of the machine.
///
/// # Errors
/// [`CaseError`]; nothing was changed then.
pub(crate) async fn give_back(
    tx: &Tx,
    services: &Services,
    officer: OfficerId,
    by: Option<OfficerId>,
) -> Result<(), CaseError> {
    let today = services.clock.today();
    let left = Left::of(tx, officer, today).await?;
    for row in deputies::about(tx, officer, today).await? {
        if !left.keeps(&row) {
            deputies::end(tx, OfficerId(row.leader_id), row.id, today).await?;
            let line = Entry::new(What::DeputyEnded, by).account(OfficerId(row.deputy_id));
            office_events::append(tx, line.body(UnitId(row.unit_id)), services.clock.now()).await?;
        }
    }
    end_tokens(tx, services, &left, by).await?;
    let mut told = BTreeSet::new();
    for id in inbox::in_hand(tx, officer).await? {
        let Some(mut row) = cases::hold(tx, id).await? else { continue };
        let at_front = row.front_officer_id == Some(officer.0);
        let at_unit = row.unit_officer_id == Some(officer.0);
        let mut lost = Vec::new();
        if at_front && !left.works_in(Some(row.front_id), hold_cases(Desk::Front)) {
            row.front_officer_id = None;
            lost.push(Desk::Front);
        }
        if at_unit && !left.works_in(row.handling_unit_id, hold_cases(Desk::Unit)) {
            row.unit_officer_id = None;
            lost.push(Desk::Unit);
        }
        if !lost.is_empty() {
            put_back(tx, services, &row, officer, &lost).await?;
            tell(tx, services, &row, &lost, &mut told).await?;
        }
    }
    Ok(())
}

/// Ends the tokens that acted in their place in a unit where they do that work no more, and those that they made in a
/// unit which they lead no more. A role that is given back later brings none of them back.
async fn end_tokens(tx: &Tx, services: &Services, left: &Left, by: Option<OfficerId>) -> Result<(), CaseError> {
    let today = services.clock.today();
    for token in tokens::of_officer(tx, left.officer, today).await? {
        let unit = UnitId(token.unit_id);
        let acts = token.officer_id != left.officer.0 || left.works_in(Some(unit.0), ACTS_AS);
        let roles: Vec<Role> = left.held.iter().filter(|held| held.unit == unit).map(|held| held.role).collect();
        let made = token.made_by != left.officer.0 || may_manage(&roles);
        if acts && made {
            continue;
        }
        tokens::end_one(tx, token.id, by, today).await?;
        let line = Entry::new(What::TokenEnded, by).account(OfficerId(token.officer_id)).body(unit).about(token.id);
        office_events::append(tx, line, services.clock.now()).await?;
    }
    Ok(())
}

async fn put_back(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    officer: OfficerId,
    lost: &[Desk],
) -> Result<(), CaseError> {
    // A case whose data was erased keeps its line and has nothing to seal an event with.
    let Some(key) = cases::key(tx, &services.vault, row.id).await? else { return Ok(()) };
    cases::update(tx, row).await?;
    let state = view::state(&row.state)?;
    let cause = Cause::System { at: services.clock.now() };
    let event = NewEvent {
        details: json!({ "officer": officer.0, "desks": lost.iter().map(|desk| desk.code()).collect::<Vec<_>>() }),
        ..NewEvent::new(row.id, HANDED_OVER, Some(state), state, cause, services.clock.today())
    };
    events::append(tx, &key, event).await?;
    Ok(())
}

/// Tells those who give out work that there is some: each once, however much came back. Where a unit has nobody left
/// who does, the Front is told.
async fn tell(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    lost: &[Desk],
    told: &mut BTreeSet<i64>,
) -> Result<(), CaseError> {
    let facts = cases::facts(tx, row).await?;
    let (reference, today) = (services.reference.get(), services.clock.today());
    for desk in lost {
        let (unit, roles, action, kind): (_, &[Role], _, _) = match desk {
            Desk::Front => {
                (Some(facts.front), &[Role::FrontLeader, Role::Triage], Action::ViewAsFront, MailKind::FrontNew)
            }
            _ => (facts.handling_unit, &[Role::UnitHead, Role::FocalPoint], Action::ViewAsUnit, MailKind::UnitReferral),
        };
        let Some(unit) = unit else { continue };
        let (mut others, mut action, mut kind) = (people::with_role(tx, unit, roles, today).await?, action, kind);
        if others.is_empty() && *desk == Desk::Unit {
            // Nobody there gives out work any more: the Front has to know, and may go on with it on paper.
            others = people::with_role(tx, facts.front, FOR_THE_UNIT, today).await?;
            (action, kind) = (Action::ViewAsFront, MailKind::FrontNew);
        }
        for other in others {
            if told.contains(&other.id) {
                continue;
            }
            let official = people::official(tx, other.id, &reference.tree, today).await?;
            if decide(&Principal::Officer(official), action, &facts).is_allowed() {
                told.insert(other.id);
                let mail = outbox::NewMail::to_officer(kind, row.id, other.id);
                outbox::queue(tx, mail, services.clock.now()).await?;
            }
        }
    }
    Ok(())
}

/// Does so for everybody who has something in hand and does not work there any more, however that came about:
/// when the program starts. Returns whose hands were emptied.
///
/// # Errors
/// [`CaseError`].
pub async fn settle(services: &Services) -> Result<usize, CaseError> {
    let mut settled = 0;
    for officer in inbox::holders(services.db.reader()).await? {
        let tx = services.db.begin().await?;
        let before = inbox::in_hand(&tx, officer).await?.len();
        give_back(&tx, services, officer, None).await?;
        if inbox::in_hand(&tx, officer).await?.len() < before {
            tx.commit().await?;
            settled += 1;
        }
    }
    Ok(settled)
}
