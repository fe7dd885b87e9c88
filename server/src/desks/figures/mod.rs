//! Counting the public figures, each period once, and keeping what is shown of it.
//!
//! Nothing is counted when somebody looks: a page reads the one row of its place and period.

mod counted;
mod frozen;

pub use frozen::Frozen;

use domain::figures::{self, Counted, Leaf, NO_PLACE, Period, Quarter, Sheet, Waited};
use time::{Date, Duration};

use super::ActError;
use crate::Services;
use crate::store::cases::CaseError;
use crate::store::{detached, figures as rows, leases};

/// Cases that are read in one go.
const READ: u64 = 500;
/// Long enough to count a quarter.
const LEASE: Duration = Duration::minutes(30);
const LEASE_NAME: &str = "figures";

/// Counts the periods that are over; returns which, and `None` when it did not come to the end: it was stopped, or
/// another node has the work. Whoever does it is given by `holder`.
///
/// # Errors
/// When the store does not answer.
pub async fn run_figures(
    services: &Services,
    holder: &str,
    stop: impl Fn() -> bool,
) -> Result<Option<Vec<Period>>, ActError> {
    let mut counted = Vec::new();
    while let Some(period) = next(services).await? {
        if stop() || !take(services, holder).await? {
            return Ok(None);
        }
        let today = services.clock.today();
        let stored = match period {
            Period::Quarter(quarter) => count_quarter(services, holder, quarter, today).await?,
            Period::Year(year) => count_year(services, holder, year, today).await?,
        };
        if !stored {
            return Ok(None);
        }
        counted.push(period);
    }
    Ok(Some(counted))
}

/// The oldest period that is over and was not counted; nothing as long as there is no case.
async fn next(services: &Services) -> Result<Option<Period>, ActError> {
    let db = services.db.reader();
    let last = rows::periods(db, NO_PLACE).await?.into_iter().next();
    let quarter = match last {
        // A year is counted when its last quarter was.
        Some(Period::Quarter(quarter)) if quarter.number() == 4 => return Ok(Some(Period::Year(quarter.year()))),
        Some(Period::Quarter(quarter)) => quarter.next(),
        Some(Period::Year(year)) => Quarter::of_year(year)[3].next(),
        None => match rows::first_day(db).await? {
            Some(first) => Quarter::of(first),
            None => return Ok(None),
        },
    };
    let today = services.clock.today();
    Ok(quarter.cut().filter(|cut| *cut < today).map(|_| Period::Quarter(quarter)))
}

async fn take(services: &Services, holder: &str) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let taken = leases::take(&tx, LEASE_NAME, holder, services.clock.now(), LEASE).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn count_quarter(services: &Services, holder: &str, quarter: Quarter, today: Date) -> Result<bool, ActError> {
    let cases = read(services, quarter, today).await?;
    keep(services, holder, quarter, today, cases).await
}

/// Keeps what is shown of these cases of a quarter, as of the day before `today`.
///
/// # Errors
/// When the store does not answer.
pub async fn keep(
    services: &Services,
    holder: &str,
    quarter: Quarter,
    today: Date,
    cases: Vec<Counted>,
) -> Result<bool, ActError> {
    let (sheets, leaves) = aside(move || (figures::quarter(quarter, &cases), figures::leaves(&cases))).await?;
    let counts = written(&leaves)?;
    let body = written(&Frozen::new(&services.reference.get(), NO_PLACE, sheets))?;
    store(services, holder, Period::Quarter(quarter), today, vec![(NO_PLACE, body)], Some((quarter, counts))).await
}

/// Counts a year of which the quarters were counted.
///
/// # Errors
/// When the store does not answer.
pub async fn count_year(services: &Services, holder: &str, year: i32, today: Date) -> Result<bool, ActError> {
    let mut quarters = Vec::new();
    for quarter in Quarter::of_year(year) {
        let Some((sheets, leaves)) = kept(services, quarter).await? else { continue };
        let still = read(services, quarter, today).await?;
        let still = still.iter().filter(|case| matches!(case.fate, figures::Fate::InHand { .. })).count() as u64;
        quarters.push(Waited { quarter, sheets, leaves, still });
    }
    let pages = aside(move || figures::year(year, &quarters)).await?;
    let reference = services.reference.get();
    let mut bodies = Vec::new();
    for (place, sheets) in pages {
        bodies.push((place, written(&Frozen::new(&reference, place, sheets))?));
    }
    store(services, holder, Period::Year(year), today, bodies, None).await
}

/// What was counted of a quarter: none of it before the first case.
async fn kept(services: &Services, quarter: Quarter) -> Result<Option<(Vec<Sheet>, Vec<Leaf>)>, ActError> {
    let db = services.db.reader();
    let page = rows::page(db, NO_PLACE, Period::Quarter(quarter)).await?;
    let (Some(page), Some(counts)) = (page, rows::counts(db, quarter).await?) else { return Ok(None) };
    let frozen: Frozen = read_back(&page.body)?;
    Ok(Some((frozen.sheets, read_back(&counts)?)))
}

/// Every case of a quarter that is counted, as it stands.
async fn read(services: &Services, quarter: Quarter, today: Date) -> Result<Vec<Counted>, ActError> {
    let missing = CaseError::Code("figures.period");
    let (Some(from), Some(until)) = (quarter.first_day(), quarter.last_day()) else { return Err(missing.into()) };
    let reference = services.reference.get();
    let (mut cases, mut after) = (Vec::new(), i64::MIN);
    loop {
        let found = rows::received(services.db.reader(), (from, until), after, READ).await?;
        let Some(last) = found.last() else { return Ok(cases) };
        after = last.row.id;
        for case in &found {
            cases.extend(counted::counted(&reference, case, today)?);
        }
    }
}

/// Stores what was counted, if the work is still this node's and nobody has done it.
async fn store(
    services: &Services,
    holder: &str,
    period: Period,
    today: Date,
    pages: Vec<(i64, String)>,
    counts: Option<(Quarter, String)>,
) -> Result<bool, ActError> {
    let (services, holder) = (services.clone(), holder.to_owned());
    let work = async move {
        let tx = services.db.begin().await?;
        let ours = leases::take(&tx, LEASE_NAME, &holder, services.clock.now(), LEASE).await?;
        if !ours || rows::is_counted(&tx, period).await? {
            return Ok(false);
        }
        rows::put(&tx, period, today.previous_day().unwrap_or(today), pages).await?;
        if let Some((quarter, counts)) = counts {
            rows::put_counts(&tx, quarter, counts).await?;
        }
        tx.commit().await?;
        Ok::<bool, ActError>(true)
    };
    detached(work, || ActError::Interrupted).await
}

/// Counting keeps a processor busy: requests do not wait for it.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, ActError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| ActError::Interrupted)
}

fn written(what: &impl serde::Serialize) -> Result<String, ActError> {
    serde_json::to_string(what).map_err(|_| CaseError::Code("figures.body").into())
}

fn read_back<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, CaseError> {
    serde_json::from_str(body).map_err(|_| CaseError::Code("figures.body"))
}
