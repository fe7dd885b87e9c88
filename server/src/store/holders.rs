//! Holders: the officers who can open sealed identities, and their keys.

use std::collections::BTreeSet;

use domain::opening::{HOLDERS_PER_GROUP, HolderGroup, wait_after};
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::{Date, OffsetDateTime};

use super::cases::CaseError;
use super::entity::holders;
use super::{Tx, people};
use crate::vault::{At, Circle, HolderKey, LockedKey, PublicKey, SealError, Vault};

/// The secret was shown and not yet typed again.
pub const NEW: &str = "NEW";
/// The key is there; nothing is sealed to it before two holders have admitted it.
pub const WAITING: &str = "WAITING";
/// What comes is sealed to this key.
pub const ADMITTED: &str = "ADMITTED";
/// Every state in which a key is somebody's.
pub const OPEN: [&str; 3] = [NEW, WAITING, ADMITTED];

/// Who holds which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub officer: OfficerId,
    pub keeper: UnitId,
    pub group: HolderGroup,
}

impl Place {
    /// Whose key it is, as it stands sealed beside it.
    fn whose(self) -> String {
        format!("{}-{}-{}", self.group, self.keeper, self.officer)
    }

    /// Where the locked key is kept.
    #[must_use]
    pub fn locked_key(self) -> At<'static> {
        At::new("holders", "locked_key", (self.officer.0, self.keeper.0))
    }
}

/// The place of a stored holder.
///
/// # Errors
/// [`CaseError::Code`].
pub fn place(row: &holders::Model) -> Result<Place, CaseError> {
    let group = HolderGroup::from_code(&row.side).ok_or(CaseError::Code("holders.side"))?;
    Ok(Place { officer: OfficerId(row.officer_id), keeper: UnitId(row.keeper_id), group })
}

/// The key that an officer holds now, in whatever state.
///
/// # Errors
/// Those of the database.
pub async fn of_officer(db: &impl ConnectionTrait, officer: OfficerId) -> Result<Option<holders::Model>, DbErr> {
    holders::Entity::find()
        .filter(holders::Column::OfficerId.eq(officer.0))
        .filter(holders::Column::Until.is_null())
        .one(db)
        .await
}

