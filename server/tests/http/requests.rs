//! What the sender asks for against a decision: an objection to an answer (T25 or declined), a
//! review of a refusal (T32 or declined); and reopening (T26).

use app::desks::Tray;
use domain::case::{State, Transition};
use domain::role::Desk;
use server::desks::system::run_due;
use time::Duration;

use crate::support::case::{ANSWER, REASON};
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};

const OBJECTION: &str = "Trả lời không nói gì về ngày hẹn thứ ba.";
/// Another leader of the Front of the province.
const SECOND_LEADER: &str = "lanhdao2.tinh";

fn reason() -> Vec<(String, String)> {
    vec![("reason".to_owned(), REASON.to_owned())]
}

async fn object(case: &Case<'_>) {
    case.follow_up(&[("objection", OBJECTION)]).await.moved_on();
}

#[tokio::test]
async fn t25_sends_an_answer_back_because_of_an_objection_and_the_sender_objects_once() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let refused = case.post(Transition::UpholdObjection).await.expect(422);
        assert!(refused.says("guard-sender-asked"), "nobody objected");
        object(&case).await;
        assert_eq!(case.row().await.due_key.as_deref(), Some("xem_xet_de_nghi"));
        assert!(case.page(DONG_LAT.leader, Desk::Front).await.expect(200).html.contains(OBJECTION));
        assert!(!case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html.contains(OBJECTION));
        case.follow_up(&[("objection", OBJECTION)]).await.expect(409);

        case.make(Transition::UpholdObjection).await;
        let row = case.row().await;
        assert_eq!((row.due_key.as_deref(), row.round), (Some("tra_loi_lai"), 1));
        assert!(case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html.contains(REASON), "the unit reads why");
        assert!(case.tracked().await.html.contains(ANSWER), "what was read is not taken away");
        case.make(Transition::TakeBack).await;
        case.reach(State::Resolved).await;
        let again = case.follow_up(&[("objection", OBJECTION)]).await.expect(409);
        assert!(again.says("refused-wrong-state"), "once a case");
    }
}

#[tokio::test]
async fn an_open_objection_keeps_the_case_open_until_it_is_decided() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    object(&case).await;
    world.wait(Duration::days(20));
    assert_eq!(run_due(&world.services).await.unwrap(), 0);
    let refused = case.post(Transition::Close).await.expect(422);
    assert!(refused.says("guard-nothing-asked"));

    case.change(DONG_LAT.triage, "decline", &reason()).await.expect(422);
    case.change(DONG_LAT.leader, "decline", &[]).await.expect(422);
    case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
    assert_eq!(case.state().await, State::Resolved);
    assert!(case.tracked().await.html.contains(REASON), "the sender reads why");
    case.change(DONG_LAT.leader, "decline", &reason()).await.expect(409);
    case.post(Transition::UpholdObjection).await.expect(422);
    case.decide_not_to_publish().await;
    world.wait(Duration::days(20));
    assert_eq!(run_due(&world.services).await.unwrap(), 1, "now its time can end");
    assert_eq!(case.state().await, State::Closed);
}

#[tokio::test]
async fn an_objection_is_offered_openly_after_a_bad_rating_and_refused_outside_its_time() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    assert!(case.tracked().await.html.contains("name=\"objection\""));
    let rating = [("rating_time", "3"), ("rating_manner", "3"), ("rating_answer", "2"), ("rating_result", "1")];
    case.follow_up(&rating).await.moved_on();
    assert!(case.tracked().await.html.contains("<details open"), "who is not content need not look for it");
    let empty = case.follow_up(&[("objection", " ")]).await.expect(422);
    assert!(empty.problem("objection").is_some());

    let early = Case::in_state(&world, State::Answered).await;
    early.follow_up(&[("objection", OBJECTION)]).await.expect(409);
}

#[tokio::test]
async fn an_objection_to_the_fronts_own_answer_goes_back_to_no_unit() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::comment(), DONG_LAT).await;
    case.reach(State::Triage).await;
    let draft = [("answer".to_owned(), ANSWER.to_owned()), ("outcome".to_owned(), "GHI_NHAN".to_owned())];
    case.change(DONG_LAT.triage, "front-answer", &draft).await.moved_on();
    case.make(Transition::Acknowledge).await;
    object(&case).await;
    let refused = case.post(Transition::UpholdObjection).await.expect(422);
    assert!(refused.says("guard-answered-by-unit"));
    case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
}

