//! Refusing as insult or slander takes two people: who sorts or leads proposes it, somebody else who leads decides (T27).

use app::desks::RefusalProposal;
use domain::case::guard::Refusal;
use domain::case::request::REFUSAL_PROPOSED;
use domain::case::{State, Transition};
use domain::feedback::RefusalReason;
use domain::policy::CaseFacts;
use domain::private::Private;
use domain::role::Role;
use domain::unit::OfficerId;

use super::FrontOfficer;
use crate::desks::act::{Opened, Said};
use crate::desks::requests::{REFUSAL_REJECTED, refusal_proposed};
use crate::desks::{ActError, ReadError, notify};
use crate::mail::MailKind;
use crate::store::entity::events as event_rows;
use crate::store::events;
use crate::vault::CaseKey;

/// Who may propose it.
const PROPOSERS: &[Role] = &[Role::Triage, Role::FrontLeader];

impl FrontOfficer {
    fn proposes_as(&self, policy: &CaseFacts) -> Option<Role> {
        PROPOSERS.iter().copied().find(|role| self.holds(*role, policy))
    }

    /// Whether this person may propose it now.
    pub(super) fn may_propose_refusal(&self, state: State, policy: &CaseFacts, log: &[event_rows::Model]) -> bool {
        Transition::Refuse.entry().from.contains(&state)
            && refusal_proposed(state, log).is_none()
            && self.proposes_as(policy).is_some()
    }

    pub(super) async fn propose_refusal(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        let role = self.proposes_as(&opened.facts).ok_or(Refusal::WrongActor)?;
        let log = events::of_case(&opened.tx, opened.row.id).await?;
        if !self.may_propose_refusal(opened.state, &opened.facts, &log) {
            return Err(Refusal::WrongState.into());
        }
        let said = Said { role: Some(role), ..Said::because(&reason) }.code(RefusalReason::Abusive.code());
        opened.record(&self.officer, REFUSAL_PROPOSED, said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontNew).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// The case goes on as it was.
    pub(super) async fn reject_refusal(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        self.must_be(&opened, Role::FrontLeader)?;
        let log = events::of_case(&opened.tx, opened.row.id).await?;
        refusal_proposed(opened.state, &log).ok_or(Refusal::WrongState)?;
        // Whatever waited has been decided.
        opened.row.raised_to_id = None;
        let said = Said { role: Some(Role::FrontLeader), ..Said::because(&reason) };
        opened.record(&self.officer, REFUSAL_REJECTED, said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::Triage], MailKind::FrontNew).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// What waits for a decision.
    pub(super) async fn refusal_proposal(
        &self,
        state: State,
        key: &CaseKey,
        policy: &CaseFacts,
        log: &[event_rows::Model],
    ) -> Result<Option<RefusalProposal>, ReadError> {
        let Some(event) = refusal_proposed(state, log) else { return Ok(None) };
        let by = event.officer_id.map(OfficerId);
        let name = match by {
            Some(officer) => self.name_of(officer.0).await?,
            None => String::new(),
        };
        Ok(Some(RefusalProposal {
            by: name,
            on: event.on_date,
            reason: events::note(key, event)?,
            may_decide: self.holds(Role::FrontLeader, policy) && !self.is_or_stands_in_for(by, policy),
            may_reject: self.holds(Role::FrontLeader, policy),
        }))
    }
}
