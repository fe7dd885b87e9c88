//! Erasing the personal data of a case. What stays is its line in the register, and its events,
//! unbroken, with one more that says that it was erased.

use domain::case::State;
use domain::retention::ErasureCause;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;
use time::Date;

use super::cases::CaseError;
use super::entity::{
    attachment_copies, attachments, case_contents, case_keys, case_subjects, cases, contacts, identities, messages,
    openings, outbox, receipt_sessions, receipts, referral_files,
};
use super::events::{self, Cause, NewEvent};
use super::links::{self, Link};
use super::{Tx, answers, data_requests, publications, search, threats};
use crate::vault::{CaseKey, Vault};

/// The event of an erasure.
pub const ERASED: &str = "ERASED";
/// The draft of a file whose case was erased: there is none of this name, so the sweep takes it for
/// what a draft left behind.
const NO_DRAFT: [u8; 32] = [0; 32];

/// Why a case is erased, for its event.
pub struct Erasure {
    pub cause: Cause,
    pub why: ErasureCause,
    /// The run by which two people wanted it.
    pub run: Option<i64>,
    pub on: Date,
}

/// Erases the personal data of a case: its key, and with it everything that was sealed with it,
/// in every copy of the database that has lost its keys too; what the sender wrote; who they are
/// and where they are reached; what the case is found by; its files; the code by which it is
/// followed. Whoever followed it keeps the answer that served all. Returns `false` when that was done before.
///
/// `row` is the case as it was read in this transaction; its version grows. Whether it may be
/// done, and that two people want it, is decided before. When the transaction has ended nothing
/// can be read or found any more; the bytes of files and of the search index, unreadable already,
/// leave the disk with the next run of the sweep and of the search job.
///
/// # Errors
/// [`CaseError`]; [`DbErr::RecordNotUpdated`] when somebody else changed the case meanwhile.
pub async fn erase(tx: &Tx, vault: &Vault, row: &cases::Model, erasure: Erasure) -> Result<bool, CaseError> {
    let id = row.id;
    let Some(key) = super::cases::key(tx, vault, id).await? else { return Ok(false) };
    let row = cases::Model { erased_on: Some(erasure.on), ..row.clone() };
    if !super::cases::update(tx, &row).await? {
        return Err(DbErr::RecordNotUpdated.into());
    }
    let state = State::from_code(&row.state).ok_or(CaseError::Code("cases.state"))?;
    let event = NewEvent {
        reason_code: Some(erasure.why.code().to_owned()),
        details: erasure.run.map_or_else(|| json!({}), |run| json!({ "run": run })),
        ..NewEvent::new(id, ERASED, Some(state), state, erasure.cause, erasure.on)
    };
    events::append(tx, &key, event).await?;
    part(tx, vault, &key, &row).await?;
    forget_search(tx, id).await?;
    abandon_files(tx, id).await?;
    case_keys::Entity::delete_by_id(id).exec(tx).await?;
    case_contents::Entity::delete_by_id(id).exec(tx).await?;
    identities::Entity::delete_by_id(id).exec(tx).await?;
    // What an approver or a custodian has opened lies there, sealed to the next step.
    openings::Entity::update_many()
        .col_expr(openings::Column::Envelope, Expr::value(Option::<Vec<u8>>::None))
        .filter(openings::Column::CaseId.eq(id))
        .exec(tx)
        .await?;
    contacts::Entity::delete_by_id(id).exec(tx).await?;
    data_requests::forget(tx, id).await?;
    threats::forget(tx, id).await?;
    publications::forget_drafts(tx, id).await?;
    messages::Entity::delete_many().filter(messages::Column::CaseId.eq(id)).exec(tx).await?;
    receipts::Entity::delete_many().filter(receipts::Column::CaseId.eq(id)).exec(tx).await?;
    receipt_sessions::Entity::delete_many().filter(receipt_sessions::Column::CaseId.eq(id)).exec(tx).await?;
    outbox::Entity::delete_many()
        .filter(outbox::Column::CaseId.eq(id))
        .filter(outbox::Column::OfficerId.is_null())
        .exec(tx)
        .await?;
    Ok(true)
}

/// Parts the case from those that it was merged with: none is to follow a case without words, or to wait
/// for one. The answer that served all goes to each who followed.
async fn part(tx: &Tx, vault: &Vault, key: &CaseKey, row: &cases::Model) -> Result<(), CaseError> {
    links::remove(tx, Link::Merged, row.id).await?;
    let given = answers::of_case(tx, row.id).await?;
    let released = given.iter().rev().find(|answer| answer.status == answers::RELEASED);
    for follower in links::followers(tx, Link::Merged, row.id).await? {
        links::remove(tx, Link::Merged, follower).await?;
        let (Some(answer), Some(own)) = (released, super::cases::key(tx, vault, follower).await?) else { continue };
        let Some(case) = super::cases::hold(tx, follower).await? else { continue };
        answers::hand_over(tx, key, answer, (&own, follower)).await?;
        if !super::cases::update(tx, &cases::Model { result: row.result.clone(), ..case }).await? {
            return Err(DbErr::RecordNotUpdated.into());
        }
    }
    Ok(())
}

/// Forgets everything that a case is found by. The waiting notes go first: the search job holds them while it writes, so that it cannot put
/// back what is forgotten here. The new note makes it clear the disk too.
///
/// # Errors
/// Those of the database.
pub async fn forget_search(tx: &Tx, id: i64) -> Result<(), DbErr> {
    search::forget_notes(tx, id).await?;
    search::forget(tx, id).await?;
    search::note(tx, id).await?;
    case_subjects::Entity::update_many()
        .col_expr(case_subjects::Column::NameHash, Expr::value(Option::<Vec<u8>>::None))
        .filter(case_subjects::Column::CaseId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the files and their cleaned copies from the case, without name and key. A row stays for
/// each until the sweep has removed the bytes: a file without a row would never be found.
async fn abandon_files(tx: &Tx, id: i64) -> Result<(), DbErr> {
    use attachments::Column as A;
    let files = attachments::Entity::find().filter(A::CaseId.eq(id)).all(tx).await?;
    let ids = || files.iter().map(|file| file.id);
    let copied = attachment_copies::Column::AttachmentId.is_in(ids());
    let copies = attachment_copies::Entity::find().filter(copied.clone()).all(tx).await?;
    referral_files::Entity::delete_many().filter(referral_files::Column::AttachmentId.is_in(ids())).exec(tx).await?;
    attachment_copies::Entity::delete_many().filter(copied).exec(tx).await?;
    for copy in copies {
        let file = files.iter().find(|file| file.id == copy.attachment_id);
        if let (Some(file), Some(object)) = (file, copy.object) {
            let row = attachments::Model { object, ..file.clone() };
            let row = attachments::ActiveModel { id: NotSet, ..attachments::ActiveModel::from(row).reset_all() };
            attachments::Entity::insert(row).exec_without_returning(tx).await?;
        }
    }
    attachments::Entity::update_many()
        .col_expr(A::CaseId, Expr::value(Option::<i64>::None))
        .col_expr(A::MessageId, Expr::value(Option::<i64>::None))
        .col_expr(A::AnswerId, Expr::value(Option::<i64>::None))
        .col_expr(A::DraftHash, Expr::value(NO_DRAFT.to_vec()))
        .col_expr(A::Name, Expr::value(Vec::<u8>::new()))
        .col_expr(A::WrappedKey, Expr::value(Vec::<u8>::new()))
        .col_expr(A::Sha256, Expr::value(Vec::<u8>::new()))
        .filter(A::CaseId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
