//! Taking up again what had ended (T26, T32, T33), and declining what the sender asked for.

use domain::case::guard::{Guard, Refusal};
use domain::case::request::{DECLINED, Request};
use domain::case::{State, clock::Clock};
use domain::policy::CaseFacts;
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::OfficerId;
use serde_json::json;

use super::FrontOfficer;
use crate::desks::act::{Opened, Said};
use crate::desks::{ActError, clocks, notify, requests};
use crate::mail::MailKind;
use crate::store::entity::events;
use crate::store::{copies, outbox, referrals};

/// The case goes back to triage: no unit has it any more. The date that ran before stays in the
/// record.
pub(super) async fn take_up_again(opened: &mut Opened) -> Result<serde_json::Value, ActError> {
    referrals::replace_issued(&opened.tx, opened.row.id).await?;
    let row = &mut opened.row;
    // The answer that ended it keeps its round.
    row.round += i32::from(row.handling_unit_id.is_some());
    row.handling_unit_id = None;
    row.unit_officer_id = None;
    // Its sender stays out of it: whoever made them withdraw may look at their page.
    if opened.state == State::Withdrawn {
        row.retaliation = true;
    }
    copies::ask(&opened.tx, row.id).await?;
    Ok(json!({ "ended_on": row.closed_on.map(|day| day.to_string()) }))
}

impl FrontOfficer {
    pub(super) fn must_be(&self, opened: &Opened, role: Role) -> Result<(), ActError> {
        if self.holds(role, &opened.facts) { Ok(()) } else { Err(Refusal::WrongActor.into()) }
    }

    /// Whether somebody who had a part before is this officer, or the leader in whose place they would decide now.
    pub(super) fn is_or_stands_in_for(&self, other: Option<OfficerId>, policy: &CaseFacts) -> bool {
        let me = self.officer().official();
        let seats = me.seats(Desk::Front, policy);
        let leader = seats.iter().find(|seat| seat.role == Role::FrontLeader).and_then(|seat| seat.stands_in);
        other.is_some_and(|other| {
            me.is(other) || leader.is_some_and(|held| me.seen_for(held.leader, Some(other)) == Some(held.leader))
        })
    }

    /// Declines what the sender asked for, with the reason that they read.
    pub(super) async fn decline(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        self.must_be(&opened, Role::FrontLeader)?;
        let facts = opened.guard_facts().await?;
        let Some(request) = Request::in_state(opened.state).filter(|_| facts.sender_asked) else {
            return Err(Refusal::WrongState.into());
        };
        if request == Request::Review && self.is_or_stands_in_for(facts.refused_by, &opened.facts) {
            return Err(Refusal::Guard(Guard::NotTheRefuser).into());
        }
        // The time for a rating begins anew: the sender has something new to judge.
        let rating = (request == Request::Objection).then_some(Clock::Rating);
        clocks::turn_to(&opened.tx, &self.services, &mut opened.row, rating).await?;
        opened.row.raised_to_id = None;
        opened.record(self.officer(), DECLINED, Said::because(&reason)).await?;
        notify::reporter(&opened.tx, &self.services, &opened.row, MailKind::ReporterNews).await?;
        outbox::forget_contact_if_over(&opened.tx, opened.row.id).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// A custodian, who may know of a threat, proposes to take up a withdrawn case again.
    pub(super) async fn propose_restore(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        self.must_be(&opened, Role::IdentityCustodian)?;
        if opened.state != State::Withdrawn {
            return Err(Refusal::WrongState.into());
        }
        let said = Said { role: Some(Role::IdentityCustodian), ..Said::because(&reason) };
        opened.record(self.officer(), requests::RESTORE_PROPOSED, said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontNew).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// What the sender asks for, if this person may decline it.
    pub(super) fn may_decline(&self, state: State, policy: &CaseFacts, log: &[events::Model]) -> bool {
        requests::standing(state, log).is_some_and(|(_, standing)| standing.waiting)
            && self.holds(Role::FrontLeader, policy)
    }

    /// Whether this person may propose to take up a withdrawn case again.
    pub(super) fn may_propose_restore(&self, state: State, policy: &CaseFacts) -> bool {
        state == State::Withdrawn && self.holds(Role::IdentityCustodian, policy)
    }
}
