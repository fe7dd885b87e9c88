//! Cases whose next move at their Front nobody may make who is there for it.

use domain::case::State;
use domain::role::Role;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use crate::store::entity::{case_bonds, cases, memberships, officers, same_persons, ties};
use crate::store::people::ACTIVE;

/// Bonds with a person that keep away that person, by their signs.
const OF_PERSON: [char; 5] = ['N', 'C', 'D', 'H', 'U'];

/// Cases of a state that may be kept from each who has this role at their Front, in the order of their ids, after this
/// one. Who has a tie, or another place or post besides, is taken for kept from all: whether they are is asked of the
/// policy.
///
/// # Errors
/// Those of the database.
pub async fn maybe_stranded(
    db: &impl ConnectionTrait,
    (state, role): (State, Role),
    today: Date,
    after: i64,
    limit: u64,
) -> Result<Vec<cases::Model>, DbErr> {
    let free = Condition::all()
        .add(Expr::exists(own_bonds()).not())
        .add(Expr::exists(tied(today)).not())
        .add(Expr::exists(elsewhere(today)).not())
        .add(Expr::exists(of_one_name()).not())
        .add(Expr::exists(said_to_be_theirs()).not());
    let mut surely_free = holders(role, today);
    surely_free.cond_where(free);
    cases::Entity::find()
        .filter(cases::Column::State.eq(state.code()))
        .filter(cases::Column::Id.gt(after))
        .filter(Expr::exists(holders(role, today)))
        .filter(Expr::exists(surely_free).not())
        .order_by_asc(cases::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Who has a role at the Front of the case in the row.
fn holders(role: Role, today: Date) -> SelectStatement {
    use memberships::Column as M;
    let at_its_front = Expr::col((memberships::Entity, M::UnitId)).equals((cases::Entity, cases::Column::FrontId));
    memberships::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .inner_join(officers::Entity)
        .filter(officers::Column::Status.eq(ACTIVE))
        .filter(M::Role.eq(role.code()))
        .filter(M::Since.lte(today))
        .filter(Condition::any().add(M::Until.is_null()).add(M::Until.gt(today)))
        .filter(at_its_front)
        .into_query()
}

/// Bonds of the case in the row with the person in the row, or with their post.
fn own_bonds() -> SelectStatement {
    use case_bonds::Column as B;
    let person = |sign: char| Expr::cust(format!("'{sign}' || \"memberships\".\"officer_id\""));
    let post = "'P' || \"memberships\".\"unit_id\" || '.' || \"memberships\".\"post_id\"";
    let bonds = OF_PERSON.into_iter().map(person).chain([Expr::cust(post)]);
    case_bonds::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(Expr::col((case_bonds::Entity, B::CaseId)).equals((cases::Entity, cases::Column::Id)))
        .filter(Expr::col((case_bonds::Entity, B::Bond)).is_in(bonds))
        .into_query()
}

/// Ties of the person in the row that count.
fn tied(today: Date) -> SelectStatement {
    use ties::Column as T;
    ties::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(Expr::col((ties::Entity, T::OfficerId)).equals((memberships::Entity, memberships::Column::OfficerId)))
        .filter(Condition::any().add(T::EndedOn.is_null()).add(T::EndedOn.gte(today)))
        .into_query()
}

/// What else the person in the row is, in another body, with a post, or in a role that keeps them from all cases.
fn elsewhere(today: Date) -> SelectStatement {
    use memberships::Column as M;
    let other = Alias::new("other_place");
    let of = |column: M| Expr::col((other.clone(), column));
    let never = Role::ALL.iter().filter(|role| role.never_reads()).map(|role| role.code());
    let counts = Condition::any()
        .add(of(M::UnitId).not_equals((memberships::Entity, M::UnitId)))
        .add(of(M::PostId).is_not_null())
        .add(of(M::Role).is_in(never));
    Query::select()
        .expr(Expr::val(1))
        .from_as(memberships::Entity, other.clone())
        .and_where(of(M::OfficerId).equals((memberships::Entity, M::OfficerId)))
        .and_where(of(M::Id).not_equals((memberships::Entity, M::Id)))
        .and_where(of(M::Since).lte(today))
        .cond_where(Condition::any().add(of(M::Until).is_null()).add(of(M::Until).gt(today)))
        .cond_where(counts)
        .to_owned()
}

/// Other accounts of the name of the person in the row.
fn of_one_name() -> SelectStatement {
    use officers::Column as O;
    let other = Alias::new("other_account");
    let of = |column: O| Expr::col((other.clone(), column));
    Query::select()
        .expr(Expr::val(1))
        .from_as(officers::Entity, other.clone())
        .and_where(of(O::NameKey).equals((officers::Entity, O::NameKey)))
        .and_where(of(O::Id).not_equals((officers::Entity, O::Id)))
        .to_owned()
}

/// Other accounts that were said to be those of the person in the row.
fn said_to_be_theirs() -> SelectStatement {
    use same_persons::Column as S;
    same_persons::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(Expr::col((same_persons::Entity, S::OfficerId)).equals((officers::Entity, officers::Column::Id)))
        .filter(S::Same.eq(true))
        .into_query()
}
