//! How many cases a list has, for the numbers beside its name.

use domain::conflict::Standing;
use domain::policy::ListScope;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use super::{Wanted, allowed_among, only};
use crate::store::entity::cases;

/// How many rows there are, at most `most`: counting stops there.
///
/// # Errors
/// Those of the database.
pub async fn count(
    db: &impl ConnectionTrait,
    scope: &ListScope,
    standing: &Standing,
    wanted: &Wanted,
    most: u64,
) -> Result<u32, DbErr> {
    Ok(counts(db, scope, standing, std::slice::from_ref(wanted), most).await?.into_iter().next().unwrap_or(0))
}

/// The same of several lists, in their order. What a page asks for is asked at once: each question of its own costs
/// more than counting does.
///
/// # Errors
/// Those of the database.
pub async fn counts(
    db: &impl ConnectionTrait,
    scope: &ListScope,
    standing: &Standing,
    wanted: &[Wanted],
    most: u64,
) -> Result<Vec<u32>, DbErr> {
    if scope.is_empty() {
        return Ok(vec![0; wanted.len()]);
    }
    let backend = db.get_database_backend();
    let number = |wanted: &Wanted| {
        let rows = counted(backend, scope, standing, wanted, most).into_query();
        Query::select().expr(Expr::col(Asterisk).count()).from_subquery(rows, "found").to_owned()
    };
    let mut all = Vec::with_capacity(wanted.len());
    for some in wanted.chunks(at_once(scope)) {
        let mut question = Query::select();
        for wanted in some {
            question.expr(SimpleExpr::from(number(wanted)));
        }
        let row = db.query_one(&question).await?.ok_or_else(|| DbErr::RecordNotFound("counts".to_owned()))?;
        for place in 0..some.len() {
            let number: i64 = row.try_get_by_index(place)?;
            all.push(u32::try_from(number).unwrap_or(u32::MAX));
        }
    }
    Ok(all)
}

/// The rows that are counted.
pub(super) fn counted(
    backend: DbBackend,
    scope: &ListScope,
    standing: &Standing,
    wanted: &Wanted,
    most: u64,
) -> Select<cases::Entity> {
    cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(allowed_among(scope, standing, wanted))
        .filter(only(scope.desk, wanted, backend))
        .limit(most)
}

/// How many lists one statement counts. It names the states of each lane for each list, and no engine takes any
/// number of parameters (SQLite 32,766).
fn at_once(scope: &ListScope) -> usize {
    const PARAMETERS: usize = 8_192;
    let one: usize = scope.lanes.iter().map(|lane| lane.states.len() + 2).sum::<usize>() + 200;
    (PARAMETERS / one).max(1)
}
