//! A case leaves the hands in which it must not be any more.
//!
//! The rule on conflicts of interest looks at who leads whom today. When somebody whom an open case is about
//! comes to lead the unit that has it, or the Front, nobody there may see it any more, and so nobody there could
//! pass it on: the program does. The unit's case goes back to the Front, the Front's case to the nearest Front
//! above. Those from whom it is taken are told nothing. The same becomes of what everybody is kept from who could take
//! it up at its Front (`stranded`).

use std::collections::{BTreeMap, BTreeSet};

use domain::case::guard::{self, By};
use domain::case::told::{told, told_by_program};
use domain::case::{State, Transition};
use domain::conflict::{Bond, unit_conflict};
use domain::role::Role;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use time::Date;

use super::{ActError, Bounds, namesakes, notify, offer, publishing, stranded, threats, view};
use crate::Services;
use crate::mail::MailKind;
use crate::reference::Reference;
use crate::store::entity::{cases as rows, events as event_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{Tx, cases, clocks, detached, holding, inbox, leading, referrals};

/// The event of a case that goes to another Front.
pub(super) const MOVED_FRONT: &str = "MOVED_FRONT";

/// The Front that had the case before these events, which are all that happened since.
pub(super) fn front_when(row: &rows::Model, since: &[event_rows::Model]) -> UnitId {
    let moved = since.iter().find(|event| event.code == MOVED_FRONT);
    let details = moved.and_then(|event| serde_json::from_str::<serde_json::Value>(&event.details).ok());
    let from = details.as_ref().and_then(|details| details.get("from")).and_then(serde_json::Value::as_i64);
    UnitId(from.unwrap_or(row.front_id))
}

/// Why the program passes a case on. The Front that has it reads so, and nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Somebody whom it is about leads those who have it.
    SubjectLeads,
    /// Everybody who could take it up is kept from it.
    NobodyFree,
}

impl Why {
    pub const ALL: [Self; 2] = [Self::SubjectLeads, Self::NobodyFree];

    /// As the event has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SubjectLeads => "NGUOI_LIEN_QUAN_LANH_DAO",
            Self::NobodyFree => "KHONG_CON_NGUOI_TIEP_NHAN",
        }
    }
}

/// Officers whose cases are asked for in one statement.
const MANY: usize = 500;
/// Cases that are looked at in one go.
const BATCH: u64 = 200;

/// Passes on what must not stay where it is; returns how many cases. Doing it twice does nothing more. One case
/// that cannot be passed on holds up no other.
///
/// # Errors
/// When the store does not answer.
pub async fn run_custody(services: &Services) -> Result<u64, ActError> {
    let (today, reference) = (services.clock.today(), services.reference.get());
    let db = services.db.reader();
    let leading = leading::leading_units(db, today).await?;
    let persons: Vec<OfficerId> = leading.keys().copied().collect();
    let mut ids = BTreeSet::new();
    for some in persons.chunks(MANY) {
        let led = led_for(db, &reference, &leading, some, today).await?;
        for about in inbox::open_about(db, led.keys().copied()).await? {
            let Some(led) = led.get(&about.bond) else { continue };
            let over = |unit: UnitId| !led.is_disjoint(&reference.tree.ancestors(unit));
            if [Some(about.front), about.unit].into_iter().flatten().any(over) {
                ids.insert(about.case_id);
            }
        }
    }
    let mut moved = threats::run_threats(services).await?;
    moved += pass_all_on(services, ids, today).await;
    moved += stranded::run_stranded(services).await?;
    Ok(moved)
}

