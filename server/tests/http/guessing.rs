//! Guessing is slowed down for whoever guesses, and never keeps the officer out.

use std::net::{IpAddr, Ipv4Addr};

use app::paths;
use axum::http::StatusCode;
use sea_orm::EntityTrait;
use server::store::entity::attempts;
use time::Duration;

use crate::support::authenticator::{account, one_time};
use crate::support::{Answer, Browser, World};

const LOGIN: &str = "lanhdao.tinh";

fn at(world: &World, source: u8) -> Browser {
    let mut browser = world.browser();
    browser.peer = Some(IpAddr::V4(Ipv4Addr::new(203, 0, 113, source)));
    browser
}

async fn sends(browser: &mut Browser, login: &str, password: &str) -> Answer {
    browser.post(paths::SIGN_IN, &[("login", login), ("password", password)]).await
}

async fn sends_both(browser: &mut Browser, login: &str, password: &str, code: &str) -> Answer {
    browser.post(paths::SIGN_IN, &[("login", login), ("password", password), ("otp", code)]).await
}

/// Strangers at many addresses try this login, none of them often enough to be made to wait.
async fn tried_from_everywhere(world: &World, login: &str) {
    for source in 100..120 {
        sends(&mut at(world, source), login, "sai-mat-khau-hoan-toan").await.expect(422);
    }
}

/// A browser in which the officer signed in and out.
async fn known(world: &World) -> Browser {
    let real = account(LOGIN);
    let mut browser = at(world, 1);
    sends(&mut browser, LOGIN, &real.password).await.moved_on();
    browser.post(paths::ONE_TIME, &[("otp", &one_time(world, &real.one_time_secret))]).await.moved_on();
    browser.post::<&str, &str>(paths::SIGN_OUT, &[]).await.moved_on();
    assert_eq!(browser.cookies.keys().collect::<Vec<_>>(), ["phanhoi-device"]);
    world.wait(Duration::minutes(1));
    browser
}

#[tokio::test]
async fn whoever_guesses_waits_and_the_officer_elsewhere_does_not() {
    let world = World::new().await;
    let real = account(LOGIN);
    let mut guesser = at(&world, 66);
    for _ in 0..6 {
        sends(&mut guesser, LOGIN, "sai-mat-khau-hoan-toan").await.expect(422);
    }
    let waits = sends(&mut guesser, LOGIN, &real.password).await.expect(429);
    assert_eq!(waits.headers["retry-after"], "6");
    assert!(waits.html.contains("đợi 6 giây") && !waits.html.contains(&real.password));
    sends(&mut at(&world, 67), LOGIN, &real.password).await.moved_on();
    world.wait(Duration::seconds(6));
    sends(&mut guesser, LOGIN, "sai-mat-khau-hoan-toan").await.expect(422);
    let longer = sends(&mut guesser, LOGIN, &real.password).await.expect(429);
    assert_eq!(longer.headers["retry-after"], "11");
}

#[tokio::test]
async fn a_login_that_is_tried_from_everywhere_asks_for_both_factors_and_is_locked_to_nobody() {
    for world in World::everywhere().await {
        let real = account(LOGIN);
        let mut own_browser = known(&world).await;
        tried_from_everywhere(&world, LOGIN).await;
        tried_from_everywhere(&world, "khong.co.ai").await;

        let mut elsewhere = at(&world, 2);
        let asked = sends(&mut elsewhere, LOGIN, &real.password).await.expect(422);
        assert!(asked.says("sign-in-code-first") && asked.problem("otp").is_some());
        let nobody = sends(&mut at(&world, 3), "khong.co.ai", &real.password).await.expect(422);
        let bare = |page: &Answer, login: &str| page.without_nonce().replace(login, "");
        assert_eq!(bare(&asked, LOGIN), bare(&nobody, "khong.co.ai"), "it tells nobody who has an account");

        let wrong_code = sends_both(&mut elsewhere, LOGIN, &real.password, "000000").await.expect(422);
        let code = one_time(&world, &real.one_time_secret);
        let wrong_password = sends_both(&mut elsewhere, LOGIN, "sai-mat-khau-hoan-toan", &code).await.expect(422);
        assert_eq!(wrong_code.without_nonce(), wrong_password.without_nonce());
        let arrived = sends_both(&mut elsewhere, LOGIN, &real.password, &code).await;
        assert_eq!(arrived.location(), paths::FRONT);
        elsewhere.follow(&arrived).await.expect(200);

        // The officer's own browser notices nothing of it all.
        assert_eq!(sends(&mut own_browser, LOGIN, &real.password).await.location(), paths::ONE_TIME);
        // And a quiet hour later nobody does.
        world.wait(Duration::minutes(61));
        assert_eq!(sends(&mut at(&world, 4), LOGIN, &real.password).await.location(), paths::ONE_TIME);
    }
}

