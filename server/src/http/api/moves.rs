//! What a program does with a referral: it accepts one, or hands in a draft of the answer, which a person signs on
//! the page. Each request names itself with a key of its own and the version that was read, so that sending it
//! again does it once, and nothing is done to what has changed meanwhile.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::case::Transition;
use domain::case::act::{Act, ActForm};
use domain::interface::Fault;
use domain::interface::token::Scope;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asking::{Place, lang_of};
use super::document;
use super::problem::{Problem, WriteProblems};
use super::program::Program;
use crate::Services;
use crate::desks::unit::{Answered, Done, Once};

/// Bytes of what is sent: an answer as long as the form takes, written as JSON.
pub const LIMIT: usize = 512 * 1024;
/// The longest key of a request.
const KEY_MAX: usize = 64;

/// That the unit takes the matter up.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct Acceptance {
    /// Number under which the unit registered it.
    #[schema(max_length = 60)]
    document_no: String,
    /// Day of that; empty, when there is none.
    #[schema(pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
    document_on: String,
}

/// A draft of the answer, for whoever leads the unit to sign on the page.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Draft {
    #[schema(min_length = 20)]
    answer: String,
    #[schema(schema_with = document::outcomes)]
    outcome: String,
    /// What the unit will put right.
    #[serde(default)]
    remedy: String,
    /// What in the words may tell who the sender is was looked at, and stays. Asked for only when there is any.
    #[serde(default)]
    marks_seen: bool,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
struct Moved {
    /// The number of the case.
    number: String,
    #[schema(schema_with = document::states)]
    state: &'static str,
    /// For the next `If-Match`, in quotation marks.
    version: i32,
}

/// A request that changes something: its headers and its body, read whole.
pub struct Sent {
    headers: HeaderMap,
    uri: Uri,
    body: Bytes,
}

impl FromRequest<Services> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, services: &Services) -> Result<Self, Self::Rejection> {
        let (headers, uri) = (request.headers().clone(), request.uri().clone());
        let lang = lang_of(&uri);
        if !is_json(&headers) {
            return Err(Problem::new(Fault::UnsupportedMediaType, lang));
        }
        let too_large = Problem::new(Fault::TooLarge, lang);
        let body = Bytes::from_request(request, services).await.map_err(|_| too_large)?;
        Ok(Self { headers, uri, body })
    }
}

/// Whether the body says that it is JSON, whatever it says besides.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Takes a referral up (T10).
#[utoipa::path(
    post,
    path = "/api/v1/referrals/{number}/acceptance",
    tag = "unit",
    security(("token" = [])),
    params(
        ("number" = String, Path, description = "The number of the case."),
        ("idempotency-key" = String, Header, description = "A name of this request, of the program's own choosing: \
            within a day the same request under the same name is done once and answered alike.",
            pattern = "^[!-~]{1,64}$"),
        ("if-match" = String, Header, description = "The `ETag` of what was read.",
            pattern = r#"^"(0|[1-9][0-9]{0,8})([.][0-9a-f]{32})?"$"#),
        ("lang" = Option<String>, Query, description = "Of problems: `vi`, the default, or `en`."),
    ),
    request_body = Acceptance,
    responses((status = 200, description = "It is taken up.", body = Moved), WriteProblems),
)]
pub async fn accept(program: Program, Place(number): Place, sent: Sent) -> Result<Response, Problem> {
    let asked: Acceptance = read(&program, &sent)?;
    let form = ActForm { document_no: asked.document_no, document_on: asked.document_on, ..ActForm::default() };
    make(program, &number, sent, Transition::Accept, &form, false).await
}

