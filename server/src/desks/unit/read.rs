//! What the pages of the unit desk show.

use app::desks::{
    Answer, AnswerView, Beside, CaseFile, Change, Choice, CommitmentList, CommitmentPage, CopyRow, Dashboard,
    DeskError, ErasedCase, HookPage, Inbox, InboxQuery, Listed, TokenPage, UnitCase, UnitDesk,
};
use app::words::Lang;
use async_trait::async_trait;
use domain::case::{State, Transition};
use domain::feedback::{IdentityMode, Kind};
use domain::policy::{Action, CaseFacts, Principal, copy_scope, decide, list_scope};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::UnitId;

use super::UnitOfficer;
use super::act::marks_in;
use crate::desks::dashboard::dashboard;
use crate::desks::list::{self, Side};
use crate::desks::{ReadError, act, changes, clocks, commitments, due, offer, publishing, reading, templates, view};
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, events as event_rows};
use crate::store::{
    answers, clocks as clock_rows, events, identities, people, publications, referral_copies, referrals,
};
use crate::vault::CaseKey;

const LANG: Lang = Lang::Vi;

#[async_trait]
impl UnitDesk for UnitOfficer {
    async fn inbox(&self, query: &InboxQuery) -> Answer<Inbox> {
        let scope = list_scope(&self.officer.principal(), Desk::Unit);
        let inbox = list::inbox(&self.services, &self.officer, &scope, Side::Unit, query).await?;
        let (kept, keys) = self.officer.set_up(Desk::Unit).await?;
        Ok(Inbox { bulk: self.bulk().await?, kept, keys, ..inbox })
    }

    async fn beside(&self, query: &InboxQuery, number: &str) -> Answer<Beside> {
        let scope = list_scope(&self.officer.principal(), Desk::Unit);
        let beside = list::beside(&self.services, &self.officer, &scope, (Side::Unit, query), number).await?;
        Ok(Beside { keys: self.officer.set_up(Desk::Unit).await?.1, ..beside })
    }

    async fn dashboard(&self) -> Answer<Dashboard> {
        let scope = list_scope(&self.officer.principal(), Desk::Unit);
        dashboard(&self.services, &self.officer, &scope, Side::Unit).await.map_err(DeskError::from)
    }

    async fn case(&self, number: &str) -> Answer<CaseFile<UnitCase>> {
        self.read(number).await.map_err(DeskError::from)
    }

    async fn changes(&self, number: &str, version: i32) -> Answer<Vec<Change>> {
        changes::of_case(&self.officer, Desk::Unit, number, Some(version)).await.map_err(DeskError::from)
    }

    async fn commitments(&self, year: Option<i32>, after: Option<&str>) -> Answer<CommitmentList> {
        self.commitment_list(year, after).await.map_err(DeskError::from)
    }

    async fn commitment(&self, id: Option<i64>) -> Answer<CommitmentPage> {
        self.commitment_page(id).await.map_err(DeskError::from)
    }

    async fn hook(&self, token: i64) -> Answer<HookPage> {
        self.hook_page(token).await.map_err(DeskError::from)
    }

    async fn tokens(&self) -> Answer<TokenPage> {
        self.token_page().await.map_err(DeskError::from)
    }

    async fn copies(&self, after: Option<&str>) -> Answer<Listed<CopyRow>> {
        self.copy_rows(after).await.map_err(DeskError::from)
    }
}

impl UnitOfficer {
    async fn copy_rows(&self, after: Option<&str>) -> Result<Listed<CopyRow>, ReadError> {
        let units = copy_scope(&self.officer.principal());
        let standing = self.officer.official().standing();
        let after = after.and_then(|key| {
            let (key, round) = key.rsplit_once('.')?;
            let (day, case_id) = list::parse_key(key)?;
            Some((day, case_id, round.parse().ok()?))
        });
        let db = self.services.db.reader();
        let mut rows = referral_copies::page(db, &units, standing, after, list::PAGE as u64 + 1).await?;
        let more = rows.len() > list::PAGE;
        rows.truncate(list::PAGE);
        let next =
            rows.last().filter(|_| more).map(|row| format!("{}.{}", list::key(row.issued_on, row.case_id), row.round));
        let reference = self.services.reference.get();
        let group = |code: &str| reference.categories.iter().find(|category| category.code == code);
        let rows = rows
            .into_iter()
            .map(|row| CopyRow {
                document_no: row.document_no,
                issued_on: row.issued_on,
                recipient: reference.unit_name(UnitId(row.unit_id)),
                // Of what ended nobody needs to know any more what it was about.
                group: group(&row.main_category)
                    .filter(|_| row.ended_on.is_none())
                    .map(|category| category.group.clone()),
                ended_on: row.ended_on,
            })
            .collect();
        Ok(Listed { rows, next })
    }

