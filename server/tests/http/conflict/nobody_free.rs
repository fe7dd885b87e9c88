//! Everybody who could do what comes next is kept from a case: it does not lie there for good.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::desks::custody::run_custody;
use server::mail::MailKind;
use server::store::entity::outbox;
use server::store::referrals;

use super::same_name_above::name_of;
use super::{classified, sees};
use crate::support::bonds::bonds_follow;
use crate::support::case::Cast;
use crate::support::told::{ids, told};
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};

/// Feedback of a place in which no body is named, and a person.
async fn naming(world: &World, commune: &'static str, login: &str) -> Feedback {
    let feedback = Feedback { commune: Some(commune), unit: None, post: None, ..Feedback::default() };
    feedback.with("subject_name", &name_of(world, login).await)
}

/// Somebody declares a tie to whoever is a civil servant of the commune's committee.
async fn tied_to_the_post(world: &World, login: &str) {
    let post = format!("{}:{}", world.unit("ubnd-dong-lat"), world.post("ubnd-dong-lat", "CONG_CHUC"));
    world
        .officer(login)
        .await
        .post(paths::TIES, &[("action", "add"), ("kind", "SPOUSE"), ("post", &post)])
        .await
        .moved_on();
}

#[tokio::test]
async fn what_the_only_one_who_receives_may_not_see_goes_to_the_front_above() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &naming(&world, "99001", DONG_LAT.intake).await, PROVINCE).await;
        let other = Case::sent(&world).await;
        assert_eq!(case.row().await.front_id, world.unit("mttq-dong-lat"));
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "once");
        let row = case.row().await;
        assert_eq!((row.front_id, row.state.as_str()), (world.unit("mttq-tinh"), State::Submitted.code()));
        assert_eq!(other.row().await.front_id, world.unit("mttq-dong-lat"), "whatever else waits stays");
        let heard = told(&world, MailKind::FrontNew).await;
        assert!(heard.contains(&world.officer_id(PROVINCE.intake).await), "who receives there is told");
        for login in [DONG_LAT.triage, DONG_LAT.leader] {
            case.page(login, Desk::Front).await.expect(404);
        }
        case.page(DONG_LAT.intake, Desk::Front).await.expect(404);
        case.reach(State::Received).await;
        let page = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
        assert!(page.says("how-nobody-free"));
        let theirs = case.tracked().await;
        assert!(theirs.says("state-citizen-DA_TIEP_NHAN") && !theirs.says("how-nobody-free"));
        assert_eq!(run_custody(&world.services).await.unwrap(), 0);
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn the_person_who_is_named_can_tell_nothing_by_it() {
    let world = World::new().await;
    let him = world.officer_id(DONG_LAT.intake).await;
    let before = world.officer(DONG_LAT.intake).await.get(paths::FRONT).await.expect(200).without_nonce();
    let case = Case::of(&world, &naming(&world, "99001", DONG_LAT.intake).await, PROVINCE).await;
    for _ in 0..2 {
        assert!(!sees(&world, DONG_LAT.intake, Desk::Front, &case.number).await);
        let page = world.officer(DONG_LAT.intake).await.get(paths::FRONT).await.expect(200).without_nonce();
        assert_eq!(page, before);
        run_custody(&world.services).await.unwrap();
    }
    let mails = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    assert!(mails.iter().all(|mail| mail.officer_id != Some(him)));
}

#[tokio::test]
async fn nor_does_what_nobody_there_may_sort_stay() {
    for world in World::everywhere().await {
        let cast = Cast { intake: "tiepnhan.benlau", ..PROVINCE };
        let case = Case::of(&world, &naming(&world, "99004", "phanloai.benlau").await, cast).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "it can be received");
        case.reach(State::Received).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        case.reach(State::Triage).await;
        assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"));
        let codes: Vec<_> = case.log().await.into_iter().map(|event| event.code).collect();
        assert_eq!(codes, ["T02", "T03", "MOVED_FRONT", "T04"]);
    }
}

#[tokio::test]
async fn one_tie_does_not_stop_a_whole_post() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default(), PROVINCE).await;
        let elsewhere = Case::of(&world, &Feedback::comment(), DONG_LAT).await;
        tied_to_the_post(&world, DONG_LAT.intake).await;
        let before = told(&world, MailKind::FrontNew).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"));
        assert_eq!(elsewhere.row().await.front_id, world.unit("mttq-dong-lat"));
        let mut now = [before, ids(&world, &[PROVINCE.intake]).await].concat();
        now.sort_unstable();
        assert_eq!(told(&world, MailKind::FrontNew).await, now, "who receives there is told, and nobody else");
        case.reach(State::Triage).await;
    }
}

#[tokio::test]
async fn where_somebody_else_is_free_or_nobody_above_is_it_stays() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        tied_to_the_post(&world, DONG_LAT.triage).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "the other one is free");
        tied_to_the_post(&world, "phanloai2.donglat").await;
        tied_to_the_post(&world, PROVINCE.triage).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "nobody above is");
        assert_eq!(case.row().await.front_id, world.unit("mttq-dong-lat"));
        world.appoint(PROVINCE.leader, "mttq-tinh", "PHAN_LOAI", None).await;
        assert_eq!(run_custody(&world.services).await.unwrap(), 1, "now somebody is");
        assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"));
    }
}

#[tokio::test]
async fn an_office_that_nobody_holds_for_a_moment_loses_nothing() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    world.dismiss(DONG_LAT.intake).await;
    assert_eq!(run_custody(&world.services).await.unwrap(), 0);
    assert_eq!(case.row().await.front_id, world.unit("mttq-dong-lat"));
}

