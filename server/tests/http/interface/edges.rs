//! What does not get an answer: why, as a problem, and how often one may ask.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::Value;
use server::http::api::ROOT;
use time::Duration;

use crate::support::{Answer, Browser, World};

/// The code at the end of the type, after a look at everything else that belongs to a problem.
pub(super) fn code(answer: &Answer) -> String {
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{}", answer.path);
    let problem: Value = serde_json::from_str(&answer.html).unwrap();
    assert_eq!(problem["status"], answer.status.as_u16());
    assert!(problem["title"].as_str().is_some_and(|title| !title.starts_with("fault-")), "{problem}");
    problem["type"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn get(browser: &mut Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.ask(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn what_is_not_there_or_cannot_be_is_a_problem_and_never_a_page() {
    let world = World::new().await;
    let mut program = world.browser();
    program.origin = None;
    for path in ["/api", "/api/v1", "/api/v1/", "/api/v2/units", "/api/v1/published/", "/api/v1/units/1", "/api/v1/%00"]
    {
        assert_eq!(code(&program.get(path).await.expect(404)), "not-found", "{path}");
    }
    assert_eq!(code(&program.get("/api/v1/checkpoint").await.expect(404)), "not-found");
    let units = format!("{ROOT}/units");
    for method in [Method::DELETE, Method::TRACE] {
        let answer = program.send(method, &units, None, Body::empty()).await.expect(405);
        assert_eq!(code(&answer), "method-not-allowed");
        assert_eq!(answer.headers["allow"], "GET,HEAD,OPTIONS");
    }
    let json = Some("application/json");
    assert_eq!(
        code(&program.send(Method::POST, &units, json, Body::from("{}")).await.expect(405)),
        "method-not-allowed"
    );
    for (method, kind) in [(Method::POST, Some("text/plain")), (Method::PUT, None), (Method::PATCH, json)] {
        assert_eq!(code(&program.send(method, &units, kind, Body::from("{}")).await.expect(405)), "method-not-allowed");
    }
    program.origin = Some("https://example.org".to_owned());
    assert_eq!(code(&program.send(Method::POST, &units, json, Body::from("{}")).await.expect(403)), "foreign-origin");
    assert_eq!(code(&get(&mut program, &units, &[("accept", "text/html")]).await.expect(406)), "not-acceptable");
    get(&mut program, &units, &[("accept", "text/html, application/json;q=0.5")]).await.expect(200);
    let head = program.send(Method::HEAD, &units, None, Body::empty()).await.expect(200);
    assert!(head.bytes.is_empty() && head.headers.contains_key("etag"));
    assert!(!world.browser().get("/apix").await.expect(404).headers["content-type"].to_str().unwrap().contains("json"));
}

#[tokio::test]
async fn a_parameter_that_is_not_right_is_named_and_what_was_sent_is_not_repeated() {
    const CANARY: &str = "Kh0ngLapLai";
    let world = World::new().await;
    let long = format!("/published?q={}", "a".repeat(201));
    let many = format!("/published?q={}", "tu+".repeat(9));
    for (path, name, wrong) in [
        ("/published?province=Kh0ngLapLai", Some("province"), "bad-number"),
        ("/published?unit=99999999999999999999", Some("unit"), "bad-number"),
        ("/published?unit=1&unit=2", Some("unit"), "repeated"),
        ("/published?group=E", Some("group"), "bad-code"),
        ("/published?group=", Some("group"), "bad-code"),
        ("/published?q=", Some("q"), "no-words"),
        ("/published?outcome=Kh0ngLapLai", Some("outcome"), "bad-code"),
        ("/published?after=Kh0ngLapLai", Some("after"), "bad-key"),
        ("/published?q=%20-%20", Some("q"), "no-words"),
        (long.as_str(), Some("q"), "too-long"),
        (many.as_str(), Some("q"), "too-long"),
        ("/published?Kh0ngLapLai=1", None, "unknown"),
        ("/units?after=01", Some("after"), "bad-key"),
        ("/units?lang=Kh0ngLapLai", Some("lang"), "bad-code"),
        ("/units?parent=Kh0ngLapLai", Some("parent"), "bad-number"),
        ("/units?province=-3", Some("province"), "bad-number"),
        ("/units?q=", Some("q"), "no-words"),
        ("/figures?period=2026-Q5", Some("period"), "bad-code"),
        ("/commitments?year=99999", Some("year"), "bad-number"),
        ("/categories?x", None, "unknown"),
    ] {
        for lang in ["", "&lang=en"] {
            if path.contains("lang=") && !lang.is_empty() {
                continue;
            }
            let answer = world.browser().get(&format!("{ROOT}{path}{lang}")).await.expect(400);
            assert_eq!(code(&answer), "bad-parameter");
            let problem: Value = serde_json::from_str(&answer.html).unwrap();
            let [told] = problem["parameters"].as_array().unwrap().as_slice() else { panic!("{path}: {problem}") };
            assert_eq!((told["name"].as_str(), told["code"].as_str()), (name, Some(wrong)), "{path}");
            let sentence = told["detail"].as_str().unwrap();
            assert!(sentence.ends_with('.') && sentence.is_ascii() != lang.is_empty(), "{path}: {sentence}");
            assert!(!answer.html.contains(CANARY), "{path}");
        }
    }
}

#[tokio::test]
async fn whoever_asks_too_often_waits_and_nobody_else_does() {
    let world = World::new().await;
    let mut greedy = world.browser();
    greedy.peer = Some("203.0.113.7".parse().unwrap());
    let path = format!("{ROOT}/categories");
    let mut waits = None;
    for _ in 0..400 {
        let answer = greedy.get(&path).await;
        if answer.status == 429 {
            assert_eq!(code(&answer), "too-many-requests");
            waits = Some(answer.headers["retry-after"].to_str().unwrap().parse::<i64>().unwrap());
            break;
        }
        answer.expect(200);
    }
    let wait = waits.expect("it has to wait at last");
    greedy.get("/tra-cuu").await.expect(200);
    let mut other = world.browser();
    other.peer = Some("203.0.113.8".parse().unwrap());
    other.get(&path).await.expect(200);
    world.wait(Duration::seconds(wait + 1));
    greedy.get(&path).await.expect(200);
}

#[tokio::test]
async fn scripts_of_other_sites_may_read_it_and_nothing_else() {
    let world = World::new().await;
    let mut foreign = world.browser();
    let from = [("origin", "https://example.org")];
    for path in ["/units", "/khong-co", "/published?x=1"] {
        let answer = get(&mut foreign, &format!("{ROOT}{path}"), &from).await;
        assert_eq!(answer.headers["access-control-allow-origin"], "*", "{path}");
        assert!(!answer.headers.contains_key("access-control-allow-credentials"));
    }
    let asks = Request::options(format!("{ROOT}/units"))
        .header("origin", "https://example.org")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "if-none-match");
    let allowed = foreign.ask(asks.body(Body::empty()).unwrap()).await.expect(204);
    assert_eq!(allowed.headers["access-control-allow-methods"], "GET, HEAD");
    assert_eq!(allowed.headers["access-control-allow-headers"], "if-none-match");
    for path in ["/cong-khai", "/thong-ke/so-lieu.json", "/minh-bach/checkpoint"] {
        let page = get(&mut foreign, path, &from).await;
        assert!(!page.headers.contains_key("access-control-allow-origin"), "{path}");
    }
}
