//! The scans of an answer that came on paper: attachments of the answer, sealed as every file is.

use data_encoding::HEXLOWER;
use domain::attachment::Scan;
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use time::Date;

use super::Tx;
use super::attachments::{Opened, name_at, opened};
use super::cases::CaseError;
use super::entity::attachments;
use crate::files::Stored;
use crate::vault::{CaseKey, Vault};

/// Notes a scan that is about to lie in the store of files: as a file of no draft, so that it is swept
/// away if it never gets to its answer.
///
/// # Errors
/// [`CaseError`].
pub async fn begin(
    tx: &Tx,
    vault: &Vault,
    key: &CaseKey,
    file: &Stored,
    name: &str,
    scan: Scan,
    on: Date,
) -> Result<(), CaseError> {
    let object = file.object.as_str();
    let row = attachments::ActiveModel {
        id: NotSet,
        case_id: Set(None),
        draft_hash: Set(Some(vault.content_hash(object.as_bytes()).to_vec())),
        message_id: Set(None),
        answer_id: Set(None),
        object: Set(object.to_owned()),
        media_type: Set(file.media_type.code().to_owned()),
        size: Set(i64::try_from(file.size).unwrap_or(i64::MAX)),
        sha256: Set(vault.content_hash(HEXLOWER.encode(&file.sha256).as_bytes()).to_vec()),
        name: Set(key.seal(name_at(object), name.as_bytes())?),
        wrapped_key: Set(key.wrap_file_key(&file.key, object)?),
        scan: Set(scan.code().to_owned()),
        position: Set(0),
        on_date: Set(on),
    };
    attachments::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Gives a scan that lies in the store to its answer.
///
/// # Errors
/// [`CaseError`] when it was swept away meanwhile.
pub async fn keep(tx: &Tx, object: &str, case_id: i64, answer_id: i64) -> Result<(), CaseError> {
    let change = attachments::ActiveModel {
        case_id: Set(Some(case_id)),
        answer_id: Set(Some(answer_id)),
        draft_hash: Set(None),
        ..Default::default()
    };
    let done = attachments::Entity::update_many()
        .set(change)
        .filter(attachments::Column::Object.eq(object))
        .filter(attachments::Column::CaseId.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(CaseError::Code("attachments.object")) }
}

/// The scans of an answer as the virus scanner left them.
///
/// # Errors
/// [`CaseError`].
pub async fn standing(db: &impl ConnectionTrait, answer_id: i64) -> Result<Vec<Scan>, CaseError> {
    let rows = attachments::Entity::find()
        .select_only()
        .column(attachments::Column::Scan)
        .filter(attachments::Column::AnswerId.eq(answer_id))
        .into_tuple::<String>()
        .all(db)
        .await?;
    rows.iter().map(|scan| Scan::from_code(scan).ok_or(CaseError::Code("attachments.scan"))).collect()
}

/// The scans of an answer, in the order in which they came.
///
/// # Errors
/// [`CaseError`].
pub async fn of_answer(db: &impl ConnectionTrait, key: &CaseKey, answer_id: i64) -> Result<Vec<Opened>, CaseError> {
    let rows = attachments::Entity::find()
        .filter(attachments::Column::AnswerId.eq(answer_id))
        .order_by_asc(attachments::Column::Id)
        .all(db)
        .await?;
    rows.iter().map(|row| opened(key, row, None)).collect()
}
