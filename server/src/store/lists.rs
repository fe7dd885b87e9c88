//! The lists that the office keeps as versions. What a version said stays; the one before it ends when it begins.

pub mod affected;

use std::collections::HashMap;

use domain::deadline::Unit;
use domain::lists::{Category, Certainty, Deadline, Entry, List, Post, Rule};
use domain::routing::{Rank, Target};
use domain::unit::{CadreManager, Level, System};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use time::Date;

use super::Tx;
use super::cases::CaseError;
use super::entity::{categories, deadlines, post_versions, posts, routing_rules};

/// A version of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Id of its row.
    pub id: i64,
    pub says: Entry,
    pub valid_from: Date,
    /// The first day on which it no longer holds.
    pub valid_to: Option<Date>,
}

/// The versions of an entry, the newest first; empty when there is none. A category is named by its code, a time
/// limit by its key, a rule by the id of its first row, a post by its id.
///
/// # Errors
/// [`CaseError`].
pub async fn versions(db: &impl ConnectionTrait, list: List, key: &str) -> Result<Vec<Version>, CaseError> {
    match list {
        List::Categories => {
            let of = categories::Entity::find().filter(categories::Column::Code.eq(key));
            let rows = of.order_by_desc(categories::Column::ValidFrom).all(db).await?;
            Ok(rows.into_iter().map(category).collect())
        }
        List::Deadlines => {
            let of = deadlines::Entity::find().filter(deadlines::Column::Key.eq(key));
            let rows = of.order_by_desc(deadlines::Column::ValidFrom).all(db).await?;
            rows.into_iter().map(deadline).collect()
        }
        List::Rules => {
            let Ok(id) = key.parse::<i64>() else { return Ok(Vec::new()) };
            let of = Condition::any().add(routing_rules::Column::Id.eq(id)).add(routing_rules::Column::Series.eq(id));
            let of = routing_rules::Entity::find().filter(of).order_by_desc(routing_rules::Column::ValidFrom);
            let rows = of.all(db).await?;
            // A later version is found by the first one alone.
            if rows.iter().any(|row| row.id == id && row.series.is_some()) {
                return Ok(Vec::new());
            }
            rows.into_iter().map(rule).collect()
        }
        List::Posts => {
            let Ok(id) = key.parse::<i64>() else { return Ok(Vec::new()) };
            let Some(row) = posts::Entity::find_by_id(id).one(db).await? else { return Ok(Vec::new()) };
            let of = post_versions::Entity::find().filter(post_versions::Column::PostId.eq(id));
            let later = of.order_by_desc(post_versions::Column::ValidFrom).all(db).await?;
            let mut all = Vec::with_capacity(later.len() + 1);
            let mut ends = row.valid_to;
            for version in later {
                let (id, begins) = (version.id, version.valid_from);
                let says = post(&as_version(row.clone(), version))?;
                all.push(Version { id, says, valid_from: begins, valid_to: ends.replace(begins) });
            }
            all.push(Version { id: 0, says: post(&row)?, valid_from: row.valid_from, valid_to: ends });
            Ok(all)
        }
    }
}

fn category(row: categories::Model) -> Version {
    let says = Category {
        name_vi: row.name_vi,
        name_en: row.name_en,
        hint_vi: row.hint_vi,
        hint_en: row.hint_en,
        source: row.source,
        citizens: row.assignable == CITIZENS,
        enabled: row.enabled,
    };
    Version { id: row.id, says: Entry::Category(says), valid_from: row.valid_from, valid_to: row.valid_to }
}

fn deadline(row: deadlines::Model) -> Result<Version, CaseError> {
    let says = Deadline {
        amount: u32::try_from(row.amount).map_err(|_| CaseError::Code("deadlines.amount"))?,
        unit: Unit::from_code(&row.unit).ok_or(CaseError::Code("deadlines.unit"))?,
        basis: row.basis,
        certainty: Certainty::from_code(&row.mark).ok_or(CaseError::Code("deadlines.mark"))?,
    };
    Ok(Version { id: row.id, says: Entry::Deadline(says), valid_from: row.valid_from, valid_to: row.valid_to })
}

fn rule(row: routing_rules::Model) -> Result<Version, CaseError> {
    let target = |code: &str| Target::from_code(code).ok_or(CaseError::Code("routing_rules.target"));
    let says = Rule {
        position: u32::try_from(row.position).unwrap_or_default(),
        system: row.system.as_deref().and_then(System::from_code),
        level: row.level.as_deref().and_then(Level::from_code),
        rank: Rank::from_code(&row.rank).ok_or(CaseError::Code("routing_rules.rank"))?,
        post: row.post_code,
        category: row.category_code,
        managed_by: row.managed_by.as_deref().and_then(CadreManager::from_code),
        target: target(&row.target)?,
        copy: row.copy_target.as_deref().map(target).transpose()?,
        explanation: row.explanation,
    };
    Ok(Version { id: row.id, says: Entry::Rule(says), valid_from: row.valid_from, valid_to: row.valid_to })
}

fn post(row: &posts::Model) -> Result<Entry, CaseError> {
    Ok(Entry::Post(Post {
        name_vi: row.name_vi.clone(),
        name_en: row.name_en.clone(),
        head: row.is_head,
        deputy: row.is_deputy,
        key_cadre: row.is_key_cadre,
        committee_member: row.is_committee_member,
        managed_by: CadreManager::from_code(&row.managed_by).ok_or(CaseError::Code("posts.managed_by"))?,
    }))
}

/// What citizens may choose, and what officers alone assign.
const CITIZENS: &str = "C";
const OFFICERS: &str = "O";

