//! What officials commit themselves to, and which cases refer to it.

use domain::commitment::{Audience, Correction, Judgement, Kept, NewCommitment};
use domain::private::Private;
use domain::unit::{OfficerId, UnitId};
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::cases::CaseError;
use super::entity::case_commitments::{self, Column as Of};
use super::entity::commitments::{ActiveModel, Column, Entity, Model};
use super::entity::{HiddenText, commitment_versions};
use super::{Tx, public_state};
use crate::vault::{At, Vault};

/// What is sealed of a commitment.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sealed {
    pub words: Private,
    /// Of somebody without an account.
    pub name: Option<Private>,
    /// Why it was judged so.
    pub note: Option<Private>,
}

/// What is sealed of an earlier version.
#[derive(Clone, Serialize, Deserialize)]
pub struct Former {
    pub words: Private,
    pub reason: Private,
}

fn at(id: i64) -> At<'static> {
    At::new("commitments", "envelope", id)
}

fn former_at(id: i64) -> At<'static> {
    At::new("commitment_versions", "envelope", id)
}

/// What is sealed of a commitment; of one that was written down before words were, what stands open.
///
/// # Errors
/// [`CaseError::Seal`].
pub fn sealed(vault: &Vault, row: &Model) -> Result<Sealed, CaseError> {
    let Some(envelope) = &row.envelope else {
        let text = |text: &HiddenText| Private::from(text.reveal());
        return Ok(Sealed {
            words: row.shown.as_ref().map(text).unwrap_or_default(),
            name: row.name.as_ref().map(text),
            note: row.note.as_ref().map(text),
        });
    };
    Ok(vault.open_record(at(row.id), envelope)?)
}

/// For whom it is to be read.
///
/// # Errors
/// [`CaseError::Code`].
pub fn audience(row: &Model) -> Result<Audience, CaseError> {
    Audience::from_code(&row.audience).ok_or(CaseError::Code("commitments.audience"))
}

/// The row with this sealed. Only words that everybody reads stand in plain beside it.
fn put(vault: &Vault, row: Model, sealed: &Sealed) -> Result<Model, CaseError> {
    let shown = (row.audience == Audience::Everybody.code()).then(|| sealed.words.reveal().into());
    Ok(Model { envelope: Some(vault.seal_record(at(row.id), sealed)?), shown, name: None, note: None, ..row })
}

async fn save(tx: &Tx, row: Model) -> Result<(), DbErr> {
    public_state::bump(tx).await?;
    row.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

/// Writes a commitment down; returns its number.
///
/// # Errors
/// [`CaseError`].
pub async fn insert(
    tx: &Tx,
    vault: &Vault,
    unit: UnitId,
    new: NewCommitment,
    by: OfficerId,
    on: Date,
) -> Result<i64, CaseError> {
    let row = ActiveModel {
        id: NotSet,
        unit_id: Set(unit.0),
        officer_id: Set(new.officer.map(|officer| officer.0)),
        name: Set(None),
        post_id: Set(new.post.map(|post| post.0)),
        year: Set(new.year),
        audience: Set(new.audience.code().to_owned()),
        version: Set(1),
        corrected_on: Set(None),
        envelope: Set(None),
        shown: Set(None),
        kept: Set(Kept::Open.code().to_owned()),
        note: Set(None),
        recorded_by: Set(by.0),
        recorded_on: Set(on),
        judged_by: Set(None),
        judged_on: Set(None),
    };
    let row = row.insert(tx).await?;
    let id = row.id;
    save(tx, put(vault, row, &Sealed { words: new.text, name: new.name, note: None })?).await?;
    Ok(id)
}

/// The row of a commitment about which nobody has judged, for change.
async fn open(tx: &Tx, id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::Kept.eq(Kept::Open.code())).lock(LockType::NoKeyUpdate).one(tx).await
}

/// Says how it stands with a commitment that nobody has judged; `false` when somebody has.
///
/// # Errors
/// [`CaseError`].
pub async fn judge(
    tx: &Tx,
    vault: &Vault,
    id: i64,
    judged: Judgement,
    (by, on): (OfficerId, Date),
) -> Result<bool, CaseError> {
    let Some(row) = open(tx, id).await? else { return Ok(false) };
    let known = Sealed { note: Some(judged.note), ..sealed(vault, &row)? };
    let row = Model { kept: judged.kept.code().to_owned(), judged_by: Some(by.0), judged_on: Some(on), ..row };
    save(tx, put(vault, row, &known)?).await?;
    Ok(true)
}

