//! Several cases of a list moved at once: each in a transaction of its own, decided by itself.

use app::desks::Choice;
use app::desks::bulk::{AT_FRONT, AT_UNIT, Bulk, NotMoved};
use domain::case::Transition;
use domain::case::act::Act;
use domain::case::guard::{Guard, Refusal};
use domain::case::transition::Actor;
use domain::role::{Desk, Role};
use domain::unit::UnitId;

use super::front::FrontOfficer;
use super::unit::UnitOfficer;
use super::{ActError, Officer, ReadError, version_for_unit};
use crate::store::{cases, events, people};

/// The roles of this desk that make a move.
fn roles_for(transition: Transition, desk: Desk) -> impl Iterator<Item = &'static Role> {
    let of_desk = move |actor: &'static Actor| match actor {
        Actor::Officer { desk: of, roles } if *of == desk => Some(roles.iter()),
        _ => None,
    };
    transition.entry().actors.iter().filter_map(of_desk).flatten()
}

/// The bodies in which an officer makes this move.
fn places(officer: &Officer, transition: Transition, desk: Desk) -> Vec<UnitId> {
    let held = officer.official().memberships().iter();
    let held = held.filter(|held| roles_for(transition, desk).any(|role| *role == held.role));
    let mut units: Vec<UnitId> = held.map(|held| held.unit).collect();
    units.sort_unstable();
    units.dedup();
    units
}

fn moves(officer: &Officer, moves: &[Transition], desk: Desk) -> Vec<Transition> {
    moves.iter().copied().filter(|transition| !places(officer, *transition, desk).is_empty()).collect()
}

/// Why a case was not moved.
fn why(error: ActError) -> NotMoved {
    match error {
        ActError::Refused(Refusal::WrongState) => NotMoved::WrongState,
        ActError::Refused(Refusal::WrongActor) => NotMoved::WrongActor,
        ActError::Refused(Refusal::Guard(Guard::AssigneeFree)) | ActError::Invalid(_) => NotMoved::NotFree,
        ActError::Refused(Refusal::Guard(_)) => NotMoved::Condition,
        ActError::Stale => NotMoved::Stale,
        ActError::NotFound => NotMoved::Gone,
        other => {
            tracing::error!(cause = %other, "one of several cases could not be moved");
            NotMoved::Later
        }
    }
}

impl FrontOfficer {
    /// What this officer may do with several cases at once.
    #[must_use]
    pub fn bulk(&self) -> Bulk {
        Bulk { moves: moves(self.officer(), &AT_FRONT, Desk::Front), handlers: Vec::new() }
    }

    /// Makes one of the moves with one of the cases, as it stands now.
    ///
    /// # Errors
    /// Why it was not made.
    pub async fn one_of_several(&self, number: &str, act: Act) -> Result<(), NotMoved> {
        let moved = async {
            let row = cases::by_number(self.officer().services().db.reader(), number).await?;
            self.act(number, row.ok_or(ActError::NotFound)?.version, act, false).await
        };
        moved.await.map_err(why)
    }
}

impl UnitOfficer {
    /// What this officer may do with several cases at once.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn bulk(&self) -> Result<Bulk, ReadError> {
        let services = self.officer().services();
        let today = services.clock.today();
        let mut handlers: Vec<Choice> = Vec::new();
        for unit in places(self.officer(), Transition::Assign, Desk::Unit) {
            for officer in people::with_role(services.db.reader(), unit, &[Role::Handler], today).await? {
                let value = officer.id.to_string();
                if handlers.iter().all(|known| known.value != value) {
                    handlers.push(Choice { value, label: officer.name.reveal().to_owned() });
                }
            }
        }
        let mut moves = moves(self.officer(), &AT_UNIT, Desk::Unit);
        moves.retain(|transition| *transition != Transition::Assign || !handlers.is_empty());
        Ok(Bulk { moves, handlers })
    }

    /// Makes one of the moves with one of the cases, as it stands now.
    ///
    /// # Errors
    /// Why it was not made.
    pub async fn one_of_several(&self, number: &str, act: Act) -> Result<(), NotMoved> {
        let moved = async {
            let db = self.officer().services().db.reader();
            let row = cases::by_number(db, number).await?.ok_or(ActError::NotFound)?;
            let version = version_for_unit(&events::of_case(db, row.id).await?);
            self.act(number, version, act, false).await
        };
        moved.await.map_err(why)
    }
}
