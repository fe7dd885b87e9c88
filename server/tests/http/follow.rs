//! Following a case with its code, and what a code that is none looks like.

use app::paths;
use app::words::Lang;
use domain::case::{State, Transition};
use domain::submission::Step;
use sea_orm::{EntityTrait, ModelTrait, PaginatorTrait};
use server::store::entity::{drafts, receipt_sessions, receipts};
use time::Duration;

use crate::support::case::{ANSWER, QUESTIONS, SUMMARY};
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

/// What somebody without a case sees, whatever they typed.
fn without(answer: &Answer, typed: &str) -> (u16, String) {
    let page = answer.without_nonce();
    assert!(typed.is_empty() || page.contains(typed), "what was typed stands in the field");
    let page = if typed.is_empty() { page } else { page.replace(typed, "") };
    (answer.status.as_u16(), page)
}

#[tokio::test]
async fn what_is_plainly_no_code_is_told_apart_without_looking() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    for (typed, key) in [
        ("", "track-empty"),
        (" ", "track-empty"),
        (case.number.as_str(), "track-case-number"),
        ("PA-2026-00000000", "track-case-number"),
    ] {
        let answer = world.browser().post(paths::TRACK, &[("code", typed)]).await.expect(422);
        assert!(answer.says(key), "{typed}");
    }
}

#[tokio::test]
async fn unknown_malformed_and_purged_codes_look_the_same() {
    let world = World::new().await;
    let purged = Case::sent(&world).await;
    let receipt = receipts::Entity::find().one(world.services.db.reader()).await.unwrap().unwrap();
    let tx = world.tx().await;
    receipt.delete(&tx).await.unwrap();
    tx.commit().await.unwrap();
    for lang in [Lang::Vi, Lang::En] {
        let mut answers = Vec::new();
        for typed in ["D1JP-RV3F-D1JP-RV3F", "D1JP-RV3F", purged.code.as_str(), "không có mã"] {
            let mut browser = world.browser();
            let answer = browser.post(&lang.path(paths::TRACK), &[("code", typed)]).await;
            assert!(answer.says("track-not-found"), "{typed}");
            assert!(browser.cookies.is_empty());
            answers.push(without(&answer, typed));
        }
        assert_eq!(answers[0].0, 404);
        for answer in &answers[1..] {
            assert_eq!(*answer, answers[0]);
        }
    }
    assert_eq!(
        receipt_sessions::Entity::find().count(world.services.db.reader()).await.unwrap(),
        1,
        "the sender's own"
    );
}

#[tokio::test]
async fn a_code_is_read_as_people_write_it() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let grouped = domain::receipt::ReceiptCode::parse(&case.code).unwrap().grouped();
    for typed in
        [case.code.clone(), grouped.clone(), grouped.to_lowercase(), format!("  {} ", grouped.replace('-', " "))]
    {
        let mut browser = world.browser();
        let opened = browser.post(paths::TRACK, &[("code", typed)]).await;
        let page = browser.follow(&opened).await.expect(200);
        assert_eq!(page.marked("data-case-number"), Some(case.number.clone()));
        assert!(!page.html.contains(&grouped) && !page.html.contains(&case.code));
    }
}

#[tokio::test]
async fn a_case_stays_open_for_a_quarter_of_an_hour_or_until_somebody_leaves() {
    let world = World::new().await;
    let mut case = Case::sent(&world).await;
    world.wait(Duration::minutes(14));
    case.sender.get(paths::TRACKED).await.expect(200);
    world.wait(Duration::minutes(2));
    assert_eq!(case.sender.get(paths::TRACKED).await.location(), paths::TRACK);
    case.sender.get(paths::SENT).await.expect(404);
    assert_eq!(case.sender.post(paths::TRACKED, &[("message", "Xin hỏi thêm.")]).await.location(), paths::TRACK);

    case.sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
    let mut kept = case.sender.clone();
    let left = case.sender.post::<&str, &str>(paths::TRACK_LEAVE, &[]).await;
    assert_eq!(left.location(), paths::TRACK);
    assert!(!case.sender.cookies.contains_key("phanhoi-case"));
    assert_eq!(kept.get(paths::TRACKED).await.location(), paths::TRACK, "the cookie is worth nothing any more");
}

