//! A sender is threatened: to whom it is passed on, as its sender and as those who protect them read it.
//!
//! It goes to the custodians of identities of the Front that has the case, or where that Front has none
//! of the nearest one above that does (in a commune nobody keeps identities), and to the leaders of the
//! nearest Front above. Bodies that had the matter before, that a subject leads, and everybody in conflict
//! are passed over. Where nobody is left at all, the leaders of the case's own Front are told.

use domain::policy::{Action, CaseFacts, Principal, decide};
use domain::role::Role;
use domain::threat::PassedOn;
use domain::unit::UnitId;

use super::{ActError, Bounds, namesakes, notify};
use crate::Services;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{events as event_rows, threats as rows};
use crate::store::messages::{Opened, Purpose};
use crate::store::{Tx, people, threats};

/// The event with which the sender says it. Of them only the day is kept.
pub(super) const THREAT: &str = "THREAT";
/// The event that ends the entry.
pub(super) const ANSWERED: &str = "THREAT_ANSWERED";

/// Who is to be told now. Whoever bears a name that was given and came to one of these Fronts since is kept from the case
/// first.
pub(super) async fn whom(tx: &Tx, services: &Services, facts: &CaseFacts) -> Result<PassedOn, CaseError> {
    let reference = services.reference.get();
    let facts = &namesakes::kept_apart(tx, &services.vault, facts, reference.tree.fronts_from(facts.front)).await?;
    let bounds = Bounds::of(tx, &reference, facts, services.clock.today()).await?;
    let mut passed = PassedOn::default();
    for front in reference.tree.fronts_from(facts.front) {
        let own = front == facts.front;
        if !own && !bounds.admits(&reference.tree, front) {
            continue;
        }
        let custodians = PassedOn { custodians: Some(front), ..PassedOn::default() };
        if passed.custodians.is_none() && anybody(tx, services, facts, custodians).await? {
            passed.custodians = Some(front);
        }
        let leaders = PassedOn { leaders: Some(front), ..PassedOn::default() };
        if !own && passed.leaders.is_none() && anybody(tx, services, facts, leaders).await? {
            passed.leaders = Some(front);
        }
    }
    let own = PassedOn { leaders: Some(facts.front), ..PassedOn::default() };
    if passed == PassedOn::default() && anybody(tx, services, facts, own).await? {
        return Ok(own);
    }
    Ok(passed)
}

/// To whom an entry is passed on now: to those who were told, or, when nobody of them may see it any more, to
/// whoever would be told today.
pub(super) async fn still(
    tx: &Tx,
    services: &Services,
    facts: &CaseFacts,
    entry: &rows::Model,
) -> Result<PassedOn, CaseError> {
    let passed = threats::passed_on(entry);
    let told = passed.told().map(|(front, _)| front);
    let facts = &namesakes::kept_apart(tx, &services.vault, facts, told).await?;
    if anybody(tx, services, facts, passed).await? {
        return Ok(passed);
    }
    let passed = whom(tx, services, facts).await?;
    threats::pass_on(tx, entry.id, passed).await?;
    Ok(passed)
}

/// Passes on anew what waits with people of whom nobody may see it any more; returns how many entries.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn run_threats(services: &Services) -> Result<u64, ActError> {
    let mut moved = 0;
    for entry in threats::every_waiting(services.db.reader()).await? {
        let tx = services.db.begin().await?;
        let Some(case) = cases::hold(&tx, entry.case_id).await? else { continue };
        let facts = cases::facts(&tx, &case).await?;
        let (before, now) = (threats::passed_on(&entry), still(&tx, services, &facts, &entry).await?);
        if now != before && now != PassedOn::default() {
            notify::protectors(&tx, services, &facts, now).await?;
            moved += 1;
        }
        // Also what keeps somebody from it who came there since.
        tx.commit().await?;
    }
    Ok(moved)
}

/// Whether somebody is there who may take it up.
async fn anybody(tx: &Tx, services: &Services, facts: &CaseFacts, passed: PassedOn) -> Result<bool, CaseError> {
    let (reference, today) = (services.reference.get(), services.clock.today());
    for (front, role) in passed.told() {
        for officer in people::with_role(tx, front, &[role], today).await? {
            let official = people::official(tx, officer.id, &reference.tree, today).await?;
            if decide(&Principal::Officer(official), Action::HandleThreat(passed), facts).is_allowed() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What was said with one entry: from its event on, until the next entry. `rows` are all of the case, the
/// oldest first, `said` everything that its sender said of threats.
pub(super) fn said_with(row: &rows::Model, rows: &[rows::Model], said: &[Opened]) -> Vec<Opened> {
    let next = rows.iter().map(|other| other.event_seq).find(|seq| *seq > row.event_seq).unwrap_or(i32::MAX);
    // Why somebody withdrew belongs to the entry that began with it, and to no other.
    let belongs = |words: &&Opened| words.purpose == Purpose::Threat.code() || words.event_seq == row.event_seq;
    said.iter().filter(|words| (row.event_seq..next).contains(&words.event_seq)).filter(belongs).cloned().collect()
}

/// The event with which the sender first said so on their page, of those that belong to this entry: one that
/// began when they withdrew has none at first.
pub(super) fn cried<'a>(entry: &rows::Model, log: &'a [event_rows::Model]) -> Option<&'a event_rows::Model> {
    let until = entry.answer_seq.unwrap_or(i32::MAX);
    log.iter().find(|event| event.code == THREAT && (entry.event_seq..until).contains(&event.seq))
}

/// A sender withdrew and says that somebody made them: event `seq` of the case. Those are told who would be told
/// of a threat.
pub(super) async fn pressed(tx: &Tx, services: &Services, facts: &CaseFacts, seq: i32) -> Result<(), CaseError> {
    let case_id = facts.case_id.0;
    let passed = match threats::waiting(tx, case_id).await? {
        Some(entry) => still(tx, services, facts, &entry).await?,
        None => {
            let passed = whom(tx, services, facts).await?;
            threats::insert(tx, case_id, seq, passed, services.clock.today()).await?;
            passed
        }
    };
    notify::protectors(tx, services, facts, passed).await
}

/// In which of the roles that were told an officer acts, and for which Front.
pub(super) fn capacity(passed: PassedOn, holds: impl Fn(UnitId, Role) -> bool) -> Option<(UnitId, Role)> {
    passed.told().find(|(front, role)| holds(*front, *role))
}
