//! Who asks.

use super::CaseFacts;
use super::scope::raised_states;
use crate::absence::{Deputation, may_stand_in};
use crate::conflict::{Membership, Standing, Tie, conflict};
use crate::role::{Desk, Role};
use crate::unit::{OfficerId, UnitId, UnitTree, id};
use std::collections::BTreeSet;
use std::sync::Arc;
use time::Date;

id! {
    /// A case. The number is random and says nothing about when it came.
    CaseId
}

/// Whoever makes a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    Anonymous,
    /// Somebody who showed the receipt code of this case.
    ReceiptHolder(CaseId),
    /// An officer who is fully signed in.
    Officer(Official),
}

/// An officer with what they hold on one day. Made anew for each request, so that a transfer
/// changes the next decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// Worked out once, and shared by all copies.
    standing: Arc<Standing>,
    memberships: Vec<Membership>,
    /// For whom they stand in today, and what keeps these from a case.
    stands_in: Vec<(Deputation, Standing)>,
}

/// A role that somebody has for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub role: Role,
    /// The body in whose name they act: the one that has the case, or the one above to which it was raised.
    pub unit: UnitId,
    /// The leader's, who is away; otherwise it is their own.
    pub stands_in: Option<Deputation>,
}

impl Official {
    /// `memberships` and `ties` are all that are on record; what does not count today is left
    /// out here. `tied` are the memberships of the officers to whom ties are declared, `superiors` those
    /// who lead today a unit of [`units_above`](crate::conflict::units_above).
    #[must_use]
    pub fn new(
        officer: OfficerId,
        memberships: &[Membership],
        ties: &[Tie],
        tied: &[Membership],
        superiors: BTreeSet<OfficerId>,
        tree: &UnitTree,
        today: Date,
    ) -> Self {
        Self {
            standing: Arc::new(Standing::of(officer, memberships, ties, tied, superiors, tree, today)),
            memberships: memberships.iter().filter(|membership| membership.is_active(today)).copied().collect(),
            stands_in: Vec::new(),
        }
    }

    /// The same standing in for these leaders, as far as it holds today and the officer works with the cases of
    /// that body anyway.
    #[must_use]
    pub fn standing_in(mut self, leaders: impl IntoIterator<Item = (Deputation, Standing)>, today: Date) -> Self {
        let me = self.standing.officer();
        for (deputation, leader) in leaders {
            let place = deputation.place;
            let fits = |held: &Membership| held.unit == place.unit && may_stand_in(held.role, place.role);
            let other = deputation.deputy == me && deputation.leader != me && leader.officer() == deputation.leader;
            if other && deputation.holds_on(today) && self.memberships.iter().any(fits) {
                self.stands_in.push((deputation, leader));
            }
        }
        self
    }

    /// The same in one unit and in these roles alone, standing in for nobody: what acts in their place there, set up by
    /// `maker`. What keeps either of the two from a case keeps this from it.
    #[must_use]
    pub fn narrowed(&self, unit: UnitId, roles: &[Role], maker: &Standing) -> Self {
        let fits = |held: &&Membership| held.unit == unit && roles.contains(&held.role) && !self.never_reads();
        Self {
            standing: Arc::new((*self.standing).clone().joined(maker)),
            memberships: self.memberships.iter().filter(fits).copied().collect(),
            stands_in: Vec::new(),
        }
    }

    /// The same, kept from whatever keeps the other accounts of the person from it, and from what keeps accounts of the
    /// same name from it, of which nobody has said that they are somebody else's. What they may do stays that of this
    /// account alone.
    #[must_use]
    pub fn one_with(mut self, said: &[Standing], perhaps: BTreeSet<OfficerId>) -> Self {
        if !said.is_empty() || !perhaps.is_empty() {
            let own = Arc::unwrap_or_clone(self.standing);
            self.standing = Arc::new(said.iter().fold(own, Standing::joined).perhaps(perhaps));
        }
        self
    }

    /// Whether what an account did counts as theirs, where somebody else is asked for.
    #[must_use]
    pub fn is(&self, officer: OfficerId) -> bool {
        self.standing.is(officer)
    }

    /// Who did something, seen by this officer: they themselves, if it was another account of theirs.
    #[must_use]
    pub fn seen(&self, by: Option<OfficerId>) -> Option<OfficerId> {
        by.map(|officer| if self.is(officer) { self.standing.officer() } else { officer })
    }

    /// The same, seen by a leader for whom they stand in.
    #[must_use]
    pub fn seen_for(&self, leader: OfficerId, by: Option<OfficerId>) -> Option<OfficerId> {
        let theirs = |officer| {
            let mut leaders = self.stands_in.iter().map(|(_, standing)| standing);
            leaders.any(|standing| standing.officer() == leader && standing.is(officer))
        };
        by.map(|officer| if theirs(officer) { leader } else { officer })
    }

    /// For whom they stand in today, each once.
    pub fn deputations(&self) -> impl Iterator<Item = &Deputation> {
        self.stands_in.iter().map(|(deputation, _)| deputation)
    }

    /// The roles that count for a case at a desk: their own, then those of leaders for whom they stand in and whom
    /// nothing keeps from the case, then what leads the body above to which it was raised.
    #[must_use]
    pub fn seats(&self, desk: Desk, case: &CaseFacts) -> Vec<Seat> {
        let unit = match desk {
            Desk::Front => Some(case.front),
            Desk::Unit => case.handling_unit,
            Desk::Public | Desk::Office => None,
        };
        let seat = |held: &Membership| Seat { role: held.role, unit: held.unit, stands_in: None };
        let here = self.memberships.iter().filter(|held| held.role.desk() == desk);
        let own = here.clone().filter(|held| Some(held.unit) == unit);
        let mut seats: Vec<Seat> = own.map(seat).collect();
        let elsewhere = seats.is_empty();
        for (deputation, leader) in &self.stands_in {
            let role = deputation.place.role;
            let fits = Some(deputation.place.unit) == unit && role.desk() == desk;
            let free = || conflict(leader, &case.bonds).is_none();
            if fits && seats.iter().all(|seat| seat.role != role) && free() {
                seats.push(Seat { role, unit: deputation.place.unit, stands_in: Some(*deputation) });
            }
        }
        let above = |held: &&Membership| held.role.leads() && case.raised_to == Some(held.unit);
        if elsewhere && raised_states(desk).contains(&case.state) {
            seats.extend(here.filter(above).map(seat));
        }
        seats
    }

    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Those that are active today.
    #[must_use]
    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }

    /// Whether a role keeps the person away from cases altogether.
    #[must_use]
    pub fn never_reads(&self) -> bool {
        self.memberships.iter().any(|membership| membership.role.never_reads())
    }

    /// The roles held in a unit.
    #[must_use]
    pub fn roles_in(&self, unit: UnitId) -> Vec<Role> {
        let here = self.memberships.iter().filter(|membership| membership.unit == unit);
        here.map(|membership| membership.role).collect()
    }
}
