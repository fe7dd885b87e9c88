//! The interface described for programs (OpenAPI 3.1), as it is derived from the handlers and their types.

use std::sync::LazyLock;

use app::desks::{Period, RegisterQuery, Tray};
use app::words::Lang;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::case::State;
use domain::case::promise::PromiseState;
use domain::commitment::Kept;
use domain::feedback::{Kind, Outcome};
use domain::figures::{By, Measure};
use domain::interface::hook::HookEvent;
use domain::interface::{Fault, WrongParameter};
use domain::publication::Tombstone;
use domain::unit::{Level, System};
use utoipa::openapi::schema::{ArrayBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{self, Array, Object, ObjectBuilder};
use utoipa::{Modify, OpenApi};

use super::answer::{self, Keep};
use super::asking::{Asking, Place};
use super::problem::{Problem, ProblemView, Problems};
use super::referrals::MOVES;
use super::{commitments, figures, log, moves, reference, referrals, register, webhooks};
use crate::hooks::MessageView;

/// What the document begins with.
const ABOUT: &str = "What everybody may read of feedback about the conduct of officials, and the referrals of a unit for \
    its own systems. Answers are JSON; what went wrong is `application/problem+json` (RFC 9457). Each public answer has \
    an `ETag`: asked with `If-None-Match` again, it comes only when something is new. Keys of pages (`next`) are given, \
    never made.";

/// Everything that is described.
#[derive(OpenApi)]
#[openapi(
    info(title = "phanhoi", version = "1", description = ABOUT, license(name = "EUPL-1.2", identifier = "EUPL-1.2")),
    paths(
        show,
        problem,
        register::list,
        register::entry,
        figures::show,
        reference::units,
        reference::categories,
        commitments::list,
        log::newest,
        referrals::list,
        referrals::one,
        moves::accept,
        moves::draft
    ),
    components(schemas(ProblemView, MessageView)),
    modifiers(&Token, &Codes),
    tags(
        (name = "public", description = "For anybody, and for scripts of any site."),
        (name = "unit", description = "For a unit's own systems, with a token that whoever leads the unit made.")
    )
)]
struct Interface;

/// How a program shows its token.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// Parameters that are one of some codes.
struct Codes;

impl Modify for Codes {
    fn modify(&self, document: &mut openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            let operations = [&mut item.get, &mut item.post].into_iter().flatten();
            for parameter in operations.flat_map(|operation| operation.parameters.iter_mut().flatten()) {
                if let Some(codes) = codes_of_parameter(path, &parameter.name) {
                    parameter.schema = Some(codes.into());
                }
            }
        }
    }
}

fn codes_of_parameter(path: &str, name: &str) -> Option<Object> {
    let codes = match name {
        "lang" => one_of(Lang::ALL.iter().map(|lang| lang.tag())),
        "group" => one_of(RegisterQuery::GROUPS.into_iter()),
        "outcome" => outcomes(),
        "period" if path.ends_with("/published") => one_of(Period::ALL.iter().map(|period| period.code())),
        "tray" => one_of(Tray::ALL.iter().map(|tray| tray.code())),
        "state" => one_of(State::ALL.iter().filter(|state| state.is_open_to_unit()).map(|state| state.code())),
        _ => return None,
    };
    Some(codes)
}

/// The document, as it is served.
static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| serde_json::to_vec(&document()).unwrap_or_default());

/// The whole interface.
#[must_use]
pub fn document() -> serde_json::Value {
    let mut document = serde_json::to_value(Interface::openapi()).unwrap_or_default();
    if let Some(document) = document.as_object_mut() {
        document.insert("webhooks".to_owned(), webhooks::described());
    }
    document
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "public",
    responses((status = 200, description = "OpenAPI 3.1.", content_type = "application/json", body = Object), Problems),
)]
pub async fn show(mut asking: Asking, headers: HeaderMap) -> Result<Response, Problem> {
    asking.complete()?;
    Ok(answer::bytes(&headers, Keep::Minutes, WRITTEN.clone()))
}

/// What a problem means: that is where its `type` leads.
#[utoipa::path(
    get,
    path = "/api/v1/problems/{code}",
    tag = "public",
    params(
        ("code" = String, Path, description = "The last part of the `type` of a problem."),
        ("lang" = Option<String>, Query, description = "`vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "The problem.", body = ProblemView), Problems),
)]
pub async fn problem(mut asking: Asking, Place(code): Place) -> Result<Response, Problem> {
    asking.complete()?;
    let fault = Fault::from_code(&code).ok_or_else(|| asking.absent())?;
    asking.answer(Keep::Minutes, &ProblemView::of(fault, asking.lang))
}

/// A text that is one of these codes.
fn one_of<'a>(codes: impl Iterator<Item = &'a str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).build()
}

macro_rules! codes_of {
    ($($name:ident: $of:ty),+ $(,)?) => {
        $(pub(super) fn $name() -> Object {
            one_of(<$of>::ALL.iter().map(|code| code.code()))
        })+
    };
}

codes_of! {
    outcomes: Outcome,
    promise_states: PromiseState,
    reasons_to_take_down: Tombstone,
    divisions: By,
    measures: Measure,
    systems: System,
    levels: Level,
    kept: Kept,
    kinds: Kind,
    wrong_parameters: WrongParameter,
    field_problems: domain::errors::Problem,
    states: State,
}

/// What a message to a unit's system tells.
pub(crate) fn kinds_of_messages() -> Object {
    one_of(HookEvent::ALL.iter().map(|event| event.kind()))
}

pub(super) fn lists_of_kinds() -> Array {
    ArrayBuilder::new().items(kinds()).build()
}

pub(super) fn lists_of_moves() -> Array {
    ArrayBuilder::new().items(one_of(MOVES.iter().map(|transition| transition.code()))).build()
}
