//! What a case holds against people, in pieces that can be stored, looked up and compared.

use super::{ExclusionReason, Exclusions, Subject};
use crate::role::Desk;
use crate::unit::{OfficerId, PostId, UnitId};
use std::collections::BTreeSet;
use std::fmt;

/// One thing of a case that keeps somebody from it. A case has a few; whoever's
/// [`Standing`](super::Standing) answers to one of them is in conflict with the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// It is about this person, as far as anybody named them.
    Named(OfficerId),
    /// This person counts as the one it is about: held the post then, or holds it now.
    CountsAs(OfficerId),
    /// This person said that they are tied to it.
    Declared(OfficerId),
    /// This person had a part in what is looked at again.
    HandledBefore(OfficerId),
    /// It is about whoever holds this post.
    Post(UnitId, PostId),
    /// It is about somebody in this unit.
    Within(UnitId),
    /// It is about this unit as a whole.
    Body(UnitId),
    /// Whom it is about leads this unit.
    Leads(UnitId),
    /// This body had the matter before.
    Barred(UnitId),
    /// This person worked on it for the Front.
    ForFront(OfficerId),
    /// This person worked on it for the unit that answers.
    ForUnit(OfficerId),
}

/// The sign that a stored bond begins with.
const fn sign(bond: Bond) -> char {
    match bond {
        Bond::Named(_) => 'N',
        Bond::CountsAs(_) => 'C',
        Bond::Declared(_) => 'D',
        Bond::HandledBefore(_) => 'H',
        Bond::Post(..) => 'P',
        Bond::Within(_) => 'W',
        Bond::Body(_) => 'B',
        Bond::Leads(_) => 'L',
        Bond::Barred(_) => 'X',
        Bond::ForFront(_) => 'F',
        Bond::ForUnit(_) => 'U',
    }
}

impl Bond {
    /// The signs of what follows from whom a case is about: it is replaced when somebody else is meant.
    pub const OF_SUBJECT: [char; 5] = ['N', 'P', 'W', 'B', 'L'];
    /// The sign of those who count as the person.
    pub const OF_HOLDERS: char = 'C';

    /// Who worked on a case at this desk; `None` for a desk that works on none.
    #[must_use]
    pub const fn worked(desk: Desk, officer: OfficerId) -> Option<Self> {
        match desk {
            Desk::Front => Some(Self::ForFront(officer)),
            Desk::Unit => Some(Self::ForUnit(officer)),
            Desk::Public | Desk::Office => None,
        }
    }

    /// What keeps an officer away for good.
    #[must_use]
    pub const fn excluded(officer: OfficerId, reason: ExclusionReason) -> Self {
        match reason {
            ExclusionReason::Subject | ExclusionReason::SameName => Self::CountsAs(officer),
            ExclusionReason::DeclaredTie | ExclusionReason::SameNameAside => Self::Declared(officer),
            ExclusionReason::HandledBefore => Self::HandledBefore(officer),
        }
    }

    /// What follows from one of those whom a case is about.
    pub fn of_subject(subject: &Subject) -> impl Iterator<Item = Self> {
        let Subject { unit, post, officer, leads } = *subject;
        let of_unit = [
            Some(Self::Within(unit)),
            post.map(|post| Self::Post(unit, post)),
            subject.is_whole_unit().then_some(Self::Body(unit)),
            leads.then_some(Self::Leads(unit)),
        ];
        of_unit.into_iter().chain([officer.map(Self::Named)]).flatten()
    }

    /// Everything that follows from whom a case is about and who is kept from it for good.
    #[must_use]
    pub fn of_case(subjects: &[Subject], exclusions: &Exclusions) -> BTreeSet<Self> {
        let concerned = subjects.iter().flat_map(Self::of_subject);
        let kept = exclusions.iter().map(|(officer, reason)| Self::excluded(officer, reason));
        concerned.chain(kept).chain(exclusions.bodies().iter().copied().map(Self::Barred)).collect()
    }

    /// Whom cases with these bonds are about, each post and each body once.
    #[must_use]
    pub fn subjects(bonds: &BTreeSet<Self>) -> Vec<Subject> {
        let of = |unit, post| Subject { unit, post, officer: None, leads: bonds.contains(&Self::Leads(unit)) };
        let with_post = |unit| bonds.iter().any(|bond| matches!(bond, Self::Post(of, _) if *of == unit));
        let named = bonds.iter().filter_map(|bond| match *bond {
            Self::Post(unit, post) => Some(of(unit, Some(post))),
            Self::Body(unit) => Some(Subject { leads: true, ..of(unit, None) }),
            Self::Within(unit) if !bonds.contains(&Self::Body(unit)) && !with_post(unit) => Some(of(unit, None)),
            _ => None,
        });
        named.collect()
    }

    /// From whom a case with these bonds is kept, whatever the reason. What its own people did on it counts for
    /// nothing here: who worked on it knows of it.
    #[must_use]
    pub fn kept_from(bonds: &BTreeSet<Self>) -> BTreeSet<Self> {
        let same = |bond: &Self| match *bond {
            Self::ForFront(_) | Self::ForUnit(_) => None,
            Self::Named(officer) | Self::Declared(officer) | Self::HandledBefore(officer) => {
                Some(Self::CountsAs(officer))
            }
            other => Some(other),
        };
        bonds.iter().filter_map(same).collect()
    }

    /// The person it is about, or who counts as them.
    #[must_use]
    pub const fn person(self) -> Option<OfficerId> {
        match self {
            Self::Named(officer) | Self::CountsAs(officer) => Some(officer),
            _ => None,
        }
    }

    /// As [`Display`](fmt::Display) writes it; `None` for anything else.
    #[must_use]
    pub fn parse(stored: &str) -> Option<Self> {
        let mut chars = stored.chars();
        let sign = chars.next()?;
        let (first, second) = chars.as_str().split_once('.').map_or((chars.as_str(), None), |(a, b)| (a, Some(b)));
        let id: i64 = first.parse().ok()?;
        let (officer, unit) = (OfficerId(id), UnitId(id));
        let bond = match (sign, second) {
            ('P', Some(post)) => Self::Post(unit, PostId(post.parse().ok()?)),
            (_, Some(_)) => return None,
            ('N', None) => Self::Named(officer),
            ('C', None) => Self::CountsAs(officer),
            ('D', None) => Self::Declared(officer),
            ('H', None) => Self::HandledBefore(officer),
            ('W', None) => Self::Within(unit),
            ('B', None) => Self::Body(unit),
            ('L', None) => Self::Leads(unit),
            ('X', None) => Self::Barred(unit),
            ('F', None) => Self::ForFront(officer),
            ('U', None) => Self::ForUnit(officer),
            _ => return None,
        };
        Some(bond)
    }
}

/// A sign and ids: `N7`, `P13.63`.
impl fmt::Display for Bond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = sign(*self);
        match self {
            Self::Named(officer)
            | Self::CountsAs(officer)
            | Self::Declared(officer)
            | Self::HandledBefore(officer)
            | Self::ForFront(officer)
            | Self::ForUnit(officer) => write!(f, "{sign}{}", officer.0),
            Self::Within(unit) | Self::Body(unit) | Self::Leads(unit) | Self::Barred(unit) => {
                write!(f, "{sign}{}", unit.0)
            }
            Self::Post(unit, post) => write!(f, "{sign}{}.{}", unit.0, post.0),
        }
    }
}
