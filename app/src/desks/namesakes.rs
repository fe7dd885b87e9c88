//! Accounts that may be one person's.

/// An account of the same name, or of the same person under another.
#[derive(Clone, Debug)]
pub struct NamesakeRow {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub active: bool,
    /// The roles that it holds or held, each with its body.
    pub roles: Vec<(String, String)>,
    /// Whether it is the same person; none as long as nobody has said it.
    pub same: Option<bool>,
}
