//! An approval that waits while nobody is there goes up, and comes to nobody else.

mod decisions;

use app::paths;
use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;
use server::desks::raising::run_raising;
use server::mail::MailKind;
use time::Duration;

use crate::support::told::{declare_tie, ids, letters, name_the_handler, told};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

/// Who leads the Front of the province.
const LEADERS: &[&str] = &[PROVINCE.leader, "lanhdao2.tinh", "duyet.tinh"];
const FRONT: &str = "mttq-dong-lat";

async fn run(world: &World) -> u64 {
    run_raising(&world.services, || false).await.unwrap()
}

async fn by(case: &Case<'_>, login: &str, transition: Transition) -> Answer {
    case.post_as(login, transition, &case.fields(transition).await).await
}

/// The leader is away from today on and has named this officer.
async fn goes_away(world: &World, leader: &str, (unit, role): (&str, &str), deputy: &str) {
    let today = world.services.clock.today();
    let fields = [
        ("action", "name-deputy".to_owned()),
        ("led_place", format!("{}:{role}", world.unit(unit))),
        ("deputy", world.officer_id(deputy).await.to_string()),
        ("deputy_signs", "KT".to_owned()),
        ("away_from", show(today)),
        ("away_until", show(today + Duration::days(60))),
    ];
    world.officer(leader).await.post(paths::ACCOUNT, &fields).await.moved_on();
}

/// Lets so many days pass, one by one, and looks each day.
async fn days(world: &World, days: u32) -> u64 {
    let mut raised = 0;
    for _ in 0..days {
        world.wait(Duration::DAY);
        raised += run(world).await;
    }
    raised
}

async fn sees(case: &Case<'_>, login: &str, desk: Desk) -> bool {
    case.page(login, desk).await.status.as_u16() == 200
}

#[tokio::test]
async fn a_transfer_for_which_nobody_is_there_goes_to_the_front_above_which_decides_it() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
        // Who proposed it is the only one left, as the leader's deputy.
        goes_away(&world, DONG_LAT.leader, (FRONT, "LANH_DAO_MTTQ"), DONG_LAT.triage).await;
        assert_eq!(run(&world).await, 0, "not at once");
        assert!(!sees(&case, PROVINCE.leader, Desk::Front).await);
        assert_eq!(days(&world, 7).await, 1, "once");
        assert_eq!(case.row().await.raised_to_id, Some(world.unit("mttq-tinh")));
        assert_eq!(told(&world, MailKind::ApprovalRaised).await, ids(&world, LEADERS).await);
        assert!(letters(&world).await.contains("Auto-Submitted"), "it leaves the house");
        let list = world.officer(PROVINCE.leader).await.get(paths::FRONT).await.expect(200);
        assert!(list.html.contains(&case.number) && list.html.contains("data-raised"));
        for other in [PROVINCE.triage, PROVINCE.intake, "lanhdao.benlau"] {
            assert!(!sees(&case, other, Desk::Front).await, "{other}");
        }
        let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(page.html.contains("id=\"T08\"") && page.html.contains("id=\"T09\""));
        by(&case, PROVINCE.leader, Transition::ApproveTransfer).await.moved_on();
        assert_eq!(case.state().await, State::Transferred);
        let approved = case.log().await.into_iter().rfind(|event| event.code == "T08").unwrap();
        assert_eq!(approved.unit_id, Some(world.unit("mttq-tinh")), "the record says who decided");
        assert_eq!(case.row().await.raised_to_id, None);
        assert!(!sees(&case, PROVINCE.leader, Desk::Front).await, "it is out of their sight again");
    }
}

#[tokio::test]
async fn an_answer_for_which_nobody_is_there_goes_to_the_body_above_the_unit() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
        let place = (DONG_LAT.unit, "LANH_DAO_DV");
        goes_away(&world, DONG_LAT.head, place, DONG_LAT.handler).await;
        goes_away(&world, "chutich.ubnd.donglat", place, DONG_LAT.handler).await;
        assert_eq!(days(&world, 7).await, 1);
        assert_eq!(case.row().await.raised_to_id, Some(world.unit("ubnd-tinh")));
        assert_eq!(told(&world, MailKind::ApprovalRaised).await, ids(&world, &[PROVINCE.head]).await);
        assert!(!sees(&case, PROVINCE.focal, Desk::Unit).await);
        let page = case.page(PROVINCE.head, Desk::Unit).await.expect(200);
        assert!(page.html.contains("id=\"T17\""));
        by(&case, PROVINCE.head, Transition::IssueAnswer).await.moved_on();
        assert_eq!(case.state().await, State::Answered);
        assert!(!sees(&case, PROVINCE.head, Desk::Unit).await);
    }
}

#[tokio::test]
async fn whoever_is_there_and_may_decide_keeps_it() {
    let world = World::new().await;
    Case::in_state(&world, State::AwaitingTransferApproval).await;
    assert_eq!(days(&world, 7).await, 0, "the leader is there");
    goes_away(&world, DONG_LAT.leader, (FRONT, "LANH_DAO_MTTQ"), DONG_LAT.intake).await;
    assert_eq!(days(&world, 7).await, 0, "the deputy is there");
}

