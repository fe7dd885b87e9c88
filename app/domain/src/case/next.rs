//! Whose next move a case waits for, by role.

use super::State;
use super::clock::Clock;
use crate::role::Role;

/// The roles that take a case further from here; empty where it waits for its sender, for a day, or for nothing
/// more. What may be done besides, at any time, is none of it.
#[must_use]
pub const fn awaited(state: State, main: Option<Clock>) -> &'static [Role] {
    match (state, main) {
        (State::Submitted, _) => &[Role::Intake],
        (State::Received | State::Triage | State::ReturnedByUnit, _) => &[Role::Triage],
        (State::AwaitingTransferApproval | State::Answered, _)
        | (State::Remedy, Some(_))
        | (State::Resolved | State::NotAccepted, Some(Clock::Request)) => &[Role::FrontLeader],
        (State::Transferred | State::AnswerSentBack, _) => &[Role::FocalPoint],
        (State::AcceptedByUnit, _) => &[Role::UnitHead, Role::FocalPoint],
        (State::Verifying, _) => &[Role::Handler],
        (State::AwaitingAnswerApproval, _) => &[Role::UnitHead],
        (State::Remedy, None) => &[Role::FocalPoint, Role::Handler, Role::UnitHead],
        (
            State::AwaitingInfo
            | State::Resolved
            | State::NotAccepted
            | State::Closed
            | State::Withdrawn
            | State::Merged
            | State::Diverted,
            _,
        ) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::clock::{Owner, turn};
    use crate::case::transition::{Actor, TABLE};
    use crate::role::Desk;

    fn clocks() -> impl Iterator<Item = Option<Clock>> {
        std::iter::once(None).chain(Clock::ALL.iter().copied().map(Some))
    }

    #[test]
    fn whoever_is_awaited_sits_where_the_case_lies_and_can_move_it() {
        for &state in State::ALL {
            for main in clocks() {
                let side = match turn(state, main) {
                    Some(Owner::Front) => Some(Desk::Front),
                    Some(Owner::Unit) => Some(Desk::Unit),
                    Some(Owner::Reporter) | None => None,
                };
                for role in awaited(state, main) {
                    assert_eq!(Some(role.desk()), side, "{state:?} {main:?}");
                    // That a promise was kept is shown without a move.
                    let moves = state == State::Remedy && main.is_none()
                        || TABLE.iter().filter(|entry| entry.from.contains(&state)).any(|entry| {
                            entry
                                .actors
                                .iter()
                                .any(|actor| matches!(actor, Actor::Officer { roles, .. } if roles.contains(role)))
                        });
                    assert!(moves, "{role:?} has nothing to do in {state:?}");
                }
            }
        }
    }

    #[test]
    fn what_lies_with_a_desk_and_does_not_rest_waits_for_somebody() {
        for &state in State::ALL {
            let lies = matches!(turn(state, None), Some(Owner::Front | Owner::Unit));
            assert_eq!(!awaited(state, None).is_empty(), lies && state != State::Resolved, "{state:?}");
        }
    }
}
