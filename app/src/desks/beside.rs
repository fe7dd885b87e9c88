//! What stands beside a case in the list from which it was opened.

/// The numbers of the case before and behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The next newer one.
    pub before: Option<String>,
    /// The next older one.
    pub behind: Option<String>,
    /// Keys lead there.
    pub keys: bool,
}
