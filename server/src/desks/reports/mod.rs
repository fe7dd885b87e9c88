//! Counting the months of reports, each once, and again when somebody corrects one.
//!
//! A month is counted from what happened to the cases of a Front and kept case by case: who looks at a report later
//! sees the figures of exactly those cases of which they may know. What was counted stays; a correction is a further
//! version beside it, and so are the months after it that it changes.

mod line;
pub(super) mod reading;
mod stay;

use std::collections::{BTreeMap, BTreeSet};

use domain::reports::{Correction, Line, Month};
use domain::unit::OfficerId;
use time::{Date, Duration};

use super::ActError;
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::entity::reports as rows;
use crate::store::reports::NewMonth;
use crate::store::{detached, figures, leases, reports};

/// Cases that are read in one go.
const READ: usize = 300;
const LEASE: Duration = Duration::minutes(10);
const LEASE_NAME: &str = "reports";

/// Counts every month that is over; returns how many, and `None` when it did not come to the end: it was stopped,
/// or another node has the work. Whoever does it is given by `holder`.
///
/// # Errors
/// When the store does not answer.
pub async fn run_reports(services: &Services, holder: &str, stop: impl Fn() -> bool) -> Result<Option<u64>, ActError> {
    let mut counted = 0;
    for front in reports::fronts(services.db.reader()).await? {
        while let Some((month, days)) = next(services, front).await? {
            if stop() {
                return Ok(None);
            }
            let db = services.db.reader();
            let before = match reports::newest(db, front, month.previous()).await? {
                Some(row) => reports::all_lines(db, row.id).await?,
                None => BTreeMap::new(),
            };
            let lines = count(services, front, days, &in_hand(&before)).await?;
            let counted_on = services.clock.today();
            let new = NewMonth { front, month, version: 1, days, counted_on, corrected: None };
            if !keep(services, holder, new, lines).await? {
                return Ok(None);
            }
            counted += 1;
        }
    }
    Ok(Some(counted))
}

/// The oldest month of a Front that is over and was not counted, with its days.
async fn next(services: &Services, front: i64) -> Result<Option<(Month, (Date, Date))>, ActError> {
    let (db, cut) = (services.db.reader(), services.config.report_cut);
    let unreadable = CaseError::Code("reports.month");
    let (month, first) = match reports::last(db, front).await? {
        // It begins where the one before ended, even if the day of the cut is another one by now.
        Some(row) => (Month::parse(&row.month).map(Month::next), row.last_on.next_day()),
        None => {
            let first = reports::first_day(db, front).await?.map(|day| Month::of(day, cut));
            let Some(first) = first else { return Ok(None) };
            (Some(first), first.first_day(cut))
        }
    };
    let (Some(month), Some(first)) = (month, first) else { return Err(unreadable.into()) };
    let today = services.clock.today();
    Ok(month.last_day(cut).filter(|last| *last < today).map(|last| (month, (first, last))))
}

/// What was in hand at the end of a month.
fn in_hand(lines: &BTreeMap<i64, Line>) -> BTreeSet<i64> {
    lines.iter().filter(|(_, line)| line.flow.closing).map(|(case_id, _)| *case_id).collect()
}

/// What each case adds to a month of a Front: those that are here, and those `known` to have been, wherever they are.
async fn count(
    services: &Services,
    front: i64,
    days: (Date, Date),
    known: &BTreeSet<i64>,
) -> Result<BTreeMap<i64, Line>, ActError> {
    let (db, reference) = (services.db.reader(), services.reference.get());
    let mut ids = known.clone();
    ids.extend(reports::touched(db, front, days).await?);
    let ids: Vec<i64> = ids.into_iter().collect();
    let mut lines = BTreeMap::new();
    for ids in ids.chunks(READ) {
        let found = reports::rows(db, ids).await?;
        let mut histories = reports::histories(db, ids).await?;
        for case in figures::with_all(db, found).await? {
            let history = histories.remove(&case.row.id).unwrap_or_default();
            let line = line::of(&reference, front, &case, &history, (days, services.config.report_cut))?;
            if !line.is_empty() {
                lines.insert(case.row.id, line);
            }
        }
    }
    Ok(lines)
}

/// Keeps a month, if the work is still this node's and nobody has done it.
async fn keep(services: &Services, holder: &str, new: NewMonth, lines: BTreeMap<i64, Line>) -> Result<bool, ActError> {
    let (services, holder) = (services.clone(), holder.to_owned());
    let work = async move {
        let tx = services.db.begin().await?;
        if !leases::take(&tx, LEASE_NAME, &holder, services.clock.now(), LEASE).await? {
            return Ok(false);
        }
        if reports::versions(&tx, new.front, &[new.month]).await?.is_empty() {
            reports::put(&tx, new, &lines).await?;
        }
        tx.commit().await?;
        Ok::<bool, ActError>(true)
    };
    detached(work, || ActError::Interrupted).await
}

/// Counts a month again, and those after it. What comes out as it was gets no further version.
///
/// # Errors
/// [`ActError::NotFound`] when the month was not counted yet, [`ActError::Stale`] when somebody was faster.
pub async fn correct(
    services: &Services,
    front: i64,
    month: Month,
    why: Correction,
    by: OfficerId,
) -> Result<(), ActError> {
    let db = services.db.reader();
    let stored = reports::since(db, front, &month.to_string()).await?;
    if stored.first().is_none_or(|row| row.month != month.to_string()) {
        return Err(ActError::NotFound);
    }
    let mut changed = Vec::new();
    let mut left = match reports::newest(db, front, month.previous()).await? {
        Some(row) => in_hand(&reports::all_lines(db, row.id).await?),
        None => BTreeSet::new(),
    };
    for row in &stored {
        let were = reports::all_lines(db, row.id).await?;
        left.extend(were.keys());
        let lines = count(services, front, (row.first_on, row.last_on), &left).await?;
        left = in_hand(&lines);
        if lines != were {
            changed.push((row.clone(), lines));
        }
    }
    let services = services.clone();
    let work = async move {
        let tx = services.db.begin().await?;
        if reports::since(&tx, front, &month.to_string()).await? != stored {
            return Err(ActError::Stale);
        }
        for (row, lines) in changed {
            reports::put(&tx, again(&services, &row, (why, by))?, &lines).await?;
        }
        tx.commit().await?;
        Ok(())
    };
    detached(work, || ActError::Interrupted).await
}

/// The version after this one.
fn again(services: &Services, row: &rows::Model, corrected: (Correction, OfficerId)) -> Result<NewMonth, CaseError> {
    Ok(NewMonth {
        front: row.front_id,
        month: Month::parse(&row.month).ok_or(CaseError::Code("reports.month"))?,
        version: row.version + 1,
        days: (row.first_on, row.last_on),
        counted_on: services.clock.today(),
        corrected: Some(corrected),
    })
}
