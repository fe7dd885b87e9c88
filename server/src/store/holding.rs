//! Who holds or held which post, and which cases that is a matter of.

use std::collections::BTreeSet;

use domain::conflict::{Membership, Subject};
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationTrait, Select,
};
use time::Date;

use super::entity::{case_exclusions, case_subjects, cases, memberships};
use super::people::membership;
use super::subjects::{TRIAGE, provisional};

/// A case whose subject may be whoever holds a post, or belongs to a body, and the Front that has it.
#[derive(Clone, Copy, Debug)]
pub struct About {
    pub case_id: i64,
    pub front: UnitId,
    pub subject: Subject,
}

/// The cases, ended ones too, that may be about whoever holds this membership and from which they are not kept as the
/// person concerned yet, nor for another reason. Of a body alone nobody is meant in person as long as no officer has
/// said so.
///
/// # Errors
/// Those of the database.
pub async fn open_to(db: &impl ConnectionTrait, officer: OfficerId, held: &Membership) -> Result<Vec<About>, DbErr> {
    use case_subjects::Column as S;
    let kept = case_exclusions::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(
            Expr::col((case_exclusions::Entity, case_exclusions::Column::CaseId))
                .equals((case_subjects::Entity, S::CaseId)),
        )
        .filter(case_exclusions::Column::OfficerId.eq(officer.0))
        .filter(case_exclusions::Column::Reason.is_not_in(provisional()));
    let of_the_body = Condition::all().add(S::PostId.is_null()).add(S::Source.eq(TRIAGE));
    let mut meant = Condition::any().add(of_the_body);
    match held.post {
        Some(post) => meant = meant.add(S::PostId.eq(post.0)),
        None if held.role.leads() => meant = meant.add(S::PostId.is_not_null().and(S::Leads.eq(true))),
        None => {}
    }
    let rows: Vec<(i64, Option<i64>, bool, i64)> = case_subjects::Entity::find()
        .select_only()
        .columns([S::CaseId, S::PostId])
        .column(S::Leads)
        .column(cases::Column::FrontId)
        .join(JoinType::InnerJoin, case_subjects::Relation::Case.def())
        .filter(S::UnitId.eq(held.unit.0))
        .filter(meant)
        .filter(Expr::exists(kept.into_query()).not())
        .into_tuple()
        .all(db)
        .await?;
    let about = rows.into_iter().map(|(case_id, post, leads, front)| About {
        case_id,
        front: UnitId(front),
        subject: Subject { unit: held.unit, post: post.map(PostId), officer: None, leads },
    });
    Ok(about.collect())
}

/// Everything on record about where people belong or belonged that began since a day, or at all.
///
/// # Errors
/// Those of the database.
pub async fn begun(
    db: &impl ConnectionTrait,
    after: Option<Date>,
    until: Date,
) -> Result<Vec<(OfficerId, Membership)>, DbErr> {
    let mut rows = memberships::Entity::find().filter(memberships::Column::Since.lte(until));
    if let Some(after) = after {
        rows = rows.filter(memberships::Column::Since.gt(after));
    }
    people_of(db, rows).await
}

/// Those that began and were put on record behind this one.
///
/// # Errors
/// Those of the database.
pub async fn entered(
    db: &impl ConnectionTrait,
    behind: i64,
    until: Date,
) -> Result<Vec<(OfficerId, Membership)>, DbErr> {
    use memberships::Column as M;
    people_of(db, memberships::Entity::find().filter(M::Id.gt(behind)).filter(M::Since.lte(until))).await
}

/// The number of the newest that was put on record; 0 when there is none.
///
/// # Errors
/// Those of the database.
pub async fn newest(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let row = memberships::Entity::find().order_by_desc(memberships::Column::Id).one(db).await?;
    Ok(row.map_or(0, |row| row.id))
}

/// Who holds one of these posts today.
///
/// # Errors
/// Those of the database.
pub async fn holders(
    db: &impl ConnectionTrait,
    posts: &BTreeSet<(UnitId, PostId)>,
    today: Date,
) -> Result<Vec<OfficerId>, DbErr> {
    use memberships::Column as M;
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let these = posts
        .iter()
        .fold(Condition::any(), |any, (unit, post)| any.add(M::UnitId.eq(unit.0).and(M::PostId.eq(post.0))));
    let held = people_of(db, on(today).filter(these)).await?;
    Ok(held.into_iter().map(|(officer, _)| officer).collect())
}

/// The posts that these people hold today.
///
/// # Errors
/// Those of the database.
pub async fn held_by(
    db: &impl ConnectionTrait,
    officers: &[OfficerId],
    today: Date,
) -> Result<Vec<(OfficerId, (UnitId, PostId))>, DbErr> {
    use memberships::Column as M;
    let theirs = M::OfficerId.is_in(officers.iter().map(|officer| officer.0));
    let held = people_of(db, on(today).filter(theirs).filter(M::PostId.is_not_null())).await?;
    Ok(held.into_iter().filter_map(|(officer, held)| Some((officer, (held.unit, held.post?)))).collect())
}

/// Memberships that count on this day.
fn on(day: Date) -> Select<memberships::Entity> {
    use memberships::Column as M;
    let lasts = Condition::any().add(M::Until.is_null()).add(M::Until.gt(day));
    memberships::Entity::find().filter(M::Since.lte(day)).filter(lasts)
}

async fn people_of(
    db: &impl ConnectionTrait,
    rows: Select<memberships::Entity>,
) -> Result<Vec<(OfficerId, Membership)>, DbErr> {
    let rows = rows.all(db).await?;
    Ok(rows.iter().filter_map(|row| Some((OfficerId(row.officer_id), membership(row)?))).collect())
}