    async fn read(&self, number: &str) -> Result<CaseFile<UnitCase>, ReadError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
        let policy = cases::facts(db, &row).await?;
        if !decide(&self.officer.principal(), Action::ViewAsUnit, &policy).is_allowed() {
            return Err(ReadError::NotFound);
        }
        let unit = UnitId(row.handling_unit_id.ok_or(ReadError::NotFound)?);
        let Some(key) = cases::key(db, &self.services.vault, row.id).await? else {
            let issued =
                referrals::of_case(db, row.id).await?.into_iter().rev().find_map(|referral| referral.issued_on);
            let line = view::erased(db, &row).await?;
            // What its sender did is not the unit's to know, here as little as in the case: when it was
            // sent, when it ended, and that they asked for it to be erased.
            return Ok(CaseFile::Erased(ErasedCase {
                kind: kind_for_unit(&row)?,
                state: view::state_for_unit(line.state),
                received_on: issued.unwrap_or(line.received_on),
                closed_on: None,
                erased: None,
                ..line
            }));
        };
        let reference = self.services.reference.get();
        let today = self.services.clock.today();
        let state = view::state(&row.state)?;
        let log = events::of_case(db, row.id).await?;
        reading::note(&self.officer, Desk::Unit, &row, unit, &log).await?;
        let runs = clock_rows::of_case(db, row.id).await?;
        let issued = referrals::in_force(db, row.id).await?;
        let referral = match &issued {
            Some(referral) => {
                Some(view::referral(db, &reference, &key, referral, String::new(), view::Reader::Unit).await?)
            }
            None => None,
        };
        let letters = referrals::of_case(db, row.id).await?;
        let mut answer_views = Vec::new();
        for answer in answers::of_case(db, row.id).await?.iter().filter(|answer| is_the_units(answer)) {
            let name = people::by_id(db, answer.drafted_by).await?.map(|row| row.name.reveal().to_owned());
            let by = reference.unit_name(view::answered_by(&letters, answer, row.front_id));
            let shown = view::answer(&key, answer, by, name.unwrap_or_default())?;
            // Once it is issued, nothing of it can be changed here.
            let open = matches!(answer.status.as_str(), answers::DRAFT | answers::PROPOSED);
            let marks = if open {
                marks_in(&[&shown.text].into_iter().chain(&shown.remedy).collect::<Vec<_>>())
            } else {
                Vec::new()
            };
            answer_views.push(AnswerView { marks, ..shown });
        }
        let sent_back = if matches!(state, State::AnswerSentBack | State::Verifying | State::AwaitingAnswerApproval) {
            let sends_back = |code: &str| Transition::from_code(code).is_some_and(Transition::sends_back);
            let event = log.iter().rev().find(|event| sends_back(&event.code));
            event.map(|event| events::note(&key, event)).transpose()?.flatten()
        } else {
            None
        };
        let promises = view::promises(db, &reference, &key, row.id, view::Reader::Unit).await?;
        let facts = act::guard_facts(db, &row, state, &policy, today).await?;
        let assigned = row.unit_officer_id.map(|id| vec![id]).unwrap_or_default();
        let case = UnitCase {
            version: view::version_for_unit(&log),
            kind: kind_for_unit(&row)?,
            state: view::state_for_unit(state),
            front: reference.unit_name(UnitId(row.front_id)),
            unit: reference.unit_name(unit),
            // The day it came to the unit; when it was sent is not the unit's to know.
            received_on: issued.as_ref().and_then(|referral| referral.issued_on).unwrap_or(row.received_on),
            due: due::of_unit(&reference, &runs, today),
            promise_due: due::of_promises(&reference, state, &promises, today),
            latest_extension: clocks::latest_extension(&reference, &runs),
            categories: cases::categories(db, row.id)
                .await?
                .iter()
                .map(|code| reference.category_name(code, LANG))
                .collect(),
            subjects: view::subjects(&reference, &policy.subjects, LANG),
            referral,
            // Whoever decides from above needs no name for it.
            sender_name: match self.officer.official().roles_in(unit).is_empty() {
                true => None,
                false => self.shared_name(&key, &row, &log).await?,
            },
            answers: answer_views,
            may_show_evidence: self.may_show(state, &policy, &promises),
            promises,
            commitments: commitments::of_case(db, &reference, &self.officer, row.id).await?,
            timeline: view::timeline(&reference, Some(&key), &log, view::Reader::Unit, LANG)?,
            offers: offer::offers(self.officer.official(), &policy, &facts, Desk::Unit),
            // What the Front above finds out is not the unit's to know.
            child: publishing::merged(db, &row).await?.iter().any(|case| case.child),
            templates: templates::offered(&self.services, &row, state, Desk::Unit).await?,
            assigned_to: people::names(db, &assigned).await?.into_values().next(),
            // Where the Front's own decision waits is not the unit's to know.
            raised_to: row
                .raised_to_id
                .filter(|_| state == State::AwaitingAnswerApproval)
                .map(|above| reference.unit_name(UnitId(above))),
            handlers: self.handlers(unit, &policy).await?,
            other_units: near(&reference, &row, unit),
            sent_back,
            published: publications::standing(db, row.id).await?.map(|standing| standing.slug),
            number: row.number,
        };
        Ok(CaseFile::Kept(Box::new(case)))
    }

    /// The name, only of a sender who is open and agreed that the unit may know it. Of whoever withdrew it
    /// goes with no further letter; from the unit that knows it already it is not taken away, because
    /// that would tell whoever pressed the sender that they did withdraw.
    async fn shared_name(
        &self,
        key: &CaseKey,
        row: &rows::Model,
        log: &[event_rows::Model],
    ) -> Result<Option<Private>, ReadError> {
        if row.identity_mode != IdentityMode::Open.code() || view::left_before_referral(log) {
            return Ok(None);
        }
        let identity = identities::open(self.services.db.reader(), key, row.id).await?;
        Ok(identity.filter(|identity| identity.share_with_unit).and_then(|identity| identity.name))
    }

    /// Handlers whom nothing keeps from this case.
    async fn handlers(&self, unit: UnitId, policy: &CaseFacts) -> Result<Vec<Choice>, ReadError> {
        let db = self.services.db.reader();
        let today = self.services.clock.today();
        let reference = self.services.reference.get();
        let mut free = Vec::new();
        for officer in people::with_role(db, unit, &[Role::Handler], today).await? {
            let official = people::official(db, officer.id, &reference.tree, today).await?;
            if decide(&Principal::Officer(official), Action::ViewAsUnit, policy).is_allowed() {
                free.push(Choice { value: officer.id.to_string(), label: officer.name.reveal().to_owned() });
            }
        }
        Ok(free)
    }
}

