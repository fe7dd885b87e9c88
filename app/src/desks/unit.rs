//! What a unit works with: the referral and its own answer. Never the sender's words, code,
//! contact or times.

use super::{
    Answer, AnswerView, Beside, CaseFile, Change, Choice, CommitmentList, CommitmentPage, CommitmentRef, Dashboard,
    Due, HookPage, Inbox, InboxQuery, Listed, ObserverDesk, Offer, PromiseView, ReferralView, TemplateOffer,
    TimelineEntry, TokenPage,
};
use async_trait::async_trait;
use domain::case::State;
use domain::deadline::Level;
use domain::feedback::Kind;
use domain::private::Private;
use time::Date;

/// The desk of one officer of one or more units.
#[async_trait]
pub trait UnitDesk: ObserverDesk + Send + Sync {
    async fn inbox(&self, query: &InboxQuery) -> Answer<Inbox>;
    /// How much lies where.
    async fn dashboard(&self) -> Answer<Dashboard>;
    /// What stands beside a case in a list.
    async fn beside(&self, query: &InboxQuery, number: &str) -> Answer<Beside>;
    async fn case(&self, number: &str) -> Answer<CaseFile<UnitCase>>;
    /// What happened to a case after this version of it, as far as a unit is told.
    async fn changes(&self, number: &str, version: i32) -> Answer<Vec<Change>>;
    /// The commitments of a year, in the order in which they were written down.
    async fn commitments(&self, year: Option<i32>, after: Option<&str>) -> Answer<CommitmentList>;
    /// One of them, or what is needed to write one down.
    async fn commitment(&self, id: Option<i64>) -> Answer<CommitmentPage>;
    /// The tokens of the systems of the units that this person leads, and those that act in their place. For who
    /// neither leads nor works there it is not found.
    async fn tokens(&self) -> Answer<TokenPage>;
    /// What the system is told that has this token; for the officer in whose place it acts, and for who leads the unit.
    async fn hook(&self, token: i64) -> Answer<HookPage>;
    /// The referrals of which the unit got a copy, newest first.
    async fn copies(&self, after: Option<&str>) -> Answer<Listed<CopyRow>>;
}

/// That a referral exists, and nothing of what it says.
#[derive(Clone, Debug)]
pub struct CopyRow {
    pub document_no: Option<String>,
    pub issued_on: Date,
    /// The body that has to answer.
    pub recipient: String,
    /// Group of the main category; `None` once it has ended.
    pub group: Option<String>,
    /// The case left the unit without an answer.
    pub ended_on: Option<Date>,
}

/// A case as a unit sees it.
#[derive(Clone, Debug)]
pub struct UnitCase {
    pub number: String,
    pub version: i32,
    pub kind: Kind,
    pub state: State,
    pub front: String,
    pub unit: String,
    pub received_on: Date,
    pub due: Option<Due>,
    /// While a remedy is followed: the day of the next promise for which nothing was shown.
    pub promise_due: Option<(Date, Level)>,
    /// The last day to which the answer may be extended now.
    pub latest_extension: Option<Date>,
    pub categories: Vec<String>,
    pub subjects: Vec<super::SubjectView>,
    pub referral: Option<ReferralView>,
    /// The sender's name, only if they are open and agreed to it.
    pub sender_name: Option<Private>,
    pub answers: Vec<AnswerView>,
    pub promises: Vec<PromiseView>,
    /// What officials committed themselves to, as far as the case refers to it.
    pub commitments: Vec<CommitmentRef>,
    /// This person may say how a promise was kept.
    pub may_show_evidence: bool,
    pub timeline: Vec<TimelineEntry>,
    pub offers: Vec<Offer>,
    /// It concerns a child.
    pub child: bool,
    /// Words that are offered for what can be written here.
    pub templates: Vec<TemplateOffer>,
    pub assigned_to: Option<String>,
    /// Name of the body above that may sign what waits, because nobody was there.
    pub raised_to: Option<String>,
    /// Handlers of this unit who are free of conflict.
    pub handlers: Vec<Choice>,
    /// Units that may be suggested when returning.
    pub other_units: Vec<Choice>,
    /// The public address of what everybody reads of it.
    pub published: Option<String>,
    /// Why the Front sent the answer back.
    pub sent_back: Option<Private>,
}
