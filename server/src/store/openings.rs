//! Requests to open a sealed identity.

use std::collections::BTreeSet;

use domain::opening::{HolderGroup, Opening, OpeningState};
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::OffsetDateTime;

use super::cases::CaseError;
use super::entity::openings;
use super::{Tx, drawn};

const PENDING: [&str; 2] = [OpeningState::Requested.code(), OpeningState::Approved.code()];

/// A request.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<openings::Model>, DbErr> {
    openings::Entity::find_by_id(id).one(db).await
}

/// The people of a request, for the policy.
#[must_use]
pub fn people(row: &openings::Model) -> Opening {
    Opening {
        keeper: UnitId(row.keeper_id),
        requester: OfficerId(row.requested_by),
        approver: row.decided_by.map(OfficerId),
    }
}

/// How far it has come.
///
/// # Errors
/// [`CaseError::Code`].
pub fn state(row: &openings::Model) -> Result<OpeningState, CaseError> {
    OpeningState::from_code(&row.state).ok_or(CaseError::Code("openings.state"))
}

/// Stores a request and returns its number.
///
/// # Errors
/// Those of the database.
pub async fn insert(
    tx: &Tx,
    case_id: i64,
    of: Opening,
    request_seq: i32,
    ends_at: OffsetDateTime,
) -> Result<i64, DbErr> {
    let row = openings::ActiveModel {
        id: Set(drawn::after(newest(tx).await?, &mut rand::rng())),
        case_id: Set(case_id),
        keeper_id: Set(of.keeper.0),
        state: Set(OpeningState::Requested.code().to_owned()),
        requested_by: Set(of.requester.0),
        request_seq: Set(request_seq),
        decided_by: Set(None),
        decision_seq: Set(None),
        opened_by: Set(None),
        hold: Set(false),
        envelope: Set(None),
        ends_at: Set(ends_at),
    };
    Ok(openings::Entity::insert(row).exec(tx).await?.last_insert_id)
}

/// Stores a changed request, if it is still in the state in which it was read.
///
/// # Errors
/// Those of the database.
pub async fn update(tx: &Tx, was: &str, row: openings::Model) -> Result<bool, DbErr> {
    let id = row.id;
    let mut changed = openings::ActiveModel::from(row).reset_all();
    changed.id = NotSet;
    let done = openings::Entity::update_many()
        .set(changed)
        .filter(openings::Column::Id.eq(id))
        .filter(openings::Column::State.eq(was))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The requests of a case, the newest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<openings::Model>, DbErr> {
    openings::Entity::find()
        .filter(openings::Column::CaseId.eq(case_id))
        .order_by_desc(openings::Column::Id)
        .all(db)
        .await
}

/// Whether somebody may still act on a request of this case.
///
/// # Errors
/// Those of the database.
pub async fn is_pending(db: &impl ConnectionTrait, case_id: i64, now: OffsetDateTime) -> Result<bool, DbErr> {
    let found = openings::Entity::find()
        .filter(openings::Column::CaseId.eq(case_id))
        .filter(openings::Column::State.is_in(PENDING))
        .filter(openings::Column::EndsAt.gt(now))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Requests to this Front's holders in which it is the turn of one group, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn in_turn(
    db: &impl ConnectionTrait,
    keeper: UnitId,
    group: HolderGroup,
    now: OffsetDateTime,
    limit: u64,
) -> Result<Vec<openings::Model>, DbErr> {
    openings::Entity::find()
        .filter(openings::Column::KeeperId.eq(keeper.0))
        .filter(openings::Column::State.eq(group.turn().code()))
        .filter(openings::Column::EndsAt.gt(now))
        .order_by_asc(openings::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The requests of a case that its sender is not told of, by the events with which they began: those
/// under a legal hold, and those about which nobody has decided. A line that was shown and then gone
/// would tell of the hold.
///
/// # Errors
/// Those of the database.
pub async fn not_told(db: &impl ConnectionTrait, case_id: i64) -> Result<BTreeSet<i32>, DbErr> {
    let rows: Vec<i32> = openings::Entity::find()
        .select_only()
        .column(openings::Column::RequestSeq)
        .filter(openings::Column::CaseId.eq(case_id))
        .filter(
            Condition::any()
                .add(openings::Column::Hold.eq(true))
                .add(openings::Column::State.eq(OpeningState::Requested.code())),
        )
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Requests to these Fronts' holders before this number, the newest first.
///
/// # Errors
/// Those of the database.
pub async fn of_keepers(
    db: &impl ConnectionTrait,
    keepers: &[UnitId],
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<openings::Model>, DbErr> {
    let mut query =
        openings::Entity::find().filter(openings::Column::KeeperId.is_in(keepers.iter().map(|unit| unit.0)));
    if let Some(before) = before {
        query = query.filter(openings::Column::Id.lt(before));
    }
    query.order_by_desc(openings::Column::Id).limit(limit).all(db).await
}

/// Ends what waited in vain, and forgets what was sealed to a request or to a browser when its
/// time is over. Returns how many.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &Tx, now: OffsetDateTime) -> Result<u64, DbErr> {
    let forgotten = openings::ActiveModel { envelope: Set(None), ..Default::default() };
    let read = openings::Entity::update_many()
        .set(forgotten.clone())
        .filter(openings::Column::State.eq(OpeningState::Opened.code()))
        .filter(openings::Column::EndsAt.lte(now))
        .filter(openings::Column::Envelope.is_not_null())
        .exec(tx)
        .await?;
    let ended = openings::ActiveModel { state: Set(OpeningState::Ended.code().to_owned()), ..forgotten };
    let waited = openings::Entity::update_many()
        .set(ended)
        .filter(openings::Column::State.is_in(PENDING))
        .filter(openings::Column::EndsAt.lte(now))
        .exec(tx)
        .await?;
    Ok(read.rows_affected + waited.rows_affected)
}

/// The last number that was given.
async fn newest(tx: &Tx) -> Result<Option<i64>, DbErr> {
    let last = openings::Entity::find().select_only().column(openings::Column::Id).order_by_desc(openings::Column::Id);
    last.into_tuple().one(tx).await
}
