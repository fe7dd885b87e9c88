//! Runs of erasures: which cases, who proposed, who decided, how far it has come.

use domain::conflict::Standing;
use domain::retention::{ErasureCause, ItemState, RunState};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::SelectStatement,
};
use time::Date;

use super::entity::{cases, erasure_items, erasure_runs};
use super::inbox::free_of_conflict;
use super::{Tx, drawn};

/// Who proposes, and when; nobody while the program alone makes a run ready.
pub type Proposer = Option<(i64, Date)>;

/// Stores a run with its cases; returns its id.
///
/// # Errors
/// Those of the database, among them that a case waits in another run.
pub async fn open(tx: &Tx, cause: ErasureCause, proposer: Proposer, case_ids: &[i64]) -> Result<i64, DbErr> {
    let state = if proposer.is_some() { RunState::Proposed } else { RunState::Ready };
    let (by, on) = proposer.unzip();
    let row = erasure_runs::ActiveModel {
        id: Set(drawn::after(newest(tx).await?, &mut rand::rng())),
        cause: Set(cause.code().to_owned()),
        state: Set(state.code().to_owned()),
        proposed_by: Set(by),
        proposed_on: Set(on),
        decided_by: Set(None),
        decided_on: Set(None),
        ended_on: Set(None),
    };
    let run_id = row.insert(tx).await?.id;
    let items = case_ids.iter().map(|id| erasure_items::ActiveModel {
        run_id: Set(run_id),
        case_id: Set(*id),
        state: Set(ItemState::Waiting.code().to_owned()),
    });
    erasure_items::Entity::insert_many(items).exec_without_returning(tx).await?;
    Ok(run_id)
}

/// The run of an id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<erasure_runs::Model>, DbErr> {
    erasure_runs::Entity::find_by_id(id).one(db).await
}

/// Runs, the newest first, before the last one of the page before.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    standing: &Standing,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<erasure_runs::Model>, DbErr> {
    let mut query = erasure_runs::Entity::find()
        .filter(erasure_runs::Column::Id.not_in_subquery(with_a_case_kept_from(standing)))
        .order_by_desc(erasure_runs::Column::Id)
        .limit(limit);
    if let Some(id) = before {
        query = query.filter(erasure_runs::Column::Id.lt(id));
    }
    query.all(db).await
}

/// The runs in a state, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn in_state(db: &impl ConnectionTrait, state: RunState) -> Result<Vec<erasure_runs::Model>, DbErr> {
    erasure_runs::Entity::find()
        .filter(erasure_runs::Column::State.eq(state.code()))
        .order_by_asc(erasure_runs::Column::Id)
        .all(db)
        .await
}