#[tokio::test]
async fn whoever_leaves_the_page_leaves_no_draft_behind_either() {
    let world = World::new().await;
    let mut sender = Case::sent(&world).await.sender;
    let photo = crate::support::Chosen::new("anh.jpg", crate::support::jpeg(300));
    let feedback = Feedback::default().with_files(vec![photo]);
    feedback.fill_in_until(&world, &mut sender, Step::Sender).await;
    let mut kept = sender.clone();
    let page = paths::step(Lang::Vi, Step::Matter);
    assert!(kept.get(&page).await.expect(200).html.contains(&feedback.body));
    sender.post::<&str, &str>(paths::TRACK_LEAVE, &[]).await.moved_on();
    assert!(!sender.cookies.contains_key("phanhoi-draft"));
    assert_eq!(kept.get(&page).await.location(), paths::FORM, "nothing is stored under it any more");
    assert_eq!(drafts::Entity::find().count(world.services.db.reader()).await.unwrap(), 0);
}

#[tokio::test]
async fn the_sender_reads_what_concerns_them_and_nothing_of_the_inner_work() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    case.make(Transition::RejectTransfer).await;
    case.reach(State::Answered).await;
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    for inner in [SUMMARY, QUESTIONS, ANSWER, crate::support::case::REASON, DONG_LAT.triage] {
        assert!(!page.html.contains(inner), "{inner}");
    }
    assert!(page.html.contains("Ủy ban nhân dân xã Đồng Lát"), "who answers is no secret");
    assert_eq!(page.mark("data-state").as_deref(), Some("DA_TRA_LOI"));
}

#[tokio::test]
async fn a_message_is_said_something_about_when_it_is_none() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    for (message, kept) in [("", false), (" \n ", false), ("a", true), (&*"x".repeat(5_001), true)] {
        let answer = case.sender.post(paths::TRACKED, &[("message", message)]).await.expect(422);
        assert!(answer.problem("message").is_some());
        assert!(!kept || answer.shown("message").as_deref() == Some(message));
    }
    assert_eq!(case.log().await.len(), 3);
    case.write("Tôi xin bổ sung: quầy số hai.").await.moved_on();
    assert_eq!(case.log().await.last().unwrap().code, "MESSAGE");
    assert_eq!(case.state().await, State::Triage, "only an open question is answered by it");
}

#[tokio::test]
async fn a_case_is_rated_once_it_is_resolved_and_not_before() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Answered).await;
    let rating = [("rating_time", "5"), ("rating_manner", "5"), ("rating_answer", "5"), ("rating_result", "5")];
    case.sender.post(paths::TRACKED, &rating).await.expect(409);
    case.make(Transition::Resolve).await;
    for bad in ["0", "6", "", "năm", "-1"] {
        let mut fields = rating;
        fields[3].1 = bad;
        let answer = case.sender.post(paths::TRACKED, &fields).await.expect(422);
        assert!(answer.problem("rating_result").is_some(), "{bad}");
    }
    case.sender.post(paths::TRACKED, &rating).await.moved_on();
    case.sender.post(paths::TRACKED, &rating).await.expect(409);
}

#[tokio::test]
async fn nothing_is_written_to_a_case_that_has_ended() {
    let world = World::new().await;
    let mut case = Case::sent(&world).await;
    case.make(Transition::Refuse).await;
    let before = case.snapshot().await;
    let answer = case.sender.post(paths::TRACKED, &[("message", "Tôi không đồng ý.")]).await;
    assert!((300..500).contains(&answer.status.as_u16()));
    assert_eq!(case.snapshot().await, before);
}

#[tokio::test]
async fn the_case_of_one_code_is_never_shown_for_another() {
    let world = World::new().await;
    let first = Case::sent(&world).await;
    let mut second = Case::of(&world, &Feedback::comment(), DONG_LAT).await;
    let page = second.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains(&second.number) && !page.html.contains(&first.number));
}

#[tokio::test]
async fn a_sender_reads_who_does_what_by_when_and_no_warning_before_the_day_is_over() {
    let world = World::new().await;
    let mut case = Case::sent(&world).await;
    for page in [case.sender.get(paths::SENT).await.expect(200), case.sender.get(paths::TRACKED).await.expect(200)] {
        assert!(page.says("clock-citizen-tiep_nhan") && !page.says("level-due-soon") && !page.says("level-on-time"));
    }
    world.wait(Duration::days(7));
    case.sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
    assert!(case.sender.get(paths::TRACKED).await.expect(200).says("level-overdue"));
}
