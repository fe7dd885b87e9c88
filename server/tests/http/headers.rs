//! What every answer carries, and what no answer contains.

use std::collections::HashSet;

use app::paths;
use axum::body::Body;
use axum::http::{Method, Request};
use domain::case::{State, Transition};
use domain::role::Desk;
use domain::submission::Step;

use crate::support::policy::{breaches, guarded, nonce};
use crate::support::trial::Trial;
use crate::support::{Case, DONG_LAT, Feedback, World};

#[tokio::test]
async fn every_answer_carries_the_policy_whatever_its_status() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut visitor = world.browser();
    let mut officer = world.officer(DONG_LAT.leader).await;
    let mut answers = vec![
        visitor.get("/").await.expect(200),
        visitor.get("/en").await.expect(200),
        visitor.get(paths::FRONT).await.expect(303),
        visitor.get("/khong-co").await.expect(404),
        visitor.get("/en/nothing/here").await.expect(404),
        visitor.get("/pkg/khong-co.js").await,
        visitor.get("/favicon.svg").await,
        visitor.post(paths::FORM, &[("kind", "")]).await.expect(422),
        visitor.post(paths::TRACK, &[("code", "x")]).await.expect(404),
        visitor.post("/", &[("x", "y")]).await.expect(405),
        visitor.send(Method::DELETE, "/", None, Body::empty()).await,
        visitor.ask(Request::post("/").body(Body::empty()).unwrap()).await.expect(403),
        visitor.post(paths::FORM, &[("kind", "x".repeat(5 * 1024 * 1024))]).await.expect(413),
        officer.get(&case.path(Desk::Front)).await.expect(200),
        officer.get(paths::OFFICE).await.expect(404),
        case.post(Transition::Close).await.expect(409),
    ];
    case.make(Transition::Refuse).await;
    answers.push(officer.get(&case.path(Desk::Front)).await.expect(200));
    for answer in &answers {
        guarded(answer);
    }
}

#[tokio::test]
async fn every_address_answers_every_method_under_the_policy() {
    const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MISSPELT"];
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut paths = server::http::router::all_paths();
    assert!(paths.len() > 35, "{}", paths.len());
    paths.extend(["/pkg/khong-co.css", "/favicon.svg", "/robots.txt", "/%00", "/..%2f..", "//"].map(str::to_owned));
    let mut visitor = case.sender.clone();
    let mut officer = world.officer(DONG_LAT.leader).await;
    let mut trial = Trial::new("H2");
    let mut nonces = HashSet::new();
    for path in paths {
        let path = path.replace("{number}", &case.number).replace("{paper}", "M01");
        let path = path.replace("{id}", "1").replace("{step}", "noi-dung");
        let path = path.replace("{front}", "1").replace("{period}", "2026-11");
        for method in METHODS.map(|name| Method::from_bytes(name.as_bytes()).unwrap()) {
            let form = Some("application/x-www-form-urlencoded");
            for browser in [&mut visitor, &mut officer] {
                // With cookies that stay as they are: leaving and signing out are among the addresses.
                let cookies = browser.cookies.clone();
                let answer = browser.send(method.clone(), &path, form, Body::from("x=y")).await;
                browser.cookies = cookies;
                let broken = breaches(&answer);
                let fresh = nonce(&answer).is_none_or(|nonce| nonces.insert(nonce));
                let holds = answer.status.as_u16() < 500 && broken.is_empty() && fresh;
                trial.holds(holds, || format!("{method} {path}: {}, {broken:?}, fresh: {fresh}", answer.status));
            }
        }
    }
    assert!(nonces.len() > 35, "only {} pages had a nonce", nonces.len());
    trial.end();
}

#[tokio::test]
async fn a_page_carries_this_policy_to_the_letter() {
    let world = World::new().await;
    let page = world.browser().get(paths::FORM).await.expect(200);
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let nonce = nonce(&page).unwrap();
    assert!(nonce.len() >= 22, "128 random bits: {nonce}");
    let wanted = "default-src 'none'; script-src 'self' 'nonce-NONCE' 'wasm-unsafe-eval'; connect-src 'self'; \
         style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'";
    assert_eq!(policy.replace(&nonce, "NONCE"), wanted);
}

#[tokio::test]
async fn every_page_of_a_case_keeps_to_the_policy() {
    let world = World::new().await;
    let mut browser = world.browser();
    for &step in Step::ALL {
        guarded(&browser.get(&paths::step(app::words::Lang::Vi, step)).await.expect(200));
        if step != Step::Code {
            Feedback::default().post(&world, &mut browser, step).await.moved_on();
        }
    }
    let mut case = Case::sent(&world).await;
    guarded(&case.sender.get(paths::SENT).await.expect(200));
    for state in [State::Triage, State::Verifying, State::Answered, State::Resolved] {
        case.reach(state).await;
        guarded(&case.sender.get(paths::TRACKED).await.expect(200));
        for login in [DONG_LAT.triage, DONG_LAT.leader] {
            guarded(&case.page(login, Desk::Front).await.expect(200));
        }
        if state.is_open_to_unit() {
            for login in [DONG_LAT.handler, DONG_LAT.head] {
                guarded(&case.page(login, Desk::Unit).await.expect(200));
            }
        }
    }
}

#[tokio::test]
async fn no_two_pages_share_a_nonce() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.post(paths::FORM, &[("kind", "PHAN_ANH")]).await.moved_on();
    let (first, second) = (browser.get(paths::FORM).await, browser.get(paths::FORM).await);
    assert!(nonce(&first).is_some());
    assert_ne!(nonce(&first), nonce(&second));
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
    let world = World::new().await;
    let mut browser = world.browser();
    let code = Feedback::default().prepare(&world, &mut browser).await;
    let sent = crate::support::feedback::send(&mut browser, &code).await;
    let account = &server::demo::accounts().unwrap()[0];
    let fields = [("login", account.login.as_str()), ("password", account.password.as_str())];
    let signed_in = world.browser().post(paths::SIGN_IN, &fields).await.moved_on();
    for (answer, name, same_site) in [(&sent, "phanhoi-case", "Lax"), (&signed_in, "phanhoi-session", "Strict")] {
        let lines = answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap().to_owned());
        let line = lines.into_iter().find(|line| line.starts_with(name)).unwrap();
        assert!(
            line.contains("HttpOnly") && line.contains("Path=/") && line.contains(&format!("SameSite={same_site}"))
        );
        assert!(!line.contains("Domain") && !line.contains("Expires"));
    }
}
