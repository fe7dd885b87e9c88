//! Copies of referrals: who learns that one exists.

use std::collections::BTreeSet;

use domain::conflict::Standing;
use domain::unit::UnitId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait, sea_query::ExprTrait,
};
use time::Date;

use super::entity::{cases, referral_copies, referrals};
use super::referrals::{ENDED, ISSUED};
use super::{Tx, inbox};

/// What a list of copies shows of a referral.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Copy {
    pub case_id: i64,
    pub round: i32,
    pub unit_id: i64,
    pub document_no: Option<String>,
    pub issued_on: Date,
    pub ended_on: Option<Date>,
    pub main_category: String,
}

/// The referrals of which one of these units got a copy, and those of its own that ended, newest
/// first, after the one with this day, of this case and round (the number of a case is random, so where a page begins
/// counts nothing). Nothing is listed from which the conflict rule keeps the reader, or one of the
/// reader's units.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    units: &BTreeSet<UnitId>,
    standing: &Standing,
    after: Option<(Date, i64, i32)>,
    limit: u64,
) -> Result<Vec<Copy>, DbErr> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || units.iter().map(|unit| unit.0);
    let copied = referral_copies::Entity::find()
        .select_only()
        .column(referral_copies::Column::ReferralId)
        .filter(referral_copies::Column::UnitId.is_in(ids()))
        .into_query();
    let copied = referrals::Column::Id.in_subquery(copied).and(referrals::Column::Status.is_in([ISSUED, ENDED]));
    let own = referrals::Column::UnitId.is_in(ids()).and(referrals::Column::Status.eq(ENDED));
    let mut query = referrals::Entity::find()
        .select_only()
        .columns([
            referrals::Column::CaseId,
            referrals::Column::Round,
            referrals::Column::UnitId,
            referrals::Column::DocumentNo,
            referrals::Column::IssuedOn,
            referrals::Column::EndedOn,
        ])
        .column(cases::Column::MainCategory)
        .join(JoinType::InnerJoin, referrals::Relation::Case.def())
        .filter(copied.or(own))
        .filter(referrals::Column::IssuedOn.is_not_null())
        .filter(inbox::free_of_conflict(standing));
    if let Some((day, case_id, round)) = after {
        let same_case =
            Condition::all().add(referrals::Column::CaseId.eq(case_id)).add(referrals::Column::Round.lt(round));
        let behind = Condition::any().add(referrals::Column::CaseId.lt(case_id)).add(same_case);
        let same_day = Condition::all().add(referrals::Column::IssuedOn.eq(day)).add(behind);
        query = query.filter(Condition::any().add(referrals::Column::IssuedOn.lt(day)).add(same_day));
    }
    query
        .order_by_desc(referrals::Column::IssuedOn)
        .order_by_desc(referrals::Column::CaseId)
        .order_by_desc(referrals::Column::Round)
        .limit(limit)
        .into_model()
        .all(db)
        .await
}

/// The units that get a copy of a referral.
///
/// # Errors
/// Those of the database.
pub async fn of_referral(db: &impl ConnectionTrait, referral_id: i64) -> Result<Vec<UnitId>, DbErr> {
    let rows =
        referral_copies::Entity::find().filter(referral_copies::Column::ReferralId.eq(referral_id)).all(db).await?;
    Ok(rows.into_iter().map(|row| UnitId(row.unit_id)).collect())
}

/// Lets a unit know that a referral exists; once is enough.
///
/// # Errors
/// Those of the database.
pub async fn add(tx: &Tx, referral_id: i64, unit: UnitId) -> Result<(), DbErr> {
    if !of_referral(tx, referral_id).await?.contains(&unit) {
        let row = referral_copies::ActiveModel { referral_id: Set(referral_id), unit_id: Set(unit.0) };
        referral_copies::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes the copy of a referral away from a unit.
///
/// # Errors
/// Those of the database.
pub async fn withdraw(tx: &Tx, referral_id: i64, unit: UnitId) -> Result<(), DbErr> {
    referral_copies::Entity::delete_by_id((referral_id, unit.0)).exec(tx).await?;
    Ok(())
}
