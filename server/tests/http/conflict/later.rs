//! What somebody whom a case is about becomes later, and what becomes of the case then.

use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::desks::custody::run_custody;
use server::store::entity::outbox;

use super::script::SUBJECT_POST;
use super::{CHAIRMAN, sees};
use crate::support::bonds::bonds_follow;
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};

/// Officers to whom mail about this case waits.
async fn told(case: &Case<'_>) -> Vec<i64> {
    let id = case.row().await.id;
    let rows = outbox::Entity::find().all(case.world.services.db.reader()).await.unwrap();
    rows.into_iter().filter(|row| row.case_id == Some(id)).filter_map(|row| row.officer_id).collect()
}

/// Whether somebody finds the page of this case, where others are about as well.
async fn reads(case: &Case<'_>, login: &str, desk: Desk) -> bool {
    case.page(login, desk).await.status == 200
}

/// Says of whom a case in triage is.
async fn name(case: &Case<'_>, login: &str) {
    let world = case.world;
    let fields = [
        ("subject_unit".to_owned(), world.unit(DONG_LAT.unit).to_string()),
        ("subject_post".to_owned(), world.post(DONG_LAT.unit, SUBJECT_POST).to_string()),
        ("subject_officer".to_owned(), world.officer_id(login).await.to_string()),
        ("category".to_owned(), "D1".to_owned()),
    ];
    case.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
}

#[tokio::test]
async fn a_unit_that_the_subject_comes_to_lead_loses_the_case_at_once_and_the_front_gets_it_back() {
    for world in World::everywhere().await {
        let taken = [
            State::Transferred,
            State::AcceptedByUnit,
            State::Verifying,
            State::AwaitingAnswerApproval,
            State::AnswerSentBack,
        ];
        let mut cases = Vec::new();
        for state in taken {
            let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
            case.come_to(state).await;
            cases.push(case);
        }
        let other = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        other.come_to(State::Answered).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "nobody moved");

        world.appoint(CHAIRMAN, PROVINCE.unit, "LANH_DAO_DV", None).await;
        for case in &cases {
            for login in [PROVINCE.focal, PROVINCE.handler, PROVINCE.head, CHAIRMAN] {
                case.page(login, Desk::Unit).await.expect(404);
            }
            case.page(PROVINCE.triage, Desk::Front).await.expect(200);
        }
        let before: Vec<_> = told(&cases[0]).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), taken.len() as u64);
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "once");
        for case in &cases {
            let row = case.row().await;
            assert_eq!((row.state.as_str(), row.handling_unit_id), ("DANG_PHAN_LOAI", None));
            assert_eq!((row.due_key.as_deref(), row.unit_officer_id), (Some("phan_loai"), None));
            let page = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
            assert_eq!(page.mark("data-news").as_deref(), Some("TAKEN_BACK"));
            assert!(page.says("how-subject-leads") && !case.tracked().await.says("how-subject-leads"));
            // It goes on, elsewhere.
            let mut fields = case.fields(Transition::ProposeTransfer).await;
            fields[0].1 = world.unit(PROVINCE.unit).to_string();
            let refused = case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
            assert!(refused.problem("recipient").is_some());
            fields[0].1 = world.unit("so-nong-nghiep-moi-truong").to_string();
            let again = case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await;
            assert!(
                again.status == 303 || again.problem("recipient").is_some(),
                "a body under that head is none either"
            );
        }
        let new: Vec<_> = told(&cases[0]).await.into_iter().skip(before.len()).collect();
        assert_eq!(new, [world.officer_id(PROVINCE.triage).await], "who classifies is told, and nobody else");
        assert_eq!(other.state().await, State::Answered, "its answer was given before");
    }
}

