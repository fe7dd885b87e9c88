//! A holder's own key: made with a secret that is shown once, unlocked with it for one step.

use domain::errors::{FieldErrors, Problem};
use domain::holder_secret::HolderSecret;
use domain::opening::{self, HOLDERS_PER_GROUP, HolderGroup};
use domain::policy::Official;
use domain::private::Private;
use domain::unit::{OfficerId, UnitKind, UnitTree};
use rand::{Rng, RngExt};

use super::{IdentityOfficer, not_accepted};
use crate::Services;
use crate::auth::password::HashingError;
use crate::desks::ActError;
use crate::store::cases::CaseError;
use crate::store::entity::holders as rows;
use crate::store::holders::{self, ADMITTED, NEW, Place, WAITING};
use crate::store::{Tx, detached};
use crate::vault::{HolderKey, LockedKey};

/// Where an officer may hold a key: a custodian or a leader of a Front that keeps names. Whoever
/// never reads cases holds none.
#[must_use]
pub fn places(official: &Official, tree: &UnitTree) -> Vec<Place> {
    if official.never_reads() {
        return Vec::new();
    }
    let keeps = |unit| {
        tree.get(unit).is_some_and(|found| found.kind == UnitKind::Front) && opening::keeper(tree, unit) == Some(unit)
    };
    let mut places = Vec::new();
    for &group in HolderGroup::ALL {
        let fitting = official.memberships().iter().filter(|held| held.role == group.role() && keeps(held.unit));
        places.extend(fitting.map(|held| Place { officer: official.standing().officer(), keeper: held.unit, group }));
    }
    places
}

/// A new key, locked with a secret.
///
/// # Errors
/// When it cannot be locked.
pub async fn make_key(
    services: &Services,
    place: Place,
    secret: HolderSecret,
) -> Result<(HolderKey, LockedKey), CaseError> {
    let key = HolderKey::generate();
    let mut salt = [0; 16];
    rand::rng().fill_bytes(&mut salt);
    let memory = services.hashing.memory_kib();
    let stretched = services.hashing.stretch(secret, salt, memory).await.map_err(failed)?;
    let locked = LockedKey::lock(&key, place.locked_key(), stretched, salt, memory)?;
    Ok((key, locked))
}

fn failed(_: HashingError) -> CaseError {
    CaseError::Code("holders.locked_key")
}

impl IdentityOfficer {
    fn place(&self, group: HolderGroup) -> Option<Place> {
        let reference = self.services.reference.get();
        places(self.officer.official(), &reference.tree).into_iter().find(|place| place.group == group)
    }

    /// Makes a key and returns its secret, which is shown once and stored nowhere. A key that is in
    /// force is not replaced: it has to be given up first.
    ///
    /// # Errors
    /// [`ActError::NotFound`] for somebody who can hold none, [`ActError::Stale`] when there is one.
    pub async fn make(&self, side: &str) -> Result<Private, ActError> {
        let place = HolderGroup::from_code(side).and_then(|group| self.place(group)).ok_or(ActError::NotFound)?;
        let secret = HolderSecret::from_bytes(rand::rng().random());
        let shown = secret.grouped();
        let this = self.clone();
        detached(
            async move {
                let (key, locked) = make_key(&this.services, place, secret).await?;
                let tx = this.services.db.begin().await?;
                let held = holders::of_officer(&tx, place.officer).await?;
                if held.is_some_and(|row| row.state != NEW) {
                    return Err(ActError::Stale);
                }
                this.holds_no_other_side(&tx, place).await?;
                let today = this.services.clock.today();
                holders::put(&tx, &this.services.vault, place, &key, &locked, NEW, today).await?;
                tx.commit().await?;
                Ok(shown)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Refuses a key where another account of theirs, or one of which nobody has said that it is somebody else's, holds
    /// one of the other side: nobody is on both.
    pub(super) async fn holds_no_other_side(&self, tx: &Tx, place: Place) -> Result<(), ActError> {
        for state in holders::OPEN {
            let held = holders::in_state(tx, place.keeper, state, self.services.clock.today()).await?;
            let theirs = held.iter().filter(|row| self.officer.official().is(OfficerId(row.officer_id)));
            if theirs.into_iter().any(|row| row.side != place.group.code()) {
                return Err(FieldErrors::one("side", Problem::Conflicted).into());
            }
        }
        Ok(())
    }

    /// Shows that the secret was kept: from now on the key counts, or waits to be admitted.
    ///
    /// # Errors
    /// [`ActError::Invalid`] when it is another one.
    pub async fn confirm(&self, typed: &str) -> Result<(), ActError> {
        let (this, typed) = (self.clone(), typed.to_owned());
        detached(
            async move {
                let (row, place, _) = this.unlock(&typed, NEW).await?;
                let today = this.services.clock.today();
                let tx = this.services.db.begin().await?;
                let state = if founding(&tx, place, today).await? { ADMITTED } else { WAITING };
                holders::set_state(&tx, row.id, state, today).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Gives up a key whose secret is lost, or known to somebody else.
    ///
    /// # Errors
    /// [`ActError::Invalid`] unless it is meant.
    pub async fn give_up(&self, sure: bool) -> Result<(), ActError> {
        if !sure {
            return Err(FieldErrors::one("lost", Problem::NotTicked).into());
        }
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                holders::end(&tx, this.officer.id(), this.services.clock.today()).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Unlocks the officer's own key, if it is in this state and they still have the role for it.
    /// The try is counted before it is made, and forgiven when the secret is right.
    pub(super) async fn unlock(&self, typed: &str, state: &str) -> Result<(rows::Model, Place, HolderKey), ActError> {
        if typed.trim().is_empty() {
            return Err(FieldErrors::one("secret", Problem::Required).into());
        }
        let services = &self.services;
        let tx = services.db.begin().await?;
        let row = holders::of_officer(&tx, self.officer.id()).await?.filter(|row| row.state == state);
        let row = row.ok_or_else(not_accepted)?;
        if !holders::begin_try(&tx, &row, services.clock.now()).await? {
            return Err(not_accepted());
        }
        tx.commit().await?;
        let place = holders::place(&row)?;
        if self.place(place.group) != Some(place) {
            return Err(not_accepted());
        }
        let secret = HolderSecret::parse(typed).ok_or_else(not_accepted)?;
        let locked = LockedKey::from_bytes(&row.locked_key)?;
        let stretched = services.hashing.stretch(secret, locked.salt, locked.memory_kib).await.map_err(failed)?;
        let key = locked.unlock(place.locked_key(), stretched).map_err(|_| not_accepted())?;
        let tx = services.db.begin().await?;
        holders::forgive(&tx, row.id).await?;
        tx.commit().await?;
        Ok((row, place, key))
    }
}

/// Whether a key counts by itself: the first two of each group, and the first of a group that has
/// nobody left, who could let nobody in. Afterwards nobody joins without two holders who seal
/// anew: an administrator who makes two accounts must not thereby read what is sent tomorrow.
async fn founding(tx: &Tx, place: Place, today: time::Date) -> Result<bool, CaseError> {
    let admitted = holders::in_state(tx, place.keeper, ADMITTED, today).await?;
    let of = |group: HolderGroup| admitted.iter().filter(|row| row.side == group.code()).count();
    let ever = holders::was_complete(tx, place.keeper).await?;
    Ok(of(place.group) == 0 || !ever && of(place.group) < HOLDERS_PER_GROUP)
}
