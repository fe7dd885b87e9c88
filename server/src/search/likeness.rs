//! Which cases say nearly the same in the same words: often the same letter, sent twice.

use std::collections::HashMap;

use domain::text::sample;
use sea_orm::{ConnectionTrait, DbErr};

use crate::store::search;
use crate::vault::{Reach, Vault};

/// Pairs of words that are compared.
const SAMPLED: usize = 24;
/// Fewer pairs than this say nothing: many short texts have them in common.
const FEWEST: usize = 8;
/// A pair that more cases have than this is a phrase that everybody uses.
const COMMON: u64 = 40;

/// The cases that have at least half of the pairs that are compared and not common, those with the most
/// first; never the case itself.
///
/// # Errors
/// Those of the database.
pub async fn like(db: &impl ConnectionTrait, vault: &Vault, case_id: i64, text: &str) -> Result<Vec<i64>, DbErr> {
    let tokens: Vec<i64> = sample(text, SAMPLED).iter().map(|pair| vault.search_token(Reach::Front, pair)).collect();
    if tokens.len() < FEWEST {
        return Ok(Vec::new());
    }
    let mut having: HashMap<i64, Vec<i64>> = HashMap::new();
    for (token, case) in search::each(db, &tokens, COMMON + 1).await? {
        having.entry(token).or_default().push(case);
    }
    having.retain(|_, cases| cases.len() as u64 <= COMMON);
    let compared = having.len();
    let mut shared: HashMap<i64, usize> = HashMap::new();
    for case in having.into_values().flatten().filter(|case| *case != case_id) {
        *shared.entry(case).or_default() += 1;
    }
    let mut found: Vec<(usize, i64)> = shared
        .into_iter()
        .filter(|(_, count)| compared >= FEWEST && count * 2 >= compared)
        .map(|(case, count)| (count, case))
        .collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found.into_iter().map(|(_, case)| case).collect())
}
