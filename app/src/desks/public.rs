//! What anybody may do without an account.

use super::{
    Answer, AnswerView, BodiesQuery, BodyRow, CaseRecord, CategoryGroup, Choice, CommitmentsQuery, DataRights,
    DiversionView, Due, Entry, Figures, FiguresQuery, Listed, MergedInto, Message, OwnData, PromiseView,
    PublicCommitments, PublicationNews, PublishedLog, Register, RegisterQuery, SafetyView, TimelineEntry,
};
use std::collections::HashMap;

use async_trait::async_trait;
use domain::case::State;
use domain::case::request::Request;
use domain::feedback::{IdentityMode, Kind, Outcome};
use domain::follow_up::Rating;
use domain::submission::{Draft, DraftFile};
use domain::unit::{AreaId, UnitId};
use time::Date;

use crate::words::Lang;

/// The desk of somebody who has no account: bound to the draft and the tracked case that their
/// browser's cookies open, if any.
#[async_trait]
pub trait PublicDesk: Send + Sync {
    /// The provinces, in Vietnamese alphabetical order.
    /// The time limits in force, by their keys.
    async fn limits(&self) -> Answer<HashMap<String, Limit>>;
    async fn provinces(&self) -> Answer<Vec<Choice>>;
    /// The communes of a province.
    async fn communes(&self, province: AreaId) -> Answer<Vec<Choice>>;
    /// The bodies of a commune, or of the province itself.
    async fn bodies(&self, province: AreaId, commune: Option<AreaId>) -> Answer<Vec<Choice>>;
    /// All bodies that feedback may be about, or those of a place, in the order of their keys.
    async fn all_bodies(&self, query: BodiesQuery) -> Answer<Listed<BodyRow>>;
    /// The posts that exist in such a body. Never people.
    async fn posts(&self, unit: UnitId, lang: Lang) -> Answer<Vec<Choice>>;
    /// What may be chosen for this kind.
    async fn categories(&self, kind: Kind, lang: Lang) -> Answer<Vec<CategoryGroup>>;
    /// The draft of this browser, with the words for what was chosen.
    async fn draft(&self, lang: Lang) -> Answer<Option<DraftView>>;
    /// How a sender may be known where the draft would go, in the order of the form.
    async fn identity_modes(&self) -> Answer<Vec<IdentityMode>>;
    /// The case that this browser follows.
    async fn tracked(&self, lang: Lang) -> Answer<Option<TrackedCase>>;
    /// What is stored of that case about its sender, if access was granted.
    async fn own_data(&self, lang: Lang) -> Answer<Option<OwnData>>;
    /// What the confirmation page says right after sending.
    async fn sent(&self) -> Answer<Option<SentView>>;
    /// The checkpoints of the log, those smaller than `before` or the newest.
    async fn published_log(&self, before: Option<u64>) -> Answer<PublishedLog>;
    /// What stands, or stood, at an address of the register of published answers.
    async fn published(&self, slug: &str, lang: Lang) -> Answer<Option<Entry>>;
    /// One page of that register.
    async fn register(&self, query: &RegisterQuery, lang: Lang) -> Answer<Register>;
    /// What units want everybody to read of the commitments of their people.
    async fn commitments(&self, query: &CommitmentsQuery, lang: Lang) -> Answer<PublicCommitments>;
    /// The figures of a period and a place. That there are none of those is not found.
    async fn figures(&self, query: FiguresQuery) -> Answer<Figures>;
}

/// A draft with the names of what was chosen.
#[derive(Clone, Debug)]
pub struct DraftView {
    pub draft: Draft,
    /// Hidden field that shows the form was made for this browser.
    pub token: String,
    pub province: Option<String>,
    pub commune: Option<String>,
    pub body: Option<String>,
    pub post: Option<String>,
    pub categories: Vec<String>,
}

/// The confirmation.
#[derive(Clone, Debug)]
pub struct SentView {
    pub number: String,
    pub kind: Kind,
    pub front: String,
    pub received_on: Date,
    pub due: Option<Due>,
}

/// A case as its sender sees it.
#[derive(Clone, Debug)]
pub struct TrackedCase {
    pub number: String,
    pub kind: Kind,
    pub state: State,
    /// The unit that answers, once it was told to.
    pub unit: Option<String>,
    pub front: String,
    pub received_on: Date,
    pub identity: IdentityMode,
    pub outcome: Option<Outcome>,
    pub due: Option<Due>,
    /// Further dates that the sender may count on.
    pub further_dues: Vec<Due>,
    pub timeline: Vec<TimelineEntry>,
    pub messages: Vec<Message>,
    /// The answer, once the Front has checked it.
    pub answer: Option<AnswerView>,
    /// What the unit promised, and whether it was kept.
    pub promises: Vec<PromiseView>,
    /// Where it was handed on to, if that body owes the Front no answer.
    pub forwarded: Option<ForwardedView>,
    /// A question waits for the sender.
    pub question_open: bool,
    pub may_write: bool,
    /// Files that came and wait for their message.
    pub files_waiting: Vec<DraftFile>,
    pub may_rate: bool,
    pub rating: Option<Rating>,
    /// What may be asked for against the decision.
    pub request: Option<Request>,
    /// It was asked for, and the Front has not decided yet.
    pub request_waits: bool,
    /// Name of the Front above that may be asked to look at it again.
    pub appeal_goes_to: Option<String>,
    /// The sender's case at the other Front.
    pub linked: Option<LinkedCase>,
    pub may_withdraw: bool,
    /// Whether everybody may read of it, once that is decided.
    pub publication: Option<PublicationNews>,
    /// Why the case was not taken up: code and words.
    pub refusal: Option<(String, domain::private::Private)>,
    /// The case of the same matter that goes on for this one too.
    pub merged: Option<MergedInto>,
    /// Where the matter was guided to.
    pub diversion: Option<DiversionView>,
    /// What the log holds of it.
    pub record: Option<CaseRecord>,
    pub rights: DataRights,
    /// Whether they said that they are threatened, and what became of it.
    pub safety: SafetyView,
}

/// The case that looks at another again, or the one that is looked at.
#[derive(Clone, Debug)]
pub struct LinkedCase {
    pub number: String,
    pub state: State,
    pub front: String,
    /// It is the one at the Front above.
    pub above: bool,
}

/// A letter to a body that answers by laws of its own.
#[derive(Clone, Debug)]
pub struct ForwardedView {
    pub receiver: String,
    pub document_no: Option<String>,
    pub on: Option<Date>,
}

/// How long a step may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    pub amount: u32,
    /// Code of what it is counted in.
    pub unit: String,
}
