//! The moves of the front desk and what belongs to each.

use data_encoding::HEXLOWER;
use domain::case::Transition;
use domain::case::act::{Act, Referral};
use domain::case::guard::{Facts, MAX_ROUNDS, Refusal};
use domain::case::told::told;
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{Check, IdentityMode, Outcome, Verdict};
use domain::publication::TakenDown;
use domain::role::Desk;
use domain::unit::UnitId;
use serde_json::json;

use super::news::Returned;
use super::on_paper;
use super::request::take_up_again;
use super::{FrontOfficer, route};
use crate::desks::act::{Opened, Said, open};
use crate::desks::{ActError, marking, namesakes, notify, publishing, remedy};
use crate::store::cases::CaseError;
use crate::store::entity::{attachment_copies, attachments};
use crate::store::messages::Purpose;
use crate::store::referrals::{self, Proposal, Words};
use crate::store::{answers, cases, copies, detached, events, messages, outbox, referral_copies};

/// Why the superior takes a case over: the unit was asked for another answer as often as it may be.
const PASSED_UP: &str = "route-passed-up";
/// Why the superior gets a case: units returned it as often as they may.
pub(super) const RETURNED: &str = "route-returned";

/// Why a body gets a case that the rules send elsewhere: the unit that returned it named this one.
const SUGGESTED: &str = "route-suggested";

