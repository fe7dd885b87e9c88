//! A sender who is threatened: what they read of it, and what those work with to whom it was passed on.

use domain::feedback::IdentityMode;
use domain::private::Private;
use domain::threat::Help;
use time::Date;

use super::Message;

/// What stands on the sender's page.
#[derive(Clone, Debug, Default)]
pub struct SafetyView {
    /// They may say that they are threatened: the case was not erased.
    pub may_tell: bool,
    /// What they said so far, the newest first.
    pub told: Vec<ThreatTold>,
}

/// One time that they said it.
#[derive(Clone, Debug)]
pub struct ThreatTold {
    pub on: Date,
    pub words: Vec<Private>,
    /// The Front whose custodians of identities were told.
    pub custodians: Option<String>,
    /// The Front whose leaders were told.
    pub leaders: Option<String>,
    /// Somebody was told, named here or not.
    pub passed_on: bool,
    /// When somebody has seen it and done something.
    pub answered_on: Option<Date>,
}

/// A line of the queue.
#[derive(Clone, Debug)]
pub struct ThreatRow {
    pub id: i64,
    /// The number of the case.
    pub number: String,
    /// The Front that has the case.
    pub front: String,
    pub on: Date,
    pub answered: bool,
}

/// One entry of the queue.
#[derive(Clone, Debug)]
pub struct ThreatView {
    pub row: ThreatRow,
    pub said: Vec<Message>,
    pub custodians: Option<String>,
    pub leaders: Option<String>,
    pub identity: IdentityMode,
    /// This officer may open the case too.
    pub may_see_case: bool,
    /// Where everybody reads of the case. It stands there until a leader takes it down: if it went at once,
    /// whoever threatens would see that it was told.
    pub published: Option<String>,
    /// This officer may propose to take the case up again, which its sender withdrew.
    pub may_restore: bool,
    /// What was done, once somebody has answered.
    pub help: Option<Help>,
    pub note: Option<Private>,
    pub answered_by: Option<String>,
    pub answered_on: Option<Date>,
}
