//! Lists of cases. The rules on who may see what stand in the query itself: a row that a person
//! may not see is neither listed nor counted.

mod counting;
mod in_hand;
mod paging;
mod stages;
mod stranded;

pub use counting::{count, counts};
pub use in_hand::{awaiting_leader, fronts_with_new, holders, in_hand, open_at, unowned_by_body};
pub use paging::{beside, list};
pub use stages::Stages;
pub use stranded::maybe_stranded;

use domain::case::State;
use domain::conflict::{Bond, Standing};
use domain::feedback::{AccessLevel, Publication};
use domain::policy::{Lane, ListScope};
use domain::role::Desk;
use domain::unit::UnitId;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use time::Date;

use super::entity::{case_categories, case_links, case_subjects, cases};
use super::links::{self, Link};
use super::{bonds, search};

/// What is wanted of a list, besides what is allowed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only these; `None`: all.
    pub stages: Option<Stages>,
    pub category: Option<String>,
    pub number: Option<String>,
    /// Only what has these words.
    pub words: Option<search::Groups>,
    /// Only other cases than this one, about a subject that fits.
    pub alike: Option<(i64, Condition)>,
    /// Only these cases.
    pub ids: Option<Vec<i64>>,
    /// Only what was merged into this case.
    pub merged_into: Option<i64>,
    /// Only what came on this day or later.
    pub since: Option<Date>,
    /// Only what nobody of the desk has in hand.
    pub unowned: bool,
    /// Only what this officer holds, on the side of the desk.
    pub held_by: Option<i64>,
    /// Only what this unit has.
    pub handling_unit: Option<i64>,
    /// Only what is past its date on this day.
    pub late_on: Option<Date>,
    /// Rows after this one.
    pub after: Option<(Date, i64)>,
}

impl Wanted {
    /// Whether few cases can be in the list, whatever lies in its trays: these are found by what they are or have.
    const fn is_narrow(&self) -> bool {
        self.number.is_some()
            || self.words.is_some()
            || self.alike.is_some()
            || self.ids.is_some()
            || self.merged_into.is_some()
    }
}

/// What a list shows of a case, and what decides how: the rest of the row stays in the database.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "cases::Entity")]
pub struct Row {
    pub id: i64,
    pub number: String,
    pub kind: String,
    pub referred_kind: Option<String>,
    pub channel: String,
    pub state: String,
    pub received_on: Date,
    pub referred_on: Option<Date>,
    pub main_category: String,
    pub province_id: Option<i64>,
    pub commune_id: Option<i64>,
    pub urgent: bool,
    pub child: bool,
    pub public_concern: bool,
    pub raised_to_id: Option<i64>,
    pub retaliation: bool,
    pub publication: String,
    pub due_key: Option<String>,
    pub due_on: Option<Date>,
    pub front_officer_id: Option<i64>,
    pub unit_officer_id: Option<i64>,
    pub erased_on: Option<Date>,
}

/// Cases of a state whose running date has passed.
///
/// # Errors
/// Those of the database.
pub async fn past_due(db: &impl ConnectionTrait, state: State, today: Date, limit: u64) -> Result<Vec<i64>, DbErr> {
    overdue(state, today, limit).into_tuple::<i64>().all(db).await
}

/// Cases whose time for a rating is over, and about whose publication is decided.
///
/// # Errors
/// Those of the database.
pub async fn past_rating(db: &impl ConnectionTrait, today: Date, limit: u64) -> Result<Vec<i64>, DbErr> {
    overdue(State::Resolved, today, limit).filter(to_be_published().not()).into_tuple::<i64>().all(db).await
}

