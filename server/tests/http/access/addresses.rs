//! Every address × every method × every kind of person.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, StatusCode};

use super::people::{self, OFFICERS};
use super::table::{Deviations, rows};
use crate::support::{Answer, Browser, Case, Chosen, Feedback, PROVINCE, World, jpeg};
use domain::case::State;
use domain::reports::Month;
use server::audit::writer::{When, Writer};
use server::store::reports::{self, NewMonth};
use time::macros::date;

const TABLE: &str = include_str!("addresses.txt");

/// The columns of the table: kinds of people that get the same everywhere but at the case itself.
const COLUMNS: &[(&str, &[&str])] = &[
    ("nobody", &["nobody", "disabled", "expired"]),
    ("half", &["half"]),
    ("receipt", &["own-receipt", "other-receipt"]),
    ("front", &["intake", "triage"]),
    ("leader", &["leader"]),
    ("custodian", &["custodian"]),
    ("entry", &["entry"]),
    ("unit", &["focal", "handler", "head"]),
    ("elsewhere", &["below-leader"]),
    ("others", &["subject", "led-focal", "led-handler", "other-head", "inspector", "committee", "council"]),
    ("administrator", &["administrator"]),
    ("keeper", &["keeper"]),
    ("auditor", &["auditor"]),
    ("protection", &["protection"]),
];

/// The Front that has the case.
const FRONT: &str = "mttq-tinh";

/// Addresses that end a session.
const ENDS: &[&str] = &[app::paths::SIGN_OUT, app::paths::TRACK_LEAVE];

/// A case at the unit, with a file, and everything that an address can name.
struct Scene<'a> {
    case: Case<'a>,
    file: i64,
    /// The address of something published.
    slug: String,
    /// Events in the log at its two checkpoints.
    sizes: [u64; 2],
}

impl<'a> Scene<'a> {
    async fn new(world: &'a World) -> Self {
        let feedback = Feedback::about_the_chairman().with_files(vec![Chosen::new("anh.jpg", jpeg(2_000))]);
        let case = Case::of(world, &feedback, PROVINCE).await;
        case.reach(State::Verifying).await;
        let file = case.files().await[0];
        let slug = Case::in_state(world, State::Resolved).await.publish().await;
        a_counted_month(world).await;
        Self { case, file, slug, sizes: [0, 0] }
    }

    /// The address with something that is there in each of its places.
    fn at(&self, path: &str) -> String {
        let unit = self.case.world.unit("ubnd-dong-lat").to_string();
        let id = match path {
            _ if path.contains("/tep/") => self.file.to_string(),
            "/quan-tri/linh-vuc/{id}" => "B4".to_owned(),
            "/quan-tri/thoi-han/{id}" => "tra_loi".to_owned(),
            "/quan-tri/quy-tac/{id}" | "/quan-tri/chuc-danh/{id}" => "1".to_owned(),
            _ => unit,
        };
        let [old, new] = self.sizes.map(|size| size.to_string());
        [
            ("{number}", self.case.number.as_str()),
            ("{cause}", "HET_HAN"),
            ("{slug}", &self.slug),
            ("{id}", &id),
            ("{step}", "noi-dung"),
            ("{paper}", "M01"),
            ("{position}", "1"),
            ("{which}", "dau-tien"),
            ("{size}", &new),
            ("{old}", &old),
            ("{new}", &new),
            ("{code}", "not-found"),
            ("{front}", &self.case.world.unit(FRONT).to_string()),
            ("{period}", "2026-10"),
        ]
        .into_iter()
        .fold(path.to_owned(), |path, (mark, value)| path.replace(mark, value))
    }
}

/// A month of reports of the Front that has the case.
async fn a_counted_month(world: &World) {
    let month = NewMonth {
        front: world.unit(FRONT),
        month: Month::parse("2026-10").unwrap(),
        version: 1,
        days: (date!(2026 - 09 - 15), date!(2026 - 10 - 14)),
        counted_on: date!(2026 - 10 - 15),
        corrected: None,
    };
    let tx = world.tx().await;
    reports::put(&tx, month, &BTreeMap::new()).await.unwrap();
    tx.commit().await.unwrap();
}

