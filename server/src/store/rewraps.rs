//! Sealing anew: the periods in which two holders have entered their secrets.

use domain::opening::HolderGroup;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use time::OffsetDateTime;

use super::Tx;
use super::cases::CaseError;
use super::entity::rewraps;
use crate::vault::{At, HolderKey, PublicKey, Vault};

/// One secret is still missing.
pub const WAITING: &str = "WAITING";
pub const RUNNING: &str = "RUNNING";
/// Everything that these two can open is sealed to the holders of today.
pub const DONE: &str = "DONE";
/// The period was over before, or its node went down: both have to begin again.
pub const ENDED: &str = "ENDED";

const OPEN: [&str; 2] = [WAITING, RUNNING];
/// Whose the key of a period is: nobody's.
const PERIOD: &str = "period";

/// The newest period of a Front.
///
/// # Errors
/// Those of the database.
pub async fn newest(db: &impl ConnectionTrait, keeper: UnitId) -> Result<Option<rewraps::Model>, DbErr> {
    rewraps::Entity::find()
        .filter(rewraps::Column::KeeperId.eq(keeper.0))
        .order_by_desc(rewraps::Column::Id)
        .one(db)
        .await
}

/// The periods that are not over.
///
/// # Errors
/// Those of the database.
pub async fn open(db: &impl ConnectionTrait) -> Result<Vec<rewraps::Model>, DbErr> {
    rewraps::Entity::find().filter(rewraps::Column::State.is_in(OPEN)).all(db).await
}

/// The periods in which both secrets are there.
///
/// # Errors
/// Those of the database.
pub async fn running(db: &impl ConnectionTrait) -> Result<Vec<rewraps::Model>, DbErr> {
    rewraps::Entity::find().filter(rewraps::Column::State.eq(RUNNING)).order_by_asc(rewraps::Column::Id).all(db).await
}

/// Begins a period and returns its row.
///
/// # Errors
/// [`CaseError`].
pub async fn begin(
    tx: &Tx,
    vault: &Vault,
    keeper: UnitId,
    period: &PublicKey,
    ends_at: OffsetDateTime,
) -> Result<rewraps::Model, CaseError> {
    let row = rewraps::ActiveModel {
        id: NotSet,
        keeper_id: Set(keeper.0),
        state: Set(WAITING.to_owned()),
        period_key: Set(Some(vault.seal_public_key(at(keeper), PERIOD, period)?)),
        approver_id: Set(None),
        approver_half: Set(None),
        custodian_id: Set(None),
        custodian_half: Set(None),
        case_cursor: Set(0),
        done: Set(0),
        failed: Set(0),
        ends_at: Set(ends_at),
    };
    Ok(row.insert(tx).await?)
}

/// Puts a holder's key into a period, sealed so that only the node which began it can take it out.
///
/// # Errors
/// [`CaseError`].
pub fn add_half(
    vault: &Vault,
    row: &mut rewraps::Model,
    group: HolderGroup,
    officer: OfficerId,
    key: &HolderKey,
) -> Result<(), CaseError> {
    let sealed = row.period_key.as_deref().ok_or(CaseError::Code("rewraps.period_key"))?;
    let half = vault.open_public_key(at(UnitId(row.keeper_id)), PERIOD, sealed)?.seal(&key.to_bytes())?;
    match group {
        HolderGroup::Approver => (row.approver_id, row.approver_half) = (Some(officer.0), Some(half)),
        HolderGroup::Custodian => (row.custodian_id, row.custodian_half) = (Some(officer.0), Some(half)),
    }
    if row.approver_half.is_some() && row.custodian_half.is_some() {
        row.state = RUNNING.to_owned();
    }
    Ok(())
}

/// Takes both keys out, approver's first. `None` when one is missing.
///
/// # Errors
/// [`CaseError`] when this is not the key of the period.
pub fn halves(row: &rewraps::Model, period: &HolderKey) -> Result<Option<(HolderKey, HolderKey)>, CaseError> {
    let (Some(approver), Some(custodian)) = (&row.approver_half, &row.custodian_half) else { return Ok(None) };
    let open = |half: &[u8]| HolderKey::from_bytes(period.open(half)?.as_bytes());
    Ok(Some((open(approver)?, open(custodian)?)))
}

/// Ends a period: what was sealed to it is forgotten.
pub fn end(row: &mut rewraps::Model, state: &str) {
    row.state = state.to_owned();
    row.period_key = None;
    row.approver_half = None;
    row.custodian_half = None;
}

/// Stores a changed period, if it is still in the state in which it was read.
///
/// # Errors
/// Those of the database.
pub async fn update(tx: &Tx, was: &str, row: rewraps::Model) -> Result<bool, DbErr> {
    let id = row.id;
    let mut changed = rewraps::ActiveModel::from(row).reset_all();
    changed.id = NotSet;
    let done = rewraps::Entity::update_many()
        .set(changed)
        .filter(rewraps::Column::Id.eq(id))
        .filter(rewraps::Column::State.eq(was))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends what is over.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &Tx, now: OffsetDateTime) -> Result<(), DbErr> {
    let ended = rewraps::ActiveModel {
        state: Set(ENDED.to_owned()),
        period_key: Set(None),
        approver_half: Set(None),
        custodian_half: Set(None),
        ..Default::default()
    };
    rewraps::Entity::update_many()
        .set(ended)
        .filter(rewraps::Column::State.is_in(OPEN))
        .filter(rewraps::Column::EndsAt.lte(now))
        .exec(tx)
        .await?;
    Ok(())
}

fn at(keeper: UnitId) -> At<'static> {
    At::new("rewraps", "period_key", keeper.0)
}
