//! Whoever bears the name that a sender typed, at a Front that does not have the case: no cry for help reaches them,
//! they open no sealed name and decide nothing from above; and a name counts for every case that is merged with it.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use domain::unit::OfficerId;
use sea_orm::EntityTrait;
use server::mail::MailKind;
use server::store::entity::{case_exclusions, outbox};

use super::{classified, sees};
use crate::support::bonds::bonds_follow;
use crate::support::opening::{APPROVER, ASKER, CUSTODIAN, OTHER_CUSTODIAN};
use crate::support::opening::{approve, ask, open, sealed, shows_the_name};
use crate::support::told::{ids, told};
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};
use crate::threats::newest;

const WORDS: &str = "Có người đến nhà tôi dọa đốt nhà.";

/// The name of an account.
pub(super) async fn name_of(world: &World, login: &str) -> String {
    let id = world.officer_id(login).await;
    let names = server::store::people::names(world.services.db.reader(), &[id]).await.unwrap();
    names[&id].clone()
}

/// Feedback about a civil servant of the commune that names somebody of another body.
async fn naming(world: &World, login: &str) -> Feedback {
    Feedback::default().with("subject_name", &format!("bà {}", name_of(world, login).await))
}

/// For what reasons accounts are kept from a case.
async fn kept(case: &Case<'_>) -> Vec<(OfficerId, String)> {
    let id = case.row().await.id;
    let rows = case_exclusions::Entity::find().all(case.world.services.db.reader()).await.unwrap();
    let own = rows.into_iter().filter(|row| row.case_id == id);
    own.map(|row| (OfficerId(row.officer_id), row.reason)).collect()
}

#[tokio::test]
async fn a_cry_for_help_does_not_reach_a_leader_of_the_province_who_bears_the_name() {
    for world in World::everywhere().await {
        let her = "lanhdao.tinh";
        let case = Case::of(&world, &naming(&world, her).await, DONG_LAT).await;
        bonds_follow(&world).await;
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        let others = [CUSTODIAN, OTHER_CUSTODIAN, "duyet.tinh", "lanhdao2.tinh"];
        assert_eq!(told(&world, MailKind::Threat).await, ids(&world, &others).await);
        let mails = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
        let id = world.officer_id(her).await;
        assert!(mails.iter().all(|mail| mail.officer_id != Some(id)), "no mail of any kind");
        let entry = newest(&world).await;
        let mut browser = world.officer(her).await;
        let list = browser.get(paths::THREATS).await;
        assert!(!list.html.contains(&case.number));
        let absent = browser.get(&paths::threat(1)).await.expect(404);
        let hers = browser.get(&paths::threat(entry)).await.expect(404);
        assert_eq!(hers.without_nonce(), absent.without_nonce());
        world.officer("lanhdao2.tinh").await.get(&paths::threat(entry)).await.expect(200);
    }
}

#[tokio::test]
async fn a_custodian_who_bears_the_name_does_not_open_that_of_the_sender() {
    for world in World::everywhere().await {
        let case = sealed(&world, &naming(&world, OTHER_CUSTODIAN).await, DONG_LAT).await;
        let id = ask(&case, ASKER).await;
        approve(&world, APPROVER, id).await.moved_on();
        world.officer(OTHER_CUSTODIAN).await.get(&paths::opening(id)).await.expect(404);
        let (_, refused) = open(&world, OTHER_CUSTODIAN, id).await;
        refused.expect(404);
        let (mut browser, opened) = open(&world, CUSTODIAN, id).await;
        assert!(shows_the_name(&browser.follow(&opened).await.expect(200)));
    }
}

#[tokio::test]
async fn nor_does_what_goes_up_reach_them() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &naming(&world, "lanhdao.tinh").await, DONG_LAT).await;
        case.reach(State::AwaitingTransferApproval).await;
        world.disable(DONG_LAT.leader).await;
        world.wait(time::Duration::days(9));
        server::desks::raising::run_raising(&world.services, || false).await.unwrap();
        assert_eq!(case.row().await.raised_to_id, Some(world.unit("mttq-tinh")));
        assert!(!sees(&world, "lanhdao.tinh", Desk::Front, &case.number).await);
        assert!(sees(&world, "lanhdao2.tinh", Desk::Front, &case.number).await);
        let her = ids(&world, &["lanhdao.tinh"]).await;
        assert!(told(&world, MailKind::ApprovalRaised).await.iter().all(|id| !her.contains(id)));
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn saying_who_it_is_ends_it_for_all_others_of_that_name() {
    let world = World::new().await;
    let case = Case::of(&world, &naming(&world, "lanhdao.tinh").await, DONG_LAT).await;
    case.reach(State::Triage).await;
    let her = OfficerId(world.officer_id("lanhdao.tinh").await);
    let aside = (her, "TRUNG_TEN_RIENG".to_owned());
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(!page.html.contains("value=\"other\""), "of those elsewhere triage is asked nothing");
    case.change(DONG_LAT.triage, "classify", &classified(&world, &[])).await.moved_on();
    assert!(kept(&case).await.contains(&aside), "nobody has said who it is");
    let him = world.officer_id(DONG_LAT.handler).await.to_string();
    case.change(DONG_LAT.triage, "classify", &classified(&world, &[("subject_officer", him)])).await.moved_on();
    assert!(!kept(&case).await.contains(&aside));
    case.change(DONG_LAT.triage, "classify", &classified(&world, &[])).await.moved_on();
    assert!(!kept(&case).await.contains(&aside), "it is not asked again");
    bonds_follow(&world).await;
}

