//! Whether a case of the demonstration is published: drafted by whoever classified it, in the words that the
//! program proposes, and decided by whoever released its answer.

use app::desks::FrontDesk;
use domain::publication::{Consent, WhyNot, Wish, needs_consent};

use super::play::Play;
use crate::desks::{ActError, FrontOfficer};

/// Decides; what the rule has decided already is left as it is.
pub(super) async fn decide(play: &Play<'_>, number: &str, leader: &str) -> Result<(), ActError> {
    let desk =
        async |login: &str| Ok::<_, ActError>(FrontOfficer::new(play.services.clone(), play.officer(login).await?));
    let leader = desk(leader).await?;
    if let Some(why) = play.case.not_published.as_deref().and_then(WhyNot::from_code) {
        return leader.publish(number, play.version(number).await?, Wish::Decline(why)).await;
    }
    let drafter = play.case.steps.iter().rev().find_map(|step| match step.code.as_str() {
        "T07" => Some(step.by.as_str()),
        _ => step.drafted_by.as_deref(),
    });
    let drafter = desk(drafter.ok_or(ActError::NotFound)?).await?;
    let sheet = drafter.publication(number).await.map_err(|_| ActError::NotFound)?;
    let Some(words) = sheet.prefill.filter(|_| sheet.may_propose) else { return Ok(()) };
    let consent = needs_consent(sheet.kind).then_some(Consent::Unit);
    let wish = Wish::Propose { words, consent, marks_seen: true };
    drafter.publish(number, play.version(number).await?, wish).await?;
    leader.publish(number, play.version(number).await?, Wish::Approve { marks_seen: true }).await
}
