//! What a case refers to, as each side reads it.

use app::desks::CommitmentRef;
use app::words::Lang;
use domain::commitment::{Kept, may_read_in_case};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::ConnectionTrait;

use super::Officer;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::commitments::audience;
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

/// What a case refers to, as this officer reads it: whatever the unit keeps to itself stays without words and, under a
/// typed name, without that.
pub(super) async fn of_case(
    db: &impl ConnectionTrait,
    reference: &Reference,
    officer: &Officer,
    case_id: i64,
) -> Result<Vec<CommitmentRef>, CaseError> {
    let vault = &officer.services().vault;
    let mut found = Vec::new();
    for (row, promise) in commitments::of_case(db, case_id).await? {
        let roles = unit_roles(officer, UnitId(row.unit_id));
        let reads = may_read_in_case(officer.id(), &roles, row.officer_id.map(OfficerId), audience(&row)?);
        found.push(CommitmentRef {
            who: match (row.post_id, reads) {
                (None, false) => Private::default(),
                _ => called(db, reference, vault, &row).await?,
            },
            year: row.year,
            words: if reads { Some(commitments::sealed(vault, &row)?.words) } else { None },
            kept: kept(&row)?,
            promise,
        });
    }
    Ok(found)
}

/// The roles in which somebody works in a body at the desk of units.
pub(super) fn unit_roles(officer: &Officer, unit: UnitId) -> Vec<Role> {
    let mut roles = officer.official().roles_in(unit);
    roles.retain(|role| role.desk() == Desk::Unit);
    roles
}
