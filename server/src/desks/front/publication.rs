//! Whether a case is published, and with which words: one officer drafts, a leader who did not draft decides.

use data_encoding::HEXLOWER;
use domain::case::State;
use domain::case::clock::Clock;
use domain::case::guard::{Guard, Refusal};
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{Kind, Publication};
use domain::marks::SEEN;
use domain::policy::{Action, Seat, decide};
use domain::private::Private;
use domain::publication::{self, Consent, TakenDown, WhyNot, Wish, Words};
use domain::role::{Desk, Role};
use domain::unit::OfficerId;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::FrontOfficer;
use crate::desks::act::{Opened, Said, in_place, open};
use crate::desks::{ActError, clocks, notify, publishing, view};
use crate::mail::MailKind;
use crate::store::cases::{self, CaseError};
use crate::store::detached;
use crate::store::entity::publications as versions;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::publications::{self, Draft};

impl FrontOfficer {
    /// Does what a form about publication asks for.
    ///
    /// # Errors
    /// [`ActError`]; the case is as it was then.
    pub async fn publish(&self, number: &str, version: i32, wish: Wish) -> Result<(), ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(
            async move {
                match wish {
                    Wish::TakeDown(why) => this.take_down(&number, version, why).await,
                    wish => {
                        let opened = open(&this.officer, Desk::Front, &number, version).await?;
                        this.decide_publication(opened, wish).await
                    }
                }
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn decide_publication(&self, mut opened: Opened, wish: Wish) -> Result<(), ActError> {
        let status = publishing::status(&opened.row)?;
        let facts = opened.guard_facts().await?;
        let contested = facts.sender_asked || facts.appeal_open;
        let reference = self.services.reference.get();
        let barred = publishing::never(&opened.tx, &reference, &opened.row).await?.is_some();
        if barred || !publication::may_be_drafted(opened.state, status, contested) {
            return Err(Refusal::WrongState.into());
        }
        match wish {
            Wish::Propose { words, consent, marks_seen } => {
                self.draft(&mut opened, &words, consent, marks_seen).await?
            }
            Wish::Approve { marks_seen } => self.approve_publication(&mut opened, marks_seen).await?,
            Wish::GiveBack { reason } => self.give_back(&mut opened, &reason).await?,
            Wish::Decline(why) => self.decline_publication(&mut opened, why).await?,
            Wish::TakeDown(_) => return Err(Refusal::WrongState.into()),
        }
        opened.tx.commit().await?;
        Ok(())
    }

    async fn draft(
        &self,
        opened: &mut Opened,
        words: &Words,
        consent: Option<Consent>,
        marks_seen: bool,
    ) -> Result<(), ActError> {
        self.must_be(opened, Role::Triage)?;
        let kind = Kind::from_code(&opened.row.kind).ok_or(CaseError::Code("cases.kind"))?;
        publication::agreed(kind, consent)?;
        self.nothing_is_left(opened, words, marks_seen).await?;
        let about = publishing::about(&opened.tx, &self.services.reference.get(), &opened.row, &opened.facts).await?;
        let (case_id, by, on) = (opened.row.id, self.officer.id(), opened.today);
        let consent = consent.filter(|_| publication::needs_consent(kind));
        let draft = Draft { case_id, words, consent, by, on, about: &about };
        let position = publications::propose(&opened.tx, &opened.key, draft).await?;
        opened.row.publication = Publication::AwaitingApproval.code().to_owned();
        let said = Said {
            role: Some(Role::Triage),
            details: json!({ "position": position, "sha256": fingerprint(words)? }),
            ..Said::default()
        };
        opened.record(&self.officer, publishing::PROPOSED, said).await?;
        Ok(notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontNew).await?)
    }

    /// Nothing in the words still looks like something to be hidden, by all that is known now, or this person has seen
    /// it and leaves it.
    async fn nothing_is_left(&self, opened: &Opened, words: &Words, marks_seen: bool) -> Result<(), ActError> {
        let names = publishing::names(&opened.tx, &self.officer, &opened.row).await?;
        let names: Vec<&str> = names.iter().map(Private::reveal).collect();
        if marks_seen || words.left(&names).is_empty() {
            return Ok(());
        }
        Err(FieldErrors::one(SEEN, Problem::NotTicked).into())
    }

    /// Puts what waits into the register.
    async fn approve_publication(&self, opened: &mut Opened, marks_seen: bool) -> Result<(), ActError> {
        let row = self.waiting(opened).await?;
        let words = publications::words(&opened.key, &row)?.ok_or(ActError::Stale)?;
        self.nothing_is_left(opened, &words, marks_seen).await?;
        publishing::replace_first(&opened.tx, &self.services, &opened.row).await?;
        let about = publishing::about(&opened.tx, &self.services.reference.get(), &opened.row, &opened.facts).await?;
        let details = json!({ "position": row.position, "sha256": fingerprint(&words)? });
        let terms = publishing::terms(&self.services.reference.get(), &words, &about);
        publications::publish(&opened.tx, row, &words, &about, &terms, (self.officer.id(), opened.today)).await?;
        self.decided(opened, Publication::Published).await?;
        let said = Said { role: Some(Role::FrontLeader), details, ..Said::default() };
        opened.record(&self.officer, publishing::PUBLISHED, said).await?;
        Ok(notify::reporters(&opened.tx, &self.services, &opened.row).await?)
    }

    async fn give_back(&self, opened: &mut Opened, remark: &Private) -> Result<(), ActError> {
        let row = self.waiting(opened).await?;
        publications::give_back(&opened.tx, &opened.key, row, remark).await?;
        opened.row.publication = Publication::NotConsidered.code().to_owned();
        opened.row.raised_to_id = None;
        let said = Said { role: Some(Role::FrontLeader), ..Said::default() };
        opened.record(&self.officer, publishing::GIVEN_BACK, said).await?;
        Ok(notify::front(&opened.tx, &self.services, &opened.row, &[Role::Triage], MailKind::FrontNew).await?)
    }

    /// Nothing is published: of a draft that waits, or before anybody has drafted anything.
    async fn decline_publication(&self, opened: &mut Opened, why: WhyNot) -> Result<(), ActError> {
        if publishing::status(&opened.row)? == Publication::AwaitingApproval {
            self.waiting(opened).await?;
        }
        self.must_be(opened, Role::FrontLeader)?;
        let about = publishing::about(&opened.tx, &self.services.reference.get(), &opened.row, &opened.facts).await?;
        let by = (self.officer.id(), opened.today);
        publications::decline(&opened.tx, opened.row.id, &about, why, by).await?;
        self.decided(opened, Publication::NotPublished).await?;
        let said = Said { role: Some(Role::FrontLeader), ..Said::default() }.code(why.code());
        // The sender reads it at the end: neither this nor when it was is to differ from what the rule decides.
        opened.record(&self.officer, publishing::DECLINED, said).await?;
        Ok(())
    }

    /// Takes an entry out of the register; of an erased case too, whose entry stands without it.
    async fn take_down(&self, number: &str, version: i32, why: TakenDown) -> Result<(), ActError> {
        let tx = self.services.db.begin().await?;
        let mut row = cases::by_number(&tx, number).await?.ok_or(ActError::NotFound)?;
        let policy = cases::facts(&tx, &row).await?;
        if !decide(&self.officer.principal(), Action::ViewAsFront, &policy).is_allowed() {
            return Err(ActError::NotFound);
        }
        if row.version != version {
            return Err(ActError::Stale);
        }
        if !self.holds(Role::FrontLeader, &policy) {
            return Err(Refusal::WrongActor.into());
        }
        let today = self.services.clock.today();
        if !publications::take_down(&tx, row.id, why, Some(self.officer.id()), today).await? {
            return Err(Refusal::WrongState.into());
        }
        row.publication = Publication::Withdrawn.code().to_owned();
        if !cases::update(&tx, &row).await? {
            return Err(ActError::Stale);
        }
        let state = view::state(&row.state)?;
        let cause = Cause::Officer {
            id: self.officer.id(),
            role: Role::FrontLeader.code().to_owned(),
            unit: policy.front,
            at: self.services.clock.now(),
        };
        let leads = |seat: &Seat| seat.role == Role::FrontLeader;
        let seat = self.officer.official().seats(Desk::Front, &policy).into_iter().find(leads);
        let event = NewEvent {
            reason_code: Some(why.code().to_owned()),
            details: in_place(json!({}), seat),
            ..NewEvent::new(row.id, publishing::TAKEN_DOWN, Some(state), state, cause, today)
        };
        events::append_all(&tx, vec![event]).await?;
        notify::reporters(&tx, &self.services, &row).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The draft that waits, for somebody who may decide about it.
    async fn waiting(&self, opened: &Opened) -> Result<versions::Model, ActError> {
        self.must_be(opened, Role::FrontLeader)?;
        let row = publications::waiting(&opened.tx, opened.row.id).await?.ok_or(Refusal::WrongState)?;
        if self.is_or_stands_in_for(row.proposed_by.map(OfficerId), &opened.facts) {
            return Err(Refusal::Guard(Guard::NotTheDrafter).into());
        }
        Ok(row)
    }

    async fn decided(&self, opened: &mut Opened, publication: Publication) -> Result<(), ActError> {
        opened.row.publication = publication.code().to_owned();
        opened.row.raised_to_id = None;
        if opened.state == State::Resolved {
            clocks::end(&opened.tx, &opened.row, Clock::Publication, opened.today).await?;
        }
        Ok(())
    }
}

/// SHA-256 of the words as JSON: the events hold it, so that nobody puts others in their place.
fn fingerprint(words: &Words) -> Result<String, CaseError> {
    let words = serde_json::to_vec(words).map_err(|_| CaseError::Code("publications.envelope"))?;
    Ok(HEXLOWER.encode(&Sha256::digest(&words)))
}
