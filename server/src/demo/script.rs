//! The demonstration's data as it stands in its files.

use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::DemoError;

const PROVINCE: &str = include_str!("../../demo/province.toml");
const ACCOUNTS: &str = include_str!("../../demo/accounts.toml");
const COMMITMENTS: &str = include_str!("../../demo/commitments.toml");
const CASES: &str = include_str!("../../demo/cases.toml");
/// What the senders attach. Drawn for the demonstration; the marks in it are made up.
const FILES: &[(&str, &[u8])] =
    &[("den-duong-hem-cho-ca.png", include_bytes!("../../demo/files/den-duong-hem-cho-ca.png"))];

/// A place.
#[derive(Deserialize)]
pub(super) struct Area {
    pub code: String,
    pub kind: String,
    pub name: String,
    pub parent: Option<String>,
}

/// A body.
#[derive(Deserialize)]
pub(super) struct Unit {
    pub code: String,
    pub system: String,
    pub level: String,
    pub kind: String,
    pub name: String,
    pub area: Option<String>,
    pub parent: Option<String>,
    pub led_by: Option<String>,
    pub front_above: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Province {
    pub area: Vec<Area>,
    pub unit: Vec<Unit>,
}

/// Somebody with an account.
#[derive(Deserialize)]
pub(super) struct Account {
    pub login: String,
    pub name: String,
    pub role: String,
    pub unit: String,
    pub post: Option<String>,
    pub email: String,
    pub password: String,
    pub totp: String,
}

/// A declared tie.
#[derive(Deserialize)]
pub(super) struct Tie {
    pub login: String,
    pub kind: String,
    pub unit: String,
    pub post: String,
}

/// Somebody who holds a key to sealed names.
#[derive(Deserialize)]
pub(super) struct Holder {
    pub login: String,
    pub side: String,
    pub secret: String,
}

#[derive(Deserialize)]
pub(super) struct Accounts {
    pub account: Vec<Account>,
    pub holder: Vec<Holder>,
    #[serde(default)]
    pub tie: Vec<Tie>,
}

/// A case and its way.
#[derive(Deserialize)]
pub(super) struct Case {
    pub id: String,
    pub kind: String,
    pub commune: Option<String>,
    pub subject_unit: Option<String>,
    pub subject_post: Option<String>,
    pub categories: Vec<String>,
    pub received_days_ago: i64,
    pub happened_days_ago: Option<i64>,
    pub place: Option<String>,
    pub body: String,
    pub wish: Option<String>,
    pub identity: String,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Names in [`FILES`].
    #[serde(default)]
    pub files: Vec<String>,
    /// Who wrote it down, when it came by another way than the public form.
    pub entered_by: Option<String>,
    pub channel: Option<String>,
    pub read_back: Option<bool>,
    /// Of the Front's own supervision.
    pub source: Option<String>,
    pub people: Option<u32>,
    pub representative: Option<String>,
    pub organisations: Option<String>,
    #[serde(default)]
    pub share_with_unit: bool,
    pub front: String,
    pub state: String,
    /// Code of the reason for which nothing of it is published; absent: it is, if it ends closed.
    pub not_published: Option<String>,
    #[serde(default)]
    pub steps: Vec<Step>,
    pub rating: Option<Rating>,
}

impl Case {
    /// What happened, as it is typed.
    pub fn matter(&self, happened_on: String) -> Vec<(&'static str, String)> {
        vec![
            ("happened_on", happened_on),
            ("place", self.place.clone().unwrap_or_default()),
            ("body", self.body.clone()),
            ("wish", self.wish.clone().unwrap_or_default()),
        ]
    }

    /// Who sends it, as it is typed.
    pub fn sender(&self) -> Vec<(&'static str, String)> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
        vec![
            ("identity", self.identity.clone()),
            ("name", text(&self.name)),
            ("phone", text(&self.phone)),
            ("email", text(&self.email)),
            ("notify", yes(self.email.is_some())),
            ("share_with_unit", yes(self.share_with_unit)),
        ]
    }
}

/// One step of a case.
#[derive(Deserialize)]
pub(super) struct Step {
    pub code: String,
    pub days_ago: i64,
    pub by: String,
    pub question: Option<String>,
    pub reply: Option<String>,
    pub to: Option<String>,
    pub summary: Option<String>,
    #[serde(default)]
    pub questions: Vec<String>,
    pub subject_unit: Option<String>,
    pub subject_post: Option<String>,
    pub document_no: Option<String>,
    pub reason: Option<String>,
    pub explanation: Option<String>,
    pub suggest: Option<String>,
    pub assign_to: Option<String>,
    pub result: Option<String>,
    pub answer: Option<String>,
    #[serde(default)]
    pub points: Vec<String>,
    pub remedy: Option<String>,
    /// Days until what was promised is due.
    pub due_in: Option<i64>,
    #[serde(default)]
    pub failed: Vec<String>,
    #[serde(default)]
    pub not_applicable: Vec<String>,
    pub drafted_by: Option<String>,
    /// Who signed an answer that came on paper.
    pub signer: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Rating {
    pub days_ago: i64,
    pub time: u8,
    pub manner: u8,
    pub answer: u8,
    pub result: u8,
}

/// What an official committed themselves to.
#[derive(Deserialize)]
pub(super) struct Commitment {
    pub recorded_by: String,
    pub unit: String,
    pub name: String,
    pub post: String,
    pub text: String,
    pub recorded_days_ago: i64,
    pub judged_by: Option<String>,
    pub judged_days_ago: Option<i64>,
    pub kept: Option<String>,
    pub note: Option<String>,
}

#[derive(Deserialize)]
struct Commitments {
    commitment: Vec<Commitment>,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|error| DemoError::Script(error.message().to_owned()))
}

pub(super) fn province() -> Result<Province, DemoError> {
    read(PROVINCE)
}

pub(super) fn accounts() -> Result<Accounts, DemoError> {
    read(ACCOUNTS)
}

/// The content of a file that a case names.
pub(super) fn file(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, content)| *content)
}

pub(super) fn commitments() -> Result<Vec<Commitment>, DemoError> {
    Ok(read::<Commitments>(COMMITMENTS)?.commitment)
}

pub(super) fn cases() -> Result<Vec<Case>, DemoError> {
    Ok(read::<Cases>(CASES)?.case)
}

/// Whether this is the password of a demonstration account: everybody knows these.
#[must_use]
pub fn is_known_password(password: &str) -> bool {
    static KNOWN: OnceLock<Vec<String>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        accounts()
            .map(|accounts| accounts.account.into_iter().map(|account| account.password).collect())
            .unwrap_or_default()
    });
    known.iter().any(|one| one == password)
}
