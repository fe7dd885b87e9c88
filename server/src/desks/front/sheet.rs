//! The page on which somebody decides about publication: what stands in the case beside what everybody
//! would read.

use app::desks::PublicationSheet;
use domain::case::State;
use domain::case::clock::Clock;
use domain::feedback::{Kind, Publication};
use domain::policy::{Action, decide};
use domain::private::Private;
use domain::publication::{self, Consent, Step, TakenDown, WhyNot, Words};
use domain::redaction::hidden;
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, UnitId};
use sea_orm::ConnectionTrait;

use super::FrontOfficer;
use super::read::LANG;
use crate::desks::publishing::{self, Released};
use crate::desks::{ReadError, act, due, reading, view};
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, publications as versions};
use crate::store::{answers, clocks, events, promises, publications, referrals};
use crate::vault::CaseKey;

impl FrontOfficer {
    pub(super) async fn sheet(&self, number: &str) -> Result<PublicationSheet, ReadError> {
        let db = self.services.db.reader();
        let row = cases::by_number(db, number).await?.ok_or(ReadError::NotFound)?;
        let policy = cases::facts(db, &row).await?;
        let me = self.officer.principal();
        if ![Action::ViewAsFront, Action::ViewContent].iter().all(|action| decide(&me, *action, &policy).is_allowed()) {
            return Err(ReadError::NotFound);
        }
        let (reference, today) = (self.services.reference.get(), self.services.clock.today());
        let (state, status) = (view::state(&row.state)?, publishing::status(&row)?);
        let all = publications::of_case(db, row.id).await?;
        if all.is_empty() && !matches!(state, State::Resolved | State::Closed) {
            return Err(ReadError::NotFound);
        }
        let log = events::of_case(db, row.id).await?;
        let key = cases::key(db, &self.services.vault, row.id).await?;
        if key.is_some() {
            reading::note(&self.officer, Desk::Front, &row, UnitId(row.front_id), &log).await?;
        }
        let facts = act::guard_facts(db, &row, state, &policy, today).await?;
        let contested = facts.sender_asked || facts.appeal_open;
        let never = publishing::never(db, &reference, &row).await?;
        let newest = all.last();
        let drafted_by = match newest.and_then(|row| row.proposed_by) {
            Some(officer) => Some(self.name_of(officer).await?),
            None => None,
        };
        let open = key.is_some() && never.is_none() && publication::may_be_drafted(state, status, contested);
        let leads = self.holds(Role::FrontLeader, &policy);
        let own_draft = status == Publication::AwaitingApproval
            && newest.and_then(|row| row.proposed_by).is_some_and(|by| self.officer.official().is(OfficerId(by)));
        let stood = all.iter().rev().find(|row| [Step::Published.code(), Step::TakenDown.code()].contains(&&*row.step));
        let texts = match &key {
            Some(key) => Some(self.texts(db, key, &row, newest).await?),
            None => None,
        };
        let published = stood.filter(|row| row.step == Step::Published.code()).and_then(published);
        let runs = clocks::of_case(db, row.id).await?;
        let of_newest = |code: fn(&versions::Model) -> Option<&str>| newest.and_then(code).map(str::to_owned);
        let reason = of_newest(|row| row.reason.as_deref());
        let (originals, prefill, waiting, left, remark) = match texts {
            Some(texts) => (Some(texts.originals), Some(texts.prefill), texts.waiting, texts.left, texts.remark),
            None => (None, None, None, Vec::new(), None),
        };
        Ok(PublicationSheet {
            version: row.version,
            kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
            state,
            publication: status,
            due: due::further(&reference, &runs, today).into_iter().find(|due| due.key == Clock::Publication.code()),
            why_not: never.or_else(|| {
                reason.as_deref().and_then(WhyNot::from_code).filter(|_| status == Publication::NotPublished)
            }),
            contested,
            subject: view::subjects(&reference, &policy.subjects, LANG).into_iter().next(),
            originals,
            prefill,
            words: waiting.or(published),
            left,
            consent: of_newest(|row| row.consent.as_deref()).as_deref().and_then(Consent::from_code),
            drafted_by,
            remark,
            published_on: stood.filter(|row| row.step == Step::Published.code()).and_then(|row| row.decided_on),
            slug: stood.map(|row| row.slug.clone()),
            taken_down: stood.and_then(|row| {
                let why = row.reason.as_deref().and_then(TakenDown::from_code)?;
                Some((row.taken_down_on?, why))
            }),
            may_propose: open && self.holds(Role::Triage, &policy),
            may_decide: open && leads && !own_draft,
            own_draft: open && leads && own_draft,
            may_take_down: leads && status == Publication::Published,
            child_question: publishing::asked::question(&row, &log).is_some(),
            number: row.number,
        })
    }

