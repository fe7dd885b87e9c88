//! Whoever asks too often waits; nobody is locked out, and nothing that was typed is lost.

use app::paths;
use app::words::Lang;
use domain::proof;
use domain::submission::Step;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::entity::drafts;
use time::Duration;

use crate::support::trial::Trial;
use crate::support::{Answer, Browser, Case, Chosen, Feedback, World, jpeg};

const UNKNOWN: &str = "D1JP-RV3F-D1JP-RV3F";

fn browser(world: &World, peer: &str) -> Browser {
    let mut browser = world.browser();
    browser.peer = Some(peer.parse().unwrap());
    browser
}

async fn look_up(browser: &mut Browser, code: &str) -> Answer {
    browser.post(paths::TRACK, &[("code", code)]).await
}

/// The same form again, with what the page put into it.
async fn again(browser: &mut Browser, page: &Answer, proof: &str) -> Answer {
    let form = page.forms().into_iter().find(|form| form.value("wait_ticket").is_some()).unwrap();
    browser.fill_in(&form, &[("wait_proof", proof)]).await
}

fn seconds(page: &Answer) -> i64 {
    let told = page.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert_eq!(page.mark("data-wait"), Some(format!("{told}")));
    assert!(page.says("wait-heading"));
    told
}

/// What a script finds.
fn work(page: &Answer) -> String {
    let form = page.forms().into_iter().find(|form| form.value("wait_ticket").is_some()).unwrap();
    let ticket = form.value("wait_ticket").unwrap();
    (0..).find(|number| proof::is_done(ticket, *number, proof::BITS)).unwrap().to_string()
}

#[tokio::test]
async fn thirty_codes_a_minute_then_a_growing_wait_and_never_a_lock_out() {
    let world = World::new().await;
    let mut trial = Trial::new("H6");
    let case = Case::sent(&world).await;
    let (mut guesser, mut neighbour) = (browser(&world, "203.0.113.7"), browser(&world, "203.0.113.7"));
    for n in 0..30 {
        let answer = look_up(&mut guesser, UNKNOWN).await;
        trial.holds(answer.status == 404, || format!("try {n}: {}", answer.status));
    }
    let mut waits = Vec::new();
    for n in 0..200 {
        let answer = look_up(&mut guesser, UNKNOWN).await;
        trial.holds(answer.status == 429, || format!("try {n} beyond: {}", answer.status));
        trial.holds(answer.shown("code").as_deref() == Some(UNKNOWN), || "the code was not kept".to_owned());
        waits.push(seconds(&answer));
    }
    trial.holds(waits.is_sorted() && waits[0] < 10 && waits[199] == 120, || format!("{waits:?}"));

    // Elsewhere nobody waits.
    let elsewhere = look_up(&mut browser(&world, "203.0.113.8"), &case.code).await;
    trial.holds(elsewhere.status == 303, || format!("elsewhere: {}", elsewhere.status));
    // At the same address the holder of a code waits, once, whatever the guesser does meanwhile.
    let held = look_up(&mut neighbour, &case.code).await.expect(429);
    world.wait(Duration::seconds(10));
    let early = again(&mut neighbour, &held, "").await.expect(429);
    trial.holds(seconds(&early) == seconds(&held) - 10, || "an early try costs nothing".to_owned());
    world.wait(Duration::seconds(seconds(&early)));
    for _ in 0..100 {
        look_up(&mut guesser, UNKNOWN).await;
    }
    let passed = again(&mut neighbour, &early, "").await;
    trial.holds(passed.status == 303, || format!("after waiting: {}", passed.status));
    // A ticket is good once, and for its own code.
    let twice = again(&mut neighbour, &early, "").await;
    trial.holds(twice.status == 429, || format!("a used ticket: {}", twice.status));
    let form = twice.forms().into_iter().find(|form| form.value("wait_ticket").is_some()).unwrap();
    world.wait(Duration::seconds(seconds(&twice)));
    for _ in 0..200 {
        look_up(&mut guesser, UNKNOWN).await;
    }
    let other = neighbour.fill_in(&form, &[("code", UNKNOWN)]).await;
    trial.holds(other.status == 429, || format!("the ticket of another code: {}", other.status));
    trial.end();
}

