//! What officials of the demonstration committed themselves to: written down and judged at the desks of their units.

use domain::commitment::Audience;
use domain::unit::{OfficerId, UnitId};
use time::{Duration, OffsetDateTime};

use super::DemoError;
use super::script::{self, Commitment};
use crate::Services;
use crate::desks::{ActError, Officer, UnitOfficer};
use crate::http::fields::Fields;
use crate::store::people;

/// Keeps the record of some units. The clock of `services` must be one that can be set.
///
/// # Errors
/// [`DemoError`].
pub async fn make(services: &Services) -> Result<(), DemoError> {
    let now = services.clock.now();
    for commitment in script::commitments()? {
        let failed = |cause| DemoError::Step { case: commitment.unit.clone(), step: "commitment".to_owned(), cause };
        keep(services, now, &commitment).await.map_err(failed)?;
    }
    services.clock.set(now);
    Ok(())
}

async fn keep(services: &Services, now: OffsetDateTime, said: &Commitment) -> Result<(), ActError> {
    let desk = async |login: &str, days_ago: i64| {
        services.clock.set(now - Duration::days(days_ago));
        let row = people::by_login(services.db.reader(), login).await?.ok_or(ActError::NotFound)?;
        let officer = Officer::load(services, OfficerId(row.id), &[]).await?.ok_or(ActError::NotFound)?;
        Ok::<_, ActError>(UnitOfficer::new(services.clone(), officer))
    };
    let reference = services.reference.get();
    let unit = reference.units.iter().find(|(_, unit)| unit.code == said.unit);
    let unit: UnitId = unit.map(|(id, _)| *id).ok_or(ActError::NotFound)?;
    let is_post = |code: &str| code == said.post;
    let mut posts = reference.posts_in(unit).iter();
    let post = posts.find(|post| reference.posts.get(post).is_some_and(|name| is_post(&name.post.code)));
    let keeper = desk(&said.recorded_by, said.recorded_days_ago).await?;
    let year = services.clock.today().year().to_string();
    let recorded = [
        ("commitment_unit", unit.to_string()),
        ("official_name", said.name.clone()),
        ("official_post", post.ok_or(ActError::NotFound)?.to_string()),
        ("commitment_year", year),
        ("commitment_text", said.text.clone()),
        ("commitment_audience", Audience::Everybody.code().to_owned()),
    ];
    let id = keeper.record_commitment(&posted(recorded)).await?;
    let Some(judged) = &said.judged_by else { return Ok(()) };
    let head = desk(judged, said.judged_days_ago.unwrap_or_default()).await?;
    let (kept, note) = (said.kept.clone().unwrap_or_default(), said.note.clone().unwrap_or_default());
    head.judge_commitment(id, &posted([("kept", kept), ("kept_note", note)])).await.map(|_| ())
}

fn posted<const N: usize>(fields: [(&str, String); N]) -> Fields {
    Fields::new(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