#[tokio::test]
async fn a_front_that_the_subject_comes_to_lead_hands_the_case_up() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        name(&case, DONG_LAT.handler).await;
        world.dismiss(DONG_LAT.handler).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 0);
        world.appoint(DONG_LAT.handler, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
        for login in [DONG_LAT.triage, DONG_LAT.intake, DONG_LAT.leader, DONG_LAT.handler] {
            assert!(!sees(&world, login, Desk::Front, &case.number).await, "{login}");
        }
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "once");
        let row = case.row().await;
        assert_eq!((row.front_id, row.front_officer_id), (world.unit("mttq-tinh"), None));
        assert_eq!(case.log().await.last().unwrap().code, "MOVED_FRONT");
        assert!(sees(&world, PROVINCE.triage, Desk::Front, &case.number).await);
        for login in [DONG_LAT.triage, DONG_LAT.handler] {
            assert!(!sees(&world, login, Desk::Front, &case.number).await, "{login}");
        }
        assert!(case.tracked().await.says("state-citizen-DANG_PHAN_LOAI"));
    }
}

#[tokio::test]
async fn whom_a_merged_case_is_about_does_not_work_on_the_one_that_goes_on() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let master = case.master().await;
        let second = "phanloai2.donglat";
        name(&case, DONG_LAT.handler).await;
        assert!(reads(&master, second, Desk::Front).await);
        case.merge_into(&master).await.moved_on();
        let tie = [
            ("action", "add".to_owned()),
            ("kind", "SPOUSE".to_owned()),
            ("officer", world.officer_id(DONG_LAT.handler).await.to_string()),
        ];
        let tie: Vec<_> = tie.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.officer(second).await.post(app::paths::TIES, &tie).await.moved_on();
        assert!(!reads(&master, second, Desk::Front).await, "tied to whom the other is about");
        // Triage says once more of whom the master is: what came with the other stays.
        let fields = [
            ("subject_unit".to_owned(), world.unit(DONG_LAT.unit).to_string()),
            ("subject_post".to_owned(), world.post(DONG_LAT.unit, SUBJECT_POST).to_string()),
            ("category".to_owned(), "D1".to_owned()),
        ];
        master.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
        assert!(!reads(&master, second, Desk::Front).await);
        bonds_follow(&world).await;
        master.reach(State::AcceptedByUnit).await;
        assert!(!reads(&master, DONG_LAT.handler, Desk::Unit).await);
        let refused = master.post(Transition::Assign).await.expect(422);
        assert!(refused.problem("assignee").is_some() || refused.says("guard-assignee-free"));
        case.post_as(DONG_LAT.triage, Transition::Split, &[("reason".to_owned(), "Hai việc khác nhau.".to_owned())])
            .await
            .moved_on();
        assert!(reads(&master, DONG_LAT.handler, Desk::Unit).await, "each is on its own again");
        assert!(reads(&master, second, Desk::Front).await);
        assert!(!reads(&case, second, Desk::Front).await);
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn nobody_works_on_a_case_at_the_front_and_at_the_unit() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
    world.dismiss(DONG_LAT.handler).await;
    world.appoint(DONG_LAT.handler, "mttq-dong-lat", "PHAN_LOAI", None).await;
    assert!(!sees(&world, DONG_LAT.handler, Desk::Front, &case.number).await, "drafted the answer");
    assert!(sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);
    world.dismiss(DONG_LAT.triage).await;
    world.appoint(DONG_LAT.triage, DONG_LAT.unit, "LANH_DAO_DV", None).await;
    assert!(!sees(&world, DONG_LAT.triage, Desk::Unit, &case.number).await, "classified it, and read who sent it");
    assert!(sees(&world, DONG_LAT.head, Desk::Unit, &case.number).await);
    let new = Case::in_state(&world, State::Submitted).await;
    assert!(sees(&world, DONG_LAT.handler, Desk::Front, &new.number).await, "what they had no part in");
}

/// Before somebody left a post, and after.
const HANDLER: &str = DONG_LAT.handler;

#[tokio::test]
async fn a_front_that_somebody_leads_who_held_the_post_once_does_not_get_what_nobody_there_may_see() {
    let world = World::new().await;
    // Whoever may be meant leads the Front of the commune since long: there the case would lie unseen.
    world.dismiss(HANDLER).await;
    world.appoint(HANDLER, DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST)).await;
    world.dismiss(HANDLER).await;
    world.appoint(HANDLER, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    world.wait(time::Duration::days(90));
    let feedback = Feedback { post: Some(SUBJECT_POST), ..Feedback::default() };
    let case = Case::of(&world, &feedback, PROVINCE).await;
    assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"));
    assert!(sees(&world, PROVINCE.intake, Desk::Front, &case.number).await);
    assert!(!sees(&world, HANDLER, Desk::Front, &case.number).await);
    assert_eq!(run_custody(&world.services).await.unwrap(), 0);
}

