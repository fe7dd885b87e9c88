//! What somebody sees of their own data and of what they asked about it.

use domain::data_request::{RequestKind, RequestState};
use domain::feedback::{IdentityMode, Kind};
use domain::private::Private;
use time::Date;

use super::{Content, FileView, Message};

/// The requests about a case, and what may be asked now.
#[derive(Clone, Debug)]
pub struct DataRights {
    pub requests: Vec<RequestLine>,
    pub may_ask: bool,
    /// The case has ended: an erasure need not wait for it.
    pub ended: bool,
    /// Access was granted: what is stored can be looked at.
    pub shown: bool,
}

/// A request as the person sees it who made it.
#[derive(Clone, Debug)]
pub struct RequestLine {
    pub kind: RequestKind,
    pub state: RequestState,
    pub received_on: Date,
    pub due_on: Option<Date>,
    pub decided_on: Option<Date>,
    pub reason: Option<Private>,
}

/// What is stored of a case about its sender. Of name and contact only whether they are: the code
/// opens this page, and must not tell who sent the feedback.
#[derive(Clone, Debug)]
pub struct OwnData {
    pub number: String,
    pub kind: Kind,
    pub received_on: Date,
    pub categories: Vec<String>,
    pub content: Content,
    pub identity: IdentityMode,
    /// An address for notices is kept.
    pub address_kept: bool,
    pub files: Vec<FileView>,
    pub messages: Vec<Message>,
}
