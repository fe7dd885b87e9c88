//! What goes on under an entry of a list. Looks at much: for the office, which changes a list a few times a year.

use domain::case::State;
use domain::unit::PostId;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use crate::store::entity::{case_categories, case_subjects, cases, clocks, memberships, referrals};

fn open() -> Condition {
    let open = State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code());
    Condition::all().add(cases::Column::State.is_in(open))
}

/// Open cases with a category.
///
/// # Errors
/// Those of the database.
pub async fn about(db: &impl ConnectionTrait, category: &str, visible: Condition) -> Result<u64, DbErr> {
    case_categories::Entity::find()
        .inner_join(cases::Entity)
        .filter(case_categories::Column::Code.eq(category))
        .filter(open())
        .filter(visible)
        .count(db)
        .await
}

/// Dates of a time limit that run, and how many of them a sender was told.
///
/// # Errors
/// Those of the database.
pub async fn running(db: &impl ConnectionTrait, key: &str, visible: Condition) -> Result<(u64, u64), DbErr> {
    let dates = clocks::Entity::find()
        .inner_join(cases::Entity)
        .filter(clocks::Column::Key.eq(key))
        .filter(clocks::Column::EndedOn.is_null())
        .filter(visible);
    let told = dates.clone().filter(clocks::Column::ToldDueOn.is_not_null()).count(db).await?;
    Ok((dates.count(db).await?, told))
}

/// Letters that went out by a rule.
///
/// # Errors
/// Those of the database.
pub async fn letters(db: &impl ConnectionTrait, rule: Option<i64>) -> Result<u64, DbErr> {
    let Some(rule) = rule else { return Ok(0) };
    referrals::Entity::find()
        .filter(referrals::Column::RuleId.eq(rule))
        .filter(referrals::Column::IssuedOn.is_not_null())
        .count(db)
        .await
}

/// The newest cases in these states.
///
/// # Errors
/// Those of the database.
pub async fn to_be_routed(
    db: &impl ConnectionTrait,
    states: &[State],
    visible: Condition,
    limit: u64,
) -> Result<Vec<cases::Model>, DbErr> {
    cases::Entity::find()
        .filter(cases::Column::State.is_in(states.iter().map(|state| state.code())))
        .filter(visible)
        .order_by_desc(cases::Column::ReceivedOn)
        .order_by_desc(cases::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Places with a post, today.
///
/// # Errors
/// Those of the database.
pub async fn holders(db: &impl ConnectionTrait, post: PostId, today: Date) -> Result<u64, DbErr> {
    let open = Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today));
    memberships::Entity::find()
        .filter(memberships::Column::PostId.eq(post.0))
        .filter(memberships::Column::Since.lte(today))
        .filter(open)
        .count(db)
        .await
}

/// Open cases about the holder of a post.
///
/// # Errors
/// Those of the database.
pub async fn subjects(db: &impl ConnectionTrait, post: PostId, visible: Condition) -> Result<u64, DbErr> {
    case_subjects::Entity::find()
        .inner_join(cases::Entity)
        .filter(case_subjects::Column::PostId.eq(post.0))
        .filter(open())
        .filter(visible)
        .count(db)
        .await
}
