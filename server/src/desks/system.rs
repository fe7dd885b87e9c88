//! What the program does by itself when a time limit has passed.

use domain::case::guard::{self, By};
use domain::case::told::{told, told_by_program};
use domain::case::{State, Transition};
use time::Date;

use super::{ActError, appeals, notify, offer, publishing, remedy, requests, view};
use crate::Services;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{cases, detached, inbox, outbox, promises};

/// Cases taken in one go: a job must not hold the store for long.
const BATCH: u64 = 100;

/// Makes the moves that are due; returns how many. Doing it twice does nothing more: a case that
/// was moved is no longer in the state that is looked for.
///
/// # Errors
/// When the store does not answer.
pub async fn run_due(services: &Services) -> Result<u64, ActError> {
    let today = services.clock.today();
    let mut moved = 0;
    let db = services.db.reader();
    publishing::run_rule(services).await?;
    for (state, transition) in [
        (State::AwaitingInfo, Transition::Supplement),
        (State::Remedy, Transition::BreakRemedy),
        (State::Resolved, Transition::Close),
    ] {
        let due = match state {
            State::Remedy => promises::overdue(db, today, BATCH).await?,
            // A case about whose publication nobody has decided stays: it must not stand in the others' way.
            State::Resolved => inbox::past_rating(db, today, BATCH).await?,
            _ => inbox::past_due(db, state, today, BATCH).await?,
        };
        for id in due {
            let services = services.clone();
            let done =
                detached(async move { step(&services, id, state, transition, today).await }, || ActError::Interrupted);
            moved += u64::from(done.await?);
        }
    }
    Ok(moved)
}

/// One move of one case; `false` when somebody else was quicker or a condition does not hold.
async fn step(
    services: &Services,
    id: i64,
    state: State,
    transition: Transition,
    today: Date,
) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    let Some(mut row) = cases::by_id(&tx, id).await? else { return Ok(false) };
    if view::state(&row.state)? != state {
        return Ok(false);
    }
    let mut facts = offer::stored_facts(&row, state, today)?;
    if transition == Transition::Close {
        requests::tell(&mut facts, &events::of_case(&tx, id).await?);
        facts.appeal_open = appeals::is_open(&tx, id).await?;
    }
    if transition == Transition::BreakRemedy {
        facts.remedy = promises::standing(&tx, id, today).await?;
    }
    let Ok(next) = guard::decide(transition, &By::System, &facts) else { return Ok(false) };
    let Some(key) = cases::key(&tx, &services.vault, id).await? else { return Ok(false) };
    if transition == Transition::BreakRemedy {
        remedy::give_up(&tx, &mut row, today).await?;
    }
    offer::advance(&tx, services, &mut row, transition, next).await?;
    if !cases::update(&tx, &row).await? {
        return Ok(false);
    }
    let cause = Cause::System { at: services.clock.now() };
    events::append(&tx, &key, NewEvent::new(id, transition.code(), Some(state), next, cause, today)).await?;
    for told in [told(transition), told_by_program(transition)] {
        notify::moved(&tx, services, &row, told, None).await?;
    }
    if transition == Transition::Close {
        outbox::forget_contact_if_over(&tx, id).await?;
    }
    tx.commit().await?;
    Ok(true)
}