#[tokio::test]
async fn a_browser_with_scripts_works_in_place_of_waiting() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut browser = browser(&world, "2001:db8::1");
    for _ in 0..30 {
        look_up(&mut browser, UNKNOWN).await.expect(404);
    }
    let held = look_up(&mut browser, &case.code).await.expect(429);
    assert!(held.html.contains("<leptos-island") && held.html.contains("type=\"module\""));
    again(&mut browser, &held, "1").await.expect(429);
    let opened = again(&mut browser, &held, &work(&held)).await;
    assert_eq!(opened.location(), paths::TRACKED);
}

#[tokio::test]
async fn feedback_that_has_to_wait_is_sent_afterwards_as_it_was() {
    let world = World::new().await;
    let code_page = paths::step(Lang::Vi, Step::Code);
    for with_scripts in [false, true] {
        let peer = if with_scripts { "203.0.113.1" } else { "203.0.113.2" };
        let mut flood = browser(&world, peer);
        for _ in 0..80 {
            flood.post(&code_page, &[("code", "x")]).await;
        }
        let mut sender = browser(&world, peer);
        let code = Feedback::default().prepare(&world, &mut sender).await;
        let before = world.case_count().await;
        let held = crate::support::feedback::send(&mut sender, &code).await.expect(429);
        assert_eq!(world.case_count().await, before);
        assert_eq!(held.shown("code"), Some(code));
        let form = held.forms().into_iter().find(|form| form.value("wait_ticket").is_some()).unwrap();
        assert_eq!(form.value("receipt_saved"), Some("yes"), "the tick is kept");
        let sent = if with_scripts {
            again(&mut sender, &held, &work(&held)).await
        } else {
            world.wait(Duration::seconds(seconds(&held)));
            again(&mut sender, &held, "").await
        };
        assert_eq!(sent.location(), paths::SENT);
        assert_eq!(world.case_count().await, before + 1);
    }
}

#[tokio::test]
async fn passwords_are_tried_slowly_from_one_place_and_the_login_is_kept() {
    let world = World::new().await;
    let account = &server::demo::accounts().unwrap()[0];
    let fields = [("login", account.login.as_str()), ("password", account.password.as_str())];
    let mut guesser = browser(&world, "203.0.113.7");
    for _ in 0..70 {
        guesser.post(paths::SIGN_IN, &[("login", ""), ("password", "")]).await;
    }
    let mut officer = browser(&world, "203.0.113.7");
    let held = officer.post(paths::SIGN_IN, &fields).await.expect(429);
    assert!(held.shown("login").as_deref() == Some(fields[0].1) && !held.html.contains(fields[1].1));
    world.wait(Duration::seconds(seconds(&held)));
    let form = held.forms().into_iter().find(|form| form.value("wait_ticket").is_some()).unwrap();
    officer.fill_in(&form, &fields).await.moved_on();
    browser(&world, "203.0.113.9").post(paths::SIGN_IN, &fields).await.moved_on();
}

