//! Requests that come from elsewhere change nothing.

use app::paths;
use app::words::Lang;
use axum::body::Body;
use axum::http::Request;
use domain::submission::Step;

use crate::support::{Answer, Browser, Feedback, World};

/// Every address that takes a form, and all others as well: none may be forgotten.
fn addresses() -> Vec<String> {
    let mut all: Vec<_> = server::http::router::page_paths();
    all.extend([paths::SIGN_OUT.to_owned(), paths::TRACK_LEAVE.to_owned(), Lang::En.path(paths::TRACK_LEAVE)]);
    let fill =
        |path: String| path.replace("{number}", "PA-2026-00000000").replace("{id}", "1").replace("{step}", "noi-dung");
    all.into_iter().map(fill).collect()
}

fn is_public_form(path: &str) -> bool {
    path.strip_prefix("/en").unwrap_or(path).starts_with(paths::FORM)
}

async fn post(browser: &mut Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    let kind = "application/x-www-form-urlencoded";
    let mut request = Request::post(path).header("content-type", kind);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.ask(request.body(Body::from("x=y")).unwrap()).await
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_at_every_address() {
    let world = World::new().await;
    let foreign: &[&[(&str, &str)]] = &[
        &[("origin", "null")],
        &[("origin", "https://example.org")],
        &[("origin", "http://127.0.0.1:3001")],
        &[("origin", "https://127.0.0.1:3000")],
        &[("origin", "http://localhost:3000")],
        &[("origin", "http://127.0.0.1:3000/")],
        &[("origin", "https://example.org"), ("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
    ];
    let mut somebody = world.officer("lanhdao.tinh").await;
    for path in addresses() {
        for headers in foreign {
            let answer = post(&mut somebody, &path, headers).await;
            assert_eq!(answer.status, 403, "{path} {headers:?}");
        }
        let silent = post(&mut somebody, &path, &[]).await;
        if is_public_form(&path) {
            assert!(matches!(silent.status.as_u16(), 403..=405), "{path}: {}", silent.status);
        } else {
            assert_eq!(silent.status, 403, "{path}: without both headers");
        }
        for own in [[("origin", "http://127.0.0.1:3000")], [("sec-fetch-site", "same-origin")]] {
            let answer = post(&mut world.browser(), &path, &own).await;
            assert_ne!(answer.status, 403, "{path}: our own page");
            assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
        }
    }
    assert!(somebody.get(paths::FRONT).await.status == 200, "the session is still there");
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
