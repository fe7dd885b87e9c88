//! Cases that belong together, and what one of them keeps out of the register for all.

use domain::feedback::AccessLevel;
use domain::publication::{Matter, NEVER_GROUP, WhyNot, barred};
use domain::unit::OfficerId;
use sea_orm::ConnectionTrait;

use super::asked::tell;
use super::{KEPT_BACK, Released, keep_back, note_taken_down};
use crate::Services;
use crate::desks::{ActError, appeals};
use crate::reference::Reference;
use crate::store::Tx;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::links::{self, Link};

/// Why the case is never published, whatever anybody thinks of it. What follows from the case itself comes first;
/// what follows from another one that belongs to it is never named.
pub(in crate::desks) async fn never(
    db: &impl ConnectionTrait,
    reference: &Reference,
    row: &rows::Model,
) -> Result<Option<WhyNot>, CaseError> {
    let mut own = matter(db, reference, row).await?;
    own.sender_left = row.withdrawn;
    own.looked_at_again = appeals::of_case(db, row.id).await?.is_some();
    own.answered = Released::of(db, row.id).await?.answer.is_some();
    if let Some(why) = barred(&own) {
        return Ok(Some(why));
    }
    Ok(barred_by_others(db, reference, row).await?.then_some(WhyNot::Related))
}

