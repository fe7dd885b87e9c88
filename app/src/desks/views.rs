//! What more than one desk shows.

use domain::attachment::{CopyType, MediaType, NoCopy, Scan};
use domain::case::diversion::Procedure;
use domain::case::promise::PromiseState;
use domain::case::{State, Transition};
use domain::deadline::Level;
use domain::feedback::{Check, Kind, Outcome, Publication};
use domain::marks::Mark;
use domain::private::Private;
use domain::retention::ErasureCause;
use time::Date;

use super::KeptFilter;
use super::bulk::Bulk;

/// One entry of a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form posts.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// Categories under their group (`A` … `G`), labels in the reader's language.
#[derive(Clone, Debug)]
pub struct CategoryGroup {
    pub group: String,
    pub categories: Vec<Choice>,
}

/// A list, one page of it. `next` is the key to go on with.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    pub rows: Vec<T>,
    pub next: Option<String>,
}

/// A date that somebody has to keep.
#[derive(Clone, Debug)]
pub struct Due {
    /// Key of the time limit.
    pub key: String,
    pub on: Date,
    pub level: Level,
    /// Length and unit of the limit, its first day, and each day that did not count.
    pub amount: u32,
    pub unit: String,
    pub from: Date,
    /// Code of the event that starts it.
    pub starts_at: String,
    pub skipped: Vec<SkippedDay>,
    /// A day in between is not announced yet: the date may still move.
    pub projected: bool,
    /// The date before an extension.
    pub original: Option<Date>,
    /// By today's calendar it would be earlier; what was told stays.
    pub kept: bool,
    /// It stands still, because the sender is asked.
    pub held: bool,
    /// The legal ground as the reference data words it; empty when it must not be printed.
    pub basis: String,
}

/// A day that a time limit passes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedDay {
    pub on: Date,
    /// The name of the day off; on a plain weekend the code of the day of the week.
    pub reason: String,
    /// Expected, not announced.
    pub projected: bool,
}

/// Something that happened, as far as this reader may know it.
#[derive(Clone, Debug)]
pub struct TimelineEntry {
    pub on: Date,
    /// The move (`T03`) or change (`CLASSIFY`).
    pub code: String,
    pub to: State,
    /// Role or body that acted, in words; empty for the sender.
    pub who: String,
    /// A reason that this reader may see.
    pub note: Option<Private>,
    pub document_no: Option<String>,
    /// How it was done, where the move alone does not say it.
    pub how: Option<String>,
}

/// A message between the Front and the sender.
#[derive(Clone, Debug)]
pub struct Message {
    pub from_reporter: bool,
    pub purpose: String,
    pub on: Date,
    pub text: Private,
    pub files: Vec<FileView>,
}

/// A file that may be downloaded.
#[derive(Clone, Debug)]
pub struct FileView {
    pub id: i64,
    pub name: Private,
    pub media_type: MediaType,
    pub size: u64,
    pub scan: Scan,
    pub copy: CopyView,
}

/// The cleaned copy of a file, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyView {
    Coming,
    Ready {
        copy_type: CopyType,
        size: u64,
    },
    /// There will be none.
    None(NoCopy),
}

/// A cleaned copy that was picked for a referral.
#[derive(Clone, Debug)]
pub struct PickedFile {
    /// From 1; all that a unit knows of it.
    pub position: u32,
    /// The file it was made of: told to the Front alone.
    pub file: Option<i64>,
    pub copy_type: CopyType,
    pub size: u64,
}

/// A unit's answer, as far as the reader may see it.
#[derive(Clone, Debug)]
pub struct AnswerView {
    pub round: u32,
    pub unit: String,
    pub status: String,
    pub text: Private,
    pub remedy: Option<Private>,
    pub outcome: Option<Outcome>,
    pub document_no: Option<String>,
    pub document_on: Option<Date>,
    pub signer: Option<Private>,
    pub drafted_by: String,
    /// The paper it came on, for the Front.
    pub scans: Vec<FileView>,
    /// How the Front judged it, for the Front.
    pub checks: Vec<Check>,
    /// What in these words may tell who the sender is: told as long as they can be changed.
    pub marks: Vec<Mark>,
}

/// What a unit promised to put right.
#[derive(Clone, Debug)]
pub struct PromiseView {
    /// From 1, within the case.
    pub position: i32,
    pub unit: String,
    pub text: Private,
    pub due_on: Date,
    pub state: PromiseState,
    /// How it was kept, for the unit and the Front.
    pub evidence: Option<Private>,
}

/// Where a matter of another procedure belongs.
#[derive(Clone, Debug)]
pub struct DiversionView {
    pub procedure: Procedure,
    pub receiver: Private,
    /// What the sender has to do now.
    pub guidance: Private,
    /// Name of the officer; empty for the sender.
    pub proposed_by: String,
    /// Of the letter with which it was handed over, if there is one.
    pub document_no: Option<String>,
    /// `None`: proposed, nobody has decided.
    pub decided_on: Option<Date>,
}

/// The case into which another was merged, as the sender of that other sees it: how it stands, and
/// nothing that its own sender gave.
#[derive(Clone, Debug)]
pub struct MergedInto {
    pub state: State,
    pub unit: Option<String>,
    /// By when the unit has to do something.
    pub due: Option<Due>,
}

