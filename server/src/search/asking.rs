//! A search, from what was typed to what a list asks of the database.

use app::desks::SearchNote;
use domain::text::{QueryProblem, query};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait};

use crate::store::entity::cases;
use crate::store::search::{self, Groups};
use crate::vault::{Reach, Vault};

/// A word that fits on one page of results is never too frequent.
const FEW: u64 = 50;
/// One case in so many may have a word that is asked for alone: 5 %.
const ONE_IN: u64 = 20;

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
pub async fn ask(
    db: &impl ConnectionTrait,
    vault: &Vault,
    readers: &[Reach],
    typed: &str,
    filtered: bool,
) -> Result<Asked, DbErr> {
    let terms = match query(typed) {
        Ok(terms) => terms,
        Err(QueryProblem::NoWords) => return Ok(Asked::Not(SearchNote::NoWords)),
        Err(QueryProblem::TooLong) => return Ok(Asked::Not(SearchNote::TooLong)),
    };
    let groups: Groups =
        terms.iter().map(|term| readers.iter().map(|reader| vault.search_token(*reader, term)).collect()).collect();
    if !filtered && all_frequent(db, &groups).await? {
        return Ok(Asked::Not(SearchNote::TooFrequent(terms)));
    }
    Ok(Asked::For(groups))
}

async fn all_frequent(db: &impl ConnectionTrait, groups: &Groups) -> Result<bool, DbErr> {
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
        most = most.max(cases::Entity::find().count(db).await? / ONE_IN);
        if search::count(db, &alone, most + 1).await? <= most {
            return Ok(false);
        }
    }
    Ok(true)
}
