//! What publication does to a case, whoever decides: what the register tells of it, what the case itself
//! decides, and what happens to it when the case is handled again.

pub(super) mod asked;
mod related;

use std::collections::BTreeSet;

use app::words::Lang;
use domain::case::State;
use domain::case::clock::run::Ended;
use domain::case::clock::{Clock, Run};
use domain::case::promise::PromiseState;
use domain::feedback::Publication;
use domain::policy::{Action, CaseFacts, decide};
use domain::private::Private;
use domain::publication::{NEVER_GROUP, TakenDown, WhyNot, Words};
use domain::text;
use domain::unit::{AreaId, OfficerId, PostId, UnitId};
use sea_orm::ConnectionTrait;
use time::Date;

pub(super) use self::related::{hold_others, keep_back_others, merged, never, remember, remember_the_cry, together};
use super::{ActError, Officer, appeals, clocks, notify, view};
use crate::Services;
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{answers as answer_rows, cases as rows, promises as promise_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::publications::{self, About};
use crate::store::{Tx, answers, clocks as clock_rows, detached, identities, inbox, promises, referrals};

/// Cases settled in one go: a job must not hold the store for long.
const BATCH: u64 = 100;

pub(super) const PROPOSED: &str = "PUBLICATION_PROPOSED";
pub(super) const GIVEN_BACK: &str = "PUBLICATION_RETURNED";
pub(super) const PUBLISHED: &str = "PUBLISHED";
pub(super) const DECLINED: &str = "PUBLICATION_DECLINED";
pub(super) const TAKEN_DOWN: &str = "UNPUBLISHED";

/// The answer that was released, and what was promised in it.
pub(super) struct Released {
    pub answer: Option<answer_rows::Model>,
    pub promises: Vec<promise_rows::Model>,
}

impl Released {
    pub async fn of(db: &impl ConnectionTrait, case_id: i64) -> Result<Self, CaseError> {
        let all = answers::of_case(db, case_id).await?;
        let answer = all.into_iter().rev().find(|row| row.status == answers::RELEASED);
        let mut promised = promises::of_case(db, case_id).await?;
        promised.retain(|row| answer.as_ref().is_some_and(|answer| answer.id == row.answer_id));
        Ok(Self { answer, promises: promised })
    }

    /// How all promises stand together: as the one that stands worst.
    fn state(&self) -> Result<Option<PromiseState>, CaseError> {
        let states = self.promises.iter().map(promises::state).collect::<Result<Vec<_>, _>>()?;
        let worst = [PromiseState::Broken, PromiseState::Open, PromiseState::Shown, PromiseState::Kept];
        Ok(worst.into_iter().find(|state| states.contains(state)))
    }
}

/// What the register tells of a case: months and not days, a post and a body and no person.
pub(super) async fn about(
    db: &impl ConnectionTrait,
    reference: &Reference,
    row: &rows::Model,
    policy: &CaseFacts,
) -> Result<About, CaseError> {
    let released = Released::of(db, row.id).await?;
    let unit_id = match &released.answer {
        Some(answer) => view::answered_by(&referrals::of_case(db, row.id).await?, answer, row.front_id).0,
        None => row.handling_unit_id.unwrap_or(row.front_id),
    };
    let subject = policy.subjects.first();
    Ok(About {
        kind: row.kind.clone(),
        category: row.main_category.clone(),
        received_month: format!("{:04}-{:02}", row.received_on.year(), u8::from(row.received_on.month())),
        province_id: row.province_id,
        unit_id,
        subject_unit_id: subject.map(|subject| subject.unit.0),
        subject_post_id: subject.and_then(|subject| subject.post).map(|post| post.0),
        result: row.result.clone(),
        days: days(reference, &clock_rows::of_case(db, row.id).await?),
        promise_state: released.state()?.map(|state| state.code().to_owned()),
    })
}

/// What an entry is found by: its words, and the names of what it is about.
pub(super) fn terms(reference: &Reference, words: &Words, about: &About) -> BTreeSet<String> {
    let texts = [Some(&words.summary), Some(&words.answer), words.promise.as_ref()];
    let mut all: Vec<String> = texts.into_iter().flatten().map(|text| text.reveal().to_owned()).collect();
    all.extend([about.unit_id].into_iter().chain(about.subject_unit_id).map(|unit| reference.unit_name(UnitId(unit))));
    all.extend(about.subject_post_id.map(|post| reference.post_name(PostId(post), Lang::Vi)));
    all.extend(about.province_id.map(|area| reference.area_name(AreaId(area))));
    all.push(reference.category_name(&about.category, Lang::Vi));
    // No pair of words reaches from one text into the next.
    all.iter().flat_map(|text| text::terms(text)).collect()
}

/// Working days from the referral to the answer that was signed last, and those that it could take.
fn days(reference: &Reference, runs: &[Run]) -> Option<(u32, u32)> {
    let answered = |run: &&Run| run.clock == Clock::Answer && matches!(run.end, Some((_, Ended::InTime | Ended::Late)));
    let run = runs.iter().rev().find(answered)?;
    let (ended, _) = run.end?;
    let between = |until: Date| reference.calendar.working_days_between(run.started_on, until);
    Some((between(ended), between(run.due_on)))
}

/// Names that are hidden wherever they stand: of whom the case and those merged into it concern, and of their
/// senders where this officer may know them. They are looked for and not shown.
pub(super) async fn names(
    db: &impl ConnectionTrait,
    officer: &Officer,
    row: &rows::Model,
) -> Result<Vec<Private>, CaseError> {
    let mut names = Vec::new();
    for case in together(db, row).await? {
        let Some(key) = cases::key(db, &officer.services().vault, case.id).await? else { continue };
        let content = cases::content(db, &key, case.id).await?;
        names.extend(content.and_then(|content| content.subject_name));
        let facts = cases::facts(db, &case).await?;
        if !case.withdrawn && decide(&officer.principal(), Action::ViewIdentity, &facts).is_allowed() {
            names.extend(identities::open(db, &key, case.id).await?.and_then(|identity| identity.name));
        }
    }
    Ok(names)
}

/// Where a case that has come to its answer is never published, that is noted at once: nobody has to decide
/// what is decided already. Changes the row; [`note_rule`] writes the rest behind the event of the move.
pub(super) async fn settle(tx: &Tx, services: &Services, row: &mut rows::Model) -> Result<Option<WhyNot>, CaseError> {
    if view::state(&row.state)? != State::Resolved || status(row)?.is_decided() {
        return Ok(None);
    }
    let why = never(tx, &services.reference.get(), row).await?;
    if why.is_some() {
        // Nobody above is waited for any more.
        if status(row)? == Publication::AwaitingApproval {
            row.raised_to_id = None;
        }
        row.publication = Publication::NotPublished.code().to_owned();
        clocks::end(tx, row, Clock::Publication, services.clock.today()).await?;
    }
    Ok(why)
}

/// Puts on record that the case itself decided.
pub(super) async fn note_rule(tx: &Tx, services: &Services, row: &rows::Model, why: WhyNot) -> Result<(), CaseError> {
    let today = services.clock.today();
    let policy = cases::facts(tx, row).await?;
    let about = about(tx, &services.reference.get(), row, &policy).await?;
    publications::lay_aside(tx, row.id).await?;
    publications::bar(tx, row.id, &about, why, today).await?;
    Ok(events::append_all(tx, vec![by_program(services, row, DECLINED, why.code())?]).await?)
}

/// Something of the case comes to stand in the register. Where it looks again at another one, or one that was merged into it
/// does, what stands of that one makes room in the same moment: not before, because its unit and everybody else would
/// see that its sender went to the Front above.
pub(super) async fn replace_first(tx: &Tx, services: &Services, row: &rows::Model) -> Result<(), ActError> {
    let mut all = appeals::origins(tx, row.id).await?;
    // Held in the order of their ids, this one among them.
    all.push(row.id);
    for mut first in cases::hold_all(tx, &all).await?.into_iter().filter(|case| case.id != row.id) {
        let why = TakenDown::Replaced;
        if !publications::take_down(tx, first.id, why, None, services.clock.today()).await? {
            continue;
        }
        first.publication = Publication::Withdrawn.code().to_owned();
        if !cases::update(tx, &first).await? {
            return Err(ActError::Stale);
        }
        note_taken_down(tx, services, &first, why).await?;
        notify::reporters(tx, services, &first).await?;
    }
    Ok(())
}

/// Notes where a case that waits for a decision is never published any more, because a sender has been threatened
/// since it came to its answer; returns how many. Otherwise nobody could decide, and it could never be closed.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn run_rule(services: &Services) -> Result<u64, ActError> {
    let (db, reference) = (services.db.reader(), services.reference.get());
    let categories = reference.categories.iter().filter(|category| category.group == NEVER_GROUP);
    let categories: Vec<&str> = categories.map(|category| category.code.as_str()).collect();
    let (mut settled, mut after) = (0, 0);
    loop {
        let found = inbox::maybe_barred(db, &categories, after, BATCH).await?;
        let Some(last) = found.last() else { return Ok(settled) };
        after = last.id;
        for row in &found {
            // Most that belong together may be published all the same: these are only read.
            if never(db, &reference, row).await?.is_some() {
                let (services, id) = (services.clone(), row.id);
                settled +=
                    u64::from(detached(async move { by_rule(&services, id).await }, || ActError::Interrupted).await?);
            }
        }
    }
}

