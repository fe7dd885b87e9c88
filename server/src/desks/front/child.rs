//! That a case concerns a child: nothing of it is ever published, and it is kept narrowly.

use app::desks::{AboutChild, ChildMark, ChildQuestion, SaidBy};
use domain::case::State;
use domain::case::guard::Refusal;
use domain::errors::{FieldErrors, Problem};
use domain::feedback::AccessLevel;
use domain::policy::CaseFacts;
use domain::private::Private;
use domain::role::Role;
use sea_orm::ConnectionTrait;

use super::FrontOfficer;
use crate::desks::act::{Opened, Said};
use crate::desks::publishing::asked::{ASKED, LEFT, MARKED, TOLD, UNMARKED, question, stands_here};
use crate::desks::{ActError, notify, publishing};
use crate::mail::MailKind;
use crate::store::cases::CaseError;
use crate::store::entity::{cases as rows, events as event_rows};
use crate::store::events;
use crate::vault::CaseKey;

/// Whoever reads a case at its Front says so.
const MARKERS: &[Role] = &[Role::Intake, Role::Triage, Role::FrontLeader];

impl FrontOfficer {
    fn marks_as(&self, policy: &CaseFacts) -> Option<Role> {
        MARKERS.iter().copied().find(|role| self.holds(*role, policy))
    }

    /// What this person may say about it, and how: by the row and its record.
    pub(super) async fn about_child(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        policy: &CaseFacts,
        log: &[event_rows::Model],
    ) -> Result<AboutChild, CaseError> {
        let leads = self.holds(Role::FrontLeader, policy);
        if row.child {
            return Ok(AboutChild { may_unmark: leads, ..AboutChild::default() });
        }
        let waits = question(row, log).is_some();
        let stands = stands_here(db, row).await?;
        let mark = match self.marks_as(policy) {
            _ if policy.state == State::Diverted => None,
            Some(_) if stands && !leads => (!waits).then_some(ChildMark::AsksLeaders),
            Some(_) if stands || policy.state.is_terminal() => Some(ChildMark::WithReason),
            as_role => as_role.map(|_| ChildMark::AtOnce),
        };
        Ok(AboutChild { mark, may_leave: waits && leads, may_unmark: false })
    }

    /// Marks it. What waits to be published is laid aside, and what stands in the register is taken down, of every case
    /// of this Front that belongs to it: where that is so, by somebody who leads, and others ask them. At its end it
    /// needs a reason.
    pub(super) async fn mark_child(&self, mut opened: Opened, reason: Option<Private>) -> Result<(), ActError> {
        let others = publishing::hold_others(&opened.tx, &opened.row).await?;
        let log = events::of_case(&opened.tx, opened.row.id).await?;
        let marks_as = self.marks_as(&opened.facts).ok_or(Refusal::WrongActor)?;
        let may = self.about_child(&opened.tx, &opened.row, &opened.facts, &log).await?;
        let mark = may.mark.ok_or(Refusal::WrongState)?;
        // What only those who lead may do is done as one of them.
        let leads = mark == ChildMark::WithReason && self.holds(Role::FrontLeader, &opened.facts);
        let role = if leads { Role::FrontLeader } else { marks_as };
        if mark != ChildMark::AtOnce && reason.is_none() {
            return Err(FieldErrors::one("reason", Problem::Required).into());
        }
        let said = Said { role: Some(role), note: reason, ..Said::default() };
        let (tx, services) = (&opened.tx, &self.services);
        if mark == ChildMark::AsksLeaders {
            notify::front(tx, services, &opened.row, &[Role::FrontLeader], MailKind::FrontNew).await?;
            opened.record(&self.officer, ASKED, said).await?;
            opened.tx.commit().await?;
            return Ok(());
        }
        opened.row.child = true;
        AccessLevel::Restricted.code().clone_into(&mut opened.row.access_level);
        let taken_down = publishing::keep_back(tx, services, &mut opened.row, self.officer.id()).await?;
        let never = publishing::settle(tx, services, &mut opened.row).await?;
        opened.record(&self.officer, MARKED, said).await?;
        if let Some(why) = never {
            publishing::note_rule(&opened.tx, services, &opened.row, why).await?;
        }
        if taken_down {
            publishing::note_taken_down(&opened.tx, services, &opened.row, publishing::KEPT_BACK).await?;
        }
        publishing::keep_back_others(&opened.tx, services, &opened.row, others, self.officer.id()).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// Answers what others say with no: the case goes on as it was.
    pub(super) async fn leave_child(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        self.must_be(&opened, Role::FrontLeader)?;
        if question(&opened.row, &events::of_case(&opened.tx, opened.row.id).await?).is_none() {
            return Err(Refusal::WrongState.into());
        }
        let said = Said { role: Some(Role::FrontLeader), ..Said::because(&reason) };
        opened.record(&self.officer, LEFT, said).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// Takes the mark away again. What was decided about publication stays decided.
    pub(super) async fn unmark_child(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        self.must_be(&opened, Role::FrontLeader)?;
        if !opened.row.child {
            return Err(Refusal::WrongState.into());
        }
        opened.row.child = false;
        AccessLevel::Ordinary.code().clone_into(&mut opened.row.access_level);
        let said = Said { role: Some(Role::FrontLeader), ..Said::because(&reason) };
        opened.record(&self.officer, UNMARKED, said).await?;
        opened.tx.commit().await?;
        Ok(())
    }
}

/// What others say, as long as nobody who leads has answered it. `appealed`: the case looks again at another one.
pub(super) fn waiting(
    row: &rows::Model,
    key: &CaseKey,
    log: &[event_rows::Model],
    appealed: bool,
) -> Result<Option<ChildQuestion>, CaseError> {
    let Some(event) = question(row, log) else { return Ok(None) };
    let said_by = match event.code == TOLD {
        true if appealed => SaidBy::FirstFront,
        true => SaidBy::AnotherFront,
        false => SaidBy::Officer,
    };
    Ok(Some(ChildQuestion { said_by, on: event.on_date, reason: events::note(key, event)? }))
}
