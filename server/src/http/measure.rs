//! Counting requests, and the page of the admin address on which all figures stand.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sea_orm::DatabaseConnection;

use super::health::files_answer;
use crate::Services;
use crate::store::measures::{self, Measures};

/// As the exposition format is called (<https://prometheus.io/docs/specs/om/open_metrics_spec/>).
const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// What has no route, and the files of the site.
const NO_ROUTE: &str = "none";

/// Counts a request and the time until its answer begins.
pub async fn count(State(services): State<Services>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = named(request.method());
    let response = next.run(request).await;
    let route = route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str);
    services.metrics.answered(route, method, response.status().as_u16(), began.elapsed());
    response
}

/// A method by its name: whoever makes one up adds no line.
fn named(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// `/metrics`.
pub async fn figures(services: &Services) -> Response {
    let measured = match measures::take(services.db.reader(), services.clock.today()).await {
        Ok(measured) => measured,
        Err(error) => {
            tracing::error!(%error, "the figures cannot be read");
            return (StatusCode::SERVICE_UNAVAILABLE, "no database\n").into_response();
        }
    };
    let files = files_answer(services).await;
    match services.metrics.written(&of_this_moment(services, measured, files)) {
        Ok(text) => ([(CONTENT_TYPE, KIND)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn of_this_moment(services: &Services, measured: Measures, files: bool) -> Vec<(&'static str, &'static str, u64)> {
    let (size, idle) = connections(services.db.reader());
    vec![
        ("outbox_waiting", "Messages that wait to be sent, up to 10000", measured.mail_waiting),
        ("outbox_dead", "Messages that were given up, up to 10000", measured.mail_dead),
        ("hooks_waiting", "Messages that wait for units' systems, up to 10000", measured.hooks_waiting),
        ("hooks_failing", "Units' systems that take no messages, up to 10000", measured.hooks_failing),
        ("log_waiting", "Events that are not in the log yet, up to 10000", measured.log_waiting),
        ("search_waiting", "Changes that wait for the search index, up to 10000", measured.search_waiting),
        ("cases_late", "Cases with a date that has passed, up to 10000", measured.cases_late),
        ("database_bytes", "Size of the database", measured.database_bytes),
        ("database_connections", "Open connections for reading", size),
        ("database_connections_idle", "Connections for reading that nobody uses", idle),
        ("files_reachable", "1: attachments can be kept and read", u64::from(files)),
        ("memory_bytes", "Resident memory of the process", memory()),
    ]
}

/// Connections of the pool, and how many of them are idle.
fn connections(pool: &DatabaseConnection) -> (u64, u64) {
    let (size, idle) = if pool.get_database_backend() == sea_orm::DbBackend::Postgres {
        let pool = pool.get_postgres_connection_pool();
        (pool.size(), pool.num_idle())
    } else {
        let pool = pool.get_sqlite_connection_pool();
        (pool.size(), pool.num_idle())
    };
    (u64::from(size), idle as u64)
}

/// As Linux tells it (`proc_pid_statm(5)`); 0 elsewhere.
fn memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = told.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * rustix::param::page_size() as u64
}