fn kind_for_unit(row: &rows::Model) -> Result<Kind, CaseError> {
    Kind::from_code(list::kind_for_unit(row)).ok_or(CaseError::Code("cases.referred_kind"))
}

/// Units that may be suggested when a referral is returned: all of the place. What is kept from which of
/// them would tell whom the case is about, and who had it before.
fn near(reference: &Reference, row: &rows::Model, own: UnitId) -> Vec<Choice> {
    [row.commune_id, row.province_id]
        .into_iter()
        .flatten()
        .flat_map(|area| reference.bodies.get(&domain::unit::AreaId(area)).into_iter().flatten())
        .filter(|unit| **unit != own)
        .map(|unit| Choice { value: unit.to_string(), label: reference.unit_name(*unit) })
        .collect()
}

impl UnitOfficer {
    /// Whether this person may see the case now.
    pub async fn may_see(&self, number: &str) -> bool {
        let db = self.services.db.reader();
        let Ok(Some(row)) = cases::by_number(db, number).await else { return false };
        match cases::facts(db, &row).await {
            Ok(facts) => decide(&self.officer.principal(), Action::ViewAsUnit, &facts).is_allowed(),
            Err(_) => false,
        }
    }
}

/// An answer of a unit, its drafts included; not what the Front is still writing down from a paper.
fn is_the_units(answer: &crate::store::entity::answers::Model) -> bool {
    answer.referral_id.is_some() && answer.status != answers::WRITTEN_DOWN
}
