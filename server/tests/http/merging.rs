//! Cases about the same matter: merged (T29) and parted (T30). One answer serves all, and nobody reads
//! another sender's words.

mod answered;

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::desks::system::run_due;
use server::mail::{Transport, run_once};
use server::store::entity::{contacts, outbox, ratings};
use time::Duration;

use crate::support::beside::diversion;
use crate::support::case::{ANSWER, REASON};
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

const OWN: &str = "Hôm ấy tôi đến cùng con gái, ngồi ghế sau.";
const OTHERS: &str = "Tôi có giữ giấy hẹn màu xanh.";

async fn unchanged(case: &Case<'_>, request: impl Future<Output = Answer>) -> Answer {
    let before = case.snapshot().await;
    let answer = request.await;
    assert_eq!(case.snapshot().await, before, "{}", answer.path);
    answer
}

fn reason() -> Vec<(String, String)> {
    vec![("reason".to_owned(), REASON.to_owned())]
}

/// A case that goes on, and one that was merged into it.
async fn two(world: &World) -> (Case<'_>, Case<'_>) {
    let case = Case::in_state(world, State::Triage).await;
    let master = case.master().await;
    case.merge_into(&master).await.moved_on();
    (master, case)
}

#[tokio::test]
async fn t29_lets_a_case_follow_another_and_the_front_reads_how_many_report_it() {
    for world in World::everywhere().await {
        for from in Transition::Merge.entry().from {
            let case = Case::in_state(&world, *from).await;
            let master = case.master().await;
            case.merge_into(&master).await.moved_on();
            let row = case.row().await;
            assert_eq!((row.state.as_str(), row.due_on), ("DA_GOP", None));
            assert_eq!(master.state().await, State::Triage, "it goes on as it was");
            assert_eq!(master.log().await.last().unwrap().code, "JOINED");
            let page = master.page(DONG_LAT.triage, Desk::Front).await.expect(200);
            assert_eq!(page.mark("data-reporters").as_deref(), Some("2"));
            assert!(page.html.contains(&paths::front_case(&case.number)));
            let merged = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
            assert!(merged.html.contains(&paths::front_case(&master.number)));
            master.reach(State::Transferred).await;
            let unit = master.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
            assert!(!unit.html.contains("data-reporters") && !unit.html.contains(&case.number));
            case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        }
    }
}

#[tokio::test]
async fn each_sender_reads_their_own_words_and_the_answer_that_serves_all() {
    for world in World::everywhere().await {
        let mut case = Case::in_state(&world, State::Triage).await;
        case.write(OWN).await.moved_on();
        let mut master = case.master().await;
        case.merge_into(&master).await.moved_on();
        master.make(Transition::AskReporter).await;
        let page = case.tracked().await;
        assert!(page.says("merged-about") && page.html.contains(OWN));
        assert!(page.says("state-citizen-DANG_PHAN_LOAI"), "that another sender is asked is theirs alone");
        assert!(!page.html.contains("Ông/Bà nộp hồ sơ vào ngày nào?") && !page.html.contains(&master.number));
        master.write(OTHERS).await.moved_on();
        master.reach(State::Answered).await;
        assert!(!case.tracked().await.html.contains(ANSWER), "nothing before the Front has checked it");
        master.reach(State::Resolved).await;
        let page = case.tracked().await;
        assert!(page.html.contains(ANSWER) && page.html.contains("34/UBND-VP"));
        assert!(!page.html.contains(OTHERS) && !page.html.contains(&master.number));
        assert!(!page.html.contains("name=\"objection\""), "what was asked for is between one sender and the Front");
        let theirs = master.tracked().await;
        assert!(!theirs.html.contains(OWN) && !theirs.html.contains(&case.number) && !theirs.says("merged-about"));

        let rating = [("rating_time", "2"), ("rating_manner", "2"), ("rating_answer", "2"), ("rating_result", "2")];
        case.follow_up(&rating).await.moved_on();
        case.follow_up(&rating).await.expect(409);
        assert_eq!(ratings::Entity::find().all(world.services.db.reader()).await.unwrap().len(), 1);
        assert!(case.page(DONG_LAT.leader, Desk::Front).await.expect(200).says("front-rating"));
        master.decide_not_to_publish().await;
        world.wait(Duration::days(20));
        assert_eq!(run_due(&world.services).await.unwrap(), 1);
        let page = case.tracked().await;
        assert!(page.html.contains(ANSWER) && page.says("state-citizen-DA_DONG"));
        assert!(!page.html.contains("name=\"message\""));
    }
}

#[tokio::test]
async fn a_sender_whose_case_was_merged_says_that_it_is_another_matter() {
    let world = World::new().await;
    let (master, mut case) = two(&world).await;
    case.write("Việc của tôi là việc khác.").await.moved_on();
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(page.html.contains("Việc của tôi là việc khác."));
    assert!(!master.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains("Việc của tôi là việc khác."));
    assert_eq!(case.state().await, State::Merged);
}

