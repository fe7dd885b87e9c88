//! Officers of a Front write down what came by letter, by telephone, at a reception, in a meeting.
//! It becomes a case by the same rules; whoever wrote it down gets the slip, and of the case what
//! the policy gives them.

use app::paths;
use domain::role::Desk;
use domain::submission::{EntryStep, Step};
use sea_orm::{EntityTrait, QueryFilter};
use server::store::entity::{events, identities, receipt_sessions};
use server::store::{cases, events as log};
use time::Duration;

use crate::support::{Answer, Browser, Case, Chosen, DONG_LAT, World, Written, jpeg};

const NAME: &str = "Trần Thị Canari";

fn check() -> String {
    paths::entry_step(EntryStep::Check)
}

fn number(slip: &Answer) -> String {
    slip.marked("data-case-number").unwrap()
}

async fn row(world: &World, number: &str) -> server::store::entity::cases::Model {
    cases::by_number(world.services.db.reader(), number).await.unwrap().unwrap()
}

async fn first_event(world: &World, case_id: i64) -> events::Model {
    log::find(world.services.db.reader(), case_id, 1).await.unwrap().unwrap()
}

/// The sender, who comes back with the slip.
async fn follow(world: &World, slip: &Answer) -> Browser {
    let mut sender = world.browser();
    sender.post(paths::TRACK, &[("code", slip.marked("data-receipt").unwrap())]).await.moved_on();
    sender
}

#[tokio::test]
async fn a_letter_becomes_a_case_that_counts_from_the_day_it_came() {
    for world in World::everywhere().await {
        let mut officer = world.officer(DONG_LAT.intake).await;
        let came = world.services.clock.today() - Duration::days(3);
        let letter = Written::default().with("came_on", &domain::date::show(came));
        let slip = letter.enter(&world, &mut officer).await;
        assert!(slip.says("entry-done-once"));
        let row = row(&world, &number(&slip)).await;
        assert_eq!((row.channel.as_str(), row.state.as_str()), ("DON_THU", "CHO_TIEP_NHAN"));
        assert_eq!((row.received_on, row.front_id), (came, world.unit("mttq-dong-lat")));
        let event = first_event(&world, row.id).await;
        assert_eq!((event.code.as_str(), event.officer_id), ("T02", Some(world.officer_id(DONG_LAT.intake).await)));
        assert_eq!((event.role.as_deref(), event.at), (Some("TIEP_NHAN"), None), "not even the hour is kept");
        let clocks = server::store::clocks::of_case(world.services.db.reader(), row.id).await.unwrap();
        assert!(!clocks.is_empty() && clocks.iter().all(|run| run.count.from == came), "time limits count from then");

        // The officer's own Front has it: mark, channel and the way it came stand on the pages.
        let inbox = officer.get(paths::FRONT).await.expect(200);
        assert_eq!(inbox.marked("data-channel").as_deref(), Some("Đơn, thư"));
        let page = officer.get(&paths::front_case(&row.number)).await.expect(200);
        assert!(page.html.contains("Đơn, thư") && page.says("event-ENTERED"));

        // The sender follows it with the slip, like anybody.
        let mut sender = follow(&world, &slip).await;
        let tracked = sender.get(paths::TRACKED).await.expect(200);
        assert_eq!(tracked.marked("data-case-number"), Some(row.number));
        assert!(tracked.says("event-citizen-ENTERED"));
        assert!(log::chain_holds(&log::of_case(world.services.db.reader(), row.id).await.unwrap()));
    }
}

#[tokio::test]
async fn what_the_rules_send_elsewhere_leaves_its_writer_the_slip_alone() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let slip = Written::about_the_chairman().enter(&world, &mut officer).await;
    let number = number(&slip);
    assert_eq!(row(&world, &number).await.front_id, world.unit("mttq-tinh"));
    officer.get(&paths::front_case(&number)).await.expect(404);
    assert!(!officer.get(paths::FRONT).await.expect(200).html.contains(&number));
    let found = officer.get(&format!("{}?number={number}", paths::FRONT)).await.expect(200);
    assert!(found.says("desk-not-found"));
    world.officer("tiepnhan.tinh").await.get(&paths::front_case(&number)).await.expect(200);
}