#[tokio::test]
async fn a_name_counts_for_the_case_into_which_it_was_merged() {
    for world in World::everywhere().await {
        // The unit that answers is one of the province, whose handler bears the name that the second sender gave.
        let chairman = Feedback::about_the_chairman();
        let master = Case::of(&world, &chairman, PROVINCE).await;
        master.reach(State::Triage).await;
        let named = chairman.with("subject_name", &name_of(&world, PROVINCE.handler).await);
        let case = Case::of(&world, &named, PROVINCE).await;
        case.reach(State::Triage).await;
        case.merge_into(&master).await.moved_on();
        master.reach(State::AcceptedByUnit).await;
        assert!(sees(&world, PROVINCE.focal, Desk::Unit, &master.number).await);
        master.page(PROVINCE.handler, Desk::Unit).await.expect(404);
        assert!(master.post(Transition::Assign).await.expect(422).says("guard-assignee-free"));
        bonds_follow(&world).await;
        case.post_as(PROVINCE.triage, Transition::Split, &[("reason".to_owned(), "Hai việc khác nhau.".to_owned())])
            .await
            .moved_on();
        master.post(Transition::Assign).await.moved_on();
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn and_for_the_unit_that_has_that_case_already() {
    for world in World::everywhere().await {
        let chairman = Feedback::about_the_chairman();
        let master = Case::of(&world, &chairman, PROVINCE).await;
        master.reach(State::AcceptedByUnit).await;
        let named = chairman.clone().with("subject_name", &name_of(&world, PROVINCE.handler).await);
        let case = Case::of(&world, &named, PROVINCE).await;
        case.reach(State::Triage).await;
        case.merge_into(&master).await.moved_on();
        assert!(master.post(Transition::Assign).await.expect(422).says("guard-assignee-free"));
        bonds_follow(&world).await;

        // Where they work on it already, it is not merged.
        let taken = Case::of(&world, &chairman, PROVINCE).await;
        taken.reach(State::AwaitingAnswerApproval).await;
        let again = Case::of(&world, &named, PROVINCE).await;
        again.reach(State::Triage).await;
        assert!(again.merge_into(&taken).await.expect(422).says("guard-master-free"));
    }
}

#[tokio::test]
async fn whoever_comes_to_the_unit_after_the_letter_and_bears_the_name_finds_no_trace() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default().with("subject_name", "Đỗ Thị Mới"), DONG_LAT).await;
        case.reach(State::Transferred).await;
        assert!(sees(&world, DONG_LAT.focal, Desk::Unit, &case.number).await);
        let page = paths::office_person(world.officer_id(DONG_LAT.focal).await);
        let renamed = [("action", "save"), ("login", DONG_LAT.focal), ("name", "Đỗ Thị Mới")];
        world.officer("quantri").await.post(&page, &renamed).await.moved_on();
        assert!(!sees(&world, DONG_LAT.focal, Desk::Unit, &case.number).await);
        bonds_follow(&world).await;
        // The Front reads that nobody there may open it, and takes it back.
        case.post_as(DONG_LAT.triage, Transition::Retriage, &[]).await.moved_on();
    }
}

#[tokio::test]
async fn nor_does_whoever_came_above_hear_the_cry_for_help() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default().with("subject_name", "Đỗ Thị Mới"), DONG_LAT).await;
        case.reach(State::Triage).await;
        let page = paths::office_person(world.officer_id("lanhdao.tinh").await);
        let renamed = [("action", "save"), ("login", "lanhdao.tinh"), ("name", "Đỗ Thị Mới")];
        world.officer("quantri").await.post(&page, &renamed).await.moved_on();
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        let others = [CUSTODIAN, OTHER_CUSTODIAN, "duyet.tinh", "lanhdao2.tinh"];
        assert_eq!(told(&world, MailKind::Threat).await, ids(&world, &others).await);
        let entry = newest(&world).await;
        world.officer("lanhdao.tinh").await.get(&paths::threat(entry)).await.expect(404);
        bonds_follow(&world).await;
    }
}

#[tokio::test]
async fn nor_does_whoever_comes_to_those_who_were_told_already() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default().with("subject_name", "Đỗ Thị Mới"), DONG_LAT).await;
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        let entry = newest(&world).await;
        world.officer("lanhdao.tinh").await.get(&paths::threat(entry)).await.expect(200);
        let page = paths::office_person(world.officer_id("lanhdao.tinh").await);
        let renamed = [("action", "save"), ("login", "lanhdao.tinh"), ("name", "Đỗ Thị Mới")];
        world.officer("quantri").await.post(&page, &renamed).await.moved_on();
        world.officer("lanhdao.tinh").await.get(&paths::threat(entry)).await.expect(404);
        world.officer("lanhdao2.tinh").await.get(&paths::threat(entry)).await.expect(200);
        bonds_follow(&world).await;
    }
}