    async fn texts(
        &self,
        db: &impl ConnectionTrait,
        key: &CaseKey,
        row: &rows::Model,
        newest: Option<&versions::Model>,
    ) -> Result<Texts, ReadError> {
        let content = cases::content(db, key, row.id).await?.ok_or(ReadError::NotFound)?;
        let names = publishing::names(db, &self.officer, row).await?;
        let names: Vec<&str> = names.iter().map(Private::reveal).collect();
        let originals = originals(db, key, row.id, content.body).await?;
        let shown = |text: &Private| Private::from(hidden(text.reveal(), &names));
        let stored = match newest {
            Some(row) => publications::words(key, row)?,
            None => None,
        };
        let in_step = |step: Step| newest.is_some_and(|row| row.step == step.code());
        let waiting = stored.clone().filter(|_| in_step(Step::Proposed));
        let given_back = stored.filter(|_| in_step(Step::GivenBack));
        Ok(Texts {
            left: waiting.as_ref().map(|words| words.left(&names)).unwrap_or_default(),
            prefill: waiting.clone().or(given_back).unwrap_or_else(|| Words {
                summary: shown(&originals.summary),
                answer: shown(&originals.answer),
                promise: originals.promise.as_ref().map(shown),
            }),
            waiting,
            remark: match newest.filter(|_| in_step(Step::GivenBack)) {
                Some(row) => publications::remark(key, row)?,
                None => None,
            },
            originals,
        })
    }
}

struct Texts {
    originals: Words,
    prefill: Words,
    waiting: Option<Words>,
    left: Vec<domain::redaction::Hidden>,
    remark: Option<Private>,
}

/// What the Front wrote to the unit, the answer, and what was promised in it. Where there was no referral
/// the sender's own words stand for the first.
async fn originals(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64, body: Private) -> Result<Words, ReadError> {
    let letters = referrals::of_case(db, case_id).await?;
    let released = Released::of(db, case_id).await?;
    let letter =
        released.answer.as_ref().and_then(|answer| letters.iter().find(|letter| Some(letter.id) == answer.referral_id));
    let answer = match &released.answer {
        Some(answer) => {
            let words = answers::words(key, answer)?;
            let parts = [Some(words.answer), words.remedy];
            parts.iter().flatten().map(Private::reveal).collect::<Vec<_>>().join("\n\n")
        }
        None => String::new(),
    };
    let promised = released.promises.iter().map(|row| promises::words(key, row)).collect::<Result<Vec<_>, _>>()?;
    let promise = promised.iter().map(Private::reveal).collect::<Vec<_>>().join("\n");
    Ok(Words {
        summary: match letter {
            Some(letter) => referrals::words(key, letter)?.summary,
            None => body,
        },
        answer: Private::from(answer),
        promise: Private::from(promise).non_empty(),
    })
}

/// What stands in the register.
fn published(row: &versions::Model) -> Option<Words> {
    Some(Words {
        summary: Private::from(row.summary.clone()?),
        answer: Private::from(row.answer.clone()?),
        promise: row.promise.clone().map(Private::from),
    })
}
