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
