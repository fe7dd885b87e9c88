//! What the pages of the front desk show.

use std::collections::BTreeSet;

use app::desks::{
    Answer, AnswerView, Beside, Book, BookQuery, CaseFile, CasePapers, Change, Choice, ClassificationView, Content,
    Count, Dashboard, DeskError, FrontCase, FrontDesk, FrontFile, Inbox, InboxQuery, Listed, OpeningRow, PaperView,
    PublicationSheet, SenderView, ThreatRow, ThreatView,
};
use app::words::Lang;
use async_trait::async_trait;
use domain::case::State;
use domain::case::clock::Clock;
use domain::case::clock::run::{Ended, Run};
use domain::case::guard::MAX_ROUNDS;
use domain::feedback::{IdentityMode, Kind, Outcome};
use domain::policy::{Action, decide, list_scope};
use domain::role::{Desk, Role};
use domain::text;
use domain::unit::{AreaId, OfficerId, UnitId};

use super::choices::{bodies, category_choices, proposal, units};
use super::news::Returned;
use super::on_paper::{awaits_paper, served};
use super::{FrontOfficer, child, news, route};
use crate::desks::dashboard::dashboard;
use crate::desks::entry::{may_enter, post_groups};
use crate::desks::identity::{opening_row, waiting_for};
use crate::desks::list::{self, Side};
use crate::desks::{
    Bounds, ReadError, act, appeals, changes, commitments, conversation, due, offer, publishing, reading, requests,
    templates, view,
};
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::links::{self, Link};
use crate::store::{
    answers, attachments, clocks, diversions, events, identities, openings, paper_scans, people, publications, ratings,
    referrals, subjects,
};
use crate::vault::CaseKey;

/// Where a referral stands that its approver gave back, and that is written anew.
const GIVEN_BACK: &str = "GIVEN_BACK";

pub(super) const LANG: Lang = Lang::Vi;

#[async_trait]
impl FrontDesk for FrontOfficer {
    async fn inbox(&self, query: &InboxQuery) -> Answer<Inbox> {
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let mut inbox = list::inbox(&self.services, &self.officer, &scope, Side::Front, query).await?;
        inbox.openings = Count(waiting_for(&self.officer).await?);
        inbox.threats = self.threats_waiting().await?;
        inbox.may_enter = may_enter(&self.officer, Kind::Report);
        inbox.may_take_up = may_enter(&self.officer, Kind::Supervision);
        inbox.bulk = self.bulk();
        (inbox.kept, inbox.keys) = self.officer.set_up(Desk::Front).await?;
        inbox.may_report = !self.reporting().is_empty();
        Ok(inbox)
    }

    async fn beside(&self, query: &InboxQuery, number: &str) -> Answer<Beside> {
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let beside = list::beside(&self.services, &self.officer, &scope, (Side::Front, query), number).await?;
        Ok(Beside { keys: self.officer.set_up(Desk::Front).await?.1, ..beside })
    }

    async fn dashboard(&self) -> Answer<Dashboard> {
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        dashboard(&self.services, &self.officer, &scope, Side::Front).await.map_err(DeskError::from)
    }

    async fn book(&self, query: &BookQuery) -> Answer<Book> {
        self.book_page(query).await.map_err(DeskError::from)
    }

    async fn case(&self, number: &str) -> Answer<FrontFile> {
        self.read(number).await.map_err(DeskError::from)
    }

    async fn changes(&self, number: &str, since: Option<i32>) -> Answer<Vec<Change>> {
        changes::of_case(&self.officer, Desk::Front, number, since).await.map_err(DeskError::from)
    }

    async fn papers(&self, number: &str) -> Answer<CasePapers> {
        self.list_papers(number).await.map_err(DeskError::from)
    }

    async fn paper(&self, number: &str, which: &str) -> Answer<PaperView> {
        self.show_paper(number, which).await.map_err(DeskError::from)
    }

    async fn threats(&self, before: Option<&str>) -> Answer<Listed<ThreatRow>> {
        self.threat_rows(before).await.map_err(DeskError::from)
    }

    async fn threat(&self, id: i64) -> Answer<ThreatView> {
        self.read_threat(id).await.map_err(DeskError::from)
    }

    async fn publication(&self, number: &str) -> Answer<PublicationSheet> {
        self.sheet(number).await.map_err(DeskError::from)
    }
}

