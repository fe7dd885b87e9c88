//! Papers of a case: written from what is known now, filed once they are signed.

mod fields;
mod sealed;
mod sent;

use app::desks::{CasePapers, FiledPaper, PaperView};
use app::paths;
use app::words::{Lang, fill, t, word};
use data_encoding::HEXLOWER;
use domain::absence::{DeputySigns, Place};
use domain::case::clock::{Clock, Owner, owner};
use domain::case::diversion::Diversion;
use domain::case::guard::Refusal;
use domain::case::{State, Transition};
use domain::date;
use domain::errors::{FieldErrors, Problem};
use domain::feedback::{Channel, IdentityMode, Kind, RefusalReason};
use domain::paper::{Authority, Paper, PaperFacts, PaperKind, Signature};
use domain::policy::{Action, CaseFacts, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::Date;

use super::FrontOfficer;
use crate::desks::act::{SIGNS, Said, open};
use crate::desks::{ActError, Bounds, ReadError, list, reading, view};
use crate::papers::{self as writing, SealedFile};
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::{answers as answer_rows, cases as rows, events as event_rows, referrals as referral_rows};
use crate::store::papers::{self, Filing};
use crate::store::{answers, cases, clocks, detached, diversions, events, identities, referrals};
use crate::vault::CaseKey;

const LANG: Lang = Lang::Vi;
/// What is filed is an event of this name.
const FILED: &str = "PAPER";
/// Who records that a paper was signed.
const CLERKS: &[Role] = &[Role::Intake, Role::Triage, Role::FrontLeader];

/// What is found out before a paper is written: how it calls the sender, and what is handed over.
struct Prepared {
    addressed: Private,
    /// Inside its sentences.
    spoken_to: Private,
    name: Option<Private>,
    files: Vec<SealedFile>,
}

/// A paper that was signed.
struct Filed {
    paper: Paper,
    names_the_sender: bool,
}

/// What a paper is written from.
struct Source {
    row: rows::Model,
    state: State,
    key: CaseKey,
    facts: CaseFacts,
    log: Vec<event_rows::Model>,
    referral: Option<referral_rows::Model>,
    /// Where the matter was guided to, if it was.
    diversion: Option<Diversion>,
    answer: Option<answer_rows::Model>,
    /// By when the sender is told what became of it.
    notice_due: Option<Date>,
    /// The Party committee to which the Front may report it.
    committee: Option<UnitId>,
}

impl Source {
    async fn read(
        db: &impl ConnectionTrait,
        row: rows::Model,
        key: CaseKey,
        facts: CaseFacts,
        (reference, today): (&Reference, Date),
    ) -> Result<Self, ReadError> {
        let written =
            |row: &referral_rows::Model| matches!(row.status.as_str(), referrals::PROPOSED | referrals::ISSUED);
        let state = view::state(&row.state)?;
        let bounds = Bounds::of(db, reference, &facts, today).await?;
        let made = diversions::in_force(db, row.id).await?.filter(|_| state == State::Diverted);
        Ok(Self {
            state,
            diversion: made.map(|made| diversions::open(&key, &made)).transpose()?,
            log: events::of_case(db, row.id).await?,
            referral: referrals::of_case(db, row.id).await?.into_iter().rev().find(written),
            answer: answers::of_case(db, row.id).await?.into_iter().rev().find(|row| row.status == answers::RELEASED),
            notice_due: clocks::of_case(db, row.id)
                .await?
                .iter()
                .find(|run| run.clock == Clock::Notice)
                .map(|run| run.due_on),
            committee: fields::committee(&reference.tree, facts.front, &bounds),
            row,
            key,
            facts,
        })
    }

    fn last(&self, transition: Transition) -> Option<&event_rows::Model> {
        self.log.iter().rev().find(|event| event.code == transition.code())
    }

    fn refused(&self) -> Option<&event_rows::Model> {
        self.last(Transition::Refuse).filter(|_| self.state == State::NotAccepted)
    }

    fn fits(&self, today: Date) -> PaperFacts {
        let reason = self.refused().and_then(|event| event.reason_code.as_deref());
        PaperFacts {
            state: self.state,
            sent: !self.log.first().is_some_and(view::is_taken_up),
            left: self.row.withdrawn,
            in_person: [Channel::InPerson, Channel::Meeting].iter().any(|way| way.code() == self.row.channel),
            refused: reason.and_then(RefusalReason::from_code),
            referred: self.referral.is_some(),
            transferred: self.referral.as_ref().is_some_and(|row| row.status == referrals::ISSUED),
            extended: self.row.extended,
            late: owner(self.state) == Some(Owner::Unit) && self.row.due_on.is_some_and(|due| due < today),
            answered: self.answer.is_some(),
            reported: self.committee.is_some()
                && (self.row.public_concern || list::kind_for_unit(&self.row) == Kind::Supervision.code()),
        }
    }

    /// How whoever stood in for the leader signs, if they made the move that this paper tells of.
    fn decided_in_place(&self, kind: PaperKind) -> Option<DeputySigns> {
        let told_by = |transition: Transition| match kind {
            PaperKind::Transfer | PaperKind::Notice | PaperKind::Conclusion => transition.refers(),
            PaperKind::Handover => transition == Transition::Divert,
            PaperKind::Guidance => matches!(transition, Transition::Refuse | Transition::Divert),
            PaperKind::Refusal => transition == Transition::Refuse,
            PaperKind::Result => matches!(
                transition,
                Transition::Resolve | Transition::FollowRemedy | Transition::Acknowledge | Transition::Forward
            ),
            PaperKind::Receipt
            | PaperKind::Extension
            | PaperKind::Reminder
            | PaperKind::Report
            | PaperKind::Minutes
            | PaperKind::Survey => false,
        };
        let told = |event: &&event_rows::Model| Transition::from_code(&event.code).is_some_and(told_by);
        let event = self.log.iter().rev().find(told)?;
        let details: serde_json::Value = serde_json::from_str(&event.details).ok()?;
        details[SIGNS].as_str().and_then(DeputySigns::from_code)
    }

    /// The reason of an event in words.
    fn reason(&self, event: Option<&event_rows::Model>) -> Result<Private, CaseError> {
        let words = event.map(|event| events::note(&self.key, event)).transpose()?;
        Ok(words.flatten().unwrap_or_default())
    }
}

impl FrontOfficer {
    /// The papers of a case.
    pub(super) async fn list_papers(&self, number: &str) -> Result<CasePapers, ReadError> {
        let source = self.source(number).await?;
        let mut filed = Vec::new();
        for row in papers::of_case(self.services.db.reader(), source.row.id).await? {
            let (position, kind) = (row.position, papers::kind(&row)?);
            if self.stays_readable(&source, kind, position).await?.is_some() {
                filed.push(FiledPaper { position, kind, document_no: row.document_no, document_on: row.document_on });
            }
        }
        // As the letter itself: of what went to another procedure it is nobody's to read.
        let sent = match self.may_read(PaperKind::Transfer, &source) {
            true => sent::letters(self.services.db.reader(), &self.services.reference.get(), &source).await?,
            false => Vec::new(),
        };
        Ok(CasePapers {
            sent,
            drafts: PaperKind::fitting(&source.fits(self.services.clock.today())).collect(),
            filed,
            number: source.row.number,
        })
    }

    /// One paper: a draft by its code, or a signed one by its position.
    pub(super) async fn show_paper(&self, number: &str, which: &str) -> Result<PaperView, ReadError> {
        let db = self.services.db.reader();
        let source = self.source(number).await?;
        reading::note(&self.officer, Desk::Front, &source.row, UnitId(source.row.front_id), &source.log).await?;
        let (paper, draft) = match (PaperKind::from_code(which), which.parse()) {
            (Some(kind), _) => {
                let sender = self.address(kind, &source).await?;
                (self.write(db, &source, kind, sender).await?.1, true)
            }
            (None, Ok(position)) => {
                let row = papers::of_case(db, source.row.id).await?.into_iter().find(|row| row.position == position);
                let kind = row.as_ref().map(papers::kind).transpose()?.ok_or(ReadError::NotFound)?;
                let filed = self.stays_readable(&source, kind, position).await?.ok_or(ReadError::NotFound)?;
                if filed.names_the_sender {
                    self.note_sender_read(source.row.id, source.state).await?;
                }
                (filed.paper, false)
            }
            _ => return Err(ReadError::NotFound),
        };
        let authority = self.signed_in_the_name(&source, paper.kind);
        Ok(PaperView {
            paper,
            authority,
            version: source.row.version,
            tracking: self.tracking(),
            printed_at: date::show_moment(self.services.clock.now()),
            printed_by: self.officer.me().login,
            may_file: draft && self.may_file(&source.facts),
        })
    }

    /// Files a paper that was signed. Returns its position in the case.
    ///
    /// # Errors
    /// [`ActError`]; nothing is filed then.
    pub async fn file_paper(
        &self,
        number: &str,
        version: i32,
        kind: PaperKind,
        signature: Signature,
    ) -> Result<i32, ActError> {
        // Looking at a name is an event of its own and comes before the transaction of the filing.
        let sender = self.address(kind, &self.source(number).await?).await?;
        let (this, number) = (self.clone(), number.to_owned());
        detached(async move { this.put_on_file(&number, version, kind, sender, signature).await }, || {
            ActError::Interrupted
        })
        .await
    }

    async fn put_on_file(
        &self,
        number: &str,
        version: i32,
        kind: PaperKind,
        sender: Prepared,
        signature: Signature,
    ) -> Result<i32, ActError> {
        let mut opened = open(&self.officer, Desk::Front, number, version).await?;
        if !self.may_file(&opened.facts) {
            return Err(Refusal::WrongActor.into());
        }
        let (row, facts) = (opened.row.clone(), opened.facts.clone());
        let key = cases::key(&opened.tx, &self.services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        let known = (&*self.services.reference.get(), opened.today);
        let source = Source::read(&opened.tx, row, key, facts, known).await?;
        if source.decided_in_place(kind).is_some_and(|signs| signs.authority() != signature.authority) {
            return Err(FieldErrors::one("authority", Problem::NotAllowed).into());
        }
        let (template_id, draft) = self.write(&opened.tx, &source, kind, sender).await?;
        let paper = Paper { signature: Some(signature.clone()), ..draft };
        let filing = Filing {
            case_id: source.row.id,
            template_id,
            paper: &paper,
            signature: &signature,
            filed_by: self.officer.id(),
        };
        let (position, hash) = papers::file(&opened.tx, &opened.key, filing).await?;
        let said = Said {
            reason_code: Some(kind.code().to_owned()),
            details: json!({ "position": position, "template": template_id, "sha256": HEXLOWER.encode(&hash) }),
            document_no: Some(signature.document_no),
            document_on: Some(signature.document_on),
            ..Said::default()
        };
        opened.record(&self.officer, FILED, said).await?;
        opened.tx.commit().await?;
        Ok(position)
    }

    /// A filed paper that this officer may read as the case stands now. One that calls the sender by name
    /// is as much as a look at who they are, and closed once they have withdrawn.
    async fn stays_readable(
        &self,
        source: &Source,
        kind: PaperKind,
        position: i32,
    ) -> Result<Option<Filed>, ReadError> {
        if !self.may_read(kind, source) {
            return Ok(None);
        }
        let (db, case_id) = (self.services.db.reader(), source.row.id);
        let Some(paper) = papers::find(db, &source.key, case_id, position).await? else { return Ok(None) };
        let name = identities::open(db, &source.key, case_id).await?.and_then(|identity| identity.name);
        let names_the_sender = name.is_some_and(|name| paper.mentions(&name));
        let may_know = || decide(&self.officer.principal(), Action::ViewIdentity, &source.facts).is_allowed();
        let open = !names_the_sender || !source.row.withdrawn && may_know();
        Ok(open.then_some(Filed { paper, names_the_sender }))
    }

    /// A filed paper repeats what was said; the guidance says where the matter went, the record of the hand-over how
    /// much there was.
    fn may_read(&self, kind: PaperKind, source: &Source) -> bool {
        matches!(kind, PaperKind::Guidance | PaperKind::Handover)
            || decide(&self.officer.principal(), Action::ViewContent, &source.facts).is_allowed()
    }

    /// In whose name a paper is signed: of whoever decided in the place of a leader, otherwise of whoever stands in
    /// for one today.
    fn signed_in_the_name(&self, source: &Source, kind: PaperKind) -> Option<Authority> {
        let mut held = self.officer.official().deputations();
        let here = held.find(|held| held.place == Place { unit: source.facts.front, role: Role::FrontLeader });
        source.decided_in_place(kind).or(here.map(|held| held.signs)).map(DeputySigns::authority)
    }

    fn may_file(&self, facts: &CaseFacts) -> bool {
        decide(&self.officer.principal(), Action::Act { desk: Desk::Front, roles: CLERKS }, facts).is_allowed()
    }

    async fn source(&self, number: &str) -> Result<Source, ReadError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
        let facts = cases::facts(db, &row).await?;
        if !decide(&self.officer.principal(), Action::ViewAsFront, &facts).is_allowed() {
            return Err(ReadError::NotFound);
        }
        let key = cases::key(db, &self.services.vault, row.id).await?.ok_or(ReadError::NotFound)?;
        Source::read(db, row, key, facts, (&self.services.reference.get(), self.services.clock.today())).await
    }

    /// How the sender is called on a paper that goes to them, and which files are handed over.
    async fn address(&self, kind: PaperKind, source: &Source) -> Result<Prepared, ReadError> {
        let mode = IdentityMode::from_code(&source.row.identity_mode);
        let mode = mode.ok_or(CaseError::Code("cases.identity_mode"))?;
        let to_others = [PaperKind::Transfer, PaperKind::Reminder, PaperKind::Report, PaperKind::Handover];
        let to_the_sender = !to_others.contains(&kind);
        let files = match kind {
            PaperKind::Handover => sealed::files(&self.services, &source.key, source.row.id).await?,
            _ => Vec::new(),
        };
        let may_know = decide(&self.officer.principal(), Action::ViewIdentity, &source.facts).is_allowed();
        // As on the page of the case: whoever withdrew is called by name nowhere any more.
        if to_the_sender && may_know && !source.row.withdrawn {
            let sender = self.sender(&source.key, source.row.id, source.state).await?;
            if let Some(name) = sender.and_then(|sender| sender.name) {
                let called = Private::from(fill(LANG, "paper-sender", &[("name", name.reveal().to_owned().into())]));
                return Ok(Prepared { addressed: called.clone(), spoken_to: called, name: Some(name), files });
            }
        }
        Ok(Prepared {
            addressed: Private::from(word(LANG, "paper-sender", mode.code())),
            spoken_to: Private::from(t(LANG, "paper-you")),
            name: None,
            files,
        })
    }

    /// Writes a paper from what is known now; returns the template's row as well.
    async fn write(
        &self,
        db: &impl ConnectionTrait,
        source: &Source,
        kind: PaperKind,
        sender: Prepared,
    ) -> Result<(i64, Paper), ReadError> {
        let today = self.services.clock.today();
        let reference = self.services.reference.get();
        let template = reference.papers.get(&kind).filter(|_| kind.fits(&source.fits(today)));
        let template = template.ok_or(ReadError::NotFound)?;
        let fields = self.fields(db, &reference, source, kind, sender, today).await?;
        let words = writing::fill(template, fields).map_err(|error| {
            tracing::error!(%error, paper = kind.code(), "the words of a paper do not work");
            CaseError::Code("paper_templates.body")
        })?;
        let front = UnitId(source.row.front_id);
        let area = reference.tree.get(front).and_then(|unit| unit.area);
        let paper = Paper {
            kind,
            issuer: reference.unit_name(front),
            place: area.map(|area| reference.area_name(area)).unwrap_or_default(),
            case_number: source.row.number.clone(),
            title: words.title,
            subject: words.subject,
            to: words.to,
            body: words.body,
            copies: words.copies,
            signature: None,
        };
        Ok((template.id, paper))
    }

    fn tracking(&self) -> String {
        format!("{}{}", self.services.config.base_url.origin(), paths::TRACK)
    }
}
