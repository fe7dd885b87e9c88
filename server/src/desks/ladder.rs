//! The ladder of reminders: who hears that a date is near, or has passed. Each step of each clock
//! is taken once, in one transaction that writes its reminder, its event and its messages.

use std::collections::BTreeSet;

use domain::case::clock::ladder::{self, Climb, Rung};
use domain::case::clock::{Clock, Owner};
use domain::conflict::conflict;
use domain::feedback::Kind;
use domain::policy::{Action, CaseFacts, Principal, decide};
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId, UnitKind};
use serde_json::json;
use time::{Date, Duration};

use super::{ActError, Bounds, hooks, view};
use crate::Services;
use crate::mail::MailKind;
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::reminders::Reached;
use crate::store::{Tx, clocks, detached, leases, outbox, people, referral_copies, referrals, reminders};

/// The event of a step.
pub const REMINDED: &str = "REMINDED";
/// Clocks that are looked at in one go.
const BATCH: u64 = 200;
const LEASE: Duration = Duration::minutes(2);

/// Takes every step that is reached today; returns how many. Whoever does it is given by `holder`:
/// of several nodes one at a time.
///
/// # Errors
/// When the store does not answer.
pub async fn run_ladder(services: &Services, holder: &str, stop: impl Fn() -> bool) -> Result<u64, ActError> {
    let today = services.clock.today();
    let calendar = &services.reference.get().calendar;
    let climbing = ladder::STEPS.into_iter().chain([Rung::Alarm]);
    let steps: Vec<(Rung, Date)> = climbing.filter_map(|rung| Some((rung, rung.boundary(calendar, today)?))).collect();
    let (mut taken, mut after) = (0, 0);
    loop {
        let mut found = clocks::on_ladder(services.db.reader(), &steps, after, BATCH).await?;
        let last = found.last().copied();
        found.extend(if after == 0 { clocks::sent_to_and_fro(services.db.reader(), BATCH).await? } else { Vec::new() });
        for clock in found {
            if stop() {
                return Ok(taken);
            }
            let (services, holder) = (services.clone(), holder.to_owned());
            let done = detached(async move { step(&services, &holder, clock, today).await }, || ActError::Interrupted);
            taken += u64::from(done.await?);
        }
        match last {
            Some(last) => after = last,
            None => return Ok(taken),
        }
    }
}

/// The step of one clock; `false` when somebody else was quicker or nothing is to be done.
async fn step(services: &Services, holder: &str, clock_id: i64, today: Date) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    if !leases::take(&tx, "ladder", holder, services.clock.now(), LEASE).await? {
        return Ok(false);
    }
    let Some(clock) = clocks::by_id(&tx, clock_id).await? else { return Ok(false) };
    let Some(case) = cases::hold(&tx, clock.case_id).await? else { return Ok(false) };
    // Under the lock of the case nobody moves its clocks any more.
    let Some(clock) = clocks::by_id(&tx, clock_id).await? else { return Ok(false) };
    let run = clocks::run(&clock)?;
    let kind = Kind::from_code(&case.kind).ok_or(CaseError::Code("cases.kind"))?;
    let reference = services.reference.get();
    let climb = match ladder::climb(&reference.calendar, &run, kind, clock.height, today) {
        Some(climb) => climb,
        None => match to_and_fro(&tx, &case, &clock).await? {
            Some(rung) => Climb { to: rung, passed: Vec::new() },
            None => return Ok(false),
        },
    };
    let Some(key) = cases::key(&tx, &services.vault, case.id).await? else { return Ok(false) };
    let superior = tell(&tx, services, &case, run.clock, climb.to).await?;
    let passed = climb.passed.iter().map(|&rung| Reached { rung, told: false, superior: None });
    let steps: Vec<_> = passed.chain([Reached { rung: climb.to, told: true, superior }]).collect();
    reminders::insert(&tx, &clock, &steps, today).await?;
    if !matches!(climb.to, Rung::TwoReturns | Rung::TwoRejections) {
        clocks::set_height(&tx, clock.id, climb.to.height()).await?;
    }
    let state = view::state(&case.state)?;
    let cause = Cause::System { at: services.clock.now() };
    let event = NewEvent {
        reason_code: Some(climb.to.code().to_owned()),
        details: json!({
            "clock": run.clock.code(),
            "passed": climb.passed.iter().map(|rung| rung.code()).collect::<Vec<_>>(),
            "superior": superior.map(|unit| unit.0),
        }),
        ..NewEvent::new(case.id, REMINDED, Some(state), state, cause, today)
    };
    events::append(&tx, &key, event).await?;
    tx.commit().await?;
    Ok(true)
}

/// A case that went to and fro as often as it may, and of which nobody above has heard.
async fn to_and_fro(
    tx: &Tx,
    case: &rows::Model,
    clock: &crate::store::entity::clocks::Model,
) -> Result<Option<Rung>, CaseError> {
    if clock.ended_on.is_some() {
        return Ok(None);
    }
    for (rung, reached) in clocks::to_and_fro(case) {
        if reached && !reminders::has(tx, case.id, rung).await? {
            return Ok(Some(rung));
        }
    }
    Ok(None)
}