/// Passes on what must not stay where it is since bodies stand elsewhere, by the reference data as it is now; returns
/// how many cases. What leads a body may be known from the case alone: nobody need have an account there.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn run_placed(services: &Services, placed: &[UnitId]) -> Result<u64, ActError> {
    let (db, today, reference) = (services.db.reader(), services.clock.today(), services.reference.get());
    let below: BTreeSet<UnitId> = placed.iter().flat_map(|body| reference.tree.subtree(*body)).collect();
    let below: Vec<UnitId> = below.into_iter().collect();
    let mut ids = BTreeSet::new();
    for some in below.chunks(MANY) {
        let mut after = 0;
        loop {
            let found = inbox::open_at(db, some, after, BATCH).await?;
            let Some(last) = found.last() else { break };
            after = last.id;
            for row in found {
                let bounds = Bounds::of(db, &reference, &cases::facts(db, &row).await?, today).await?;
                if leaves(&reference, &row, &bounds) != (false, false) {
                    ids.insert(row.id);
                }
            }
        }
    }
    Ok(pass_all_on(services, ids, today).await)
}

/// Whether a case must not stay with its unit, and whether it must not stay with its Front.
fn leaves(reference: &Reference, row: &rows::Model, bounds: &Bounds) -> (bool, bool) {
    let unit = row.handling_unit_id.map(UnitId);
    let unit_must = unit.is_some_and(|unit| !bounds.admits(&reference.tree, unit));
    (unit_must, unit_conflict(&reference.tree, UnitId(row.front_id), &bounds.led))
}

async fn pass_all_on(services: &Services, ids: BTreeSet<i64>, today: Date) -> u64 {
    let (mut moved, mut stuck) = (0, 0);
    for id in ids {
        let services = services.clone();
        match detached(async move { pass_on(&services, id, today).await }, || ActError::Interrupted).await {
            Ok(Outcome::Moved) => moved += 1,
            Ok(Outcome::Stuck) => stuck += 1,
            Ok(Outcome::Stays) => {}
            Err(error) => tracing::error!(case = id, %error, "a case could not be passed on; it is tried again"),
        }
    }
    if stuck > 0 {
        tracing::warn!(stuck, "open cases are about somebody who leads those who have them, and nobody else is there");
    }
    moved
}

/// What those lead whom a bond with one of these persons, or with a post of theirs, means: whoever holds the post today
/// is meant, written down or not.
async fn led_for(
    db: &impl ConnectionTrait,
    reference: &Reference,
    leading: &BTreeMap<OfficerId, BTreeSet<UnitId>>,
    persons: &[OfficerId],
    today: Date,
) -> Result<BTreeMap<Bond, BTreeSet<UnitId>>, DbErr> {
    let mut meant: Vec<(Bond, OfficerId)> = Vec::new();
    for person in persons {
        meant.extend([(Bond::Named(*person), *person), (Bond::CountsAs(*person), *person)]);
    }
    for (person, (unit, post)) in holding::held_by(db, persons, today).await? {
        // A body that they lead by this very post is known from the case.
        let known = |led: &UnitId| *led == unit && reference.hat(unit, Some(post), false).leads;
        if !leading.get(&person).is_some_and(|led| led.iter().all(known)) {
            meant.push((Bond::Post(unit, post), person));
        }
    }
    let mut led: BTreeMap<Bond, BTreeSet<UnitId>> = BTreeMap::new();
    for (bond, person) in meant {
        led.entry(bond).or_default().extend(leading.get(&person).into_iter().flatten());
    }
    Ok(led)
}

/// What came of a case that was looked at.
enum Outcome {
    Moved,
    Stays,
    /// Nobody may see it, and nobody is there who could take it.
    Stuck,
}

async fn pass_on(services: &Services, id: i64, today: Date) -> Result<Outcome, ActError> {
    let tx = services.db.begin().await?;
    let Some(mut row) = cases::hold(&tx, id).await? else { return Ok(Outcome::Stays) };
    let reference = services.reference.get();
    let policy = cases::facts(&tx, &row).await?;
    let bounds = Bounds::of(&tx, &reference, &policy, today).await?;
    let (unit_must, must_go) = leaves(&reference, &row, &bounds);
    let back = unit_must && take_back(&tx, services, &mut row, today).await?;
    let led = |front| unit_conflict(&reference.tree, front, &bounds.led);
    let up = match above(&reference, UnitId(row.front_id), &led).filter(|_| must_go) {
        Some(front) => hand_up(&tx, services, &mut row, (front, Why::SubjectLeads), today).await?,
        None => false,
    };
    if back || up {
        tx.commit().await?;
        return Ok(Outcome::Moved);
    }
    Ok(if must_go { Outcome::Stuck } else { Outcome::Stays })
}

