//! Erasing what was kept long enough: a preview, a proposal, the decision of another person. The job
//! carries it out (`desks/erasing.rs`).
//!
//! An officer for data protection proposes. An administrator or another officer for data protection
//! decides: neither reads cases by that role, so nobody gets rid of a case that they work on, and
//! a leader of a Front, about whom a case may be, learns of none. What they see are numbers and days.
//! Whoever is in conflict with one case of a run finds no run, and somebody else proposes it or decides.

use app::desks::{Count, DueCaseRow, DueCases, Listed, PeriodRow, Periods, RunItem, RunRow, RunView};
use app::words::Lang;
use domain::data_request::RequestState;
use domain::journal::What;
use domain::retention::{ErasureCause, ItemState, RunState, may_decide};
use domain::role::Role;
use domain::unit::OfficerId;
use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use super::OfficeOfficer;
use super::read::{PAGE, page};
use crate::desks::list::{self, COUNT_TO};
use crate::desks::recovery::second_person;
use crate::desks::{ActError, ReadError, view};
use crate::store::cases::CaseError;
use crate::store::entity::erasure_runs as rows;
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, data_requests, detached, erasure_runs, people, retention};

/// Who proposes.
pub(super) const PROTECTORS: &[Role] = &[Role::DataProtection];
/// Who decides.
const DECIDERS: &[Role] = &[Role::Administrator, Role::DataProtection];
/// Who looks.
pub(super) const LOOKERS: &[Role] = &[Role::DataProtection, Role::Administrator, Role::Auditor];
/// Cases of one run: no more than a person can look through before they approve.
const MOST: u32 = 500;
/// The causes for which cases come to their end by time.
const BY_TIME: &[ErasureCause] = &[ErasureCause::PeriodOver, ErasureCause::Spam];

impl OfficeOfficer {
    pub(super) async fn period_rows(&self) -> Result<Periods, ReadError> {
        self.may_look(LOOKERS)?;
        let reference = self.services.reference.get();
        let mut due = Vec::new();
        for cause in BY_TIME {
            let standing = self.officer.official().standing();
            let today = self.services.clock.today();
            let condition = retention::is_due_for(standing, &reference.retention, *cause, today);
            due.push((*cause, Count(retention::count(self.services.db.reader(), condition, COUNT_TO).await?)));
        }
        let rules = reference.retention.iter().map(|rule| PeriodRow {
            category: rule.category.as_ref().map(|code| reference.category_name(code, Lang::Vi)),
            ending: rule.ending,
            amount: rule.period.amount,
            unit: rule.period.unit.code().to_owned(),
            basis: rule.basis.clone(),
            mark: rule.mark.clone(),
        });
        Ok(Periods { rules: rules.collect(), due })
    }

    pub(super) async fn due_rows(&self, cause: ErasureCause, after: Option<&str>) -> Result<DueCases, ReadError> {
        self.may_look(LOOKERS)?;
        if !BY_TIME.contains(&cause) {
            return Err(ReadError::NotFound);
        }
        let db = self.services.db.reader();
        let reference = self.services.reference.get();
        let standing = self.officer.official().standing();
        let due = retention::is_due_for(standing, &reference.retention, cause, self.services.clock.today());
        let count = Count(retention::count(db, due.clone(), COUNT_TO).await?);
        let found = retention::page(db, due, after.and_then(list::parse_key), PAGE as u64 + 1).await?;
        let (found, next) = page(found, |row| list::key(row.closed_on.unwrap_or(row.received_on), row.id));
        let row = |row: crate::store::entity::cases::Model| {
            Ok(DueCaseRow { state: view::state(&row.state)?, number: row.number, closed_on: row.closed_on })
        };
        let rows = found.into_iter().map(row).collect::<Result<_, CaseError>>()?;
        Ok(DueCases { count, list: Listed { rows, next }, most: MOST, may_propose: self.holds(PROTECTORS) })
    }

    pub(super) async fn run_rows(&self, before: Option<&str>) -> Result<Listed<RunRow>, ReadError> {
        self.may_look(LOOKERS)?;
        let db = self.services.db.reader();
        let before = before.and_then(|key| key.parse().ok());
        let (found, next) =
            page(erasure_runs::page(db, self.officer.official().standing(), before, PAGE as u64 + 1).await?, |row| {
                row.id.to_string()
            });
        let mut rows = Vec::with_capacity(found.len());
        for row in found {
            rows.push(run_row(db, row).await?);
        }
        Ok(Listed { rows, next })
    }

    pub(super) async fn run_view(&self, id: i64, after: Option<&str>) -> Result<RunView, ReadError> {
        self.may_look(LOOKERS)?;
        let db = self.services.db.reader();
        let standing = self.officer.official().standing();
        let row = erasure_runs::shown(db, id, standing).await?.ok_or(ReadError::NotFound)?;
        let after = after.and_then(|key| key.parse().ok());
        let found = erasure_runs::items(db, id, after, PAGE as u64 + 1).await?;
        let (found, next) = page(found, |(item, _)| item.case_id.to_string());
        let mut items = Vec::with_capacity(found.len());
        for (item, case) in found {
            let state = ItemState::from_code(&item.state).ok_or(CaseError::Code("erasure_items.state"))?;
            let (number, closed_on) = case.map(|case| (case.number, case.closed_on)).unwrap_or_default();
            items.push(RunItem { number, closed_on, state });
        }
        let state = run_state(&row)?;
        let proposer = row.proposed_by.map(OfficerId);
        Ok(RunView {
            may_propose: state == RunState::Ready && self.holds(PROTECTORS),
            may_decide: state == RunState::Proposed && self.holds(DECIDERS) && self.decides(db, proposer).await?,
            run: run_row(db, row).await?,
            items: Listed { rows: items, next },
        })
    }

