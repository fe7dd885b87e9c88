//! Which address leads where. Pages come from the one table of routes in `app`; beside them stand
//! the handlers that take forms, and the files of the site.

use app::paths;
use app::routes::App;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, Uri, header};
use axum::middleware;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use leptos_axum::generate_route_list;
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::forms::{
    account, bulk as several, case, commitments, entry, hooks, identity, office, paper, publication, recovery, report,
    scan, sign_in, submit, threats, ties, tokens, track,
};
use super::page::{self, Context};
use super::{api, bulk, common, confirm, download, exit, feed, figures, headers, measure, origin, record};
use crate::Services;
use crate::desks::{FrontOfficer, IdentityOfficer, OfficeOfficer, Officer, UnitOfficer, Visitor};

/// Bytes of a posted form: a megabyte of Vietnamese text, percent-encoded.
pub const FORM_LIMIT: usize = 4 * 1024 * 1024;
/// Bytes of a form with a name, a password, a code.
const SHORT_LIMIT: usize = 16 * 1024;
/// Bytes of a posted page of files: the files of one case and what stands between them.
const FILES_LIMIT: usize = 61 * 1024 * 1024;

/// The whole service as one router: what `serve` listens with and what the tests call.
pub fn build(services: Services) -> Router {
    let mut router = Router::new();
    for listing in generate_route_list(App) {
        let path = axum_path(listing.path());
        router = router.route(&path, methods(&path));
    }
    for (path, handlers) in beside_pages().into_iter().chain(api::routes()) {
        router = router.route(&path, handlers);
    }
    let routed = router
        .merge(assets(&services))
        .fallback(absent)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(middleware::from_fn_with_state(services.clone(), confirm::renew))
        .layer(middleware::from_fn(bulk::take_in))
        .layer(middleware::from_fn_with_state(services.clone(), bulk::share))
        .layer(origin::second_line(services.config.base_url.origin()))
        .layer(middleware::from_fn_with_state(services.clone(), origin::guard))
        .layer(middleware::from_fn_with_state(services.clone(), headers::add))
        .layer(middleware::from_fn_with_state(services.clone(), measure::count))
        .with_state(services);
    // Before the address is looked at at all.
    Router::new().fallback_service(ServiceBuilder::new().map_request(without_nul).service(routed))
}