/// The kinds of messages that wait for the sender of a case.
async fn waiting(case: &Case<'_>) -> usize {
    let id = case.row().await.id;
    let rows = outbox::Entity::find().all(case.world.services.db.reader()).await.unwrap();
    rows.iter().filter(|row| row.case_id == Some(id) && row.officer_id.is_none() && row.state == "PENDING").count()
}

#[tokio::test]
async fn news_of_the_common_case_goes_to_all_and_what_is_between_one_and_the_front_to_nobody_else() {
    for world in World::everywhere().await {
        let feedback = Feedback::default().with("email", "an@example.vn").with("notify", "yes");
        let case = Case::of(&world, &feedback, DONG_LAT).await;
        case.reach(State::Triage).await;
        let mut master = case.master().await;
        case.merge_into(&master).await.moved_on();
        let send = async || {
            world.wait(Duration::minutes(1));
            let transport = Transport::from_config(&world.services.config).unwrap();
            run_once(&world.services, &transport).await.unwrap();
        };
        send().await;
        master.make(Transition::AskReporter).await;
        assert_eq!(waiting(&case).await, 0, "a question to somebody else");
        master.write(OTHERS).await.moved_on();
        master.reach(State::Transferred).await;
        assert_eq!(waiting(&case).await, 1);
        send().await;
        assert_eq!(contacts::Entity::find().all(world.services.db.reader()).await.unwrap().len(), 1, "it goes on");
        master.reach(State::Resolved).await;
        master.follow_up(&[("objection", "Trả lời chưa rõ ngày hẹn.")]).await.moved_on();
        send().await;
        master.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
        assert_eq!(waiting(&case).await, 0, "what was declined was asked for by another");
        master.decide_not_to_publish().await;
        world.wait(Duration::days(20));
        run_due(&world.services).await.unwrap();
        send().await;
        assert!(contacts::Entity::find().all(world.services.db.reader()).await.unwrap().is_empty(), "all have ended");
    }
}

#[tokio::test]
async fn a_merge_into_what_is_not_there_not_open_not_theirs_or_itself_is_refused_in_the_same_words() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let to = async |number: &str| {
        let fields = [("master".to_owned(), number.to_owned())];
        unchanged(&case, case.post_as(DONG_LAT.triage, Transition::Merge, &fields)).await.expect(422)
    };
    let malformed = to("PA-1").await;
    assert!(malformed.problem("master").is_some());
    let ended = Case::sent(&world).await;
    ended.come_to(State::NotAccepted).await;
    let (_, merged) = two(&world).await;
    let elsewhere = Case::of(
        &world,
        &Feedback { commune: Some("99004"), unit: Some("ubnd-ben-lau"), ..Feedback::default() },
        DONG_LAT,
    )
    .await;
    let tied = Case::in_state(&world, State::Triage).await;
    tied.change(DONG_LAT.triage, "declare-tie", &[]).await.moved_on();
    tied.page(DONG_LAT.triage, Desk::Front).await.expect(404);
    for other in [&case, &ended, &merged, &elsewhere, &tied] {
        let (answer, nowhere) = (to(&other.number).await, to("PA-2026-00000000").await);
        assert!(answer.says("guard-master-open"), "{}", other.number);
        if other.number != case.number {
            let bytes =
                |answer: &Answer| answer.without_nonce().replace(&other.number, "").replace("PA-2026-00000000", "");
            assert_eq!(bytes(&answer), bytes(&nowhere), "{}", other.number);
        }
    }
}

#[tokio::test]
async fn whoever_looks_at_a_case_while_another_joins_it_decides_anew() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let master = case.master().await;
        let before = master.version(Desk::Front).await;
        case.merge_into(&master).await.moved_on();
        let mut fields = master.fields(Transition::AskReporter).await;
        fields.extend([("transition".to_owned(), "T05".to_owned()), ("version".to_owned(), before)]);
        let stale = world.officer(DONG_LAT.triage).await.post(&master.path(Desk::Front), &fields).await;
        assert_eq!(stale.status, 409, "what was looked at is another case by now");
        let before = master.version(Desk::Front).await;
        case.post_as(DONG_LAT.triage, Transition::Split, &reason()).await.moved_on();
        assert_ne!(master.version(Desk::Front).await, before);
    }
}

