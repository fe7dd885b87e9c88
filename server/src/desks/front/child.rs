//! That a case concerns a child: nothing of it is ever published, and it is kept narrowly.

use domain::case::State;
use domain::case::guard::Refusal;
use domain::feedback::AccessLevel;
use domain::policy::CaseFacts;
use domain::private::Private;
use domain::role::Role;

use super::FrontOfficer;
use crate::desks::act::{Opened, Said};
use crate::desks::{ActError, publishing};

const MARKED: &str = "CHILD_MARKED";
const UNMARKED: &str = "CHILD_UNMARKED";
/// Whoever reads a case at its Front says so.
const MARKERS: &[Role] = &[Role::Intake, Role::Triage, Role::FrontLeader];

impl FrontOfficer {
    fn marks_as(&self, policy: &CaseFacts) -> Option<Role> {
        MARKERS.iter().copied().find(|role| self.holds(*role, policy))
    }

    /// Whether this person may say that a case concerns a child, also after its end.
    pub(super) fn may_mark_child(&self, child: bool, policy: &CaseFacts) -> bool {
        !child && policy.state != State::Diverted && self.marks_as(policy).is_some()
    }

    /// Whether they may say that it does not after all.
    pub(super) fn may_unmark_child(&self, child: bool, policy: &CaseFacts) -> bool {
        child && self.holds(Role::FrontLeader, policy)
    }

    /// Marks it. What waits to be published is laid aside, and what stands in the register is taken down, of every case
    /// that belongs to it.
    pub(super) async fn mark_child(&self, mut opened: Opened) -> Result<(), ActError> {
        let role = self.marks_as(&opened.facts).ok_or(Refusal::WrongActor)?;
        if !self.may_mark_child(opened.row.child, &opened.facts) {
            return Err(Refusal::WrongState.into());
        }
        let (tx, services) = (&opened.tx, &self.services);
        opened.row.child = true;
        AccessLevel::Restricted.code().clone_into(&mut opened.row.access_level);
        let taken_down = publishing::keep_back(tx, services, &mut opened.row, self.officer.id()).await?;
        let never = publishing::settle(tx, services, &mut opened.row).await?;
        opened.record(&self.officer, MARKED, Said { role: Some(role), ..Said::default() }).await?;
        if let Some(why) = never {
            publishing::note_rule(&opened.tx, services, &opened.row, why).await?;
        }
        if taken_down {
            publishing::note_taken_down(&opened.tx, services, &opened.row, publishing::KEPT_BACK).await?;
        }
        publishing::keep_back_others(&opened.tx, services, &opened.row, self.officer.id()).await?;
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
