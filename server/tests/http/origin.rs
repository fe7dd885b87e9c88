//! Requests that come from elsewhere change nothing.

use app::paths;
use axum::body::Body;
use axum::http::Request;
use domain::submission::Step;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use server::store::entity::{cases, drafts, events, officer_sessions, officers, outbox, receipt_sessions, ties, units};

use crate::support::trial::Trial;
use crate::support::{Answer, Browser, Case, Feedback, World};

const FORM: &str = "application/x-www-form-urlencoded";
const OWN: (&str, &str) = ("origin", "http://127.0.0.1:3000");

/// What other sites, other programs and other schemes say about where they are.
const FOREIGN: &[&[(&str, &str)]] = &[
    &[("origin", "null")],
    &[("origin", "")],
    &[("origin", "https://example.org")],
    &[("origin", "http://a.127.0.0.1:3000")],
    &[("origin", "http://127.0.0.1:3001")],
    &[("origin", "http://127.0.0.1")],
    &[("origin", "https://127.0.0.1:3000")],
    &[("origin", "http://localhost:3000")],
    &[("origin", "http://127.0.0.1:3000/")],
    &[("origin", "HTTP://127.0.0.1:3000")],
    &[("origin", "https://example.org"), ("sec-fetch-site", "same-origin")],
    &[("origin", "null"), ("sec-fetch-site", "none")],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "none")],
];

/// Every address, with something in its places.
fn addresses() -> Vec<String> {
    const PLACES: &[(&str, &str)] = &[
        ("{number}", "PA-2026-00000000"),
        ("{paper}", "M01"),
        ("{id}", "1"),
        ("{step}", "noi-dung"),
        ("{code}", "not-found"),
        ("{front}", "1"),
        ("{period}", "2026-11"),
    ];
    let fill = |path: String| PLACES.iter().fold(path, |path, (mark, value)| path.replace(mark, value));
    server::http::router::all_paths().into_iter().map(fill).collect()
}

/// Programs say nothing of where they come from; what they send is JSON.
fn is_interface(path: &str) -> bool {
    path.starts_with(server::http::api::ROOT)
}

fn is_public_form(path: &str) -> bool {
    path.strip_prefix("/en").unwrap_or(path).starts_with(paths::FORM)
}

async fn post(browser: &mut Browser, path: &str, kind: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = Request::post(path).header("content-type", kind);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.ask(request.body(Body::from(body.to_owned())).unwrap()).await
}

/// How much there is of everything that a form can change.
async fn amounts(world: &World) -> Vec<u64> {
    async fn count<E>(db: &impl ConnectionTrait) -> u64
    where
        E: EntityTrait,
        E::Model: Send + Sync,
    {
        E::find().count(db).await.unwrap()
    }
    let db = world.services.db.reader();
    vec![
        count::<cases::Entity>(db).await,
        count::<drafts::Entity>(db).await,
        count::<events::Entity>(db).await,
        count::<officer_sessions::Entity>(db).await,
        count::<officers::Entity>(db).await,
        count::<outbox::Entity>(db).await,
        count::<receipt_sessions::Entity>(db).await,
        count::<ties::Entity>(db).await,
        count::<units::Entity>(db).await,
    ]
}

#[tokio::test]
async fn no_other_site_changes_anything_at_any_address() {
    let world = World::new().await;
    let mut trial = Trial::new("H4");
    let sender = Case::sent(&world).await.sender;
    let mut somebody = world.officer("lanhdao.tinh").await;
    somebody.cookies.extend(sender.cookies.clone());
    let before = amounts(&world).await;
    let mut changing = 0;
    for path in addresses() {
        for headers in FOREIGN {
            let answer = post(&mut somebody, &path, FORM, headers, "x=y").await;
            trial.holds(answer.status == 403, || format!("{path} {headers:?}: {}", answer.status));
        }
        // Without either header only the public form is open, and that only with its draft's token.
        let silent = post(&mut somebody, &path, FORM, &[], "x=y").await;
        let refused = match silent.status.as_u16() {
            403 => true,
            404 | 405 => is_public_form(&path) || is_interface(&path),
            // Without a token nothing is taken there from anybody.
            401 => is_interface(&path),
            _ => false,
        };
        trial.holds(refused, || format!("{path} without both headers: {}", silent.status));
        for kind in ["text/plain", "application/json", "", "application/x-www-form-urlencodedx"] {
            let answer = post(&mut somebody, &path, kind, &[OWN], "x=y").await;
            let refused = match answer.status.as_u16() {
                401 | 405 => is_interface(&path),
                status => status == 415,
            };
            trial.holds(refused, || format!("{path} {kind:?}: {}", answer.status));
        }
        let read = somebody.get(&format!("{path}?transition=T02&action=end&kind=PHAN_ANH&message=x")).await;
        trial.holds(read.status.as_u16() < 500, || format!("GET {path}: {}", read.status));
        // A browser of nobody, so that our own page is tried without doing anything.
        for own in [OWN, ("sec-fetch-site", "same-origin")] {
            let answer = post(&mut world.browser(), &path, FORM, &[own], "x=y").await;
            trial.holds(answer.status != 403 && answer.status.as_u16() < 500, || format!("{path}: our own page"));
            changing += usize::from(answer.status != 405 && !is_interface(&path));
        }
    }
    assert!(changing / 2 >= 20, "only {} addresses take a form", changing / 2);
    let after = amounts(&world).await;
    trial.holds(after == before, || format!("something has changed: {before:?}, {after:?}"));
    trial.holds(somebody.get(paths::FRONT).await.status == 200, || "the session has ended".to_owned());
    trial.end();
}

#[tokio::test]
async fn a_browser_that_says_nothing_sends_the_public_form_with_its_token() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.origin = None;
    let mut page = browser.get(paths::FORM).await.expect(200);
    let feedback = Feedback::default();
    for &step in Step::ALL {
        let form = page.forms().into_iter().find(|form| form.value("draft_token").is_some()).unwrap();
        let token = form.value("draft_token").unwrap().to_owned();
        let fields = feedback.fields(&world, step);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if step != Step::Files {
            let mut without = form.filled(&fields);
            without.retain(|(name, _)| name != "draft_token");
            browser.post(&form.action, &without).await.expect(403);
            // The token of one draft is worth nothing for another.
            let mut stranger = world.browser();
            stranger.origin = None;
            stranger.get(paths::FORM).await.expect(200);
            stranger.post(&form.action, &form.filled(&fields)).await.expect(403);
        }
        let answer = if step == Step::Files {
            browser.upload(&form.action, &[("action", "next")], &[]).await.expect(403);
            browser.upload(&form.action, &[("draft_token", &token), ("action", "next")], &[]).await
        } else {
            browser.fill_in(&form, &fields).await
        };
        page = browser.follow(&answer).await.expect(200);
    }
    assert_eq!(page.path, paths::SENT);
    assert_eq!(world.case_count().await, 1);
}

#[tokio::test]
async fn a_request_that_only_reads_is_answered_wherever_it_comes_from() {
    let world = World::new().await;
    let request = Request::get("/").header("origin", "https://example.org").body(Body::empty()).unwrap();
    world.browser().ask(request).await.expect(200);
}
