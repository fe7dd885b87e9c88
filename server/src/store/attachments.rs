//! Attachments: where a file lies, what it is, its name and key sealed with the case's key.

use data_encoding::HEXLOWER;
use domain::attachment::{MediaType, Scan};
use domain::private::Private;
use domain::submission::DraftFile;
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use time::Date;

use super::cases::CaseError;
use super::copies::{self, Standing};
use super::entity::{attachment_copies, attachments};
use super::{Tx, Writes};
use crate::files::ObjectName;
use crate::vault::{At, CaseKey, DraftSecret, FileKey, Vault};

/// Notes a file of a draft, sealed with the draft's key: known here, it can be swept away when
/// its draft has ended.
///
/// # Errors
/// [`CaseError`].
pub async fn of_draft(
    tx: &Tx,
    vault: &Vault,
    secret: &DraftSecret,
    file: &DraftFile,
    scan: Scan,
    on: Date,
) -> Result<(), CaseError> {
    let wrapped = HEXLOWER.decode(file.wrapped_key.as_bytes()).map_err(|_| CaseError::Code("draft file"))?;
    let row = attachments::ActiveModel {
        id: NotSet,
        case_id: Set(None),
        draft_hash: Set(Some(secret.id_hash().to_vec())),
        message_id: Set(None),
        answer_id: Set(None),
        object: Set(file.object.clone()),
        media_type: Set(file.media_type.code().to_owned()),
        size: Set(i64::try_from(file.size).unwrap_or(i64::MAX)),
        // Keyed: with the plain hash, whoever holds a copy of the database could find out whether
        // a file they know was sent.
        sha256: Set(vault.content_hash(file.sha256.as_bytes()).to_vec()),
        name: Set(secret.seal(name_at(&file.object), file.name.reveal().as_bytes())?),
        wrapped_key: Set(wrapped),
        scan: Set(scan.code().to_owned()),
        position: Set(0),
        on_date: Set(on),
    };
    attachments::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Where a file of a draft goes.
#[derive(Clone, Copy)]
pub struct Place {
    pub case_id: i64,
    /// The message with which it follows; `None`: it came with the feedback.
    pub message_id: Option<i64>,
    /// Its place among the files that come with it, from 0.
    pub position: i32,
}

/// Hands a file of a draft over to a case: its key is wrapped anew, its bytes stay as they are.
///
/// # Errors
/// [`CaseError`].
pub async fn hand_over(
    to: &impl Writes,
    secret: &DraftSecret,
    key: &CaseKey,
    place: Place,
    file: &DraftFile,
    on: Date,
) -> Result<(), CaseError> {
    let wrapped = HEXLOWER.decode(file.wrapped_key.as_bytes()).map_err(|_| CaseError::Code("draft file"))?;
    let file_key = secret.unwrap_file_key(&wrapped, &file.object)?;
    let change = attachments::ActiveModel {
        case_id: Set(Some(place.case_id)),
        message_id: Set(place.message_id),
        draft_hash: Set(None),
        name: Set(key.seal(name_at(&file.object), file.name.reveal().as_bytes())?),
        wrapped_key: Set(key.wrap_file_key(&file_key, &file.object)?),
        position: Set(place.position),
        on_date: Set(on),
        ..Default::default()
    };
    let free = attachments::Entity::update_many()
        .set(change)
        .filter(attachments::Column::Object.eq(&file.object))
        .filter(attachments::Column::CaseId.is_null());
    // A file that another case has by now is not there for this one.
    Ok(to.write(&free, Some(1)).await?)
}

/// Forgets a file that was taken out of a draft.
///
/// # Errors
/// Those of the database.
pub async fn forget(tx: &Tx, object: &str) -> Result<(), DbErr> {
    attachments::Entity::delete_many()
        .filter(attachments::Column::Object.eq(object))
        .filter(attachments::Column::CaseId.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A file of a case, its name opened.
pub struct Opened {
    pub id: i64,
    pub name: Private,
    pub media_type: MediaType,
    pub size: u64,
    pub scan: Scan,
    pub copy: Standing,
}

/// The files that came with the feedback, in their order.
///
/// # Errors
/// [`CaseError`].
pub async fn of_case(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Vec<Opened>, CaseError> {
    let all = all_of_case(db, key, case_id).await?;
    Ok(all.into_iter().filter(|(message, _)| message.is_none()).map(|(_, file)| file).collect())
}

/// The files of a case in their order, as they are stored.
///
/// # Errors
/// Those of the database.
pub async fn rows_of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<attachments::Model>, DbErr> {
    attachments::Entity::find()
        .filter(attachments::Column::CaseId.eq(case_id))
        .filter(attachments::Column::AnswerId.is_null())
        .order_by_asc(attachments::Column::Position)
        .order_by_asc(attachments::Column::Id)
        .all(db)
        .await
}

/// All files of a case in their order, each with the message with which it followed.
///
/// # Errors
/// [`CaseError`].
pub async fn all_of_case(
    db: &impl ConnectionTrait,
    key: &CaseKey,
    case_id: i64,
) -> Result<Vec<(Option<i64>, Opened)>, CaseError> {
    let rows = attachments::Entity::find()
        .filter(attachments::Column::CaseId.eq(case_id))
        .filter(attachments::Column::AnswerId.is_null())
        .order_by_asc(attachments::Column::Position)
        .order_by_asc(attachments::Column::Id)
        .find_also_related(attachment_copies::Entity)
        .all(db)
        .await?;
    rows.iter().map(|(row, copy)| Ok((row.message_id, opened(key, row, copy.as_ref())?))).collect()
}

/// How many files followed after a case was sent, and how many bytes they have.
///
/// # Errors
/// Those of the database.
pub async fn that_followed(db: &impl ConnectionTrait, case_id: i64) -> Result<(usize, u64), DbErr> {
    let sizes: Vec<i64> = attachments::Entity::find()
        .select_only()
        .column(attachments::Column::Size)
        .filter(attachments::Column::CaseId.eq(case_id))
        .filter(attachments::Column::MessageId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok((sizes.len(), sizes.iter().filter_map(|size| u64::try_from(*size).ok()).sum()))
}

/// Files of cases that wait for the virus scanner, those behind this id. The key of a draft is in
/// its sender's browser: its files are looked at once it is sent.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, after: i64, limit: u64) -> Result<Vec<attachments::Model>, DbErr> {
    attachments::Entity::find()
        .filter(attachments::Column::Scan.eq(Scan::Waiting.code()))
        .filter(attachments::Column::CaseId.is_not_null())
        .filter(attachments::Column::Id.gt(after))
        .order_by_asc(attachments::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Notes what the scanner said. `false` when that was known already.
///
/// # Errors
/// Those of the database.
pub async fn judged(tx: &Tx, id: i64, scan: Scan) -> Result<bool, DbErr> {
    let change = attachments::ActiveModel { scan: Set(scan.code().to_owned()), ..Default::default() };
    let done = attachments::Entity::update_many()
        .set(change)
        .filter(attachments::Column::Id.eq(id))
        .filter(attachments::Column::Scan.eq(Scan::Waiting.code()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// One file of a case, with what is needed to read it.
///
/// # Errors
/// [`CaseError`].
pub async fn find(
    db: &impl ConnectionTrait,
    key: &CaseKey,
    case_id: i64,
    id: i64,
) -> Result<Option<(Opened, ObjectName, FileKey)>, CaseError> {
    let one = attachments::Entity::find_by_id(id).filter(attachments::Column::CaseId.eq(case_id));
    let found = one.find_also_related(attachment_copies::Entity).one(db).await?;
    let Some((row, copy)) = found else { return Ok(None) };
    let object = ObjectName::parse(&row.object).ok_or(CaseError::Code("attachments.object"))?;
    let file_key = key.unwrap_file_key(&row.wrapped_key, &row.object)?;
    Ok(Some((opened(key, &row, copy.as_ref())?, object, file_key)))
}

/// Where a file or a cleaned copy lies, without anything of what it is.
pub struct Kept {
    /// The row of the file.
    pub id: i64,
    pub object: String,
    /// Whether it must be there as long as its row is: files of drafts and copies in the making
    /// come and go.
    pub lasting: bool,
}

/// The files behind the row `after` with their copies, at most `limit` rows, in the order of the
/// rows.
///
/// # Errors
/// Those of the database.
pub async fn objects(db: &impl ConnectionTrait, after: i64, limit: u64) -> Result<Vec<Kept>, DbErr> {
    let rows = attachments::Entity::find()
        .find_also_related(attachment_copies::Entity)
        .filter(attachments::Column::Id.gt(after))
        .order_by_asc(attachments::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let kept = rows.into_iter().flat_map(|(row, copy)| {
        let id = row.id;
        let file = Kept { id, object: row.object, lasting: row.case_id.is_some() };
        let copy = copy.and_then(|copy| {
            let lasting = copy.wrapped_key.is_some();
            copy.object.map(|object| Kept { id, object, lasting })
        });
        std::iter::once(file).chain(copy)
    });
    Ok(kept.collect())
}

/// Whether a row is there.
///
/// # Errors
/// Those of the database.
pub async fn is_there(db: &impl ConnectionTrait, id: i64) -> Result<bool, DbErr> {
    Ok(attachments::Entity::find_by_id(id).one(db).await?.is_some())
}

pub(super) fn opened(
    key: &CaseKey,
    row: &attachments::Model,
    copy: Option<&attachment_copies::Model>,
) -> Result<Opened, CaseError> {
    let name = key.open(name_at(&row.object), &row.name)?;
    Ok(Opened {
        id: row.id,
        name: Private::from(name.as_text()?),
        media_type: MediaType::from_code(&row.media_type).ok_or(CaseError::Code("attachments.media_type"))?,
        size: u64::try_from(row.size).unwrap_or_default(),
        scan: Scan::from_code(&row.scan).ok_or(CaseError::Code("attachments.scan"))?,
        copy: copies::standing(copy)?,
    })
}

pub(super) fn name_at(object: &str) -> At<'_> {
    At::new("attachments", "name", object)
}
