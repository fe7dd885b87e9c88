//! Merging cases about the same subject and the same facts (T29), and parting them again (T30). Each
//! sender keeps their own words; the case that goes on serves all of them with its answer.

use std::collections::BTreeSet;

use domain::case::guard::Master;
use domain::case::{State, Transition};
use domain::case_number::CaseNumber;
use domain::conflict::Bond;
use domain::policy::{Action, CaseFacts, decide};
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::FrontOfficer;
use crate::desks::act::Opened;
use crate::desks::{ActError, namesakes, publishing, view};
use crate::store::cases::CaseError;
use crate::store::entity::{answers as entity_answers, cases as rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::links::{self, Link};
use crate::store::{answers, cases, referrals};

/// What the case that goes on notes when another joins or leaves it.
const JOINED: &str = "JOINED";
const PARTED: &str = "PARTED";

impl FrontOfficer {
    /// What the guards look at of the case that the form names. A number of nothing, of this case
    /// itself, of another Front or of a case that is kept from this officer looks the same: none.
    pub(super) async fn master(&self, opened: &Opened, number: &CaseNumber) -> Result<Option<Master>, ActError> {
        let Some(row) = self.hold_master(opened, number).await? else { return Ok(None) };
        let policy = cases::facts(&opened.tx, &row).await?;
        let (me, sorts) = (self.officer().principal(), Action::Act { desk: Desk::Front, roles: &[Role::Triage] });
        let may = [Action::ViewAsFront, sorts].into_iter().all(|action| decide(&me, action, &policy).is_allowed());
        if !may || row.front_id != opened.row.front_id {
            return Ok(None);
        }
        let reference = self.services.reference.get();
        let bounds = opened.bounds(&reference).await?;
        let same = |subject| policy.subjects.iter().any(|other| other.is_same(subject));
        let letters = referrals::of_case(&opened.tx, row.id).await?;
        let mut had = letters.iter().map(|letter| letter.unit_id).chain(row.handling_unit_id);
        Ok(Some(Master {
            open: !view::state(&row.state)?.is_terminal(),
            free: had.all(|unit| bounds.admits(&reference.tree, UnitId(unit)))
                && !worked_on_it(&opened.facts, &policy)
                && !self.named_worked_on_it(opened, &policy).await?,
            same_subject: opened.facts.subjects.iter().any(same),
            unanswered: takes_more(&opened.tx, row.id, view::state(&row.state)?).await?,
        }))
    }

    /// Holds both cases in the order of their ids: two that are merged into each other at the same
    /// moment come one after the other.
    async fn hold_master(&self, opened: &Opened, number: &CaseNumber) -> Result<Option<rows::Model>, ActError> {
        let found = cases::by_number(&opened.tx, number.as_str()).await?;
        let Some(found) = found.filter(|found| found.id != opened.row.id) else { return Ok(None) };
        hold_with(opened, found.id).await.map(Some)
    }

    /// What belongs to a merge; returns what its event says.
    pub(super) async fn merge(&self, opened: &Opened, number: &CaseNumber) -> Result<serde_json::Value, ActError> {
        let master = self.hold_master(opened, number).await?.ok_or(ActError::Stale)?;
        links::put(&opened.tx, Link::Merged, opened.row.id, master.id).await?;
        self.keep_namesakes_from(opened, &master).await?;
        self.note(opened, &master, JOINED).await?;
        // What is never published of one is not published of both. Nothing of the one that goes on can stand in the
        // register, or wait, but perhaps of a case that belongs to it.
        let services = &self.services;
        let others = publishing::hold_others(&opened.tx, &opened.row).await?;
        publishing::keep_back_others(&opened.tx, services, &opened.row, others, self.officer().id()).await?;
        Ok(json!({ "master": master.id }))
    }

    /// Whoever bears a name that one of the two gives is kept from what has the case that goes on.
    async fn keep_namesakes_from(&self, opened: &Opened, master: &rows::Model) -> Result<(), ActError> {
        let reference = self.services.reference.get();
        let unit = master.handling_unit_id.into_iter();
        let units = unit.flat_map(|unit| namesakes::with_superiors(&reference, UnitId(unit)));
        let bodies: Vec<UnitId> =
            reference.tree.fronts_from(UnitId(master.front_id)).into_iter().chain(units).collect();
        namesakes::keep_from(&opened.tx, &self.services.vault, master.id, bodies).await?;
        Ok(())
    }

    /// Whether somebody whom one of the two names, as far as names tell, worked on the other.
    async fn named_worked_on_it(&self, opened: &Opened, other: &CaseFacts) -> Result<bool, ActError> {
        let (tx, vault) = (&opened.tx, &self.services.vault);
        Ok(namesakes::names_one_of(tx, vault, opened.row.id, &workers(other)).await?
            || namesakes::names_one_of(tx, vault, other.case_id.0, &workers(&opened.facts)).await?)
    }

    /// What belongs to parting: the case is on its own again.
    pub(super) async fn split(&self, opened: &mut Opened) -> Result<serde_json::Value, ActError> {
        let id = opened.row.id;
        // A case that was erased is followed by none any more.
        let Some(master) = links::target(&opened.tx, Link::Merged, id).await? else {
            self.take_over(opened).await?;
            return Ok(json!({}));
        };
        publishing::remember_the_cry(&opened.tx, &opened.row).await?;
        let mut master = hold_with(opened, master).await?;
        publishing::remember(&opened.tx, &self.services.reference.get(), &mut master).await?;
        links::remove(&opened.tx, Link::Merged, id).await?;
        self.note(opened, &master, PARTED).await?;
        self.take_over(opened).await?;
        Ok(json!({ "master": master.id }))
    }

    async fn note(&self, opened: &Opened, master: &rows::Model, code: &str) -> Result<(), ActError> {
        let key = cases::key(&opened.tx, &self.services.vault, master.id).await?.ok_or(ActError::NotFound)?;
        let state = view::state(&master.state)?;
        let roles = self.officer().official().roles_in(opened.acting_unit());
        let cause = Cause::Officer {
            id: self.officer().id(),
            role: roles.first().map(|role| role.code().to_owned()).unwrap_or_default(),
            unit: UnitId(opened.row.front_id),
            at: self.services.clock.now(),
        };
        // Whoever ends the other case at this moment must see that somebody joined it, or left.
        if !cases::update(&opened.tx, master).await? {
            return Err(ActError::Stale);
        }
        let event = NewEvent {
            details: json!({ "case": opened.row.id }),
            ..NewEvent::new(master.id, code, Some(state), state, cause, opened.today)
        };
        events::append(&opened.tx, &key, event).await?;
        Ok(())
    }
}

/// Whether others may still be merged into a case: no unit has answered the letter that it has.
pub(super) async fn takes_more(db: &impl ConnectionTrait, id: i64, state: State) -> Result<bool, CaseError> {
    if !Transition::joins_in(state) {
        return Ok(false);
    }
    let Some(letter) = referrals::in_force(db, id).await? else { return Ok(true) };
    let given = [answers::ISSUED, answers::SENT_BACK, answers::RELEASED];
    let answered =
        |row: &entity_answers::Model| row.referral_id == Some(letter.id) && given.contains(&row.status.as_str());
    Ok(!answers::of_case(db, id).await?.iter().any(answered))
}

/// Whether somebody whom one of two cases is about worked on the other.
fn worked_on_it(one: &CaseFacts, other: &CaseFacts) -> bool {
    let about_one_worked = |one: &CaseFacts, other: &CaseFacts| {
        let persons = one.bonds.iter().filter_map(|bond| bond.person());
        persons
            .flat_map(|person| [Bond::ForFront(person), Bond::ForUnit(person)])
            .any(|bond| other.bonds.contains(&bond))
    };
    about_one_worked(one, other) || about_one_worked(other, one)
}

/// Who worked on a case.
fn workers(facts: &CaseFacts) -> BTreeSet<OfficerId> {
    let worked = facts.bonds.iter().filter_map(|bond| match *bond {
        Bond::ForFront(officer) | Bond::ForUnit(officer) => Some(officer),
        _ => None,
    });
    worked.collect()
}

/// The other row, held together with the opened one, which must still be as it was read.
async fn hold_with(opened: &Opened, other: i64) -> Result<rows::Model, ActError> {
    let held = cases::hold_all(&opened.tx, &[opened.row.id, other]).await?;
    let unchanged = held.iter().any(|row| row.id == opened.row.id && row.version == opened.row.version);
    if !unchanged {
        return Err(ActError::Stale);
    }
    held.into_iter().find(|row| row.id == other).ok_or(ActError::Stale)
}
