//! What is published of a case: deciding about it at the Front's desk, and what everybody reads.

use domain::case::State;
use domain::case::promise::PromiseState;
use domain::feedback::{Kind, Outcome, Publication};
use domain::private::Private;
use domain::publication::{Consent, TakenDown, Tombstone, WhyNot, Words};
use domain::redaction::Hidden;
use time::Date;

use super::{Choice, Due, SearchNote, SubjectView};

/// Everything that somebody needs who drafts, or decides.
#[derive(Clone, Debug)]
pub struct PublicationSheet {
    pub number: String,
    pub version: i32,
    pub kind: Kind,
    pub state: State,
    pub publication: Publication,
    /// By when the Front has to decide.
    pub due: Option<Due>,
    /// Why it is never published, or was not.
    pub why_not: Option<WhyNot>,
    /// The sender asked for something against the answer, and nobody has decided: until then this rests.
    pub contested: bool,
    /// As whom the register would name the person concerned.
    pub subject: Option<SubjectView>,
    /// As they stand in the case; `None` once it was erased.
    pub originals: Option<Words>,
    /// What the form begins with: the originals with everything hidden that was found, or what was written
    /// before and given back.
    pub prefill: Option<Words>,
    /// What waits for a decision, or what everybody reads.
    pub words: Option<Words>,
    /// What in the words that wait still looks like something to be hidden.
    pub left: Vec<Hidden>,
    pub consent: Option<Consent>,
    /// Name of whoever drafted it.
    pub drafted_by: Option<String>,
    /// Why the last draft was given back.
    pub remark: Option<Private>,
    /// The public address of what stands, or stood.
    pub slug: Option<String>,
    /// Since when everybody reads it, while they do.
    pub published_on: Option<Date>,
    pub taken_down: Option<(Date, TakenDown)>,
    pub may_propose: bool,
    /// This person may decide about what waits; without a draft they may only say that there will be none.
    pub may_decide: bool,
    /// They wrote it themselves: somebody else decides.
    pub own_draft: bool,
    pub may_take_down: bool,
    /// Others say that it concerns a child, and nobody who leads has answered.
    pub child_question: bool,
}

/// What a page about a case says of its publication.
#[derive(Clone, Debug)]
pub enum PublicationNews {
    /// It stands at this address.
    Published(String),
    /// Why, where that follows from the case itself.
    NotPublished(Option<WhyNot>),
    /// A tombstone stands at this address.
    TakenDown(String, Tombstone),
}

/// What stands at a public address.
#[derive(Clone, Debug)]
pub enum Entry {
    Standing(Box<PublishedEntry>),
    /// Since when it does no more, and why.
    TakenDown {
        on: Date,
        why: Tombstone,
    },
}

/// An entry of the register.
#[derive(Clone, Debug)]
pub struct PublishedEntry {
    pub slug: String,
    pub kind: Kind,
    /// Code of the group of its category, and the name of the category.
    pub group: String,
    pub category: String,
    /// The body that answered.
    pub unit: String,
    pub province: Option<String>,
    /// Whom it concerns: a post and a body.
    pub subject: Option<SubjectView>,
    /// Month and year.
    pub received: (u8, i32),
    pub published_on: Date,
    pub summary: String,
    pub answer: String,
    pub promise: Option<String>,
    pub promise_state: Option<PromiseState>,
    pub outcome: Option<Outcome>,
    /// Working days taken, and allowed.
    pub days: Option<(u32, u32)>,
}

/// What of the register is asked for. Whatever in an address means nothing is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterQuery {
    pub words: Option<String>,
    pub province: Option<i64>,
    /// The body that answered.
    pub unit: Option<i64>,
    pub group: Option<String>,
    pub outcome: Option<Outcome>,
    pub period: Option<Period>,
    /// Entries after the one at this address.
    pub after: Option<String>,
}

impl RegisterQuery {
    /// Groups of categories of which something may be published.
    pub const GROUPS: [&str; 6] = ["A", "B", "C", "D", "F", "G"];
}

/// How far back an entry may have been published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    ThreeMonths,
    SixMonths,
    Year,
}

impl Period {
    pub const ALL: &'static [Self] = &[Self::ThreeMonths, Self::SixMonths, Self::Year];

    /// What an address says.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ThreeMonths => "3-thang",
            Self::SixMonths => "6-thang",
            Self::Year => "12-thang",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|period| period.code() == code)
    }

    /// About so many days.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::ThreeMonths => 92,
            Self::SixMonths => 183,
            Self::Year => 366,
        }
    }
}

/// One page of the register, newest first, and what it can be narrowed by.
#[derive(Clone, Debug)]
pub struct Register {
    pub entries: Vec<PublishedEntry>,
    /// Address of the last entry, if there are more behind it.
    pub next: Option<String>,
    /// The words could not be looked for.
    pub note: Option<SearchNote>,
    /// Only what something was published of.
    pub provinces: Vec<Choice>,
    pub units: Vec<Choice>,
}
