//! A search, from what was typed to what a list asks of the database.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::desks::SearchNote;
use domain::text::{QueryProblem, query};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait};

use crate::Services;
use crate::store::entity::cases;
use crate::store::search::{self, Groups};
use crate::vault::Reach;

/// A word that fits on one page of results is never too frequent.
const FEW: u64 = 50;
/// One case in so many may have a word that is asked for alone: 5 %.
const ONE_IN: u64 = 20;

/// What was counted holds so long, when it was many.
const KEPT: Duration = Duration::from_secs(300);
const MANY: u64 = 100_000;

/// How many cases there are: the measure of how frequent a word is. A large number is up to five minutes old, for
/// counting takes the longer the larger it is; a small one is counted each time.
#[derive(Debug, Default)]
pub struct NumberOfCases(Mutex<Option<(Instant, u64)>>);

impl NumberOfCases {
    async fn about(&self, db: &impl ConnectionTrait) -> Result<u64, DbErr> {
        let kept = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, number)) = kept.filter(|(since, _)| since.elapsed() < KEPT) {
            return Ok(number);
        }
        let number = cases::Entity::find().count(db).await?;
        let kept = (number >= MANY).then(|| (Instant::now(), number));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(number)
    }
}

/// What comes of a search.
#[derive(Debug)]
pub enum Asked {
    /// Cases that have a token of each group.
    For(Groups),
    /// Nothing is looked for, and why.
    Not(SearchNote),
}

/// Reads a search for somebody who reads as these: the Front, or some units. `filtered`: the list
/// is narrowed down by something else as well.
///
/// A search of frequent words alone is refused: it would go through most of the index to show
/// what everybody writes. How frequent a word is, is counted in the index when it is asked for, and
/// only as far as it matters; kept counters would be one more thing that tells.
///
/// # Errors
/// Those of the database.
pub async fn ask(services: &Services, readers: &[Reach], typed: &str, filtered: bool) -> Result<Asked, DbErr> {
    let vault = &services.vault;
    let terms = match query(typed) {
        Ok(terms) => terms,
        Err(QueryProblem::NoWords) => return Ok(Asked::Not(SearchNote::NoWords)),
        Err(QueryProblem::TooLong) => return Ok(Asked::Not(SearchNote::TooLong)),
    };
    let groups: Groups =
        terms.iter().map(|term| readers.iter().map(|reader| vault.search_token(*reader, term)).collect()).collect();
    if !filtered && all_frequent(services, &groups).await? {
        return Ok(Asked::Not(SearchNote::TooFrequent(terms)));
    }
    Ok(Asked::For(groups))
}

async fn all_frequent(services: &Services, groups: &Groups) -> Result<bool, DbErr> {
    let db = services.db.reader();
    let mut most = FEW;
    let mut counted = false;
    for group in groups {
        let alone = vec![group.clone()];
        if search::count(db, &alone, most + 1).await? <= most {
            return Ok(false);
        }
        if counted {
            continue;
        }
        // How many cases there are matters only now, and most searches never come here.
        counted = true;
        most = most.max(services.number_of_cases.about(db).await? / ONE_IN);
        if search::count(db, &alone, most + 1).await? <= most {
            return Ok(false);
        }
    }
    Ok(true)
}