#[tokio::test]
async fn files_that_have_to_wait_are_taken_afterwards_and_nothing_uploaded_is_lost() {
    let world = World::new().await;
    let files = paths::step(Lang::Vi, Step::Files);
    let photo = |name: &str| Chosen::new(name, jpeg(300));
    let mut sender = browser(&world, "203.0.113.7");
    Feedback::default().fill_in_until(&world, &mut sender, Step::Files).await;
    sender.upload(&files, &[("action", "upload")], &[photo("mot.jpg")]).await.moved_on();
    let mut flood = browser(&world, "203.0.113.7");
    Feedback::default().fill_in_until(&world, &mut flood, Step::Files).await;
    for _ in 0..80 {
        flood.upload(&files, &[("action", "upload")], &[Chosen::new("x.jpg", "none")]).await;
    }
    let page = sender.get(&files).await.expect(200);
    let token = page.shown("draft_token").unwrap();
    let first = [("draft_token", token.as_str()), ("action", "upload")];
    let held = sender.upload(&files, &first, &[photo("hai.jpg")]).await.expect(429);
    assert!(held.says("wait-files") && held.html.contains("mot.jpg") && !held.html.contains("hai.jpg"));
    // A file without a name is a file.
    sender.upload(&files, &first, &[photo("")]).await.expect(429);
    // Going on without a file is no upload.
    sender.upload(&files, &[("action", "next")], &[]).await.moved_on();

    let form = held.forms().into_iter().find(|form| form.value("wait_ticket").is_some()).unwrap();
    let fields = ["draft_token", "wait_ticket"].map(|name| (name, form.value(name).unwrap_or_default()));
    let with = |action| [fields[0], fields[1], ("action", action)];
    sender.upload(&files, &with("upload"), &[photo("hai.jpg")]).await.expect(429);
    world.wait(Duration::seconds(seconds(&held)));
    sender.upload(&files, &with("upload"), &[photo("hai.jpg")]).await.moved_on();
    let page = sender.get(&files).await.expect(200);
    assert!(page.html.contains("mot.jpg") && page.html.contains("hai.jpg"));
    let mut elsewhere = browser(&world, "203.0.113.8");
    Feedback::default().fill_in_until(&world, &mut elsewhere, Step::Files).await;
    elsewhere.upload(&files, &[("action", "upload")], &[photo("ba.jpg")]).await.moved_on();
}

#[tokio::test]
async fn drafts_are_begun_one_after_another_from_one_place_and_those_that_wait_go_on_as_they_were() {
    let world = World::new().await;
    for _ in 0..60 {
        browser(&world, "203.0.113.7").post(paths::FORM, &[("kind", "PHAN_ANH")]).await.moved_on();
    }
    let mut sender = browser(&world, "203.0.113.7");
    let held = sender.post(paths::FORM, &[("kind", "TO_GIAC")]).await;
    assert_eq!(held.status, 429, "sixty at once");
    let held = sender.post(paths::FORM, &[("kind", "PHAN_ANH")]).await.expect(429);
    let stored = || drafts::Entity::find().count(world.services.db.reader());
    assert_eq!(stored().await.unwrap(), 60);
    again(&mut sender, &held, "").await.expect(429);
    world.wait(Duration::seconds(seconds(&held)));
    let begun = again(&mut sender, &held, "").await.moved_on();
    assert_eq!(begun.location(), paths::step(Lang::Vi, Step::Province));
    assert_eq!(stored().await.unwrap(), 61);
    // Whoever has begun is asked no more, and elsewhere nobody is.
    for _ in 0..100 {
        browser(&world, "203.0.113.7").post(paths::FORM, &[("kind", "PHAN_ANH")]).await;
    }
    sender.post(paths::FORM, &[("kind", "GOP_Y")]).await;
    sender.post(paths::FORM, &[("kind", "PHAN_ANH")]).await.moved_on();
    browser(&world, "203.0.113.8").post(paths::FORM, &[("kind", "PHAN_ANH")]).await.moved_on();
}

#[tokio::test]
async fn pages_of_a_draft_are_stored_as_fast_as_people_fill_them_in_and_no_faster() {
    let world = World::new().await;
    let mut sender = browser(&world, "203.0.113.11");
    Feedback::default().prepare(&world, &mut sender).await;
    let page = paths::step(Lang::Vi, Step::Matter);
    const WORDS: &str = "Cán bộ yêu cầu tôi bổ sung giấy tờ không có trong quy định, ba lần liền.";
    let store = async |sender: &mut Browser| sender.post(&page, &[("body", WORDS), ("place", "Trước cổng chợ")]).await;
    let mut held = None;
    for tried in 0..600 {
        let answer = store(&mut sender).await;
        if answer.status == 429 {
            assert!(tried > 400, "a hall full of people at {tried}");
            held = Some(answer);
            break;
        }
        assert_eq!(answer.status, 303);
    }
    let held = held.expect("held up");
    assert_eq!(held.shown("place").as_deref(), Some("Trước cổng chợ"), "nothing typed is lost");
    assert!(seconds(&held) <= 10);
    world.wait(Duration::seconds(seconds(&held)));
    assert_eq!(again(&mut sender, &held, "").await.status, 303);
}
