//! Who leads a body: by role, by post, or in the place of a leader who is away.

use std::collections::{BTreeMap, BTreeSet};

use domain::role::Role;
use domain::unit::{OfficerId, UnitId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
};
use time::Date;

use super::entity::deputies::Column as Deputies;
use super::entity::{memberships, post_versions, posts};
use super::{deputies, same_persons};

/// Who leads one of these units today, by role, by post, or in the place of a leader who is away.
///
/// # Errors
/// Those of the database.
pub async fn leaders(
    db: &impl ConnectionTrait,
    units: &BTreeSet<UnitId>,
    today: Date,
) -> Result<BTreeSet<OfficerId>, DbErr> {
    let ids = || units.iter().map(|unit| unit.0);
    let in_place = deputies::leading(today)
        .select_only()
        .column(Deputies::DeputyId)
        .filter(Deputies::UnitId.is_in(ids()))
        .into_query();
    let mut all = leading(today).filter(memberships::Column::UnitId.is_in(ids())).into_query();
    all.union(UnionType::Distinct, in_place);
    db.query_all(&all).await?.iter().map(|row| Ok(OfficerId(row.try_get_by_index(0)?))).collect()
}

/// What everybody leads who leads a body today, by role, by post, or in the place of a leader who is away, in this
/// account or another of theirs.
///
/// # Errors
/// Those of the database.
pub async fn leading_units(
    db: &impl ConnectionTrait,
    today: Date,
) -> Result<BTreeMap<OfficerId, BTreeSet<UnitId>>, DbErr> {
    let mut rows: Vec<(i64, i64)> = leading(today).column(memberships::Column::UnitId).into_tuple().all(db).await?;
    let in_place = deputies::leading(today).select_only().columns([Deputies::DeputyId, Deputies::UnitId]);
    rows.extend(in_place.into_tuple::<(i64, i64)>().all(db).await?);
    let mut led: BTreeMap<OfficerId, BTreeSet<UnitId>> = BTreeMap::new();
    for (officer, unit) in rows {
        led.entry(OfficerId(officer)).or_default().insert(UnitId(unit));
    }
    for (one, other) in same_persons::pairs(db).await? {
        let theirs = led.get(&other).cloned().unwrap_or_default();
        if !theirs.is_empty() {
            led.entry(one).or_default().extend(theirs);
        }
    }
    Ok(led)
}

/// The officers who lead a body today, by themselves.
fn leading(today: Date) -> Select<memberships::Entity> {
    use memberships::Column as M;
    let roles = Role::ALL.iter().filter(|role| role.leads()).map(|role| role.code());
    let [first, later] = leading_posts(today);
    let by_role_or_post =
        Condition::any().add(M::Role.is_in(roles)).add(M::PostId.in_subquery(first)).add(M::PostId.in_subquery(later));
    memberships::Entity::find()
        .select_only()
        .column(M::OfficerId)
        .filter(by_role_or_post)
        .filter(M::Since.lte(today))
        .filter(Condition::any().add(M::Until.is_null()).add(M::Until.gt(today)))
}

/// The posts whose holders lead today: by their row, or by the newest of the versions that have begun, which go before it.
fn leading_posts(today: Date) -> [SelectStatement; 2] {
    use post_versions::Column as V;
    let newer = Alias::new("newer");
    let begun = post_versions::Entity::find().select_only().column(V::PostId).filter(V::ValidFrom.lte(today));
    let first = posts::Entity::find()
        .select_only()
        .column(posts::Column::Id)
        .filter(Condition::any().add(posts::Column::IsHead.eq(true)).add(posts::Column::IsDeputy.eq(true)))
        .filter(posts::Column::Id.not_in_subquery(begun.clone().into_query()));
    let of_newer = |column: V| Expr::col((newer.clone(), column));
    let overtaken = Query::select()
        .expr(Expr::val(1))
        .from_as(post_versions::Entity, newer.clone())
        .and_where(of_newer(V::PostId).equals((post_versions::Entity, V::PostId)))
        .and_where(of_newer(V::ValidFrom).lte(today))
        .and_where(of_newer(V::ValidFrom).gt(Expr::col((post_versions::Entity, V::ValidFrom))))
        .take();
    let later = begun
        .filter(Condition::any().add(V::IsHead.eq(true)).add(V::IsDeputy.eq(true)))
        .filter(Expr::exists(overtaken).not());
    [first.into_query(), later.into_query()]
}