#[tokio::test]
async fn another_subject_another_role_another_state_and_an_old_page_are_refused() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let teacher = Feedback { unit: Some("thcs-dong-lat"), post: Some("VIEN_CHUC"), ..Feedback::default() };
    let other = Case::of(&world, &teacher, DONG_LAT).await;
    let refused = unchanged(&case, case.merge_into(&other)).await.expect(422);
    assert!(refused.says("guard-same-subject"));
    let master = case.master().await;
    let fields = [("master".to_owned(), master.number.clone())];
    for login in [DONG_LAT.intake, DONG_LAT.leader] {
        let answer = unchanged(&case, case.post_as(login, Transition::Merge, &fields)).await.expect(422);
        assert!(answer.says("refused-wrong-actor"), "{login}");
    }
    let stale = [("transition", "T29"), ("version", "1"), ("master", master.number.as_str())];
    unchanged(&case, world.officer(DONG_LAT.triage).await.post(&case.path(Desk::Front), &stale)).await.expect(409);
    unchanged(&case, case.post_as(DONG_LAT.triage, Transition::Split, &reason())).await.expect(409);
    let late = Case::in_state(&world, State::Transferred).await;
    unchanged(&late, late.merge_into(&master)).await.expect(409);
}

#[tokio::test]
async fn what_others_follow_is_neither_merged_nor_refused_nor_sent_elsewhere() {
    let world = World::new().await;
    let (master, case) = two(&world).await;
    let third = case.master().await;
    let refused = unchanged(&master, master.merge_into(&third)).await.expect(422);
    assert!(refused.says("guard-nobody-follows"), "no chain");
    assert!(unchanged(&master, master.post(Transition::Refuse)).await.expect(422).says("guard-nobody-follows"));
    master.change(DONG_LAT.triage, "propose-diversion", &diversion()).await.moved_on();
    assert!(unchanged(&master, master.post(Transition::Divert)).await.expect(422).says("guard-nobody-follows"));
}

#[tokio::test]
async fn who_withdraws_what_others_follow_leaves_and_the_others_still_get_their_answer() {
    let world = World::new().await;
    let (master, case) = two(&world).await;
    master.withdraw("no").await.moved_on();
    let row = master.row().await;
    assert_eq!((row.state.as_str(), row.kind.as_str(), row.withdrawn), ("DANG_PHAN_LOAI", "GIAM_SAT", true));
    assert!(!row.retaliation, "nobody was pressed");
    let page = master.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert_eq!(page.mark("data-reporters").as_deref(), Some("1"));
    master.reach(State::Resolved).await;
    assert!(case.tracked().await.html.contains(ANSWER));
}

#[tokio::test]
async fn t30_parts_them_again_with_a_reason() {
    for world in World::everywhere().await {
        for login in [DONG_LAT.triage, DONG_LAT.leader] {
            let (master, case) = two(&world).await;
            master.reach(State::Resolved).await;
            let refused = unchanged(&case, case.post_as(login, Transition::Split, &[])).await.expect(422);
            assert!(refused.problem("reason").is_some());
            unchanged(&case, case.post_as(DONG_LAT.intake, Transition::Split, &reason())).await.expect(422);
            case.post_as(login, Transition::Split, &reason()).await.moved_on();
            let row = case.row().await;
            assert_eq!((row.state.as_str(), row.due_key.as_deref()), ("DANG_PHAN_LOAI", Some("phan_loai")));
            assert_eq!(row.closed_on, None);
            assert_eq!(master.log().await.last().unwrap().code, "PARTED");
            let page = case.tracked().await;
            assert!(!page.html.contains(ANSWER) && !page.says("merged-about"), "the answer is not theirs any more");
            let page = master.page(DONG_LAT.triage, Desk::Front).await.expect(200);
            assert_eq!(page.mark("data-reporters"), None);
            unchanged(&case, case.post_as(login, Transition::Split, &reason())).await.expect(409);
        }
    }
}

#[tokio::test]
async fn two_that_are_merged_into_each_other_at_once_do_not_both_end() {
    for world in World::everywhere().await {
        let one = Case::in_state(&world, State::Triage).await;
        let other = one.master().await;
        let (a, b) = tokio::join!(one.merge_into(&other), other.merge_into(&one));
        let moved = [&a, &b].into_iter().filter(|answer| answer.status == 303).count();
        assert_eq!(moved, 1, "{} {}", a.status, b.status);
        let states = [one.state().await, other.state().await];
        assert_eq!(states.iter().filter(|state| **state == State::Merged).count(), 1);
    }
}

#[tokio::test]
async fn what_one_of_them_is_content_with_ends_nothing_for_the_others() {
    for world in World::everywhere().await {
        let rating =
            |mark| [("rating_time", mark), ("rating_manner", mark), ("rating_answer", mark), ("rating_result", mark)];
        let (master, case) = two(&world).await;
        master.reach(State::Resolved).await;
        master.decide_not_to_publish().await;
        let close = || master.post_as(DONG_LAT.leader, Transition::Close, &[]);
        master.follow_up(&rating("5")).await.moved_on();
        unchanged(&master, close()).await.expect(422);
        assert!(case.tracked().await.html.contains("rating_result"), "the other may still say what they think");
        case.follow_up(&rating("5")).await.moved_on();
        close().await.moved_on();
        assert_eq!(master.state().await, State::Closed);
    }
}
