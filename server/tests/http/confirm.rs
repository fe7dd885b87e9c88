//! Step-up: what is dear asks for a one-time password of the last five minutes.

use app::paths;
use time::Duration;

use crate::support::authenticator::{account, one_time};
use crate::support::{Browser, World};

const ADMINISTRATOR: &str = "quantri";
const BODY: [(&str, &str); 5] = [
    ("action", "save"),
    ("code", "ubnd-moi"),
    ("name", "Ủy ban nhân dân xã Mới"),
    ("kind", "PEOPLES_COMMITTEE"),
    ("level", "XA"),
];

/// An administrator who signed in more than five minutes ago.
async fn lapsed(world: &World) -> Browser {
    let mut browser = world.officer(ADMINISTRATOR).await;
    world.wait(Duration::minutes(6));
    browser.get(paths::OFFICE).await.expect(200);
    browser
}

fn code(world: &World) -> String {
    one_time(world, &account(ADMINISTRATOR).one_time_secret)
}

#[tokio::test]
async fn a_page_with_a_form_of_the_office_asks_first_and_leads_back() {
    for world in World::everywhere().await {
        let mut browser = lapsed(&world).await;
        let led = browser.get(paths::OFFICE_UNIT_NEW).await;
        assert_eq!(led.location(), paths::confirm(paths::OFFICE_UNIT_NEW));
        let page = browser.follow(&led).await.expect(200);
        let form = page.forms().into_iter().find(|form| form.value("otp").is_some()).unwrap();
        browser.fill_in(&form, &[("otp", "000000")]).await.expect(422);
        let before = browser.clone();
        let back = browser.fill_in(&form, &[("otp", &code(&world))]).await;
        assert_eq!(back.location(), paths::OFFICE_UNIT_NEW);
        browser.follow(&back).await.expect(200);
        assert_ne!(browser.cookies, before.cookies, "the session goes on under a new token");
        assert_eq!(
            before.clone().get(paths::OFFICE).await.location(),
            paths::SIGN_IN,
            "the old token is worth nothing"
        );
        let again = browser.fill_in(&form, &[("otp", &code(&world))]).await.expect(422);
        assert!(again.problem("otp").is_some(), "a one-time password counts once");
    }
}

#[tokio::test]
async fn a_form_that_was_filled_in_too_long_comes_back_whole_with_a_field_for_the_password() {
    let world = World::new().await;
    let mut browser = lapsed(&world).await;
    let units = world.services.reference.get().units.len();
    let back = browser.post(paths::OFFICE_UNIT_NEW, &BODY).await.expect(422);
    assert!(back.says("confirm-lapsed") && back.problem("otp").is_some());
    assert_eq!(back.shown("name").as_deref(), Some("Ủy ban nhân dân xã Mới"));
    let form = back.forms().into_iter().find(|form| form.value("otp").is_some()).unwrap();
    let wrong = browser.fill_in(&form, &[("otp", "000000")]).await.expect(422);
    assert!(wrong.problem("otp").is_some() && !wrong.html.contains("000000"));
    assert_eq!(world.services.reference.get().units.len(), units, "nothing was changed");
    let done = browser.fill_in(&form, &[("otp", &code(&world))]).await;
    browser.follow(&done).await.expect(200);
    assert_eq!(world.services.reference.get().units.len(), units + 1);
}

#[tokio::test]
async fn a_problem_of_the_form_itself_does_not_ask_twice() {
    let world = World::new().await;
    let mut browser = lapsed(&world).await;
    let code = code(&world);
    let mut without_name: Vec<_> = BODY.into_iter().filter(|(name, _)| *name != "name").collect();
    without_name.push(("otp", &code));
    let back = browser.post(paths::OFFICE_UNIT_NEW, &without_name).await.expect(422);
    assert!(back.problem("name").is_some() && back.problem("otp").is_none());
    browser.post(paths::OFFICE_UNIT_NEW, &BODY).await.moved_on();
}

#[tokio::test]
async fn nothing_of_the_office_changes_without_a_fresh_password() {
    let world = World::new().await;
    let mut browser = lapsed(&world).await;
    for path in server::http::router::all_paths() {
        if !path.starts_with(paths::OFFICE) {
            continue;
        }
        let id = match path.as_str() {
            "/quan-tri/linh-vuc/{id}" => "B4",
            "/quan-tri/thoi-han/{id}" => "tra_loi",
            _ => "1",
        };
        let path = path.replace("{id}", id).replace("{cause}", "HET_HAN");
        let answer = browser.post(&path, &[("action", "save"), ("name", "x")]).await;
        let asked = match answer.status.as_u16() {
            405 => true,
            303 => answer.location() == paths::confirm(&path),
            // The field stands where there is something to change; the summary names it in any case.
            422 => answer.html.contains("href=\"#otp\""),
            // Nothing is there that could be changed.
            404 => browser.get(&path).await.status.as_u16() == 404,
            _ => false,
        };
        assert!(asked, "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let world = World::new().await;
    for elsewhere in ["https://example.org", "//example.org", "/gui-phan-anh", ""] {
        let mut browser = lapsed(&world).await;
        let led = browser.post(paths::CONFIRM, &[("otp", code(&world).as_str()), ("next", elsewhere)]).await;
        assert_eq!(led.location(), paths::OFFICE, "{elsewhere}");
    }
}
