//! The register of a Front: what it received, in the order of its numbers, with what became of it.

use std::collections::HashMap;

use domain::case::Transition;
use domain::conflict::Standing;
use domain::paper::PaperKind;
use domain::policy::ListScope;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::entity::{answers, case_links, cases, events, papers, referrals};
use super::inbox::allowed;
use super::links::Link;
use super::referrals as letters;

/// Which entries of the register.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub front_id: i64,
    /// Numbers begin anew each year.
    pub year: i32,
    /// Only what came from this day on.
    pub from: Option<Date>,
    /// Only what came up to this day.
    pub to: Option<Date>,
    /// Entries after this number.
    pub after: Option<i32>,
}

/// The entries that somebody may see, in the order of their numbers.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &ListScope,
    standing: &Standing,
    wanted: Wanted,
    limit: u64,
) -> Result<Vec<cases::Model>, DbErr> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let of_register = Condition::all()
        .add(cases::Column::FrontId.eq(wanted.front_id))
        .add(cases::Column::RegisterYear.eq(wanted.year))
        .add_option(wanted.after.map(|number| cases::Column::RegisterNo.gt(number)))
        .add_option(wanted.from.map(|day| cases::Column::ReceivedOn.gte(day)))
        .add_option(wanted.to.map(|day| cases::Column::ReceivedOn.lte(day)));
    cases::Entity::find()
        .filter(of_register)
        .filter(allowed(scope, standing))
        .order_by_asc(cases::Column::RegisterNo)
        .limit(limit)
        .all(db)
        .await
}

/// A document by its number and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub number: Option<String>,
    pub on: Option<Date>,
}

/// What stands beside a case in the register.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Cases of others that were merged into it.
    pub followers: u64,
    /// The letter to the unit that has it, or had it last.
    pub referred: Option<(i64, Document)>,
    /// The guidance that its sender got.
    pub guided: Option<Document>,
    /// The answer that was released to its sender.
    pub answered: Option<Document>,
    /// Code of the reason for which it was last refused.
    pub refused: Option<String>,
}

/// What stands beside these cases.
///
/// # Errors
/// Those of the database.
pub async fn beside(db: &impl ConnectionTrait, case_ids: &[i64]) -> Result<HashMap<i64, Beside>, DbErr> {
    let mut all: HashMap<i64, Beside> = HashMap::new();
    if case_ids.is_empty() {
        return Ok(all);
    }
    let ids = || case_ids.iter().copied();
    let merged = case_links::Entity::find()
        .filter(case_links::Column::ToCaseId.is_in(ids()))
        .filter(case_links::Column::Kind.eq(Link::Merged.code()));
    for row in merged.all(db).await? {
        all.entry(row.to_case_id).or_default().followers += 1;
    }
    let issued = referrals::Entity::find()
        .filter(referrals::Column::CaseId.is_in(ids()))
        .filter(referrals::Column::Status.is_not_in([letters::PROPOSED, letters::REPLACED]))
        .order_by_asc(referrals::Column::Round);
    for row in issued.all(db).await? {
        let letter = Document { number: row.document_no, on: row.issued_on };
        all.entry(row.case_id).or_default().referred = Some((row.unit_id, letter));
    }
    let guidance = papers::Entity::find()
        .filter(papers::Column::CaseId.is_in(ids()))
        .filter(papers::Column::Code.eq(PaperKind::Guidance.code()))
        .order_by_asc(papers::Column::Position);
    for row in guidance.all(db).await? {
        let paper = Document { number: Some(row.document_no), on: Some(row.document_on) };
        all.entry(row.case_id).or_default().guided = Some(paper);
    }
    let released = answers::Entity::find()
        .filter(answers::Column::CaseId.is_in(ids()))
        .filter(answers::Column::ReleasedOn.is_not_null())
        .order_by_asc(answers::Column::Id);
    for row in released.all(db).await? {
        let answer = Document { number: row.document_no, on: row.document_on };
        all.entry(row.case_id).or_default().answered = Some(answer);
    }
    let refusals = events::Entity::find()
        .filter(events::Column::CaseId.is_in(ids()))
        .filter(events::Column::Code.eq(Transition::Refuse.code()))
        .order_by_asc(events::Column::Seq);
    for row in refusals.all(db).await? {
        all.entry(row.case_id).or_default().refused = row.reason_code;
    }
    Ok(all)
}
