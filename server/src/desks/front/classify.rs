//! Classifying: who and what a case is about. It decides anew which Front holds the case, because
//! a case about the leaders of a commune must not stay with that commune's Front.

use std::collections::BTreeSet;

use domain::case::State;
use domain::case::act::{Classification, Edit};
use domain::conflict::{Bond, ExclusionReason, Hat, Membership, Subject, counts_as_subject};
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{Kind, Outcome};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::{AreaId, OfficerId, UnitId};
use serde_json::json;
use time::Date;

use super::FrontOfficer;
use crate::desks::act::{Opened, Said, open};
use crate::desks::namesakes::{Named, OTHERS, Received, received};
use crate::desks::{ActError, custody, marking, namesakes, notify, stranded};
use crate::mail::MailKind;
use crate::reference::Reference;
use crate::store::answers::{self, NewDraft, Words};
use crate::store::subjects::{self, Source};
use crate::store::{Tx, cases, detached, links, people, search};

/// The states in which a case is classified.
const IN_TRIAGE: &[State] = &[State::Triage];

impl FrontOfficer {
    /// Makes a change that is not a move.
    ///
    /// # Errors
    /// [`ActError`]; nothing is changed then. After a change that takes the case away from this
    /// officer the case is simply not found any more.
    pub async fn edit(&self, number: &str, version: i32, edit: Edit) -> Result<(), ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(
            async move {
                let opened = open(&this.officer, Desk::Front, &number, version).await?;
                match edit {
                    Edit::Classify(classification) => this.classify(opened, classification).await,
                    Edit::DraftFrontAnswer { answer, outcome, marks_seen } => {
                        let found = this.found_in(&opened, &[&answer]).await?;
                        marking::passed_on(&found, marks_seen)?;
                        this.draft_answer(opened, answer, outcome).await
                    }
                    Edit::DeclareTie => this.declare_tie(opened).await,
                    Edit::Decline { reason } => this.decline(opened, reason).await,
                    Edit::ProposeRestore { reason } => this.propose_restore(opened, reason).await,
                    Edit::ProposeDiversion(diversion) => this.propose_diversion(opened, diversion).await,
                    Edit::RejectDiversion { reason } => this.reject_diversion(opened, reason).await,
                    Edit::ProposeRefusal { reason } => this.propose_refusal(opened, reason).await,
                    Edit::RejectRefusal { reason } => this.reject_refusal(opened, reason).await,
                    Edit::ShowEvidence { promise, evidence } => this.write_evidence(opened, promise, evidence).await,
                    Edit::ReferToCommitment { commitment, promise } => {
                        this.refer_to_commitment(opened, commitment, promise).await
                    }
                    Edit::MarkChild { reason } => this.mark_child(opened, reason).await,
                    Edit::LeaveChild { reason } => this.leave_child(opened, reason).await,
                    Edit::UnmarkChild { reason } => this.unmark_child(opened, reason).await,
                    Edit::WriteDownAnswer(paper) => this.write_down(opened, paper).await,
                }
            },
            || ActError::Interrupted,
        )
        .await
    }

    fn may_triage(&self, opened: &Opened) -> bool {
        IN_TRIAGE.contains(&opened.state) && self.holds(Role::Triage, &opened.facts)
    }

    async fn classify(&self, mut opened: Opened, new: Classification) -> Result<(), ActError> {
        if !self.may_triage(&opened) {
            return Err(domain::case::guard::Refusal::WrongActor.into());
        }
        let reference = self.services.reference.get();
        let id = opened.row.id;
        let has = cases::categories(&opened.tx, id).await?;
        check(&reference, &new, &has)?;
        let content = cases::content(&opened.tx, &opened.key, id).await?;
        let facts_on = content.and_then(|content| content.happened_on);
        let hats = hats(&opened.tx, &reference, &new, facts_on, opened.today).await?;
        let concerned: Vec<Subject> = hats.iter().map(|hat| hat.subject(new.officer)).collect();
        subjects::set(&opened.tx, id, &concerned, Source::Triage).await?;
        // The name that was given goes with another unit now.
        search::note(&opened.tx, id).await?;
        let mut named = Named::in_case(&opened).await?;
        // Saying who it is says of all others who bear the name that it is not them, whether they were shown or not.
        let others: Vec<OfficerId> = match new.officer {
            Some(officer) => {
                let kept = subjects::same_name(&opened.tx, id).await?;
                kept.into_iter().filter(|other| *other != officer).collect()
            }
            None if new.somebody_else => subjects::asked(&opened.tx, id).await?.into_iter().collect(),
            None => Vec::new(),
        };
        named.except(others.iter().copied());
        subjects::forget_holders(&opened.tx, id).await?;
        let mut count = BTreeSet::new();
        for subject in &concerned {
            let everybody = people::of_unit(&opened.tx, subject.unit).await?;
            count.extend(counts_as_subject(subject, facts_on, opened.today, everybody));
        }
        let place = (opened.row.province_id.map(AreaId), opened.row.commune_id.map(AreaId));
        let Received { front, kept } = received(&opened.tx, &reference, &hats, (&count, &named), place, opened.today)
            .await?
            .map_err(|_| FieldErrors::one("subject_unit", Problem::Conflicted))?;
        for (officer, reason) in kept {
            let reason = if new.officer == Some(officer) { ExclusionReason::Subject } else { reason };
            subjects::exclude(&opened.tx, id, officer, reason, None).await?;
        }
        if opened.row.kind != Kind::Commendation.code() {
            self.raise_concern(&mut opened, &concerned).await?;
        }
        cases::set_categories(&opened.tx, id, &new.categories).await?;
        opened.row.main_category = new.categories.first().cloned().unwrap_or_default();
        // What the Front above looks at again does not go back to the one that decided before.
        let barred = opened.facts.bonds.contains(&Bond::Barred(front));
        let front =
            if barred || self.came_up_from(&opened, front).await? { UnitId(opened.row.front_id) } else { front };
        let details = json!({
            "categories": new.categories, "unit": new.unit.0, "post": new.post.map(|post| post.0),
            "whole_body": new.whole_body, "officer": new.officer.map(|officer| officer.0),
        });
        let details = if others.is_empty() { details } else { with_others(details, &others) };
        self.moved(&mut opened, front, details).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// Whether a Front stands below the one that has the case, and everybody who sorts there is kept from it: it went up
    /// because of that, or would at once.
    async fn came_up_from(&self, opened: &Opened, front: UnitId) -> Result<bool, ActError> {
        let above = self.services.reference.get().tree.fronts_from(front);
        let below = above.into_iter().skip(1).any(|above| above.0 == opened.row.front_id);
        Ok(below && stranded::nobody_sorts(&opened.tx, &self.services, &opened.row, front).await?)
    }

    /// Records the classification; when another Front is the lawful one, the case goes there.
    async fn moved(&self, opened: &mut Opened, front: UnitId, details: serde_json::Value) -> Result<(), ActError> {
        let stays = front.0 == opened.row.front_id;
        opened.record(&self.officer, "CLASSIFY", Said { details, ..Said::default() }).await?;
        let fronts = self.services.reference.get().tree.fronts_from(front);
        namesakes::keep_from(&opened.tx, &self.services.vault, opened.row.id, fronts).await?;
        if stays {
            return Ok(());
        }
        let from = opened.row.front_id;
        opened.row.version += 1;
        let details = json!({ "from": from, "to": front.0 });
        // Whoever moved it acts for the Front that had it.
        let roles = self.officer.official().roles_in(UnitId(from));
        let said = Said { details, role: roles.first().copied(), at: Some(UnitId(from)), ..Said::default() };
        custody::go_to(&opened.tx, &self.services, &mut opened.row, front, opened.today).await?;
        opened.record(&self.officer, custody::MOVED_FRONT, said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::Triage], MailKind::FrontNew).await?;
        Ok(())
    }

    async fn draft_answer(&self, mut opened: Opened, answer: Private, outcome: Outcome) -> Result<(), ActError> {
        if !self.may_triage(&opened) {
            return Err(domain::case::guard::Refusal::WrongActor.into());
        }
        let words = Words { answer, remedy: None };
        let new = NewDraft {
            case_id: opened.row.id,
            referral_id: None,
            // Rounds of units count from 1: the Front's own answer stands before them.
            round: 0,
            status: answers::DRAFT,
            words: &words,
            outcome: outcome.code(),
            drafted_by: self.officer.id(),
        };
        answers::put(&opened.tx, &opened.key, new).await?;
        opened.record(&self.officer, "FRONT_ANSWER", Said::default()).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontNew).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    async fn declare_tie(&self, mut opened: Opened) -> Result<(), ActError> {
        if opened.row.front_officer_id == Some(self.officer.id().0) {
            opened.row.front_officer_id = None;
        }
        let seq = opened.record(&self.officer, "TIE_DECLARED", Said::default()).await?;
        let reason = ExclusionReason::DeclaredTie;
        subjects::exclude(&opened.tx, opened.row.id, self.officer.id(), reason, Some(seq)).await?;
        links::renew(&opened.tx, opened.row.id).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// Records that somebody looked at who the sender is.
    pub(super) async fn note_identity_read(&self, opened_case: i64, state: State) -> Result<(), ActError> {
        let services = self.services.clone();
        let officer = self.officer.clone();
        detached(
            async move {
                let tx = services.db.begin().await?;
                let Some(row) = cases::hold(&tx, opened_case).await? else { return Err(ActError::NotFound) };
                let Some(key) = cases::key(&tx, &services.vault, row.id).await? else { return Ok(()) };
                let roles = officer.official().roles_in(UnitId(row.front_id));
                let cause = crate::store::events::Cause::Officer {
                    id: officer.id(),
                    role: roles.first().map(|role| role.code().to_owned()).unwrap_or_default(),
                    unit: UnitId(row.front_id),
                    at: services.clock.now(),
                };
                let today = services.clock.today();
                let event =
                    crate::store::events::NewEvent::new(row.id, "IDENTITY_READ", Some(state), state, cause, today);
                crate::store::events::append(&tx, &key, event).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

/// The details of the event, with those of whom its maker says that they only bear the name.
fn with_others(mut details: serde_json::Value, others: &[OfficerId]) -> serde_json::Value {
    details[OTHERS] = others.iter().map(|officer| officer.0).collect::<Vec<_>>().into();
    details
}

/// The posts that the case is about: the one that was chosen, and with a known person every other
/// that they hold, or held when it happened. Somebody with two hats leads with both.
async fn hats(
    tx: &Tx,
    reference: &Reference,
    new: &Classification,
    facts_on: Option<Date>,
    today: Date,
) -> Result<Vec<Hat>, ActError> {
    let mut hats = vec![reference.hat(new.unit, new.post, new.whole_body)];
    let Some(officer) = new.officer else { return Ok(hats) };
    let held: Vec<Membership> =
        people::memberships_of(tx, officer.0).await?.iter().filter_map(people::membership).collect();
    if !held.iter().any(|membership| membership.unit == new.unit) {
        return Err(FieldErrors::one("subject_officer", Problem::BadChoice).into());
    }
    let counts = |held: &&Membership| held.is_active(today) || facts_on.is_some_and(|day| held.covers(day));
    for membership in held.iter().filter(counts) {
        let hat = reference.held_hat(membership);
        if (membership.post.is_some() || hat.leads) && !hats.contains(&hat) {
            hats.push(hat);
        }
    }
    Ok(hats)
}

/// What is chosen must be there; of the categories what is in use, or what the case has (`has`).
fn check(reference: &Reference, new: &Classification, has: &[String]) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if reference.tree.get(new.unit).is_none() {
        errors.add("subject_unit", Problem::BadChoice);
    }
    if new.post.is_some_and(|post| !reference.posts_in(new.unit).contains(&post)) {
        errors.add("subject_post", Problem::BadChoice);
    }
    let known = |code: &String| {
        reference.categories.iter().any(|category| category.code == *code && (category.enabled || has.contains(code)))
    };
    if !new.categories.iter().all(known) {
        errors.add("category", Problem::BadChoice);
    }
    errors.into_result(())
}
