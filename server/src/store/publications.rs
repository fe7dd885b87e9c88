//! What is published of cases: each version from its draft to the register, and out of it again.

pub mod register;

use std::collections::BTreeSet;

use domain::private::Private;
use domain::publication::{Consent, Slug, Step, TakenDown, WhyNot, Words};
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use time::Date;

use super::cases::CaseError;
use super::entity::publications::{ActiveModel, Column, Entity, Model};
use super::{Tx, public_state};
use crate::vault::{At, CaseKey};

/// What the register tells of a case besides its words, as it was when somebody decided.
#[derive(Clone, Debug)]
pub struct About {
    pub kind: String,
    pub category: String,
    /// `2026-11`.
    pub received_month: String,
    pub province_id: Option<i64>,
    pub unit_id: i64,
    pub subject_unit_id: Option<i64>,
    pub subject_post_id: Option<i64>,
    pub result: Option<String>,
    pub days: Option<(u32, u32)>,
    pub promise_state: Option<String>,
}

/// All versions of a case, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::CaseId.eq(case_id)).order_by_asc(Column::Position).all(db).await
}

/// The newest version of a case.
///
/// # Errors
/// Those of the database.
pub async fn newest(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::CaseId.eq(case_id)).order_by_desc(Column::Position).one(db).await
}

/// The one that waits for a decision.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<Model>, DbErr> {
    Ok(newest(db, case_id).await?.filter(|row| row.step == Step::Proposed.code()))
}

/// What stands, or stood, at a public address: the newest version that was ever published.
///
/// # Errors
/// Those of the database.
pub async fn at_address(db: &impl ConnectionTrait, slug: &Slug) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::Slug.eq(slug.as_str()))
        .filter(Column::Step.is_in([Step::Published.code(), Step::TakenDown.code()]))
        .order_by_desc(Column::Position)
        .one(db)
        .await
}

/// The version of a case that stands in the register.
///
/// # Errors
/// Those of the database.
pub async fn standing(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<Model>, DbErr> {
    let standing = Entity::find().filter(Column::CaseId.eq(case_id)).filter(Column::Step.eq(Step::Published.code()));
    standing.one(db).await
}

/// A version to be stored.
pub struct Draft<'a> {
    pub case_id: i64,
    pub words: &'a Words,
    pub consent: Option<Consent>,
    pub by: OfficerId,
    pub on: Date,
    pub about: &'a About,
}

/// Stores a draft, which takes the place of one that waits. Returns its position.
///
/// # Errors
/// [`CaseError`].
pub async fn propose(tx: &Tx, key: &CaseKey, draft: Draft<'_>) -> Result<i32, CaseError> {
    let last = newest(tx, draft.case_id).await?;
    if let Some(waiting) = last.as_ref().filter(|row| row.step == Step::Proposed.code()) {
        save(tx, Model { step: Step::Replaced.code().to_owned(), ..waiting.clone() }).await?;
    }
    let row = blank(draft.case_id, last.as_ref(), Step::Proposed, draft.about);
    let position = row.position;
    let row = Model {
        envelope: Some(key.seal_json(at("envelope", draft.case_id, position), draft.words)?),
        consent: draft.consent.map(|consent| consent.code().to_owned()),
        proposed_by: Some(draft.by.0),
        proposed_on: Some(draft.on),
        ..row
    };
    insert(tx, row).await?;
    Ok(position)
}

/// Notes that a case is not published by rule, where nobody has drafted anything.
///
/// # Errors
/// Those of the database.
pub async fn bar(tx: &Tx, case_id: i64, about: &About, why: WhyNot, on: Date) -> Result<(), DbErr> {
    let last = newest(tx, case_id).await?;
    let row = blank(case_id, last.as_ref(), Step::Declined, about);
    insert(tx, Model { reason: Some(why.code().to_owned()), decided_on: Some(on), ..row }).await
}

/// Declines a draft, or notes that there is to be none.
///
/// # Errors
/// Those of the database.
pub async fn decline(
    tx: &Tx,
    case_id: i64,
    about: &About,
    why: WhyNot,
    (by, on): (OfficerId, Date),
) -> Result<(), DbErr> {
    let decided = |row: Model| Model {
        step: Step::Declined.code().to_owned(),
        reason: Some(why.code().to_owned()),
        decided_by: Some(by.0),
        decided_on: Some(on),
        ..row
    };
    match waiting(tx, case_id).await? {
        Some(row) => save(tx, decided(row)).await,
        None => {
            let last = newest(tx, case_id).await?;
            insert(tx, decided(blank(case_id, last.as_ref(), Step::Declined, about))).await
        }
    }
}

/// Gives a draft back to be written again.
///
/// # Errors
/// [`CaseError`].
pub async fn give_back(tx: &Tx, key: &CaseKey, row: Model, remark: &Private) -> Result<(), CaseError> {
    let remark = key.seal(at("remark", row.case_id, row.position), remark.reveal().as_bytes())?;
    save(tx, Model { step: Step::GivenBack.code().to_owned(), remark: Some(remark), ..row }).await?;
    Ok(())
}

