//! Who the sender of a case is: stored sealed, in one of two ways.

use domain::case::State;
use domain::private::Private;
use domain::unit::UnitId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use serde::{Deserialize, Serialize};

use super::cases::CaseError;
use super::entity::{cases, identities};
use super::{Tx, Writes};
use crate::vault::{At, CaseKey, Circle};

/// Who the sender is, as it is sealed.
#[derive(Serialize, Deserialize)]
pub struct Identity {
    pub name: Option<Private>,
    pub phone: Option<Private>,
    pub address: Option<Private>,
    pub share_with_unit: bool,
}

/// Stores an open identity, for the officers of the case.
///
/// # Errors
/// [`CaseError`].
pub async fn put_open(to: &impl Writes, key: &CaseKey, case_id: i64, identity: &Identity) -> Result<(), CaseError> {
    insert(to, case_id, None, key.seal_json(at(case_id), identity)?).await
}

/// Stores a sealed identity, for the holders of a Front.
///
/// # Errors
/// [`CaseError`].
pub async fn put_sealed(
    to: &impl Writes,
    keeper: UnitId,
    circle: &Circle,
    case_id: i64,
    identity: &Identity,
) -> Result<(), CaseError> {
    insert(to, case_id, Some((keeper, circle.name())), circle.seal_json(case_id, identity)?).await
}

async fn insert(
    to: &impl Writes,
    case_id: i64,
    circle: Option<(UnitId, String)>,
    envelope: Vec<u8>,
) -> Result<(), CaseError> {
    let (keeper, sealed_to) = circle.unzip();
    let row = identities::ActiveModel {
        case_id: Set(case_id),
        keeper_id: Set(keeper.map(|keeper| keeper.0)),
        sealed_to: Set(sealed_to),
        envelope: Set(envelope),
    };
    Ok(to.put(&identities::Entity::insert(row)).await?)
}

/// An open identity; `None` for one that is sealed, or not there. Whoever calls this has asked the
/// policy first.
///
/// # Errors
/// [`CaseError`].
pub async fn open(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Option<Identity>, CaseError> {
    let row = identities::Entity::find_by_id(case_id).one(db).await?.filter(|row| row.keeper_id.is_none());
    let Some(row) = row else { return Ok(None) };
    Ok(Some(key.open_json(at(case_id), &row.envelope)?))
}

/// A sealed identity: the Front whose holders can open it, and its layers.
///
/// # Errors
/// Those of the database.
pub async fn sealed(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<(UnitId, Vec<u8>)>, DbErr> {
    let row = identities::Entity::find_by_id(case_id).one(db).await?;
    Ok(row.and_then(|row| Some((UnitId(row.keeper_id?), row.envelope))))
}

/// Identities of a Front that are sealed to another circle than this one, in the order of their
/// cases.
fn sealed_to_others(keeper: UnitId, circle: &str) -> sea_orm::Select<identities::Entity> {
    identities::Entity::find()
        .filter(identities::Column::KeeperId.eq(keeper.0))
        .filter(identities::Column::SealedTo.ne(circle))
}

/// Whether a Front keeps a sealed name of which a case that goes on may have need.
///
/// # Errors
/// Those of the database.
pub async fn is_needed(db: &impl ConnectionTrait, keeper: UnitId) -> Result<bool, DbErr> {
    let open = State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code());
    let going_on = cases::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(Expr::col((cases::Entity, cases::Column::Id)).equals((identities::Entity, identities::Column::CaseId)))
        .filter(cases::Column::State.is_in(open));
    let found = identities::Entity::find()
        .filter(identities::Column::KeeperId.eq(keeper.0))
        .filter(Expr::exists(going_on.into_query()))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// How many they are.
///
/// # Errors
/// Those of the database.
pub async fn count_sealed_to_others(db: &impl ConnectionTrait, keeper: UnitId, circle: &str) -> Result<u64, DbErr> {
    use sea_orm::PaginatorTrait;
    sealed_to_others(keeper, circle).count(db).await
}

/// Some of them, behind this case.
///
/// # Errors
/// Those of the database.
pub async fn batch_sealed_to_others(
    db: &impl ConnectionTrait,
    keeper: UnitId,
    circle: &str,
    after: i64,
    limit: u64,
) -> Result<Vec<identities::Model>, DbErr> {
    sealed_to_others(keeper, circle)
        .filter(identities::Column::CaseId.gt(after))
        .order_by_asc(identities::Column::CaseId)
        .limit(limit)
        .all(db)
        .await
}

/// Puts an identity in place of the same one, sealed anew. `false` when it was changed or erased
/// meanwhile.
///
/// # Errors
/// Those of the database.
pub async fn replace(tx: &Tx, old: &identities::Model, circle: &str, envelope: Vec<u8>) -> Result<bool, DbErr> {
    let new = identities::ActiveModel {
        sealed_to: Set(Some(circle.to_owned())),
        envelope: Set(envelope),
        ..Default::default()
    };
    let done = identities::Entity::update_many()
        .set(new)
        .filter(identities::Column::CaseId.eq(old.case_id))
        .filter(identities::Column::SealedTo.eq(old.sealed_to.clone()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

fn at(case_id: i64) -> At<'static> {
    At::new("identities", "envelope", case_id)
}
