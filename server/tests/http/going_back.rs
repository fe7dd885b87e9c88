//! Going back loses nothing that was typed, checked or not.

use app::paths;
use app::words::Lang;
use domain::submission::{EntryStep, Step};

use crate::support::entry::Written;
use crate::support::feedback::send;
use crate::support::{Browser, Chosen, DONG_LAT, Feedback, World, jpeg};

const TOO_SHORT: &str = "Chưa viết xong";

fn step(step: Step) -> String {
    paths::step(Lang::Vi, step)
}

async fn back(browser: &mut Browser, page: Step, fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = fields.iter().copied().chain([("back", "yes")]).collect();
    browser.post(&step(page), &fields).await.moved_on().location()
}

#[tokio::test]
async fn what_stands_on_a_page_stands_there_again() {
    for world in World::everywhere().await {
        let mut sender = world.browser();
        Feedback::default().fill_in_until(&world, &mut sender, Step::Matter).await;
        let typed = [("happened_on", "31/02/2026"), ("body", TOO_SHORT), ("wish", "<b>")];
        assert_eq!(back(&mut sender, Step::Matter, &typed).await, step(Step::Category));
        let page = sender.get(&step(Step::Matter)).await.expect(200);
        assert!(page.html.contains(TOO_SHORT) && page.html.contains("31/02/2026") && page.html.contains("&lt;b&gt;"));
        assert!(page.problem("body").is_none(), "nobody has judged it yet");
        // Pages after it wait until it is sent.
        assert_eq!(sender.get(&step(Step::Files)).await.moved_on().location(), step(Step::Matter));
        Feedback::default().post(&world, &mut sender, Step::Matter).await.moved_on();
        assert!(!sender.get(&step(Step::Matter)).await.expect(200).html.contains(TOO_SHORT));
    }
}

#[tokio::test]
async fn nothing_is_sent_while_something_newer_was_only_typed() {
    let world = World::new().await;
    let mut sender = world.browser();
    let code = Feedback::default().prepare(&world, &mut sender).await;
    back(&mut sender, Step::Sender, &[("identity", "open"), ("name", "Bà Bông")]).await;
    assert_eq!(send(&mut sender, &code).await.moved_on().location(), step(Step::Sender));
    assert_eq!(world.case_count().await, 0);
    assert!(sender.get(&step(Step::Sender)).await.expect(200).html.contains("Bà Bông"));
}

#[tokio::test]
async fn going_back_from_the_files_takes_those_that_were_chosen() {
    let world = World::new().await;
    let mut sender = world.browser();
    Feedback::default().fill_in_until(&world, &mut sender, Step::Files).await;
    let chosen = [Chosen::new("giay-hen.jpg", jpeg(2_000))];
    let answer = sender.upload(&step(Step::Files), &[("action", "back")], &chosen).await.moved_on();
    assert_eq!(answer.location(), step(Step::Matter));
    assert!(sender.get(&step(Step::Files)).await.expect(200).html.contains("giay-hen.jpg"));
}

#[tokio::test]
async fn more_than_a_page_takes_is_not_kept_on_the_way_back_either() {
    let world = World::new().await;
    let mut sender = world.browser();
    Feedback::default().fill_in_until(&world, &mut sender, Step::Matter).await;
    let endless = "a".repeat(70_000);
    let answer = sender.post(&step(Step::Matter), &[("body", endless.as_str()), ("back", "yes")]).await.expect(422);
    assert!(answer.problem("body").is_some() && answer.html.contains(&endless));
}

#[tokio::test]
async fn an_officer_who_writes_down_may_go_back_as_well() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let letter = Written::default();
    letter.fill_in_until(&world, &mut officer, EntryStep::Matter).await;
    let matter = paths::entry_step(EntryStep::Matter);
    let answer = officer.post(&matter, &[("body", TOO_SHORT), ("action", "back")]).await.moved_on();
    assert_eq!(answer.location(), paths::entry_step(EntryStep::Subject));
    assert!(officer.get(&matter).await.expect(200).html.contains(TOO_SHORT));
    let late = officer.get(&paths::entry_step(EntryStep::Files)).await.moved_on();
    assert_eq!(late.location(), matter);
}

#[tokio::test]
async fn the_next_officer_at_the_same_desk_begins_anew() {
    let world = World::new().await;
    let mut first = world.officer(DONG_LAT.intake).await;
    Written::default().fill_in_until(&world, &mut first, EntryStep::Matter).await;
    let left = first.cookies["phanhoi-entry"].clone();
    let mut second = world.officer("tiepnhan.tinh").await;
    second.cookies.insert("phanhoi-entry".to_owned(), left);
    let slip = Written::default().enter(&world, &mut second).await;
    assert!(slip.marked("data-case-number").is_some());
}

#[tokio::test]
async fn whoever_had_the_browser_before_does_not_read_what_is_filled_in_after_them() {
    let world = World::new().await;
    let mut before = world.browser();
    before.get(app::paths::FORM).await.expect(200);
    // The next person goes on in the same browser, with the cookie that is there.
    let mut next = before.clone();
    Feedback::default().fill_in_until(&world, &mut next, domain::submission::Step::Code).await;
    let step = app::paths::step(app::words::Lang::Vi, domain::submission::Step::Matter);
    assert_eq!(before.get(&step).await.location(), app::paths::FORM);
}
