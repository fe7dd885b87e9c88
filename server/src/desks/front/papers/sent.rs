//! Letters that went to units on paper, as they were recorded when they went.

use app::desks::SentLetter;
use domain::case::Transition;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::Source;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::referrals;

/// The letters of a case, oldest first.
pub(super) async fn letters(
    db: &impl ConnectionTrait,
    reference: &Reference,
    source: &Source,
) -> Result<Vec<SentLetter>, CaseError> {
    let all = referrals::of_case(db, source.row.id).await?;
    let sent = source.log.iter().filter(|event| event.code == Transition::SendOnPaper.code()).filter_map(|event| {
        let (document_no, document_on) = (event.document_no.clone()?, event.document_on?);
        let letter = all.iter().find(|letter| letter.document_no.as_ref() == Some(&document_no))?;
        Some(SentLetter { document_no, document_on, unit: reference.unit_name(UnitId(letter.unit_id)) })
    });
    Ok(sent.collect())
}
