//! How officers set up their own desks: the filters that they keep, and whether keys do something.

use domain::private::Private;
use domain::unit::OfficerId;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use super::Tx;
use super::cases::CaseError;
use super::entity::officer_settings::{ActiveModel, Entity, Model};
use super::entity::officers;
use crate::vault::{At, Vault};

/// A filter as it is sealed: codes, and the name that the officer gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Code of the desk.
    pub desk: String,
    pub name: Private,
    pub tray: String,
    pub state: Option<String>,
    pub category: Option<String>,
}

/// What somebody has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// In the order in which they were kept.
    pub filters: Vec<Filter>,
    pub keys_off: bool,
}

fn at(officer: i64) -> At<'static> {
    At::new("officer_settings", "filters", officer)
}

/// What an officer has set.
///
/// # Errors
/// [`CaseError`].
pub async fn of(db: &impl ConnectionTrait, vault: &Vault, officer: OfficerId) -> Result<Settings, CaseError> {
    let Some(row) = Entity::find_by_id(officer.0).one(db).await? else { return Ok(Settings::default()) };
    let filters = row.filters.as_deref().map(|sealed| vault.open_officer_words(at(officer.0), sealed)).transpose()?;
    Ok(Settings { filters: filters.unwrap_or_default(), keys_off: row.keys_off })
}

/// The same, held until the transaction ends: of two changes at the same moment neither is lost.
///
/// # Errors
/// [`CaseError`].
pub async fn hold(tx: &Tx, vault: &Vault, officer: OfficerId) -> Result<Settings, CaseError> {
    // Their account is there before they have set anything.
    officers::Entity::find_by_id(officer.0).lock(LockType::NoKeyUpdate).one(tx).await?;
    of(tx, vault, officer).await
}

/// Stores what an officer has set. The caller holds it.
///
/// # Errors
/// [`CaseError`].
pub async fn put(tx: &Tx, vault: &Vault, officer: OfficerId, settings: &Settings) -> Result<(), CaseError> {
    let filters = match settings.filters.as_slice() {
        [] => None,
        filters => Some(vault.seal_officer_words(at(officer.0), filters)?),
    };
    let row = ActiveModel::from(Model { officer_id: officer.0, filters, keys_off: settings.keys_off }).reset_all();
    if Entity::find_by_id(officer.0).one(tx).await?.is_some() {
        row.update(tx).await?;
    } else {
        Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Forgets all of it: the account is closed.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &Tx, officer: OfficerId) -> Result<(), DbErr> {
    Entity::delete_by_id(officer.0).exec(tx).await?;
    Ok(())
}
