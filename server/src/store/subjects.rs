//! Whom a case concerns, and which officers are kept from it.

use std::collections::{BTreeSet, HashMap};

use domain::case::State;
use domain::conflict::{Bond, ExclusionReason, Exclusions, Subject};
use domain::feedback::Kind;
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use super::entity::{case_barred_units, case_exclusions, case_subjects, cases};
use super::links::{self, Link};
use super::{Tx, Writes, bonds};

/// Who said whom it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Reporter,
    Triage,
}

/// The code of what the sender said.
const REPORTER: &str = "REPORTER";
/// The code of what an officer of the Front found.
pub(super) const TRIAGE: &str = "TRIAGE";

/// The subjects of a case.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<Subject>, DbErr> {
    let rows = case_subjects::Entity::find()
        .filter(case_subjects::Column::CaseId.eq(case_id))
        .order_by_asc(case_subjects::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Subject {
            unit: UnitId(row.unit_id),
            post: row.post_id.map(PostId),
            officer: row.officer_id.map(OfficerId),
            leads: row.leads,
        })
        .collect())
}

/// Whether whom a case is about is still to be said: its sender named a body and no post.
///
/// # Errors
/// Those of the database.
pub async fn is_open(db: &impl ConnectionTrait, case_id: i64) -> Result<bool, DbErr> {
    let found = case_subjects::Entity::find()
        .filter(case_subjects::Column::CaseId.eq(case_id))
        .filter(case_subjects::Column::PostId.is_null())
        .filter(case_subjects::Column::Source.eq(REPORTER))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Who may be the person concerned by their name, as long as nobody has said whether they are.
///
/// # Errors
/// Those of the database.
pub async fn namesakes(db: &impl ConnectionTrait, case_id: i64) -> Result<BTreeSet<OfficerId>, DbErr> {
    let kept = exclusions(db, case_id).await?;
    Ok(kept.iter().filter(|(_, reason)| *reason == ExclusionReason::SameName).map(|(officer, _)| officer).collect())
}

/// Everybody who is kept from a case because of the name that was given, as long as nobody has said whether they are
/// meant.
///
/// # Errors
/// Those of the database.
pub async fn same_name(db: &impl ConnectionTrait, case_id: i64) -> Result<BTreeSet<OfficerId>, DbErr> {
    let kept = exclusions(db, case_id).await?;
    Ok(kept.iter().filter(|(_, reason)| reason.is_provisional()).map(|(officer, _)| officer).collect())
}

/// About whom triage is asked whether they are meant: while it is to be said of [`namesakes`] in the body that is named,
/// or in the Front that has the case, of all who bear the name. Of those elsewhere alone it is asked nothing.
///
/// # Errors
/// Those of the database.
pub async fn asked(db: &impl ConnectionTrait, case_id: i64) -> Result<BTreeSet<OfficerId>, DbErr> {
    if namesakes(db, case_id).await?.is_empty() {
        return Ok(BTreeSet::new());
    }
    same_name(db, case_id).await
}

/// Cases about one subject that are looked at together.
const MOST_ALIKE: u64 = 500;

/// Sets the subjects of a case; what stood there before is replaced.
///
/// # Errors
/// Those of the database.
pub async fn set(to: &impl Writes, case_id: i64, subjects: &[Subject], source: Source) -> Result<(), DbErr> {
    to.put(&case_subjects::Entity::delete_many().filter(case_subjects::Column::CaseId.eq(case_id))).await?;
    bonds::forget(to, case_id, &Bond::OF_SUBJECT).await?;
    bonds::put(to, case_id, subjects.iter().flat_map(Bond::of_subject).collect()).await?;
    let source = match source {
        Source::Reporter => REPORTER,
        Source::Triage => TRIAGE,
    };
    let rows: Vec<_> = subjects
        .iter()
        .map(|subject| case_subjects::ActiveModel {
            id: NotSet,
            case_id: Set(case_id),
            unit_id: Set(subject.unit.0),
            post_id: Set(subject.post.map(|post| post.0)),
            officer_id: Set(subject.officer.map(|officer| officer.0)),
            leads: Set(subject.leads),
            source: Set(source.to_owned()),
            name_hash: Set(None),
        })
        .collect();
    if !rows.is_empty() {
        to.put(&case_subjects::Entity::insert_many(rows)).await?;
    }
    Ok(())
}

/// Notes the keyed hash of the name of the person concerned with this unit, or that there is none.
///
/// # Errors
/// Those of the database.
pub async fn set_name_hash(tx: &Tx, case_id: i64, unit_id: i64, hash: Option<Vec<u8>>) -> Result<(), DbErr> {
    case_subjects::Entity::update_many()
        .set(case_subjects::ActiveModel { name_hash: Set(hash), ..Default::default() })
        .filter(case_subjects::Column::CaseId.eq(case_id))
        .filter(case_subjects::Column::UnitId.eq(unit_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What makes another case be about the same person or post: the name with the unit, the officer,
/// the post of the unit. `None` when nothing is known that could be compared.
///
/// # Errors
/// Those of the database.
pub async fn alike(
    db: &impl ConnectionTrait,
    case_id: i64,
    held_by_one: impl Fn(PostId) -> bool,
) -> Result<Option<Condition>, DbErr> {
    use case_subjects::Column as S;
    let rows = case_subjects::Entity::find().filter(S::CaseId.eq(case_id)).all(db).await?;
    let mut any = Condition::any();
    for row in rows {
        any = any
            .add_option(row.name_hash.map(|hash| S::NameHash.eq(hash)))
            .add_option(row.officer_id.map(|officer| S::OfficerId.eq(officer)))
            .add_option(
                row.post_id
                    .filter(|post| held_by_one(PostId(*post)))
                    .map(|post| S::UnitId.eq(row.unit_id).and(S::PostId.eq(post))),
            );
    }
    Ok((!any.is_empty()).then_some(any))
}

/// Other cases of the same Front that came since this day about the same post or body, praise and what was
/// refused or diverted apart.
///
/// # Errors
/// Those of the database.
pub async fn recent_about(
    db: &impl ConnectionTrait,
    row: &cases::Model,
    subjects: &[Subject],
    since: Date,
) -> Result<Vec<cases::Model>, DbErr> {
    use case_subjects::Column as S;
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let same = subjects.iter().fold(Condition::any(), |any, subject| {
        let post = subject.post.map_or_else(|| S::PostId.is_null(), |post| S::PostId.eq(post.0));
        any.add(Condition::all().add(S::UnitId.eq(subject.unit.0)).add(post))
    });
    let about = case_subjects::Entity::find().select_only().column(S::CaseId).filter(same).into_query();
    cases::Entity::find()
        .filter(cases::Column::Id.in_subquery(about))
        .filter(cases::Column::Id.ne(row.id))
        .filter(cases::Column::FrontId.eq(row.front_id))
        .filter(cases::Column::ReceivedOn.gte(since))
        .filter(cases::Column::Kind.ne(Kind::Commendation.code()))
        .filter(
            cases::Column::State.is_not_in([State::NotAccepted, State::Diverted, State::Withdrawn].map(State::code)),
        )
        // The same sender once more.
        .filter(cases::Column::Id.not_in_subquery(links::all(Link::Appeal)))
        .limit(MOST_ALIKE)
        .all(db)
        .await
}

/// Who is kept from a case.
///
/// # Errors
/// Those of the database.
pub async fn exclusions(db: &impl ConnectionTrait, case_id: i64) -> Result<Exclusions, DbErr> {
    let rows = case_exclusions::Entity::find().filter(case_exclusions::Column::CaseId.eq(case_id)).all(db).await?;
    let mut exclusions: Exclusions = rows
        .into_iter()
        .filter_map(|row| Some((OfficerId(row.officer_id), ExclusionReason::from_code(&row.reason)?)))
        .collect();
    let barred =
        case_barred_units::Entity::find().filter(case_barred_units::Column::CaseId.eq(case_id)).all(db).await?;
    barred.into_iter().for_each(|row| exclusions.bar(UnitId(row.unit_id)));
    Ok(exclusions)
}

/// Keeps a body from a case.
///
/// # Errors
/// Those of the database.
pub async fn bar(tx: &Tx, case_id: i64, body: UnitId) -> Result<(), DbErr> {
    let row = case_barred_units::ActiveModel { case_id: Set(case_id), unit_id: Set(body.0) };
    case_barred_units::Entity::insert(row).exec_without_returning(tx).await?;
    bonds::put(tx, case_id, vec![Bond::Barred(body)]).await
}

/// Keeps an officer from a case.
///
/// # Errors
/// Those of the database.
pub async fn exclude(
    to: &impl Writes,
    case_id: i64,
    officer: OfficerId,
    reason: ExclusionReason,
    event_seq: Option<i32>,
) -> Result<(), DbErr> {
    let row = case_exclusions::ActiveModel {
        case_id: Set(case_id),
        officer_id: Set(officer.0),
        reason: Set(reason.code().to_owned()),
        event_seq: Set(event_seq),
    };
    let unless_there = OnConflict::columns([case_exclusions::Column::CaseId, case_exclusions::Column::OfficerId])
        .do_nothing()
        .to_owned();
    to.put(&case_exclusions::Entity::insert(row).on_conflict(unless_there)).await?;
    bonds::put(to, case_id, vec![Bond::excluded(officer, reason)]).await
}

/// Takes back those exclusions that follow from the subject and from the name that was given, before they are decided
/// anew.
///
/// # Errors
/// Those of the database.
pub async fn forget_holders(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    forget_provisional(tx, case_id, None).await?;
    case_exclusions::Entity::delete_many()
        .filter(case_exclusions::Column::CaseId.eq(case_id))
        .filter(case_exclusions::Column::Reason.eq(ExclusionReason::Subject.code()))
        .exec(tx)
        .await?;
    bonds::forget(tx, case_id, &[Bond::OF_HOLDERS]).await
}

/// The cases from which somebody is kept as long as nobody has said whether they are meant.
///
/// # Errors
/// Those of the database.
pub async fn asked_about(db: &impl ConnectionTrait, officer: OfficerId) -> Result<BTreeSet<i64>, DbErr> {
    let rows = case_exclusions::Entity::find()
        .select_only()
        .column(case_exclusions::Column::CaseId)
        .filter(case_exclusions::Column::OfficerId.eq(officer.0))
        .filter(case_exclusions::Column::Reason.is_in(provisional()));
    Ok(rows.into_tuple::<i64>().all(db).await?.into_iter().collect())
}

/// The codes of what keeps somebody from a case until more is known.
pub(super) fn provisional() -> impl Iterator<Item = &'static str> {
    ExclusionReason::ALL.iter().filter(|reason| reason.is_provisional()).map(|reason| reason.code())
}

/// Takes back what keeps people from a case, or one of them, as long as nobody has said whether they are meant.
///
/// # Errors
/// Those of the database.
pub async fn forget_provisional(tx: &Tx, case_id: i64, officer: Option<OfficerId>) -> Result<(), DbErr> {
    use case_exclusions::Column as E;
    let these = Condition::all()
        .add(E::CaseId.eq(case_id))
        .add(E::Reason.is_in(provisional()))
        .add_option(officer.map(|officer| E::OfficerId.eq(officer.0)));
    let rows = case_exclusions::Entity::find().filter(these.clone()).all(tx).await?;
    let bonds = rows
        .iter()
        .filter_map(|row| Some(Bond::excluded(OfficerId(row.officer_id), ExclusionReason::from_code(&row.reason)?)));
    bonds::forget_these(tx, case_id, bonds.collect()).await?;
    case_exclusions::Entity::delete_many().filter(these).exec(tx).await?;
    Ok(())
}

/// The first body that each of these cases concerns.
///
/// # Errors
/// Those of the database.
pub async fn units_of(db: &impl ConnectionTrait, case_ids: &[i64]) -> Result<HashMap<i64, i64>, DbErr> {
    if case_ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = case_subjects::Entity::find()
        .select_only()
        .columns([case_subjects::Column::CaseId, case_subjects::Column::UnitId])
        .filter(case_subjects::Column::CaseId.is_in(case_ids.iter().copied()))
        .order_by_desc(case_subjects::Column::Id);
    Ok(rows.into_tuple::<(i64, i64)>().all(db).await?.into_iter().collect())
}
