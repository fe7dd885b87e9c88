//! Who asks.

use crate::conflict::{Membership, Standing, Tie};
use crate::role::Role;
use crate::unit::{OfficerId, UnitTree, id};
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
    standing: Standing,
    memberships: Vec<Membership>,
}

impl Official {
    /// `memberships` and `ties` are all that are on record; what does not count today is left
    /// out here. `tied` are the memberships of the officers to whom ties are declared.
    #[must_use]
    pub fn new(
        officer: OfficerId,
        memberships: &[Membership],
        ties: &[Tie],
        tied: &[Membership],
        tree: &UnitTree,
        today: Date,
    ) -> Self {
        Self {
            standing: Standing::of(officer, memberships, ties, tied, tree, today),
            memberships: memberships.iter().filter(|membership| membership.is_active(today)).copied().collect(),
        }
    }

    #[must_use]
    pub const fn standing(&self) -> &Standing {
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
    pub fn roles_in(&self, unit: crate::unit::UnitId) -> Vec<Role> {
        let here = self.memberships.iter().filter(|membership| membership.unit == unit);
        here.map(|membership| membership.role).collect()
    }
}
