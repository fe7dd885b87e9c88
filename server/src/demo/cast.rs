//! The province, its bodies and its people.

use std::collections::HashMap;

use data_encoding::BASE32_NOPAD;
use domain::holder_secret::HolderSecret;
use domain::opening::HolderGroup;
use domain::text::{fold, name_key};
use domain::unit::{OfficerId, UnitId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::Date;
use time::macros::date;

use super::DemoError;
use super::script::{self, Account, Holder, Province};
use crate::Services;
use crate::auth::password::Password;
use crate::desks::identity::make_key;
use crate::desks::sign_in::secret_at;
use crate::store::entity::{areas, memberships, officers, posts, ties, units};
use crate::store::holders::{self, Place};
use crate::store::{Tx, office, people};

/// The day since which the two levels below the centre exist, and everybody has been in office.
const SINCE: Date = date!(2025 - 07 - 01);

/// Brings places, bodies and people onto the stage, in one transaction.
pub(super) async fn appear(services: &Services) -> Result<(), DemoError> {
    let province = script::province()?;
    let accounts = script::accounts()?;
    let mut hashes = Vec::new();
    for account in &accounts.account {
        let hash = services.hashing.hash(Password::new(account.password.as_str())).await;
        hashes.push(hash.map_err(|error| DemoError::Script(error.to_string()))?);
    }
    let mut keys = Vec::new();
    for holder in &accounts.holder {
        keys.push((holder, secret(holder)?));
    }
    let tx = services.db.begin().await?;
    let areas = places(&tx, &province).await?;
    let units = bodies(&tx, &province, &areas).await?;
    let mut people = HashMap::new();
    for (account, hash) in accounts.account.iter().zip(hashes) {
        let id = person(&tx, services, account, hash, &units).await?;
        people.insert(account.login.as_str(), id);
    }
    for (holder, secret) in keys {
        let account = accounts.account.iter().find(|account| account.login == holder.login);
        let unit = account.ok_or_else(|| DemoError::Script(format!("{} is not there", holder.login)))?.unit.as_str();
        let place = Place {
            officer: OfficerId(find(&people, &holder.login)?),
            keeper: UnitId(find(&units, unit)?),
            group: HolderGroup::from_code(&holder.side)
                .ok_or_else(|| DemoError::Script(format!("{}: {}", holder.login, holder.side)))?,
        };
        let (key, locked) = make_key(services, place, secret).await?;
        holders::put(&tx, &services.vault, place, &key, &locked, holders::ADMITTED, SINCE).await?;
    }
    for tie in &accounts.tie {
        let officer = find(&people, &tie.login)?;
        let unit = find(&units, &tie.unit)?;
        let row = ties::ActiveModel {
            id: NotSet,
            officer_id: Set(officer),
            kind: Set(tie.kind.clone()),
            target_officer_id: Set(None),
            target_unit_id: Set(Some(unit)),
            target_post_id: Set(Some(post(&tx, unit, &tie.post).await?)),
            declared_on: Set(SINCE),
            ended_on: Set(None),
        };
        ties::Entity::insert(row).exec_without_returning(&tx).await?;
    }
    office::bump_reference(&tx).await?;
    tx.commit().await?;
    Ok(())
}

fn secret(holder: &Holder) -> Result<HolderSecret, DemoError> {
    HolderSecret::parse(&holder.secret).ok_or_else(|| DemoError::Script(format!("{}: no secret", holder.login)))
}

fn find<K: AsRef<str> + Eq + std::hash::Hash + std::borrow::Borrow<str>>(
    among: &HashMap<K, i64>,
    code: &str,
) -> Result<i64, DemoError> {
    among.get(code).copied().ok_or_else(|| DemoError::Script(format!("{code} is not there")))
}

async fn places(tx: &Tx, province: &Province) -> Result<HashMap<String, i64>, DemoError> {
    let mut ids: HashMap<String, i64> = HashMap::new();
    for area in &province.area {
        let parent = area.parent.as_deref().map(|code| find(&ids, code)).transpose()?;
        let row = areas::ActiveModel {
            id: NotSet,
            code: Set(area.code.clone()),
            kind: Set(area.kind.clone()),
            name: Set(area.name.clone()),
            folded: Set(fold(&area.name)),
            parent_id: Set(parent),
            valid_from: Set(SINCE),
            valid_to: Set(None),
        };
        let id = areas::Entity::insert(row).exec(tx).await?.last_insert_id;
        ids.insert(area.code.clone(), id);
    }
    Ok(ids)
}

async fn bodies(tx: &Tx, province: &Province, areas: &HashMap<String, i64>) -> Result<HashMap<String, i64>, DemoError> {
    let mut ids: HashMap<String, i64> = HashMap::new();
    // What stood there before: the Central Front.
    for row in units::Entity::find().all(tx).await? {
        ids.insert(row.code, row.id);
    }
    for unit in &province.unit {
        let known = |code: &Option<String>| code.as_deref().map(|code| find(&ids, code)).transpose();
        let row = units::ActiveModel {
            id: NotSet,
            code: Set(unit.code.clone()),
            system: Set(unit.system.clone()),
            level: Set(unit.level.clone()),
            kind: Set(unit.kind.clone()),
            name: Set(unit.name.clone()),
            folded: Set(fold(&unit.name)),
            area_id: Set(unit.area.as_deref().map(|code| find(areas, code)).transpose()?),
            parent_id: Set(known(&unit.parent)?),
            led_by_id: Set(known(&unit.led_by)?),
            front_above_id: Set(known(&unit.front_above)?),
            valid_from: Set(SINCE),
            valid_to: Set(None),
        };
        let id = units::Entity::insert(row).exec(tx).await?.last_insert_id;
        ids.insert(unit.code.clone(), id);
    }
    Ok(ids)
}

async fn post(tx: &Tx, unit: i64, code: &str) -> Result<i64, DemoError> {
    let missing = || DemoError::Script(format!("no post {code} in its unit"));
    let unit = units::Entity::find_by_id(unit).one(tx).await?.ok_or_else(missing)?;
    let row = posts::Entity::find()
        .filter(posts::Column::Code.eq(code))
        .filter(posts::Column::UnitKind.eq(unit.kind))
        .filter(posts::Column::Level.eq(unit.level))
        .one(tx)
        .await?;
    Ok(row.ok_or_else(missing)?.id)
}

async fn person(
    tx: &Tx,
    services: &Services,
    account: &Account,
    hash: String,
    units: &HashMap<String, i64>,
) -> Result<i64, DemoError> {
    let row = officers::ActiveModel {
        id: NotSet,
        login: Set(account.login.clone()),
        name: Set(account.name.clone().into()),
        name_key: Set(Some(name_key(&account.name).into())),
        email: Set(Some(account.email.clone().into())),
        password_hash: Set(hash.into()),
        totp_secret: Set(None),
        totp_last_step: Set(None),
        status: Set(people::ACTIVE.to_owned()),
        demo: Set(true),
        created_on: Set(SINCE),
        version: Set(1),
    };
    let id = officers::Entity::insert(row).exec(tx).await?.last_insert_id;
    // The secret is sealed to the row, whose number is only known now.
    let secret = BASE32_NOPAD
        .decode(account.totp.as_bytes())
        .map_err(|_| DemoError::Script(format!("{}: the secret is no base 32", account.login)))?;
    let sealed = services
        .vault
        .seal_officer_secret(secret_at(id), &secret)
        .map_err(|error| DemoError::Script(error.to_string()))?;
    let enrolled = officers::ActiveModel {
        totp_secret: Set(Some(sealed)),
        // Enrolled, and no password used yet.
        totp_last_step: Set(Some(0)),
        ..Default::default()
    };
    officers::Entity::update_many().set(enrolled).filter(officers::Column::Id.eq(id)).exec(tx).await?;
    let unit = find(units, &account.unit)?;
    let post = match &account.post {
        Some(code) => Some(post(tx, unit, code).await?),
        None => None,
    };
    let membership = memberships::ActiveModel {
        id: NotSet,
        officer_id: Set(id),
        unit_id: Set(unit),
        post_id: Set(post),
        role: Set(account.role.clone()),
        since: Set(SINCE),
        until: Set(None),
    };
    memberships::Entity::insert(membership).exec_without_returning(tx).await?;
    Ok(id)
}
