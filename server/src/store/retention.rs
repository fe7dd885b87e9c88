//! Which ended cases have been kept long enough.

use domain::case::{State, Transition};
use domain::conflict::Standing;
use domain::retention::{Ending, ErasureCause, ItemState, Rule};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use super::entity::{cases, erasure_items, events};
use super::inbox::free_of_conflict;

/// The cases whose period is over and which wait in no run, as far as the conflict rule lets somebody
/// of this standing know of them: what they can propose.
#[must_use]
pub fn is_due_for(standing: &Standing, rules: &[Rule], cause: ErasureCause, today: Date) -> Condition {
    Condition::all().add(is_due(rules, cause, today)).add(free_of_conflict(standing))
}

/// The cases whose period is over and which wait in no run.
#[must_use]
pub fn is_due(rules: &[Rule], cause: ErasureCause, today: Date) -> Condition {
    let waiting = erasure_items::Entity::find()
        .select_only()
        .column(erasure_items::Column::CaseId)
        .filter(erasure_items::Column::State.eq(ItemState::Waiting.code()))
        .into_query();
    Condition::all().add(is_over(rules, cause, today)).add(cases::Column::Id.not_in_subquery(waiting))
}

/// The cases whose period is over on `today`, for this cause. `rules` are in the order in which they
/// are asked ([`domain::retention::order`]).
#[must_use]
pub fn is_over(rules: &[Rule], cause: ErasureCause, today: Date) -> Condition {
    let mut over = Condition::any().add(Expr::val(false));
    let mut closer = Condition::any().add(Expr::val(false));
    for rule in rules {
        if rule.cause() == cause {
            let ended = cases::Column::ClosedOn.lte(rule.period.ended_by(today));
            over = over.add(fits(rule).add(closer.clone().not()).add(ended));
        }
        closer = closer.add(fits(rule));
    }
    let terminal = State::ALL.iter().filter(|state| state.is_terminal()).map(|state| state.code());
    Condition::all()
        .add(over)
        .add(cases::Column::State.is_in(terminal))
        .add(cases::Column::ErasedOn.is_null())
        // Somebody still decides about it: its sender asked for a review.
        .add(cases::Column::DueKey.is_null())
}

fn fits(rule: &Rule) -> Condition {
    let refused = |reason: &str| {
        let newest = Alias::new("newest");
        let last = Query::select()
            .expr(Expr::col((newest.clone(), events::Column::Seq)).max())
            .from_as(events::Entity, newest.clone())
            .and_where(
                Expr::col((newest.clone(), events::Column::CaseId)).equals((events::Entity, events::Column::CaseId)),
            )
            .and_where(Expr::col((newest, events::Column::Code)).eq(Transition::Refuse.code()))
            .to_owned();
        let with_reason = events::Entity::find()
            .select_only()
            .column(events::Column::CaseId)
            .filter(events::Column::Code.eq(Transition::Refuse.code()))
            .filter(events::Column::ReasonCode.eq(reason))
            // As it was refused last, whatever was said before a review.
            .filter(Expr::col((events::Entity, events::Column::Seq)).in_subquery(last))
            .into_query();
        let state = cases::Column::State.eq(State::NotAccepted.code());
        state.and(cases::Column::Id.in_subquery(with_reason))
    };
    Condition::all()
        .add(Expr::val(true))
        .add_option(rule.category.as_ref().map(|code| cases::Column::MainCategory.eq(code)))
        .add_option(match rule.ending {
            Ending::Any => None,
            Ending::State(state) => Some(cases::Column::State.eq(state.code())),
            Ending::Refused(reason) => Some(refused(reason.code())),
        })
}

/// Due cases, those first that ended first, after the last one of the page before.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    due: Condition,
    after: Option<(Date, i64)>,
    limit: u64,
) -> Result<Vec<cases::Model>, DbErr> {
    let mut query = cases::Entity::find().filter(due);
    if let Some((day, id)) = after {
        let later = Condition::all().add(cases::Column::ClosedOn.eq(day)).add(cases::Column::Id.gt(id));
        query = query.filter(Condition::any().add(cases::Column::ClosedOn.gt(day)).add(later));
    }
    query.order_by_asc(cases::Column::ClosedOn).order_by_asc(cases::Column::Id).limit(limit).all(db).await
}

/// How many are due, at most `most`: counting stops there.
///
/// # Errors
/// Those of the database.
pub async fn count(db: &impl ConnectionTrait, due: Condition, most: u64) -> Result<u32, DbErr> {
    let rows = cases::Entity::find().select_only().column(cases::Column::Id).filter(due).limit(most);
    let rows = rows.into_tuple::<i64>().all(db).await?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// Whether the period of this case is over.
///
/// # Errors
/// Those of the database.
pub async fn holds_for(db: &impl ConnectionTrait, over: Condition, case_id: i64) -> Result<bool, DbErr> {
    let found = cases::Entity::find_by_id(case_id).filter(over).one(db).await?;
    Ok(found.is_some())
}
