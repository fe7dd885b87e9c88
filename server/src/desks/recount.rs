//! Counting the dates of open cases anew when the calendar has changed.
//!
//! Nothing is remembered between two runs: a clock whose date is not what the calendar gives is
//! one that is still to be done. So the work can be cut off anywhere, and done twice it changes
//! nothing.

mod effect;

pub use effect::{Effect, Moved, effect};

use std::collections::{BTreeMap, HashMap};

use domain::calendar::Calendar;
use domain::case::clock::run::{self, Run};
use domain::case::clock::{Clock, Count};
use serde_json::json;
use time::{Date, Duration};

use super::{ActError, view};
use crate::Services;
use crate::store::entity::clocks::Model;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{cases, clocks, detached, leases};

/// The event of a case whose dates moved.
pub const DATES_MOVED: &str = "DATES_MOVED";
/// Clocks that are read in one go.
const READ: u64 = 4_000;
/// Cases that are changed in one transaction: requests that write wait for it.
const BATCH: usize = 100;
const LEASE: Duration = Duration::minutes(2);

/// The dates under one calendar: the same inputs are counted once.
struct Dates<'a> {
    calendar: &'a Calendar,
    known: HashMap<Count, Option<Date>>,
}

impl<'a> Dates<'a> {
    fn under(calendar: &'a Calendar) -> Self {
        Self { calendar, known: HashMap::new() }
    }

    /// The date that is counted for a clock, whatever the sender was told.
    fn counted(&mut self, run: &Run) -> Option<Date> {
        let calendar = self.calendar;
        *self.known.entry(run.count).or_insert_with(|| run.count.due(calendar))
    }

    /// The date that a clock should have, if it is another than it has.
    fn moved(&mut self, run: &Run) -> Option<Date> {
        if !run.is_running() {
            return None;
        }
        let counted = self.counted(run)?;
        Some(run.told_due_on.map_or(counted, |told| counted.max(told))).filter(|date| *date != run.due_on)
    }
}

/// Brings every open clock to the date that the calendar of this node gives; returns how many
/// cases were changed, and `None` when it did not come to the end: it was stopped, or another node
/// has the work.
///
/// # Errors
/// When the store does not answer.
pub async fn run_recount(services: &Services, holder: &str, stop: impl Fn() -> bool) -> Result<Option<u64>, ActError> {
    let reference = services.reference.get();
    let mut dates = Dates::under(&reference.calendar);
    let (mut changed, mut after) = (0, (i64::MIN, 0));
    loop {
        let rows = clocks::running_after(services.db.reader(), after, READ).await?;
        let Some(last) = rows.last() else { return Ok(Some(changed)) };
        after = (last.case_id, last.id);
        let mut wanted = Vec::new();
        for row in &rows {
            if dates.moved(&clocks::run(row)?).is_some() && wanted.last() != Some(&row.case_id) {
                wanted.push(row.case_id);
            }
        }
        for batch in wanted.chunks(BATCH) {
            if stop() {
                return Ok(None);
            }
            let (services, holder, batch) = (services.clone(), holder.to_owned(), batch.to_vec());
            let done = detached(async move { recount(&services, &holder, &batch).await }, || ActError::Interrupted);
            match done.await? {
                Some(done) => changed += done,
                None => return Ok(None),
            }
            tokio::task::yield_now().await;
        }
    }
}

/// Changes the cases of one batch; `None` when another node holds the work.
async fn recount(services: &Services, holder: &str, ids: &[i64]) -> Result<Option<u64>, ActError> {
    let reference = services.reference.get();
    let mut dates = Dates::under(&reference.calendar);
    let today = services.clock.today();
    let tx = services.db.begin().await?;
    if !leases::take(&tx, "recount", holder, services.clock.now(), LEASE).await? {
        return Ok(None);
    }
    let held = cases::hold_all(&tx, ids).await?;
    let mut of_case: HashMap<i64, Vec<Model>> = HashMap::new();
    for row in clocks::open_of(&tx, ids).await? {
        of_case.entry(row.case_id).or_default().push(row);
    }
    let mut moves: BTreeMap<clocks::Move, Vec<i64>> = BTreeMap::new();
    let mut shown: BTreeMap<clocks::Move, Vec<i64>> = BTreeMap::new();
    let mut appended = Vec::new();
    for case in &held {
        let rows = of_case.remove(&case.id).unwrap_or_default();
        let runs = rows.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
        let main = run::main(&runs).map(|run| run.clock);
        let mut details = Vec::new();
        for (row, run) in rows.iter().zip(&runs) {
            let Some(to) = dates.moved(run) else { continue };
            let step = clocks::Move { to, told: run.told_due_on.is_some(), first: run.original_due_on == run.due_on };
            moves.entry(step).or_default().push(row.id);
            if main == Some(run.clock) {
                shown.entry(step).or_default().push(case.id);
            }
            details.push(detail(run.clock, run.due_on, to));
        }
        if !details.is_empty() {
            let state = view::state(&case.state)?;
            let cause = Cause::System { at: services.clock.now() };
            let event = NewEvent::new(case.id, DATES_MOVED, Some(state), state, cause, today);
            appended.push(NewEvent { details: json!({ "clocks": details }), ..event });
        }
    }
    clocks::move_all(&tx, &moves).await?;
    clocks::show_all(&tx, &shown).await?;
    let changed = u64::try_from(appended.len()).unwrap_or(u64::MAX);
    events::append_all(&tx, appended).await?;
    tx.commit().await?;
    Ok(Some(changed))
}

fn detail(clock: Clock, from: Date, to: Date) -> serde_json::Value {
    json!({ "clock": clock.code(), "from": from.to_string(), "to": to.to_string() })
}
