//! What the office keeps: reference data and accounts.

pub mod accounts;
pub mod bodies;
pub mod moves;

use domain::role::Role;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use time::Date;

use super::entity::{HiddenText, memberships, officers, posts, reference_state, routing_rules, units};
use accounts::{Account, NewMembership};

/// Tells every node that reference data changed; called in the transaction of the change.
///
/// # Errors
/// Those of the database.
pub async fn bump_reference(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let next = Expr::col(reference_state::Column::Version).add(1_i64);
    let moved = reference_state::Entity::update_many()
        .col_expr(reference_state::Column::Version, next)
        .filter(reference_state::Column::Id.eq(1_i64))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        let first = reference_state::ActiveModel { id: Set(1), version: Set(1) };
        reference_state::Entity::insert(first).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The row of `reference_state` that counts what changes of people: accounts, ties, who stands in for whom. Roles count
/// as reference data.
const PEOPLE: i64 = 3;

/// Notes that what somebody is may have changed; called in the transaction of the change.
///
/// # Errors
/// Those of the database.
pub async fn bump_people(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let next = Expr::col(reference_state::Column::Version).add(1_i64);
    reference_state::Entity::update_many()
        .col_expr(reference_state::Column::Version, next)
        .filter(reference_state::Column::Id.eq(PEOPLE))
        .exec(tx)
        .await?;
    Ok(())
}

/// Where the counters stand of all that decides what somebody is: that of the reference data, and that of people.
///
/// # Errors
/// Those of the database.
pub async fn people_versions(db: &impl ConnectionTrait) -> Result<[i64; 2], DbErr> {
    let rows = reference_state::Entity::find().filter(reference_state::Column::Id.is_in([1, PEOPLE])).all(db).await?;
    let of = |id: i64| rows.iter().find(|row| row.id == id).map_or(0, |row| row.version);
    Ok([of(1), of(PEOPLE)])
}

/// A new account with its first membership.
#[derive(Clone, Debug)]
pub struct NewOfficer {
    /// In lower case.
    pub login: String,
    pub name: HiddenText,
    pub email: Option<HiddenText>,
    pub password_hash: HiddenText,
    pub unit_id: i64,
    pub post_id: Option<i64>,
    pub role: Role,
}

/// Opens an account; returns its id. The second factor is set up at the first sign-in.
///
/// # Errors
/// Those of the database, among them that the login is taken.
pub async fn add_officer(tx: &impl ConnectionTrait, new: NewOfficer, today: Date) -> Result<i64, DbErr> {
    let account = Account { login: new.login, name: new.name, email: new.email, password_hash: new.password_hash };
    let officer_id = accounts::add(tx, account, today).await?;
    let membership =
        NewMembership { officer_id, unit_id: new.unit_id, post_id: new.post_id, role: new.role, since: today };
    accounts::add_membership(tx, membership).await?;
    bump_reference(tx).await?;
    Ok(officer_id)
}

/// A membership with the body and the post it is in.
pub type Place = (memberships::Model, Option<units::Model>, Option<posts::Model>);

/// Everybody with an account, by login, and every membership on record.
///
/// # Errors
/// Those of the database.
pub async fn everybody(db: &impl ConnectionTrait) -> Result<(Vec<officers::Model>, Vec<Place>), DbErr> {
    let people = officers::Entity::find().order_by_asc(officers::Column::Login).all(db).await?;
    let places = memberships::Entity::find()
        .find_also_related(units::Entity)
        .find_also_related(posts::Entity)
        .order_by_asc(memberships::Column::Id)
        .all(db)
        .await?;
    Ok((people, places))
}

/// The routing rules that hold on a day or will, in the order in which they are tried.
///
/// # Errors
/// Those of the database.
pub async fn rules(db: &impl ConnectionTrait, today: Date) -> Result<Vec<routing_rules::Model>, DbErr> {
    routing_rules::Entity::find()
        .filter(
            Condition::any()
                .add(routing_rules::Column::ValidTo.is_null())
                .add(routing_rules::Column::ValidTo.gt(today)),
        )
        .order_by_asc(routing_rules::Column::Position)
        .order_by_asc(routing_rules::Column::ValidFrom)
        .all(db)
        .await
}
