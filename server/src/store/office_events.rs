//! The journal of the office: who did what to which account or body, and when. It is appended to in
//! the transaction of what it tells, and the database refuses to change it.

use domain::journal::What;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use time::OffsetDateTime;

use super::entity::office_events;
use super::{Tx, whole_second};

/// A line that is to be appended.
#[derive(Clone, Debug)]
#[must_use]
pub struct Entry {
    what: What,
    actor: Option<OfficerId>,
    officer: Option<OfficerId>,
    unit: Option<UnitId>,
    about: Option<String>,
}

impl Entry {
    /// `actor` did it; nobody when it came by a command of the machine, by a job or by a code that
    /// was handed over.
    pub const fn new(what: What, actor: Option<OfficerId>) -> Self {
        Self { what, actor, officer: None, unit: None, about: None }
    }

    /// It was done to this account.
    pub const fn account(mut self, officer: OfficerId) -> Self {
        self.officer = Some(officer);
        self
    }

    /// It was done to this body, or in it.
    pub const fn body(mut self, unit: UnitId) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The code or the number that belongs to it. Never words, never a name.
    pub fn about(mut self, about: impl ToString) -> Self {
        self.about = Some(about.to_string());
        self
    }
}

/// Appends a line.
///
/// # Errors
/// Those of the database.
pub async fn append(tx: &Tx, line: Entry, now: OffsetDateTime) -> Result<(), DbErr> {
    let row = office_events::ActiveModel {
        id: NotSet,
        at: Set(whole_second(now)),
        code: Set(line.what.code().to_owned()),
        actor_id: Set(line.actor.map(|officer| officer.0)),
        officer_id: Set(line.officer.map(|officer| officer.0)),
        unit_id: Set(line.unit.map(|unit| unit.0)),
        about: Set(line.about),
    };
    office_events::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether anybody let this officer in or gave them a role since then.
///
/// # Errors
/// Those of the database.
pub async fn made_since(db: &impl ConnectionTrait, officer: OfficerId, since: OffsetDateTime) -> Result<bool, DbErr> {
    // A file of people leaves these lines for each of them, and what is written into an account lets nobody in.
    let made = [What::AccountOpened, What::AccountReopened, What::AccountsOfTwo, What::RoleGiven];
    let found = office_events::Entity::find()
        .filter(office_events::Column::At.gt(whole_second(since)))
        .filter(office_events::Column::OfficerId.eq(officer.0))
        .filter(office_events::Column::Code.is_in(made.map(What::code)))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// The newest lines, or those that were appended before this one.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<office_events::Model>, DbErr> {
    let mut query = office_events::Entity::find().order_by_desc(office_events::Column::Id).limit(limit);
    if let Some(id) = before {
        query = query.filter(office_events::Column::Id.lt(id));
    }
    query.all(db).await
}
