//! Sealed names: the people who open them, and what they do.

use app::paths;
use axum::http::StatusCode;

use super::browser::{Answer, Browser};
use super::case::{Case, Cast, DONG_LAT, REASON};
use super::feedback::Feedback;
use super::world::World;

pub const NAME: &str = "Trần Thị Nhài";
pub const PHONE: &str = "+84900000001";
pub const ASKER: &str = "phanloai.donglat";
pub const APPROVER: &str = "duyet.tinh";
pub const OTHER_APPROVER: &str = "lanhdao2.tinh";
pub const CUSTODIAN: &str = "giudanhtinh.tinh";
pub const OTHER_CUSTODIAN: &str = "giudanhtinh2.tinh";
pub const WRONG: &str = "0000-0000-0000-0000-0000-0000";

pub fn secret(login: &str) -> String {
    server::demo::holders().unwrap().into_iter().find(|holder| holder.login == login).unwrap().secret
}

pub async fn sealed<'a>(world: &'a World, feedback: &Feedback, cast: Cast) -> Case<'a> {
    let feedback = feedback
        .clone()
        .with("identity", "sealed")
        .with("name", NAME)
        .with("phone", "0900 000 001")
        .with("address", "Thôn Nà Sả");
    Case::of(world, &feedback, cast).await
}

/// A sealed case of a commune, and its request.
pub async fn requested(world: &World) -> (Case<'_>, i64) {
    let case = sealed(world, &Feedback::default(), DONG_LAT).await;
    let id = ask(&case, ASKER).await;
    (case, id)
}

pub async fn ask(case: &Case<'_>, login: &str) -> i64 {
    let mut officer = case.world.officer(login).await;
    let page = officer.get(&paths::opening_request(&case.number)).await.expect(200);
    let asked = officer.fill_in(&page.form("request"), &[("reason", REASON)]).await;
    asked.location().rsplit('/').next().unwrap().parse().unwrap()
}

/// Posts to the page of a request without looking at it first.
pub async fn act(browser: &mut Browser, id: i64, action: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("action", action)];
    all.extend_from_slice(fields);
    browser.post(&paths::opening(id), &all).await
}

pub async fn approve(world: &World, login: &str, id: i64) -> Answer {
    act(&mut world.officer(login).await, id, "approve", &[("secret", &secret(login))]).await
}

pub async fn open(world: &World, login: &str, id: i64) -> (Browser, Answer) {
    let mut browser = world.officer(login).await;
    let answer = act(&mut browser, id, "open", &[("secret", &secret(login))]).await;
    (browser, answer)
}

/// The one answer to whatever does not open.
#[track_caller]
pub fn not_accepted(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.path);
    assert!(answer.says("err-not-accepted"), "{}", answer.path);
    assert!(!answer.html.contains(NAME));
}

pub fn shows_the_name(answer: &Answer) -> bool {
    answer.html.contains(NAME) && answer.html.contains(PHONE)
}

pub async fn steps(case: &Case<'_>) -> Vec<String> {
    let all = case.log().await.into_iter().map(|event| event.code);
    all.filter(|code| code.starts_with("OPENING") || code.starts_with("IDENTITY")).collect()
}
