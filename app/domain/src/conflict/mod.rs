//! Who must not touch a case: the rule on conflicts of interest.
//!
//! The rule holds at every reading and every move, in lists and in counts. A case has [`Bond`]s, an officer a
//! [`Standing`], and the rule exists once: in what a standing answers to a bond. A query compares the stored
//! bonds of many cases with those that a standing answers to.

mod bond;
mod standing;
mod subject;
mod tie;

pub use bond::Bond;
pub use standing::{Standing, units_above};
pub use subject::{ExclusionReason, Exclusions, Hat, Subject};
pub use tie::{Membership, Tie, TieTo};

use crate::codes::codes;
use crate::unit::{OfficerId, UnitId, UnitTree};
use std::collections::BTreeSet;
use time::Date;

codes! {
    /// Why the rule keeps an officer from a case. For the log only: the officer learns nothing.
    pub enum ConflictReason {
        IsSubject = "is-subject",
        Tied = "tied",
        LedBySubject = "led-by-subject",
        HandledBefore = "handled-before",
        OtherSide = "other-side",
    }
}

/// Why this officer must not touch a case with these bonds, or `None`. Of several reasons the one that weighs
/// most.
///
/// In conflict is who is the subject or counts as it, who has a declared tie to it, who belongs today to
/// a unit that the subject leads, directly or from above, with the post in question or another, who belongs to
/// a body, or had a part, in what is looked at again, and who worked on the case at the other desk. An officer
/// of a unit that has nothing to do with the subject is free. (Anti-corruption law and Party Regulation
/// 231-QĐ/TW, by analogy.)
#[must_use]
pub fn conflict(standing: &Standing, bonds: &BTreeSet<Bond>) -> Option<ConflictReason> {
    bonds.iter().filter_map(|bond| standing.answers(*bond)).min()
}

/// Whether a unit must not receive the case: it is led, directly or from above, by a subject.
#[must_use]
pub fn unit_conflict(tree: &UnitTree, unit: UnitId, subjects: &[Subject]) -> bool {
    let above = tree.ancestors(unit);
    subjects.iter().any(|subject| subject.leads && above.contains(&subject.unit))
}

/// The officers who count as the subject and are excluded for good when it is set: the named
/// person, and whoever held the post when it happened, or holds it today.
///
/// Without a date of the facts everybody who ever held the post may be meant. A unit as a whole
/// means all who belonged to it. Whoever leads the unit without a post on record may hold each post that
/// leads it.
pub fn counts_as_subject(
    subject: &Subject,
    facts_on: Option<Date>,
    today: Date,
    people: impl IntoIterator<Item = (OfficerId, Membership)>,
) -> BTreeSet<OfficerId> {
    let in_post = |membership: &Membership| {
        membership.unit == subject.unit
            && match subject.post {
                Some(post) => {
                    let leads_unnamed = membership.post.is_none() && membership.role.leads();
                    membership.post == Some(post) || subject.leads && leads_unnamed
                }
                None => subject.leads,
            }
    };
    let in_time = |membership: &Membership| {
        membership.is_active(today) || facts_on.map_or(membership.since <= today, |day| membership.covers(day))
    };
    let holders = people.into_iter().filter(|(_, membership)| in_post(membership) && in_time(membership));
    subject.officer.into_iter().chain(holders.map(|(officer, _)| officer)).collect()
}
