//! What an officer of a Front writes down for somebody.

use async_trait::async_trait;
use domain::feedback::{Channel, IdentityMode, Kind};
use domain::private::Private;
use time::Date;

use super::{Answer, CategoryGroup, Choice, DraftView, Due, PostGroup};

/// The desk of an officer who writes down what came by letter, by telephone, in person: bound to
/// the draft that their browser's cookie opens.
#[async_trait]
pub trait EntryDesk: Send + Sync {
    /// What has been written down so far, and what may be chosen.
    async fn entry(&self) -> Answer<EntryDraftView>;
}

/// A draft of an officer with everything to choose from.
#[derive(Clone, Debug)]
pub struct EntryDraftView {
    pub filled: DraftView,
    /// The Front at which it is written down.
    pub front: String,
    /// The kinds that this officer may enter.
    pub kinds: Vec<Kind>,
    pub provinces: Vec<Choice>,
    /// What is chosen before the officer says otherwise: the Front's own province and commune.
    pub own_province: Option<String>,
    pub own_commune: Option<String>,
    pub communes: Vec<Choice>,
    /// The bodies of the place that is chosen.
    pub units: Vec<Choice>,
    /// The posts of every kind of body among them.
    pub posts: Vec<PostGroup>,
    pub categories: Vec<CategoryGroup>,
    pub modes: Vec<IdentityMode>,
}

/// The slip that is handed to the sender. It is drawn once, in answer to the form that entered the
/// case: the code on it is kept nowhere.
#[derive(Clone, Debug)]
pub struct Slip {
    /// `None` in the Front's own matter, which nobody follows.
    pub code: Option<Private>,
    /// The case, if the officer may see it.
    pub case: Option<String>,
    pub number: String,
    pub kind: Kind,
    pub channel: Channel,
    /// The Front that received it; not always the one at which it was written down.
    pub front: String,
    pub received_on: Date,
    pub due: Option<Due>,
    /// Address of the page on which the code is looked up.
    pub tracking: String,
}
