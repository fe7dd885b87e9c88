//! Cleaned copies of attachments: asked for, begun, then ready or known to be impossible.

use domain::attachment::{CopyType, MediaType, NoCopy, Scan};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, sea_query::JoinType,
};
use time::OffsetDateTime;

use super::Tx;
use super::cases::CaseError;
use super::entity::attachment_copies::{ActiveModel, Column, Entity, Model, Relation};
use super::entity::{attachments, referral_files};
use crate::files::ObjectName;
use crate::vault::{CaseKey, FileKey};

const ASKED: &str = "ASKED";
const BEGUN: &str = "BEGUN";
const READY: &str = "READY";
const NONE: &str = "NONE";

/// A copy as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Coming,
    Ready { copy_type: CopyType, size: u64 },
    None(NoCopy),
}

/// A copy that was made and lies in the store of files.
pub struct Made {
    pub key: FileKey,
    pub copy_type: CopyType,
    pub size: u64,
    /// Keyed.
    pub sha256: [u8; 32],
}

/// Asks for a copy of every file that a sender gave to a case and that has not been asked for. Of
/// recordings it is known at once that there is none. The scan of an answer goes to no unit.
///
/// # Errors
/// [`CaseError`].
pub async fn ask(tx: &Tx, case_id: i64) -> Result<(), CaseError> {
    let files = attachments::Entity::find()
        .filter(attachments::Column::CaseId.eq(case_id))
        .filter(attachments::Column::AnswerId.is_null())
        .find_also_related(Entity)
        .all(tx)
        .await?;
    let mut rows = Vec::new();
    for (file, _) in files.iter().filter(|(_, copy)| copy.is_none()) {
        let media_type = MediaType::from_code(&file.media_type).ok_or(CaseError::Code("attachments.media_type"))?;
        let reason = media_type.copy().is_none().then(|| NoCopy::Recording.code().to_owned());
        let state = if reason.is_some() { NONE } else { ASKED };
        rows.push(ActiveModel {
            attachment_id: Set(file.id),
            state: Set(state.to_owned()),
            reason: Set(reason),
            object: Set(None),
            media_type: Set(None),
            size: Set(None),
            sha256: Set(None),
            wrapped_key: Set(None),
            begun_at: Set(None),
        });
    }
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Files whose copy was asked for and may be made: nobody opens what the scanner has not seen.
///
/// # Errors
/// Those of the database.
pub async fn asked(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<attachments::Model>, DbErr> {
    let open = Scan::ALL.iter().filter(|scan| scan.may_be_opened()).map(|scan| scan.code());
    attachments::Entity::find()
        .join_rev(JoinType::InnerJoin, Relation::Attachment.def())
        .filter(Column::State.eq(ASKED))
        .filter(attachments::Column::Scan.is_in(open))
        .order_by_asc(attachments::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Takes the work on itself, under the name that the copy will be kept by. `false` when somebody
/// else was quicker.
///
/// # Errors
/// Those of the database.
pub async fn begin(tx: &Tx, attachment_id: i64, object: &ObjectName, now: OffsetDateTime) -> Result<bool, DbErr> {
    let change = ActiveModel {
        state: Set(BEGUN.to_owned()),
        object: Set(Some(object.as_str().to_owned())),
        begun_at: Set(Some(now)),
        ..Default::default()
    };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::AttachmentId.eq(attachment_id))
        .filter(Column::State.eq(ASKED))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes a copy that was made. Here and in the two that follow, `false` means that the work was
/// taken away in between: the copy belongs to nobody then.
///
/// # Errors
/// [`CaseError`].
pub async fn finish(
    tx: &Tx,
    case: &CaseKey,
    attachment_id: i64,
    object: &ObjectName,
    made: &Made,
) -> Result<bool, CaseError> {
    let change = ActiveModel {
        state: Set(READY.to_owned()),
        media_type: Set(Some(made.copy_type.code().to_owned())),
        size: Set(Some(i64::try_from(made.size).unwrap_or(i64::MAX))),
        sha256: Set(Some(made.sha256.to_vec())),
        wrapped_key: Set(Some(case.wrap_file_key(&made.key, object.as_str())?)),
        begun_at: Set(None),
        ..Default::default()
    };
    Ok(end(tx, attachment_id, object, change).await?)
}

/// Notes that there will be no copy.
///
/// # Errors
/// Those of the database.
pub async fn refuse(tx: &Tx, attachment_id: i64, object: &ObjectName, reason: NoCopy) -> Result<bool, DbErr> {
    let change = ActiveModel {
        state: Set(NONE.to_owned()),
        reason: Set(Some(reason.code().to_owned())),
        object: Set(None),
        begun_at: Set(None),
        ..Default::default()
    };
    end(tx, attachment_id, object, change).await
}

/// Gives the work back, for another try.
///
/// # Errors
/// Those of the database.
pub async fn give_back(tx: &Tx, attachment_id: i64, object: &ObjectName) -> Result<bool, DbErr> {
    let change =
        ActiveModel { state: Set(ASKED.to_owned()), object: Set(None), begun_at: Set(None), ..Default::default() };
    end(tx, attachment_id, object, change).await
}

async fn end(tx: &Tx, attachment_id: i64, object: &ObjectName, change: ActiveModel) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .set(change)
        .filter(Column::AttachmentId.eq(attachment_id))
        .filter(Column::State.eq(BEGUN))
        .filter(Column::Object.eq(object.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Work that was begun before this moment and never ended: file and object.
///
/// # Errors
/// Those of the database.
pub async fn abandoned(db: &impl ConnectionTrait, before: OffsetDateTime) -> Result<Vec<(i64, ObjectName)>, DbErr> {
    let rows = Entity::find().filter(Column::State.eq(BEGUN)).filter(Column::BegunAt.lt(before)).all(db).await?;
    let object = |row: Model| Some((row.attachment_id, ObjectName::parse(row.object.as_deref()?)?));
    Ok(rows.into_iter().filter_map(object).collect())
}

/// Where a copy stands; one that nobody has asked for is still to come.
///
/// # Errors
/// [`CaseError::Code`].
pub fn standing(copy: Option<&Model>) -> Result<Standing, CaseError> {
    let Some(copy) = copy else { return Ok(Standing::Coming) };
    match copy.state.as_str() {
        READY => Ok(Standing::Ready { copy_type: copy_type(copy)?, size: size(copy) }),
        NONE => {
            let reason = copy.reason.as_deref().and_then(NoCopy::from_code);
            reason.map(Standing::None).ok_or(CaseError::Code("attachment_copies.reason"))
        }
        _ => Ok(Standing::Coming),
    }
}

/// Whether there is something to open.
#[must_use]
pub fn is_ready(copy: &Model) -> bool {
    copy.state == READY
}

/// What a copy that is ready is opened with.
///
/// # Errors
/// [`CaseError`]; [`CaseError::Code`] for one that is not ready.
pub fn open(case: &CaseKey, copy: &Model) -> Result<(CopyType, ObjectName, FileKey), CaseError> {
    let unready = CaseError::Code("attachment_copies.object");
    let (Some(object), Some(wrapped)) = (copy.object.as_deref(), copy.wrapped_key.as_deref()) else {
        return Err(unready);
    };
    let name = ObjectName::parse(object).ok_or(unready)?;
    Ok((copy_type(copy)?, name, case.unwrap_file_key(wrapped, object)?))
}

/// The copy of one file of a case.
///
/// # Errors
/// Those of the database.
pub async fn find(db: &impl ConnectionTrait, case_id: i64, attachment_id: i64) -> Result<Option<Model>, DbErr> {
    let file = attachments::Entity::find_by_id(attachment_id).filter(attachments::Column::CaseId.eq(case_id));
    Ok(file.find_also_related(Entity).one(db).await?.and_then(|(_, copy)| copy))
}

/// The copies that were picked for a referral, by their position, from 1.
///
/// # Errors
/// Those of the database.
pub async fn of_referral(db: &impl ConnectionTrait, referral_id: i64) -> Result<Vec<(i32, Model)>, DbErr> {
    let rows = referral_files::Entity::find()
        .filter(referral_files::Column::ReferralId.eq(referral_id))
        .order_by_asc(referral_files::Column::Position)
        .find_also_related(Entity)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, copy)| Some((row.position, copy?))).collect())
}

/// Files of a case with their copies, for a referral; `None` when one of them is not of this case
/// or has no copy that is ready.
///
/// # Errors
/// Those of the database.
pub async fn pick(tx: &Tx, case_id: i64, files: &[i64]) -> Result<Option<Vec<(attachments::Model, Model)>>, DbErr> {
    let found = attachments::Entity::find()
        .filter(attachments::Column::CaseId.eq(case_id))
        .filter(attachments::Column::Id.is_in(files.iter().copied()))
        .find_also_related(Entity)
        .all(tx)
        .await?;
    let ready = |(file, copy): (attachments::Model, Option<Model>)| copy.filter(is_ready).map(|copy| (file, copy));
    let ready: Vec<_> = found.into_iter().filter_map(ready).collect();
    Ok((ready.len() == files.len()).then_some(ready))
}

fn copy_type(copy: &Model) -> Result<CopyType, CaseError> {
    let code = copy.media_type.as_deref();
    code.and_then(CopyType::from_code).ok_or(CaseError::Code("attachment_copies.media_type"))
}

fn size(copy: &Model) -> u64 {
    copy.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default()
}
