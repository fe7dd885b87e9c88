//! What a case refers to, as each side reads it.

use app::desks::CommitmentRef;
use app::words::Lang;
use domain::commitment::Kept;
use domain::private::Private;
use domain::unit::PostId;
use sea_orm::ConnectionTrait;

use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::commitments as rows;
use crate::store::{commitments, people};
use crate::vault::Vault;

/// Who made it: by the account, or by the name that was typed.
pub(super) async fn who(db: &impl ConnectionTrait, vault: &Vault, row: &rows::Model) -> Result<Private, CaseError> {
    if let Some(id) = row.officer_id {
        return Ok(people::names(db, &[id]).await?.remove(&id).unwrap_or_default().into());
    }
    Ok(commitments::sealed(vault, row)?.name.unwrap_or_default())
}

pub(super) fn kept(row: &rows::Model) -> Result<Kept, CaseError> {
    Kept::from_code(&row.kept).ok_or(CaseError::Code("commitments.kept"))
}

/// The post, or the name where no post is on record.
pub(super) async fn called(
    db: &impl ConnectionTrait,
    reference: &Reference,
    vault: &Vault,
    row: &rows::Model,
) -> Result<Private, CaseError> {
    match row.post_id {
        Some(post) => Ok(reference.post_name(PostId(post), Lang::Vi).into()),
        None => who(db, vault, row).await,
    }
}

/// What a case refers to.
pub(super) async fn of_case(
    db: &impl ConnectionTrait,
    reference: &Reference,
    vault: &Vault,
    case_id: i64,
) -> Result<Vec<CommitmentRef>, CaseError> {
    let mut found = Vec::new();
    for (row, promise) in commitments::of_case(db, case_id).await? {
        found.push(CommitmentRef {
            who: called(db, reference, vault, &row).await?,
            year: row.year,
            words: commitments::sealed(vault, &row)?.words,
            kept: kept(&row)?,
            promise,
        });
    }
    Ok(found)
}