/// Whether a case that belongs to this one keeps it from being published, now or at the time when they were parted. What
/// officers of another Front find of theirs bars nothing here; that its sender is threatened, or left, does at once.
async fn barred_by_others(
    db: &impl ConnectionTrait,
    reference: &Reference,
    row: &rows::Model,
) -> Result<bool, CaseError> {
    if row.kept_back {
        return Ok(true);
    }
    let elsewhere = appeals::other_of(db, row.id).await?.map(|(other, _)| other.id);
    for case in together(db, row).await?.iter().skip(1) {
        // Who withdrew what another Front looks at wants to be heard of no more; whether they were pressed is not
        // to be told from what is published here.
        let left = case.withdrawn && Some(case.id) == elsewhere;
        if left || case.retaliation {
            return Ok(true);
        }
        if case.front_id != row.front_id {
            continue;
        }
        let matter = matter(db, reference, case).await?;
        if case.kept_back || barred(&matter).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What of one case decides, but its sender and its answer.
async fn matter(db: &impl ConnectionTrait, reference: &Reference, case: &rows::Model) -> Result<Matter, CaseError> {
    let in_group = |code: &String| {
        let group = reference.categories.iter().find(|category| category.code == *code).map(|category| &category.group);
        group.is_none_or(|group| group == NEVER_GROUP)
    };
    let codes = cases::categories(db, case.id).await?;
    Ok(Matter {
        never_group: in_group(&case.main_category) || codes.iter().any(in_group),
        access: AccessLevel::from_code(&case.access_level).ok_or(CaseError::Code("cases.access_level"))?,
        endangered: case.urgent || case.retaliation || case.child,
        sender_left: false,
        looked_at_again: false,
        answered: true,
    })
}

/// The case itself, then those that belong to it: the one that its sender has about the same matter at another Front,
/// and all that were merged into any of these. What is published of one is read of all of them.
pub(in crate::desks) async fn together(
    db: &impl ConnectionTrait,
    row: &rows::Model,
) -> Result<Vec<rows::Model>, CaseError> {
    reached(db, row, Reach { up: false, elsewhere: true }).await
}

/// The case itself and all that were merged into it. What is known at another Front is not among it.
pub(in crate::desks) async fn merged(
    db: &impl ConnectionTrait,
    row: &rows::Model,
) -> Result<Vec<rows::Model>, CaseError> {
    reached(db, row, Reach { up: false, elsewhere: false }).await
}

/// The same, and whatever any of these was merged into: every case in whose entry something of this one may be read.
pub(super) async fn family(db: &impl ConnectionTrait, row: &rows::Model) -> Result<Vec<rows::Model>, CaseError> {
    reached(db, row, Reach { up: true, elsewhere: true }).await
}

/// Over which links: to what a case was merged into, and to what its sender has at another Front.
#[derive(Clone, Copy)]
struct Reach {
    up: bool,
    elsewhere: bool,
}

async fn reached(db: &impl ConnectionTrait, row: &rows::Model, reach: Reach) -> Result<Vec<rows::Model>, CaseError> {
    let mut cases = vec![row.clone()];
    let mut at = 0;
    while let Some(id) = cases.get(at).map(|case| case.id) {
        at += 1;
        let mut found = Vec::new();
        if reach.elsewhere {
            found.extend(appeals::other_of(db, id).await?.map(|(other, _)| other));
        }
        let mut linked = links::followers(db, Link::Merged, id).await?;
        if reach.up {
            linked.extend(links::target(db, Link::Merged, id).await?);
        }
        for id in linked {
            found.extend(cases::by_id(db, id).await?);
        }
        found.retain(|case| cases.iter().all(|known| known.id != case.id));
        cases.extend(found);
    }
    Ok(cases)
}

/// A case is about to be parted from this one, or erased: what it kept from being published stays unpublished. Changes
/// the row.
pub(in crate::desks) async fn remember(tx: &Tx, reference: &Reference, row: &mut rows::Model) -> Result<(), CaseError> {
    row.kept_back = barred_by_others(tx, reference, row).await?;
    Ok(())
}

/// A case whose sender is threatened is about to be parted from those that it belongs to, or erased: what another Front
/// has of the matter stays unpublished too.
pub(in crate::desks) async fn remember_the_cry(tx: &Tx, case: &rows::Model) -> Result<(), ActError> {
    if !case.retaliation {
        return Ok(());
    }
    let elsewhere = family(tx, case).await?.into_iter().filter(|other| other.front_id != case.front_id);
    let ids: Vec<i64> = elsewhere.map(|other| other.id).collect();
    for other in cases::hold_all(tx, &ids).await?.into_iter().filter(|other| !other.kept_back) {
        if !cases::update(tx, &rows::Model { kept_back: true, ..other }).await? {
            return Err(ActError::Stale);
        }
    }
    Ok(())
}

/// The others that belong to a case, held together with it in the order of their ids. It must still be as it was read.
pub(in crate::desks) async fn hold_others(tx: &Tx, case: &rows::Model) -> Result<Vec<rows::Model>, ActError> {
    let ids: Vec<i64> = family(tx, case).await?.iter().map(|row| row.id).collect();
    let mut held = cases::hold_all(tx, &ids).await?;
    if held.iter().all(|row| row.id != case.id || row.version != case.version) {
        return Err(ActError::Stale);
    }
    held.retain(|row| row.id != case.id);
    Ok(held)
}

/// Takes down or lays aside what stands or waits of every other case of its Front of which this one now says that it
/// must not; each that changes is stored. Another Front decides about its own: where this one concerns a child, its
/// leaders are asked. `by`: whoever said it.
pub(in crate::desks) async fn keep_back_others(
    tx: &Tx,
    services: &Services,
    case: &rows::Model,
    others: Vec<rows::Model>,
    by: OfficerId,
) -> Result<(), ActError> {
    for mut other in others {
        if other.front_id != case.front_id {
            if case.child {
                tell(tx, services, &other).await?;
            }
            continue;
        }
        if never(tx, &services.reference.get(), &other).await?.is_none() {
            continue;
        }
        let before = other.clone();
        let taken_down = keep_back(tx, services, &mut other, by).await?;
        if other == before {
            continue;
        }
        // Whether it is published is settled by itself now.
        if !cases::update(tx, &other).await? {
            return Err(ActError::Stale);
        }
        if taken_down {
            note_taken_down(tx, services, &other, KEPT_BACK).await?;
        }
    }
    Ok(())
}