impl FrontOfficer {
    async fn read(&self, number: &str) -> Result<FrontFile, ReadError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
        let policy = cases::facts(db, &row).await?;
        let me = self.officer.principal();
        if !decide(&me, Action::ViewAsFront, &policy).is_allowed() {
            return Err(ReadError::NotFound);
        }
        let Some(key) = cases::key(db, &self.services.vault, row.id).await? else {
            return Ok(CaseFile::Erased(view::erased(db, &row).await?).into());
        };
        let reference = self.services.reference.get();
        let today = self.services.clock.today();
        let state = view::state(&row.state)?;
        let log = events::of_case(db, row.id).await?;
        reading::note(&self.officer, Desk::Front, &row, UnitId(row.front_id), &log).await?;
        if !decide(&me, Action::ViewContent, &policy).is_allowed() {
            return self.stub(row, &key, &log).await;
        }
        let runs = clocks::of_case(db, row.id).await?;
        let content = cases::content(db, &key, row.id).await?.ok_or(ReadError::NotFound)?;
        let categories = cases::categories(db, row.id).await?;
        let mode = IdentityMode::from_code(&row.identity_mode).ok_or(CaseError::Code("cases.identity_mode"))?;
        let sender = if !row.withdrawn && decide(&me, Action::ViewIdentity, &policy).is_allowed() {
            self.sender(&key, row.id, state).await?
        } else {
            None
        };
        let mut guard_facts = act::guard_facts(db, &row, state, &policy, today).await?;
        let letters = referrals::of_case(db, row.id).await?;
        let served = served(db, &self.services, &row, &letters, &policy).await?;
        (guard_facts.on_paper, guard_facts.unit_may_not) = (served.on_paper, served.all_kept);
        let bounds = Bounds::of(db, &reference, &policy, today).await?;
        guard_facts.forward_only = route::forward_only(&reference, &row, &bounds);
        let above = route::taking_over(&reference, &row, &bounds);
        guard_facts.superior_takes_over = above.is_some();
        let may_triage = state == State::Triage && self.holds(Role::Triage, &policy);
        let proposed = route::proposed(&reference, &row, &bounds);
        let first = proposed.as_ref().ok().map(|route| route.main);
        let subject = policy.subjects.first();
        let open = subjects::is_open(db, row.id).await?;
        let asked = if may_triage { subjects::asked(db, row.id).await? } else { BTreeSet::new() };
        let namesakes = self.people(asked).await?;
        let assigner = route::assigner(&reference, &row, &bounds, &letters);
        let names = self.names_that_count(db, &row, &policy).await?;
        let mut referral_views = Vec::new();
        for referral in &letters {
            let name = self.name_of(referral.drafted_by).await?;
            let mut shown = view::referral(db, &reference, &key, referral, name, view::Reader::Front).await?;
            if referral.status == referrals::PROPOSED {
                let recordings = shown.recordings.clone().unwrap_or_default();
                let words = [&shown.summary, &shown.questions, &recordings];
                shown.marks = self.marks(&names, &words).await?;
                // Nobody is asked to approve it any more: the leader gave it back.
                if state == State::Triage {
                    GIVEN_BACK.clone_into(&mut shown.status);
                }
            }
            referral_views.push(shown);
        }
        let mut answer_views = Vec::new();
        for answer in answers::of_case(db, row.id).await? {
            // A unit's draft is the unit's own until it is signed.
            let own = answer.referral_id.is_none();
            let known = match answer.status.as_str() {
                answers::ISSUED | answers::RELEASED | answers::SENT_BACK => true,
                // The unit may have answered by itself meanwhile.
                answers::WRITTEN_DOWN => awaits_paper(state) && answer.round == row.round + 1,
                _ => own,
            };
            if known {
                let unit = view::answered_by(&letters, &answer, row.front_id);
                let name = self.name_of(answer.drafted_by).await?;
                let shown = view::answer(&key, &answer, reference.unit_name(unit), name)?;
                let open = matches!(answer.status.as_str(), answers::DRAFT | answers::ISSUED | answers::WRITTEN_DOWN);
                let marks = if open {
                    let remedy = shown.remedy.clone().unwrap_or_default();
                    self.marks(&names, &[&shown.text, &remedy]).await?
                } else {
                    Vec::new()
                };
                let scans =
                    paper_scans::of_answer(db, &key, answer.id).await?.into_iter().map(conversation::file).collect();
                let checks = answers::checks(db, &key, answer.id).await?;
                answer_views.push(AnswerView { checks, marks, scans, ..shown });
            }
        }
        let promises = view::promises(db, &reference, &key, row.id, view::Reader::Front).await?;
        let recipients =
            assigner.map_or_else(|| route::recipients(&reference, &row, &bounds, first), |above| vec![above]);
        let first = assigner.or(first);
        let returned = Returned::of(&log);
        // A letter that the leader gave back goes on where it was.
        let given_back = letters.last().filter(|letter| letter.status == referrals::PROPOSED);
        let given_back = given_back.map(|letter| UnitId(letter.unit_id));
        let origin = self.origin_of(&reference, row.id).await?;
        let same_words = self.same_words(&row, state, &content.body).await?;
        let case = FrontCase {
            templates: templates::offered(&self.services, &row, state, Desk::Front).await?,
            commitments: commitments::of_case(db, &reference, &self.officer, row.id).await?,
            commitment_choices: self.commitment_choices(&policy).await?,
            version: row.version,
            events: log.last().map(|event| event.seq).unwrap_or_default(),
            in_hand: match row.front_officer_id {
                Some(officer) => Some(self.name_of(officer).await?).filter(|name| !name.is_empty()),
                None => None,
            },
            kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
            state,
            channel: row.channel.clone(),
            front: reference.unit_name(UnitId(row.front_id)),
            handling_unit: row.handling_unit_id.map(|unit| reference.unit_name(UnitId(unit))),
            received_on: row.received_on,
            retaliation: row.retaliation,
            due: due::main(&reference, &runs, today),
            promise_due: due::of_promises(&reference, state, &promises, today),
            further_dues: due::further(&reference, &runs, today),
            place: row
                .commune_id
                .or(row.province_id)
                .map(|area| reference.place_name(AreaId(area)))
                .unwrap_or_default(),
            content: Content {
                body: content.body,
                wish: content.wish,
                place: content.place,
                happened_on: content.happened_on,
                subject_name: content.subject_name,
            },
            categories: categories.iter().map(|code| reference.category_name(code, LANG)).collect(),
            identity: mode,
            questions: guard_facts.questions,
            may_request_opening: decide(&me, Action::RequestOpening, &policy).is_allowed(),
            openings: self.openings(&reference, &row).await?,
            sender,
            subjects: view::subjects(&reference, &policy.subjects, LANG),
            alike: self.alike(row.id, state, today).await?,
            same_words,
            concern: row.public_concern,
            files: attachments::of_case(db, &key, row.id).await?.into_iter().map(conversation::file).collect(),
            messages: conversation::of_case(db, &key, row.id).await?,
            referrals: referral_views,
            answers: answer_views,
            supervision: view::supervision(&row, &key, &log)?,
            withdrawn: row.withdrawn && state != State::Withdrawn,
            asked: requests::standing(state, &log).filter(|(_, standing)| standing.waiting).map(|(asked, _)| asked),
            may_decline: self.may_decline(state, &policy, &log),
            may_propose_restore: self.may_propose_restore(state, &policy),
            followers: self.followers(row.id).await?,
            reporters: links::count(db, Link::Merged, row.id).await? + u64::from(!guard_facts.reporter_left),
            master: self.master_of(row.id).await?,
            passes_up_to: above.filter(|_| guard_facts.rounds >= MAX_ROUNDS).map(|unit| reference.unit_name(unit)),
            child: row.child,
            about_child: self.about_child(db, &row, &policy, &log).await?,
            child_question: child::waiting(&row, &key, &log, origin.is_some())?,
            raised_to: row.raised_to_id.map(|unit| reference.unit_name(UnitId(unit))),
            appealed_to: appeals::asked(db, row.id).await?.map(|front| reference.unit_name(front)),
            origin,
            may_propose_diversion: self.may_propose_diversion(&policy),
            may_reject_diversion: guard_facts.diversion_proposed_by.is_some() && self.holds(Role::FrontLeader, &policy),
            refusal: self.refusal_proposal(state, &key, &policy, &log).await?,
            may_propose_refusal: self.may_propose_refusal(state, &policy, &log),
            diversion: match diversions::in_force(db, row.id).await? {
                Some(diversion) => {
                    let name = self.name_of(diversion.proposed_by).await?;
                    Some(view::diversion(&key, &diversion, name)?)
                }
                None => None,
            },
            promises,
            outcome: row.result.as_deref().and_then(Outcome::from_code),
            publication: publishing::status(&row)?,
            published: publications::standing(db, row.id).await?.and_then(|row| Some((row.decided_on?, row.slug))),
            rating: ratings::find(db, row.id).await?,
            timeline: view::timeline(&reference, Some(&key), &log, view::Reader::Front, LANG)?,
            readings: view::readings(&log, &people::names(db, &view::readers(&log)).await?, LANG)?,
            offers: offer::offers(self.officer.official(), &policy, &guard_facts, Desk::Front),
            may_classify: may_triage,
            may_write_down: self.may_write_down(state, guard_facts.on_paper, &policy),
            may_write_evidence: self.may_write_evidence(state, guard_facts.on_paper, &policy),
            on_paper: guard_facts.on_paper && !state.is_terminal(),
            may_draft_answer: may_triage && (guard_facts.kind.front_may_answer() || proposed.is_err()),
            proposal: if policy.subjects.is_empty() && state != State::Triage {
                None
            } else {
                Some(proposal(&reference, proposed.as_ref().ok(), assigner))
            },
            units: units(&reference, &row),
            posts: post_groups(&reference, &bodies(&reference, &row).collect::<Vec<_>>()),
            officers: match subject.filter(|_| may_triage) {
                Some(subject) => self.officers(subject.unit).await?,
                None => Vec::new(),
            },
            category_choices: category_choices(&reference, &categories),
            classification: ClassificationView {
                unit: subject.map(|subject| subject.unit.to_string()),
                post: subject.and_then(|subject| subject.post).map(|post| post.to_string()),
                officer: subject.and_then(|subject| subject.officer).map(|officer| officer.to_string()),
                whole_body: subject.filter(|_| !open).is_some_and(domain::conflict::Subject::is_whole_unit),
                open,
                namesakes,
                categories,
            },
            recipient: route::begins_with(&recipients, first, returned.as_ref(), given_back)
                .map(|unit| unit.to_string()),
            recipients: recipients
                .into_iter()
                .map(|unit| Choice { value: unit.to_string(), label: reference.unit_name(unit) })
                .collect(),
            returned: returned.as_ref().filter(|_| assigner.is_none()).map(|returned| returned.view(&reference)),
            news: news::latest(&key, &log)?,
            answered_in_time: answered_in_time(&runs),
            // Whoever has acted on a case has said that nothing ties them to it. Writing it down for
            // its sender was not yet acting on it.
            tie_asked: log.iter().skip(1).any(|event| event.officer_id == Some(self.officer.id().0)),
            number: row.number,
        };
        Ok(CaseFile::Kept(Box::new(case)).into())
    }

    async fn openings(&self, reference: &Reference, row: &rows::Model) -> Result<Vec<OpeningRow>, ReadError> {
        let db = self.services.db.reader();
        let mut asked = Vec::new();
        for opening in openings::of_case(db, row.id).await? {
            asked.push(opening_row(db, &self.services, reference, row, &opening).await?);
        }
        Ok(asked)
    }

    /// Who the sender is; looking is an event.
    pub(super) async fn sender(
        &self,
        key: &CaseKey,
        case_id: i64,
        state: State,
    ) -> Result<Option<SenderView>, ReadError> {
        let Some(identity) = identities::open(self.services.db.reader(), key, case_id).await? else {
            return Ok(None);
        };
        self.note_sender_read(case_id, state).await?;
        Ok(Some(SenderView {
            name: identity.name,
            phone: identity.phone,
            address: identity.address,
            share_with_unit: identity.share_with_unit,
        }))
    }

    /// Puts on record that this officer looks at who the sender is.
    pub(super) async fn note_sender_read(&self, case_id: i64, state: State) -> Result<(), ReadError> {
        self.note_identity_read(case_id, state).await.map_err(|error| match error {
            crate::desks::ActError::Failed(cause) => ReadError::Failed(cause),
            _ => ReadError::NotFound,
        })
    }

    /// Everybody who belongs to a body or once did: whom the case may be about.
    async fn officers(&self, unit: UnitId) -> Result<Vec<Choice>, ReadError> {
        let known = people::of_unit(self.services.db.reader(), unit).await?;
        self.people(known.into_iter().map(|(officer, _)| officer).collect()).await
    }

    /// These people, by their names.
    async fn people(&self, known: BTreeSet<OfficerId>) -> Result<Vec<Choice>, ReadError> {
        let ids: Vec<i64> = known.into_iter().map(|officer| officer.0).collect();
        let names = people::names(self.services.db.reader(), &ids).await?;
        let mut officers: Vec<Choice> =
            names.into_iter().map(|(id, name)| Choice { value: id.to_string(), label: name }).collect();
        officers.sort_by_key(|choice| text::sort_key(&choice.label));
        Ok(officers)
    }

    pub(super) async fn name_of(&self, officer: i64) -> Result<String, ReadError> {
        let row = people::by_id(self.services.db.reader(), officer).await?;
        Ok(row.map(|row| row.name.reveal().to_owned()).unwrap_or_default())
    }
}

/// Whether the unit's last answer came by its date: computed from the clocks, never typed in.
fn answered_in_time(runs: &[Run]) -> Option<bool> {
    let answers = runs.iter().rev().filter(|run| matches!(run.clock, Clock::Answer | Clock::AnswerAgain));
    let ends = answers.filter_map(|run| run.end.map(|(_, how)| how));
    ends.into_iter().find(|how| matches!(how, Ended::InTime | Ended::Late)).map(|how| how == Ended::InTime)
}
