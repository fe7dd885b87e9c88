//! The lists that the office keeps as versions: what feedback can be about, how long each step may take, who answers
//! for whom, and the titles of posts. A version holds from its first day until the next one begins; what began under
//! one goes on under it.

#[cfg(feature = "validate")]
mod form;
#[cfg(all(test, feature = "validate"))]
mod tests;

#[cfg(feature = "validate")]
pub use form::Known;
#[cfg(feature = "validate")]
pub(crate) use form::{first_day, sized};

use crate::codes::codes;
use crate::deadline::Unit;
use crate::routing::{Rank, Target};
use crate::unit::{CadreManager, Level, System};

codes! {
    /// Which list.
    pub enum List {
        Categories = "LINH_VUC",
        Deadlines = "THOI_HAN",
        Rules = "QUY_TAC",
        Posts = "CHUC_DANH",
    }
}

codes! {
    /// How sure the ground of a time limit is. Only what was read in a text is printed as a legal ground.
    pub enum Certainty {
        /// In the text of the law.
        Read = "V",
        SecondHand = "V2",
        Known = "K",
        /// Our own choice.
        Own = "R",
    }
}

/// What a version of an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Category(Category),
    Deadline(Deadline),
    Rule(Rule),
    Post(Post),
}

impl Entry {
    /// Whether a version keeps fewer people away from a case than the one before it did: a post leads no more, or its
    /// holder is one of the key cadres no more.
    #[must_use]
    pub fn protects_less_than(&self, before: &Self) -> bool {
        let (Self::Post(after), Self::Post(before)) = (self, before) else { return false };
        let marks = |post: &Post| [post.head, post.deputy, post.key_cadre, post.committee_member];
        let lost = marks(before).into_iter().zip(marks(after)).any(|(before, after)| before && !after);
        lost || (before.managed_by != after.managed_by && after.managed_by == CadreManager::Nobody)
    }
}

/// What feedback can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub name_vi: String,
    pub name_en: String,
    /// What belongs to it, in a line; empty where the name says it.
    pub hint_vi: String,
    pub hint_en: String,
    /// The documents that it is taken from.
    pub source: String,
    /// Citizens may choose it, not officers alone.
    pub citizens: bool,
    /// It may be chosen at all.
    pub enabled: bool,
}

/// How long a step may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub amount: u32,
    pub unit: Unit,
    /// The ground, in words.
    pub basis: String,
    pub certainty: Certainty,
}

/// Who answers for whom. A condition that is empty holds always.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Rules are tried in the order of their positions.
    pub position: u32,
    pub system: Option<System>,
    pub level: Option<Level>,
    pub rank: Rank,
    pub post: Option<String>,
    pub category: Option<String>,
    pub managed_by: Option<CadreManager>,
    pub target: Target,
    pub copy: Option<Target>,
    /// Key of the sentence that says why.
    pub explanation: String,
}

/// The title of a post, and what routing knows about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub name_vi: String,
    pub name_en: String,
    pub head: bool,
    pub deputy: bool,
    pub key_cadre: bool,
    pub committee_member: bool,
    pub managed_by: CadreManager,
}

/// How a form says that something is ticked.
const YES: &str = "yes";

fn ticked(holds: bool) -> String {
    if holds { YES.to_owned() } else { String::new() }
}

fn code(code: Option<&'static str>) -> String {
    code.unwrap_or_default().to_owned()
}

impl Entry {
    #[must_use]
    pub const fn list(&self) -> List {
        match self {
            Self::Category(_) => List::Categories,
            Self::Deadline(_) => List::Deadlines,
            Self::Rule(_) => List::Rules,
            Self::Post(_) => List::Posts,
        }
    }

    /// What the fields of its form hold, in their order.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Category(of) => vec![
                ("list_name_vi", of.name_vi.clone()),
                ("list_name_en", of.name_en.clone()),
                ("list_hint_vi", of.hint_vi.clone()),
                ("list_hint_en", of.hint_en.clone()),
                ("list_source", of.source.clone()),
                ("list_citizens", ticked(of.citizens)),
                ("list_enabled", ticked(of.enabled)),
            ],
            Self::Deadline(of) => vec![
                ("list_amount", of.amount.to_string()),
                ("list_unit", of.unit.code().to_owned()),
                ("list_basis", of.basis.clone()),
                ("list_certainty", of.certainty.code().to_owned()),
            ],
            Self::Rule(of) => vec![
                ("list_position", of.position.to_string()),
                ("list_system", code(of.system.map(System::code))),
                ("list_level", code(of.level.map(Level::code))),
                ("list_rank", of.rank.code().to_owned()),
                ("list_post", of.post.clone().unwrap_or_default()),
                ("list_category", of.category.clone().unwrap_or_default()),
                ("list_managed_by", code(of.managed_by.map(CadreManager::code))),
                ("list_target", of.target.code().to_owned()),
                ("list_copy", code(of.copy.map(Target::code))),
                ("list_explanation", of.explanation.clone()),
            ],
            Self::Post(of) => vec![
                ("list_name_vi", of.name_vi.clone()),
                ("list_name_en", of.name_en.clone()),
                ("list_head", ticked(of.head)),
                ("list_deputy", ticked(of.deputy)),
                ("list_key_cadre", ticked(of.key_cadre)),
                ("list_committee", ticked(of.committee_member)),
                ("list_managed_by", of.managed_by.code().to_owned()),
            ],
        }
    }
}
