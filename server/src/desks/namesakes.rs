//! Whoever bears the name that a sender gave for the person concerned is kept from the case until somebody has said
//! whether it is them: many people bear one name, and a complaint must not lie with the one whom it means.

use std::collections::BTreeSet;

use domain::conflict::{Bond, ExclusionReason, Hat};
use domain::intake::NoFront;
use domain::policy::CaseFacts;
use domain::private::Private;
use domain::text::is_named;
use domain::unit::{AreaId, OfficerId, UnitId};
use sea_orm::{ConnectionTrait, DbErr};
use time::Date;

use super::act::Opened;
use super::bounds::{led_by, receiving};
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::events as event_rows;
use crate::store::links::{self, Link};
use crate::store::office::accounts;
use crate::store::{Tx, events, inbox, people, subjects};
use crate::vault::{CaseKey, Vault};

/// Cases that are looked at in one go.
const BATCH: u64 = 200;

/// Under this name the event of a classification tells which accounts are others, who only bear the name.
pub(super) const OTHERS: &str = "other_than";

/// A name as the sender gave it, and what has been said about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    name: Option<Private>,
    /// Of these somebody said that they are not meant.
    others: BTreeSet<OfficerId>,
}

impl Named {
    /// A name of which nobody has said anything.
    pub const fn new(name: Option<Private>) -> Self {
        Self { name, others: BTreeSet::new() }
    }

    /// The name in a case that is open for change.
    pub async fn in_case(opened: &Opened) -> Result<Self, CaseError> {
        Self::stored(&opened.tx, &opened.key, opened.row.id).await
    }

    async fn stored(tx: &Tx, key: &CaseKey, case_id: i64) -> Result<Self, CaseError> {
        let name = cases::content(tx, key, case_id).await?.and_then(|content| content.subject_name);
        let others = if name.is_some() { said(&events::of_case(tx, case_id).await?) } else { BTreeSet::new() };
        Ok(Self { name, others })
    }

    /// Takes these for others as well.
    pub fn except(&mut self, others: impl IntoIterator<Item = OfficerId>) {
        self.others.extend(others);
    }

    /// Whether an account of this name may be the person that is meant.
    pub fn may_be(&self, officer: OfficerId, name: &str) -> bool {
        !self.others.contains(&officer) && self.name.as_ref().is_some_and(|typed| is_named(typed.reveal(), name))
    }

    /// Who of those who belong to these bodies, or once did, may be the person that is meant.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn among(
        &self,
        db: &impl ConnectionTrait,
        bodies: impl IntoIterator<Item = UnitId>,
    ) -> Result<BTreeSet<OfficerId>, DbErr> {
        if self.name.is_none() {
            return Ok(BTreeSet::new());
        }
        let known = accounts::ever_in(db, &bodies.into_iter().collect()).await?;
        let meant = known.into_iter().filter(|(officer, name)| self.may_be(*officer, name.reveal()));
        Ok(meant.map(|(officer, _)| officer).collect())
    }
}

/// Of whom an officer said at a classification that they only bear the name.
fn said(log: &[event_rows::Model]) -> BTreeSet<OfficerId> {
    let details = log.iter().filter_map(|event| serde_json::from_str::<serde_json::Value>(&event.details).ok());
    let listed = details.filter_map(|details| Some(details.get(OTHERS)?.as_array()?.clone()));
    listed.flatten().filter_map(|id| id.as_i64().map(OfficerId)).collect()
}

/// The Front that receives a case, and those who are kept from it because of who it is about.
pub(super) struct Received {
    pub front: UnitId,
    pub kept: Vec<(OfficerId, ExclusionReason)>,
}

/// Finds the Front that receives a case about somebody with these hats, with whoever counts as them and whoever bears
/// their name in a body that is named, or in a Front that would receive it. A Front that one of them leads is passed
/// over where another can take it. Whoever bears it in a Front above, where a cry for help goes, a sealed name is opened
/// and what waits too long is decided, is kept from it in person.
///
/// # Errors
/// Those of the database; [`NoFront`].
pub(super) async fn received(
    db: &impl ConnectionTrait,
    reference: &Reference,
    hats: &[Hat],
    (count, named): (&BTreeSet<OfficerId>, &Named),
    (province, commune): (Option<AreaId>, Option<AreaId>),
    today: Date,
) -> Result<Result<Received, NoFront>, DbErr> {
    let mut meant = named.among(db, hats.iter().map(|hat| hat.unit)).await?;
    loop {
        let led = led_by(db, reference, &count.union(&meant).copied().collect(), today).await?;
        let (front, passed) = match receiving(reference, hats, &led, province, commune) {
            Ok(found) => found,
            Err(error) => return Ok(Err(error)),
        };
        let before = meant.len();
        meant.extend(named.among(db, [front]).await?);
        if meant.len() > before {
            continue;
        }
        let holders = count.iter().map(|officer| (*officer, ExclusionReason::of_holder(passed.contains(officer))));
        let namesakes = meant.difference(count);
        let namesakes = namesakes.map(|officer| (*officer, ExclusionReason::of_namesake(passed.contains(officer))));
        let mut kept: Vec<_> = holders.chain(namesakes).collect();
        let above = named.among(db, reference.tree.fronts_from(front).into_iter().skip(1)).await?;
        let above = above.into_iter().filter(|officer| !count.contains(officer) && !meant.contains(officer));
        kept.extend(above.map(|officer| (officer, ExclusionReason::SameNameAside)));
        return Ok(Ok(Received { front, kept }));
    }
}

