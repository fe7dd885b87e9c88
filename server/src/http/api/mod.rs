//! The open interface `/api/v1`: what everybody may read, for programs, and the referrals of a unit for its own
//! systems. It asks the same desks as the pages and shows nothing that they do not show. No cookie is read here.

mod answer;
mod asking;
mod commitments;
mod document;
pub mod figures;
mod log;
mod moves;
mod problem;
mod program;
mod reference;
mod referral;
mod referrals;
mod register;
mod webhooks;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::interface::Fault;

use self::problem::Problem;
use crate::Services;

pub use document::document;
pub(crate) use document::kinds_of_messages;

/// Where it begins.
pub const ROOT: &str = "/api/v1";
/// What the `type` of a problem begins with.
const PROBLEMS: &str = "/api/v1/problems";

/// Its addresses: first those for anybody, then those that ask for a token.
pub fn routes() -> Vec<(String, MethodRouter<Services>)> {
    vec![
        open("/openapi.json", document::show),
        open("/published", register::list),
        open("/published/{slug}", register::entry),
        open("/figures", figures::show),
        open("/units", reference::units),
        open("/categories", reference::categories),
        open("/commitments", commitments::list),
        open("/checkpoint", log::newest),
        open("/problems/{code}", document::problem),
        closed("/referrals", get(referrals::list)),
        closed("/referrals/{number}", get(referrals::one)),
        closed("/referrals/{number}/acceptance", post(moves::accept)),
        closed("/referrals/{number}/draft", post(moves::draft)),
    ]
}

/// An address that everybody may read, scripts of other sites among them.
fn open<T: 'static>(path: &str, handler: impl Handler<T, Services>) -> (String, MethodRouter<Services>) {
    let methods = get(handler).options(preflight).fallback(not_allowed);
    (format!("{ROOT}{path}"), methods.layer(middleware::map_response(for_everybody)))
}

/// An address that asks for a token.
fn closed(path: &str, methods: MethodRouter<Services>) -> (String, MethodRouter<Services>) {
    (format!("{ROOT}{path}"), methods.fallback(not_allowed).layer(DefaultBodyLimit::max(moves::LIMIT)))
}

/// Whether an address belongs to it, whatever stands there.
#[must_use]
pub fn is_below(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// What is told of a request to such an address that no handler sees.
pub fn refused(uri: &Uri, fault: Fault) -> Response {
    Problem::new(fault, asking::lang_of(uri)).into_response()
}

/// Nothing is there.
pub async fn absent(uri: &Uri) -> Response {
    for_everybody(refused(uri, Fault::NotFound)).await
}

async fn not_allowed(uri: Uri) -> Response {
    refused(&uri, Fault::MethodNotAllowed)
}

/// What a browser asks before it lets a script of another site send `If-None-Match`.
async fn preflight() -> Response {
    let allowed = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "if-none-match"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, allowed).into_response()
}

/// Scripts of every site may read it: it is public, and no cookie has a part in it.
async fn for_everybody(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag, retry-after"));
    response
}

/// A place, a body, a group: its key and its name in the language that was asked for.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Named)]
pub struct NamedView {
    pub id: i64,
    pub name: String,
}

/// Choices of a form as keys and names.
fn named(choices: Vec<app::desks::Choice>) -> Vec<NamedView> {
    let named = |choice: app::desks::Choice| Some(NamedView { id: choice.value.parse().ok()?, name: choice.label });
    choices.into_iter().filter_map(named).collect()
}
