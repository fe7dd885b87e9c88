//! What officers do with their own account.

use app::paths;
use sea_orm::{EntityTrait, QueryOrder};
use server::store::entity::office_events;
use time::Duration;

use crate::support::authenticator::{account, one_time, recovery_codes};
use crate::support::{Answer, Browser, World};

const LOGIN: &str = "lanhdao.tinh";
const NEW: &str = "mưa rơi trên mái ngói cũ";

async fn asks(browser: &mut Browser, action: &str, fields: &[(&str, &str)]) -> Answer {
    browser.post(paths::ACCOUNT, &[&[("action", action)], fields].concat()).await
}

async fn changes_password(browser: &mut Browser, old: &str, new: &str, again: &str) -> Answer {
    asks(browser, "password", &[("password", old), ("new_password", new), ("new_password_again", again)]).await
}

async fn with_password(world: &World, password: &str) -> (Browser, Answer) {
    let mut browser = world.browser();
    let answer = browser.post(paths::SIGN_IN, &[("login", LOGIN), ("password", password)]).await;
    (browser, answer)
}

/// What the journal of the office says, in its order.
async fn journal(world: &World) -> Vec<String> {
    let rows = office_events::Entity::find().order_by_asc(office_events::Column::Id);
    rows.all(world.services.db.reader()).await.unwrap().into_iter().map(|row| row.code).collect()
}

#[tokio::test]
async fn a_new_password_asks_for_the_old_one_and_ends_all_other_sessions() {
    for world in World::everywhere().await {
        let old = account(LOGIN).password;
        let (mut browser, mut other) = (world.officer(LOGIN).await, world.officer(LOGIN).await);
        let wrong = changes_password(&mut browser, "sai-mat-khau-hoan-toan", NEW, NEW).await.expect(422);
        assert!(wrong.problem("password").is_some() && !wrong.html.contains(NEW));
        other.get(paths::FRONT).await.expect(200);
        changes_password(&mut browser, &old, NEW, NEW).await.moved_on();
        browser.get(paths::FRONT).await.expect(200);
        assert_eq!(other.get(paths::FRONT).await.location(), paths::SIGN_IN);
        with_password(&world, &old).await.1.expect(422);
        with_password(&world, NEW).await.1.moved_on();
        assert_eq!(journal(&world).await, ["PASSWORD_CHANGED"]);
    }
}

#[tokio::test]
async fn a_password_that_is_guessed_first_is_not_taken() {
    let world = World::new().await;
    let old = account(LOGIN).password;
    let mut browser = world.officer(LOGIN).await;
    let long = "x y".repeat(60);
    for (new, again, field) in [
        ("", "", "new_password"),
        ("mưa rơi", "mưa rơi", "new_password"),
        ("1qaz2wsx3edc4rfv", "1qaz2wsx3edc4rfv", "new_password"),
        ("lanhdao.tinh 2026", "lanhdao.tinh 2026", "new_password"),
        (old.as_str(), old.as_str(), "new_password"),
        (long.as_str(), long.as_str(), "new_password"),
        (NEW, "mưa rơi trên mái ngói mới", "new_password_again"),
    ] {
        let refused = changes_password(&mut browser, &old, new, again).await.expect(422);
        assert!(refused.problem(field).is_some(), "{new}");
    }
    assert!(journal(&world).await.is_empty());
}

