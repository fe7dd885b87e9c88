//! One officer, seen by the rule.

use super::{Bond, ConflictReason, Membership, Tie, TieTo};
use crate::role::Desk;
use crate::unit::{OfficerId, PostId, UnitId, UnitTree};
use std::collections::BTreeSet;
use time::Date;

/// Everything about an officer that the rule needs, worked out once for a request.
///
/// With the bonds of a case `c` in a table of their own the rule is this predicate; it is in conflict exactly
/// when
///
/// ```sql
/// EXISTS (SELECT 1 FROM case_bonds b WHERE b.case_id = c.id AND b.bond IN (:bonds))
/// ```
///
/// with [`bonds`](Self::bonds), which are never none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    officer: OfficerId,
    own_posts: BTreeSet<(UnitId, PostId)>,
    own_units: BTreeSet<UnitId>,
    tie_officers: BTreeSet<OfficerId>,
    tie_posts: BTreeSet<(UnitId, PostId)>,
    tie_units: BTreeSet<UnitId>,
    /// The bodies in which a tie is to whoever holds a post there, or leads it by role.
    tie_bodies: BTreeSet<UnitId>,
    unit_ancestors: BTreeSet<UnitId>,
    superiors: BTreeSet<OfficerId>,
    /// The desks at which the officer works today.
    desks: BTreeSet<Desk>,
    /// Others from whose cases they are kept as if they were these persons.
    as_well: BTreeSet<OfficerId>,
}

impl Standing {
    /// `tied` are the memberships of the officers to whom ties were declared: who is tied to a
    /// person is tied to the posts that the person holds. `superiors` are those who lead today one of the units
    /// of [`units_above`].
    #[must_use]
    pub fn of(
        officer: OfficerId,
        memberships: &[Membership],
        ties: &[Tie],
        tied: &[Membership],
        superiors: BTreeSet<OfficerId>,
        tree: &UnitTree,
        today: Date,
    ) -> Self {
        let active = || memberships.iter().filter(|membership| membership.is_active(today));
        let mut standing = Self {
            officer,
            own_posts: posts(memberships, today).collect(),
            own_units: active().map(|membership| membership.unit).collect(),
            tie_officers: BTreeSet::new(),
            tie_posts: posts(tied, today).collect(),
            tie_units: BTreeSet::new(),
            tie_bodies: tied
                .iter()
                .filter(|held| held.is_active(today) && (held.post.is_some() || held.role.leads()))
                .map(|held| held.unit)
                .collect(),
            unit_ancestors: units_above(memberships, tree, today),
            superiors,
            desks: active().map(|membership| membership.role.desk()).collect(),
            as_well: BTreeSet::new(),
        };
        for tie in ties.iter().filter(|tie| tie.counts_on(today)) {
            match tie.to {
                TieTo::Officer(other) => _ = standing.tie_officers.insert(other),
                TieTo::Post(unit, post) => {
                    standing.tie_posts.insert((unit, post));
                    standing.tie_bodies.insert(unit);
                }
                TieTo::Unit(unit) => _ = standing.tie_units.insert(unit),
            }
        }
        standing
    }

    #[must_use]
    pub const fn officer(&self) -> OfficerId {
        self.officer
    }

    /// The same, kept as well from whatever another person is kept from, and from what is about that person: for what
    /// this officer does on that person's word.
    #[must_use]
    pub fn joined(mut self, other: &Self) -> Self {
        self.own_posts.extend(&other.own_posts);
        self.own_units.extend(&other.own_units);
        self.tie_officers.extend(&other.tie_officers);
        self.tie_officers.insert(other.officer);
        self.tie_posts.extend(&other.tie_posts);
        self.tie_units.extend(&other.tie_units);
        self.tie_bodies.extend(&other.tie_bodies);
        self.unit_ancestors.extend(&other.unit_ancestors);
        self.superiors.extend(&other.superiors);
        self.as_well.insert(other.officer);
        self
    }

