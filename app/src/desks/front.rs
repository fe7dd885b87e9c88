//! What the Front's officers work with.

use super::{
    Answer, AnswerView, Beside, Book, BookQuery, CaseFile, CasePapers, CategoryGroup, Change, Choice, CommitmentRef,
    Count, Dashboard, DiversionView, Due, FileView, Inbox, InboxQuery, Listed, Message, Offer, OpeningRow, PaperView,
    PromiseView, PublicationSheet, ReferralView, ReportDesk, TemplateOffer, ThreatRow, ThreatView, TimelineEntry,
};
use async_trait::async_trait;
use domain::case::State;
use domain::case::request::Request;
use domain::deadline::Level;
use domain::feedback::{IdentityMode, Kind, Outcome, Publication, SupervisionSource};
use domain::follow_up::Rating;
use domain::private::Private;
use time::Date;

/// The desk of one officer of one or more Fronts.
#[async_trait]
pub trait FrontDesk: ReportDesk + Send + Sync {
    async fn inbox(&self, query: &InboxQuery) -> Answer<Inbox>;
    /// How much lies where.
    async fn dashboard(&self) -> Answer<Dashboard>;
    /// What stands beside a case in a list.
    async fn beside(&self, query: &InboxQuery, number: &str) -> Answer<Beside>;
    /// A page of the register of a Front.
    async fn book(&self, query: &BookQuery) -> Answer<Book>;
    async fn case(&self, number: &str) -> Answer<FrontFile>;
    /// What happened to a case after the event of this number; only what was last, when that is not known.
    async fn changes(&self, number: &str, since: Option<i32>) -> Answer<Vec<Change>>;
    async fn papers(&self, number: &str) -> Answer<CasePapers>;
    /// A draft by its code, or a signed paper by its position.
    async fn paper(&self, number: &str, which: &str) -> Answer<PaperView>;
    /// The senders who are threatened, as far as it was passed on to this officer, the newest first. Not
    /// there for somebody to whom it never is.
    async fn threats(&self, before: Option<&str>) -> Answer<Listed<ThreatRow>>;
    /// One of them, with what was said.
    async fn threat(&self, id: i64) -> Answer<ThreatView>;
    /// What is needed to decide about publication.
    async fn publication(&self, number: &str) -> Answer<PublicationSheet>;
}

/// What is under a number: a case, or what is left here of a matter that went to another procedure.
#[derive(Clone, Debug)]
pub enum FrontFile {
    Case(CaseFile<FrontCase>),
    Diverted(Box<DivertedCase>),
}

impl From<CaseFile<FrontCase>> for FrontFile {
    fn from(file: CaseFile<FrontCase>) -> Self {
        Self::Case(file)
    }
}

/// What the Front still sees of a matter that went to another procedure: what, when, where to.
#[derive(Clone, Debug)]
pub struct DivertedCase {
    pub number: String,
    pub kind: Kind,
    pub front: String,
    pub received_on: Date,
    /// Its sender is, or was, threatened.
    pub retaliation: bool,
    pub diversion: DiversionView,
    /// What happened, without any reason in words.
    pub timeline: Vec<TimelineEntry>,
}

