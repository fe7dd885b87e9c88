//! The months of reports as they were counted, the cases that are counted next, and what was signed.

use std::collections::{BTreeMap, HashMap};

use domain::case::State;
use domain::conflict::Standing;
use domain::reports::{Correction, Line, Month, Period, Signed};
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use time::Date;

use super::Tx;
use super::cases::CaseError;
use super::entity::{cases, events, report_lines, reports, signed_reports};
use super::inbox::free_of_conflict;
use crate::vault::{At, Vault};

/// Rows of one statement.
const BATCH: usize = 200;

/// The Fronts that have cases. Looks through all of them: for jobs.
///
/// # Errors
/// Those of the database.
pub async fn fronts(db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    let query = cases::Entity::find().select_only().column(cases::Column::FrontId).distinct();
    query.order_by_asc(cases::Column::FrontId).into_tuple().all(db).await
}

/// The day on which a Front received its first case.
///
/// # Errors
/// Those of the database.
pub async fn first_day(db: &impl ConnectionTrait, front: i64) -> Result<Option<Date>, DbErr> {
    let query = cases::Entity::find().select_only().column_as(cases::Column::ReceivedOn.min(), "first");
    let query = query.filter(cases::Column::FrontId.eq(front));
    Ok(query.into_tuple::<Option<Date>>().one(db).await?.flatten())
}

/// The last month of a Front that was counted.
///
/// # Errors
/// Those of the database.
pub async fn last(db: &impl ConnectionTrait, front: i64) -> Result<Option<reports::Model>, DbErr> {
    let of_front = reports::Entity::find().filter(reports::Column::FrontId.eq(front));
    of_front.order_by_desc(reports::Column::Month).order_by_desc(reports::Column::Version).one(db).await
}

/// The months of a Front that were counted before this one, the newest first; of each the first version: that there
/// is another one may be because of a case of which the reader must not know.
///
/// # Errors
/// Those of the database.
pub async fn months(
    db: &impl ConnectionTrait,
    front: i64,
    before: Option<Month>,
    limit: u64,
) -> Result<Vec<reports::Model>, DbErr> {
    let names: Vec<String> =
        reports::Entity::find()
            .select_only()
            .column(reports::Column::Month)
            .distinct()
            .filter(reports::Column::FrontId.eq(front))
            .filter(before.map_or_else(Condition::all, |month| {
                Condition::all().add(reports::Column::Month.lt(month.to_string()))
            }))
            .order_by_desc(reports::Column::Month)
            .limit(limit)
            .into_tuple()
            .all(db)
            .await?;
    let mut rows = named(db, front, names).await?;
    rows.dedup_by(|later, first| later.month == first.month);
    rows.reverse();
    Ok(rows)
}

/// Every version of these months, in the order of months and versions.
///
/// # Errors
/// Those of the database.
pub async fn versions(db: &impl ConnectionTrait, front: i64, months: &[Month]) -> Result<Vec<reports::Model>, DbErr> {
    named(db, front, months.iter().map(Month::to_string).collect()).await
}

async fn named(db: &impl ConnectionTrait, front: i64, months: Vec<String>) -> Result<Vec<reports::Model>, DbErr> {
    reports::Entity::find()
        .filter(reports::Column::FrontId.eq(front))
        .filter(reports::Column::Month.is_in(months))
        .order_by_asc(reports::Column::Month)
        .order_by_asc(reports::Column::Version)
        .all(db)
        .await
}

/// The newest version of a month.
///
/// # Errors
/// Those of the database.
pub async fn newest(db: &impl ConnectionTrait, front: i64, month: Month) -> Result<Option<reports::Model>, DbErr> {
    Ok(versions(db, front, &[month]).await?.pop())
}

/// The months from this one on, of each the newest version, in their order.
///
/// # Errors
/// Those of the database.
pub async fn since(db: &impl ConnectionTrait, front: i64, month: &str) -> Result<Vec<reports::Model>, DbErr> {
    let mut rows = reports::Entity::find()
        .filter(reports::Column::FrontId.eq(front))
        .filter(reports::Column::Month.gte(month))
        .order_by_asc(reports::Column::Month)
        .order_by_desc(reports::Column::Version)
        .all(db)
        .await?;
    rows.dedup_by(|later, first| later.month == first.month);
    Ok(rows)
}

