//! A unit that works without an account is served on paper. What it answers is written down by one
//! officer, with number, date, signer and a scan; another compares it with the paper (T35).

use domain::case::act::{Act, PaperAnswer};
use domain::case::guard::{Guard, Refusal};
use domain::case::{State, Transition};
use domain::date;
use domain::policy::{Action, CaseFacts, Principal, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::{FrontOfficer, route};
use crate::Services;
use crate::desks::act::{Opened, Said};
use crate::desks::stranded::{Anybody, Known, anybody};
use crate::desks::{ActError, marking, notify, remedy, view};
use crate::mail::MailKind;
use crate::store::answers::{self, NewDraft, Words};
use crate::store::cases::CaseError;
use crate::store::entity::{answers as answer_rows, cases as rows, referrals as letters};
use crate::store::{people, referrals};

/// That an answer was written down from its paper.
const WRITTEN: &str = "ANSWER_WRITTEN_DOWN";

/// The states in which a unit owes an answer that has not been given to anybody there.
pub(super) fn awaits_paper(state: State) -> bool {
    Transition::EnterAnswer.entry().from.contains(&state)
}

/// Who writes down what a unit says on paper. What a unit was verifying when its last account ended is none of the
/// cases that whoever only writes for others sees: who receives writes it down as well.
const fn writers(state: State) -> &'static [Role] {
    match state {
        State::Verifying => &[Role::AssistedEntry, Role::Intake],
        _ => &[Role::AssistedEntry],
    }
}

/// What there is of people in the unit that is to have a case, or has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Served {
    /// Nobody there can do, or may do, what comes next.
    pub on_paper: bool,
    /// Everybody is kept from the case who could take what the unit got, or give it out.
    pub all_kept: bool,
}

/// How the unit is served that is to have a case, or has it.
pub(super) async fn served(
    db: &impl ConnectionTrait,
    services: &Services,
    row: &rows::Model,
    letters: &[letters::Model],
    policy: &CaseFacts,
) -> Result<Served, CaseError> {
    if route::on_paper(&services.reference.get(), row, letters) {
        return Ok(Served { on_paper: true, all_kept: false });
    }
    let state = view::state(&row.state)?;
    let proposed = letters.iter().rev().find(|letter| letter.status == referrals::PROPOSED);
    let (unit, state) = match (proposed, state) {
        (Some(letter), State::AwaitingTransferApproval) => (Some(UnitId(letter.unit_id)), State::Transferred),
        _ => (policy.handling_unit, state),
    };
    // Each of these has to be there: who takes it, who gives it out, who finds out what is true, who signs. What is given
    // out may be given to another.
    let needed: &[&[Role]] = match state {
        State::Transferred | State::AnswerSentBack => &[&[Role::FocalPoint]],
        State::Verifying if assignee_is_free(db, services, row, policy).await? => &[],
        State::AcceptedByUnit | State::Verifying => &[&[Role::FocalPoint, Role::UnitHead], &[Role::Handler]],
        State::AwaitingAnswerApproval => &[&[Role::UnitHead]],
        _ => return Ok(Served { on_paper: false, all_kept: false }),
    };
    let facts = CaseFacts { handling_unit: unit, referred: true, state, raised_to: None, ..policy.clone() };
    let (mut known, mut all_kept) = (Known::default(), false);
    for roles in needed {
        all_kept |= anybody(db, services, &mut known, (Desk::Unit, roles), &facts).await? == Anybody::AllKept;
    }
    if all_kept && state == State::AwaitingAnswerApproval {
        all_kept = !above_signs(db, services, &mut known, &facts).await?;
    }
    Ok(Served { on_paper: all_kept, all_kept: all_kept && proposed.is_none() })
}

/// Whether whoever has the case in the unit may go on with it.
async fn assignee_is_free(
    db: &impl ConnectionTrait,
    services: &Services,
    row: &rows::Model,
    policy: &CaseFacts,
) -> Result<bool, CaseError> {
    let Some(id) = row.unit_officer_id else { return Ok(false) };
    if people::by_id(db, id).await?.is_none_or(|officer| officer.status != people::ACTIVE) {
        return Ok(false);
    }
    let (reference, today) = (services.reference.get(), services.clock.today());
    let official = people::official(db, id, &reference.tree, today).await?;
    let works = Action::Act { desk: Desk::Unit, roles: &[Role::Handler] };
    Ok(decide(&Principal::Officer(official), works, policy).is_allowed())
}

/// Whether somebody in a body above may sign in the unit's place, to whom what waits for a signature goes up.
async fn above_signs(
    db: &impl ConnectionTrait,
    services: &Services,
    known: &mut Known,
    facts: &CaseFacts,
) -> Result<bool, CaseError> {
    let above = facts.handling_unit.map(|unit| services.reference.get().tree.superiors(unit)).unwrap_or_default();
    for unit in above {
        let facts = CaseFacts { raised_to: Some(unit), ..facts.clone() };
        if anybody(db, services, known, (Desk::Unit, &[Role::UnitHead]), &facts).await? == Anybody::Free {
            return Ok(true);
        }
    }
    Ok(false)
}

impl FrontOfficer {
    /// As what this person writes down what a unit says on paper, if they may.
    pub(super) fn writes_as(&self, state: State, policy: &CaseFacts) -> Option<Role> {
        writers(state).iter().copied().find(|role| self.holds(*role, policy))
    }