/// A case as the Front sees it.
#[derive(Clone, Debug)]
pub struct FrontCase {
    pub number: String,
    /// What officials committed themselves to, as far as the case refers to it.
    pub commitments: Vec<CommitmentRef>,
    /// To which it may refer besides.
    pub commitment_choices: Vec<Choice>,
    /// Words that are offered for what can be written here.
    pub templates: Vec<TemplateOffer>,
    pub version: i32,
    /// The number of its last event.
    pub events: i32,
    /// Who has it in hand.
    pub in_hand: Option<String>,
    pub kind: Kind,
    pub state: State,
    pub channel: String,
    pub front: String,
    pub handling_unit: Option<String>,
    pub received_on: Date,
    /// Its sender is, or was, threatened or put under pressure.
    pub retaliation: bool,
    pub due: Option<Due>,
    /// While a remedy is followed: the day of the next promise for which nothing was shown.
    pub promise_due: Option<(Date, Level)>,
    /// The clocks beside the main one.
    pub further_dues: Vec<Due>,
    pub place: String,
    pub content: Content,
    pub categories: Vec<String>,
    pub identity: IdentityMode,
    /// Questions that the sender was asked.
    pub questions: u32,
    /// This person may ask for the sealed name.
    pub may_request_opening: bool,
    /// The requests so far, the newest first.
    pub openings: Vec<OpeningRow>,
    /// Name and contact, when the sender is open to the Front.
    pub sender: Option<SenderView>,
    pub subjects: Vec<SubjectView>,
    /// Other cases about the same person or post.
    pub alike: Alike,
    /// Other cases that say nearly the same in the same words.
    pub same_words: Vec<AlikeRow>,
    /// Many speak of the same post or body.
    pub concern: bool,
    pub files: Vec<FileView>,
    pub messages: Vec<Message>,
    pub referrals: Vec<ReferralView>,
    pub answers: Vec<AnswerView>,
    pub promises: Vec<PromiseView>,
    /// The Front took the matter up by itself.
    pub supervision: Option<SupervisionView>,
    /// The sender left, and the case is the Front's own.
    pub withdrawn: bool,
    /// What the sender asks for against a decision, as long as nobody has decided about it.
    pub asked: Option<Request>,
    /// The sender asks for a decision, and this person may decline it.
    pub may_decline: bool,
    /// This person may propose to take up a withdrawn case again.
    pub may_propose_restore: bool,
    /// The cases that were merged into this one.
    pub followers: Vec<AlikeRow>,
    /// How many people report the same, as far as they have not left.
    pub reporters: u64,
    /// The case into which this one was merged.
    pub master: Option<MasterView>,
    /// Name of the body that takes the case over when the answer is sent back once more.
    pub passes_up_to: Option<String>,
    /// It concerns a child.
    pub child: bool,
    /// What this person may say about that.
    pub about_child: AboutChild,
    /// Others say so, and nobody who leads has answered.
    pub child_question: Option<ChildQuestion>,
    /// Name of the body above that may decide what waits, because nobody was there.
    pub raised_to: Option<String>,
    /// Name of the Front above that looks at it again.
    pub appealed_to: Option<String>,
    /// What was decided before, if this Front looks at it again.
    pub origin: Option<OriginView>,
    /// Where the matter belongs instead: proposed, or decided.
    pub diversion: Option<DiversionView>,
    pub may_propose_diversion: bool,
    /// A proposal waits, and this person may reject it.
    pub may_reject_diversion: bool,
    /// Somebody proposes to refuse it as insult or slander.
    pub refusal: Option<RefusalProposal>,
    pub may_propose_refusal: bool,
    pub outcome: Option<Outcome>,
    /// Where it stands on the way to the register.
    pub publication: Publication,
    /// Since when everybody reads it, and the last part of its public address.
    pub published: Option<(Date, String)>,
    /// What the sender thought of it.
    pub rating: Option<Rating>,
    pub timeline: Vec<TimelineEntry>,
    /// Who read the case, its files, or who the sender is.
    pub readings: Vec<TimelineEntry>,
    pub offers: Vec<Offer>,
    /// Whether this person may classify now, and draft the Front's own answer.
    pub may_classify: bool,
    pub may_draft_answer: bool,
    /// The unit has no account: it gets paper, and what it says comes on paper.
    pub on_paper: bool,
    /// This person may write down the unit's answer, or how it kept a promise.
    pub may_write_down: bool,
    pub may_write_evidence: bool,
    /// Where the rules would send it, and why.
    pub proposal: Option<Proposal>,
    /// For the classification form.
    pub units: Vec<Choice>,
    pub posts: Vec<PostGroup>,
    /// The people who belong to the body that is chosen now.
    pub officers: Vec<Choice>,
    pub category_choices: Vec<CategoryGroup>,
    pub classification: ClassificationView,
    /// Units that may receive, the proposed one first.
    pub recipients: Vec<Choice>,
    /// The one with which the form of the referral begins.
    pub recipient: Option<String>,
    pub returned: Option<ReturnedView>,
    pub news: Option<News>,
    /// Whether the answer came in time, computed.
    pub answered_in_time: Option<bool>,
    /// This person was asked whether they have a tie, and said no.
    pub tie_asked: bool,
}

/// The posts that units of one kind and level have. All of them are offered at once, so that unit
/// and post can be chosen together without a script.
#[derive(Clone, Debug)]
pub struct PostGroup {
    /// Code of the kind of unit.
    pub kind: String,
    /// Code of the level.
    pub level: String,
    pub posts: Vec<Choice>,
}

