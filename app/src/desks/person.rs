//! One account, as the office keeps it.

use domain::private::Private;
use time::Date;

#[derive(Clone, Debug)]
pub struct PersonForm {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub email: Option<Private>,
    pub active: bool,
    /// The day on which a recovery was opened that still goes on.
    pub recovery_since: Option<Date>,
    pub memberships: Vec<MembershipRow>,
    /// Other accounts of the same name, or of the same person.
    pub namesakes: Vec<NamesakeRow>,
    /// From when a role is given that is given now.
    pub today: Date,
}

#[derive(Clone, Debug)]
pub struct MembershipRow {
    pub id: i64,
    pub unit: String,
    pub post: Option<String>,
    pub role: String,
    pub since: Date,
    pub until: Option<Date>,
}

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
