//! What those work with who answer for the protection of personal data: periods, erasures, requests
//! of people, breaches. Numbers, days and counts; never the content of a case.

use super::{Answer, Count, Listed};
use async_trait::async_trait;
use domain::breach::{DataKind, EntryKind};
use domain::case::State;
use domain::data_request::{RequestKind, RequestState};
use domain::deadline::Level;
use domain::private::Private;
use domain::retention::{ErasureCause, ItemState, RunState};
use time::{Date, OffsetDateTime};

/// The desk of one officer who answers for personal data, decides about erasures or watches.
#[async_trait]
pub trait ProtectionDesk: Send + Sync {
    /// The table of periods and how many cases have been kept long enough.
    async fn periods(&self) -> Answer<Periods>;
    /// The cases whose period is over, those first that ended first.
    async fn due_cases(&self, cause: ErasureCause, after: Option<&str>) -> Answer<DueCases>;
    /// The runs of erasures, newest first.
    async fn runs(&self, before: Option<&str>) -> Answer<Listed<RunRow>>;
    async fn run(&self, id: i64, after: Option<&str>) -> Answer<RunView>;
    /// What people ask about their own data, newest first.
    async fn requests(&self, before: Option<&str>) -> Answer<Listed<DataRequestRow>>;
    async fn request(&self, id: i64) -> Answer<DataRequestView>;
    /// The record of breaches, newest first.
    async fn breaches(&self, before: Option<&str>) -> Answer<Listed<BreachRow>>;
    async fn breach(&self, id: i64) -> Answer<BreachView>;
    /// Whether this person may put a breach on record.
    fn may_record(&self) -> bool;
}

#[derive(Clone, Debug)]
pub struct Periods {
    pub rules: Vec<PeriodRow>,
    /// Cases whose period is over, by the reason.
    pub due: Vec<(ErasureCause, Count)>,
}

/// A row of the table of periods.
#[derive(Clone, Debug)]
pub struct PeriodRow {
    /// Name of the category; nothing for whatever it is.
    pub category: Option<String>,
    pub ending: domain::retention::Ending,
    pub amount: u32,
    /// Code of what it is counted in.
    pub unit: String,
    pub basis: String,
    pub mark: String,
}

/// What a run could be proposed for.
#[derive(Clone, Debug)]
pub struct DueCases {
    pub count: Count,
    pub list: Listed<DueCaseRow>,
    /// So many at most go into one run.
    pub most: u32,
    pub may_propose: bool,
}

#[derive(Clone, Debug)]
pub struct DueCaseRow {
    pub number: String,
    pub state: State,
    pub closed_on: Option<Date>,
}

/// A run and who wanted it.
#[derive(Clone, Debug)]
pub struct RunRow {
    pub id: i64,
    pub cause: ErasureCause,
    pub state: RunState,
    pub cases: u64,
    pub erased: u64,
    pub proposed_by: Option<String>,
    pub proposed_on: Option<Date>,
    pub decided_by: Option<String>,
    pub decided_on: Option<Date>,
    pub ended_on: Option<Date>,
}

/// A run with its cases and what this person may do with it.
#[derive(Clone, Debug)]
pub struct RunView {
    pub run: RunRow,
    pub items: Listed<RunItem>,
    /// The program made it ready; this person may make it their proposal.
    pub may_propose: bool,
    /// This person may approve or refuse it.
    pub may_decide: bool,
}

#[derive(Clone, Debug)]
pub struct RunItem {
    pub number: String,
    pub closed_on: Option<Date>,
    pub state: ItemState,
}

/// A request about personal data.
#[derive(Clone, Debug)]
pub struct DataRequestRow {
    pub id: i64,
    /// Number of the case.
    pub number: String,
    pub kind: RequestKind,
    pub state: RequestState,
    pub received_on: Date,
    /// Until when it is to be answered, while nobody has.
    pub due: Option<(Date, Level)>,
    /// An officer wrote it down.
    pub by_officer: bool,
}

/// A request with its words; the case itself stays shut.
#[derive(Clone, Debug)]
pub struct DataRequestView {
    pub row: DataRequestRow,
    pub words: Option<Private>,
    /// The person gave a new address. It is shown to nobody.
    pub new_address: bool,
    /// The case has ended.
    pub ended: bool,
    /// The run that waits for the second person.
    pub run: Option<i64>,
    pub may_decide: bool,
    pub decided_by: Option<String>,
    pub decided_on: Option<Date>,
    pub reason: Option<Private>,
}

/// A breach, and who was told when.
#[derive(Clone, Debug)]
pub struct BreachRow {
    pub id: i64,
    pub found_at: OffsetDateTime,
    pub kinds: Vec<DataKind>,
    /// About how many people it concerns.
    pub people: i32,
    /// Until when the authority must be told.
    pub due_at: Option<OffsetDateTime>,
    pub authority_told: Option<OffsetDateTime>,
    /// It was told too late, or has not been told although it is too late.
    pub late: bool,
    pub people_told: Option<OffsetDateTime>,
    pub closed: bool,
}

/// A breach with everything that was added.
#[derive(Clone, Debug)]
pub struct BreachView {
    pub breach: BreachRow,
    pub words: Private,
    pub recorded_by: String,
    pub recorded_at: OffsetDateTime,
    pub entries: Vec<BreachEntryRow>,
    pub may_add: bool,
}

#[derive(Clone, Debug)]
pub struct BreachEntryRow {
    pub kind: EntryKind,
    pub at: OffsetDateTime,
    pub words: Private,
    pub recorded_by: String,
    pub recorded_at: OffsetDateTime,
}
