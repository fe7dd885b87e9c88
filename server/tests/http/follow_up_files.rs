//! Files that follow after sending, with a message.

use app::paths;
use domain::case::State;
use domain::role::Desk;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::jobs::{Job, Sweep};
use server::store::entity::{attachment_copies, attachments, drafts};
use time::Duration;
use tokio::sync::watch;

use crate::support::html::Form;
use crate::support::{Answer, Browser, Case, Chosen, DONG_LAT, World, jpeg};

const TEXT: &str = "Tôi gửi thêm ảnh chụp giấy hẹn lần thứ ba.";

/// A browser in which the case is open.
async fn following(case: &Case<'_>) -> Browser {
    let mut sender = case.sender.clone();
    sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
    sender
}

async fn send(browser: &mut Browser, text: &str, files: &[Chosen]) -> Answer {
    browser.upload(paths::TRACKED, &[("message", text), ("action", "message")], files).await
}

fn message_form(page: &Answer) -> Form {
    page.forms().into_iter().find(|form| form.value("message").is_some()).unwrap()
}

fn photo(name: &str) -> Chosen {
    Chosen::new(name, jpeg(2_000))
}

async fn rows(world: &World) -> Vec<attachments::Model> {
    attachments::Entity::find().all(world.services.db.reader()).await.unwrap()
}

async fn waiting_drafts(world: &World) -> u64 {
    drafts::Entity::find().count(world.services.db.reader()).await.unwrap()
}

#[tokio::test]
async fn a_message_brings_its_files_and_the_front_alone_opens_them() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let mut sender = following(&case).await;
        let form = message_form(&sender.get(paths::TRACKED).await.expect(200));
        assert!(form.multipart, "the form takes files without a script");
        send(&mut sender, TEXT, &[photo("giấy hẹn.jpg"), photo("quầy.jpg")]).await.moved_on();
        let stored = rows(&world).await;
        assert!(stored.len() == 2 && stored.iter().all(|row| row.message_id.is_some() && row.draft_hash.is_none()));
        assert_eq!(waiting_drafts(&world).await, 0, "nothing is left where they waited");
        let mut triage = world.officer(DONG_LAT.triage).await;
        let page = triage.get(&case.path(Desk::Front)).await.expect(200);
        assert!(page.html.contains(TEXT) && page.html.contains("giấy hẹn.jpg"));
        let file = triage.get(&paths::front_file(&case.number, stored[0].id)).await.expect(200);
        assert_eq!(file.bytes.as_ref(), jpeg(2_000));
        let asked = attachment_copies::Entity::find().count(world.services.db.reader()).await.unwrap();
        assert_eq!(asked, 2, "triage has begun: a unit may get copies of them");
        assert!(sender.get(paths::TRACKED).await.html.contains("giấy hẹn.jpg"), "the sender reads what was taken");
        case.reach(State::Verifying).await;
        let unit = case.page(DONG_LAT.handler, Desk::Unit).await.expect(200);
        assert!(!unit.html.contains(TEXT) && !unit.html.contains("giấy hẹn"));
        for login in [DONG_LAT.handler, "phanloai.benlau"] {
            let path = paths::front_file(&case.number, stored[0].id);
            world.officer(login).await.get(&path).await.expect(404);
        }
    }
}

#[tokio::test]
async fn they_answer_a_question_too_and_before_triage_no_copy_is_asked_for() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut sender = following(&case).await;
    send(&mut sender, TEXT, &[photo("một.jpg")]).await.moved_on();
    assert_eq!(attachment_copies::Entity::find().count(world.services.db.reader()).await.unwrap(), 0);
    case.come_to(State::AwaitingInfo).await;
    let mut sender = following(&case).await;
    send(&mut sender, TEXT, &[photo("hai.jpg")]).await.moved_on();
    assert_eq!(case.state().await, State::Triage);
    assert_eq!(attachment_copies::Entity::find().count(world.services.db.reader()).await.unwrap(), 2);
}