/// PostgreSQL keeps every character but this one, and no address of ours has it: another that stands for nothing takes its
/// place, so that everybody is told what they are told of any address that leads nowhere.
fn without_nul(mut request: Request) -> Request {
    let address = request.uri().path_and_query().map(PathAndQuery::as_str).unwrap_or_default();
    if address.contains("%00") {
        let mut parts = request.uri().clone().into_parts();
        if let Ok(address) = address.replace("%00", "%EF%BF%BD").parse() {
            parts.path_and_query = Some(address);
        }
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request
}

/// The addresses of all pages, for tests that must not forget one.
#[must_use]
pub fn page_paths() -> Vec<String> {
    generate_route_list(App).iter().map(|listing| axum_path(listing.path())).collect()
}

/// Every address that a handler stands behind, pages and others; the files of the site are not
/// among them. A route belongs to one of the two lists, or tests that walk over all of them miss it.
#[must_use]
pub fn all_paths() -> Vec<String> {
    let others = beside_pages().into_iter().chain(api::routes()).map(|(path, _)| path);
    page_paths().into_iter().chain(others).collect()
}

/// What is no page: buttons without a page of their own, and downloads.
fn beside_pages() -> Vec<(String, MethodRouter<Services>)> {
    let english = |path: &str| app::words::Lang::En.path(path);
    vec![
        (paths::SIGN_OUT.to_owned(), short(post(sign_in::post_sign_out))),
        (paths::EXIT.to_owned(), get(exit::leave)),
        (paths::TRACK_LEAVE.to_owned(), post(track::leave)),
        (english(paths::TRACK_LEAVE), post(track::leave)),
        ("/mat-tran/vu-viec/{number}/tep/{id}".to_owned(), get(download::front_file)),
        (format!("{}/{{which}}", paths::TRACKED_PROOF), get(record::of_own_case)),
        (english(&format!("{}/{{which}}", paths::TRACKED_PROOF)), get(record::of_own_case)),
        (paths::FEED.to_owned(), get(feed::newest)),
        (paths::FIGURES_CSV.to_owned(), get(figures::csv)),
        (english(paths::FIGURES_CSV), get(figures::csv)),
        (paths::FIGURES_JSON.to_owned(), get(figures::json)),
        (english(paths::FIGURES_JSON), get(figures::json)),
        (paths::LOG_KEY.to_owned(), get(record::key)),
        (paths::CHECKPOINT.to_owned(), get(record::newest)),
        (format!("{}/{{size}}", paths::CHECKPOINT), get(record::of_size)),
        (format!("{}/{{old}}/{{new}}", paths::GROWTH), get(record::growth)),
        ("/mat-tran/vu-viec/{number}/tep/{id}/ban-sach".to_owned(), get(download::front_copy)),
        ("/don-vi/vu-viec/{number}/tep/{position}".to_owned(), get(download::unit_copy)),
    ]
}

/// leptos writes the root of a nested table as `/en/`; people write `/en`.
fn axum_path(path: &str) -> String {
    match path {
        "" | "/" => "/".to_owned(),
        other => other.trim_end_matches('/').to_owned(),
    }
}

/// The handlers of a page: who may see it is said by the extractor of its desk.
fn methods(path: &str) -> MethodRouter<Services> {
    let public = path.strip_prefix("/en").map_or(path, |rest| if rest.is_empty() { "/" } else { rest });
    match public {
        paths::FORM => get(submit::start).post(submit::post_start),
        "/gui-phan-anh/{step}" => get(submit::step).post(submit::post_step).layer(DefaultBodyLimit::max(FILES_LIMIT)),
        paths::PUBLISHED | "/cong-khai/{slug}" | paths::FIGURES | paths::COMMITMENTS => get(kept_page),
        paths::HOME | paths::HELP | paths::PRIVACY => get(common_page),
        paths::TRACK => short(get(common_page).post(track::post_code)),
        paths::TRACKED => get(track::case).post(track::post_case).layer(DefaultBodyLimit::max(FILES_LIMIT)),
        paths::OWN_DATA => get(track::own_data),
        paths::SIGN_IN => short(get(plain_page).post(sign_in::post_password)),
        paths::ONE_TIME => short(get(sign_in::one_time).post(sign_in::post_one_time)),
        paths::ENROL => short(get(sign_in::enrol).post(sign_in::post_enrol)),
        paths::ACCOUNT => get(own_page).post(account::post),
        paths::RECOVERIES => get(own_page).post(recovery::post_decision),
        paths::RECOVER => short(get(plain_page).post(recovery::post_code)),
        paths::CONFIRM => get(confirm::show).post(confirm::post),
        paths::TIES => get(own_page).post(ties::post),
        paths::KEYS => get(identity_page).post(identity::post_key),
        paths::ENTRY => get(entry::start).post(entry::post_start),
        "/mat-tran/nhap/{step}" => get(entry::step).post(entry::post_step).layer(DefaultBodyLimit::max(FILES_LIMIT)),
        paths::OPENINGS => get(identity_page),
        "/mat-tran/bi-de-doa/{id}" => get(front_page).post(threats::post),
        "/mat-tran/bao-cao/{front}/{period}" => get(front_page).post(report::post),
        "/mat-tran/mo-danh-tinh/{id}" => get(identity_page).post(identity::post_opening),
        "/mat-tran/vu-viec/{number}/mo-danh-tinh" => get(identity_page).post(identity::post_request),
        "/mat-tran/vu-viec/{number}" => get(front_page).post(case::post_front),
        "/mat-tran/vu-viec/{number}/cong-khai" => get(front_page).post(publication::post),
        "/mat-tran/vu-viec/{number}/van-ban/{paper}" => get(front_page).post(paper::post),
        "/mat-tran/vu-viec/{number}/ban-quet" => {
            get(front_page).post(scan::post).layer(DefaultBodyLimit::max(FILES_LIMIT))
        }
        paths::FRONT => get(front_page).post(several::post_front),
        paths::UNIT => get(unit_page).post(several::post_unit),
        paths::UNIT_TOKENS => get(unit_page).post(tokens::post),
        "/don-vi/ket-noi/{id}" => get(unit_page).post(hooks::post),
        "/don-vi/cam-ket/{id}" => get(unit_page).post(commitments::post),
        "/don-vi/vu-viec/{number}" => get(unit_page).post(case::post_unit),
        path if path.starts_with(paths::FRONT) => get(front_page),
        path if path.starts_with(paths::UNIT) => get(unit_page),
        path if path.starts_with(paths::OFFICE) => office::methods(path, get(office_page)),
        _ => get(public_page),
    }
}

/// A page whose form holds no more than a name, a password, a code: before anybody knows who sends it,
/// no more is read.
fn short(handlers: MethodRouter<Services>) -> MethodRouter<Services> {
    handlers.layer(DefaultBodyLimit::max(SHORT_LIMIT))
}

async fn public_page(State(services): State<Services>, visitor: Visitor, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::visitor(visitor)).await
}

