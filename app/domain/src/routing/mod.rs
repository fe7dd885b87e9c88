//! To which unit a case is referred.
//!
//! The rules are reference data: rows that say for which subject and category which body is the
//! main recipient, the owner of the clock, and who else learns that a referral exists. The code
//! only knows how to match a row and how to find the body that a row names. Above every row
//! stands the conflict rule: no unit that a subject leads, and no committee in which a subject
//! sits, is ever the result.

mod route;
mod target;

pub use route::{committees_of, judges_its_own, route};
pub use target::Target;

use crate::codes::codes;
use crate::conflict::{Hat, Subject};
use crate::unit::{AreaId, CadreManager, Level, System, Unit, UnitId};
use std::collections::BTreeSet;

codes! {
    /// Whom in a unit a rule is for.
    pub enum Rank {
        /// Whoever leads the unit, or the unit as a whole.
        HeadOrDeputy = "HEAD_OR_DEPUTY",
        Member = "MEMBER",
        Any = "ANY",
    }
}

/// A row of the routing table. Empty conditions hold always; the first row that matches wins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: i64,
    pub system: Option<System>,
    pub level: Option<Level>,
    pub rank: Rank,
    pub post_code: Option<String>,
    pub category_code: Option<String>,
    pub managed_by: Option<CadreManager>,
    /// The main recipient.
    pub target: Target,
    /// Who is told that the referral exists.
    pub copy: Option<Target>,
    /// Key of the sentence that says why it is this unit.
    pub explanation: String,
}

impl Rule {
    /// Whether the row is for this hat. Without a hat (nobody knows whom it is about) only rows
    /// match that ask nothing about a person.
    fn matches(&self, hat: Option<(&Unit, &Hat)>, category: &str) -> bool {
        let system = hat.map_or(System::Other, |(unit, _)| unit.system);
        let level = hat.map(|(unit, _)| unit.level);
        let leads = hat.is_some_and(|(_, hat)| hat.leads);
        let post = hat.and_then(|(_, hat)| hat.post.as_ref());
        let rank = match self.rank {
            Rank::Any => true,
            Rank::HeadOrDeputy => leads,
            Rank::Member => hat.is_some() && !leads,
        };
        rank && self.system.is_none_or(|wanted| wanted == system)
            && self.level.is_none_or(|wanted| Some(wanted) == level)
            && self.category_code.as_deref().is_none_or(|wanted| wanted == category)
            && self.post_code.as_deref().is_none_or(|wanted| post.is_some_and(|post| post.code == wanted))
            && self.managed_by.is_none_or(|wanted| post.is_some_and(|post| post.managed_by == wanted))
    }
}

/// What is to be routed.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// Every post and unit that the case is about; empty if nobody knows.
    pub hats: &'a [Hat],
    /// Code of the main category.
    pub category: &'a str,
    /// Where it happened, for matters without a known subject.
    pub place: Option<AreaId>,
    /// The Front that refers; it needs no copy of its own letter.
    pub front: Option<UnitId>,
    /// What else a subject leads: no body that asks these for a superior receives it.
    pub led: &'a [Subject],
    /// Units that had it before, or in which nobody without a conflict is left.
    pub barred: &'a BTreeSet<UnitId>,
}

/// Where the case goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The one recipient that owns the clock.
    pub main: UnitId,
    /// They see only that a referral exists.
    pub copies: Vec<UnitId>,
    pub rule_id: i64,
    /// Key of the sentence that says why it is this unit.
    pub explanation: String,
    /// The body that the rule names is in conflict or missing, and a higher one took its place.
    pub raised: bool,
}

/// Why nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteError {
    /// No row matches.
    NoRule,
    /// Every body that could receive it is led by a subject or barred.
    NoLawfulRecipient,
}

impl std::fmt::Display for RouteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoRule => "no routing rule matches: add a row to the routing table",
            Self::NoLawfulRecipient => "no unit may receive this case: the Front answers it or passes it up",
        })
    }
}

impl std::error::Error for RouteError {}
