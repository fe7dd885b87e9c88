//! What a move does to the row of a case, and which moves a person is offered.

use app::desks::Offer;
use domain::case::clock::Clock;
use domain::case::guard::{self, Facts, Refusal};
use domain::case::transition::Actor;
use domain::case::{State, Transition};
use domain::feedback::Kind;
use domain::policy::{CaseFacts, Official};
use domain::role::Desk;
use domain::unit::OfficerId;
use time::Date;

use super::{act, appeals, clocks, publishing};
use crate::Services;
use crate::store::Tx;
use crate::store::cases::CaseError;
use crate::store::entity::cases as rows;

/// Sets the state that follows a move, and the clocks that run in it.
pub(super) async fn advance(
    tx: &Tx,
    services: &Services,
    row: &mut rows::Model,
    transition: Transition,
    next: State,
) -> Result<(), CaseError> {
    clocks::follow(tx, services, row, transition, next).await?;
    if next.is_terminal() {
        appeals::release(tx, services, row, next).await?;
    }
    row.state = next.code().to_owned();
    // Whatever waited has been decided.
    row.raised_to_id = None;
    // A case that is taken up again is not at its end any more.
    row.closed_on = next.is_terminal().then(|| services.clock.today());
    Ok(())
}

/// What the row alone tells the guards.
pub(super) fn stored_facts(row: &rows::Model, state: State, today: Date) -> Result<Facts, CaseError> {
    let count = |stored: i32| u32::try_from(stored).unwrap_or_default();
    Ok(Facts {
        due_on: row.due_on,
        first_answer_runs: row.due_key.as_deref() == Some(Clock::Answer.code()),
        extended: row.extended,
        questions: count(row.ask_count),
        returns: count(row.return_count),
        rounds: count(row.round),
        proposed_by: row.proposed_by.map(OfficerId),
        assignee: row.unit_officer_id.map(OfficerId),
        publication_decided: publishing::status(row)?.is_decided(),
        answered_by_unit: row.handling_unit_id.is_some(),
        reporter_left: row.withdrawn || row.kind == Kind::Supervision.code(),
        ..Facts::new(state, Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?, today)
    })
}

/// The moves of this desk that the person's roles allow in this state. Conditions that only the
/// filled-in form can meet do not count against them here.
pub(super) fn offers(official: &Official, policy: &CaseFacts, facts: &Facts, desk: Desk) -> Vec<Offer> {
    Transition::from_state(facts.state)
        .filter(|entry| {
            entry.actors.iter().any(|actor| matches!(actor, Actor::Officer { desk: at, .. } if *at == desk))
        })
        .filter_map(|entry| {
            let met = Facts { new_assignee_free: true, ..facts.clone() };
            match act::judge(official, desk, policy, entry.transition, &met) {
                Ok(_) => Some(Offer { transition: entry.transition, blocked_by: None }),
                Err(Refusal::Guard(guard)) if nothing_to_decide(guard, facts) => None,
                Err(Refusal::Guard(guard)) if in_form(guard) => {
                    Some(Offer { transition: entry.transition, blocked_by: None })
                }
                Err(Refusal::Guard(guard)) => {
                    Some(Offer { transition: entry.transition, blocked_by: Some(guard.code()) })
                }
                Err(Refusal::WrongState | Refusal::WrongActor) => None,
            }
        })
        .collect()
}

/// Conditions without which the move is no matter for this case: it is not offered, rather than refused.
const fn nothing_to_decide(guard: guard::Guard, facts: &Facts) -> bool {
    match guard {
        guard::Guard::DiversionProposed => facts.diversion_proposed_by.is_none(),
        guard::Guard::PaperAnswerReady => facts.drafted_by.is_none(),
        guard::Guard::ReturnedOrMayNot
        | guard::Guard::ForwardOnly
        | guard::Guard::HasAccount
        | guard::Guard::OnPaper
        | guard::Guard::OnPaperIfEntered => true,
        _ => false,
    }
}

/// Conditions that are met by what is filled in.
const fn in_form(guard: guard::Guard) -> bool {
    matches!(
        guard,
        guard::Guard::SomePointFails
            | guard::Guard::Promised
            | guard::Guard::EveryPointHolds
            | guard::Guard::AssigneeFree
            | guard::Guard::LawfulRecipient
            | guard::Guard::MasterOpen
            | guard::Guard::MasterFree
            | guard::Guard::SameSubject
            | guard::Guard::MasterUnanswered
    )
}
