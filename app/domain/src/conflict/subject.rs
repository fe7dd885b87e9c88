//! Whom a case is about, and who is kept from it for good.

use crate::codes::codes;
use crate::unit::{OfficerId, Post, PostId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// One post, or a body as a whole, that a case is about. A person with two posts has two hats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hat {
    pub unit: UnitId,
    pub post: Option<Post>,
    /// The subject is head or deputy of the unit, or the unit as a whole.
    pub leads: bool,
}

impl Hat {
    /// A post in a unit. Without a post the whole unit is meant, its leaders included: as long
    /// as nobody has said otherwise, it may be the head.
    #[must_use]
    pub fn new(unit: UnitId, post: Option<Post>) -> Self {
        let leads = post.as_ref().is_none_or(Post::leads);
        Self { unit, post, leads }
    }

    /// Somebody of the unit who is known not to lead it, whatever their post.
    #[must_use]
    pub const fn rank_and_file(unit: UnitId) -> Self {
        Self { unit, post: None, leads: false }
    }

    /// The same, as the conflict rule sees it.
    #[must_use]
    pub fn subject(&self, officer: Option<OfficerId>) -> Subject {
        Subject { unit: self.unit, post: self.post.as_ref().map(|post| post.id), officer, leads: self.leads }
    }
}

/// Whom a case is about, as stored with the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub unit: UnitId,
    pub post: Option<PostId>,
    /// The account of the person, if they have one and are known.
    pub officer: Option<OfficerId>,
    /// The subject is head or deputy of the unit, or the unit as a whole.
    pub leads: bool,
}

impl Subject {
    /// Both mean the same person, or whoever is in the same post.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same_person = self.officer.is_some() && self.officer == other.officer;
        same_person || (self.unit == other.unit && self.post == other.post)
    }

    /// The unit itself is complained about, not one person in it.
    #[must_use]
    pub const fn is_whole_unit(&self) -> bool {
        self.leads && self.post.is_none()
    }
}

codes! {
    /// Why an officer is kept from one case for good.
    pub enum ExclusionReason {
        /// Counts as the person the case is about.
        Subject = "DOI_TUONG",
        /// Bears the name that the sender gave, and nobody has said yet whether it is them.
        SameName = "TRUNG_TEN",
        /// The same, in a body that has the case besides: they do not touch it; those who work for them do.
        SameNameAside = "TRUNG_TEN_RIENG",
        /// Said so when opening the case.
        DeclaredTie = "QUAN_HE",
        /// Had a part in what is looked at again.
        HandledBefore = "DA_GIAI_QUYET",
    }
}

impl ExclusionReason {
    /// For whoever held the post when it happened, or may have. `aside`: nobody but a Front that they lead could
    /// receive the case. They do not touch it; those who work for them do.
    #[must_use]
    pub const fn of_holder(aside: bool) -> Self {
        if aside { Self::DeclaredTie } else { Self::Subject }
    }

    /// For whoever bears the name that the sender gave; `aside` as with [`of_holder`](Self::of_holder).
    #[must_use]
    pub const fn of_namesake(aside: bool) -> Self {
        if aside { Self::SameNameAside } else { Self::SameName }
    }

    /// It holds until somebody has said who the person of that name is.
    #[must_use]
    pub const fn is_provisional(self) -> bool {
        matches!(self, Self::SameName | Self::SameNameAside)
    }
}

/// Who is kept from one case for good: officers, whatever posts they come to hold, and whole bodies
/// that handled the matter before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exclusions {
    officers: BTreeMap<OfficerId, ExclusionReason>,
    bodies: BTreeSet<UnitId>,
}

impl Exclusions {
    /// Being the subject outweighs having a tie.
    pub fn add(&mut self, officer: OfficerId, reason: ExclusionReason) {
        let held = self.officers.entry(officer).or_insert(reason);
        *held = reason.min(*held);
    }

    #[must_use]
    pub fn reason(&self, officer: OfficerId) -> Option<ExclusionReason> {
        self.officers.get(&officer).copied()
    }

    pub fn iter(&self) -> impl Iterator<Item = (OfficerId, ExclusionReason)> {
        self.officers.iter().map(|(officer, reason)| (*officer, *reason))
    }

    /// Keeps a body from the case, and everybody as long as they belong to it.
    pub fn bar(&mut self, body: UnitId) {
        self.bodies.insert(body);
    }

    #[must_use]
    pub fn bars(&self, body: UnitId) -> bool {
        self.bodies.contains(&body)
    }

    #[must_use]
    pub const fn bodies(&self) -> &BTreeSet<UnitId> {
        &self.bodies
    }
}

impl FromIterator<(OfficerId, ExclusionReason)> for Exclusions {
    fn from_iter<I: IntoIterator<Item = (OfficerId, ExclusionReason)>>(officers: I) -> Self {
        let mut exclusions = Self::default();
        for (officer, reason) in officers {
            exclusions.add(officer, reason);
        }
        exclusions
    }
}