    /// Proposes to erase the cases whose period is over, those first that ended first; returns the id
    /// of the run.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] when nothing is due.
    pub async fn propose_erasure(&self, cause: ErasureCause) -> Result<i64, ActError> {
        self.may_change(PROTECTORS)?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let today = this.services.clock.today();
                let reference = this.services.reference.get();
                let standing = this.officer.official().standing();
                let due = retention::is_due_for(standing, &reference.retention, cause, today);
                let cases: Vec<i64> =
                    retention::page(&tx, due, None, u64::from(MOST)).await?.into_iter().map(|row| row.id).collect();
                if cases.is_empty() {
                    return Err(ActError::Stale);
                }
                let id = erasure_runs::open(&tx, cause, Some((this.officer.id().0, today)), &cases).await?;
                this.record(&tx, What::ErasureProposed, id).await?;
                tx.commit().await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Makes a run that the program found one's own proposal.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn take_up_erasure(&self, id: i64) -> Result<(), ActError> {
        self.may_change(PROTECTORS)?;
        let (by, on) = (self.officer.id().0, self.services.clock.today());
        let proposed = move |row: &mut rows::Model| {
            row.proposed_by = Some(by);
            row.proposed_on = Some(on);
        };
        self.advance(id, RunState::Ready, RunState::Proposed, What::ErasureProposed, proposed).await
    }

    /// Approves a run that somebody else proposed: the job begins with the next minute.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn approve_erasure(&self, id: i64) -> Result<(), ActError> {
        self.may_change(DECIDERS)?;
        let decided = self.decided();
        self.advance(id, RunState::Proposed, RunState::Approved, What::ErasureApproved, decided).await
    }

    /// Refuses a run that somebody else proposed. Its cases stay, and can be proposed again.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn refuse_erasure(&self, id: i64) -> Result<(), ActError> {
        self.may_change(DECIDERS)?;
        let decided = self.decided();
        self.advance(id, RunState::Proposed, RunState::Refused, What::ErasureRefused, decided).await
    }

    /// Whether this officer is the second person of an erasure that somebody proposed.
    async fn decides(&self, db: &impl ConnectionTrait, proposer: Option<OfficerId>) -> Result<bool, DbErr> {
        Ok(may_decide(self.officer.id(), proposer) && second_person(db, &self.officer, proposer).await?)
    }

    fn decided(&self) -> impl FnOnce(&mut rows::Model) + Send + 'static {
        let (by, on): (i64, Date) = (self.officer.id().0, self.services.clock.today());
        move |row| {
            row.decided_by = Some(by);
            row.decided_on = Some(on);
        }
    }

    async fn advance(
        &self,
        id: i64,
        from: RunState,
        to: RunState,
        what: What,
        change: impl FnOnce(&mut rows::Model) + Send + 'static,
    ) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let standing = this.officer.official().standing();
                let mut row = erasure_runs::shown(&tx, id, standing).await?.ok_or(ActError::NotFound)?;
                if row.state != from.code() {
                    return Err(ActError::Stale);
                }
                let proposer = row.proposed_by.map(OfficerId);
                if from == RunState::Proposed && !this.decides(&tx, proposer).await? {
                    return Err(domain::case::guard::Refusal::WrongActor.into());
                }
                to.code().clone_into(&mut row.state);
                change(&mut row);
                if !erasure_runs::advance(&tx, from, row).await? {
                    return Err(ActError::Stale);
                }
                if to == RunState::Refused {
                    // Whoever asked for an erasure gets another decision.
                    for case_id in erasure_runs::waiting(&tx, id, u64::from(MOST)).await? {
                        let (from, to) = (RequestState::AwaitsApproval, RequestState::Open);
                        data_requests::move_on(&tx, case_id, from, to).await?;
                    }
                    erasure_runs::let_go(&tx, id).await?;
                }
                this.record(&tx, what, id).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// A line of the journal about a run, a request or a breach.
    pub(super) async fn record(&self, tx: &Tx, what: What, about: i64) -> Result<(), ActError> {
        let entry = Entry::new(what, Some(self.officer.id())).about(about);
        Ok(office_events::append(tx, entry, self.services.clock.now()).await?)
    }
}

fn run_state(row: &rows::Model) -> Result<RunState, CaseError> {
    RunState::from_code(&row.state).ok_or(CaseError::Code("erasure_runs.state"))
}

async fn run_row(db: &impl ConnectionTrait, row: rows::Model) -> Result<RunRow, ReadError> {
    let (cases, erased) = erasure_runs::counts(db, row.id, ItemState::Erased).await?;
    let people: Vec<i64> = [row.proposed_by, row.decided_by].into_iter().flatten().collect();
    let names = people::names(db, &people).await?;
    let name = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned());
    Ok(RunRow {
        id: row.id,
        cause: ErasureCause::from_code(&row.cause).ok_or(CaseError::Code("erasure_runs.cause"))?,
        state: run_state(&row)?,
        cases,
        erased,
        proposed_by: name(row.proposed_by),
        proposed_on: row.proposed_on,
        decided_by: name(row.decided_by),
        decided_on: row.decided_on,
        ended_on: row.ended_on,
    })
}