/// Hands in a draft of the answer (T15). It is not signed by that: whoever leads the unit does so on the page.
#[utoipa::path(
    post,
    path = "/api/v1/referrals/{number}/draft",
    tag = "unit",
    security(("token" = [])),
    params(
        ("number" = String, Path, description = "The number of the case."),
        ("idempotency-key" = String, Header, description = "As for taking a referral up.", pattern = "^[!-~]{1,64}$"),
        ("if-match" = String, Header, description = "The `ETag` of what was read.",
            pattern = r#"^"(0|[1-9][0-9]{0,8})([.][0-9a-f]{32})?"$"#),
        ("lang" = Option<String>, Query, description = "Of problems: `vi`, the default, or `en`."),
    ),
    request_body = Draft,
    responses((status = 200, description = "It waits to be signed.", body = Moved), WriteProblems),
)]
pub async fn draft(program: Program, Place(number): Place, sent: Sent) -> Result<Response, Problem> {
    let asked: Draft = read(&program, &sent)?;
    let seen = asked.marks_seen;
    let form = ActForm { answer: asked.answer, outcome: asked.outcome, remedy: asked.remedy, ..ActForm::default() };
    make(program, &number, sent, Transition::ProposeAnswer, &form, seen).await
}

/// What was sent, if the token is good for sending it.
fn read<T: DeserializeOwned>(program: &Program, sent: &Sent) -> Result<T, Problem> {
    program.may(Scope::Answers)?;
    serde_json::from_slice(&sent.body).map_err(|_| program.asking.problem(Fault::BadBody))
}

async fn make(
    mut program: Program,
    number: &str,
    sent: Sent,
    transition: Transition,
    form: &ActForm,
    marks_seen: bool,
) -> Result<Response, Problem> {
    program.asking.complete()?;
    let (desk, asking) = (&program.desk, &program.asking);
    let once = once(&program, &sent).ok_or_else(|| asking.problem(Fault::KeyMissing))?;
    match desk.answered(&once).await.map_err(|error| asking.not_done(error))? {
        // What was answered once is told again only as long as the case may be seen.
        Answered::Same(body) if desk.may_see(number).await => return Ok(done(body)),
        Answered::Same(_) => return Err(asking.absent()),
        Answered::Another => return Err(asking.problem(Fault::KeyReused)),
        Answered::Never => {}
    }
    let version = version(&sent.headers).ok_or_else(|| asking.problem(Fault::VersionMissing))?;
    let act = Act::check(transition, form, asking.today()).ok_or_else(|| asking.absent())?;
    let act = act.map_err(|errors| asking.not_done(errors.into()))?;
    match desk.act_once(number, version, act, marks_seen, (once.clone(), written)).await {
        Ok(body) => Ok(done(body)),
        // Of two at the same moment the other was first: then what it was answered is there by now.
        Err(error) => match desk.answered(&once).await {
            Ok(Answered::Same(body)) => Ok(done(body)),
            _ => Err(asking.not_done(error)),
        },
    }
}

/// What the request is known by. Nothing, when it does not say.
fn once(program: &Program, sent: &Sent) -> Option<Once> {
    let mut keys = sent.headers.get_all("idempotency-key").iter();
    let (key, more) = (keys.next()?.to_str().ok()?.trim(), keys.next());
    let fits = !key.is_empty() && key.len() <= KEY_MAX && key.bytes().all(|byte| byte.is_ascii_graphic());
    let content = [sent.uri.path().as_bytes(), b"\n", &sent.body].concat();
    (fits && more.is_none()).then(|| Once {
        token: program.token,
        key: key.to_owned(),
        request_hash: program.asking.content_hash(&content).to_vec(),
    })
}

/// The version in a strong tag as we give it: alone, or before the hash of what was read.
fn version(headers: &HeaderMap) -> Option<i32> {
    let tag = headers.get(IF_MATCH)?.to_str().ok()?.trim();
    let inside = tag.strip_prefix('"')?.strip_suffix('"')?;
    let (version, hash) = inside.split_once('.').unwrap_or((inside, ""));
    let given = hash.bytes().all(|byte| byte.is_ascii_hexdigit()) && matches!(hash.len(), 0 | 32);
    version.parse().ok().filter(|number: &i32| given && number.to_string() == version)
}

/// The answer as it is kept.
fn written(done: Done) -> String {
    let moved = Moved { number: done.number, state: done.state.code(), version: done.version };
    serde_json::to_string(&moved).unwrap_or_default()
}

/// The answer as it was kept.
fn done(body: String) -> Response {
    let version = serde_json::from_str::<serde_json::Value>(&body).ok().and_then(|body| body["version"].as_i64());
    let tag = format!("\"{}\"", version.unwrap_or_default());
    ([(CONTENT_TYPE, "application/json".to_owned()), (ETAG, tag)], body).into_response()
}
