//! Takes messages and sends them, those of several hooks at once. Sending happens outside any transaction: a slow
//! receiver keeps nobody from writing, and only its own messages waiting.

use domain::interface::hook::{HookEvent, pause_after};
use futures::future::join_all;
use time::Duration;
use tokio::sync::watch;

use super::address::Address;
use super::call::{Caller, NotArrived, Outgoing};
use super::message::{MessageView, signature};
use crate::Services;
use crate::desks::hooks::may_know;
use crate::store::cases::{self, CaseError};
use crate::store::hooks;
use crate::store::hooks::messages::{self, Message};

/// How often it is looked for messages.
pub const EVERY: std::time::Duration = std::time::Duration::from_secs(2);
/// A worker that has not come back after this is taken for dead. Longer than a message can take.
const LEASE: Duration = Duration::minutes(2);
/// Receivers that are called at once.
const AT_ONCE: u64 = 16;

/// What became of all that was due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub arrived: u64,
    pub failed: u64,
    pub given_up: u64,
    pub withheld: u64,
}

/// Sends everything that is due now.
///
/// # Errors
/// [`CaseError`] when the store does not answer. What was not noted down is sent again under the same id.
pub async fn run_once(services: &Services, caller: &Caller) -> Result<Told, CaseError> {
    let mut told = Told::default();
    while some(services, caller, &mut told).await? {}
    Ok(told)
}

/// Sends what is due now, until `stop` turns true. Those under way are finished first.
///
/// # Errors
/// As [`run_once`].
pub async fn run_until(services: &Services, caller: &Caller, stop: &watch::Receiver<bool>) -> Result<(), CaseError> {
    let mut told = Told::default();
    while !*stop.borrow() && some(services, caller, &mut told).await? {}
    Ok(())
}

/// One message of each hook that has some; `false` when none is due.
async fn some(services: &Services, caller: &Caller, told: &mut Told) -> Result<bool, CaseError> {
    // Most looks find nothing: they must not take the lock that writers wait for.
    if !messages::any_due(services.db.reader(), services.clock.now()).await? {
        return Ok(false);
    }
    let tx = services.db.begin().await?;
    let taken = messages::claim(&tx, services.clock.now(), LEASE, AT_ONCE).await?;
    tx.commit().await?;
    let done = join_all(taken.iter().map(|row| one(services, caller, row))).await;
    for done in done {
        match done? {
            messages::State::Sent => told.arrived += 1,
            messages::State::Withheld => told.withheld += 1,
            messages::State::Dead => told.given_up += 1,
            messages::State::Pending | messages::State::Leased => told.failed += 1,
        }
    }
    // Where everything that was due lies in the hands of others there is nothing to wait for.
    Ok(!taken.is_empty())
}

async fn one(services: &Services, caller: &Caller, row: &Message) -> Result<messages::State, CaseError> {
    let done = match prepared(services, row).await? {
        Some((address, outgoing)) => Some(caller.call(&address, outgoing).await),
        None => None,
    };
    note_down(services, row, done).await
}

/// The message of a row; `None` when there is nobody any more who is to know.
async fn prepared(services: &Services, row: &Message) -> Result<Option<(Address, Outgoing)>, CaseError> {
    let (db, now, vault) = (services.db.reader(), services.clock.now(), &services.vault);
    let Some((hook, token)) = hooks::holding(db, row.token_id, services.clock.today()).await? else {
        return Ok(None);
    };
    let event = HookEvent::from_code(&row.event).ok_or(CaseError::Code("hook_messages.event"))?;
    let case = match row.case_id {
        Some(id) => cases::by_id(db, id).await?,
        None => None,
    };
    if let Some(case) = &case {
        let facts = cases::facts(db, case).await?;
        if case.erased_on.is_some() || !may_know(db, services, &token, &facts).await? {
            return Ok(None);
        }
    }
    let address = hooks::address(vault, &hook)?;
    let address = Address::parse(address.as_text()?).map_err(|_| CaseError::Code("hooks.address"))?;
    let secrets = hooks::secrets(vault, &hook, now)?;
    let number = case.as_ref().map(|case| case.number.as_str());
    let view = MessageView::new(&row.message_id, event, number, services.config.base_url.origin());
    let body = serde_json::to_vec(&view).map_err(|_| CaseError::Code("hook_messages.event"))?;
    let timestamp = now.unix_timestamp();
    let signature = signature(&secrets, &row.message_id, timestamp, &body);
    Ok(Some((address, Outgoing { id: row.message_id.clone(), timestamp, signature, body })))
}

async fn note_down(
    services: &Services,
    row: &Message,
    done: Option<Result<u16, NotArrived>>,
) -> Result<messages::State, CaseError> {
    let today = services.clock.today();
    let tx = services.db.begin().await?;
    let state = match done {
        None => {
            messages::withheld(&tx, row, today).await?;
            messages::State::Withheld
        }
        Some(Ok(status)) => {
            messages::arrived(&tx, row, status, today).await?;
            messages::State::Sent
        }
        Some(Err(why)) => {
            let again_at = pause_after(row.attempts + 1, why.0).map(|pause| services.clock.now() + pause);
            messages::failed(&tx, row, why, again_at, today).await?;
            if again_at.is_some() { messages::State::Pending } else { messages::State::Dead }
        }
    };
    tx.commit().await?;
    if state == messages::State::Dead {
        tracing::warn!(message.id = row.id, token.id = row.token_id, "a message to a unit's system was given up");
    }
    Ok(state)
}
