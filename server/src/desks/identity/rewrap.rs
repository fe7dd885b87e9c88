//! Sealing anew.
//!
//! The server cannot open a name by itself, so one approver and one custodian lend it their keys
//! for one period. The node on which the first of them enters their secret makes a key for this
//! period that never leaves its memory; each holder's key goes into the database sealed to it,
//! from whatever node took the secret. That node then takes name after name through, some in a
//! transaction. When it goes down, what lies in the database is worth nothing to anybody: the two
//! enter their secrets again, and the work goes on with the names that are left, because each name
//! tells to which circle it is sealed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use domain::opening::{HolderGroup, REWRAP_HOLDS};
use domain::unit::UnitId;
use tokio::sync::watch;

use super::IdentityOfficer;
use crate::Services;
use crate::desks::{ActError, view};
use crate::store::cases::{self, CaseError};
use crate::store::entity::{identities as sealed_rows, rewraps as rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::holders::{self, ADMITTED, WAITING as NOT_ADMITTED};
use crate::store::rewraps::{self, DONE, ENDED, RUNNING, WAITING};
use crate::store::{Tx, detached, identities};
use crate::vault::{Circle, HolderKey, Inner};

/// Names in one transaction: short enough to let others write in between.
const BATCH: u64 = 25;

/// The keys of the periods that began on this node. In memory alone.
#[derive(Clone, Default)]
pub struct PeriodKeys(Arc<Mutex<HashMap<i64, Arc<HolderKey>>>>);

impl PeriodKeys {
    fn held(&self) -> MutexGuard<'_, HashMap<i64, Arc<HolderKey>>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn keep(&self, period: i64, key: HolderKey) {
        self.held().insert(period, Arc::new(key));
    }

    fn get(&self, period: i64) -> Option<Arc<HolderKey>> {
        self.held().get(&period).cloned()
    }

    fn known(&self) -> Vec<i64> {
        self.held().keys().copied().collect()
    }

    fn forget(&self, period: i64) {
        self.held().remove(&period);
    }
}

impl IdentityOfficer {
    /// Enters a secret for sealing anew. The second one, from the other group, starts the work and
    /// admits those who wait.
    ///
    /// # Errors
    /// [`ActError::Invalid`] for a wrong secret, and when the work is under way already.
    pub async fn enter(&self, secret: &str) -> Result<(), ActError> {
        let (this, secret) = (self.clone(), secret.to_owned());
        detached(async move { this.enter_now(&secret).await }, || ActError::Interrupted).await
    }

    async fn enter_now(&self, secret: &str) -> Result<(), ActError> {
        let services = &self.services;
        let (_, place, key) = self.unlock(secret, ADMITTED).await?;
        let now = services.clock.now();
        let tx = services.db.begin().await?;
        rewraps::sweep(&tx, now).await?;
        let open = rewraps::newest(&tx, place.keeper).await?.filter(|row| [WAITING, RUNNING].contains(&&*row.state));
        let period = HolderKey::generate();
        let (begins, mut row) = match open {
            Some(row) => (false, row),
            None => {
                let ends_at = now + REWRAP_HOLDS;
                (true, rewraps::begin(&tx, &services.vault, place.keeper, &period.public(), ends_at).await?)
            }
        };
        if row.state == RUNNING {
            return Err(super::not_accepted());
        }
        self.holds_no_other_side(&tx, place).await?;
        rewraps::add_half(&services.vault, &mut row, place.group, place.officer, &key)?;
        if row.state == RUNNING {
            self.admit(&tx, place.keeper).await?;
        }
        let id = row.id;
        if !rewraps::update(&tx, WAITING, row).await? {
            return Err(ActError::Stale);
        }
        tx.commit().await?;
        if begins {
            services.periods.keep(id, period);
        }
        Ok(())
    }

