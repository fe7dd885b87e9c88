//! Leaving a case: of one's own will it ends (T28), under pressure the Front goes on; and taking up
//! what was withdrawn, by two people (T33).

use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::store::entity::contacts;

use crate::support::case::REASON;
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};

const CUSTODIAN: &str = "giudanhtinh.tinh";

fn reason() -> Vec<(String, String)> {
    vec![("reason".to_owned(), REASON.to_owned())]
}

async fn contacts(world: &World) -> usize {
    contacts::Entity::find().all(world.services.db.reader()).await.unwrap().len()
}

#[tokio::test]
async fn t28_ends_the_case_from_each_state_before_the_draft_of_an_answer() {
    let world = World::new().await;
    for &state in Transition::Withdraw.entry().from {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        case.withdraw("no").await.moved_on();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.due_on), ("DA_RUT", None), "{state}");
        assert_eq!(row.closed_on, Some(world.services.clock.today()));
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        assert!(case.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains("Tôi không muốn theo nữa."));
        assert!(!case.tracked().await.html.contains("name=\"withdraw_reason\""));
    }
    for state in [State::AwaitingAnswerApproval, State::Answered, State::Closed, State::NotAccepted] {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        let before = case.snapshot().await;
        case.withdraw("no").await.expect(409);
        assert_eq!(case.snapshot().await, before, "{state}");
    }
}

#[tokio::test]
async fn whoever_withdraws_is_asked_why_and_whether_somebody_made_them() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Received).await;
    for (why, pressured, field) in [("", "no", "withdraw_reason"), ("Tôi đổi ý.", "", "pressured")] {
        let answer = case.follow_up(&[("withdraw_reason", why), ("pressured", pressured)]).await.expect(422);
        assert!(answer.problem(field).is_some(), "{field}");
    }
    assert_eq!(case.state().await, State::Received);
}

#[tokio::test]
async fn under_pressure_the_case_goes_on_as_the_fronts_own_and_the_sender_is_left_in_peace() {
    for world in World::everywhere().await {
        let feedback = Feedback::default().with("email", "an@example.vn").with("notify", "yes");
        let case = Case::of(&world, &feedback, DONG_LAT).await;
        case.reach(State::Verifying).await;
        case.withdraw("yes").await.moved_on();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.kind.as_str()), ("DANG_XAC_MINH", "GIAM_SAT"));
        assert!(row.withdrawn && row.retaliation && !row.notify);
        assert_eq!(contacts(&world).await, 0, "nobody writes to them any more");
        let unit = case.page(DONG_LAT.handler, Desk::Unit).await.expect(200);
        assert!(!unit.html.contains("Tôi không muốn theo nữa.") && !unit.html.contains("sức ép"));
        case.withdraw("no").await.expect(422);

        case.reach(State::Resolved).await;
        let page = case.tracked().await.html;
        assert!(!page.contains("name=\"objection\"") && !page.contains("name=\"rating_result\""));
        case.follow_up(&[("objection", "Tôi không đồng ý với trả lời.")]).await.expect(409);
    }
}

#[tokio::test]
async fn a_question_that_waited_for_somebody_who_left_waits_no_more() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::AwaitingInfo).await;
    case.withdraw("yes").await.moved_on();
    assert_eq!(case.state().await, State::Triage);
    let refused = case.post(Transition::AskReporter).await.expect(422);
    assert!(refused.says("guard-reporter-there"));
}

#[tokio::test]
async fn t33_takes_two_people_the_custodian_and_a_leader() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.come_to(State::Withdrawn).await;
    let refused = case.post(Transition::Restore).await.expect(422);
    assert!(refused.says("guard-second-person"));
    for login in [PROVINCE.leader, PROVINCE.triage, PROVINCE.intake] {
        case.change(login, "propose-restore", &reason()).await.expect(422);
    }
    case.change(CUSTODIAN, "propose-restore", &[]).await.expect(422);
    case.change(CUSTODIAN, "propose-restore", &reason()).await.moved_on();
    assert_eq!(case.state().await, State::Withdrawn, "one is not enough");
    let custodian = case.post_as(CUSTODIAN, Transition::Restore, &reason()).await.expect(422);
    assert!(custodian.says("refused-wrong-actor"));
    case.make(Transition::Restore).await;
    let row = case.row().await;
    assert_eq!((row.due_key.as_deref(), row.closed_on), (Some("phan_loai"), None));
    assert!(!row.withdrawn && row.retaliation);
    case.change(CUSTODIAN, "propose-restore", &reason()).await.expect(409);
    case.reach(State::Transferred).await;
}
