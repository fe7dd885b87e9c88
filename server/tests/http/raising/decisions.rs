//! Not only drafts of letters: checks, requests of the sender and what everybody is to read go up as well.

use app::paths;
use domain::case::{State, Transition};
use domain::publication::{APPROVE, GIVE_BACK, PROPOSE};
use domain::role::Desk;

use super::{by, days, sees};
use crate::support::case::REASON;
use crate::support::publication::words;
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

fn reason() -> Vec<(String, String)> {
    vec![("reason".to_owned(), REASON.to_owned())]
}

/// The only leader of the Front of the commune leaves: what waits there goes up, and not before its time.
async fn goes_up(world: &World, case: &Case<'_>) {
    world.dismiss(DONG_LAT.leader).await;
    assert_eq!(days(world, 1).await, 0, "not at once");
    assert!(!sees(case, PROVINCE.leader, Desk::Front).await);
    assert_eq!(days(world, 6).await, 1, "once");
    assert_eq!(case.row().await.raised_to_id, Some(world.unit("mttq-tinh")));
}

/// It was decided: it is where it was, and nobody above sees it any more.
async fn came_back(case: &Case<'_>, decision: Answer, state: State) {
    decision.moved_on();
    assert_eq!((case.state().await, case.row().await.raised_to_id), (state, None));
    assert!(!sees(case, PROVINCE.leader, Desk::Front).await);
}

#[tokio::test]
async fn the_check_of_an_answer_goes_up_and_the_unit_sees_no_trace_of_it() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Answered).await;
        let back = Case::in_state(&world, State::Answered).await;
        world.dismiss(DONG_LAT.leader).await;
        assert_eq!(days(&world, 7).await, 2);
        let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
        for offered in ["T18", "T20", "T21"] {
            assert!(page.html.contains(&format!("id=\"{offered}\"")), "{offered}");
        }
        assert!(page.html.contains("data-raised-to"));
        assert!(case.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains("data-raised-to"));
        let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        let list = world.officer(DONG_LAT.focal).await.get(paths::UNIT).await.expect(200);
        assert!(!unit.html.contains("data-raised") && !list.html.contains("data-raised"));
        came_back(&case, by(&case, PROVINCE.leader, Transition::Resolve).await, State::Resolved).await;
        let checked = case.log().await.into_iter().rfind(|event| event.code == "T21").unwrap();
        assert_eq!(checked.unit_id, Some(world.unit("mttq-tinh")), "the record says who decided");
        came_back(&back, by(&back, PROVINCE.leader, Transition::SendBack).await, State::AnswerSentBack).await;
    }
}

#[tokio::test]
async fn the_unit_reads_where_what_was_its_own_to_sign_went() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
    for head in [DONG_LAT.head, "chutich.ubnd.donglat"] {
        world.dismiss(head).await;
    }
    assert_eq!(days(&world, 7).await, 1);
    let page = case.page(DONG_LAT.handler, Desk::Unit).await.expect(200);
    assert!(page.html.contains("data-raised-to"));
    let list = world.officer(DONG_LAT.handler).await.get(paths::UNIT).await.expect(200);
    assert!(list.html.contains("data-raised"));
}

#[tokio::test]
async fn what_was_shown_of_a_promise_goes_up() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Remedy).await;
    goes_up(&world, &case).await;
    came_back(&case, by(&case, PROVINCE.leader, Transition::ConfirmRemedy).await, State::Resolved).await;
}

#[tokio::test]
async fn a_promise_for_which_nothing_was_shown_waits_for_the_unit_and_for_no_leader() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    case.make(Transition::FollowRemedy).await;
    world.dismiss(DONG_LAT.leader).await;
    assert_eq!(days(&world, 7).await, 0);
}

#[tokio::test]
async fn an_objection_goes_up_and_is_granted_or_declined_there() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        case.decide_not_to_publish().await;
        case.follow_up(&[("objection", "Trả lời không nói gì về ngày hẹn thứ ba.")]).await.moved_on();
        goes_up(&world, &case).await;
        came_back(&case, case.change(PROVINCE.leader, "decline", &reason()).await, State::Resolved).await;
        assert!(case.tracked().await.html.contains(REASON));
    }
}

#[tokio::test]
async fn a_refusal_is_reviewed_above_when_whoever_refused_is_the_only_one_there() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        case.come_to(State::NotAccepted).await;
        assert_eq!(days(&world, 7).await, 0, "nobody asked for anything");
        case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.moved_on();
        assert_eq!(days(&world, 7).await, 1);
        let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(page.html.contains("id=\"T32\""));
        came_back(&case, by(&case, PROVINCE.leader, Transition::GrantReview).await, State::Triage).await;
    }
}

#[tokio::test]
async fn what_everybody_is_to_read_goes_up_and_comes_back() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        goes_up(&world, &case).await;
        case.sheet(PROVINCE.leader).await.expect(200);
        came_back(&case, case.publication(PROVINCE.leader, GIVE_BACK, &reason()).await, State::Resolved).await;
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        assert_eq!(days(&world, 7).await, 1);
        came_back(&case, case.publication(PROVINCE.leader, APPROVE, &[]).await, State::Resolved).await;
    }
}

#[tokio::test]
async fn whoever_is_there_and_may_decide_keeps_what_waits() {
    let world = World::new().await;
    let feedback = Feedback::default;
    for state in [State::Answered, State::Remedy, State::Resolved] {
        Case::of(&world, &feedback(), DONG_LAT).await.come_to(state).await;
    }
    assert_eq!(days(&world, 7).await, 0);
}
