//! Handing a case on to a body that owes no answer (T37).

use domain::case::{State, Transition};
use domain::role::Desk;
use server::desks::system::run_due;
use time::Duration;

use crate::support::case::{Cast, REASON};
use crate::support::{Case, DONG_LAT, Feedback, World};

/// A case that was referred to the police of the province.
const POLICE: Cast = Cast { unit: "cong-an-tinh", ..DONG_LAT };
const NUMBER: &str = "12/PC-MTTQ";

#[tokio::test]
async fn t37_ends_with_a_receiver_and_a_number_and_no_answer() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default(), POLICE).await;
        case.reach(State::Transferred).await;
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.form("T37").value("document_no") == Some(NUMBER), "the number of the letter is there already");
        case.post_as(DONG_LAT.leader, Transition::Forward, &[("document_no".to_owned(), "99/CV-MTTQ".to_owned())])
            .await
            .moved_on();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.due_key.as_deref()), ("DA_GIAI_QUYET", Some("danh_gia")));
        assert_eq!(row.result.as_deref(), Some("CHUYEN_KIEM_TRA"));
        let log = case.log().await;
        let forwarded = log.iter().find(|event| event.code == "T37").unwrap();
        assert_eq!(forwarded.document_no.as_deref(), Some("99/CV-MTTQ"));
        assert_eq!(case.row().await.publication, "KHONG_CONG_KHAI", "there is no answer that could be read");
        let told = case.tracked().await;
        assert!(told.html.contains("99/CV-MTTQ") && told.html.contains("Công an"));
        assert!(told.says("forwarded-about") && told.says("outcome-CHUYEN_KIEM_TRA"));
        assert!(told.html.contains("name=\"rating_result\""));

        // Nobody could answer once more: an objection is declined, and the Front above may be asked.
        case.follow_up(&[("objection", "Tôi chưa được gặp ai.")]).await.moved_on();
        let refused = case.post(Transition::UpholdObjection).await.expect(422);
        assert!(refused.says("guard-answered-by-unit"));
        let reason = [("reason".to_owned(), REASON.to_owned())];
        case.change(DONG_LAT.leader, "decline", &reason).await.moved_on();
        world.wait(Duration::days(20));
        run_due(&world.services).await.unwrap();
        assert_eq!(case.state().await, State::Closed);
        assert!(case.tracked().await.html.contains("99/CV-MTTQ"));
    }
}

#[tokio::test]
async fn what_an_ordinary_unit_has_to_answer_is_not_only_forwarded() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(page.forms().iter().all(|form| form.value("transition") != Some("T37")));
    let before = case.snapshot().await;
    let refused = case.post(Transition::Forward).await.expect(422);
    assert!(refused.says("guard-forward-only"));
    assert_eq!(case.snapshot().await, before);
}

#[tokio::test]
async fn without_a_number_in_another_role_in_another_state_or_from_an_old_page_it_is_refused() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::default(), POLICE).await;
    case.reach(State::Transferred).await;
    let before = case.snapshot().await;
    for number in ["", "  ", &"x".repeat(61)] {
        let fields = [("document_no".to_owned(), number.to_owned())];
        let answer = case.post_as(DONG_LAT.leader, Transition::Forward, &fields).await.expect(422);
        assert!(answer.problem("document_no").is_some());
    }
    let fields = case.fields(Transition::Forward).await;
    let other = case.post_as(DONG_LAT.triage, Transition::Forward, &fields).await.expect(422);
    assert!(other.says("refused-wrong-actor"));
    let stale = [("transition", "T37"), ("version", "1"), ("document_no", NUMBER)];
    world.officer(DONG_LAT.leader).await.post(&case.path(Desk::Front), &stale).await.expect(409);
    assert_eq!(case.snapshot().await, before);
    let early = Case::of(&world, &Feedback::default(), POLICE).await;
    early.reach(State::Triage).await;
    early.post(Transition::Forward).await.expect(409);
}