#[tokio::test]
async fn a_sealed_name_is_not_read_again_by_whoever_typed_it() {
    let world = World::new().await;
    let mut officer = world.officer("tiepnhan.tinh").await;
    let sealed = Written::about_the_chairman().with("identity", "sealed").with("name", NAME);
    let fields = sealed.ready(&world, &mut officer).await;
    assert!(officer.get(&check()).await.html.contains(NAME), "until it is entered it can be put right");
    let kept = officer.clone();
    let slip = officer.post(&check(), &fields).await.expect(200);
    assert!(!slip.html.contains(NAME));
    let number = number(&slip);
    let id = row(&world, &number).await.id;
    let identity = identities::Entity::find_by_id(id).one(world.services.db.reader()).await.unwrap().unwrap();
    assert!(!String::from_utf8_lossy(&identity.envelope).contains(NAME));
    for mut browser in [officer, kept] {
        for step in EntryStep::ALL {
            let page = browser.get(&paths::entry_step(*step)).await;
            assert!(!page.html.contains(NAME), "{step}");
        }
        assert!(!browser.get(&paths::front_case(&number)).await.expect(200).html.contains(NAME));
    }
}

#[tokio::test]
async fn nothing_happened_after_it_was_told() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let yesterday = domain::date::show(world.services.clock.today().previous_day().unwrap());
    let today = domain::date::show(world.services.clock.today());
    let letter = Written::default().with("came_on", &yesterday);
    letter.fill_in_until(&world, &mut officer, EntryStep::Matter).await;
    let refused = letter.clone().with("happened_on", &today).post(&world, &mut officer, EntryStep::Matter).await;
    assert!(refused.expect(422).says("err-after-entry"));
    letter.with("happened_on", &yesterday).post(&world, &mut officer, EntryStep::Matter).await.moved_on();
}

#[tokio::test]
async fn a_file_in_a_broken_form_is_told_about_and_hidden_fields_are_short() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    Written::default().fill_in_until(&world, &mut officer, EntryStep::Files).await;
    let path = paths::entry_step(EntryStep::Files);
    let broken = axum::body::Body::from("------another\r\nContent-Disposition: form-data; name=\"files\"\r\n\r\nx");
    assert!(officer.send_parts(&path, broken).await.expect(422).problem("files").is_some());
    let endless = "x".repeat(300_000);
    let part =
        format!("------phanhoi-test-boundary\r\nContent-Disposition: form-data; name=\"action\"\r\n\r\n{endless}");
    officer.send_parts(&path, axum::body::Body::from(part)).await.expect(413);
}

#[tokio::test]
async fn whether_what_was_said_was_read_back_is_on_record_either_way() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let call = Written::default().with("channel", "DIEN_THOAI");
    let fields = call.ready(&world, &mut officer).await;
    let refused = officer.post(&check(), &fields).await.expect(422);
    assert!(refused.problem("read_back").is_some() && refused.problem("faithful").is_none());
    assert_eq!(world.case_count().await, 0);
    for (answer, known) in [("yes", "entry-how-read-back"), ("no", "entry-how-not-read-back")] {
        let mut officer = world.officer(DONG_LAT.intake).await;
        let slip = call.clone().with("read_back", answer).enter(&world, &mut officer).await;
        let page = officer.get(&paths::front_case(&number(&slip))).await.expect(200);
        assert!(page.says(known), "{answer}");
    }
    // A letter is not read back, whatever is posted.
    let mut officer = world.officer(DONG_LAT.intake).await;
    let slip = Written::default().with("read_back", "yes").enter(&world, &mut officer).await;
    let event = first_event(&world, row(&world, &number(&slip)).await.id).await;
    assert!(event.details.contains("DON_THU") && !event.details.contains("true"), "{}", event.details);
}

#[tokio::test]
async fn entering_twice_gives_one_case_and_the_same_slip() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let fields = Written::default().ready(&world, &mut officer).await;
    let mut other_tab = officer.clone();
    let first = officer.post(&check(), &fields).await.expect(200);
    for browser in [&mut officer, &mut other_tab] {
        let again = browser.post(&check(), &fields).await.expect(200);
        assert_eq!((number(&again), again.marked("data-receipt")), (number(&first), first.marked("data-receipt")));
    }
    assert_eq!(world.case_count().await, 1);
    assert_eq!(receipt_sessions::Entity::find().all(world.services.db.reader()).await.unwrap().len(), 0);
    // Whoever did not write it down gets no slip, whatever code they post.
    let mut other = world.officer("tiepnhan.tinh").await;
    assert_eq!(other.post(&check(), &fields).await.location(), paths::ENTRY);
    let sent = Case::sent(&world).await;
    let strange: Vec<_> = [("code", sent.code.as_str()), ("faithful", "yes"), ("told", "yes")].into();
    assert_eq!(officer.post(&check(), &strange).await.location(), paths::ENTRY);
}

