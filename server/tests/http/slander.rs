//! Nobody alone refuses as insult or slander (T27): somebody proposes it, somebody else who leads decides.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use crate::support::case::{PROVINCE, REASON};
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

const WHY: &str = "Đơn chỉ có lời chửi, không nêu việc nào.";

fn because(reason: &str) -> [(String, String); 1] {
    [("reason".to_owned(), reason.to_owned())]
}

async fn propose(case: &Case<'_>, login: &str) -> Answer {
    case.change(login, "propose-refusal", &because(WHY)).await
}

async fn refuse(case: &Case<'_>, login: &str) -> Answer {
    let fields = [("reason_code", "XUC_PHAM_VU_KHONG"), ("reason", REASON)];
    case.post_as(login, Transition::Refuse, &fields.map(|(name, value)| (name.to_owned(), value.to_owned()))).await
}

async fn unchanged(case: &Case<'_>, request: impl Future<Output = Answer>) -> Answer {
    let before = case.snapshot().await;
    let answer = request.await;
    assert_eq!(case.snapshot().await, before, "{}", answer.path);
    answer
}

#[tokio::test]
async fn one_proposes_it_and_another_who_leads_decides_in_every_state_in_which_a_case_is_refused() {
    for world in World::everywhere().await {
        for &state in Transition::Refuse.entry().from {
            let case = Case::sent(&world).await;
            case.come_to(state).await;
            let refused = unchanged(&case, refuse(&case, DONG_LAT.leader)).await.expect(422);
            assert!(refused.says("guard-two-for-slander"), "{state}");
            let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
            assert!(!page.html.contains("XUC_PHAM_VU_KHONG"), "{state}: it is not offered");
            propose(&case, DONG_LAT.triage).await.moved_on();
            assert_eq!(case.state().await, state);
            unchanged(&case, propose(&case, DONG_LAT.leader)).await.expect(409);
            let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
            assert!(page.html.contains(WHY) && page.says("refusal-proposed-decide"));
            assert!(page.html.contains("XUC_PHAM_VU_KHONG"));
            unchanged(&case, refuse(&case, DONG_LAT.triage)).await.expect(422);
            refuse(&case, DONG_LAT.leader).await.moved_on();
            assert_eq!(case.state().await, State::NotAccepted);
            let sender = case.tracked().await;
            assert!(
                !sender.html.contains(WHY) && sender.html.contains(REASON),
                "what officers wrote to each other is theirs"
            );
        }
    }
}

#[tokio::test]
async fn who_leads_and_proposes_it_does_not_decide_it_nor_does_a_deputy_for_them() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        propose(&case, PROVINCE.leader).await.moved_on();
        let refused = unchanged(&case, refuse(&case, PROVINCE.leader)).await.expect(422);
        assert!(refused.says("guard-two-for-slander"));
        let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(page.says("refusal-proposed-waits") && !page.html.contains("value=\"XUC_PHAM_VU_KHONG\""));
        refuse(&case, "lanhdao2.tinh").await.moved_on();
    }
}

#[tokio::test]
async fn only_who_sorts_or_leads_proposes_it_with_a_reason_and_only_who_leads_says_no() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    unchanged(&case, propose(&case, DONG_LAT.intake)).await.expect(422);
    unchanged(&case, propose(&case, PROVINCE.triage)).await.expect(404);
    let empty = unchanged(&case, case.change(DONG_LAT.triage, "propose-refusal", &because(" "))).await.expect(422);
    assert!(empty.problem("reason").is_some());
    propose(&case, DONG_LAT.triage).await.moved_on();
    unchanged(&case, case.change(DONG_LAT.triage, "reject-refusal", &because(REASON))).await.expect(422);
    case.change(DONG_LAT.leader, "reject-refusal", &because(REASON)).await.moved_on();
    unchanged(&case, case.change(DONG_LAT.leader, "reject-refusal", &because(REASON))).await.expect(409);
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert_eq!(page.mark("data-news").as_deref(), Some("REFUSAL_REJECTED"));
    assert!(unchanged(&case, refuse(&case, DONG_LAT.leader)).await.expect(422).says("guard-two-for-slander"));
    let late = Case::in_state(&world, State::Transferred).await;
    unchanged(&late, propose(&late, DONG_LAT.triage)).await.expect(409);
    let sender = case.tracked().await;
    assert!(!sender.html.contains("event-citizen-REFUSAL") && !sender.says("event-citizen-REFUSAL_PROPOSED"));
}

/// What was received and taken up meanwhile is the same case; whatever else was done says that it is handled.
#[tokio::test]
async fn a_proposal_holds_until_something_is_done_with_the_case() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    propose(&case, DONG_LAT.triage).await.moved_on();
    case.reach(State::Triage).await;
    let asked = Case::sent(&world).await;
    propose(&asked, DONG_LAT.triage).await.moved_on();
    asked.come_to(State::AwaitingInfo).await;
    assert!(unchanged(&asked, refuse(&asked, DONG_LAT.leader)).await.expect(422).says("guard-two-for-slander"));
    refuse(&case, DONG_LAT.leader).await.moved_on();
    // After a review it is proposed anew.
    case.follow_up(&[("review", "Tôi có thêm giấy hẹn.")]).await.moved_on();
    world.appoint("lanhdao2.tinh", "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    case.post_as("lanhdao2.tinh", Transition::GrantReview, &because(REASON)).await.moved_on();
    assert!(unchanged(&case, refuse(&case, DONG_LAT.leader)).await.expect(422).says("guard-two-for-slander"));
    world.browser().get(paths::HOME).await.expect(200);
}