#[tokio::test]
async fn t26_reopens_a_closed_case_with_a_reason_and_no_unit_has_it_any_more() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    let before = case.snapshot().await;
    let refused = case.post_as(DONG_LAT.leader, Transition::Reopen, &[]).await.expect(422);
    assert!(refused.problem("reason").is_some());
    assert_eq!(case.snapshot().await, before);
    case.make(Transition::Reopen).await;
    let row = case.row().await;
    assert_eq!((row.due_key.as_deref(), row.closed_on, row.handling_unit_id), (Some("phan_loai"), None, None));
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
    assert!(case.log().await.last().unwrap().details.contains("ended_on"), "the old date stays on record");
    // And the whole way once more, with a second answer beside the first.
    case.reach(State::Resolved).await;
}

#[tokio::test]
async fn t32_reviews_a_refusal_on_request_and_never_by_whoever_refused() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.come_to(State::NotAccepted).await;
    let refused = case.post_as(SECOND_LEADER, Transition::GrantReview, &reason()).await.expect(422);
    assert!(refused.says("guard-sender-asked"));
    case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.moved_on();
    case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.expect(409);
    let own = case.post(Transition::GrantReview).await.expect(422);
    assert!(own.says("guard-not-the-refuser"));
    case.change(PROVINCE.leader, "decline", &reason()).await.expect(422);
    case.post_as(SECOND_LEADER, Transition::GrantReview, &reason()).await.moved_on();
    let row = case.row().await;
    assert_eq!(
        (row.state.as_str(), row.closed_on, row.due_key.as_deref()),
        ("DANG_PHAN_LOAI", None, Some("phan_loai"))
    );
}

#[tokio::test]
async fn a_review_may_be_declined_and_is_refused_after_thirty_days() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.come_to(State::NotAccepted).await;
    world.wait(Duration::days(30));
    case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.moved_on();
    case.change(SECOND_LEADER, "decline", &reason()).await.moved_on();
    assert_eq!(case.row().await.due_on, None);
    assert!(case.tracked().await.html.contains(REASON));

    let late = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    late.come_to(State::NotAccepted).await;
    world.wait(Duration::days(31));
    let refused = late.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.expect(409);
    assert!(refused.says("refused-wrong-state"));
}

#[tokio::test]
async fn an_objection_is_work_of_the_front_and_no_sign_of_it_reaches_the_unit() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        case.decide_not_to_publish().await;
        assert_eq!(case.trays(DONG_LAT.leader, Desk::Front).await, [Tray::Waiting]);
        let before = case.trays(DONG_LAT.focal, Desk::Unit).await;
        object(&case).await;
        assert_eq!(case.trays(DONG_LAT.leader, Desk::Front).await, [Tray::ForMe, Tray::Open]);
        assert_eq!(case.trays(DONG_LAT.focal, Desk::Unit).await, before);
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.says("request-next-objection") && !page.says("front-next-DA_GIAI_QUYET"));
        assert!(page.html.contains("href=\"#T25\""), "the leader is led to the decision");
        assert!(case.tracked().await.says("track-badge-objected"));
        world.wait(Duration::days(20));
        let late = [Tray::ForMe, Tray::Open, Tray::Late];
        assert_eq!(case.trays(DONG_LAT.leader, Desk::Front).await, late, "nobody decided in time");
        case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
        assert_eq!(case.trays(DONG_LAT.leader, Desk::Front).await, [Tray::Waiting]);
    }
}

#[tokio::test]
async fn a_review_that_was_asked_for_is_work_of_the_front() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.come_to(State::NotAccepted).await;
    assert_eq!(case.trays(SECOND_LEADER, Desk::Front).await, [Tray::Ended]);
    case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.moved_on();
    assert_eq!(case.trays(SECOND_LEADER, Desk::Front).await, [Tray::ForMe, Tray::Open]);
    let page = case.page(SECOND_LEADER, Desk::Front).await.expect(200);
    assert!(page.says("request-next-review") && page.html.contains("href=\"#T32\""));
    assert!(case.tracked().await.says("track-badge-review"));
}

#[tokio::test]
async fn the_sender_reads_what_is_really_open_to_them() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    assert!(case.tracked().await.says("track-until-rate-object"));
    let rating = [("rating_time", "3"), ("rating_manner", "3"), ("rating_answer", "2"), ("rating_result", "1")];
    case.follow_up(&rating).await.moved_on();
    let page = case.tracked().await;
    assert!(page.says("track-until-object") && !page.says("track-until-rate"), "rated already");
    assert!(!page.says("state-citizen-DA_GIAI_QUYET"), "nobody is invited twice");
    object(&case).await;
    case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
    let page = case.tracked().await;
    assert!(page.says("track-until-appeal") && !page.says("track-until-object"));
    case.follow_up(&[("appeal", OBJECTION)]).await.moved_on();
    let page = case.tracked().await;
    for gone in ["track-until-appeal", "track-until-rate", "track-until-object"] {
        assert!(!page.says(gone), "{gone}");
    }
}