/// A post as a version says it.
#[must_use]
pub fn as_version(row: posts::Model, version: post_versions::Model) -> posts::Model {
    posts::Model {
        name_vi: version.name_vi,
        name_en: version.name_en,
        is_head: version.is_head,
        is_deputy: version.is_deputy,
        is_key_cadre: version.is_key_cadre,
        is_committee_member: version.is_committee_member,
        managed_by: version.managed_by,
        ..row
    }
}

/// Of each post the version that holds on a day, if it has one.
///
/// # Errors
/// Those of the database.
pub async fn post_versions(
    db: &impl ConnectionTrait,
    today: Date,
) -> Result<HashMap<i64, post_versions::Model>, DbErr> {
    let until = post_versions::Entity::find().filter(post_versions::Column::ValidFrom.lte(today));
    let rows = until.order_by_asc(post_versions::Column::ValidFrom).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.post_id, row)).collect())
}

/// Keeps a version, and lets the one before it end when it begins. Returns what names the entry: a new rule has only
/// now a name.
///
/// # Errors
/// [`CaseError`], among them that the entry is none of its list.
pub async fn keep(
    tx: &Tx,
    key: &str,
    before: Option<&Version>,
    says: Entry,
    valid_from: Date,
) -> Result<String, CaseError> {
    match (says, before) {
        (Entry::Category(says), Some(before)) => {
            let row = categories::Entity::find_by_id(before.id).one(tx).await?;
            let mut new = row.ok_or(CaseError::Code("categories.id"))?.into_active_model().reset_all();
            end(tx, List::Categories, before.id, valid_from).await?;
            (new.id, new.valid_from, new.valid_to) = (NotSet, Set(valid_from), Set(None));
            (new.name_vi, new.name_en) = (Set(says.name_vi), Set(says.name_en));
            (new.hint_vi, new.hint_en) = (Set(says.hint_vi), Set(says.hint_en));
            (new.source, new.enabled) = (Set(says.source), Set(says.enabled));
            new.assignable = Set(if says.citizens { CITIZENS } else { OFFICERS }.to_owned());
            categories::Entity::insert(new).exec_without_returning(tx).await?;
        }
        (Entry::Deadline(says), Some(before)) => {
            let row = deadlines::Entity::find_by_id(before.id).one(tx).await?;
            let mut new = row.ok_or(CaseError::Code("deadlines.id"))?.into_active_model().reset_all();
            end(tx, List::Deadlines, before.id, valid_from).await?;
            (new.id, new.valid_from, new.valid_to) = (NotSet, Set(valid_from), Set(None));
            new.amount = Set(i32::try_from(says.amount).unwrap_or(i32::MAX));
            (new.unit, new.basis) = (Set(says.unit.code().to_owned()), Set(says.basis));
            new.mark = Set(says.certainty.code().to_owned());
            deadlines::Entity::insert(new).exec_without_returning(tx).await?;
        }
        (Entry::Rule(says), before) => {
            if let Some(before) = before {
                end(tx, List::Rules, before.id, valid_from).await?;
            }
            let series = before.and_then(|_| key.parse().ok());
            let id = add_rule(tx, says, valid_from, series).await?;
            return Ok(series.unwrap_or(id).to_string());
        }
        (Entry::Post(says), Some(_)) => {
            let new = post_versions::ActiveModel {
                id: NotSet,
                post_id: Set(key.parse().map_err(|_| CaseError::Code("posts.id"))?),
                name_vi: Set(says.name_vi),
                name_en: Set(says.name_en),
                is_head: Set(says.head),
                is_deputy: Set(says.deputy),
                is_key_cadre: Set(says.key_cadre),
                is_committee_member: Set(says.committee_member),
                managed_by: Set(says.managed_by.code().to_owned()),
                valid_from: Set(valid_from),
            };
            post_versions::Entity::insert(new).exec_without_returning(tx).await?;
        }
        (_, None) => return Err(CaseError::Code("lists.before")),
    }
    Ok(key.to_owned())
}

async fn add_rule(tx: &Tx, says: Rule, valid_from: Date, series: Option<i64>) -> Result<i64, DbErr> {
    let row = routing_rules::ActiveModel {
        id: NotSet,
        position: Set(i32::try_from(says.position).unwrap_or(i32::MAX)),
        system: Set(says.system.map(|code| code.code().to_owned())),
        level: Set(says.level.map(|code| code.code().to_owned())),
        rank: Set(says.rank.code().to_owned()),
        post_code: Set(says.post),
        category_code: Set(says.category),
        managed_by: Set(says.managed_by.map(|code| code.code().to_owned())),
        target: Set(says.target.code().to_owned()),
        copy_target: Set(says.copy.map(|code| code.code().to_owned())),
        explanation: Set(says.explanation),
        valid_from: Set(valid_from),
        valid_to: Set(None),
        series: Set(series),
    };
    Ok(row.insert(tx).await?.id)
}

/// Ends a row: it does not hold any more from this day on.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &Tx, list: List, id: i64, on: Date) -> Result<(), DbErr> {
    match list {
        List::Categories => {
            let row = categories::ActiveModel { id: Set(id), valid_to: Set(Some(on)), ..Default::default() };
            row.update(tx).await?;
        }
        List::Deadlines => {
            let row = deadlines::ActiveModel { id: Set(id), valid_to: Set(Some(on)), ..Default::default() };
            row.update(tx).await?;
        }
        List::Rules => {
            let row = routing_rules::ActiveModel { id: Set(id), valid_to: Set(Some(on)), ..Default::default() };
            row.update(tx).await?;
        }
        List::Posts => {}
    }
    Ok(())
}