#[tokio::test]
async fn where_nobody_else_could_take_it_only_whoever_may_be_meant_is_kept_out() {
    let world = World::new().await;
    // A former holder of the chair leads the Front of the province, and nobody works at the one above.
    world.dismiss("xuly.ubnd.donglat").await;
    world.appoint("xuly.ubnd.donglat", DONG_LAT.unit, "LANH_DAO_DV", Some("CHU_TICH_UBND")).await;
    world.dismiss("xuly.ubnd.donglat").await;
    world.appoint("xuly.ubnd.donglat", "mttq-tinh", "LANH_DAO_MTTQ", None).await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    assert!(sees(&world, PROVINCE.intake, Desk::Front, &case.number).await, "somebody has to");
    assert!(!sees(&world, "xuly.ubnd.donglat", Desk::Front, &case.number).await);
}

#[tokio::test]
async fn however_long_ago_and_with_whatever_post_somebody_leads_the_unit_loses_the_case() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        case.come_to(State::Verifying).await;
        // A post that does not lead, with a role that does.
        world.appoint(CHAIRMAN, PROVINCE.unit, "LANH_DAO_DV", Some("UV_UBND")).await;
        world.wait(time::Duration::days(100));
        case.page(PROVINCE.focal, Desk::Unit).await.expect(404);
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        let mut fields = case.fields(Transition::ProposeTransfer).await;
        fields[0].1 = world.unit(PROVINCE.unit).to_string();
        let refused = case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
        assert!(refused.problem("recipient").is_some(), "nor does it get it again");
    }
}

#[tokio::test]
async fn a_review_does_not_wait_with_a_front_that_the_subject_came_to_lead() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    name(&case, HANDLER).await;
    case.make(Transition::Refuse).await;
    case.follow_up(&[("review", "Xin xem xét lại, tôi có giấy hẹn.")]).await.moved_on();
    world.dismiss(HANDLER).await;
    world.appoint(HANDLER, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    case.page(DONG_LAT.leader, Desk::Front).await.expect(404);
    assert_eq!(run_custody(&world.services).await.unwrap(), 1);
    case.page(PROVINCE.leader, Desk::Front).await.expect(200);
}

#[tokio::test]
async fn nothing_is_merged_into_what_somebody_worked_on_whom_it_is_about() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let master = case.master().await;
    master.reach(State::AwaitingAnswerApproval).await;
    name(&case, HANDLER).await;
    let refused = case.merge_into(&master).await.expect(422);
    assert!(refused.says("guard-master-free"));
    assert_eq!(case.state().await, State::Triage);
}

#[tokio::test]
async fn what_keeps_somebody_from_one_of_several_merged_cases_keeps_them_from_all() {
    for world in World::everywhere().await {
        let hidden = Case::in_state(&world, State::Triage).await;
        let master = hidden.master().await;
        let sibling = hidden.master().await;
        name(&hidden, HANDLER).await;
        hidden.merge_into(&master).await.moved_on();
        sibling.merge_into(&master).await.moved_on();
        let second = "phanloai2.donglat";
        assert!(reads(&sibling, second, Desk::Front).await);
        crate::support::told::declare_tie(&world, second, HANDLER).await;
        assert!(!reads(&sibling, second, Desk::Front).await, "it would say into what it was merged");
        // Whoever worked on the one that goes on does not find those that follow at the other desk.
        master.reach(State::AcceptedByUnit).await;
        world.dismiss(DONG_LAT.focal).await;
        world.appoint(DONG_LAT.focal, "mttq-dong-lat", "PHAN_LOAI", None).await;
        assert!(
            !reads(&sibling, DONG_LAT.focal, Desk::Front).await && !reads(&master, DONG_LAT.focal, Desk::Front).await
        );
        bonds_follow(&world).await;
    }
}