/// A page that is the same for everybody: of the visitor nothing is read.
async fn common_page(State(services): State<Services>, parts: Parts) -> Response {
    let anybody = Visitor::new(services.clone(), None, None);
    common::draw(&services, &parts, Context::visitor(anybody), None).await
}

/// A page that shows what is public.
async fn kept_page(State(services): State<Services>, parts: Parts) -> Response {
    common::draw_public(&services, &parts).await
}

async fn plain_page(State(services): State<Services>, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::default()).await
}

async fn own_page(State(services): State<Services>, officer: Officer, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::officer(officer)).await
}

async fn front_page(State(services): State<Services>, desk: FrontOfficer, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::front(desk)).await
}

async fn identity_page(State(services): State<Services>, desk: IdentityOfficer, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::identity(desk)).await
}

async fn unit_page(State(services): State<Services>, desk: UnitOfficer, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::unit(desk)).await
}

async fn office_page(State(services): State<Services>, desk: OfficeOfficer, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::office(desk)).await
}

/// Nothing is there.
async fn absent(State(services): State<Services>, parts: Parts) -> Response {
    if api::is_below(parts.uri.path()) {
        return api::absent(&parts.uri).await;
    }
    page::draw(&services, &parts, Context::default()).await
}

/// How long a file is kept by browsers. That there is none is not kept: tomorrow there may be one.
fn kept_for<B>(how_long: &'static str) -> impl Fn(&Response<B>) -> Option<HeaderValue> + Clone {
    move |response| (!response.status().is_client_error()).then(|| HeaderValue::from_static(how_long))
}

/// Style, scripts and pictures. Their names carry the hash of their content, so they never change.
fn assets(services: &Services) -> Router<Services> {
    let root = &services.config.site_dir;
    let forever =
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, kept_for("public, max-age=31536000, immutable"));
    let an_hour = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, kept_for("public, max-age=3600"));
    let pkg = ServeDir::new(root.join("pkg")).precompressed_br().precompressed_gzip();
    let mut router = Router::new().nest_service("/pkg", ServiceBuilder::new().layer(forever).service(pkg));
    for name in ["favicon.svg", "robots.txt", "site.webmanifest", "keys.js"] {
        let file = tower_http::services::ServeFile::new(root.join(name));
        let service = ServiceBuilder::new().layer(an_hour.clone()).service(file);
        router = router.route_service(&format!("/{name}"), service);
    }
    router
}