/// The names that were given in a case and in each that was merged into it, each under the case in which it stands.
async fn given(tx: &Tx, vault: &Vault, case_id: i64) -> Result<Vec<(i64, Named)>, CaseError> {
    let mut given = Vec::new();
    for id in [case_id].into_iter().chain(links::followers(tx, Link::Merged, case_id).await?) {
        // What was erased has no key, and names nobody any more.
        if let Some(key) = cases::key(tx, vault, id).await? {
            given.push((id, Named::stored(tx, &key, id).await?));
        }
    }
    Ok(given)
}

/// Whether one of these may be a person whom a case names, or one that was merged into it.
///
/// # Errors
/// [`CaseError`].
pub(super) async fn names_one_of(
    tx: &Tx,
    vault: &Vault,
    case_id: i64,
    officers: &BTreeSet<OfficerId>,
) -> Result<bool, CaseError> {
    let ids: Vec<i64> = officers.iter().map(|officer| officer.0).collect();
    let names = people::names(tx, &ids).await?;
    let given = given(tx, vault, case_id).await?;
    Ok(names.iter().any(|(id, name)| given.iter().any(|(_, named)| named.may_be(OfficerId(*id), name))))
}

/// Keeps those from a case who belong to a body that gets it, or may get it from there, and bear a name that was given
/// in it or in one that was merged into it. Those whom they lead work on it: the body is not the one in which the person
/// was named. Returns whom it keeps from it now and did not before.
///
/// # Errors
/// [`CaseError`].
pub(super) async fn keep_from(
    tx: &Tx,
    vault: &Vault,
    case_id: i64,
    bodies: impl IntoIterator<Item = UnitId>,
) -> Result<BTreeSet<OfficerId>, CaseError> {
    let bodies: BTreeSet<UnitId> = bodies.into_iter().collect();
    let mut more = BTreeSet::new();
    for (id, named) in given(tx, vault, case_id).await? {
        let meant = named.among(tx, bodies.iter().copied()).await?;
        if meant.is_empty() {
            continue;
        }
        let kept = subjects::exclusions(tx, id).await?;
        for officer in meant.into_iter().filter(|officer| kept.reason(*officer).is_none()) {
            subjects::exclude(tx, id, officer, ExclusionReason::SameNameAside, None).await?;
            more.insert(officer);
        }
    }
    if !more.is_empty() {
        links::renew(tx, case_id).await?;
    }
    Ok(more)
}

/// The same for every open case that one of these bodies has, when an account there was opened or got another name, or
/// somebody came there, in the transaction of that change.
///
/// # Errors
/// [`CaseError`].
pub(crate) async fn compare_again(tx: &Tx, vault: &Vault, bodies: BTreeSet<UnitId>) -> Result<(), CaseError> {
    let (bodies, mut after) = (Vec::from_iter(bodies), 0);
    loop {
        let found = inbox::open_at(tx, &bodies, after, BATCH).await?;
        let Some(last) = found.last() else { return Ok(()) };
        after = last.id;
        for row in found {
            match keep_from(tx, vault, row.id, bodies.iter().copied()).await {
                Err(CaseError::Db(error)) => return Err(error.into()),
                // One that cannot be read any more keeps nobody from coming there.
                Err(error) => tracing::error!(case = row.id, %error, "a name could not be compared"),
                Ok(_) => {}
            }
        }
    }
}

/// The same before one of these bodies is chosen for something in a case: what the policy looks at afterwards.
///
/// # Errors
/// [`CaseError`].
pub(super) async fn kept_apart(
    tx: &Tx,
    vault: &Vault,
    facts: &CaseFacts,
    bodies: impl IntoIterator<Item = UnitId>,
) -> Result<CaseFacts, CaseError> {
    let more = keep_from(tx, vault, facts.case_id.0, bodies).await?;
    let mut facts = facts.clone();
    facts.bonds.extend(more.into_iter().map(|officer| Bond::excluded(officer, ExclusionReason::SameNameAside)));
    Ok(facts)
}

/// A unit, and the bodies above it that decide for it what nobody there may.
pub(super) fn with_superiors(reference: &Reference, unit: UnitId) -> impl Iterator<Item = UnitId> {
    [unit].into_iter().chain(reference.tree.superiors(unit))
}
