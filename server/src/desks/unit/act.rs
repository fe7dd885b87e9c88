//! The moves of the unit desk and what belongs to each.

use domain::case::Transition;
use domain::case::act::Act;
use domain::case::guard::Refusal;
use domain::case::told::told;
use domain::date::show_iso;
use domain::feedback::Outcome;
use domain::marks::{self, Mark};
use domain::policy::{Action, Principal, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::OfficerId;
use serde_json::json;
use time::Date;

use super::UnitOfficer;
use crate::desks::act::{Opened, Said, open};
use crate::desks::namesakes::names_one_of;
use crate::desks::{ActError, clocks, marking, notify};
use crate::store::answers::{self, NewDraft, Words};
use crate::store::{detached, people, referrals};

impl UnitOfficer {
    /// Makes a move.
    ///
    /// # Errors
    /// [`ActError`]; the case is as it was then.
    pub async fn act(&self, number: &str, version: i32, act: Act, marks_seen: bool) -> Result<(), ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(
            async move {
                let mut opened = open(&this.officer, Desk::Unit, &number, version).await?;
                this.make(&mut opened, act, marks_seen).await?;
                opened.tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Everything that belongs to a move, in the transaction of the case.
    pub(super) async fn make(&self, opened: &mut Opened, act: Act, marks_seen: bool) -> Result<(), ActError> {
        let transition = act.transition();
        let mut facts = opened.guard_facts().await?;
        if let Act::Assign { to } = &act {
            // Giving it once more to whoever has it changes nothing.
            facts.new_assignee_free = facts.assignee != Some(*to) && self.may_handle(opened, *to).await?;
        }
        opened.judge(&self.officer, transition, &facts)?;
        // Somebody may have got the name since the letter went there.
        if transition == Transition::Accept && self.is_named(opened, self.officer.id()).await? {
            return Err(ActError::NotFound);
        }
        if let Act::IssueAnswer { document_on, .. } = act {
            opened.signed_after_asking(document_on).await?;
        }
        marking::passed_on(&marks_in(&act.passed_on()), marks_seen)?;
        let mut extended = None;
        match act {
            Act::Return { .. } => opened.give_back().await?,
            Act::Assign { to } => opened.row.unit_officer_id = Some(to.0),
            Act::Extend { until, .. } => {
                extended = Some(clocks::extend(&opened.tx, &self.services, &mut opened.row, until).await?);
            }
            Act::ProposeAnswer { ref answer, outcome, ref remedy } => {
                self.propose(opened, answer, outcome, remedy.clone()).await?;
            }
            Act::RejectDraft { .. } => set_open_answer(opened, answers::DRAFT).await?,
            Act::IssueAnswer { ref document_no, document_on, ref signer } => {
                self.issue(opened, document_no, document_on, signer).await?;
            }
            Act::Accept { .. } | Act::TakeBack => {}
            _ => return Err(Refusal::WrongActor.into()),
        }
        opened.decide(&self.officer, transition, &facts).await?;
        opened.record(&self.officer, transition.code(), said(&act, extended)).await?;
        self.after(opened, &act).await
    }

    /// A handler of this unit whom nothing keeps from the case.
    async fn may_handle(&self, opened: &Opened, to: OfficerId) -> Result<bool, ActError> {
        let unit = opened.acting_unit();
        let handlers = people::with_role(&opened.tx, unit, &[Role::Handler], opened.today).await?;
        // An account may have got the name, or come to the unit, since the letter went there.
        if !handlers.iter().any(|handler| handler.id == to.0) || self.is_named(opened, to).await? {
            return Ok(false);
        }
        let reference = self.services.reference.get();
        let official = people::official(&opened.tx, to.0, &reference.tree, opened.today).await?;
        Ok(decide(&Principal::Officer(official), Action::ViewAsUnit, &opened.facts).is_allowed())
    }

    /// Whether somebody bears a name that a sender gave who waits for this answer.
    async fn is_named(&self, opened: &Opened, officer: OfficerId) -> Result<bool, ActError> {
        Ok(names_one_of(&opened.tx, &self.services.vault, opened.row.id, &[officer].into()).await?)
    }

    async fn propose(
        &self,
        opened: &mut Opened,
        answer: &Private,
        outcome: Outcome,
        remedy: Option<Private>,
    ) -> Result<(), ActError> {
        let words = Words { answer: answer.clone(), remedy };
        let referral = referrals::in_force(&opened.tx, opened.row.id).await?.ok_or(ActError::Stale)?;
        let new = NewDraft {
            case_id: opened.row.id,
            referral_id: Some(referral.id),
            // The rounds of a case count from 1: an answer sent back keeps its own row and words.
            round: opened.row.round + 1,
            status: answers::PROPOSED,
            words: &words,
            outcome: outcome.code(),
            drafted_by: self.officer.id(),
        };
        Ok(answers::put(&opened.tx, &opened.key, new).await?)
    }

    async fn issue(
        &self,
        opened: &Opened,
        document_no: &str,
        document_on: Date,
        signer: &Private,
    ) -> Result<(), ActError> {
        let Some(mut answer) = open_answer(opened).await? else { return Err(ActError::Stale) };
        answer.signer_name = Some(answers::seal_signer(&opened.key, &answer, signer)?);
        answer.status = answers::ISSUED.to_owned();
        answer.signed_by = Some(self.officer.id().0);
        answer.document_no = Some(document_no.to_owned());
        answer.document_on = Some(document_on);
        answer.issued_on = Some(opened.today);
        answers::update(&opened.tx, answer).await?;
        Ok(())
    }

    async fn after(&self, opened: &Opened, act: &Act) -> Result<(), ActError> {
        let (tx, services, row) = (&opened.tx, &self.services, &opened.row);
        let assignee = if let Act::Assign { to } = act { Some(*to) } else { None };
        Ok(notify::moved(tx, services, row, told(act.transition()), assignee).await?)
    }
}

/// What in words may tell the sender, as far as a unit can know: any number and any address. Whether
/// they or a name are the sender's would tell the unit who that is.
pub(super) fn marks_in(words: &[&Private]) -> Vec<Mark> {
    marks::of_anybody(&words.iter().map(|words| words.reveal()).collect::<Vec<_>>().join("\n"))
}

async fn open_answer(opened: &Opened) -> Result<Option<crate::store::entity::answers::Model>, sea_orm::DbErr> {
    let rows = answers::of_case(&opened.tx, opened.row.id).await?;
    Ok(rows.into_iter().rev().find(|row| row.referral_id.is_some() && row.status == answers::PROPOSED))
}

async fn set_open_answer(opened: &Opened, status: &str) -> Result<(), ActError> {
    let Some(mut answer) = open_answer(opened).await? else { return Err(ActError::Stale) };
    answer.status = status.to_owned();
    answers::update(&opened.tx, answer).await?;
    Ok(())
}

/// What the event of a move says.
fn said(act: &Act, extended: Option<(Date, Date)>) -> Said {
    match act {
        Act::Extend { reason, .. } => Said {
            details: json!({
                "from": extended.map(|(from, _)| show_iso(from)), "to": extended.map(|(_, to)| show_iso(to)),
            }),
            ..Said::because(reason)
        },
        Act::Return { code, reason, suggested } => Said {
            details: json!({ "suggested": suggested.map(|unit| unit.0) }),
            ..Said::because(reason).code(code.code())
        },
        Act::RejectDraft { reason } => Said::because(reason),
        Act::Assign { to } => Said { details: json!({ "officer": to.0 }), ..Said::default() },
        Act::ProposeAnswer { outcome, .. } => Said::default().code(outcome.code()),
        Act::IssueAnswer { document_no, document_on, .. } => {
            Said { document_no: Some(document_no.clone()), document_on: Some(*document_on), ..Said::default() }
        }
        _ => Said::default(),
    }
}