#[tokio::test]
async fn the_code_of_other_words_is_refused_and_the_first_stay() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let fields = Written::default().ready(&world, &mut officer).await;
    officer.post(&check(), &fields).await.expect(200);
    let others = Written::default().with("body", "Một lá thư khác, kể về một việc khác ở nơi khác.");
    let mut new = others.ready(&world, &mut officer).await;
    new.retain(|(name, _)| name != "code");
    new.push(fields.iter().find(|(name, _)| name == "code").unwrap().clone());
    officer.post(&check(), &new).await.expect(409);
    assert_eq!(world.case_count().await, 1);
}

#[tokio::test]
async fn a_draft_belongs_to_its_writer_and_not_to_the_public_form() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    Written::default().fill_in_until(&world, &mut officer, EntryStep::Sender).await;
    let draft = officer.cookies["phanhoi-entry"].clone();
    // As somebody without an account, with the same key.
    let mut nobody = world.browser();
    nobody.cookies.insert("phanhoi-draft".to_owned(), draft.clone());
    let path = paths::step(app::words::Lang::Vi, Step::Sender);
    assert_eq!(nobody.get(&path).await.location(), paths::FORM);
    // As another officer at the same desk.
    let mut colleague = world.officer("tiepnhan.tinh").await;
    colleague.cookies.insert("phanhoi-entry".to_owned(), draft);
    assert_eq!(colleague.get(&paths::entry_step(EntryStep::Sender)).await.location(), paths::ENTRY);
    // A draft of the public form is none of an officer's.
    let mut sender = world.browser();
    let feedback = crate::support::Feedback::default();
    feedback.fill_in_until(&world, &mut sender, Step::Matter).await;
    officer.cookies.insert("phanhoi-entry".to_owned(), sender.cookies["phanhoi-draft"].clone());
    assert_eq!(officer.get(&paths::entry_step(EntryStep::Matter)).await.location(), paths::ENTRY);
    // It ends with the session.
    officer.post::<&str, &str>(paths::SIGN_OUT, &[]).await.moved_on();
    assert!(!officer.cookies.contains_key("phanhoi-entry"));
}

#[tokio::test]
async fn a_page_with_a_problem_keeps_what_was_typed() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let tomorrow = domain::date::show(world.services.clock.today() + Duration::days(1));
    for (field, value, problem) in [
        ("channel", "TRUC_TUYEN", "channel"),
        ("channel", "", "channel"),
        ("came_on", tomorrow.as_str(), "came_on"),
        ("came_on", "01/01/2020", "came_on"),
        ("kind", "GIAM_SAT", "kind"),
    ] {
        let wrong = Written::default().with(field, value);
        let answer = wrong.post(&world, &mut officer, EntryStep::Source).await.expect(422);
        assert!(answer.problem(problem).is_some(), "{field}={value}");
        assert_eq!(answer.problem("province"), None);
    }
    Written::default().fill_in_until(&world, &mut officer, EntryStep::Matter).await;
    let short = Written::default().with("body", "Ngắn").with("category", "").with("place", "Nơi đã ghi");
    let answer = short.post(&world, &mut officer, EntryStep::Matter).await.expect(422);
    assert!(answer.problem("body").is_some() && answer.problem("category").is_some(), "both are told at once");
    assert_eq!((answer.shown("body").as_deref(), answer.shown("place").as_deref()), (Some("Ngắn"), Some("Nơi đã ghi")));
    assert_eq!(world.case_count().await, 0);
}

