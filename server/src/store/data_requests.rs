//! What senders ask about their own data. Their words and the reason of the decision are sealed with
//! the case's key, so they go with it.

use domain::case::State;
use domain::conflict::Standing;
use domain::data_request::{Request, RequestState};
use domain::private::Private;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::cases::CaseError;
use super::entity::{cases, data_requests as rows};
use super::inbox::free_of_conflict;
use super::{Tx, drawn};
use crate::vault::{At, CaseKey};

/// What was asked in words, as it is sealed.
#[derive(Default, Serialize, Deserialize)]
pub struct Asked {
    pub words: Option<Private>,
    pub email: Option<Private>,
}

/// When a request came, until when it is to be answered, and who wrote it down.
#[derive(Clone, Copy, Debug)]
pub struct Receipt {
    pub on: Date,
    pub due_on: Option<Date>,
    /// Nobody when the sender did.
    pub entered_by: Option<i64>,
}

/// Seals and stores a request; returns its id. `event_seq` is the event that it came with.
///
/// # Errors
/// [`CaseError`].
pub async fn insert(
    tx: &Tx,
    key: &CaseKey,
    case_id: i64,
    event_seq: i32,
    request: &Request,
    receipt: Receipt,
) -> Result<i64, CaseError> {
    let asked = Asked { words: request.words.clone(), email: request.email.clone() };
    let row = rows::ActiveModel {
        id: Set(drawn::after(newest(tx).await?, &mut rand::rng())),
        case_id: Set(case_id),
        event_seq: Set(event_seq),
        kind: Set(request.kind.code().to_owned()),
        state: Set(RequestState::Open.code().to_owned()),
        entered_by: Set(receipt.entered_by),
        received_on: Set(receipt.on),
        due_on: Set(receipt.due_on),
        envelope: Set(Some(key.seal_json(at("envelope", case_id, event_seq), &asked)?)),
        decided_by: Set(None),
        decided_on: Set(None),
        reason: Set(None),
    };
    Ok(row.insert(tx).await?.id)
}

/// What a request says.
///
/// # Errors
/// [`CaseError`].
pub fn asked(key: &CaseKey, row: &rows::Model) -> Result<Asked, CaseError> {
    match &row.envelope {
        Some(envelope) => Ok(key.open_json(at("envelope", row.case_id, row.event_seq), envelope)?),
        None => Ok(Asked::default()),
    }
}

/// The reason of the decision, sealed for its row.
///
/// # Errors
/// [`CaseError`].
pub fn seal_reason(key: &CaseKey, row: &rows::Model, reason: &Private) -> Result<Vec<u8>, CaseError> {
    Ok(key.seal(at("reason", row.case_id, row.event_seq), reason.reveal().as_bytes())?)
}

/// The reason of the decision.
///
/// # Errors
/// [`CaseError`].
pub fn reason(key: &CaseKey, row: &rows::Model) -> Result<Option<Private>, CaseError> {
    let Some(envelope) = &row.reason else { return Ok(None) };
    let plain = key.open(at("reason", row.case_id, row.event_seq), envelope)?;
    Ok(Some(Private::from(plain.as_text()?)))
}

/// The request of an id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<rows::Model>, DbErr> {
    rows::Entity::find_by_id(id).one(db).await
}

/// The requests about a case, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<rows::Model>, DbErr> {
    rows::Entity::find().filter(rows::Column::CaseId.eq(case_id)).order_by_asc(rows::Column::Id).all(db).await
}

/// Requests with their cases, newest first, before the last one of the page before, without those
/// about cases that the conflict rule keeps from somebody of this standing.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    standing: &Standing,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<(rows::Model, Option<cases::Model>)>, DbErr> {
    let mut query = rows::Entity::find().find_also_related(cases::Entity).filter(free_of_conflict(standing));
    if let Some(id) = before {
        query = query.filter(rows::Column::Id.lt(id));
    }
    query.order_by_desc(rows::Column::Id).limit(limit).all(db).await
}

/// Stores a request that was in state `from`; `false` when it no longer is.
///
/// # Errors
/// Those of the database.
pub async fn advance(tx: &Tx, from: RequestState, row: rows::Model) -> Result<bool, DbErr> {
    let id = row.id;
    let done = rows::Entity::update_many()
        .set(rows::ActiveModel { id: NotSet, ..rows::ActiveModel::from(row).reset_all() })
        .filter(rows::Column::Id.eq(id))
        .filter(rows::Column::State.eq(from.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Puts the request of a case that is in state `from` into another state.
///
/// # Errors
/// Those of the database.
pub async fn move_on(tx: &Tx, case_id: i64, from: RequestState, to: RequestState) -> Result<(), DbErr> {
    rows::Entity::update_many()
        .col_expr(rows::Column::State, Expr::value(to.code()))
        .filter(rows::Column::CaseId.eq(case_id))
        .filter(rows::Column::State.eq(from.code()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Granted erasures whose case has ended meanwhile.
///
/// # Errors
/// Those of the database.
pub async fn ended(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    let terminal = State::ALL.iter().filter(|state| state.is_terminal()).map(|state| state.code());
    rows::Entity::find()
        .inner_join(cases::Entity)
        .select_only()
        .column(rows::Column::Id)
        .filter(rows::Column::State.eq(RequestState::AwaitsEnd.code()))
        .filter(cases::Column::State.is_in(terminal))
        .order_by_asc(rows::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Takes all words out of the requests about an erased case, and ends those that went on.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    rows::Entity::update_many()
        .col_expr(rows::Column::Envelope, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(rows::Column::Reason, Expr::value(Option::<Vec<u8>>::None))
        .filter(rows::Column::CaseId.eq(case_id))
        .exec(tx)
        .await?;
    let open = RequestState::ALL.iter().filter(|state| state.is_open()).map(|state| state.code());
    rows::Entity::update_many()
        .col_expr(rows::Column::State, Expr::value(RequestState::Erased.code()))
        .filter(rows::Column::CaseId.eq(case_id))
        .filter(rows::Column::State.is_in(open))
        .exec(tx)
        .await?;
    Ok(())
}

fn at(column: &'static str, case_id: i64, event_seq: i32) -> At<'static> {
    At::new("data_requests", column, (case_id, i64::from(event_seq)))
}

/// The last number that was given.
async fn newest(tx: &Tx) -> Result<Option<i64>, DbErr> {
    let last = rows::Entity::find().select_only().column(rows::Column::Id).order_by_desc(rows::Column::Id);
    last.into_tuple().one(tx).await
}