async fn by_rule(services: &Services, id: i64) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let Some(mut row) = cases::hold(&tx, id).await? else { return Ok(false) };
    let Some(why) = settle(&tx, services, &mut row).await? else { return Ok(false) };
    if !cases::update(&tx, &row).await? {
        return Ok(false);
    }
    note_rule(&tx, services, &row, why).await?;
    tx.commit().await?;
    Ok(true)
}

/// The case is handled again: what stands in the register is not its last word any more, and what waits
/// there is laid aside. Changes the row; returns whether something was taken down, for [`note_taken_down`].
pub(super) async fn reopen(tx: &Tx, services: &Services, row: &mut rows::Model) -> Result<bool, CaseError> {
    publications::lay_aside(tx, row.id).await?;
    row.publication = Publication::NotConsidered.code().to_owned();
    Ok(publications::take_down(tx, row.id, TakenDown::HandledAgain, None, services.clock.today()).await?)
}

/// Why something is taken out of the register that must not stand there.
pub(super) const KEPT_BACK: TakenDown = TakenDown::Recognisable;

/// Nothing of this case stands or waits in the register any more. Changes the row; returns whether something stood
/// there, for [`note_taken_down`].
pub(super) async fn keep_back(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    by: OfficerId,
) -> Result<bool, CaseError> {
    if status(row)? == Publication::AwaitingApproval {
        publications::lay_aside(tx, row.id).await?;
        row.publication = Publication::NotConsidered.code().to_owned();
        row.raised_to_id = None;
    }
    let taken_down = publications::take_down(tx, row.id, KEPT_BACK, Some(by), services.clock.today()).await?;
    if taken_down {
        row.publication = Publication::Withdrawn.code().to_owned();
    }
    Ok(taken_down)
}