/// Corrects what nobody has judged yet, as it was in this version: what it said before is kept with the reason.
/// `false` when it is another version by now, or judged.
///
/// # Errors
/// [`CaseError`].
pub async fn correct(
    tx: &Tx,
    vault: &Vault,
    (id, version): (i64, i32),
    correction: Correction,
    (by, on): (OfficerId, Date),
) -> Result<bool, CaseError> {
    let Some(row) = open(tx, id).await?.filter(|row| row.version == version) else { return Ok(false) };
    let before = sealed(vault, &row)?;
    let kept = commitment_versions::ActiveModel {
        id: NotSet,
        commitment_id: Set(id),
        version: Set(version),
        post_id: Set(row.post_id),
        audience: Set(row.audience.clone()),
        envelope: Set(None),
        corrected_by: Set(by.0),
        corrected_on: Set(on),
    };
    let kept = kept.insert(tx).await?;
    let former = Former { words: before.words.clone(), reason: correction.reason };
    let envelope = Some(vault.seal_record(former_at(kept.id), &former)?);
    let kept = commitment_versions::Model { envelope, ..kept };
    kept.into_active_model().reset_all().update(tx).await?;
    let row = Model {
        post_id: correction.post.map(|post| post.0),
        audience: correction.audience.code().to_owned(),
        version: version + 1,
        corrected_on: Some(on),
        ..row
    };
    save(tx, put(vault, row, &Sealed { words: correction.text, ..before })?).await?;
    Ok(true)
}

/// What a commitment said before, the newest first, each with what is sealed of it.
///
/// # Errors
/// [`CaseError`].
pub async fn former(
    db: &impl ConnectionTrait,
    vault: &Vault,
    id: i64,
) -> Result<Vec<(commitment_versions::Model, Former)>, CaseError> {
    use commitment_versions::Column as Version;
    let rows = commitment_versions::Entity::find().filter(Version::CommitmentId.eq(id)).order_by_desc(Version::Version);
    let mut found = Vec::new();
    for row in rows.all(db).await? {
        let Some(envelope) = &row.envelope else { continue };
        let former = vault.open_record(former_at(row.id), envelope)?;
        found.push((row, former));
    }
    Ok(found)
}

/// Seals what was written down before words were sealed; returns how many. Doing it twice does nothing more.
///
/// # Errors
/// [`CaseError`].
pub async fn seal_open(tx: &Tx, vault: &Vault) -> Result<usize, CaseError> {
    let rows = Entity::find().filter(Column::Envelope.is_null()).all(tx).await?;
    let count = rows.len();
    for row in rows {
        let known = sealed(vault, &row)?;
        save(tx, put(vault, row, &known)?).await?;
    }
    Ok(count)
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
        let known =
            Condition::any().add(Column::Audience.ne(Audience::Keepers.code())).add(Column::OfficerId.eq(self.own.0));
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

/// What everybody may read, as far as it counts.
fn open_to_all() -> Condition {
    Condition::all()
        .add(Column::Audience.eq(Audience::Everybody.code()))
        .add(Column::Kept.ne(Kept::Mistaken.code()))
        .add(Column::PostId.is_not_null())
}

/// Those of a unit and year that everybody may read, after this one, in the order in which they were written down.
///
/// # Errors
/// Those of the database.
pub async fn shown_of(
    db: &impl ConnectionTrait,
    (unit, year): (UnitId, i32),
    after: i64,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(open_to_all()).filter(Column::UnitId.eq(unit.0)).filter(Column::Year.eq(year));
    rows.filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(limit).all(db).await
}

/// The units, and their years, of which everybody may read something.
///
/// # Errors
/// Those of the database.
pub async fn shown_places(db: &impl ConnectionTrait) -> Result<Vec<(i64, i32)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::UnitId)
        .column(Column::Year)
        .distinct()
        .filter(open_to_all())
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
