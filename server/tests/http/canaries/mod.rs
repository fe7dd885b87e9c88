//! Marks that exist nowhere else are put into everything that a sender gives and an officer
//! writes, in every state of a case. Then every address is asked by every kind of person, and all
//! that comes out or stays anywhere is searched for the marks, in every form they could take.
//!
//! | file | idea |
//! |---|---|
//! | `mark` | the marks of one case |
//! | `finder` | finding them: plain, folded, encoded |
//! | `table` | **who may see what**: anything that is not in it is a leak |
//! | `way` | a case with its marks, brought to a state |
//! | `crawl` | every address, by everybody |
//! | `rest` | what stays: database, files, messages, log, backups |

mod crawl;
mod finder;
mod mark;
mod rest;
mod table;
mod way;

use std::time::Instant;

use axum::body::Body;
use axum::http::{Method, Request};
use axum::routing::get;
use domain::case::State;
use migrations::testing::engines;
use server::jobs::{Due, Job};
use time::Duration;

use super::support::case::STATES;
use super::support::promise::{full, promise};
use super::support::{Browser, World};
use finder::Finder;
use mark::Kind;
use way::{Marked, Openness, Story};

/// What was searched, and what was found where it must not be.
#[derive(Default)]
pub struct Result {
    pub searched: u64,
    pub leaks: Vec<String>,
}

/// One case in each state, each way of being known in turn; at full size each in each.
async fn cases(world: &World) -> Vec<Marked<'_>> {
    let mut cases = Vec::new();
    for (place, state) in STATES.iter().enumerate() {
        for (turn, openness) in Openness::ALL.iter().enumerate() {
            if full() || place % Openness::ALL.len() == turn {
                cases.push(Marked::played(world, Story { state: *state, openness: *openness }, cases.len()).await);
            }
        }
    }
    cases
}

#[tokio::test]
async fn nothing_of_a_sender_turns_up_where_it_may_not() {
    let began = Instant::now();
    let log = rest::Log::listen();
    let mut result = Result::default();
    for (turn, database) in engines().await.into_iter().enumerate() {
        let world = World::on_database(database).await;
        let cases = cases(&world).await;
        world.read_into_the_index().await;
        let finder = Finder::new(cases.iter().map(|case| &case.marks));
        // What a page shows does not depend on the engine; what is kept does.
        if full() || turn == 0 {
            crawl::everything(&world, &cases, &finder, &mut result).await;
        }
        rest::force_errors(&world, &cases).await;
        let messages = rest::everything(&world, &cases, &finder, &mut result).await;
        rest::backup(&world, &finder, &mut result).await;
        world.wait(Duration::minutes(30));
        let stop = tokio::sync::watch::Sender::new(false);
        Due::new(world.services.clone()).run(&stop.subscribe()).await.unwrap();
        crawl::afterwards(&world, &cases, &finder, &mut result).await;
        rest::everything(&world, &cases, &finder, &mut result).await;
        assert!(messages as usize >= cases.len(), "only {messages} messages were written");
        rest::searched(&log.take(), &finder, "a log line", &mut result);
        rest::secrets(&log.take(), &mut result);
    }
    promise("A2").record(result.searched, result.leaks.len() as u64, 0, began.elapsed().as_secs_f64());
    assert!(result.searched > 1_000, "only {} things were searched", result.searched);
    result.leaks.sort();
    result.leaks.dedup();
    assert!(result.leaks.is_empty(), "{} leaks:\n{}", result.leaks.len(), result.leaks.join("\n"));
}

/// The search finds what leaks: in every form, in a page, a header, a log line and the database.
#[tokio::test]
async fn a_leak_is_found_in_every_form() {
    let log = rest::Log::listen();
    let world = World::new().await;
    let story = Story { state: State::Submitted, openness: Openness::Open };
    let cases = vec![Marked::played(&world, story, 0).await];
    let finder = Finder::new(cases.iter().map(|case| &case.marks));
    for (form, bytes) in finder::forms(cases[0].marks.text(Kind::Body)) {
        let found = finder.find(&[b"<p>".as_slice(), &bytes, b"</p>"].concat());
        assert!(found.iter().any(|hit| hit.kind == Kind::Body), "{form}");
    }

    let (body, name) = (cases[0].marks.text(Kind::Body).to_owned(), cases[0].marks.text(Kind::Name).to_owned());
    let leaking = server::build(world.services.clone())
        .route("/leak", get(move || async move { data_encoding::BASE64.encode(format!("xy{body}").as_bytes()) }))
        .route("/header", get(move || async move { ([("x-name", domain::text::fold(&name))], "") }));
    let mut browser = Browser::new(leaking, world.services.config.base_url.origin());
    for (path, kind) in [("/leak", Kind::Body), ("/header", Kind::Name)] {
        let request = Request::builder().method(Method::GET).uri(path).body(Body::empty()).unwrap();
        let found = finder.find(&crawl::all_of(&browser.ask(request).await));
        assert!(found.iter().any(|hit| hit.kind == kind), "{path}");
    }

    tracing::info!(phone = cases[0].marks.text(Kind::Phone), "a careless line");
    let mut result = Result::default();
    rest::searched(&log.take(), &finder, "a log line", &mut result);
    assert!(result.leaks.iter().any(|leak| leak.contains("Phone")), "{:?}", result.leaks);

    let mut result = Result::default();
    rest::everything(&world, &cases, &finder, &mut result).await;
    assert!(result.leaks.is_empty(), "before: {:?}", result.leaks);
    rest::write_carelessly(&world, cases[0].marks.text(Kind::Wish)).await;
    rest::everything(&world, &cases, &finder, &mut result).await;
    assert!(result.leaks.iter().any(|leak| leak.contains("Wish")), "{:?}", result.leaks);
}
