//! Attachments in a bucket of an S3 server: everything that is done with them, and what happens
//! while the server does not answer.

use std::path::{Path, PathBuf};

use app::paths;
use app::words::Lang;
use domain::case::State;
use domain::submission::Step;
use sea_orm::EntityTrait;
use server::config::{Bucket, Place};
use server::desks::copying;
use server::files::{FileError, ObjectName};
use server::jobs::{Job, Sweep};
use server::store::entity::attachments;
use server::testing::s3::{self, Relay, Way};
use server::testing::samples;
use server::vault::FileKey;
use time::Duration;
use tokio::sync::watch;

use crate::support::{Browser, Case, Chosen, DONG_LAT, Feedback, World, feedback, jpeg};

const TEXT: &str = "Tôi gửi thêm ảnh chụp giấy hẹn lần thứ ba.";

/// A bucket of the server for tests, where there is one.
fn bucket() -> Option<Bucket> {
    s3::bucket(Path::new("set below"))
}

/// A service that keeps attachments there.
async fn world(mut bucket: Bucket) -> World {
    World::with(|config| {
        bucket.waiting = config.data_dir.join("files/incoming");
        config.object_store = Place::Bucket(Box::new(bucket));
    })
    .await
}

fn on_this_machine(world: &World) -> Vec<PathBuf> {
    let folder = world.services.config.data_dir.join("files");
    world.kept_files().into_iter().filter(|path| path.starts_with(&folder)).collect()
}

async fn rows(world: &World) -> Vec<attachments::Model> {
    attachments::Entity::find().all(world.services.db.reader()).await.unwrap()
}

