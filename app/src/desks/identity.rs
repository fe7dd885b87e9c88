//! What those work with who ask for a sealed name, approve it, or open it.

use super::{Answer, Listed, SenderView};
use async_trait::async_trait;
use domain::opening::{HolderGroup, OpeningState};
use domain::private::Private;
use time::{Date, OffsetDateTime};

/// The desk of one officer of one or more Fronts.
#[async_trait]
pub trait IdentityDesk: Send + Sync {
    /// The officer's own key, and the other holders. Not there for somebody who can hold none.
    async fn keys(&self) -> Answer<KeysView>;
    /// What one asks for at a case. Not there when nothing is sealed.
    async fn request(&self, number: &str) -> Answer<RequestView>;
    /// The requests that concern this officer as approver or custodian, the newest first.
    async fn openings(&self, before: Option<&str>) -> Answer<Listed<OpeningRow>>;
    /// One request. For the custodian who opened it, in the browser in which they did: the name.
    async fn opening(&self, id: i64) -> Answer<OpeningView>;
}

/// How far somebody's own key has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKey {
    None,
    /// The secret was shown and has to be typed again.
    Unconfirmed,
    /// Two holders have to admit it by sealing anew.
    Waiting,
    Admitted,
}

/// The key page.
#[derive(Clone, Debug)]
pub struct KeysView {
    /// The Front that keeps the names.
    pub keeper: String,
    /// The sides on which this officer may stand.
    pub groups: Vec<HolderGroup>,
    /// The side of the key that they hold.
    pub group: Option<HolderGroup>,
    pub own: OwnKey,
    pub holders: Vec<HolderRow>,
    /// Names are taken: there are two of each group.
    pub ready: bool,
    pub rewrap: RewrapView,
}

/// A holder.
#[derive(Clone, Debug)]
pub struct HolderRow {
    pub name: String,
    pub group: HolderGroup,
    pub admitted: bool,
    pub since: Date,
}

/// Sealing anew, as far as it has come.
#[derive(Clone, Debug, Default)]
pub struct RewrapView {
    /// Names that are still sealed to others than the holders of today.
    pub left: u64,
    /// A period is open, until this moment.
    pub until: Option<OffsetDateTime>,
    pub approver_entered: bool,
    pub custodian_entered: bool,
    /// Of the last period.
    pub done: u32,
    pub failed: u32,
}

/// Asking at a case.
#[derive(Clone, Debug)]
pub struct RequestView {
    pub number: String,
    pub keeper: String,
    /// A request is under way.
    pub pending: bool,
}

/// A line of the list, and of the case's own page.
#[derive(Clone, Debug)]
pub struct OpeningRow {
    pub id: i64,
    pub number: String,
    pub front: String,
    pub state: OpeningState,
    pub requested_on: Date,
}

/// One request.
#[derive(Clone, Debug)]
pub struct OpeningView {
    pub row: OpeningRow,
    pub requester: String,
    pub reason: Private,
    pub approver: Option<String>,
    /// Why it was refused, or why the sender is not told.
    pub ground: Option<Private>,
    pub hold: bool,
    pub custodian: Option<String>,
    /// When the present state is over.
    pub ends_at: OffsetDateTime,
    pub may_approve: bool,
    pub may_open: bool,
    pub may_lift_hold: bool,
    /// The name itself.
    pub sender: Option<SenderView>,
}
