//! What administrators and reference keepers work with: bodies, people and lists; never a case.

use super::{
    Answer, BodyMoves, CalendarDesk, Choice, JournalRow, ListDesk, Listed, PersonForm, TemplateRow, TemplateView,
};
use async_trait::async_trait;
use domain::absence::DeputySigns;
use domain::case::Transition;
use domain::errors::Problem;
use domain::private::Private;
use domain::role::Role;
use time::Date;

/// The desk of one officer of the office.
#[async_trait]
pub trait OfficeDesk: CalendarDesk + ListDesk + Send + Sync {
    /// What this person may change; everything else they only read.
    fn rights(&self) -> OfficeRights;
    async fn units(&self, query: &UnitQuery) -> Answer<Listed<UnitRow>>;
    async fn unit(&self, id: i64) -> Answer<UnitForm>;
    /// Of how many bodies a move waits for a second officer.
    async fn waiting_moves(&self) -> Answer<u64>;
    /// What a unit form offers to choose from.
    async fn unit_choices(&self) -> Answer<UnitChoices>;
    async fn posts(&self) -> Answer<Vec<PostRow>>;
    async fn people(&self, after: Option<&str>) -> Answer<Listed<PersonRow>>;
    async fn person(&self, id: i64) -> Answer<PersonForm>;
    async fn categories(&self) -> Answer<Vec<CategoryRow>>;
    async fn deadlines(&self) -> Answer<Vec<DeadlineRow>>;
    async fn rules(&self) -> Answer<Vec<RuleRow>>;
    /// Every move of a case, in the order of the table.
    async fn moves(&self) -> Answer<Vec<MoveRow>>;
    /// The journal, newest first; `before` is the key of the page before.
    async fn journal(&self, before: Option<&str>) -> Answer<Listed<JournalRow>>;
    /// The templates in the order in which they were made; `after` is the key of the page before.
    async fn templates(&self, after: Option<&str>) -> Answer<Listed<TemplateRow>>;
    /// One of them with its versions, or what is needed to make one.
    async fn template(&self, series: Option<i64>) -> Answer<TemplateView>;
    /// How many cases are in nobody's hands, by body; `after` is the key of the page before.
    async fn unowned(&self, after: Option<&str>) -> Answer<Listed<UnownedRow>>;
    /// The Fronts that cannot keep a name yet.
    async fn holder_gaps(&self) -> Answer<Vec<HolderGap>>;
    /// The Fronts that somebody works for and where nobody receives, or writes down what comes on paper.
    async fn staff_gaps(&self) -> Answer<Vec<StaffGap>>;
}

/// What every signed-in officer may do for themselves.
#[async_trait]
pub trait OwnDesk: Send + Sync {
    async fn me(&self) -> Answer<Me>;
    async fn ties(&self) -> Answer<Vec<TieRow>>;
    async fn tie_choices(&self) -> Answer<(Vec<Choice>, Vec<Choice>)>;
    async fn account(&self) -> Answer<AccountView>;
    /// The recoveries of accounts that wait for this officer to decide.
    async fn recoveries(&self) -> Answer<Vec<RecoveryRow>>;
}

/// What an officer sees of their own account.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// Where they are signed in, the oldest first.
    pub sessions: Vec<SessionRow>,
    /// Recovery codes that were not used yet.
    pub codes_left: u64,
    /// The day on which somebody asked that this account be recovered.
    pub recovery_since: Option<Date>,
    /// Leads a body, so that recoveries may wait for a decision.
    pub leads: bool,
    /// What somebody who leads decides about the time in which they are away.
    pub absence: Option<AbsenceView>,
    /// The leaders for whom this officer stands in, today or later.
    pub stands_in: Vec<DeputyRow>,
}

/// Who stands in for a leader, and who may.
#[derive(Clone, Debug)]
pub struct AbsenceView {
    /// The bodies that they lead.
    pub places: Vec<Choice>,
    /// The people of these bodies who work with the same cases.
    pub people: Vec<Choice>,
    /// Who was named, and whose time is not over.
    pub named: Vec<DeputyRow>,
}

/// Somebody who stands in for a leader.
#[derive(Clone, Debug)]
pub struct DeputyRow {
    pub id: i64,
    /// Of the other: the deputy for who leads, the leader for who stands in.
    pub name: String,
    pub unit: String,
    pub signs: DeputySigns,
    pub since: Date,
    /// The last day.
    pub until: Date,
}

/// A recovery that waits for the second officer.
#[derive(Clone, Debug)]
pub struct RecoveryRow {
    pub id: i64,
    pub name: String,
    pub login: String,
    pub reason: Private,
    pub opened_by: String,
    pub opened_on: Date,
}

/// A code that is handed over in person; shown once, right after it was made.
#[derive(Clone)]
pub struct HandOver {
    pub name: String,
    pub login: String,
    pub code: Private,
}

/// A session. Neither address nor browser is kept, so its time is all that tells it from others.
#[derive(Clone, Debug)]
pub struct SessionRow {
    pub name: String,
    /// The one that looks at it.
    pub current: bool,
    pub since: Date,
    /// Hour and minute of that day.
    pub since_time: String,
    pub last_used: Date,
}

/// A body with cases that nobody has in hand. Which they are the office does not see.
#[derive(Clone, Debug)]
pub struct UnownedRow {
    pub body: String,
    pub at_front: u64,
    pub at_unit: u64,
}

/// A Front with fewer than two holders in a group.
#[derive(Clone, Debug)]
pub struct HolderGap {
    pub keeper: String,
    pub custodians: usize,
    pub approvers: usize,
    /// No name is sealed to it any more; it keeps some of which cases that go on may have need.
    pub no_more: bool,
}