/// Writes the messages of a step; returns the body above that it was reported to.
async fn tell(
    tx: &Tx,
    services: &Services,
    case: &rows::Model,
    clock: Clock,
    rung: Rung,
) -> Result<Option<UnitId>, CaseError> {
    let facts = cases::facts(tx, case).await?;
    let told = Told { tx, services, case, facts: &facts };
    let of_unit = clock.owner() == Owner::Unit;
    match rung {
        Rung::ThreeLeft | Rung::OneLeft if of_unit => told.unit(&[Role::UnitHead], case.unit_officer_id).await?,
        Rung::ThreeLeft | Rung::OneLeft => told.front(case.front_officer_id).await?,
        // A mark, which lists and pages show.
        Rung::Late => {}
        // The Front is asked for the letter that urges the unit (M09).
        Rung::OneOver | Rung::FiveOver => {
            if of_unit {
                told.unit(&[Role::UnitHead], None).await?;
            }
            told.front(case.front_officer_id).await?;
        }
        Rung::TenOver | Rung::Alarm => return told.superior(of_unit).await,
        Rung::TwoReturns | Rung::TwoRejections => {
            told.front(case.front_officer_id).await?;
            return told.superior(case.handling_unit_id.is_some()).await;
        }
    }
    Ok(None)
}

/// Whom a step is told, as far as nothing keeps them from the case.
struct Told<'a> {
    tx: &'a Tx,
    services: &'a Services,
    case: &'a rows::Model,
    facts: &'a CaseFacts,
}

impl Told<'_> {
    async fn unit(&self, roles: &[Role], assignee: Option<i64>) -> Result<(), CaseError> {
        let Some(unit) = self.facts.handling_unit else { return Ok(()) };
        self.officers(unit, roles, assignee, Desk::Unit).await?;
        hooks::reminded(self.tx, self.services, self.facts).await
    }

    async fn front(&self, assignee: Option<i64>) -> Result<(), CaseError> {
        self.officers(self.facts.front, &[Role::FrontLeader], assignee, Desk::Front).await
    }

    async fn officers(&self, unit: UnitId, roles: &[Role], assignee: Option<i64>, desk: Desk) -> Result<(), CaseError> {
        let action = if desk == Desk::Front { Action::ViewAsFront } else { Action::ViewAsUnit };
        let (today, reference) = (self.services.clock.today(), self.services.reference.get());
        let holders = people::with_role_or_in_place(self.tx, unit, roles, today).await?;
        let ids: BTreeSet<i64> = holders.iter().map(|officer| officer.id).chain(assignee).collect();
        for id in ids {
            let official = people::official(self.tx, id, &reference.tree, today).await?;
            let seats = official.seats(desk, self.facts);
            let turn = assignee == Some(id) || seats.iter().any(|seat| roles.contains(&seat.role));
            if turn && decide(&Principal::Officer(official), action, self.facts).is_allowed() {
                self.mail(MailKind::DateReminder, id).await?;
            }
        }
        Ok(())
    }

    async fn mail(&self, kind: MailKind, officer: i64) -> Result<(), CaseError> {
        let mail = outbox::NewMail::to_officer(kind, self.case.id, officer);
        Ok(outbox::queue(self.tx, mail, self.services.clock.now()).await?)
    }

    /// The nearest body above that is free of the conflict rule and where somebody works.
    async fn superior(&self, of_unit: bool) -> Result<Option<UnitId>, CaseError> {
        let reference = self.services.reference.get();
        let bounds = Bounds::of(self.tx, &reference, self.facts, self.services.clock.today()).await?;
        let Some(above) = superior(&reference, self.facts, &bounds, of_unit) else { return Ok(None) };
        let front = reference.tree.get(above).is_some_and(|unit| unit.kind == UnitKind::Front);
        let roles: &[Role] = if front { &[Role::FrontLeader] } else { &[Role::UnitHead, Role::FocalPoint] };
        let today = self.services.clock.today();
        for officer in people::with_role(self.tx, above, roles, today).await? {
            let official = people::official(self.tx, officer.id, &reference.tree, today).await?;
            if conflict(official.standing(), &self.facts.bonds).is_none() {
                self.mail(MailKind::SuperiorReport, OfficerId(officer.id).0).await?;
            }
        }
        if !front {
            // They see that the referral exists, among the copies of their unit.
            let issued = referrals::in_force(self.tx, self.case.id).await?;
            if let Some(referral) = issued {
                referral_copies::add(self.tx, referral.id, above).await?;
            }
        }
        Ok(Some(above))
    }
}

/// Who is told when those whose job it is do nothing: upwards in the line of the unit, and where
/// nobody is left there, or the Front itself is late, the Fronts above.
fn superior(reference: &Reference, facts: &CaseFacts, bounds: &Bounds, of_unit: bool) -> Option<UnitId> {
    let tree = &reference.tree;
    let line = facts.handling_unit.filter(|_| of_unit).map(|unit| tree.superiors(unit)).unwrap_or_default();
    let fronts = tree.fronts_from(facts.front).into_iter().skip(1);
    let free = |unit: &UnitId| reference.staff.has_work_done(*unit) && bounds.admits(tree, *unit);
    line.into_iter().chain(fronts).find(free)
}

#[cfg(test)]
mod tests;
