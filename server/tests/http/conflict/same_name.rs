//! The sender types a name: whoever bears it does not get the case until somebody has said whether it is them.

use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use server::store::entity::{officers, outbox};

use super::{classified, sees};
use crate::appeal::{above, declined};
use crate::support::bonds::bonds_follow;
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};

/// The handler of the committee, as somebody may write him.
const HANDLER: &str = "Đồng chí HÀ CÔNG THUẦN";

async fn officer_told(world: &World, login: &str) -> bool {
    let officer = world.officer_id(login).await;
    let mails = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    mails.iter().any(|mail| mail.officer_id == Some(officer))
}

/// Gives an account another name.
async fn rename(world: &World, login: &str, name: &str) {
    let tx = world.tx().await;
    let id = Set(world.officer_id(login).await);
    officers::ActiveModel { id, name: Set(name.into()), ..Default::default() }.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// A triage page's list of people, and what stands above it.
async fn question(case: &Case<'_>) -> String {
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let select = page.html.split("name=\"subject_officer\"").nth(1).unwrap_or_default();
    select.split("</select>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_case_waits_until_triage_has_said_whether_the_one_who_bears_the_name_is_meant() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default().with("subject_name", HANDLER), DONG_LAT).await;
        case.reach(State::Triage).await;
        let him = world.officer_id(DONG_LAT.handler).await;
        let offered = question(&case).await;
        assert!(!offered.contains("selected"), "nothing is said for triage: {offered}");
        let place = |value: &str| offered.find(&format!("value=\"{value}\"")).expect(value);
        let others = world.officer_id(DONG_LAT.focal).await.to_string();
        assert!(place(&him.to_string()) < place("other") && place("other") < place(&others), "he stands first");

        let usual = classified(&world, &[]);
        case.change(DONG_LAT.triage, "classify", &usual).await.moved_on();
        assert!(case.post(Transition::ProposeTransfer).await.expect(422).says("guard-classified"));
        bonds_follow(&world).await;

        let other = classified(&world, &[("subject_officer", "other".to_owned())]);
        case.change(DONG_LAT.triage, "classify", &other).await.moved_on();
        assert!(!question(&case).await.contains("\"other\""), "it was said");
        let log = case.log().await;
        let said: serde_json::Value = serde_json::from_str(&log.last().unwrap().details).unwrap();
        assert_eq!((&said["other_than"], log.last().unwrap().officer_id.is_some()), (&serde_json::json!([him]), true));
        bonds_follow(&world).await;
        // Classified once more, it is not asked again.
        case.change(DONG_LAT.triage, "classify", &usual).await.moved_on();
        case.reach(State::Verifying).await;
        assert!(sees(&world, DONG_LAT.handler, Desk::Unit, &case.number).await, "somebody else of the same name");
    }
}

#[tokio::test]
async fn whoever_triage_says_is_meant_finds_no_trace() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::default().with("subject_name", HANDLER), DONG_LAT).await;
    case.reach(State::Triage).await;
    let him = world.officer_id(DONG_LAT.handler).await.to_string();
    case.change(DONG_LAT.triage, "classify", &classified(&world, &[("subject_officer", him)])).await.moved_on();
    case.reach(State::AcceptedByUnit).await;
    assert!(!sees(&world, DONG_LAT.handler, Desk::Unit, &case.number).await);
    assert!(case.post(Transition::Assign).await.expect(422).says("guard-assignee-free"));
    bonds_follow(&world).await;
}

#[tokio::test]
async fn an_officer_of_the_front_does_not_receive_what_names_them() {
    let world = World::new().await;
    let feedback = Feedback { unit: None, post: None, ..Feedback::default() };
    let case = Case::of(&world, &feedback.with("subject_name", "bà Bùi Thị Mận"), DONG_LAT).await;
    assert_eq!(case.row().await.front_id, world.unit("mttq-dong-lat"));
    assert!(!officer_told(&world, DONG_LAT.intake).await, "not by mail either");
    assert!(!sees(&world, DONG_LAT.intake, Desk::Front, &case.number).await);
    assert!(sees(&world, DONG_LAT.leader, Desk::Front, &case.number).await);
}

#[tokio::test]
async fn what_names_the_leader_of_the_front_goes_to_the_front_above() {
    let world = World::new().await;
    let feedback = Feedback { unit: None, post: None, ..Feedback::default() };
    let case = Case::of(&world, &feedback.with("subject_name", "Lại Đình Chỉnh"), PROVINCE).await;
    assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"));
    for login in [DONG_LAT.leader, DONG_LAT.intake, DONG_LAT.triage] {
        assert!(!sees(&world, login, Desk::Front, &case.number).await, "{login}");
    }
    assert!(sees(&world, PROVINCE.intake, Desk::Front, &case.number).await);
}

#[tokio::test]
async fn nor_does_whoever_bears_the_name_in_the_unit_that_gets_the_case() {
    let world = World::new().await;
    let case =
        Case::of(&world, &Feedback::about_the_chairman().with("subject_name", "Triệu Văn Khoát"), PROVINCE).await;
    case.reach(State::AcceptedByUnit).await;
    assert!(sees(&world, PROVINCE.focal, Desk::Unit, &case.number).await);
    assert!(!sees(&world, PROVINCE.handler, Desk::Unit, &case.number).await);
    assert!(case.post(Transition::Assign).await.expect(422).says("guard-assignee-free"));
    bonds_follow(&world).await;
}

#[tokio::test]
async fn nor_whoever_came_by_the_name_since() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::default().with("subject_name", "Trần Đức Thịnh"), DONG_LAT).await;
    case.reach(State::AcceptedByUnit).await;
    rename(&world, DONG_LAT.handler, "Trần Đức Thịnh").await;
    assert!(case.post(Transition::Assign).await.expect(422).says("guard-assignee-free"));
    rename(&world, DONG_LAT.handler, "Trần Đức Thành").await;
    case.post(Transition::Assign).await.moved_on();
}

#[tokio::test]
async fn nor_whoever_bears_it_at_the_front_above_that_looks_at_it_again() {
    let world = World::new().await;
    let case = declined(&world, &Feedback::default().with("subject_name", "Đặng Hữu Khương Nam")).await;
    case.follow_up(&[("appeal", "Nhờ cấp trên xem lại ngày hẹn thứ ba.")]).await.moved_on();
    let again = above(&case).await;
    assert!(sees(&world, PROVINCE.leader, Desk::Front, &again.number).await);
    assert!(!sees(&world, PROVINCE.triage, Desk::Front, &again.number).await);
    bonds_follow(&world).await;
}