    /// Whether this person may write down what the unit answers on paper.
    pub(super) fn may_write_down(&self, state: State, on_paper: bool, policy: &CaseFacts) -> bool {
        on_paper && awaits_paper(state) && self.writes_as(state, policy).is_some()
    }

    /// Whether this person may write down how the unit kept a promise.
    pub(super) fn may_write_evidence(&self, state: State, on_paper: bool, policy: &CaseFacts) -> bool {
        on_paper && state == State::Remedy && self.writes_as(state, policy).is_some()
    }

    /// As what somebody writes down for this unit now; refuses whoever may not.
    pub(super) async fn must_write_down(&self, opened: &Opened, fits: fn(State) -> bool) -> Result<Role, ActError> {
        if !fits(opened.state) {
            return Err(Refusal::WrongState.into());
        }
        let role = self.writes_as(opened.state, &opened.facts).ok_or(Refusal::WrongActor)?;
        let letters = referrals::of_case(&opened.tx, opened.row.id).await?;
        if served(&opened.tx, &self.services, &opened.row, &letters, &opened.facts).await?.on_paper {
            Ok(role)
        } else {
            Err(Refusal::Guard(Guard::OnPaperIfEntered).into())
        }
    }

    /// Stores what a unit answered on paper; written again, it replaces what was written before.
    pub(super) async fn write_down(&self, mut opened: Opened, paper: PaperAnswer) -> Result<(), ActError> {
        let role = self.must_write_down(&opened, awaits_paper).await?;
        opened.signed_after_asking(paper.document_on).await?;
        let promised = paper.remedy.clone().unwrap_or_default();
        marking::passed_on(&self.found_in(&opened, &[&paper.answer, &promised]).await?, paper.marks_seen)?;
        let letter = referrals::in_force(&opened.tx, opened.row.id).await?.ok_or(ActError::Stale)?;
        let words = Words { answer: paper.answer, remedy: paper.remedy };
        let new = NewDraft {
            case_id: opened.row.id,
            referral_id: Some(letter.id),
            round: opened.row.round + 1,
            status: answers::WRITTEN_DOWN,
            words: &words,
            outcome: paper.outcome.code(),
            drafted_by: self.officer.id(),
        };
        answers::put(&opened.tx, &opened.key, new).await?;
        let row = answers::written_down(&opened.tx, &opened.row).await?.ok_or(ActError::Stale)?;
        let signer_name = Some(answers::seal_signer(&opened.key, &row, &paper.signer)?);
        let (document_no, document_on) = (Some(paper.document_no), Some(paper.document_on));
        let said = Said { document_no: document_no.clone(), document_on, ..typed(&opened, role) };
        answers::update(&opened.tx, answer_rows::Model { signer_name, document_no, document_on, ..row }).await?;
        opened.record(&self.officer, WRITTEN, said).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// Stores how a unit without an account kept a promise.
    pub(super) async fn write_evidence(
        &self,
        mut opened: Opened,
        position: i32,
        evidence: Private,
    ) -> Result<(), ActError> {
        let role = self.must_write_down(&opened, |state| state == State::Remedy).await?;
        remedy::show(&mut opened, &self.officer, position, &evidence).await?;
        let mut said = typed(&opened, role);
        said.details["promise"] = position.into();
        opened.record(&self.officer, "EVIDENCE", said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontAnswer).await?;
        opened.tx.commit().await?;
        Ok(())
    }
}

/// What was written down is the unit's answer from now on; its event gets number and date of the paper.
pub(super) async fn confirm(opened: &Opened) -> Result<Value, ActError> {
    let row = answers::written_down(&opened.tx, &opened.row).await?.ok_or(ActError::Stale)?;
    let mut details = in_its_place(opened);
    details["written_by"] = row.drafted_by.into();
    details["document_no"] = row.document_no.clone().into();
    details["document_on"] = row.document_on.map(date::show_iso).into();
    let issued = answer_rows::Model { status: answers::ISSUED.to_owned(), issued_on: Some(opened.today), ..row };
    answers::update(&opened.tx, issued).await?;
    Ok(details)
}

/// What the event of a move says that is made on paper, or in the place of a unit.
pub(super) fn said(act: &Act, opened: &Opened, details: Value) -> Said {
    match act {
        Act::SendOnPaper { document_no, document_on } => Said {
            document_no: Some(document_no.clone()),
            document_on: Some(*document_on),
            details: json!({ "unit": opened.row.handling_unit_id, "on_paper": true }),
            ..Said::default()
        },
        Act::Accept { document_no, document_on } => {
            Said { document_no: document_no.clone(), document_on: *document_on, ..typed(opened, Role::AssistedEntry) }
        }
        Act::Return { code, reason, suggested } => {
            let mut details = in_its_place(opened);
            details["suggested"] = suggested.map(|unit| unit.0).into();
            Said { details, ..Said::because(reason).code(code.code()) }
        }
        Act::EnterAnswer => Said {
            document_no: details["document_no"].as_str().map(str::to_owned),
            document_on: details["document_on"].as_str().and_then(|day| date::parse(day).ok()),
            details,
            ..Said::default()
        },
        _ => Said::default(),
    }
}

/// What an officer typed for the unit, as what they wrote it down.
pub(super) fn typed(opened: &Opened, role: Role) -> Said {
    Said { role: Some(role), details: in_its_place(opened), ..Said::default() }
}

/// The mark on what was entered for a unit, and which unit it was.
fn in_its_place(opened: &Opened) -> Value {
    json!({ "nhap_thay": true, "unit": opened.row.handling_unit_id })
}