#[tokio::test]
async fn what_is_wrong_loses_neither_a_word_nor_a_file() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let mut sender = following(&case).await;
    // Without a word: the file waits.
    let refused = send(&mut sender, " ", &[photo("giấy hẹn.jpg")]).await.expect(422);
    assert!(refused.problem("message").is_some() && refused.html.contains("giấy hẹn.jpg"));
    // Of two one is no picture: the words stay, the good one waits with the first.
    let files = [photo("quầy.jpg"), Chosen::new("chạy.exe", b"MZ\x90\x00 not a picture".to_vec())];
    let refused = send(&mut sender, TEXT, &files).await.expect(422);
    assert!(refused.problem("files").is_some() && refused.html.contains("chạy.exe"));
    assert_eq!(message_form(&refused).value("message"), Some(TEXT));
    assert!(rows(&world).await.iter().all(|row| row.case_id.is_none()), "nothing was sent");
    // One is taken out again, and the words stay.
    let fields = [("message", TEXT), ("action", "remove-0")];
    let page = sender.upload(paths::TRACKED, &fields, &[]).await.expect(200);
    assert_eq!(message_form(&page).value("message"), Some(TEXT));
    assert!(!page.html.contains("giấy hẹn.jpg") && page.html.contains("quầy.jpg"));
    // What waits goes with the message, also when that comes as a plain form.
    sender.post(paths::TRACKED, &[("message", TEXT)]).await.moved_on();
    let stored = rows(&world).await;
    assert!(stored.len() == 1 && stored[0].message_id.is_some());
    assert_eq!(world.stored_files().len(), 1);
}

#[tokio::test]
async fn as_many_may_follow_as_may_come_with_the_feedback() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let mut sender = following(&case).await;
    let names: Vec<String> = (0..9).map(|n| format!("ảnh {n}.jpg")).collect();
    let nine: Vec<Chosen> = names.iter().map(|name| photo(name)).collect();
    send(&mut sender, TEXT, &nine).await.moved_on();
    let refused = send(&mut sender, TEXT, &[photo("mười.jpg"), photo("mười một.jpg")]).await.expect(422);
    assert!(refused.problem("files").is_some() && refused.html.contains("mười một.jpg"));
    sender.post(paths::TRACKED, &[("message", TEXT)]).await.moved_on();
    assert_eq!(rows(&world).await.len(), 10);
    let full = send(&mut sender, TEXT, &[photo("thừa.jpg")]).await.expect(422);
    assert!(full.problem("files").is_some());
}

#[tokio::test]
async fn several_browsers_do_not_add_up_to_more() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let names: Vec<String> = (0..6).map(|n| format!("ảnh {n}.jpg")).collect();
    let six: Vec<Chosen> = names.iter().map(|name| photo(name)).collect();
    let (mut one, mut other) = (following(&case).await, following(&case).await);
    send(&mut one, "", &six).await.expect(422);
    send(&mut other, TEXT, &six).await.moved_on();
    let refused = one.post(paths::TRACKED, &[("message", "Thêm nữa.")]).await;
    assert!(refused.status == 422 && refused.problem("files").is_some(), "{}", refused.status);
}

#[tokio::test]
async fn what_is_never_sent_is_nobodys_and_is_swept_away() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let mut sender = following(&case).await;
    send(&mut sender, "", &[photo("giấy hẹn.jpg")]).await.expect(422);
    // Another session does not find it, and leaving forgets it.
    let mut other = following(&case).await;
    assert!(!other.get(paths::TRACKED).await.expect(200).html.contains("giấy hẹn.jpg"));
    assert_eq!(world.stored_files().len(), 1);
    sender.post(paths::TRACK_LEAVE, &[("", "")]).await.moved_on();
    send(&mut other, "", &[photo("quầy.jpg")]).await.expect(422);
    world.wait(Duration::hours(26));
    Sweep::new(world.services.clone()).run(&watch::Sender::new(false).subscribe()).await.unwrap();
    assert!(world.stored_files().is_empty() && rows(&world).await.is_empty());
}

#[tokio::test]
async fn to_a_case_to_which_nobody_writes_any_more_no_file_follows() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    let mut sender = following(&case).await;
    let page = sender.get(paths::TRACKED).await.expect(200);
    assert!(!page.html.contains("name=\"files\""));
    let away = send(&mut sender, TEXT, &[photo("giấy hẹn.jpg")]).await.moved_on();
    assert_eq!(away.location(), paths::TRACK);
    let nobody = send(&mut world.browser(), TEXT, &[photo("giấy hẹn.jpg")]).await.moved_on();
    assert_eq!(nobody.location(), paths::TRACK);
    assert!(rows(&world).await.is_empty() && world.stored_files().is_empty());
    let mut foreign = following(&Case::in_state(&world, State::Triage).await).await;
    foreign.origin = Some("https://example.org".to_owned());
    send(&mut foreign, TEXT, &[photo("giấy hẹn.jpg")]).await.expect(403);
}