    /// The same, taken for whoever these accounts belong to, too: as far as anybody knows they may be one person.
    #[must_use]
    pub fn perhaps(mut self, accounts: BTreeSet<OfficerId>) -> Self {
        self.tie_officers.extend(&accounts);
        self.as_well.extend(accounts);
        self
    }

    /// Whether an account is theirs, or may be, as far as the rule goes.
    #[must_use]
    pub fn is(&self, officer: OfficerId) -> bool {
        officer == self.officer || self.as_well.contains(&officer)
    }

    /// The rule for one bond of a case. `None`: it does not keep this officer away.
    #[must_use]
    pub fn answers(&self, bond: Bond) -> Option<ConflictReason> {
        use ConflictReason::{HandledBefore, IsSubject, LedBySubject, OtherSide, Tied};
        let me = |officer| self.is(officer);
        match bond {
            Bond::Named(officer) | Bond::CountsAs(officer) => {
                let tied = self.tie_officers.contains(&officer).then_some(Tied);
                let led = || self.superiors.contains(&officer).then_some(LedBySubject);
                me(officer).then_some(IsSubject).or(tied).or_else(led)
            }
            Bond::Declared(officer) => me(officer).then_some(Tied),
            Bond::HandledBefore(officer) => me(officer).then_some(HandledBefore),
            Bond::Post(unit, post) => {
                let tied = self.tie_posts.contains(&(unit, post)).then_some(Tied);
                self.own_posts.contains(&(unit, post)).then_some(IsSubject).or(tied)
            }
            Bond::Within(unit) => self.tie_units.contains(&unit).then_some(Tied),
            // A complaint about a unit as a whole is about whoever leads it or holds a post in it, too.
            Bond::Body(unit) => self.tie_bodies.contains(&unit).then_some(Tied),
            Bond::Leads(unit) => self.unit_ancestors.contains(&unit).then_some(LedBySubject),
            Bond::Barred(unit) => self.own_units.contains(&unit).then_some(HandledBefore),
            Bond::ForFront(officer) => (me(officer) && self.desks.contains(&Desk::Unit)).then_some(OtherSide),
            Bond::ForUnit(officer) => (me(officer) && self.desks.contains(&Desk::Front)).then_some(OtherSide),
        }
    }

    /// All bonds that keep this officer away.
    #[must_use]
    pub fn bonds(&self) -> BTreeSet<Bond> {
        let persons = self.tie_officers.iter().chain(&self.superiors).chain([&self.officer]);
        let posts = self.own_posts.iter().chain(&self.tie_posts).map(|(unit, post)| Bond::Post(*unit, *post));
        let selves = || self.as_well.iter().chain([&self.officer]).copied();
        let side = selves().flat_map(|me| [(Desk::Unit, Bond::ForFront(me)), (Desk::Front, Bond::ForUnit(me))]);
        persons
            .flat_map(|officer| [Bond::Named(*officer), Bond::CountsAs(*officer)])
            .chain(selves().flat_map(|me| [Bond::Declared(me), Bond::HandledBefore(me)]))
            .chain(posts)
            .chain(self.tie_units.iter().copied().map(Bond::Within))
            .chain(self.tie_bodies.iter().copied().map(Bond::Body))
            .chain(self.unit_ancestors.iter().copied().map(Bond::Leads))
            .chain(self.own_units.iter().copied().map(Bond::Barred))
            .chain(side.filter(|(desk, _)| self.desks.contains(desk)).map(|(_, bond)| bond))
            .collect()
    }
}

/// The units to which somebody belongs today, and all that stand above them: who leads one of these could
/// lean on them.
#[must_use]
pub fn units_above(memberships: &[Membership], tree: &UnitTree, today: Date) -> BTreeSet<UnitId> {
    let active = memberships.iter().filter(|membership| membership.is_active(today));
    active.flat_map(|membership| tree.ancestors(membership.unit)).collect()
}

fn posts(memberships: &[Membership], today: Date) -> impl Iterator<Item = (UnitId, PostId)> {
    memberships
        .iter()
        .filter(move |membership| membership.is_active(today))
        .filter_map(|membership| membership.post.map(|post| (membership.unit, post)))
}
