//! Referrals of a unit, for its own systems: what the page of the unit's desk shows, without the name of a sender
//! who agreed that the unit may know it. That name is for people.

use app::desks::{CaseFile, CaseRow, InboxQuery, Tray, UnitCase, UnitDesk};
use axum::response::Response;
use domain::case::{State, Transition};
use domain::date::show_iso;
use domain::interface::token::Scope;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::Keep;
use super::asking::Place;
use super::document;
use super::problem::{Problem, TokenProblems};
use super::program::Program;
use super::referral::ReferralView;
use crate::desks::is_list_key;

/// The moves that a program may make.
pub(super) const MOVES: [Transition; 2] = [Transition::Accept, Transition::ProposeAnswer];

/// One page of a tray.
#[derive(Serialize, ToSchema)]
struct Referrals {
    items: Vec<ReferralRow>,
    /// What `after` has to be for the next page; none behind the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A referral in a list.
#[derive(Serialize, ToSchema)]
struct ReferralRow {
    /// The number of the case.
    number: String,
    #[schema(schema_with = document::states)]
    state: &'static str,
    /// Name of the kind of feedback.
    kind: String,
    /// Name of the main category.
    category: String,
    /// The body concerned, or where it happened.
    subject: String,
    /// The day on which it came to the unit.
    #[schema(format = Date)]
    received_on: String,
    /// By when something has to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    due_on: Option<String>,
    urgent: bool,
}

/// The referrals of the unit, tray by tray.
#[utoipa::path(
    get,
    path = "/api/v1/referrals",
    tag = "unit",
    security(("token" = [])),
    params(
        ("tray" = Option<String>, Query, description = "`cho-xu-ly` (waits for the unit, the default), `cua-toi` (of \
            the officer in whose place the token acts), `qua-han`, `chua-phu-trach`, `cho-noi-khac` or `da-xong`."),
        ("state" = Option<String>, Query, description = "Only this state."),
        ("after" = Option<String>, Query, description = "`next` of the page before.",
            pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[.][0-9]+$"),
        ("lang" = Option<String>, Query, description = "Of problems: `vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "One page of the tray.", body = Referrals), TokenProblems),
)]
pub async fn list(mut program: Program) -> Result<Response, Problem> {
    program.may(Scope::Referrals)?;
    let asking = &mut program.asking;
    let query = InboxQuery {
        tray: asking.code("tray", Tray::from_code).unwrap_or_default(),
        state: asking.code("state", |code| State::from_code(code).filter(|state| state.is_open_to_unit())),
        after: asking.key("after", |key| is_list_key(key).then(|| key.to_owned())),
        ..InboxQuery::default()
    };
    asking.complete()?;
    let inbox = program.desk.inbox(&query).await.map_err(|error| program.asking.refused(error))?;
    let items = inbox.list.rows.into_iter().map(row).collect();
    program.asking.answer(Keep::Never, &Referrals { items, next: inbox.list.next })
}

/// One referral, and what the unit answered so far. Reading it is put on record.
#[utoipa::path(
    get,
    path = "/api/v1/referrals/{number}",
    tag = "unit",
    security(("token" = [])),
    params(
        ("number" = String, Path, description = "The number of the case."),
        ("lang" = Option<String>, Query, description = "Of problems: `vi`, the default, or `en`."),
    ),
    responses(
        (status = 200, description = "The referral.", body = ReferralView,
            headers(("etag" = String, description = "For `If-Match` of what is done to it."))),
        TokenProblems,
    ),
)]
pub async fn one(mut program: Program, Place(number): Place) -> Result<Response, Problem> {
    program.may(Scope::Referrals)?;
    program.asking.complete()?;
    let case = read(&program, &number).await?;
    program.asking.answer_versioned(case.version, &ReferralView::new(case))
}

/// The case as the unit has it. Of what was erased there is nothing for programs.
async fn read(program: &Program, number: &str) -> Result<UnitCase, Problem> {
    match program.desk.case(number).await.map_err(|error| program.asking.refused(error))? {
        CaseFile::Kept(case) => Ok(*case),
        CaseFile::Erased(_) => Err(program.asking.absent()),
    }
}

fn row(row: CaseRow) -> ReferralRow {
    ReferralRow {
        number: row.number,
        state: row.state.code(),
        kind: row.kind,
        category: row.category,
        subject: row.subject,
        received_on: show_iso(row.received_on),
        due_on: row.due.map(|(on, _)| show_iso(on)),
        urgent: row.urgent,
    }
}
