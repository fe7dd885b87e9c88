//! One page of a list, whatever the number of cases.
//!
//! A list is in order across several states, and no index is: read in one go, everything that lies in the list would be
//! sorted for the sake of one page. So each state of each unit is asked for the rows of the page alone, which an index
//! has in order, and these few are put together. What is narrowed down to few cases otherwise is read in one go.

use domain::case::State;
use domain::conflict::Standing;
use domain::policy::{Lane, ListScope};
use domain::role::Desk;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use time::Date;

use super::stages::Within;
use super::{Row, Wanted, allowed_among, free_of_conflict, of_lane, only, otherwise};
use crate::store::entity::cases;

/// More questions than these are not put together: SQLite refuses 500.
const BRANCHES: usize = 200;

/// The rows of one page in the order of the list, and one more if there are more: newest first, but what is late by its
/// date, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn list(
    db: &impl ConnectionTrait,
    scope: &ListScope,
    standing: &Standing,
    wanted: &Wanted,
    limit: u64,
) -> Result<Vec<Row>, DbErr> {
    let list = List { backend: db.get_database_backend(), scope, standing, wanted };
    match list.page(list.walk(), wanted.after, limit) {
        Some(page) => page.into_partial_model().all(db).await,
        None => Ok(Vec::new()),
    }
}

/// The rows of a list right before and right behind a place in it.
///
/// # Errors
/// Those of the database.
pub async fn beside(
    db: &impl ConnectionTrait,
    scope: &ListScope,
    standing: &Standing,
    wanted: &Wanted,
    place: (Date, i64),
) -> Result<(Option<Row>, Option<Row>), DbErr> {
    let list = List { backend: db.get_database_backend(), scope, standing, wanted };
    let walk = list.walk();
    let (Some(before), Some(behind)) = (list.page(walk.back(), Some(place), 1), list.page(walk, Some(place), 1)) else {
        return Ok((None, None));
    };
    Ok((before.into_partial_model().one(db).await?, behind.into_partial_model().one(db).await?))
}

/// The day by which a desk's lists are in order: when the feedback was sent, or, since that is not a
/// unit's to know, when the case came to the unit.
const fn came(desk: Desk) -> cases::Column {
    match desk {
        Desk::Unit => cases::Column::ReferredOn,
        _ => cases::Column::ReceivedOn,
    }
}

/// In which order a list is read: by a day, then by the id.
#[derive(Clone, Copy)]
struct Walk {
    by: cases::Column,
    newest_first: bool,
}

impl Walk {
    const fn back(self) -> Self {
        Self { newest_first: !self.newest_first, ..self }
    }

    const fn order(self) -> (cases::Column, Order) {
        (self.by, if self.newest_first { Order::Desc } else { Order::Asc })
    }

    /// What comes after this place. The two are compared as one: an index finds where the page begins.
    fn after(self, (day, id): (Date, i64)) -> Condition {
        let row = Expr::tuple([self.by, cases::Column::Id].map(|column| Expr::col((cases::Entity, column))));
        let place = Expr::tuple([Expr::value(day), Expr::value(id)]);
        Condition::all().add(if self.newest_first { row.lt(place) } else { row.gt(place) })
    }
}

pub(super) struct List<'a> {
    pub backend: DbBackend,
    pub scope: &'a ListScope,
    pub standing: &'a Standing,
    pub wanted: &'a Wanted,
}

impl List<'_> {
    fn walk(&self) -> Walk {
        match self.wanted.late_on {
            Some(_) => Walk { by: cases::Column::DueOn, newest_first: false },
            None => Walk { by: came(self.scope.desk), newest_first: true },
        }
    }

    /// The rows of one page; nothing when nothing can be in the list.
    fn page(&self, walk: Walk, after: Option<(Date, i64)>, limit: u64) -> Option<Select<cases::Entity>> {
        let read = |select: Select<cases::Entity>| {
            let (by, order) = walk.order();
            select.order_by(by, order.clone()).order_by(cases::Column::Id, order).limit(limit)
        };
        let one_go = || {
            let all = cases::Entity::find().filter(allowed_among(self.scope, self.standing, self.wanted));
            all.filter(only(self.scope.desk, self.wanted, self.backend))
        };
        let behind = |select: Select<cases::Entity>| match after {
            Some(place) => select.filter(walk.after(place)),
            None => select,
        };
        let parts = self.parts();
        if parts.is_empty() {
            return None;
        }
        if self.wanted.is_narrow() || parts.len() > BRANCHES {
            return Some(read(behind(one_go())));
        }
        let ids = |(lane, state, within): (&Lane, State, Option<Condition>)| {
            let part = cases::Entity::find().select_only().column(cases::Column::Id).column(walk.by);
            let part = part.filter(self.part(lane, state, within));
            let part = read(behind(part)).into_query();
            Query::select().columns([cases::Column::Id, walk.by]).from_subquery(part, "part").to_owned()
        };
        // The same case may lie in two lanes: with its unit, and raised above it.
        let union = if self.scope.lanes.len() > 1 { UnionType::Distinct } else { UnionType::All };
        let mut parts = parts.into_iter().map(ids);
        let mut found: SelectStatement = parts.next()?;
        found.unions(parts.map(|part| (union, part)));
        let (by, order) = walk.order();
        found.order_by(by, order.clone()).order_by(cases::Column::Id, order).limit(limit);
        let found = Query::select().column(cases::Column::Id).from_subquery(found, "page").to_owned();
        Some(read(cases::Entity::find().filter(cases::Column::Id.in_subquery(found))))
    }

    /// Where rows of the list can be: the lane, the state, and which cases of this state are meant if not all.
    fn parts(&self) -> Vec<(&Lane, State, Option<Condition>)> {
        let mut parts = Vec::new();
        for lane in &self.scope.lanes {
            for &state in lane.states {
                match self.wanted.stages.as_ref().map_or(Within::All, |stages| stages.within(state)) {
                    Within::Nothing => {}
                    Within::All => parts.push((lane, state, None)),
                    Within::Some(some) => parts.push((lane, state, Some(some))),
                }
            }
        }
        parts
    }

    fn part(&self, lane: &Lane, state: State, within: Option<Condition>) -> Condition {
        Condition::all()
            // What one officer holds is found by the officer: the unit may have any number of others.
            .add(of_lane(self.scope.desk, lane, self.wanted.held_by.is_some()))
            .add(cases::Column::State.eq(state.code()))
            .add_option(within)
            .add(otherwise(self.scope.desk, self.wanted, self.backend))
            .add(free_of_conflict(self.standing))
    }
}

/// The page of a list as a statement, to look at how an engine reads it.
#[cfg(test)]
pub(super) fn statement(list: &List<'_>, after: Option<(Date, i64)>, limit: u64) -> Option<SelectStatement> {
    list.page(list.walk(), after, limit).map(QueryTrait::into_query)
}