#[tokio::test]
async fn another_place_brings_its_own_bodies_without_a_script() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    Written::default().fill_in_until(&world, &mut officer, EntryStep::Subject).await;
    let path = paths::entry_step(EntryStep::Subject);
    let (here, there) = (world.unit("ubnd-dong-lat"), world.unit("ubnd-ben-lau"));
    let offers = |page: &Answer, unit: i64| page.html.contains(&format!("value=\"{unit}\""));
    let page = officer.get(&path).await.expect(200);
    assert!(offers(&page, here) && !offers(&page, there), "the Front's own place stands there first");
    let place = world.area("99004").to_string();
    let fields = [("commune", place.as_str()), ("subject_name", NAME), ("action", "place")];
    let page = officer.post(&path, &fields).await.expect(200);
    assert!(offers(&page, there) && !offers(&page, here));
    assert_eq!(page.shown("subject_name").as_deref(), Some(NAME));
    // A body of another place is refused, and the new lists stand there to choose from.
    let unit = here.to_string();
    let fields = [("commune", place.as_str()), ("subject_unit", unit.as_str()), ("action", "next")];
    assert!(officer.post(&path, &fields).await.expect(422).problem("subject_unit").is_some());
}

#[tokio::test]
async fn a_scan_of_the_letter_goes_with_the_case() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let letter = Written { files: vec![Chosen::new("thu.jpg", jpeg(3_000))], ..Written::default() };
    let number = number(&letter.enter(&world, &mut officer).await);
    let page = officer.get(&paths::front_case(&number)).await.expect(200);
    assert!(page.html.contains("thu.jpg"));
    Written::default().fill_in_until(&world, &mut officer, EntryStep::Files).await;
    let path = paths::entry_step(EntryStep::Files);
    let wrong = officer.upload(&path, &[("action", "next")], &[Chosen::new("x.exe", b"MZ".to_vec())]).await;
    assert!(wrong.expect(422).problem("files").is_some());
    assert!(officer.upload(&path, &[("action", "upload")], &[]).await.expect(422).problem("files").is_some());
    let one = [Chosen::new("hai.jpg", jpeg(2_000))];
    assert_eq!(officer.upload(&path, &[("action", "upload")], &one).await.location(), path);
    assert!(officer.get(&path).await.expect(200).html.contains("hai.jpg"));
    assert_eq!(officer.upload(&path, &[("action", "remove-0")], &[]).await.location(), path);
    assert!(!officer.get(&path).await.expect(200).html.contains("hai.jpg"));
}

#[tokio::test]
async fn whoever_only_writes_down_enters_a_case_and_does_not_see_it() {
    let world = World::new().await;
    let mut writer = world.officer("nhapho.tinh").await;
    let slip = Written::about_the_chairman().with("channel", "HOM_THU").enter(&world, &mut writer).await;
    writer.get(&paths::front_case(&number(&slip))).await.expect(404);
    let page = writer.get(paths::FRONT).await.expect(200);
    assert!(page.says("entry-begin") && !page.html.contains(&number(&slip)));
    // Who neither receives nor writes down has no such page.
    for login in [DONG_LAT.focal, "quantri"] {
        world.officer(login).await.get(paths::ENTRY).await.expect(404);
    }
}

#[tokio::test]
async fn a_case_that_was_written_down_goes_the_ordinary_way() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let slip = Written::default().enter(&world, &mut officer).await;
    let sender = follow(&world, &slip).await;
    let case = Case {
        world: &world,
        cast: DONG_LAT,
        number: number(&slip),
        code: slip.marked("data-receipt").unwrap(),
        sender,
    };
    // Writing it down was not yet saying that nothing ties one to it.
    assert!(officer.get(&case.path(Desk::Front)).await.expect(200).says("front-do-declare-tie"));
    case.reach(domain::case::State::Resolved).await;
    let recorded = events::Entity::find()
        .filter(sea_orm::ColumnTrait::eq(&events::Column::CaseId, row(&world, &case.number).await.id));
    assert!(recorded.all(world.services.db.reader()).await.unwrap().len() > 8);
}

#[tokio::test]
async fn nothing_of_one_person_stands_in_the_form_of_the_next() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let first = Written::default().with("identity", "open").with("name", NAME);
    first.ready(&world, &mut officer).await;
    let kept = officer.clone();
    let page = officer.get(paths::ENTRY).await.expect(200);
    assert!(page.says("entry-begun"));
    assert_eq!(officer.post(paths::ENTRY, &[("action", "discard")]).await.location(), paths::ENTRY);
    for mut browser in [officer, kept] {
        assert!(!browser.get(paths::ENTRY).await.expect(200).says("entry-begun"));
        assert_eq!(browser.get(&paths::entry_step(EntryStep::Sender)).await.location(), paths::ENTRY);
    }
}
