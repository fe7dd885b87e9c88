//! What contradicts the case is refused: an answer signed before it was asked for, a reason that cannot
//! be true.

use domain::case::{State, Transition};
use domain::role::Desk;

use crate::support::case::REASON;
use crate::support::{Case, DONG_LAT, Feedback, World};

#[tokio::test]
async fn an_answer_is_not_signed_before_it_was_asked_for() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
    let asked = world.services.clock.today();
    let signed = |on: time::Date| {
        [
            ("document_no", "34/UBND-VP".to_owned()),
            ("document_on", domain::date::show(on)),
            ("signer", "Phùng Vân".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    };
    for days in [1, 400] {
        let fields = signed(asked - time::Duration::days(days));
        let answer = case.post_as(DONG_LAT.head, Transition::IssueAnswer, &fields).await.expect(422);
        assert!(answer.problem("document_on").is_some(), "{days} days before the referral");
        assert_eq!(answer.shown("document_no").as_deref(), Some("34/UBND-VP"));
    }
    world.wait(time::Duration::days(3));
    case.post_as(DONG_LAT.head, Transition::IssueAnswer, &signed(asked)).await.moved_on();
    // The next answer cannot be the paper that was sent back.
    case.make(Transition::SendBack).await;
    case.make(Transition::TakeBack).await;
    case.reach(State::AwaitingAnswerApproval).await;
    let refused = case.post_as(DONG_LAT.head, Transition::IssueAnswer, &signed(asked)).await.expect(422);
    assert!(refused.problem("document_on").is_some());
    case.make(Transition::IssueAnswer).await;
}

#[tokio::test]
async fn a_case_is_not_refused_for_a_reason_that_contradicts_it() {
    let world = World::new().await;
    let named =
        Feedback::default().with("identity", "open").with("name", "Trần Thị Nhài").with("phone", "0900 000 001");
    let case = Case::of(&world, &named, DONG_LAT).await;
    case.reach(State::Triage).await;
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    for reason in ["NAC_DANH_KHONG_RO", "KHONG_DU_NOI_DUNG"] {
        assert!(!page.html.contains(&format!("value=\"{reason}\"")), "{reason} is not offered");
        let fields = vec![("reason_code".to_owned(), reason.to_owned()), ("reason".to_owned(), REASON.to_owned())];
        let before = case.row().await;
        let answer = case.post_as(DONG_LAT.leader, Transition::Refuse, &fields).await.expect(422);
        assert_eq!(case.row().await, before);
        assert!(answer.problem("reason_code").is_some_and(|sentence| sentence.contains("trái với hồ sơ")), "{reason}");
        assert_eq!(answer.shown("reason").as_deref(), Some(REASON));
    }
    case.make(Transition::AskReporter).await;
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(page.html.contains("value=\"KHONG_DU_NOI_DUNG\""), "the sender was asked");
}