#[tokio::test]
async fn a_known_browser_is_slowed_down_by_what_fails_in_it() {
    let world = World::new().await;
    let mut stolen = known(&world).await;
    for _ in 0..6 {
        sends(&mut stolen, LOGIN, "sai-mat-khau-hoan-toan").await.expect(422);
    }
    sends(&mut stolen, LOGIN, &account(LOGIN).password).await.expect(429);
    // It is known to one account only.
    for _ in 0..2 {
        sends(&mut stolen, "quantri", "sai-mat-khau-hoan-toan").await.expect(422);
    }
}

#[tokio::test]
async fn a_device_cookie_that_was_made_up_is_none() {
    let world = World::new().await;
    let mut real = known(&world).await;
    tried_from_everywhere(&world, LOGIN).await;
    let cookie = real.cookies["phanhoi-device"].clone();
    let last = if cookie.ends_with('A') { "E" } else { "A" };
    real.cookies.insert("phanhoi-device".to_owned(), format!("{}{last}", &cookie[..cookie.len() - 1]));
    sends(&mut real, LOGIN, &account(LOGIN).password).await.expect(422);
}

#[tokio::test]
async fn one_time_passwords_cannot_be_tried_one_after_the_other() {
    let world = World::new().await;
    let real = account(LOGIN);
    let mut thief = at(&world, 66);
    sends(&mut thief, LOGIN, &real.password).await.moved_on();
    for _ in 0..6 {
        thief.post(paths::ONE_TIME, &[("otp", "000000")]).await.expect(422);
    }
    thief.post(paths::ONE_TIME, &[("otp", &one_time(&world, &real.one_time_secret))]).await.expect(429);
    // Neither in another half-way session, nor with both factors on one page.
    let mut again = at(&world, 67);
    sends(&mut again, LOGIN, &real.password).await.moved_on();
    again.post(paths::ONE_TIME, &[("otp", "000000")]).await.expect(429);
    sends_both(&mut at(&world, 68), LOGIN, &real.password, &one_time(&world, &real.one_time_secret)).await.expect(422);
    world.wait(Duration::seconds(6));
    again.post(paths::ONE_TIME, &[("otp", &one_time(&world, &real.one_time_secret))]).await.moved_on();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_one_time_passwords_at_once_gain_nothing() {
    for world in World::everywhere().await {
        let real = account(LOGIN);
        let mut thief = at(&world, 66);
        sends(&mut thief, LOGIN, &real.password).await.moved_on();
        let tries = (0..60).map(|_| {
            let mut thief = thief.clone();
            tokio::spawn(async move { thief.post(paths::ONE_TIME, &[("otp", "000000")]).await.status.as_u16() })
        });
        let (mut judged, mut held) = (0, 0);
        for tried in tries.collect::<Vec<_>>() {
            match tried.await.unwrap() {
                422 => judged += 1,
                429 => held += 1,
                other => panic!("{other}"),
            }
        }
        assert_eq!((judged, held), (6, 54));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nor_do_many_that_come_together_with_the_password() {
    for world in World::everywhere().await {
        let real = account(LOGIN);
        let tries = (0..40).map(|source| {
            let (mut thief, password) = (at(&world, source), real.password.clone());
            tokio::spawn(async move {
                // The line before the hashing is shorter than forty: who finds it full comes again.
                let mut tried = sends_both(&mut thief, LOGIN, &password, "000000").await;
                while tried.status == StatusCode::SERVICE_UNAVAILABLE {
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                    tried = sends_both(&mut thief, LOGIN, &password, "000000").await;
                }
                tried.expect(422)
            })
        });
        for tried in tries.collect::<Vec<_>>() {
            tried.await.unwrap();
        }
        // Forty sign-ins failed; of the one-time passwords six were looked at.
        let mut counts: Vec<i32> = attempts::Entity::find()
            .all(world.services.db.reader())
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.failures)
            .collect();
        counts.sort_unstable();
        assert_eq!(counts, [6, 40]);
    }
}

#[tokio::test]
async fn with_a_wrong_password_nobody_makes_the_officers_one_time_password_wait() {
    let world = World::new().await;
    let real = account(LOGIN);
    for source in 100..140 {
        sends_both(&mut at(&world, source), LOGIN, "sai-mat-khau-hoan-toan", "000000").await.expect(422);
    }
    let code = one_time(&world, &real.one_time_secret);
    assert_eq!(sends_both(&mut at(&world, 1), LOGIN, &real.password, &code).await.location(), paths::FRONT);
}
