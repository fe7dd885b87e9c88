//! Signing in: a password, a one-time password that counts once, a session that ends.

use app::paths;
use domain::role::Role;
use server::auth::password::Password;
use server::store::office;
use time::Duration;

use crate::support::authenticator::{account, one_time, recovery_codes};
use crate::support::{Answer, Browser, World};

async fn password(browser: &mut Browser, login: &str, password: &str) -> Answer {
    browser.post(paths::SIGN_IN, &[("login", login), ("password", password)]).await
}

async fn otp(browser: &mut Browser, code: &str) -> Answer {
    browser.post(paths::ONE_TIME, &[("otp", code)]).await
}

#[tokio::test]
async fn every_demonstration_account_signs_in_and_comes_to_its_desk() {
    let world = World::new().await;
    for account in server::demo::accounts().unwrap() {
        let mut browser = world.browser();
        let next = password(&mut browser, &account.login, &account.password).await;
        assert_eq!(next.location(), paths::ONE_TIME, "{}", account.login);
        browser.follow(&next).await.expect(200);
        let arrived = otp(&mut browser, &one_time(&world, &account.one_time_secret)).await;
        let home = browser.follow(&arrived).await.expect(200);
        assert!([paths::FRONT, paths::UNIT, paths::OFFICE].contains(&home.path.as_str()), "{}", account.login);
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_the_same() {
    let world = World::new().await;
    let real = account("quantri");
    let mut pages = Vec::new();
    for (login, typed) in [("quantri", "sai-mat-khau-roi"), ("khongai", real.password.as_str()), ("khongai", "")] {
        let mut browser = world.browser();
        let answer = password(&mut browser, login, typed).await.expect(422);
        assert!(answer.says("sign-in-refused") && browser.cookies.is_empty());
        assert!(typed.is_empty() || !answer.html.contains(typed), "a password is never shown again");
        pages.push(answer.without_nonce().replace(login, ""));
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
}

#[tokio::test]
async fn a_one_time_password_counts_once_and_only_near_its_time() {
    let world = World::new().await;
    let real = account("lanhdao.tinh");
    let code = one_time(&world, &real.one_time_secret);
    let mut first = world.browser();
    password(&mut first, &real.login, &real.password).await.moved_on();
    let mut copy = first.clone();
    for wrong in ["000000", "", "12345", "abcdef", &format!("{code}0")] {
        if *wrong != code {
            assert!(otp(&mut first, wrong).await.expect(422).says("one-time-refused"), "{wrong}");
        }
    }
    otp(&mut first, &code).await.moved_on();
    assert_eq!(otp(&mut copy, &code).await.location(), paths::SIGN_IN, "the half-way session has ended");
    let mut second = world.browser();
    password(&mut second, &real.login, &real.password).await.moved_on();
    otp(&mut second, &code).await.expect(422);
    world.wait(Duration::minutes(5));
    otp(&mut second, &code).await.expect(422);
    otp(&mut second, &one_time(&world, &real.one_time_secret)).await.moved_on();
}

#[tokio::test]
async fn a_password_alone_opens_nothing() {
    let world = World::new().await;
    let real = account("lanhdao.tinh");
    let mut browser = world.browser();
    password(&mut browser, &real.login, &real.password).await.moved_on();
    let half_way = browser.cookies.clone();
    for path in [paths::FRONT, paths::UNIT, paths::OFFICE, paths::TIES] {
        assert_eq!(browser.get(path).await.location(), paths::SIGN_IN);
    }
    otp(&mut browser, &one_time(&world, &real.one_time_secret)).await.moved_on();
    assert_ne!(browser.cookies, half_way, "a new token at every step");
    world.wait(Duration::minutes(11));
    let mut late = world.browser();
    late.cookies = half_way;
    assert_eq!(otp(&mut late, "000000").await.location(), paths::SIGN_IN);
}

#[tokio::test]
async fn a_session_ends_when_it_stands_idle_when_it_is_old_and_when_one_signs_out() {
    let world = World::new().await;
    let mut idle = world.officer("lanhdao.tinh").await;
    world.wait(Duration::minutes(29));
    idle.get(paths::FRONT).await.expect(200);
    world.wait(Duration::minutes(29));
    idle.get(paths::FRONT).await.expect(200);
    world.wait(Duration::minutes(31));
    assert_eq!(idle.get(paths::FRONT).await.location(), paths::SIGN_IN);

    let mut old = world.officer("lanhdao.tinh").await;
    for _ in 0..28 {
        world.wait(Duration::minutes(25));
        old.get(paths::FRONT).await.expect(200);
    }
    world.wait(Duration::minutes(25));
    assert_eq!(old.get(paths::FRONT).await.location(), paths::SIGN_IN, "twelve hours are over");

    let mut browser = world.officer("lanhdao.tinh").await;
    let mut copy = browser.clone();
    let out = browser.post::<&str, &str>(paths::SIGN_OUT, &[]).await;
    assert_eq!(out.location(), paths::SIGN_IN);
    assert!(browser.cookies.is_empty());
    assert_eq!(copy.get(paths::FRONT).await.location(), paths::SIGN_IN);
}

#[tokio::test]
async fn a_new_account_shows_its_secret_to_an_authenticator_first() {
    let world = World::new().await;
    let typed = "con-trau-di-truoc-cai-cay";
    let new = office::NewOfficer {
        login: "moi.tinh".to_owned(),
        name: "Người Mới".into(),
        email: None,
        password_hash: world.services.hashing.hash(Password::new(typed)).await.unwrap().into(),
        unit_id: world.unit("mttq-tinh"),
        post_id: None,
        role: Role::Triage,
    };
    let tx = world.tx().await;
    office::add_officer(&tx, new, world.services.clock.today()).await.unwrap();
    tx.commit().await.unwrap();

    let mut browser = world.browser();
    let next = password(&mut browser, "Moi.Tinh", typed).await;
    assert_eq!(next.location(), paths::ENROL);
    assert_eq!(browser.get(paths::ONE_TIME).await.location(), paths::ENROL);
    let page = browser.follow(&next).await.expect(200);
    let secret = page.mark("data-totp-secret").unwrap();
    let again = browser.get(paths::ENROL).await.expect(200).mark("data-totp-secret").unwrap();
    assert_eq!(secret, again, "one secret, however often the page is opened");
    browser.post(paths::ENROL, &[("otp", "000000")]).await.expect(422);
    let arrived = browser.post(paths::ENROL, &[("otp", &one_time(&world, &secret))]).await.expect(200);
    assert_eq!(recovery_codes(&arrived).len(), 10, "shown once, in this answer");
    assert!(arrived.html.contains(&format!("href=\"{}\"", paths::FRONT)));
    browser.get(paths::FRONT).await.expect(200);

    // From now on the secret is shown to nobody.
    let mut later = world.browser();
    assert_eq!(password(&mut later, "moi.tinh", typed).await.location(), paths::ONE_TIME);
    assert_eq!(later.get(paths::ENROL).await.location(), paths::SIGN_IN);
}

#[tokio::test]
async fn a_disabled_account_is_out_at_the_next_request() {
    let world = World::new().await;
    let mut officer = world.officer("lanhdao.tinh").await;
    officer.get(paths::FRONT).await.expect(200);
    let tx = world.tx().await;
    let mut row = server::store::people::by_login(&tx, "lanhdao.tinh").await.unwrap().unwrap();
    row.status = server::store::people::DISABLED.to_owned();
    server::store::people::update(&tx, row).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(officer.get(paths::FRONT).await.location(), paths::SIGN_IN);
    let real = account("lanhdao.tinh");
    password(&mut world.browser(), &real.login, &real.password).await.expect(422);
}