/// Cases with an answer about whose publication nobody has decided, and perhaps nobody needs to any more: something of
/// the case itself may keep it from being published by now (`never`: the categories of which that is so), or of one that
/// belongs to it, whatever that is. In the order of their ids, after this one.
///
/// # Errors
/// Those of the database.
pub async fn maybe_barred(
    db: &impl ConnectionTrait,
    never: &[&str],
    after: i64,
    limit: u64,
) -> Result<Vec<cases::Model>, DbErr> {
    let own = |column: case_categories::Column| column.into_expr().eq(Expr::col((cases::Entity, cases::Column::Id)));
    let in_group = case_categories::Entity::find()
        .select_only()
        .column(case_categories::Column::CaseId)
        .filter(own(case_categories::Column::CaseId))
        .filter(case_categories::Column::Code.is_in(never.iter().copied()))
        .into_query();
    let linked = |column: case_links::Column| {
        let this = column.into_expr().eq(Expr::col((cases::Entity, cases::Column::Id)));
        Expr::exists(case_links::Entity::find().select_only().column(column).filter(this).into_query())
    };
    let why = Condition::any()
        .add(cases::Column::Retaliation.eq(true))
        .add(cases::Column::Urgent.eq(true))
        .add(cases::Column::Child.eq(true))
        .add(cases::Column::Withdrawn.eq(true))
        .add(cases::Column::KeptBack.eq(true))
        .add(cases::Column::AccessLevel.ne(AccessLevel::Ordinary.code()))
        .add(cases::Column::MainCategory.is_in(never.iter().copied()))
        .add(Expr::exists(in_group))
        .add(linked(case_links::Column::CaseId))
        .add(linked(case_links::Column::ToCaseId));
    cases::Entity::find()
        .filter(cases::Column::State.eq(State::Resolved.code()))
        .filter(to_be_published())
        .filter(why)
        .filter(cases::Column::Id.gt(after))
        .order_by_asc(cases::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

fn overdue(state: State, today: Date, limit: u64) -> Select<cases::Entity> {
    cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(cases::Column::State.eq(state.code()))
        .filter(cases::Column::DueOn.lt(today))
        .order_by_asc(cases::Column::DueOn)
        .limit(limit)
}

/// Nobody has decided yet whether the case is published.
fn to_be_published() -> SimpleExpr {
    let open = Publication::ALL.iter().filter(|publication| !publication.is_decided());
    cases::Column::Publication.is_in(open.map(|publication| publication.code()))
}

fn only(desk: Desk, wanted: &Wanted, backend: DbBackend) -> Condition {
    Condition::all().add_option(wanted.stages.as_ref().map(Stages::condition)).add(otherwise(desk, wanted, backend))
}

/// What is wanted besides the stages.
fn otherwise(desk: Desk, wanted: &Wanted, backend: DbBackend) -> Condition {
    let holder = if desk == Desk::Front { cases::Column::FrontOfficerId } else { cases::Column::UnitOfficerId };
    Condition::all()
        // What went to another procedure is found by no category: it is not shown either.
        .add_option(
            wanted
                .category
                .as_ref()
                .map(|code| cases::Column::MainCategory.eq(code).and(cases::Column::State.ne(State::Diverted.code()))),
        )
        .add_option(wanted.handling_unit.map(|unit| cases::Column::HandlingUnitId.eq(unit)))
        .add_option(wanted.number.as_ref().map(|number| cases::Column::Number.eq(number)))
        .add_option(wanted.words.as_ref().map(|words| search::having(backend, words)))
        .add_option(wanted.alike.as_ref().map(|(case_id, fits)| {
            let others = case_subjects::Entity::find().select_only().column(case_subjects::Column::CaseId);
            let others = others.filter(fits.clone()).into_query();
            cases::Column::Id.ne(*case_id).and(cases::Column::Id.in_subquery(others))
        }))
        .add_option(wanted.ids.as_ref().map(|ids| cases::Column::Id.is_in(ids.iter().copied())))
        .add_option(wanted.merged_into.map(|id| cases::Column::Id.in_subquery(links::ids(Link::Merged, id))))
        .add_option(wanted.since.map(|day| cases::Column::ReceivedOn.gte(day)))
        .add_option(wanted.unowned.then(|| in_hand::unowned(desk)))
        .add_option(wanted.held_by.map(|officer| holder.eq(officer)))
        .add_option(wanted.late_on.map(|day| cases::Column::DueOn.lt(day)))
}

/// The cases, ended ones too, from which the conflict rule keeps somebody of this standing.
///
/// # Errors
/// Those of the database.
pub async fn in_conflict(db: &impl ConnectionTrait, standing: &Standing) -> Result<Vec<i64>, DbErr> {
    cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(Expr::exists(bonds::keeping(standing)))
        .into_tuple()
        .all(db)
        .await
}

/// An open case about somebody, and who has it.
#[derive(Clone, Copy, Debug)]
pub struct About {
    pub case_id: i64,
    /// Why it is taken for that.
    pub bond: Bond,
    pub front: UnitId,
    pub unit: Option<UnitId>,
}

/// The cases with one of these bonds in which somebody has something to do: open, or with a date that runs.
///
/// # Errors
/// Those of the database.
pub async fn open_about(db: &impl ConnectionTrait, bonds: impl IntoIterator<Item = Bond>) -> Result<Vec<About>, DbErr> {
    let open = State::ALL.iter().filter(|state| !state.is_terminal());
    let waits = Condition::any()
        .add(cases::Column::State.is_in(open.map(|state| state.code())))
        .add(cases::Column::DueKey.is_not_null());
    let rows: Vec<(i64, String, i64, Option<i64>)> = bonds::with(bonds)
        .column(cases::Column::FrontId)
        .column(cases::Column::HandlingUnitId)
        .filter(waits)
        .into_tuple()
        .all(db)
        .await?;
    let about = rows.into_iter().filter_map(|(case_id, bond, front, unit)| {
        Some(About { case_id, bond: Bond::parse(&bond)?, front: UnitId(front), unit: unit.map(UnitId) })
    });
    Ok(about.collect())
}

/// Scope and conflict rule: what the policy allows, as a predicate over `cases`.
pub(super) fn allowed(scope: &ListScope, standing: &Standing) -> Condition {
    allowed_among(scope, standing, &Wanted::default())
}

/// The same of those in which what is wanted may lie. Of two lists of states an engine looks up one and reads all that
/// is in it, so each lane names the states in which both agree.
fn allowed_among(scope: &ListScope, standing: &Standing, wanted: &Wanted) -> Condition {
    let lies_there = |state: &State| {
        wanted.stages.as_ref().is_none_or(|stages| !matches!(stages.within(*state), stages::Within::Nothing))
    };
    let lane = |lane: &Lane| {
        let states = lane.states.iter().filter(|state| lies_there(state)).map(|state| state.code());
        // What one officer holds is found by the officer.
        of_lane(scope.desk, lane, wanted.held_by.is_some()).add(cases::Column::State.is_in(states))
    };
    let lanes = scope.lanes.iter().fold(Condition::any(), |any, one| any.add(lane(one)));
    Condition::all().add(lanes).add(free_of_conflict(standing))
}

/// What the unit of a lane has. `beside`: no case is looked up by it.
fn of_lane(desk: Desk, lane: &Lane, beside: bool) -> Condition {
    let column = match desk {
        _ if lane.raised => cases::Column::RaisedToId,
        Desk::Front => cases::Column::FrontId,
        _ => cases::Column::HandlingUnitId,
    };
    // What goes up at the desk of units was referred to one.
    let referred = (lane.raised && desk == Desk::Unit).then(|| cases::Column::HandlingUnitId.is_not_null());
    let column = Expr::col((cases::Entity, column));
    // No engine looks a sum up in an index of a column.
    let column = if beside { column.add(0_i64) } else { column };
    Condition::all().add_option(referred).add(column.eq(lane.unit.0))
}

/// The conflict rule, as a predicate over `cases`.
pub(crate) fn free_of_conflict(standing: &Standing) -> Condition {
    Condition::all().add(Expr::exists(bonds::keeping(standing)).not())
}

#[cfg(test)]
mod tests;
