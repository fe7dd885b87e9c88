//! Whoever comes into a post, or turns out to have been in it, counts as the person whom the cases about that post
//! are about, for good: moving on to another post must not open them.

use std::collections::{BTreeMap, BTreeSet};

use domain::conflict::{ExclusionReason, Membership, counts_as_subject, unit_conflict};
use domain::unit::{OfficerId, UnitId};
use sea_orm::ConnectionTrait;
use time::Date;

use super::bounds::led_by;
use super::custody;
use crate::Services;
use crate::store::cases::{self, CaseError};
use crate::store::holding::{self, About};
use crate::store::{Tx, links, subjects};

/// Keeps somebody from every case, ended ones too, as whose person they count by this membership, in the transaction
/// that gives it to them. Returns from how many.
///
/// # Errors
/// [`CaseError`]; nothing was changed then.
pub(crate) async fn counts(
    tx: &Tx,
    services: &Services,
    officer: OfficerId,
    held: &Membership,
) -> Result<usize, CaseError> {
    let today = services.clock.today();
    let meant = meant(tx, services, officer, held, today).await?;
    keep(tx, services, officer, &meant, today).await?;
    Ok(meant.len())
}

/// The cases whose person somebody counts as by a membership.
async fn meant(
    db: &impl ConnectionTrait,
    services: &Services,
    officer: OfficerId,
    held: &Membership,
    today: Date,
) -> Result<Vec<About>, CaseError> {
    let mut meant = Vec::new();
    for about in holding::open_to(db, officer, held).await? {
        let counted = |day| counts_as_subject(&about.subject, day, today, [(officer, *held)]).contains(&officer);
        // When it happened is sealed: it is read for nobody whom it makes no difference for.
        let certain = counted(Some(today));
        let possible = certain || counted(None);
        if certain || possible && counted(happened_on(db, services, about.case_id).await?) {
            meant.push(about);
        }
    }
    Ok(meant)
}

/// The day of the facts, if it was given and is still there.
async fn happened_on(db: &impl ConnectionTrait, services: &Services, case_id: i64) -> Result<Option<Date>, CaseError> {
    let Some(key) = cases::key(db, &services.vault, case_id).await? else { return Ok(None) };
    Ok(cases::content(db, &key, case_id).await?.and_then(|content| content.happened_on))
}

/// Where nobody but a Front that they lead is there to have the case, those who work for them have it.
async fn keep(tx: &Tx, services: &Services, officer: OfficerId, meant: &[About], today: Date) -> Result<(), CaseError> {
    if meant.is_empty() {
        return Ok(());
    }
    let reference = services.reference.get();
    let led = led_by(tx, &reference, &BTreeSet::from([officer]), today).await?;
    let leads = |front| unit_conflict(&reference.tree, front, &led);
    let asked = subjects::asked_about(tx, officer).await?;
    let mut asides: BTreeMap<UnitId, bool> = BTreeMap::new();
    for about in meant {
        let aside = *asides
            .entry(about.front)
            .or_insert_with(|| leads(about.front) && custody::above(&reference, about.front, &leads).is_none());
        if asked.contains(&about.case_id) {
            subjects::forget_provisional(tx, about.case_id, Some(officer)).await?;
        }
        subjects::exclude(tx, about.case_id, officer, ExclusionReason::of_holder(aside), None).await?;
        links::renew(tx, about.case_id).await?;
    }
    Ok(())
}

/// Whose memberships are looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All on record that have begun.
    All,
    /// Those that began after a day.
    BegunAfter(Date),
    /// Those that were put on record behind this one. Feedback that was on its way into the store at that moment was
    /// placed by who was in the post before, and [`counts`] did not find it yet.
    EnteredBehind(i64),
}

/// Does so for everybody whose membership is one of these and began until today. Returns from how many cases somebody
/// is kept now. Doing it twice does nothing more. One case that cannot be read holds up nobody else.
///
/// # Errors
/// When the store does not answer.
pub async fn run(services: &Services, which: Which) -> Result<usize, CaseError> {
    let (db, today) = (services.db.reader(), services.clock.today());
    let people = match which {
        Which::All => holding::begun(db, None, today).await?,
        Which::BegunAfter(day) => holding::begun(db, Some(day), today).await?,
        Which::EnteredBehind(id) => holding::entered(db, id, today).await?,
    };
    let mut kept = 0;
    for (officer, held) in people {
        match one(services, officer, &held).await {
            Ok(more) => kept += more,
            Err(error) => tracing::error!(officer = officer.0, %error, "the cases about a post could not be looked at"),
        }
    }
    Ok(kept)
}

async fn one(services: &Services, officer: OfficerId, held: &Membership) -> Result<usize, CaseError> {
    // Read apart: most have nothing to write, and there may be one writer.
    if meant(services.db.reader(), services, officer, held, services.clock.today()).await?.is_empty() {
        return Ok(0);
    }
    let tx = services.db.begin().await?;
    let kept = counts(&tx, services, officer, held).await?;
    tx.commit().await?;
    Ok(kept)
}