/// Takes every event into the log and signs it; returns its size.
async fn logged(world: &World) -> u64 {
    let log = Writer::new(world.services.clone());
    while log.take_batch().await.unwrap() > 0 {}
    let size = log.make_checkpoint(When::Now).await.unwrap().unwrap();
    log.give_back().await.unwrap();
    size
}

/// What somebody got, in one word. That what is forbidden has the bytes of what does not exist is
/// shown for cases in `cases.rs`.
fn word(answer: &Answer) -> String {
    match answer.status {
        StatusCode::SEE_OTHER => match answer.location().as_str() {
            app::paths::SIGN_IN => "sign-in".to_owned(),
            other => format!("->{other}"),
        },
        StatusCode::NOT_FOUND => "absent".to_owned(),
        StatusCode::OK => "page".to_owned(),
        other => other.as_u16().to_string(),
    }
}

/// The words of a row; one word stands for all columns.
fn row_of(words: &[&str]) -> String {
    match words {
        [everybody] => vec![*everybody; COLUMNS.len()].join(" "),
        each => each.join(" "),
    }
}

async fn ask(browser: &mut Browser, method: &Method, path: &str) -> Answer {
    // Cookies that an answer sets must not change the next one.
    let mut browser = browser.clone();
    let (kind, body) = match *method {
        Method::POST => (Some("application/x-www-form-urlencoded"), Body::from("version=0")),
        _ => (None, Body::empty()),
    };
    browser.send(method.clone(), path, kind, body).await
}

/// The methods that an address knows.
async fn methods(browser: &mut Browser, path: &str) -> Vec<Method> {
    let answer = browser.send(Method::TRACE, path, Some("application/x-www-form-urlencoded"), Body::empty()).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    let allowed = answer.headers["allow"].to_str().unwrap().to_owned();
    [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE]
        .into_iter()
        .filter(|method| allowed.split(',').any(|known| known.trim() == method.as_str()))
        .collect()
}

#[tokio::test]
async fn every_address_gives_every_kind_of_person_what_the_table_says() {
    let world = World::new().await;
    let mut scene = Scene::new(&world).await;
    let first = logged(&world).await;
    let mut table: BTreeMap<String, String> =
        rows(TABLE).into_iter().map(|row| (row[..2].join(" "), row_of(&row[2..]))).collect();
    let mut people = people::officers(&world).await;
    people.extend(people::outsiders(&world).await);
    people.push(("own-receipt", scene.case.sender.clone()));
    scene.sizes = [first, logged(&world).await];
    let mut found = Deviations::new();
    // What ends a session comes last.
    let (ends, mut routes): (Vec<_>, Vec<_>) =
        server::http::router::all_paths().into_iter().partition(|path| ENDS.iter().any(|end| path.ends_with(end)));
    routes.extend(ends);
    for route in routes {
        let path = scene.at(&route);
        for method in methods(&mut world.browser(), &path).await {
            let mut actual = Vec::new();
            for (_, kinds) in COLUMNS {
                let mut words = Vec::new();
                for (_, browser) in people.iter_mut().filter(|(kind, _)| kinds.contains(kind)) {
                    words.push(word(&ask(browser, &method, &path).await));
                }
                words.dedup();
                actual.push(words.join("/"));
            }
            let (place, actual) = (format!("{method} {route}"), actual.join(" "));
            let written = table.remove(&place).unwrap_or_else(|| "nothing".to_owned());
            found.expect(&place, &written, &actual);
        }
    }
    for place in table.into_keys() {
        found.expect(&place, "something", "no route");
    }
    found.none();
}

#[test]
fn every_kind_of_officer_stands_in_a_column() {
    for (kind, _) in OFFICERS {
        let columns = COLUMNS.iter().filter(|(_, kinds)| kinds.contains(kind)).count();
        assert_eq!(columns, 1, "{kind}");
    }
}
