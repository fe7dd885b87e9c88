//! Carrying out the erasures that two people wanted, and making ready those of spam. Nothing is
//! erased here that was not approved: what the program finds is a list that waits for people.

use domain::case::guard::Refusal;
use domain::data_request::RequestState;
use domain::journal::What;
use domain::retention::{ErasureCause, ItemState, RunState};
use domain::unit::OfficerId;
use time::Duration;

use super::{ActError, appeals, publishing, view};
use crate::Services;
use crate::store::entity::{data_requests as requests, erasure_runs as rows};
use crate::store::erasure::{Erasure, erase};
use crate::store::events::Cause;
use crate::store::links::{self, Link};
use crate::store::office_events::{self, Entry};
use crate::store::{cases, data_requests, detached, erasure_runs, leases, retention, threats};

/// Cases read in one go.
const BATCH: u64 = 100;
/// Of all nodes one looks for spam so often.
const LOOK_EVERY: Duration = Duration::hours(1);
const LOOK: &str = "erasures";

/// Erases the cases of approved runs, each in a transaction of its own; returns how many. Where it is
/// cut off, the next call goes on: what became of a case is written with its erasure.
///
/// # Errors
/// When the store does not answer.
pub async fn run_erasures(services: &Services, stop: impl Fn() -> bool) -> Result<u64, ActError> {
    let mut erased = 0;
    for run in erasure_runs::in_state(services.db.reader(), RunState::Approved).await? {
        loop {
            let waiting = erasure_runs::waiting(services.db.reader(), run.id, BATCH).await?;
            if waiting.is_empty() {
                finish(services, run).await?;
                break;
            }
            for case_id in waiting {
                if stop() {
                    return Ok(erased);
                }
                let (services, run) = (services.clone(), run.clone());
                let step = async move { erase_one(&services, &run, case_id).await };
                erased += u64::from(detached(step, || ActError::Interrupted).await?);
            }
        }
    }
    Ok(erased)
}

/// One case of a run; `false` when it is left alone, because it no longer is one to be erased.
async fn erase_one(services: &Services, run: &rows::Model, case_id: i64) -> Result<bool, ActError> {
    let cause = ErasureCause::from_code(&run.cause).ok_or(Refusal::WrongState)?;
    let tx = services.db.begin().await?;
    let row = cases::hold(&tx, case_id).await?.ok_or(ActError::NotFound)?;
    let today = services.clock.today();
    let still = match cause {
        ErasureCause::PeriodOver | ErasureCause::Spam => {
            let over = retention::is_over(&services.reference.get().retention, cause, today);
            retention::holds_for(&tx, over, case_id).await?
        }
        ErasureCause::Request => view::state(&row.state)?.is_terminal(),
    };
    // Whoever protects the sender still needs what is known of them.
    let still = still && threats::waiting(&tx, case_id).await?.is_none();
    let state = if still { ItemState::Erased } else { ItemState::Left };
    if !erasure_runs::settle(&tx, run.id, case_id, state).await? {
        // Another node was faster.
        return Ok(false);
    }
    if !still {
        // The case goes on again: whoever asked for the erasure gets another decision.
        data_requests::move_on(&tx, case_id, RequestState::AwaitsApproval, RequestState::Open).await?;
    }
    if still {
        let mut row = row;
        if cause == ErasureCause::Request {
            // What is published holds no personal data and outlasts the other erasures; whoever asks for their
            // own data to be gone is not told that the rest of it stays in everybody's sight.
            publishing::take_down_as_asked(&tx, services, &mut row).await?;
        }
        publishing::remember_the_cry(&tx, &row).await?;
        let reference = services.reference.get();
        let master = links::target(&tx, Link::Merged, case_id).await?;
        let elsewhere = appeals::other_of(&tx, case_id).await?.map(|(other, _)| other.id);
        for mut other in cases::hold_all(&tx, &[master, elsewhere].into_iter().flatten().collect::<Vec<_>>()).await? {
            publishing::remember(&tx, &reference, &mut other).await?;
            if other.kept_back && !cases::update(&tx, &other).await? {
                return Err(ActError::Stale);
            }
        }
        let by = Cause::System { at: services.clock.now() };
        let erasure = Erasure { cause: by, why: cause, run: Some(run.id), on: today };
        erase(&tx, &services.vault, &row, erasure).await?;
    }
    tx.commit().await?;
    Ok(still)
}

/// Ends a run of which nothing waits any more.
async fn finish(services: &Services, run: rows::Model) -> Result<(), ActError> {
    let tx = services.db.begin().await?;
    let id = run.id;
    let done = rows::Model { state: RunState::Done.code().to_owned(), ended_on: Some(services.clock.today()), ..run };
    if erasure_runs::advance(&tx, RunState::Approved, done).await? {
        let entry = Entry::new(What::ErasureDone, None).about(id);
        office_events::append(&tx, entry, services.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Proposes the erasures that were granted while their case went on and whose case has ended since,
/// in the name of whoever granted them; returns how many.
///
/// # Errors
/// When the store does not answer.
pub async fn propose_ended(services: &Services) -> Result<u64, ActError> {
    let mut proposed = 0;
    for id in data_requests::ended(services.db.reader(), BATCH).await? {
        let services = services.clone();
        let step = async move { propose_one(&services, id).await };
        proposed += u64::from(detached(step, || ActError::Interrupted).await?);
    }
    Ok(proposed)
}

async fn propose_one(services: &Services, id: i64) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let row = data_requests::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
    let case = cases::hold(&tx, row.case_id).await?.ok_or(ActError::NotFound)?;
    let Some(to_erase) = appeals::to_erase(&tx, &case).await? else { return Ok(false) };
    let proposer = row.decided_by;
    let next = RequestState::AwaitsApproval;
    let moved = requests::Model { state: next.code().to_owned(), ..row };
    if !data_requests::advance(&tx, RequestState::AwaitsEnd, moved).await? {
        return Ok(false);
    }
    let cases = erasure_runs::not_waiting(&tx, to_erase).await?;
    if !cases.is_empty() {
        let by = proposer.map(|by| (by, services.clock.today()));
        let run = erasure_runs::open(&tx, ErasureCause::Request, by, &cases).await?;
        let entry = Entry::new(What::ErasureProposed, proposer.map(OfficerId)).about(run);
        office_events::append(&tx, entry, services.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Makes a run ready of the spam whose time is over, for people to take up; `false` when there is
/// none, or another node has looked within the hour.
///
/// # Errors
/// When the store does not answer.
pub async fn make_ready(services: &Services) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let now = services.clock.now();
    let holder = format!("{:016x}", rand::random::<u64>());
    if !leases::take(&tx, LOOK, &holder, now, LOOK_EVERY).await? {
        return Ok(false);
    }
    let due = retention::is_due(&services.reference.get().retention, ErasureCause::Spam, services.clock.today());
    let found: Vec<i64> = retention::page(&tx, due, None, BATCH).await?.into_iter().map(|row| row.id).collect();
    if !found.is_empty() {
        let id = erasure_runs::open(&tx, ErasureCause::Spam, None, &found).await?;
        office_events::append(&tx, Entry::new(What::ErasureReady, None).about(id), now).await?;
    }
    tx.commit().await?;
    Ok(!found.is_empty())
}
