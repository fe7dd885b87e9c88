//! One officer, seen by the rule.

use super::{ConflictReason, ExclusionReason, Exclusions, Membership, Subject, Tie, TieTo};
use crate::unit::{OfficerId, PostId, UnitId, UnitTree};
use std::collections::BTreeSet;
use time::Date;

/// Everything about an officer that the rule needs, worked out once for a request.
///
/// The rule as a predicate over a case `c`; it is in conflict exactly when
///
/// ```sql
/// EXISTS (SELECT 1 FROM case_exclusions x WHERE x.case_id = c.id AND (
///        x.officer_id = :officer
///     OR (x.reason = 'DOI_TUONG' AND x.officer_id IN (:tie_officers))))
/// OR EXISTS (SELECT 1 FROM case_barred_units b WHERE b.case_id = c.id AND b.unit_id IN (:own_units))
/// OR EXISTS (SELECT 1 FROM case_subjects s WHERE s.case_id = c.id AND (
///        s.officer_id = :officer
///     OR s.officer_id IN (:tie_officers)
///     OR (s.unit_id, s.post_id) IN (:own_posts)
///     OR (s.unit_id, s.post_id) IN (:tie_posts)
///     OR s.unit_id IN (:tie_units)
///     OR (s.leads AND s.post_id IS NULL AND s.unit_id IN (:tie_bodies))
///     OR (s.leads AND s.unit_id IN (:unit_ancestors))))
/// ```
///
/// with the sets of the methods of the same names. An empty set matches nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    officer: OfficerId,
    own_posts: BTreeSet<(UnitId, PostId)>,
    own_units: BTreeSet<UnitId>,
    tie_officers: BTreeSet<OfficerId>,
    tie_posts: BTreeSet<(UnitId, PostId)>,
    tie_units: BTreeSet<UnitId>,
    unit_ancestors: BTreeSet<UnitId>,
}

impl Standing {
    /// `tied` are the memberships of the officers to whom ties were declared: who is tied to a
    /// person is tied to the posts that the person holds.
    #[must_use]
    pub fn of(
        officer: OfficerId,
        memberships: &[Membership],
        ties: &[Tie],
        tied: &[Membership],
        tree: &UnitTree,
        today: Date,
    ) -> Self {
        let mut standing = Self {
            officer,
            own_posts: posts(memberships, today).collect(),
            own_units: BTreeSet::new(),
            tie_officers: BTreeSet::new(),
            tie_posts: posts(tied, today).collect(),
            tie_units: BTreeSet::new(),
            unit_ancestors: BTreeSet::new(),
        };
        for tie in ties.iter().filter(|tie| tie.counts_on(today)) {
            match tie.to {
                TieTo::Officer(other) => _ = standing.tie_officers.insert(other),
                TieTo::Post(unit, post) => _ = standing.tie_posts.insert((unit, post)),
                TieTo::Unit(unit) => _ = standing.tie_units.insert(unit),
            }
        }
        for membership in memberships.iter().filter(|membership| membership.is_active(today)) {
            standing.own_units.insert(membership.unit);
            standing.unit_ancestors.extend(tree.ancestors(membership.unit));
        }
        standing
    }

    #[must_use]
    pub const fn officer(&self) -> OfficerId {
        self.officer
    }

    /// The posts held today. Who holds the post counts as the person.
    #[must_use]
    pub const fn own_posts(&self) -> &BTreeSet<(UnitId, PostId)> {
        &self.own_posts
    }

    /// The units to which the officer belongs today.
    #[must_use]
    pub const fn own_units(&self) -> &BTreeSet<UnitId> {
        &self.own_units
    }

    /// The officers to whom a tie is declared.
    #[must_use]
    pub const fn tie_officers(&self) -> &BTreeSet<OfficerId> {
        &self.tie_officers
    }

    /// The posts to which a tie is declared, and those that tied officers hold today.
    #[must_use]
    pub const fn tie_posts(&self) -> &BTreeSet<(UnitId, PostId)> {
        &self.tie_posts
    }

    /// The units in which a tie is declared to somebody unnamed.
    #[must_use]
    pub const fn tie_units(&self) -> &BTreeSet<UnitId> {
        &self.tie_units
    }

    /// The units of the tied posts: a complaint about such a unit as a whole is about the tied
    /// person too.
    #[must_use]
    pub fn tie_bodies(&self) -> BTreeSet<UnitId> {
        self.tie_posts.iter().map(|(unit, _)| *unit).collect()
    }

    /// The units to which the officer belongs today, and all that stand above them. A subject
    /// that leads one of these could lean on the officer.
    #[must_use]
    pub const fn unit_ancestors(&self) -> &BTreeSet<UnitId> {
        &self.unit_ancestors
    }

    /// The rule for one subject.
    #[must_use]
    pub fn conflict_with(&self, subject: &Subject) -> Option<ConflictReason> {
        let pair = subject.post.map(|post| (subject.unit, post));
        let among = |posts: &BTreeSet<(UnitId, PostId)>| pair.is_some_and(|pair| posts.contains(&pair));
        if subject.officer == Some(self.officer) || among(&self.own_posts) {
            Some(ConflictReason::IsSubject)
        } else if subject.officer.is_some_and(|officer| self.tie_officers.contains(&officer))
            || among(&self.tie_posts)
            || self.tie_units.contains(&subject.unit)
            || (subject.is_whole_unit() && self.tie_posts.iter().any(|(unit, _)| *unit == subject.unit))
        {
            Some(ConflictReason::Tied)
        } else if subject.leads && self.unit_ancestors.contains(&subject.unit) {
            Some(ConflictReason::LedBySubject)
        } else {
            None
        }
    }

    pub(super) fn conflict_with_exclusions(&self, exclusions: &Exclusions) -> Option<ConflictReason> {
        match exclusions.reason(self.officer) {
            Some(ExclusionReason::Subject) => return Some(ConflictReason::IsSubject),
            Some(ExclusionReason::DeclaredTie) => return Some(ConflictReason::Tied),
            Some(ExclusionReason::HandledBefore) => return Some(ConflictReason::HandledBefore),
            None => {}
        }
        if self.own_units.iter().any(|unit| exclusions.bars(*unit)) {
            return Some(ConflictReason::HandledBefore);
        }
        let tied = |officer: &OfficerId| exclusions.reason(*officer) == Some(ExclusionReason::Subject);
        self.tie_officers.iter().any(tied).then_some(ConflictReason::Tied)
    }
}

fn posts(memberships: &[Membership], today: Date) -> impl Iterator<Item = (UnitId, PostId)> {
    memberships
        .iter()
        .filter(move |membership| membership.is_active(today))
        .filter_map(|membership| membership.post.map(|post| (membership.unit, post)))
}