impl FrontOfficer {
    /// Makes a move.
    ///
    /// # Errors
    /// [`ActError`]; the case is as it was then.
    pub async fn act(&self, number: &str, version: i32, act: Act, marks_seen: bool) -> Result<(), ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(
            async move {
                let opened = open(&this.officer, Desk::Front, &number, version).await?;
                this.make(opened, act, marks_seen).await
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn make(&self, mut opened: Opened, act: Act, marks_seen: bool) -> Result<(), ActError> {
        let transition = act.transition();
        let facts = self.facts(&opened, &act).await?;
        // Decided on the row as it was read, before anything is written.
        opened.judge(&self.officer, transition, &facts)?;
        if let Act::Accept { document_on: Some(on), .. } = act {
            opened.signed_after_asking(on).await?;
        }
        let words = act.passed_on();
        if !words.is_empty() {
            marking::passed_on(&self.found_in(&opened, &words).await?, marks_seen)?;
        }
        let mut details = json!({});
        match act {
            Act::Receive => self.receive(&mut opened).await?,
            Act::StartTriage => self.take_over(&mut opened).await?,
            Act::AskReporter { .. } => opened.row.ask_count += 1,
            Act::ProposeTransfer(ref referral) => details = self.propose(&mut opened, referral).await?,
            Act::ApproveTransfer { ref document_no } => self.approve(&mut opened, document_no.clone()).await?,
            Act::SendOnPaper { ref document_no, .. } => self.approve(&mut opened, Some(document_no.clone())).await?,
            Act::Return { .. } => opened.give_back().await?,
            Act::EnterAnswer => details = on_paper::confirm(&opened).await?,
            Act::Retriage => {
                referrals::replace_issued(&opened.tx, opened.row.id).await?;
                opened.row.handling_unit_id = None;
                self.take_over(&mut opened).await?;
            }
            Act::SendBack { ref checks, .. } => {
                self.judge(&mut opened, checks, answers::SENT_BACK).await?;
                details = self.pass_up(&mut opened, &facts).await?;
            }
            Act::Resolve { ref checks } => self.judge(&mut opened, checks, answers::RELEASED).await?,
            Act::FollowRemedy { ref checks, ref promises } => self.follow_remedy(&mut opened, checks, promises).await?,
            Act::ConfirmRemedy { .. } => remedy::confirm(&opened.tx, &opened.row, opened.today).await?,
            Act::BreakRemedy { .. } => remedy::give_up(&opened.tx, &mut opened.row, opened.today).await?,
            Act::Acknowledge => release_own(&mut opened).await?,
            Act::Forward { ref document_no } => forward(&mut opened, document_no).await?,
            Act::Merge { ref master } => details = self.merge(&opened, master).await?,
            Act::Split { .. } => details = self.split(&mut opened).await?,
            Act::Divert { ref document_no } => details = self.divert(&mut opened, document_no.clone()).await?,
            Act::UpholdObjection { .. } => opened.row.round += 1,
            Act::Reopen { .. } | Act::GrantReview { .. } | Act::Restore { .. } => {
                details = take_up_again(&mut opened).await?;
            }
            Act::Close | Act::RejectTransfer { .. } | Act::Refuse { .. } | Act::Accept { .. } => {}
            _ => return Err(Refusal::WrongActor.into()),
        }
        opened.decide(&self.officer, transition, &facts).await?;
        if transition == Transition::FollowRemedy {
            remedy::await_next(&opened.tx, &self.services, &mut opened.row).await?;
        }
        let never = publishing::settle(&opened.tx, &self.services, &mut opened.row).await?;
        let again = matches!(transition, Transition::UpholdObjection | Transition::Reopen);
        let taken_down = again && publishing::reopen(&opened.tx, &self.services, &mut opened.row).await?;
        let seq = opened.record(&self.officer, transition.code(), said(&act, &opened, details)).await?;
        if let Some(why) = never {
            publishing::note_rule(&opened.tx, &self.services, &opened.row, why).await?;
        }
        if taken_down {
            publishing::note_taken_down(&opened.tx, &self.services, &opened.row, TakenDown::HandledAgain).await?;
        }
        self.after(&opened, &act, seq).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// The facts of the case together with what the form brings.
    async fn facts(&self, opened: &Opened, act: &Act) -> Result<Facts, ActError> {
        let mut facts = opened.guard_facts().await?;
        let reference = self.services.reference.get();
        let bounds = opened.bounds(&reference).await?;
        facts.superior_takes_over = route::taking_over(&reference, &opened.row, &bounds).is_some();
        facts.forward_only = route::forward_only(&reference, &opened.row, &bounds);
        let letters = referrals::of_case(&opened.tx, opened.row.id).await?;
        let served = on_paper::served(&opened.tx, &self.services, &opened.row, &letters, &opened.facts).await?;
        facts.on_paper = served.on_paper;
        facts.unit_may_not |= served.all_kept;
        match act {
            Act::ProposeTransfer(Referral { recipient, .. }) => {
                let row = &opened.row;
                facts.recipient_lawful = route::is_recipient(&opened.tx, &reference, row, &bounds, *recipient).await?;
                if !facts.recipient_lawful && facts.classified {
                    let kept_away = !route::may_receive(&reference, row, &bounds, *recipient);
                    let problem = if kept_away { Problem::Conflicted } else { Problem::NotAllowed };
                    return Err(FieldErrors::one("recipient", problem).into());
                }
            }
            Act::ApproveTransfer { .. } | Act::SendOnPaper { .. } => {
                // Asked once more: an officer, a post or a joined case may have changed since the proposal.
                let unit = letters.iter().rev().find(|row| row.status == referrals::PROPOSED).map(|row| row.unit_id);
                facts.recipient_lawful = match unit {
                    Some(unit) => {
                        route::is_recipient(&opened.tx, &reference, &opened.row, &bounds, UnitId(unit)).await?
                    }
                    None => false,
                };
            }
            Act::Refuse { code, .. } => {
                let mode = IdentityMode::from_code(&opened.row.identity_mode);
                if !code.fits(mode.ok_or(CaseError::Code("cases.identity_mode"))?, facts.questions) {
                    return Err(FieldErrors::one("reason_code", Problem::NotAllowed).into());
                }
                facts.refusal_needs_two = code.needs_two();
            }
            Act::Merge { master } => facts.master = self.master(opened, master).await?,
            Act::Acknowledge => {
                facts.no_recipient = route::proposed(&reference, &opened.row, &bounds).is_err();
            }
            Act::FollowRemedy { checks, promises } => {
                facts.verdicts = checks.iter().map(|check| (check.point, check.verdict)).collect();
                facts.promised = !promises.is_empty();
            }
            Act::SendBack { checks, .. } | Act::Resolve { checks } => {
                facts.verdicts = checks.iter().map(|check| (check.point, check.verdict)).collect();
            }
            _ => {}
        }
        Ok(facts)
    }

    async fn receive(&self, opened: &mut Opened) -> Result<(), ActError> {
        if opened.row.register_no.is_none() {
            let year = opened.today.year();
            opened.row.register_no = Some(cases::next_register_no(&opened.tx, opened.row.front_id, year).await?);
            opened.row.register_year = Some(year);
        }
        opened.row.front_officer_id = Some(self.officer.id().0);
        Ok(())
    }

    /// Begins to work on a case. Whoever does will read its files: their copies are asked for.
    pub(super) async fn take_over(&self, opened: &mut Opened) -> Result<(), ActError> {
        opened.row.front_officer_id = Some(self.officer.id().0);
        Ok(copies::ask(&opened.tx, opened.row.id).await?)
    }

    /// Stores the referral; returns what its event says. The hashes bind what the unit will get to
    /// what the sender sent.
    async fn propose(&self, opened: &mut Opened, referral: &Referral) -> Result<serde_json::Value, ActError> {
        let recipient = referral.recipient;
        let picked = copies::pick(&opened.tx, opened.row.id, &referral.copies).await?;
        let picked = picked.ok_or_else(|| FieldErrors::one("copy", Problem::NotReady))?;
        let reference = self.services.reference.get();
        let bounds = opened.bounds(&reference).await?;
        let proposed = route::proposed(&reference, &opened.row, &bounds).ok();
        let by_rule = proposed.as_ref().filter(|route| route.main == recipient);
        let letters = referrals::of_case(&opened.tx, opened.row.id).await?;
        let by_hand = match route::assigner(&reference, &opened.row, &bounds, &letters) {
            Some(_) => RETURNED,
            None if self.is_suggested(opened, recipient).await? => SUGGESTED,
            None => "route-by-hand",
        };
        let words = Words {
            summary: referral.summary.clone(),
            questions: referral.questions.clone(),
            recordings: referral.recordings.clone(),
        };
        let new = Proposal {
            case_id: opened.row.id,
            unit: recipient,
            words: &words,
            drafted_by: self.officer.id(),
            rule_id: by_rule.map(|route| route.rule_id),
            explanation: by_rule.map_or(by_hand, |route| route.explanation.as_str()),
            copies: by_rule.map(|route| route.copies.as_slice()).unwrap_or_default(),
            files: &referral.copies,
        };
        referrals::propose(&opened.tx, &opened.key, new).await?;
        opened.row.proposed_by = Some(self.officer.id().0);
        let hash = |bytes: Option<&[u8]>| bytes.map(|bytes| HEXLOWER.encode(bytes));
        let file = |(file, copy): &(attachments::Model, attachment_copies::Model)| json!({ "file": file.id, "original": hash(Some(&file.sha256)), "copy": hash(copy.sha256.as_deref()) });
        Ok(json!({ "unit": recipient.0, "files": picked.iter().map(file).collect::<Vec<_>>() }))
    }

    /// Whether the unit that returned the case last named this one.
    async fn is_suggested(&self, opened: &Opened, recipient: UnitId) -> Result<bool, ActError> {
        let log = events::of_case(&opened.tx, opened.row.id).await?;
        Ok(Returned::of(&log).is_some_and(|returned| returned.suggested == Some(recipient)))
    }

    async fn approve(&self, opened: &mut Opened, document_no: Option<String>) -> Result<(), ActError> {
        let rows = referrals::of_case(&opened.tx, opened.row.id).await?;
        let proposed = rows.into_iter().rev().find(|row| row.status == referrals::PROPOSED);
        let Some(mut referral) = proposed else { return Err(ActError::Stale) };
        // Asked once more for the copies as well: an officer or a post may have moved meanwhile.
        let reference = self.services.reference.get();
        let bounds = opened.bounds(&reference).await?;
        let copies = referral_copies::of_referral(&opened.tx, referral.id).await?;
        for unit in &copies {
            if !bounds.admits(&reference.tree, *unit) {
                referral_copies::withdraw(&opened.tx, referral.id, *unit).await?;
            }
        }
        namesakes::keep_from(&opened.tx, &self.services.vault, opened.row.id, copies).await?;
        self.hand_to(opened, UnitId(referral.unit_id)).await?;
        referral.status = referrals::ISSUED.to_owned();
        referral.approved_by = Some(self.officer.id().0);
        referral.document_no = document_no;
        referral.issued_on = Some(opened.today);
        referrals::update(&opened.tx, referral).await?;
        Ok(())
    }

    /// The unit was asked for another answer as often as it may be: the body above it gets the same
    /// letter and answers, and the unit has the case no more.
    async fn pass_up(&self, opened: &mut Opened, facts: &Facts) -> Result<serde_json::Value, ActError> {
        if facts.rounds < MAX_ROUNDS {
            return Ok(json!({}));
        }
        let reference = self.services.reference.get();
        let bounds = opened.bounds(&reference).await?;
        let above = route::taking_over(&reference, &opened.row, &bounds).ok_or(ActError::Stale)?;
        let letter = referrals::in_force(&opened.tx, opened.row.id).await?.ok_or(ActError::Stale)?;
        let by = self.officer.id();
        referrals::pass_up(&opened.tx, &opened.key, letter, (above, PASSED_UP), by, opened.today).await?;
        self.hand_to(opened, above).await?;
        Ok(json!({ "passed_up": above.0 }))
    }

    /// The unit has the case from today on, and nobody in it has taken it over yet.
    async fn hand_to(&self, opened: &mut Opened, unit: UnitId) -> Result<(), ActError> {
        let bodies = namesakes::with_superiors(&self.services.reference.get(), unit).collect::<Vec<_>>();
        namesakes::keep_from(&opened.tx, &self.services.vault, opened.row.id, bodies).await?;
        let row = &mut opened.row;
        row.handling_unit_id = Some(unit.0);
        row.unit_officer_id = None;
        row.referred_on = Some(opened.today);
        row.referred_kind.get_or_insert_with(|| row.kind.clone());
        Ok(())
    }

    /// Stores what was found and what follows for the answer.
    pub(super) async fn judge(&self, opened: &mut Opened, checks: &[Check], status: &str) -> Result<(), ActError> {
        let rows = answers::of_case(&opened.tx, opened.row.id).await?;
        let issued = rows.into_iter().rev().find(|row| row.status == answers::ISSUED);
        let Some(mut answer) = issued else { return Err(ActError::Stale) };
        answers::put_checks(&opened.tx, &opened.key, answer.id, checks, self.officer.id()).await?;
        answer.status = status.to_owned();
        if status == answers::RELEASED {
            answer.released_on = Some(opened.today);
            opened.row.result.clone_from(&answer.result);
        } else {
            opened.row.round += 1;
        }
        answers::update(&opened.tx, answer).await?;
        Ok(())
    }

    /// Messages and notices that follow a move.
    async fn after(&self, opened: &Opened, act: &Act, seq: i32) -> Result<(), ActError> {
        let (tx, services, row) = (&opened.tx, &self.services, &opened.row);
        if let Act::AskReporter { question } = act {
            messages::insert(tx, &opened.key, row.id, Purpose::Question, seq, question, opened.today).await?;
        }
        notify::moved(tx, services, row, told(act.transition()), None).await?;
        outbox::forget_contact_if_over(tx, row.id).await?;
        Ok(())
    }
}

/// The receiver owes no answer: what the sender reads is where it went, and under which number.
async fn forward(opened: &mut Opened, document_no: &str) -> Result<(), ActError> {
    let issued = referrals::in_force(&opened.tx, opened.row.id).await?.ok_or(ActError::Stale)?;
    let issued = crate::store::entity::referrals::Model { document_no: Some(document_no.to_owned()), ..issued };
    referrals::update(&opened.tx, issued).await?;
    opened.row.result = Some(Outcome::PassedToInspection.code().to_owned());
    Ok(())
}

/// The Front's own answer becomes the answer of the case.
async fn release_own(opened: &mut Opened) -> Result<(), ActError> {
    let rows = answers::of_case(&opened.tx, opened.row.id).await?;
    let own = rows.into_iter().find(|row| row.referral_id.is_none() && row.status == answers::DRAFT);
    let Some(mut answer) = own else { return Err(ActError::Stale) };
    answer.status = answers::RELEASED.to_owned();
    answer.issued_on = Some(opened.today);
    answer.released_on = Some(opened.today);
    opened.row.result.clone_from(&answer.result);
    answers::update(&opened.tx, answer).await?;
    Ok(())
}

/// What the event of a move says.
fn said(act: &Act, opened: &Opened, details: serde_json::Value) -> Said {
    match act {
        Act::RejectTransfer { reason } => Said::because(reason),
        Act::SendBack { reason, checks } => Said { details: failed(checks), ..Said::because(reason) },
        Act::FollowRemedy { checks, promises } => {
            let mut details = failed(checks);
            details["promises"] = promises.len().into();
            Said { details, ..Said::default() }
        }
        Act::ConfirmRemedy { reason }
        | Act::BreakRemedy { reason }
        | Act::UpholdObjection { reason }
        | Act::GrantReview { reason }
        | Act::Restore { reason } => Said::because(reason),
        Act::Reopen { reason } => Said { details, ..Said::because(reason) },
        Act::Resolve { checks } => Said { details: failed(checks), ..Said::default() },
        Act::Refuse { code, reason } => Said::because(reason).code(code.code()),
        Act::ProposeTransfer(_) => Said { details, ..Said::default() },
        Act::Forward { document_no } => Said { document_no: Some(document_no.clone()), ..Said::default() },
        Act::Merge { .. } => Said { details, ..Said::default() },
        Act::Split { reason } => Said { details, ..Said::because(reason) },
        Act::Divert { document_no } => Said { document_no: document_no.clone(), details, ..Said::default() },
        Act::ApproveTransfer { document_no } => Said {
            document_no: document_no.clone(),
            details: json!({ "unit": opened.row.handling_unit_id }),
            ..Said::default()
        },
        _ => on_paper::said(act, opened, details),
    }
}

/// The points that did not pass: they are what a later reader wants to know.
fn failed(checks: &[Check]) -> serde_json::Value {
    let failed: Vec<_> =
        checks.iter().filter(|check| check.verdict == Verdict::Fail).map(|check| check.point.code()).collect();
    json!({ "failed": failed })
}