#[tokio::test]
async fn what_the_only_focal_point_may_not_open_goes_on_paper() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let her = world.officer_id(DONG_LAT.focal).await;
        let named = classified(&world, &[("subject_officer", her.to_string())]);
        case.change(DONG_LAT.triage, "classify", &named).await.moved_on();
        case.reach(State::AwaitingTransferApproval).await;
        assert!(case.post(Transition::ApproveTransfer).await.expect(422).says("guard-unit-has-account"));
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.says("paper-unit") && page.html.contains("value=\"T36\""));
        case.make(Transition::SendOnPaper).await;
        world.appoint(DONG_LAT.intake, "mttq-dong-lat", "NHAP_HO", None).await;
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        let accept = case.fields(Transition::Accept).await;
        case.post_at(Desk::Front, DONG_LAT.intake, Transition::Accept, &accept).await.moved_on();
        assert_eq!(case.state().await, State::AcceptedByUnit);
        // The head is free and gives it out: nothing is written down for the unit then.
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(!page.says("paper-unit"));
        let to = case.fields(Transition::Assign).await;
        case.post_as(DONG_LAT.head, Transition::Assign, &to).await.moved_on();
        let log = case.log().await;
        assert!(log.iter().all(|event| event.officer_id != Some(her)));
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn a_letter_that_nobody_in_the_unit_may_open_any_more_is_taken_back_by_triage() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        let back = |login| case.post_as(login, Transition::Retriage, &[]);
        assert!(back(DONG_LAT.triage).await.expect(422).says("guard-returned-or-may-not"));
        tied_to_the_post(&world, DONG_LAT.focal).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.html.contains("value=\"T12\"") && page.says("paper-unit"));
        back(DONG_LAT.triage).await.moved_on();
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.handling_unit_id), (State::Triage.code(), None));
        let letters = referrals::of_case(world.services.db.reader(), row.id).await.unwrap();
        assert_eq!(letters.last().unwrap().status, referrals::REPLACED);
        case.reach(State::AwaitingTransferApproval).await;
        case.make(Transition::SendOnPaper).await;
    }
}

#[tokio::test]
async fn what_is_sent_back_to_a_unit_where_nobody_may_take_it_up_goes_on_on_paper_or_back() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Answered).await;
        tied_to_the_post(&world, DONG_LAT.focal).await;
        case.make(Transition::SendBack).await;
        assert_eq!(case.state().await, State::AnswerSentBack);
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.says("paper-unit") && page.html.contains("value=\"T12\""));
        case.post_as(DONG_LAT.triage, Transition::Retriage, &[]).await.moved_on();
        assert_eq!(case.state().await, State::Triage);
    }
}

#[tokio::test]
async fn what_a_unit_took_where_nobody_may_find_out_what_is_true_goes_on_on_paper_or_back() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::AcceptedByUnit).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(!page.html.contains("value=\"T12\"") && !page.says("paper-unit"), "while somebody is free");
        tied_to_the_post(&world, DONG_LAT.handler).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.says("paper-unit") && page.html.contains("value=\"T12\""));
        case.post_as(DONG_LAT.triage, Transition::Retriage, &[]).await.moved_on();
        assert_eq!(case.state().await, State::Triage);
    }
}

#[tokio::test]
async fn what_a_unit_returned_goes_up_when_nobody_there_may_sort_it_again() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        case.make(Transition::Return).await;
        for login in [DONG_LAT.triage, "phanloai2.donglat"] {
            tied_to_the_post(&world, login).await;
        }
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        assert_eq!(run_custody(&world.services).await.unwrap(), 0, "once");
        let row = case.row().await;
        assert_eq!((row.front_id, row.state.as_str()), (world.unit("mttq-tinh"), State::ReturnedByUnit.code()));
        case.post_as(PROVINCE.triage, Transition::Retriage, &[]).await.moved_on();
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn what_went_up_stays_there_when_it_is_classified() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default(), PROVINCE).await;
        case.post_as(DONG_LAT.intake, Transition::Receive, &[]).await.moved_on();
        for login in [DONG_LAT.triage, "phanloai2.donglat"] {
            tied_to_the_post(&world, login).await;
        }
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        case.reach(State::Triage).await;
        case.change(PROVINCE.triage, "classify", &classified(&world, &[])).await.moved_on();
        assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"), "nobody there could sort it");
        assert_eq!(run_custody(&world.services).await.unwrap(), 0);
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn an_answer_that_nobody_may_sign_is_taken_back() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(!page.html.contains("value=\"T12\""), "while somebody may");
        for login in [DONG_LAT.head, "chutich.ubnd.donglat"] {
            tied_to_the_post(&world, login).await;
        }
        let above = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(!above.html.contains("value=\"T12\""), "it goes up to the committee above");
        tied_to_the_post(&world, PROVINCE.head).await;
        case.post_as(DONG_LAT.triage, Transition::Retriage, &[]).await.moved_on();
        assert_eq!(case.state().await, State::Triage);
    }
}

#[tokio::test]
async fn what_nobody_has_in_hand_any_more_and_nobody_may_give_out_is_taken_back() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        for login in [DONG_LAT.focal, DONG_LAT.head, "chutich.ubnd.donglat"] {
            tied_to_the_post(&world, login).await;
        }
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(!page.html.contains("value=\"T12\""), "while the handler goes on with it");
        world.disable(DONG_LAT.handler).await;
        case.post_as(DONG_LAT.triage, Transition::Retriage, &[]).await.moved_on();
        assert_eq!(case.state().await, State::Triage);
    }
}