#[tokio::test]
async fn a_front_without_a_leader_does_not_keep_anybody_waiting() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    world.dismiss(DONG_LAT.leader).await;
    assert_eq!(days(&world, 7).await, 1);
    by(&case, PROVINCE.leader, Transition::RejectTransfer).await.moved_on();
    assert_eq!(case.state().await, State::Triage);
}

#[tokio::test]
async fn a_leader_in_conflict_counts_as_nobody_and_no_one_above_who_is_in_conflict_hears_of_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    by(&case, DONG_LAT.triage, Transition::ProposeTransfer).await.moved_on();
    declare_tie(&world, DONG_LAT.leader, DONG_LAT.handler).await;
    declare_tie(&world, PROVINCE.leader, DONG_LAT.handler).await;
    assert_eq!(days(&world, 7).await, 1);
    assert_eq!(told(&world, MailKind::ApprovalRaised).await, ids(&world, &LEADERS[1..]).await);
    assert!(!sees(&case, PROVINCE.leader, Desk::Front).await);
    assert!(sees(&case, LEADERS[1], Desk::Front).await);
}

#[tokio::test]
async fn who_comes_back_may_still_decide_and_then_nobody_above_may() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    goes_away(&world, DONG_LAT.leader, (FRONT, "LANH_DAO_MTTQ"), DONG_LAT.triage).await;
    assert_eq!(days(&world, 7).await, 1);
    by(&case, DONG_LAT.leader, Transition::ApproveTransfer).await.moved_on();
    by(&case, PROVINCE.leader, Transition::RejectTransfer).await.expect(404);
}

#[tokio::test]
async fn whoever_decides_from_above_reads_no_name() {
    let world = World::new().await;
    let feedback =
        Feedback::default().with("identity", "open").with("name", "Trịnh Thị Ngát").with("phone", "0912345678");
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::AwaitingTransferApproval).await;
    let below = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(below.html.contains("Trịnh Thị Ngát"));
    world.dismiss(DONG_LAT.leader).await;
    assert_eq!(days(&world, 7).await, 1);
    let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
    assert!(!page.html.contains("Trịnh Thị Ngát"));
}

#[tokio::test]
async fn that_a_matter_goes_elsewhere_waits_for_no_one_person_either() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        case.propose_diversion().await.moved_on();
        goes_away(&world, DONG_LAT.leader, (FRONT, "LANH_DAO_MTTQ"), DONG_LAT.triage).await;
        assert_eq!(days(&world, 7).await, 1);
        assert_eq!(case.row().await.raised_to_id, Some(world.unit("mttq-tinh")));
        let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(page.html.contains("id=\"T31\""));
        let another = Case::in_state(&world, State::Triage).await;
        another.propose_diversion().await.moved_on();
        assert_eq!(days(&world, 7).await, 1);
        let reason = [("reason".to_owned(), crate::support::case::REASON.to_owned())];
        another.change(PROVINCE.leader, "reject-diversion", &reason).await.moved_on();
        assert_eq!(another.row().await.raised_to_id, None);
        assert!(!sees(&another, PROVINCE.leader, Desk::Front).await);
        by(&case, PROVINCE.leader, Transition::Divert).await.moved_on();
        assert_eq!(case.state().await, State::Diverted);
        assert!(!sees(&case, PROVINCE.leader, Desk::Front).await);
    }
}

#[tokio::test]
async fn that_a_case_is_refused_as_slander_waits_for_no_one_person_either() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Received).await;
        let reason = [("reason".to_owned(), crate::support::case::REASON.to_owned())];
        case.change(DONG_LAT.triage, "propose-refusal", &reason).await.moved_on();
        // Who proposed it is the only one left, as the leader's deputy.
        goes_away(&world, DONG_LAT.leader, (FRONT, "LANH_DAO_MTTQ"), DONG_LAT.triage).await;
        assert_eq!(days(&world, 7).await, 1);
        let fields = [("reason_code".to_owned(), "XUC_PHAM_VU_KHONG".to_owned()), reason[0].clone()];
        case.post_as(DONG_LAT.triage, Transition::Refuse, &fields).await.expect(422);
        case.post_as(PROVINCE.leader, Transition::Refuse, &fields).await.moved_on();
        assert_eq!(case.state().await, State::NotAccepted);
    }
}

#[tokio::test]
async fn the_fronts_own_answer_goes_up_like_a_letter() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::comment(), DONG_LAT).await;
    case.reach(State::Triage).await;
    let draft = [
        ("answer", "Cảm ơn Ông/Bà. Mặt trận đã ghi nhận và chuyển góp ý tới bộ phận liên quan."),
        ("outcome", "GHI_NHAN"),
    ];
    let draft = draft.map(|(name, value)| (name.to_owned(), value.to_owned()));
    case.change(DONG_LAT.triage, "front-answer", &draft).await.moved_on();
    assert_eq!(days(&world, 7).await, 0, "the leader is there");
    world.dismiss(DONG_LAT.leader).await;
    assert_eq!(days(&world, 1).await, 1);
    by(&case, PROVINCE.leader, Transition::Acknowledge).await.moved_on();
    assert_eq!(case.state().await, State::Resolved);
}
