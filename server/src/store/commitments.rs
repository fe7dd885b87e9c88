//! What officials commit themselves to, and which cases refer to it.

use domain::commitment::{Judgement, Kept, NewCommitment};
use domain::unit::{OfficerId, UnitId};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use super::Tx;
use super::entity::case_commitments::{self, Column as Of};
use super::entity::commitments::{ActiveModel, Column, Entity, Model};

/// Writes a commitment down; returns its number.
///
/// # Errors
/// Those of the database.
pub async fn insert(tx: &Tx, unit: UnitId, new: NewCommitment, by: OfficerId, on: Date) -> Result<i64, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        unit_id: Set(unit.0),
        officer_id: Set(new.officer.map(|officer| officer.0)),
        name: Set(new.name.map(|name| name.reveal().to_owned().into())),
        post_id: Set(new.post.map(|post| post.0)),
        year: Set(new.year),
        words: Set(new.text.reveal().to_owned().into()),
        public: Set(new.public),
        kept: Set(Kept::Open.code().to_owned()),
        note: Set(None),
        recorded_by: Set(by.0),
        recorded_on: Set(on),
        judged_by: Set(None),
        judged_on: Set(None),
    };
    Ok(row.insert(tx).await?.id)
}

/// Says how it stands with a commitment that nobody has judged; `false` when somebody has.
///
/// # Errors
/// Those of the database.
pub async fn judge(tx: &Tx, id: i64, judged: Judgement, by: OfficerId, on: Date) -> Result<bool, DbErr> {
    let judged = ActiveModel {
        kept: Set(judged.kept.code().to_owned()),
        note: Set(Some(judged.note.reveal().to_owned().into())),
        judged_by: Set(Some(by.0)),
        judged_on: Set(Some(on)),
        ..Default::default()
    };
    let open = Column::Id.eq(id).and(Column::Kept.eq(Kept::Open.code()));
    Ok(Entity::update_many().set(judged).filter(open).exec(tx).await?.rows_affected == 1)
}

/// The commitment of a number.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Which of a unit's commitments somebody reads: all, or what is public and their own.
#[derive(Clone, Copy, Debug)]
pub struct Readable {
    pub unit: UnitId,
    pub all: bool,
    pub own: OfficerId,
}

impl Readable {
    fn condition(&self) -> Condition {
        let known = Condition::any().add(Column::Public.eq(true)).add(Column::OfficerId.eq(self.own.0));
        Condition::all().add(Column::UnitId.eq(self.unit.0)).add_option((!self.all).then_some(known))
    }
}

fn readable(units: &[Readable], year: i32) -> Condition {
    let any = units.iter().fold(Condition::any(), |any, unit| any.add(unit.condition()));
    Condition::all().add(Column::Year.eq(year)).add(any)
}

/// Those of a year after this one, in the order in which they were written down.
///
/// # Errors
/// Those of the database.
pub async fn page(
    db: &impl ConnectionTrait,
    units: &[Readable],
    year: i32,
    after: i64,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find().filter(readable(units, year)).filter(Column::Id.gt(after));
    rows.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// How many of a year stand how, by unit.
///
/// # Errors
/// Those of the database.
pub async fn figures(
    db: &impl ConnectionTrait,
    units: &[Readable],
    year: i32,
) -> Result<Vec<(i64, String, i64)>, DbErr> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .select_only()
        .column(Column::UnitId)
        .column(Column::Kept)
        .column_as(Column::Id.count(), "rows")
        .filter(readable(units, year))
        .group_by(Column::UnitId)
        .group_by(Column::Kept)
        .order_by_asc(Column::UnitId)
        .into_tuple()
        .all(db)
        .await
}

/// The newest commitments of these units that count: what a case about their people may refer to.
///
/// # Errors
/// Those of the database.
pub async fn of_units(db: &impl ConnectionTrait, units: &[i64], limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::UnitId.is_in(units.iter().copied()))
        .filter(Column::Kept.ne(Kept::Mistaken.code()))
        .order_by_desc(Column::Year)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Notes that a case refers to a commitment, or one of its promises does.
///
/// # Errors
/// Those of the database.
pub async fn refer(tx: &Tx, case_id: i64, commitment_id: i64, promise: Option<i32>) -> Result<(), DbErr> {
    let row = case_commitments::ActiveModel {
        case_id: Set(case_id),
        commitment_id: Set(commitment_id),
        promise: Set(promise),
    };
    let again = OnConflict::columns([Of::CaseId, Of::CommitmentId]).update_column(Of::Promise).to_owned();
    case_commitments::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// What a case refers to, each with the promise that does.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<(Model, Option<i32>)>, DbErr> {
    let links = case_commitments::Entity::find().filter(Of::CaseId.eq(case_id)).order_by_asc(Of::CommitmentId);
    let mut found = Vec::new();
    for link in links.all(db).await? {
        found.extend(by_id(db, link.commitment_id).await?.map(|row| (row, link.promise)));
    }
    Ok(found)
}

/// The cases that refer to a commitment.
///
/// # Errors
/// Those of the database.
pub async fn cases(db: &impl ConnectionTrait, id: i64) -> Result<Vec<i64>, DbErr> {
    case_commitments::Entity::find()
        .select_only()
        .column(Of::CaseId)
        .filter(Of::CommitmentId.eq(id))
        .into_tuple()
        .all(db)
        .await
}