/// What the unit gets instead of the sender's words.
#[derive(Clone, Debug)]
pub struct ReferralView {
    pub round: u32,
    pub unit: String,
    pub status: String,
    pub summary: Private,
    pub questions: Private,
    /// What recordings show, in the Front's words.
    pub recordings: Option<Private>,
    pub files: Vec<PickedFile>,
    /// What in these words tells who the sender is: told to the Front before it is approved.
    pub marks: Vec<Mark>,
    /// Locale key of the sentence that tells why this unit.
    pub explanation: String,
    pub drafted_by: String,
    pub document_no: Option<String>,
    pub issued_on: Option<Date>,
}

/// One line of an inbox.
#[derive(Clone, Debug)]
pub struct CaseRow {
    pub number: String,
    /// Name of the kind.
    pub kind: String,
    pub state: State,
    /// Name of the main category.
    pub category: String,
    /// The body concerned, or where it happened.
    pub subject: String,
    pub received_on: Date,
    pub due: Option<(Date, Level)>,
    pub assigned_to: Option<String>,
    pub urgent: bool,
    /// The sender is, or was, threatened: told to the Front alone.
    pub retaliation: bool,
    /// Many speak of the same.
    pub concern: bool,
    pub height: Option<Height>,
    /// It is resolved, and nobody has decided whether it is published.
    pub publication: Option<Publication>,
    /// Only somebody who leads can go on.
    pub waits_for_leader: bool,
    /// It is decided by the body above.
    pub raised: bool,
    /// Its content was erased.
    pub erased: bool,
    /// The way by which it came, when it was not the public form.
    pub channel: Option<String>,
}

/// The highest step of the ladder that a clock of a case has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Height {
    pub step: i32,
    /// Name of the clock, where it is not the one whose date is shown.
    pub of: Option<String>,
}

/// A case as it is kept, or what is left of it.
#[derive(Clone, Debug)]
pub enum CaseFile<C> {
    Kept(Box<C>),
    Erased(ErasedCase),
}

/// The line of the register that stays when the content of a case was erased.
#[derive(Clone, Debug)]
pub struct ErasedCase {
    pub number: String,
    pub kind: Kind,
    /// How it ended.
    pub state: State,
    pub received_on: Date,
    pub closed_on: Option<Date>,
    /// When it was erased and why: told to the Front alone.
    pub erased: Option<(Date, Option<ErasureCause>)>,
}

/// Which part of an inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tray {
    /// What waits for this person's role.
    ForMe,
    /// What waits for this desk.
    #[default]
    Open,
    /// What this person took or was given.
    Mine,
    /// Past its date.
    Late,
    /// In nobody's hands: whoever had it left, or it came from elsewhere.
    Unowned,
    /// With somebody else: the unit, the Front, the sender.
    Waiting,
    /// Ended.
    Ended,
}

impl Tray {
    pub const ALL: &'static [Self] =
        &[Self::ForMe, Self::Open, Self::Mine, Self::Late, Self::Unowned, Self::Waiting, Self::Ended];

    /// The name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ForMe => "cho-ong-ba",
            Self::Open => "cho-xu-ly",
            Self::Mine => "cua-toi",
            Self::Late => "qua-han",
            Self::Unowned => "chua-phu-trach",
            Self::Waiting => "cho-noi-khac",
            Self::Ended => "da-xong",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tray| tray.code() == code)
    }
}

/// What is asked of an inbox.
#[derive(Clone, Debug, Default)]
pub struct InboxQuery {
    pub tray: Tray,
    /// Only this state.
    pub state: Option<State>,
    /// Only this main category.
    pub category: Option<String>,
    /// A case number, looked up exactly.
    pub number: Option<String>,
    /// Words to be found, as typed.
    pub words: Option<String>,
    /// Where to go on.
    pub after: Option<String>,
}

/// Why a search in words finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchNote {
    /// No letter and no digit was typed.
    NoWords,
    /// Too much was typed.
    TooLong,
    /// These words are in so many cases that they are looked for only together with a rarer one
    /// or with a filter.
    TooFrequent(Vec<String>),
}

/// How many cases a tray holds; counting stops after 99.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count(pub u32);

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 > 99 { f.write_str("99+") } else { write!(f, "{}", self.0) }
    }
}

/// An inbox page.
#[derive(Clone, Debug)]
pub struct Inbox {
    pub counts: Vec<(Tray, Count)>,
    pub list: Listed<CaseRow>,
    /// What this person may do with several of them at once.
    pub bulk: Bulk,
    /// The filters that they keep at this desk.
    pub kept: Vec<KeptFilter>,
    /// Keys do something for them.
    pub keys: bool,
    /// The main categories that can be asked for, labels in Vietnamese.
    pub categories: Vec<Choice>,
    /// Set when the words that were typed could not be looked for.
    pub note: Option<SearchNote>,
    /// Requests to open a sealed name that wait for the key of this person.
    pub openings: Count,
    /// Senders who said that they are threatened, and whom nobody has answered.
    pub threats: Count,
    /// This person may write down what came by other ways than the public form.
    pub may_enter: bool,
    /// This person may take a matter up in the Front's own name.
    pub may_take_up: bool,
    /// This person may read the periodic reports of a Front.
    pub may_report: bool,
}

/// A move that this person may make now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub transition: Transition,
    /// Set when only a condition stands in the way: its code, to be told in words.
    pub blocked_by: Option<&'static str>,
}