/// The nearest Front above that no subject leads and where somebody works.
pub(super) fn above(reference: &Reference, front: UnitId, led: &impl Fn(UnitId) -> bool) -> Option<UnitId> {
    let free = |unit: &UnitId| reference.staff.receives.contains(unit) && !led(*unit);
    reference.tree.fronts_from(front).into_iter().skip(1).find(free)
}

/// The unit has the case no more: the Front classifies it again.
async fn take_back(tx: &Tx, services: &Services, row: &mut rows::Model, today: Date) -> Result<bool, ActError> {
    let (made, state) = (Transition::Retriage, view::state(&row.state)?);
    let facts = guard::Facts { unit_may_not: true, ..offer::stored_facts(row, state, today)? };
    let Ok(next) = guard::decide(made, &By::System, &facts) else { return Ok(false) };
    referrals::replace_issued(tx, row.id).await?;
    row.handling_unit_id = None;
    row.unit_officer_id = None;
    row.raised_to_id = None;
    offer::advance(tx, services, row, made, next).await?;
    if !note(tx, services, row, (made.code(), state, Why::SubjectLeads), json!({}), today).await? {
        return Ok(false);
    }
    for told in [told(made), told_by_program(made)] {
        notify::moved(tx, services, row, told, None).await?;
    }
    Ok(true)
}

/// Another Front has the case from now on.
pub(super) async fn hand_up(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    (front, why): (UnitId, Why),
    today: Date,
) -> Result<bool, ActError> {
    let (from, state) = (UnitId(row.front_id), view::state(&row.state)?);
    go_to(tx, services, row, front, today).await?;
    let fronts = services.reference.get().tree.fronts_from(front);
    namesakes::keep_from(tx, &services.vault, row.id, fronts).await?;
    let details = json!({ "from": from.0, "to": front.0 });
    if !note(tx, services, row, (MOVED_FRONT, state, why), details, today).await? {
        return Ok(false);
    }
    let next = stranded::next_role(state).unwrap_or(Role::Triage);
    notify::front(tx, services, row, &[next], MailKind::FrontNew).await?;
    Ok(true)
}

/// Writes another Front into the row, with a number of its register, and hands it the clocks.
pub(super) async fn go_to(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    front: UnitId,
    today: Date,
) -> Result<(), ActError> {
    // What those who stay behind say of theirs from now on does not bar it; what they have said does.
    publishing::remember(tx, &services.reference.get(), row).await?;
    let from = row.front_id;
    row.register_no = Some(cases::next_register_no(tx, front.0, today.year()).await?);
    row.register_year = Some(today.year());
    row.front_officer_id = None;
    row.raised_to_id = None;
    row.front_id = front.0;
    clocks::hand_over(tx, row.id, from, front.0).await?;
    Ok(())
}

/// Stores the row and appends the event; `false` when the row was changed meanwhile.
async fn note(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    (code, from, why): (&str, State, Why),
    details: serde_json::Value,
    today: Date,
) -> Result<bool, ActError> {
    let Some(key) = cases::key(tx, &services.vault, row.id).await? else { return Ok(false) };
    if !cases::update(tx, row).await? {
        return Ok(false);
    }
    row.version += 1;
    let cause = Cause::System { at: services.clock.now() };
    let event = NewEvent {
        details,
        reason_code: Some(why.code().to_owned()),
        ..NewEvent::new(row.id, code, Some(from), view::state(&row.state)?, cause, today)
    };
    events::append(tx, &key, event).await?;
    Ok(true)
}
