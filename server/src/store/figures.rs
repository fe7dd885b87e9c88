//! The public figures as they were counted, and the cases that are counted next.

use std::collections::{HashMap, HashSet};

use domain::figures::{NO_PLACE, Period, Quarter};
use domain::publication::Step;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use super::entity::{answers, case_categories, cases, clocks, figure_counts, figures, promises, publications, ratings};
use super::{Tx, public_state};

/// Rows of one statement.
const BATCH: usize = 200;

/// What is shown of a place in a period.
///
/// # Errors
/// Those of the database.
pub async fn page(db: &impl ConnectionTrait, place: i64, period: Period) -> Result<Option<figures::Model>, DbErr> {
    figures::Entity::find_by_id((place, period.to_string())).one(db).await
}

/// Of which periods there are figures of a place, the newest first.
///
/// # Errors
/// Those of the database.
pub async fn periods(db: &impl ConnectionTrait, place: i64) -> Result<Vec<Period>, DbErr> {
    let query = figures::Entity::find().filter(figures::Column::Place.eq(place));
    let codes = query.select_only().column(figures::Column::Period).into_tuple::<String>().all(db).await?;
    let mut periods: Vec<Period> = codes.iter().filter_map(|code| Period::parse(code)).collect();
    periods.sort_by_key(|period| std::cmp::Reverse(period.order()));
    Ok(periods)
}

/// Stores the figures of a period, once.
///
/// # Errors
/// Those of the database, among them that they are there already.
pub async fn put(
    tx: &Tx,
    period: Period,
    counted_on: Date,
    pages: impl IntoIterator<Item = (i64, String)>,
) -> Result<(), DbErr> {
    let row = |(place, body)| figures::Model { place, period: period.to_string(), counted_on, body };
    public_state::bump(tx).await?;
    let rows: Vec<_> = pages.into_iter().map(row).map(|row| figures::ActiveModel::from(row).reset_all()).collect();
    for rows in rows.chunks(BATCH) {
        figures::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Whether a period was counted.
///
/// # Errors
/// Those of the database.
pub async fn is_counted(db: &impl ConnectionTrait, period: Period) -> Result<bool, DbErr> {
    Ok(page(db, NO_PLACE, period).await?.is_some())
}

/// Keeps the counts of a quarter for the end of its year.
///
/// # Errors
/// Those of the database.
pub async fn put_counts(tx: &Tx, quarter: Quarter, body: String) -> Result<(), DbErr> {
    let row = figure_counts::Model { period: Period::Quarter(quarter).to_string(), body };
    let row = figure_counts::ActiveModel::from(row).reset_all();
    figure_counts::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The counts of a quarter.
///
/// # Errors
/// Those of the database.
pub async fn counts(db: &impl ConnectionTrait, quarter: Quarter) -> Result<Option<String>, DbErr> {
    let row = figure_counts::Entity::find_by_id(Period::Quarter(quarter).to_string()).one(db).await?;
    Ok(row.map(|row| row.body))
}

/// The day on which the first case of all was received. Looks at every case: for jobs.
///
/// # Errors
/// Those of the database.
pub async fn first_day(db: &impl ConnectionTrait) -> Result<Option<Date>, DbErr> {
    let query = cases::Entity::find().select_only().column_as(cases::Column::ReceivedOn.min(), "first");
    Ok(query.into_tuple::<Option<Date>>().one(db).await?.flatten())
}

/// A case, and what the figures ask of it.
pub struct Received {
    pub row: cases::Model,
    pub categories: Vec<case_categories::Model>,
    pub clocks: Vec<clocks::Model>,
    /// The oldest first.
    pub answers: Vec<answers::Model>,
    pub promises: Vec<promises::Model>,
    pub rating: Option<ratings::Model>,
    /// It stands, or stood, in the register.
    pub readable: bool,
}

/// Cases received from one day to another, of those behind `after` the first ones. Looks at every case: for jobs.
///
/// # Errors
/// Those of the database.
pub async fn received(
    db: &impl ConnectionTrait,
    (from, until): (Date, Date),
    after: i64,
    limit: u64,
) -> Result<Vec<Received>, DbErr> {
    let query = cases::Entity::find().filter(cases::Column::ReceivedOn.between(from, until));
    let query = query.filter(cases::Column::Id.gt(after)).order_by_asc(cases::Column::Id).limit(limit);
    with_all(db, query.all(db).await?).await
}

/// These cases with what the figures ask of them. As many as fit into one statement.
///
/// # Errors
/// Those of the database.
pub async fn with_all(db: &impl ConnectionTrait, rows: Vec<cases::Model>) -> Result<Vec<Received>, DbErr> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let categories = case_categories::Entity::find().filter(case_categories::Column::CaseId.is_in(ids.clone()));
    let runs =
        clocks::Entity::find().filter(clocks::Column::CaseId.is_in(ids.clone())).order_by_asc(clocks::Column::Id);
    let given = answers::Entity::find().filter(answers::Column::CaseId.is_in(ids.clone()));
    let given = given.order_by_asc(answers::Column::Round).order_by_asc(answers::Column::Id);
    let promised = promises::Entity::find().filter(promises::Column::CaseId.is_in(ids.clone()));
    let rated = ratings::Entity::find().filter(ratings::Column::CaseId.is_in(ids.clone()));
    let steps = [Step::Published, Step::TakenDown].map(Step::code);
    let readable = publications::Entity::find()
        .filter(publications::Column::CaseId.is_in(ids))
        .filter(publications::Column::Step.is_in(steps))
        .select_only()
        .column(publications::Column::CaseId);
    let mut categories = by_case(categories.all(db).await?, |row| row.case_id);
    let mut runs = by_case(runs.all(db).await?, |row| row.case_id);
    let mut given = by_case(given.all(db).await?, |row| row.case_id);
    let mut promised = by_case(promised.all(db).await?, |row| row.case_id);
    let mut rated = by_case(rated.all(db).await?, |row| row.case_id);
    let readable: HashSet<i64> = readable.into_tuple::<i64>().all(db).await?.into_iter().collect();
    let received = rows.into_iter().map(|row| Received {
        categories: categories.remove(&row.id).unwrap_or_default(),
        clocks: runs.remove(&row.id).unwrap_or_default(),
        answers: given.remove(&row.id).unwrap_or_default(),
        promises: promised.remove(&row.id).unwrap_or_default(),
        rating: rated.remove(&row.id).and_then(|rows| rows.into_iter().next()),
        readable: readable.contains(&row.id),
        row,
    });
    Ok(received.collect())
}

fn by_case<M>(rows: Vec<M>, case_id: impl Fn(&M) -> i64) -> HashMap<i64, Vec<M>> {
    let mut by_case: HashMap<i64, Vec<M>> = HashMap::new();
    for row in rows {
        by_case.entry(case_id(&row)).or_default().push(row);
    }
    by_case
}