/// Stores a new key in place of the one that the officer held, which is forgotten.
///
/// # Errors
/// [`CaseError`].
pub async fn put(
    tx: &Tx,
    vault: &Vault,
    place: Place,
    key: &HolderKey,
    locked: &LockedKey,
    state: &str,
    today: Date,
) -> Result<(), CaseError> {
    end(tx, place.officer, today).await?;
    let row = holders::ActiveModel {
        id: NotSet,
        officer_id: Set(place.officer.0),
        keeper_id: Set(place.keeper.0),
        side: Set(place.group.code().to_owned()),
        state: Set(state.to_owned()),
        public_key: Set(Vec::new()),
        locked_key: Set(locked.to_bytes()),
        wrong: Set(0),
        wait_until: Set(None),
        since: Set(today),
        until: Set(None),
    };
    // It is sealed to the row, whose number is only known now.
    let id = holders::Entity::insert(row).exec(tx).await?.last_insert_id;
    let public_key = vault.seal_public_key(public_key_at(id), &place.whose(), &key.public())?;
    let sealed = holders::ActiveModel { public_key: Set(public_key), ..Default::default() };
    holders::Entity::update_many().set(sealed).filter(holders::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Where a public key is kept.
fn public_key_at(id: i64) -> At<'static> {
    At::new("holders", "public_key", id)
}

/// Forgets the key that an officer holds.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &Tx, officer: OfficerId, today: Date) -> Result<(), DbErr> {
    let ended = holders::ActiveModel { until: Set(Some(today)), locked_key: Set(Vec::new()), ..Default::default() };
    holders::Entity::update_many()
        .set(ended)
        .filter(holders::Column::OfficerId.eq(officer.0))
        .filter(holders::Column::Until.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether there have ever been two admitted keys of each group at a Front.
///
/// # Errors
/// Those of the database.
pub async fn was_complete(db: &impl ConnectionTrait, keeper: UnitId) -> Result<bool, DbErr> {
    let rows = holders::Entity::find()
        .filter(holders::Column::KeeperId.eq(keeper.0))
        .filter(holders::Column::State.eq(ADMITTED))
        .all(db)
        .await?;
    let enough = |group: &HolderGroup| rows.iter().filter(|row| row.side == group.code()).count() >= HOLDERS_PER_GROUP;
    Ok(HolderGroup::ALL.iter().all(enough))
}

/// The Fronts in which somebody holds a key, or held one.
///
/// # Errors
/// Those of the database.
pub async fn keepers(db: &impl ConnectionTrait) -> Result<BTreeSet<UnitId>, DbErr> {
    let rows = holders::Entity::find().select_only().column(holders::Column::KeeperId).distinct();
    Ok(rows.into_tuple::<i64>().all(db).await?.into_iter().map(UnitId).collect())
}

/// Moves a key on.
///
/// # Errors
/// Those of the database.
pub async fn set_state(tx: &Tx, id: i64, state: &str, today: Date) -> Result<(), DbErr> {
    let changed = holders::ActiveModel { state: Set(state.to_owned()), since: Set(today), ..Default::default() };
    holders::Entity::update_many().set(changed).filter(holders::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Those of a Front whose key is in this state and who still have, today, the account and the role
/// that go with it: whoever leaves is no holder any more from that day on.
///
/// # Errors
/// [`CaseError`].
pub async fn in_state(
    db: &impl ConnectionTrait,
    keeper: UnitId,
    state: &str,
    today: Date,
) -> Result<Vec<holders::Model>, CaseError> {
    let rows = holders::Entity::find()
        .filter(holders::Column::KeeperId.eq(keeper.0))
        .filter(holders::Column::State.eq(state))
        .filter(holders::Column::Until.is_null())
        .order_by_asc(holders::Column::Id)
        .all(db)
        .await?;
    let mut entitled = BTreeSet::new();
    for &group in HolderGroup::ALL {
        let officers = people::with_role(db, keeper, &[group.role()], today).await?;
        entitled.extend(officers.into_iter().map(|officer| (group.code(), officer.id)));
    }
    Ok(rows.into_iter().filter(|row| entitled.contains(&(row.side.as_str(), row.officer_id))).collect())
}

/// The keys that are sealed to, or `None` while there are fewer than two of a group.
///
/// # Errors
/// [`CaseError`].
pub async fn circle(
    db: &impl ConnectionTrait,
    vault: &Vault,
    keeper: UnitId,
    today: Date,
) -> Result<Option<Circle>, CaseError> {
    let (mut custodians, mut approvers) = (Vec::new(), Vec::new());
    for row in in_state(db, keeper, ADMITTED, today).await? {
        let place = place(&row)?;
        let key = public_key(vault, place, &row)?;
        match place.group {
            HolderGroup::Custodian => custodians.push(key),
            HolderGroup::Approver => approvers.push(key),
        }
    }
    let enough = custodians.len() >= HOLDERS_PER_GROUP && approvers.len() >= HOLDERS_PER_GROUP;
    Ok(Circle::new(custodians, approvers).filter(|_| enough))
}

fn public_key(vault: &Vault, place: Place, row: &holders::Model) -> Result<PublicKey, SealError> {
    vault.open_public_key(public_key_at(row.id), &place.whose(), &row.public_key)
}

/// Counts a try before it is made, so that many at once gain nothing. `false` while the holder has
/// to wait: then nothing is tried.
///
/// # Errors
/// Those of the database.
pub async fn begin_try(tx: &Tx, row: &holders::Model, now: OffsetDateTime) -> Result<bool, DbErr> {
    let wrong = row.wrong.saturating_add(1);
    let wait = wait_after(u32::try_from(wrong).unwrap_or(u32::MAX));
    let counted = holders::ActiveModel {
        wrong: Set(wrong),
        wait_until: Set(wait.is_positive().then_some(now + wait)),
        ..Default::default()
    };
    let free = Condition::any().add(holders::Column::WaitUntil.is_null()).add(holders::Column::WaitUntil.lte(now));
    let done = holders::Entity::update_many()
        .set(counted)
        .filter(holders::Column::Id.eq(row.id))
        .filter(holders::Column::Wrong.eq(row.wrong))
        .filter(free)
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The secret was right: counting begins anew.
///
/// # Errors
/// Those of the database.
pub async fn forgive(tx: &Tx, id: i64) -> Result<(), DbErr> {
    let forgiven = holders::ActiveModel { wrong: Set(0), wait_until: Set(None), ..Default::default() };
    holders::Entity::update_many().set(forgiven).filter(holders::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}
