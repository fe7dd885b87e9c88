//! How an officer sets up their own desk.

use domain::case::State;
use domain::private::Private;

use super::{InboxQuery, Tray};

/// A filter of an inbox that an officer keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFilter {
    /// The name that they gave it.
    pub name: Private,
    pub tray: Tray,
    pub state: Option<State>,
    pub category: Option<String>,
}

impl KeptFilter {
    /// What it asks of the inbox.
    #[must_use]
    pub fn query(&self) -> InboxQuery {
        InboxQuery { tray: self.tray, state: self.state, category: self.category.clone(), ..InboxQuery::default() }
    }

    /// Whether an inbox shows what it asks for.
    #[must_use]
    pub fn is(&self, query: &InboxQuery) -> bool {
        query.number.is_none()
            && query.words.is_none()
            && (self.tray, self.state, &self.category) == (query.tray, query.state, &query.category)
    }
}
