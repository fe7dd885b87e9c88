//! Where a body stood and stands, in words, from the codes that a line of the journal holds.

use app::desks::{MoveInWords, PlaceChange};
use domain::journal::{Change, Moved};
use sea_orm::{ConnectionTrait, DbErr};

use crate::reference::Reference;
use crate::store::office::bodies;

/// The names behind the codes, as they are today; a code that names nothing any more says itself.
///
/// # Errors
/// Those of the database.
pub(super) async fn of(db: &impl ConnectionTrait, reference: &Reference, moved: &Moved) -> Result<MoveInWords, DbErr> {
    let mut places = Vec::with_capacity(moved.codes.len());
    for (aspect, Change { before, after }) in Moved::ASPECTS.into_iter().zip(&moved.codes) {
        let before = named(db, reference, aspect, before.as_deref()).await?;
        let after = named(db, reference, aspect, after.as_deref()).await?;
        places.push(PlaceChange { aspect, before, after });
    }
    Ok(MoveInWords { from: moved.from, places })
}

async fn named(
    db: &impl ConnectionTrait,
    reference: &Reference,
    aspect: &str,
    code: Option<&str>,
) -> Result<Option<String>, DbErr> {
    let Some(code) = code else { return Ok(None) };
    let name = if aspect == "area" {
        let area = reference.areas.values().find(|area| area.code == code);
        area.map(|area| reference.place_name(area.id))
    } else {
        bodies::by_code(db, code).await?.map(|row| row.name)
    };
    Ok(Some(name.map_or_else(|| code.to_owned(), |name| format!("{name} ({code})"))))
}