#[tokio::test]
async fn the_old_password_cannot_be_guessed_in_a_stolen_session() {
    let world = World::new().await;
    let mut thief = world.officer(LOGIN).await;
    for _ in 0..6 {
        changes_password(&mut thief, "sai-mat-khau-hoan-toan", NEW, NEW).await.expect(422);
    }
    changes_password(&mut thief, &account(LOGIN).password, NEW, NEW).await.expect(429);
    let mut officer = world.officer(LOGIN).await;
    changes_password(&mut officer, &account(LOGIN).password, NEW, NEW).await.moved_on();
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all_but_this() {
    let world = World::new().await;
    let mut first = world.officer(LOGIN).await;
    let mut second = world.officer(LOGIN).await;
    let mut third = world.officer(LOGIN).await;
    let mut somebody_else = world.officer("quantri").await;
    let page = first.get(paths::ACCOUNT).await.expect(200);
    assert!(page.says("account-this-one") && page.html.contains("10:00"));
    let ends: Vec<_> = page.forms().into_iter().filter(|form| form.value("session").is_some()).collect();
    assert_eq!(ends.len(), 2, "this one is ended by signing out");
    somebody_else.fill_in(&ends[0], &[]).await.expect(409);
    first.fill_in(&ends[0], &[]).await.moved_on();
    first.fill_in(&ends[0], &[]).await.expect(409);
    let mut alive = 0;
    for other in [&mut second, &mut third] {
        alive += usize::from(other.get(paths::FRONT).await.status == 200);
    }
    assert_eq!(alive, 1);
    asks(&mut first, "end-others", &[]).await.moved_on();
    for other in [&mut second, &mut third] {
        assert_eq!(other.get(paths::FRONT).await.location(), paths::SIGN_IN);
    }
    first.get(paths::FRONT).await.expect(200);
    somebody_else.get(paths::OFFICE).await.expect(200);
}

#[tokio::test]
async fn a_recovery_code_signs_in_once_and_new_ones_replace_the_old() {
    for world in World::everywhere().await {
        let password = account(LOGIN).password;
        let mut browser = world.officer(LOGIN).await;
        let old = recovery_codes(&asks(&mut browser, "codes", &[]).await.expect(200));
        let codes = recovery_codes(&asks(&mut browser, "codes", &[]).await.expect(200));
        assert_eq!(codes.len(), 10);
        let page = browser.get(paths::ACCOUNT).await.expect(200);
        assert!(page.html.contains("Còn 10 mã") && codes.iter().all(|code| !page.html.contains(code.as_str())));

        let (mut lost, _) = with_password(&world, &password).await;
        lost.post(paths::ONE_TIME, &[("otp", &old[0])]).await.expect(422);
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert_eq!(lost.post(paths::ONE_TIME, &[("otp", &typed)]).await.location(), paths::FRONT);
        let (mut again, _) = with_password(&world, &password).await;
        again.post(paths::ONE_TIME, &[("otp", &codes[0])]).await.expect(422);
        assert!(lost.get(paths::ACCOUNT).await.html.contains("Còn 9 mã"));

        // It also confirms, and is no one else's.
        world.wait(Duration::minutes(6));
        lost.post(paths::CONFIRM, &[("otp", &codes[1])]).await.moved_on();
        let mut other = world.officer("quantri").await;
        other.post(paths::CONFIRM, &[("otp", &codes[2])]).await.expect(422);
        assert_eq!(journal(&world).await, ["CODES_MADE", "CODES_MADE", "CODE_USED", "CODE_USED"]);
    }
}

#[tokio::test]
async fn another_authenticator_takes_the_place_of_the_old_one() {
    let world = World::new().await;
    let real = account(LOGIN);
    let mut browser = world.officer(LOGIN).await;
    let codes = recovery_codes(&asks(&mut browser, "codes", &[]).await.expect(200));
    let mut other = world.officer(LOGIN).await;
    let next = asks(&mut browser, "authenticator", &[]).await;
    assert_eq!(next.location(), paths::ENROL);
    assert_eq!(other.get(paths::FRONT).await.location(), paths::SIGN_IN);
    assert_eq!(browser.get(paths::FRONT).await.location(), paths::SIGN_IN, "not signed in meanwhile");
    let secret = browser.follow(&next).await.expect(200).mark("data-totp-secret").unwrap();
    assert_ne!(secret, real.one_time_secret);
    let old = one_time(&world, &real.one_time_secret);
    browser.post(paths::ENROL, &[("otp", &old)]).await.expect(422);
    let page = browser.post(paths::ENROL, &[("otp", &one_time(&world, &secret))]).await.expect(200);
    assert_eq!(recovery_codes(&page).len(), 10);
    browser.get(paths::FRONT).await.expect(200);
    let (mut later, _) = with_password(&world, &real.password).await;
    later.post(paths::ONE_TIME, &[("otp", &codes[0])]).await.expect(422);
}

#[tokio::test]
async fn every_change_of_the_account_asks_for_a_fresh_one_time_password() {
    let world = World::new().await;
    let mut browser = world.officer(LOGIN).await;
    world.wait(Duration::minutes(6));
    browser.get(paths::ACCOUNT).await.expect(200);
    for action in ["password", "codes", "authenticator", "end-others", "end-session"] {
        let back = asks(&mut browser, action, &[("new_password", NEW)]).await.expect(422);
        assert!(back.says("confirm-lapsed"), "{action}");
    }
    assert!(journal(&world).await.is_empty());
}