/// What the classification form shows as chosen.
#[derive(Clone, Debug, Default)]
pub struct ClassificationView {
    pub unit: Option<String>,
    pub post: Option<String>,
    pub officer: Option<String>,
    pub whole_body: bool,
    /// The sender named a body and no post: whom it is about is still to be said.
    pub open: bool,
    /// The people whose account bears the name that the sender gave, as long as nobody has said whether it is them.
    pub namesakes: Vec<Choice>,
    /// The main one first.
    pub categories: Vec<String>,
}

/// The sender's words.
#[derive(Clone, Debug)]
pub struct Content {
    pub body: Private,
    pub wish: Option<Private>,
    pub place: Option<Private>,
    pub happened_on: Option<Date>,
    pub subject_name: Option<Private>,
}

/// Who sent it.
#[derive(Clone, Debug)]
pub struct SenderView {
    pub name: Option<Private>,
    pub phone: Option<Private>,
    pub address: Option<Private>,
    pub share_with_unit: bool,
}

/// From where the Front's own supervision took a matter up.
#[derive(Clone, Debug)]
pub struct SupervisionView {
    pub source: SupervisionSource,
    /// How many people said the same.
    pub people: u64,
    /// Who speaks for them, and which organisations take part.
    pub relied_on: Option<Private>,
}

/// Whom it concerns.
#[derive(Clone, Debug)]
pub struct SubjectView {
    pub unit: String,
    pub post: Option<String>,
    pub leads: bool,
}

/// Cases of the last twelve months about the same person or post, as far as this officer may see
/// them.
#[derive(Clone, Debug, Default)]
pub struct Alike {
    pub count: Count,
    /// The newest of them.
    pub rows: Vec<AlikeRow>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct AlikeRow {
    pub number: String,
    pub state: State,
    pub received_on: Date,
    /// Whether the case beside which it stands may be merged into it, or not; `None` where nothing is merged now.
    pub joins: Option<bool>,
}

/// The case into which another was merged.
#[derive(Clone, Debug)]
pub struct MasterView {
    pub state: State,
    /// `None`: it is not for this officer to see.
    pub number: Option<String>,
}

/// That a case should be refused for a reason for which nobody refuses alone.
#[derive(Clone, Debug)]
pub struct RefusalProposal {
    /// Name of whoever proposes it.
    pub by: String,
    pub on: Date,
    pub reason: Option<Private>,
    /// This person may refuse it for that reason: they lead, and it was not they who proposed it.
    pub may_decide: bool,
    pub may_reject: bool,
}

/// What an officer may say of whether a case concerns a child.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboutChild {
    /// That it does, if they may say so.
    pub mark: Option<ChildMark>,
    /// That it does not although others say so.
    pub may_leave: bool,
    /// That it does not after all.
    pub may_unmark: bool,
}

/// What follows when somebody says that a case concerns a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildMark {
    AtOnce,
    /// The case has ended, or something is taken out of the register: a reason is needed.
    WithReason,
    /// Something stands in the register, and whoever leads decides.
    AsksLeaders,
}

/// That others say that a case concerns a child.
#[derive(Clone, Debug)]
pub struct ChildQuestion {
    pub said_by: SaidBy,
    pub on: Date,
    pub reason: Option<Private>,
}

/// Who says so. Which Front is not told: where a case went since is its own business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// The Front that had the matter first.
    FirstFront,
    AnotherFront,
    /// An officer of this Front.
    Officer,
}

/// A case that was decided elsewhere and is looked at again: what its sender was told of it.
#[derive(Clone, Debug)]
pub struct OriginView {
    pub number: String,
    pub front: String,
    pub unit: Option<String>,
    pub answer: Option<AnswerView>,
}

/// What happened last, which whoever goes on with the case has to know.
#[derive(Clone, Debug)]
pub struct News {
    /// The event, or the name that it has here.
    pub code: String,
    /// The reason by its name, where one was chosen.
    pub reason: Option<String>,
    /// The reason in words.
    pub note: Option<Private>,
}

/// A referral that a unit returned, as long as no other was approved.
#[derive(Clone, Debug)]
pub struct ReturnedView {
    pub unit: String,
    /// Name of the body that should have it, in the view of that unit.
    pub suggested: Option<String>,
}

/// Where the rules would send a case.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Name of the main recipient, who is the first of the recipients to choose from; `None` when
    /// nobody may receive it.
    pub unit: Option<String>,
    /// Names of those who learn that there is a referral.
    pub copies: Vec<String>,
    /// Locale key of the reason.
    pub explanation: String,
    /// The lawful recipient was in conflict, the one above it gets the case.
    pub raised: bool,
}