/// A month that is to be kept.
pub struct NewMonth {
    pub front: i64,
    pub month: Month,
    pub version: i32,
    pub days: (Date, Date),
    pub counted_on: Date,
    /// Why, and by whom: of a version that corrects another.
    pub corrected: Option<(Correction, OfficerId)>,
}

/// Keeps what was counted of a month.
///
/// # Errors
/// Those of the database, among them that this version is there already.
pub async fn put(tx: &Tx, new: NewMonth, lines: &BTreeMap<i64, Line>) -> Result<(), CaseError> {
    let row = reports::ActiveModel {
        id: NotSet,
        front_id: Set(new.front),
        month: Set(new.month.to_string()),
        version: Set(new.version),
        first_on: Set(new.days.0),
        last_on: Set(new.days.1),
        counted_on: Set(new.counted_on),
        correction: Set(new.corrected.map(|(why, _)| why.code().to_owned())),
        made_by: Set(new.corrected.map(|(_, by)| by.0)),
    };
    let report_id = row.insert(tx).await?.id;
    let mut rows = Vec::with_capacity(lines.len());
    for (case_id, line) in lines {
        let body = serde_json::to_string(line).map_err(|_| CaseError::Code("report_lines.body"))?;
        rows.push(report_lines::ActiveModel { report_id: Set(report_id), case_id: Set(*case_id), body: Set(body) });
    }
    for rows in rows.chunks(BATCH) {
        report_lines::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn read(row: &report_lines::Model) -> Result<Line, CaseError> {
    serde_json::from_str(&row.body).map_err(|_| CaseError::Code("report_lines.body"))
}

/// All lines of a month.
///
/// # Errors
/// [`CaseError`].
pub async fn all_lines(db: &impl ConnectionTrait, report: i64) -> Result<BTreeMap<i64, Line>, CaseError> {
    let rows = report_lines::Entity::find().filter(report_lines::Column::ReportId.eq(report)).all(db).await?;
    rows.iter().map(|row| Ok((row.case_id, read(row)?))).collect()
}

/// The lines of months, as far as somebody may know of their cases: month, case, line, in the order of the cases. Whose
/// months they are says who reads them, whichever Front has a case by now.
///
/// # Errors
/// [`CaseError`].
pub async fn lines(
    db: &impl ConnectionTrait,
    reports: &[i64],
    standing: &Standing,
) -> Result<Vec<(i64, i64, Line)>, CaseError> {
    let rows = visible(reports, standing).all(db).await?;
    rows.iter().map(|row| Ok((row.report_id, row.case_id, read(row)?))).collect()
}

fn visible(reports: &[i64], standing: &Standing) -> Select<report_lines::Entity> {
    report_lines::Entity::find()
        .inner_join(cases::Entity)
        .filter(report_lines::Column::ReportId.is_in(reports.iter().copied()))
        .filter(free_of_conflict(standing))
        .order_by_asc(report_lines::Column::CaseId)
        .order_by_asc(report_lines::Column::ReportId)
}

/// The cases of a Front that may have moved between two days, or waited, in the order of their ids. Asked for in two
/// statements, each of which an index of the Front's cases answers.
///
/// # Errors
/// Those of the database.
pub async fn touched(db: &impl ConnectionTrait, front: i64, days: (Date, Date)) -> Result<Vec<i64>, DbErr> {
    let mut ids: Vec<i64> = Vec::new();
    for query in moving(front, days) {
        ids.extend(query.into_tuple::<i64>().all(db).await?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// What waits, and what ended since the first of the days.
fn moving(front: i64, (first, last): (Date, Date)) -> [Select<cases::Entity>; 2] {
    let open = State::ALL.iter().filter(|state| !state.is_terminal()).map(|state| state.code());
    [cases::Column::State.is_in(open), cases::Column::ClosedOn.gte(first)].map(|which| {
        cases::Entity::find()
            .select_only()
            .column(cases::Column::Id)
            .filter(cases::Column::FrontId.eq(front))
            .filter(which)
            .filter(cases::Column::ReceivedOn.lte(last))
    })
}

/// These cases.
///
/// # Errors
/// Those of the database.
pub async fn rows(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<cases::Model>, DbErr> {
    cases::Entity::find().filter(cases::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What happened to cases, each in its order.
///
/// # Errors
/// Those of the database.
pub async fn histories(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Vec<events::Model>>, DbErr> {
    let rows = events::Entity::find()
        .filter(events::Column::CaseId.is_in(ids.iter().copied()))
        .order_by_asc(events::Column::CaseId)
        .order_by_asc(events::Column::Seq)
        .all(db)
        .await?;
    let mut histories: HashMap<i64, Vec<events::Model>> = HashMap::new();
    for row in rows {
        histories.entry(row.case_id).or_default().push(row);
    }
    Ok(histories)
}

fn at(id: i64) -> At<'static> {
    At::new("signed_reports", "envelope", id)
}

/// A report that was signed and is to be filed.
pub struct Filing<'a> {
    pub front: i64,
    pub period: Period,
    /// Ids of the months that it was counted from.
    pub counted: &'a [i64],
    /// Stands for what whoever files it had before them.
    pub seen: String,
    pub signed: &'a Signed,
    pub by: OfficerId,
    pub today: Date,
}

/// Files a report; returns its position in the period.
///
/// # Errors
/// [`CaseError`].
pub async fn file(tx: &Tx, vault: &Vault, new: Filing<'_>) -> Result<i32, CaseError> {
    let last = filed(tx, new.front, new.period).await?.last().map_or(0, |row| row.position);
    let counted: Vec<String> = new.counted.iter().map(i64::to_string).collect();
    let row = signed_reports::ActiveModel {
        id: NotSet,
        front_id: Set(new.front),
        period: Set(new.period.to_string()),
        position: Set(last + 1),
        document_no: Set(new.signed.signature.document_no.clone()),
        document_on: Set(new.signed.signature.document_on),
        counted: Set(counted.join(" ")),
        seen: Set(new.seen),
        envelope: Set(None),
        filed_by: Set(new.by.0),
        filed_on: Set(new.today),
    };
    let id = row.insert(tx).await?.id;
    let envelope = Set(Some(vault.seal_record(at(id), new.signed)?));
    signed_reports::ActiveModel { id: Set(id), envelope, ..Default::default() }.update(tx).await?;
    Ok(last + 1)
}

/// The signed reports of a period, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn filed(db: &impl ConnectionTrait, front: i64, period: Period) -> Result<Vec<signed_reports::Model>, DbErr> {
    signed_reports::Entity::find()
        .filter(signed_reports::Column::FrontId.eq(front))
        .filter(signed_reports::Column::Period.eq(period.to_string()))
        .order_by_asc(signed_reports::Column::Position)
        .all(db)
        .await
}

/// A report as it was signed.
///
/// # Errors
/// [`CaseError`].
pub fn open(vault: &Vault, row: &signed_reports::Model) -> Result<Signed, CaseError> {
    let envelope = row.envelope.as_deref().ok_or(CaseError::Code("signed_reports.envelope"))?;
    Ok(vault.open_record(at(row.id), envelope)?)
}

/// The months that a signed report was counted from.
#[must_use]
pub fn counted(row: &signed_reports::Model) -> Vec<i64> {
    row.counted.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// The signed reports of Fronts, the newest first, before the last one of the page before.
///
/// # Errors
/// Those of the database.
pub async fn signed(
    db: &impl ConnectionTrait,
    fronts: &[i64],
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<signed_reports::Model>, DbErr> {
    signed_reports::Entity::find()
        .filter(signed_reports::Column::FrontId.is_in(fronts.iter().copied()))
        .filter(before.map_or_else(Condition::all, |id| Condition::all().add(signed_reports::Column::Id.lt(id))))
        .order_by_desc(signed_reports::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

#[cfg(test)]
mod tests;