    async fn admit(&self, tx: &Tx, keeper: UnitId) -> Result<(), CaseError> {
        let today = self.services.clock.today();
        for row in holders::in_state(tx, keeper, NOT_ADMITTED, today).await? {
            holders::set_state(tx, row.id, ADMITTED, today).await?;
        }
        Ok(())
    }
}

/// Goes on with the periods that began on this node; ends those that are over.
///
/// # Errors
/// [`CaseError`]; what was done before stays done.
pub async fn run_rewraps(services: &Services, stop: &watch::Receiver<bool>) -> Result<(), CaseError> {
    let tx = services.db.begin().await?;
    rewraps::sweep(&tx, services.clock.now()).await?;
    tx.commit().await?;
    // Known first, alive second: a period that begins in between is in neither list.
    let known = services.periods.known();
    let alive: Vec<i64> = rewraps::open(services.db.reader()).await?.iter().map(|row| row.id).collect();
    known.into_iter().filter(|period| !alive.contains(period)).for_each(|period| services.periods.forget(period));
    for row in rewraps::running(services.db.reader()).await? {
        let Some(period) = services.periods.get(row.id) else { continue };
        let Some((approver, custodian)) = rewraps::halves(&row, &period)? else { continue };
        let mut row = row;
        while row.state == RUNNING && !*stop.borrow() {
            row = batch(services, row, &approver, &custodian).await?;
        }
    }
    Ok(())
}

/// Seals some names anew, in one transaction with their events and the place where to go on.
async fn batch(
    services: &Services,
    mut row: rows::Model,
    approver: &HolderKey,
    custodian: &HolderKey,
) -> Result<rows::Model, CaseError> {
    let (keeper, today) = (UnitId(row.keeper_id), services.clock.today());
    let tx = services.db.begin().await?;
    match holders::circle(&tx, &services.vault, keeper, today).await? {
        // Too few are left to seal to.
        None => rewraps::end(&mut row, ENDED),
        Some(circle) => {
            let names = identities::batch_sealed_to_others(&tx, keeper, &circle.name(), row.case_cursor, BATCH).await?;
            if names.is_empty() {
                rewraps::end(&mut row, DONE);
            }
            for name in &names {
                if rewrap(&tx, services, &circle, name, approver, custodian).await? {
                    row.done += 1;
                } else {
                    row.failed += 1;
                }
                row.case_cursor = name.case_id;
            }
        }
    }
    let stored = rewraps::update(&tx, RUNNING, row.clone()).await?;
    tx.commit().await?;
    if !stored {
        // Over meanwhile: the next run sees it.
        row.state = ENDED.to_owned();
    }
    Ok(row)
}

/// One name. `false` when these two cannot open it.
async fn rewrap(
    tx: &Tx,
    services: &Services,
    circle: &Circle,
    name: &sealed_rows::Model,
    approver: &HolderKey,
    custodian: &HolderKey,
) -> Result<bool, CaseError> {
    let id = name.case_id;
    let opened = Inner::lift(id, approver, &name.envelope).and_then(|inner| inner.open(id, custodian));
    let Ok(plain) = opened else { return Ok(false) };
    let Some(row) = cases::hold(tx, id).await? else { return Ok(false) };
    if !identities::replace(tx, name, &circle.name(), circle.seal(id, plain.as_bytes())?).await? {
        return Ok(false);
    }
    if let Some(key) = cases::key(tx, &services.vault, id).await? {
        let state = view::state(&row.state)?;
        let cause = Cause::System { at: services.clock.now() };
        let event = NewEvent::new(id, "IDENTITY_REWRAPPED", Some(state), state, cause, services.clock.today());
        events::append(tx, &key, event).await?;
    }
    Ok(true)
}

/// Whether this side has entered its secret in the period.
pub(super) fn entered(row: &rows::Model, group: HolderGroup) -> bool {
    match group {
        HolderGroup::Approver => row.approver_half.is_some(),
        HolderGroup::Custodian => row.custodian_half.is_some(),
    }
}
