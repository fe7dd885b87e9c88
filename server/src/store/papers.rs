//! Papers that were signed: filed once, as they were, sealed with the case's key.

use domain::paper::{Paper, PaperKind, Signature};
use domain::unit::OfficerId;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};
use sha2::{Digest, Sha256};

use super::Tx;
use super::cases::CaseError;
use super::entity::papers;
use crate::vault::{At, CaseKey};

/// A paper to be filed.
pub struct Filing<'a> {
    pub case_id: i64,
    pub template_id: i64,
    pub paper: &'a Paper,
    pub signature: &'a Signature,
    pub filed_by: OfficerId,
}

/// Files a paper. Returns its position in the case, and the SHA-256 of the paper as JSON: its event
/// holds both, so that nobody puts another one in its place.
///
/// # Errors
/// [`CaseError`].
pub async fn file(tx: &Tx, key: &CaseKey, new: Filing<'_>) -> Result<(i32, [u8; 32]), CaseError> {
    let last = of_case(tx, new.case_id).await?.last().map_or(0, |row| row.position);
    let position = last + 1;
    let words = serde_json::to_vec(new.paper).map_err(|_| CaseError::Code("papers.envelope"))?;
    let row = papers::ActiveModel {
        case_id: Set(new.case_id),
        position: Set(position),
        code: Set(new.paper.kind.code().to_owned()),
        template_id: Set(new.template_id),
        document_no: Set(new.signature.document_no.clone()),
        document_on: Set(new.signature.document_on),
        filed_by: Set(new.filed_by.0),
        envelope: Set(key.seal(at(new.case_id, position), &words)?),
    };
    papers::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((position, Sha256::digest(&words).into()))
}

/// The papers of a case, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<papers::Model>, DbErr> {
    papers::Entity::find()
        .filter(papers::Column::CaseId.eq(case_id))
        .order_by_asc(papers::Column::Position)
        .all(db)
        .await
}

/// A filed paper, as it was signed.
///
/// # Errors
/// [`CaseError`].
pub async fn find(
    db: &impl ConnectionTrait,
    key: &CaseKey,
    case_id: i64,
    position: i32,
) -> Result<Option<Paper>, CaseError> {
    let Some(row) = papers::Entity::find_by_id((case_id, position)).one(db).await? else { return Ok(None) };
    Ok(Some(key.open_json(at(case_id, position), &row.envelope)?))
}

/// What a filed paper is.
///
/// # Errors
/// When the row holds a code that nobody knows.
pub fn kind(row: &papers::Model) -> Result<PaperKind, CaseError> {
    PaperKind::from_code(&row.code).ok_or(CaseError::Code("papers.code"))
}

fn at(case_id: i64, position: i32) -> At<'static> {
    At::new("papers", "envelope", (case_id, i64::from(position)))
}
