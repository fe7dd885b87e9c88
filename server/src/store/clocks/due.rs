//! Which clocks have a step of the ladder to take.

use domain::case::State;
use domain::case::clock::ladder::{Rung, has_ladder};
use domain::case::clock::{Clock, Owner};
use domain::case::guard::{MAX_RETURNS, MAX_ROUNDS};
use domain::feedback::Kind;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use super::not_ended;
use crate::store::Tx;
use crate::store::entity::clocks::{ActiveModel, Column, Entity, Model};
use crate::store::entity::{cases, reminders};

/// A clock by its id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Ids of running clocks after this one that have not taken a step whose boundary they have passed.
///
/// # Errors
/// Those of the database.
pub async fn on_ladder(
    db: &impl ConnectionTrait,
    steps: &[(Rung, Date)],
    after: i64,
    limit: u64,
) -> Result<Vec<i64>, DbErr> {
    let reached = steps.iter().fold(Condition::any(), |any, &(rung, boundary)| any.add(passed(rung, boundary)));
    Entity::find()
        .select_only()
        .column(Column::Id)
        .inner_join(cases::Entity)
        .filter(Column::Id.gt(after))
        .filter(Column::EndedOn.is_null())
        .filter(Column::PausedOn.is_null())
        .filter(reached)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The rule of `domain::case::clock::ladder`, as a predicate.
fn passed(rung: Rung, boundary: Date) -> Condition {
    let ladder = |clock: &&Clock| (rung == Rung::Alarm) == (**clock == Clock::Alarm) && has_ladder(**clock);
    let keys = Clock::ALL.iter().filter(ladder).map(|clock| clock.code());
    let shortest = (1..).find(|amount| rung.fits(*amount)).unwrap_or(1);
    Condition::all()
        .add(Column::Key.is_in(keys))
        .add(Column::Height.lt(rung.height()))
        .add(Column::DueOn.lte(boundary))
        .add(Column::Amount.gte(i32::try_from(shortest).unwrap_or(1)))
        .add_option((!rung.is_reminder()).then(|| cases::Column::Kind.ne(Kind::Commendation.code())))
}

/// The steps that depend on how often a case went to and fro, and whether it has reached them.
#[must_use]
pub fn to_and_fro(case: &cases::Model) -> [(Rung, bool); 2] {
    let reached = |count: i32, most: u32| u32::try_from(count).is_ok_and(|count| count >= most);
    [
        (Rung::TwoReturns, reached(case.return_count, MAX_RETURNS)),
        (Rung::TwoRejections, reached(case.round, MAX_ROUNDS)),
    ]
}

/// A running clock of each case that went to and fro as often as it may, where nobody above has
/// heard of it.
///
/// # Errors
/// Those of the database.
pub async fn sent_to_and_fro(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<i64>, DbErr> {
    let untold = |rung: Rung| {
        let told = Query::select()
            .expr(Expr::val(1))
            .from(reminders::Entity)
            .and_where(
                Expr::col((reminders::Entity, reminders::Column::CaseId))
                    .equals((Alias::new("cases"), Alias::new("id"))),
            )
            .and_where(Expr::col((reminders::Entity, reminders::Column::Rung)).eq(rung.code()))
            .to_owned();
        Expr::exists(told).not()
    };
    let most = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let returned =
        Condition::all().add(cases::Column::ReturnCount.gte(most(MAX_RETURNS))).add(untold(Rung::TwoReturns));
    let rejected = Condition::all().add(cases::Column::Round.gte(most(MAX_ROUNDS))).add(untold(Rung::TwoRejections));
    let open = State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code());
    let main = Clock::ALL.iter().filter(|clock| !clock.is_beside()).map(|clock| clock.code());
    Entity::find()
        .select_only()
        .column(Column::Id)
        .inner_join(cases::Entity)
        .filter(Column::EndedOn.is_null())
        .filter(Column::PausedOn.is_null())
        .filter(Column::Key.is_in(main))
        .filter(cases::Column::State.is_in(open))
        .filter(Condition::any().add(returned).add(rejected))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Notes the highest step that a clock has reached.
///
/// # Errors
/// Those of the database.
pub async fn set_height(tx: &Tx, id: i64, height: i32) -> Result<(), DbErr> {
    let higher = ActiveModel { height: Set(height), ..Default::default() };
    Entity::update_many().set(higher).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// The steps that the running clocks of these cases have reached: case, clock, the highest step of it;
/// for a unit those of its own clocks.
///
/// # Errors
/// Those of the database.
pub async fn heights(db: &impl ConnectionTrait, ids: &[i64], of_unit: bool) -> Result<Vec<(i64, String, i32)>, DbErr> {
    let units = Clock::ALL.iter().filter(|clock| clock.owner() == Owner::Unit).map(|clock| clock.code());
    Entity::find()
        .select_only()
        .column(Column::CaseId)
        .column(Column::Key)
        .column_as(Column::Height.max(), "height")
        .filter(Column::CaseId.is_in(ids.iter().copied()))
        .filter(not_ended())
        .filter(Column::Height.gt(0))
        .filter(Condition::all().add_option(of_unit.then(|| Column::Key.is_in(units))))
        .group_by(Column::CaseId)
        .group_by(Column::Key)
        .into_tuple()
        .all(db)
        .await
}