/// Puts on record that something was taken out of the register with what else was done.
pub(super) async fn note_taken_down(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    why: TakenDown,
) -> Result<(), CaseError> {
    Ok(events::append_all(tx, vec![by_program(services, row, TAKEN_DOWN, why.code())?]).await?)
}

/// The sender asked for their data to be erased: what stands in the register goes with it. Changes the row.
pub(super) async fn take_down_as_asked(tx: &Tx, services: &Services, row: &mut rows::Model) -> Result<(), CaseError> {
    let (why, today) = (TakenDown::Asked, services.clock.today());
    if publications::take_down(tx, row.id, why, None, today).await? {
        row.publication = Publication::Withdrawn.code().to_owned();
        note_taken_down(tx, services, row, why).await?;
    }
    Ok(())
}

fn by_program(services: &Services, row: &rows::Model, code: &str, why: &str) -> Result<NewEvent, CaseError> {
    let state = view::state(&row.state)?;
    let cause = Cause::System { at: services.clock.now() };
    Ok(NewEvent {
        reason_code: Some(why.to_owned()),
        ..NewEvent::new(row.id, code, Some(state), state, cause, services.clock.today())
    })
}

/// Where a case stands on the way to the register.
pub(super) fn status(row: &rows::Model) -> Result<Publication, CaseError> {
    status_of(&row.publication)
}

pub(super) fn status_of(code: &str) -> Result<Publication, CaseError> {
    Publication::from_code(code).ok_or(CaseError::Code("cases.publication"))
}