/// Stores a run that was in state `from`; `false` when it no longer is.
///
/// # Errors
/// Those of the database.
pub async fn advance(tx: &Tx, from: RunState, row: erasure_runs::Model) -> Result<bool, DbErr> {
    let id = row.id;
    let done = erasure_runs::Entity::update_many()
        .set(erasure_runs::ActiveModel { id: NotSet, ..erasure_runs::ActiveModel::from(row).reset_all() })
        .filter(erasure_runs::Column::Id.eq(id))
        .filter(erasure_runs::Column::State.eq(from.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Says what became of a case of a run that was still waiting; `false` when it was not.
///
/// # Errors
/// Those of the database.
pub async fn settle(tx: &Tx, run_id: i64, case_id: i64, state: ItemState) -> Result<bool, DbErr> {
    let settled = erasure_items::ActiveModel { state: Set(state.code().to_owned()), ..Default::default() };
    let done = erasure_items::Entity::update_many()
        .set(settled)
        .filter(erasure_items::Column::RunId.eq(run_id))
        .filter(erasure_items::Column::CaseId.eq(case_id))
        .filter(erasure_items::Column::State.eq(ItemState::Waiting.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Lets go of every case that waits in a run.
///
/// # Errors
/// Those of the database.
pub async fn let_go(tx: &Tx, run_id: i64) -> Result<(), DbErr> {
    let left = erasure_items::ActiveModel { state: Set(ItemState::Left.code().to_owned()), ..Default::default() };
    erasure_items::Entity::update_many()
        .set(left)
        .filter(erasure_items::Column::RunId.eq(run_id))
        .filter(erasure_items::Column::State.eq(ItemState::Waiting.code()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Cases of a run that still wait.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, run_id: i64, limit: u64) -> Result<Vec<i64>, DbErr> {
    erasure_items::Entity::find()
        .select_only()
        .column(erasure_items::Column::CaseId)
        .filter(erasure_items::Column::RunId.eq(run_id))
        .filter(erasure_items::Column::State.eq(ItemState::Waiting.code()))
        .order_by_asc(erasure_items::Column::CaseId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The run in which a case waits.
///
/// # Errors
/// Those of the database.
pub async fn waiting_in(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<i64>, DbErr> {
    let row = erasure_items::Entity::find()
        .filter(erasure_items::Column::CaseId.eq(case_id))
        .filter(erasure_items::Column::State.eq(ItemState::Waiting.code()))
        .one(db)
        .await?;
    Ok(row.map(|row| row.run_id))
}

/// Those of these cases that wait in no run.
///
/// # Errors
/// Those of the database.
pub async fn not_waiting(db: &impl ConnectionTrait, case_ids: Vec<i64>) -> Result<Vec<i64>, DbErr> {
    let mut free = Vec::with_capacity(case_ids.len());
    for id in case_ids {
        if waiting_in(db, id).await?.is_none() {
            free.push(id);
        }
    }
    Ok(free)
}

/// How many cases a run has, and how many of them in this state.
///
/// # Errors
/// Those of the database.
pub async fn counts(db: &impl ConnectionTrait, run_id: i64, state: ItemState) -> Result<(u64, u64), DbErr> {
    let of_run = || erasure_items::Entity::find().filter(erasure_items::Column::RunId.eq(run_id));
    let in_state = of_run().filter(erasure_items::Column::State.eq(state.code())).count(db).await?;
    Ok((of_run().count(db).await?, in_state))
}

/// The run of an id, unless the conflict rule keeps one of its cases from somebody of this standing: a
/// number that they cannot account for would tell them of it.
///
/// # Errors
/// Those of the database.
pub async fn shown(
    db: &impl ConnectionTrait,
    id: i64,
    standing: &Standing,
) -> Result<Option<erasure_runs::Model>, DbErr> {
    let free = erasure_runs::Column::Id.not_in_subquery(with_a_case_kept_from(standing));
    erasure_runs::Entity::find_by_id(id).filter(free).one(db).await
}

/// The runs in which there is a case that the conflict rule keeps from somebody of this standing.
fn with_a_case_kept_from(standing: &Standing) -> SelectStatement {
    erasure_items::Entity::find()
        .select_only()
        .column(erasure_items::Column::RunId)
        .inner_join(cases::Entity)
        .filter(free_of_conflict(standing).not())
        .into_query()
}

/// The cases of a run with their rows, after the last one of the page before.
///
/// # Errors
/// Those of the database.
pub async fn items(
    db: &impl ConnectionTrait,
    run_id: i64,
    after: Option<i64>,
    limit: u64,
) -> Result<Vec<(erasure_items::Model, Option<cases::Model>)>, DbErr> {
    let mut query = erasure_items::Entity::find().filter(erasure_items::Column::RunId.eq(run_id));
    if let Some(id) = after {
        query = query.filter(erasure_items::Column::CaseId.gt(id));
    }
    let query = query.order_by_asc(erasure_items::Column::CaseId).limit(limit);
    query.find_also_related(cases::Entity).all(db).await
}

/// The last number that was given.
async fn newest(tx: &Tx) -> Result<Option<i64>, DbErr> {
    let last = erasure_runs::Entity::find()
        .select_only()
        .column(erasure_runs::Column::Id)
        .order_by_desc(erasure_runs::Column::Id);
    last.into_tuple().one(tx).await
}