async fn is_there(world: &World, object: &str) -> bool {
    let object = ObjectName::parse(object).unwrap();
    match world.services.files.open(&object, FileKey::random(&mut rand::rng())).await {
        Ok(_) => true,
        Err(FileError::Missing) => false,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn what_is_done_with_files_is_done_in_a_bucket_too() {
    let Some(bucket) = bucket() else { return };
    let world = world(bucket).await;
    let photo = samples::jpeg(64, 48, "MARK", 6);
    let large = [photo.clone(), vec![0; 11 * 1024 * 1024]].concat();
    let files = vec![Chosen::new("giấy hẹn.jpg", photo.clone()), Chosen::new("to.jpg", large.clone())];
    let case = Case::of(&world, &Feedback::default().with_files(files), DONG_LAT).await;
    case.reach(State::Triage).await;
    assert!(on_this_machine(&world).is_empty(), "nothing stays on the machine that took it");

    let stored = rows(&world).await;
    let mut officer = world.officer(DONG_LAT.triage).await;
    for (row, content) in stored.iter().zip([&photo, &large]) {
        let file = officer.get(&paths::front_file(&case.number, row.id)).await.expect(200);
        assert!(file.bytes.as_ref() == content);
    }
    copying::run(&world.services).await.unwrap();
    let copy = officer.get(&paths::front_copy(&case.number, stored[0].id)).await.expect(200);
    assert!(!copy.bytes.is_empty() && copy.bytes.as_ref() != photo);

    let backup = world.backed_up().await;
    let saved = backup.keys().filter(|name| name.starts_with("files/")).count();
    assert!(saved >= 3 && stored.iter().all(|row| backup.contains_key(&format!("files/{}", row.object))), "{saved}");
    let sealed: usize = stored.iter().map(|row| backup[&format!("files/{}", row.object)].len()).sum();
    assert!(sealed > photo.len() + large.len());
}

#[tokio::test]
async fn a_file_that_is_taken_out_or_never_sent_leaves_the_bucket() {
    let Some(bucket) = bucket() else { return };
    let world = world(bucket).await;
    let mut browser = world.browser();
    Feedback::default().fill_in_until(&world, &mut browser, Step::Files).await;
    let files = [Chosen::new("một.jpg", jpeg(2_000)), Chosen::new("hai.jpg", jpeg(3_000))];
    upload(&mut browser, "upload", &files).await.moved_on();
    let stored = rows(&world).await;
    upload(&mut browser, "remove-0", &[]).await.moved_on();
    assert!(!is_there(&world, &stored[0].object).await && is_there(&world, &stored[1].object).await);
    world.wait(Duration::hours(26));
    Sweep::new(world.services.clone()).run(&watch::Sender::new(false).subscribe()).await.unwrap();
    assert!(!is_there(&world, &stored[1].object).await && rows(&world).await.is_empty());
}

async fn upload(browser: &mut Browser, action: &str, files: &[Chosen]) -> crate::support::Answer {
    browser.upload(&paths::step(Lang::Vi, Step::Files), &[("action", action)], files).await
}

/// Longer than whoever found nobody there rests.
async fn a_moment(world: &World) {
    let Place::Bucket(bucket) = &world.services.config.object_store else { panic!("a bucket") };
    tokio::time::sleep(bucket.patience.rest * 2).await;
}

#[tokio::test]
async fn while_files_cannot_be_kept_text_goes_in_and_nothing_typed_is_lost() {
    let Some(mut bucket) = bucket() else { return };
    let relay = Relay::before(Some(&bucket.endpoint), Way::Open).await;
    bucket.endpoint = relay.endpoint();
    let world = world(bucket).await;
    let mut browser = world.browser();
    let feedback = Feedback::default();
    feedback.fill_in_until(&world, &mut browser, Step::Files).await;
    upload(&mut browser, "upload", &[Chosen::new("trước.jpg", jpeg(2_000))]).await.moved_on();

    relay.turn(Way::Closed);
    let files = [Chosen::new("quầy.jpg", jpeg(2_000)), Chosen::new("sân.jpg", jpeg(2_000))];
    for action in ["next", "upload"] {
        let page = upload(&mut browser, action, &files).await.expect(503);
        assert!(page.says("err-files-away") && page.headers.contains_key("retry-after"));
        assert!(page.html.contains("trước.jpg"), "what was taken before is there");
    }
    assert!(on_this_machine(&world).is_empty());

    // What is in words goes on, with the file that came before.
    upload(&mut browser, "next", &[]).await.moved_on();
    for step in [Step::Sender, Step::Check] {
        feedback.post(&world, &mut browser, step).await.moved_on();
    }
    let code = browser.get(&paths::step(Lang::Vi, Step::Code)).await.expect(200).shown("code").unwrap();
    let sent = feedback::send(&mut browser, &code).await.moved_on();
    let number = browser.follow(&sent).await.expect(200).marked("data-case-number").unwrap();

    // A message keeps its words beside the file that was not taken, and goes without it.
    browser.post(paths::TRACK, &[("code", &code)]).await.moved_on();
    let fields = [("message", TEXT), ("action", "message")];
    let page = browser.upload(paths::TRACKED, &fields, &files).await.expect(503);
    assert!(page.says("err-files-away"));
    let typed = page.forms().into_iter().find_map(|form| form.value("message").map(str::to_owned));
    assert_eq!(typed.as_deref(), Some(TEXT));
    browser.post(paths::TRACKED, &[("message", "Chưa gửi được ảnh.")]).await.moved_on();

    // The Front reads the case, and of the file that it cannot be had now.
    let mut officer = world.officer(DONG_LAT.intake).await;
    let stored = rows(&world).await;
    let kept = stored.iter().find(|row| row.case_id.is_some()).unwrap();
    officer.get(&paths::front_file(&number, kept.id)).await.expect(503);

    // It is there again: so is the file, and so is what was sent once more.
    relay.turn(Way::Open);
    a_moment(&world).await;
    officer.get(&paths::front_file(&number, kept.id)).await.expect(200);
    browser.upload(paths::TRACKED, &fields, &files).await.moved_on();
    let with_message = rows(&world).await.iter().filter(|row| row.message_id.is_some()).count();
    assert_eq!(with_message, 2);
}

/// What could not be taken back while nobody answered is written down and taken back later.
#[tokio::test]
async fn a_file_that_was_not_confirmed_is_forgotten_in_the_end() {
    let Some(mut bucket) = bucket() else { return };
    let relay = Relay::before(Some(&bucket.endpoint), Way::Open).await;
    bucket.endpoint = relay.endpoint();
    let world = world(bucket).await;
    let mut browser = world.browser();
    Feedback::default().fill_in_until(&world, &mut browser, Step::Files).await;
    upload(&mut browser, "upload", &[Chosen::new("một.jpg", jpeg(2_000))]).await.moved_on();
    let object = rows(&world).await[0].object.clone();
    relay.turn(Way::Closed);
    upload(&mut browser, "remove-0", &[]).await.expect(503);
    assert_eq!(rows(&world).await.len(), 1, "the row that names it stays");
    let page = browser.get(&paths::step(Lang::Vi, Step::Files)).await.expect(200);
    assert!(!page.html.contains("một.jpg"), "it is not sent any more");
    relay.turn(Way::Open);
    a_moment(&world).await;
    assert!(is_there(&world, &object).await);
    world.wait(Duration::hours(26));
    Sweep::new(world.services.clone()).run(&watch::Sender::new(false).subscribe()).await.unwrap();
    assert!(rows(&world).await.is_empty() && !is_there(&world, &object).await);
}