/// What is missing at a Front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Somebody who receives, and feedback waits there.
    Receiver,
    /// Somebody with this role, while others work there.
    Role(Role),
}

impl Missing {
    /// The word that says so.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiver => "CHO_TIEP_NHAN",
            Self::Role(role) => role.code(),
        }
    }
}

/// Somebody who is missing at some Fronts.
#[derive(Clone, Debug)]
pub struct StaffGap {
    pub missing: Missing,
    /// Their names, in the order of the alphabet: as many as fit.
    pub fronts: Vec<String>,
    /// How many there are besides.
    pub more: usize,
}

/// The officer and where they may go.
#[derive(Clone, Debug)]
pub struct Me {
    pub login: String,
    pub name: String,
    pub front: bool,
    pub unit: bool,
    pub office: bool,
    /// May hold a key to sealed names.
    pub keys: bool,
    /// The roles held today and the body of each.
    pub roles: Vec<(Role, String)>,
}

impl Me {
    /// Whether they read what the Front of their area reports.
    #[must_use]
    pub fn observes(&self) -> bool {
        self.roles.iter().any(|(role, _)| matches!(role, Role::PartyCommittee | Role::Council))
    }

    /// Whether it may be passed on to this person that a sender is threatened.
    #[must_use]
    pub fn protects(&self) -> bool {
        self.roles.iter().any(|(role, _)| matches!(role, Role::IdentityCustodian | Role::FrontLeader))
    }
}

/// What somebody at the office may change or read beyond the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficeRights {
    pub bodies: bool,
    /// May change the lists.
    pub lists: bool,
    /// May renew the calendar.
    pub calendar: bool,
    pub people: bool,
    /// May read the journal.
    pub journal: bool,
    /// May look at what is kept and erased.
    pub protection: bool,
    /// Handles what people ask about their own data.
    pub requests: bool,
    /// Reads the record of breaches.
    pub breaches: bool,
}

#[derive(Clone, Debug, Default)]
pub struct UnitQuery {
    /// Words of the name, with or without marks.
    pub name: String,
    /// Those alone of which a move waits for a second officer.
    pub waiting: bool,
    pub after: Option<String>,
}

#[derive(Clone, Debug)]
pub struct UnitRow {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub system: String,
    pub level: String,
    pub superior: Option<String>,
    pub area: Option<String>,
    pub valid_to: Option<Date>,
}

#[derive(Clone, Debug, Default)]
pub struct UnitForm {
    pub id: Option<i64>,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub level: String,
    /// Where it stands after everything that is agreed on: codes of the area and of other bodies.
    pub area: String,
    pub parent: String,
    pub led_by: String,
    pub front_above: String,
    /// The last day on which it exists, once it is closed.
    pub closed_on: Option<Date>,
    pub moves: BodyMoves,
}

#[derive(Clone, Debug)]
pub struct UnitChoices {
    pub areas: Vec<Choice>,
    pub kinds: Vec<String>,
    pub levels: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct PostRow {
    pub id: i64,
    pub code: String,
    pub unit_kind: String,
    pub level: String,
    pub name: String,
    pub head: bool,
    pub deputy: bool,
    pub key_cadre: bool,
    pub committee_member: bool,
    pub managed_by: String,
}

#[derive(Clone, Debug)]
pub struct PersonRow {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub active: bool,
    pub roles: Vec<(String, String)>,
}

/// What became of a file of accounts. It stands in the context of the one page that is drawn
/// right after the upload.
#[derive(Clone, Debug)]
pub enum PeopleImport {
    Made(Vec<ImportedPerson>),
    /// Nothing was made: the rows that keep the file from being taken.
    Refused(Vec<RowProblem>),
}

/// An account and the password that was made for it. It is stored nowhere in this form.
#[derive(Clone, Debug)]
pub struct ImportedPerson {
    pub login: String,
    pub name: String,
    pub password: Private,
}

/// What is wrong with a row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file, the head being line 1.
    pub line: u32,
    /// Name of the column.
    pub column: &'static str,
    pub problem: Problem,
}

#[derive(Clone, Debug)]
pub struct CategoryRow {
    pub code: String,
    pub group: String,
    pub name_vi: String,
    pub name_en: String,
    pub source: String,
    pub citizens: bool,
    pub enabled: bool,
}

#[derive(Clone, Debug)]
pub struct DeadlineRow {
    pub key: String,
    pub amount: u32,
    pub unit: String,
    pub starts_at: String,
    pub basis: String,
    pub mark: String,
}

/// A move, and the fields without which it is not made.
#[derive(Clone, Debug)]
pub struct MoveRow {
    pub transition: Transition,
    pub required: Vec<&'static str>,
}

#[derive(Clone, Debug)]
pub struct RuleRow {
    /// What names it in an address.
    pub series: i64,
    pub valid_from: Date,
    /// The first day on which it no longer holds.
    pub valid_to: Option<Date>,
    pub position: i32,
    pub system: Option<String>,
    pub level: Option<String>,
    pub rank: String,
    /// Name of the post.
    pub post: Option<String>,
    /// Name of the category.
    pub category: Option<String>,
    /// Code of who manages the holder of the post.
    pub managed_by: Option<String>,
    pub target: String,
    pub copy: Option<String>,
    pub explanation: String,
}

#[derive(Clone, Debug)]
pub struct TieRow {
    pub id: i64,
    pub kind: String,
    pub to: String,
    pub declared_on: Date,
}