/// Puts a draft into the register: from now on its words stand in plain, and no sealed copy is kept. `terms`
/// are what it is found by.
///
/// # Errors
/// Those of the database.
pub async fn publish(
    tx: &Tx,
    row: Model,
    words: &Words,
    about: &About,
    terms: &BTreeSet<String>,
    (by, on): (OfficerId, Date),
) -> Result<(), DbErr> {
    public_state::bump(tx).await?;
    register::put_terms(tx, row.id, terms).await?;
    let published = Model {
        step: Step::Published.code().to_owned(),
        envelope: None,
        decided_by: Some(by.0),
        decided_on: Some(on),
        summary: Some(words.summary.reveal().to_owned()),
        answer: Some(words.answer.reveal().to_owned()),
        promise: words.promise.as_ref().map(|promise| promise.reveal().to_owned()),
        ..told(row, about)
    };
    save(tx, published).await
}

/// Takes what stands out of the register. A tombstone stays, without a word of it; `false` when nothing stood.
///
/// # Errors
/// Those of the database.
pub async fn take_down(tx: &Tx, case_id: i64, why: TakenDown, by: Option<OfficerId>, on: Date) -> Result<bool, DbErr> {
    let Some(row) = standing(tx, case_id).await? else { return Ok(false) };
    public_state::bump(tx).await?;
    register::forget_terms(tx, row.id).await?;
    let taken = Model {
        step: Step::TakenDown.code().to_owned(),
        reason: Some(why.code().to_owned()),
        taken_down_by: by.map(|by| by.0),
        taken_down_on: Some(on),
        summary: None,
        answer: None,
        promise: None,
        ..row
    };
    save(tx, taken).await?;
    Ok(true)
}

/// Lays aside a draft that waits: the case is handled again.
///
/// # Errors
/// Those of the database.
pub async fn lay_aside(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    match waiting(tx, case_id).await? {
        Some(row) => save(tx, Model { step: Step::Replaced.code().to_owned(), ..row }).await,
        None => Ok(()),
    }
}

/// Forgets what was sealed of drafts, with the data of their case. What stands in the register stays.
///
/// # Errors
/// Those of the database.
pub async fn forget_drafts(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    for row in of_case(tx, case_id).await? {
        if row.envelope.is_some() || row.remark.is_some() {
            save(tx, Model { envelope: None, remark: None, ..row }).await?;
        }
    }
    Ok(())
}

/// The words of a draft, while they are sealed.
///
/// # Errors
/// [`CaseError`].
pub fn words(key: &CaseKey, row: &Model) -> Result<Option<Words>, CaseError> {
    let at = at("envelope", row.case_id, row.position);
    row.envelope.as_ref().map(|envelope| Ok(key.open_json(at, envelope)?)).transpose()
}

/// Why a draft was given back.
///
/// # Errors
/// [`CaseError`].
pub fn remark(key: &CaseKey, row: &Model) -> Result<Option<Private>, CaseError> {
    let at = at("remark", row.case_id, row.position);
    let Some(remark) = &row.remark else { return Ok(None) };
    Ok(Some(Private::from(key.open(at, remark)?.as_text()?)))
}

/// How far a version has come.
///
/// # Errors
/// When the row holds a code that nobody knows.
pub fn step(row: &Model) -> Result<Step, CaseError> {
    Step::from_code(&row.step).ok_or(CaseError::Code("publications.step"))
}

/// The next version of a case, without words. The first one draws the address of all.
fn blank(case_id: i64, last: Option<&Model>, step: Step, about: &About) -> Model {
    let row = Model {
        id: 0,
        case_id,
        position: last.map_or(1, |row| row.position + 1),
        slug: last.map_or_else(|| Slug::new(rand::random()).as_str().to_owned(), |row| row.slug.clone()),
        step: step.code().to_owned(),
        envelope: None,
        remark: None,
        consent: None,
        reason: None,
        proposed_by: None,
        proposed_on: None,
        decided_by: None,
        decided_on: None,
        taken_down_by: None,
        taken_down_on: None,
        summary: None,
        answer: None,
        promise: None,
        promise_state: None,
        kind: String::new(),
        category: String::new(),
        received_month: String::new(),
        province_id: None,
        unit_id: 0,
        subject_unit_id: None,
        subject_post_id: None,
        result: None,
        days_taken: None,
        days_allowed: None,
    };
    told(row, about)
}

fn told(row: Model, about: &About) -> Model {
    let days = |days: u32| i32::try_from(days).unwrap_or(i32::MAX);
    let about = about.clone();
    Model {
        kind: about.kind,
        category: about.category,
        received_month: about.received_month,
        province_id: about.province_id,
        unit_id: about.unit_id,
        subject_unit_id: about.subject_unit_id,
        subject_post_id: about.subject_post_id,
        result: about.result,
        days_taken: about.days.map(|(taken, _)| days(taken)),
        days_allowed: about.days.map(|(_, allowed)| days(allowed)),
        promise_state: about.promise_state,
        ..row
    }
}

async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..ActiveModel::from(row).reset_all() };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn save(tx: &Tx, row: Model) -> Result<(), DbErr> {
    ActiveModel::from(row).reset_all().update(tx).await?;
    Ok(())
}

fn at(column: &'static str, case_id: i64, position: i32) -> At<'static> {
    At::new("publications", column, (case_id, i64::from(position)))
}
