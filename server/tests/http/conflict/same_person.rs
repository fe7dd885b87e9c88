//! A person may have several accounts; the rule is about the person.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use super::{classified, sees};
use crate::support::bonds::bonds_follow;
use crate::support::opening::APPROVER;
use crate::support::{Case, DONG_LAT, Feedback, World};

/// The office writes another name into an account, as somebody would have it who got a new one.
async fn rename(world: &World, login: &str, name: &str) {
    let page = paths::office_person(world.officer_id(login).await);
    let fields = [("action", "save"), ("login", login), ("name", name)];
    world.officer("quantri").await.post(&page, &fields).await.moved_on();
}

/// The name of an account, as the office reads it.
async fn name_of(world: &World, login: &str) -> String {
    let page = paths::office_person(world.officer_id(login).await);
    let page = world.officer("quantri").await.get(&page).await.expect(200);
    page.form("save").value("name").unwrap().to_owned()
}

/// What the office says of two accounts: `same-person` or `other-person`.
async fn say(world: &World, login: &str, what: &str, other: &str) {
    let page = paths::office_person(world.officer_id(login).await);
    let other = world.officer_id(other).await.to_string();
    world.officer("quantri").await.post(&page, &[("action", what), ("other", &other)]).await.moved_on();
}

#[tokio::test]
async fn what_is_about_somebody_is_kept_from_each_of_their_accounts() {
    for world in World::everywhere().await {
        let (him, new) = (DONG_LAT.handler, DONG_LAT.intake);
        let case = Case::of(&world, &Feedback::default(), DONG_LAT).await;
        case.reach(State::Triage).await;
        let meant = world.officer_id(him).await.to_string();
        case.change(DONG_LAT.triage, "classify", &classified(&world, &[("subject_officer", meant)])).await.moved_on();
        assert!(sees(&world, new, Desk::Front, &case.number).await);

        let (own, his) = (name_of(&world, new).await, name_of(&world, him).await);
        rename(&world, new, &his).await;
        assert!(!sees(&world, new, Desk::Front, &case.number).await, "nobody has said that it is somebody else");
        bonds_follow(&world).await;
        say(&world, new, "other-person", him).await;
        assert!(sees(&world, new, Desk::Front, &case.number).await, "two of one name");
        say(&world, him, "same-person", new).await;
        rename(&world, new, &own).await;
        assert!(!sees(&world, new, Desk::Front, &case.number).await, "whatever they are called");
        bonds_follow(&world).await;
        let page = world.officer("quantri").await.get(&paths::office_person(world.officer_id(new).await)).await;
        assert!(page.expect(200).html.contains(him), "the office sees both together");
    }
}

#[tokio::test]
async fn nobody_approves_from_one_account_what_they_proposed_from_another() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::default(), DONG_LAT).await;
    case.reach(State::AwaitingTransferApproval).await;
    let proposer = name_of(&world, DONG_LAT.triage).await;
    rename(&world, DONG_LAT.leader, &proposer).await;
    assert!(case.post(Transition::ApproveTransfer).await.expect(422).says("guard-not-the-proposer"));
    say(&world, DONG_LAT.leader, "other-person", DONG_LAT.triage).await;
    case.post(Transition::ApproveTransfer).await.moved_on();
}

#[tokio::test]
async fn nobody_says_it_of_their_own_accounts_nor_of_accounts_with_nothing_in_common() {
    let world = World::new().await;
    let administrator = name_of(&world, "quantri").await;
    let other = world.officer_id(DONG_LAT.handler).await.to_string();
    let page = paths::office_person(world.officer_id(DONG_LAT.intake).await);
    let mut office = world.officer("quantri").await;
    office.post(&page, &[("action", "other-person"), ("other", &other)]).await.expect(409);
    rename(&world, DONG_LAT.intake, &administrator).await;
    let own = world.officer_id("quantri").await.to_string();
    let refused = office.post(&page, &[("action", "other-person"), ("other", &own)]).await.expect(422);
    assert!(refused.problem("other").is_some());
}

#[tokio::test]
async fn nobody_holds_a_key_of_both_sides() {
    let world = World::new().await;
    let approver = name_of(&world, APPROVER).await;
    world.appoint("tiepnhan.tinh", "mttq-tinh", "BAO_MAT_DT", None).await;
    rename(&world, "tiepnhan.tinh", &approver).await;
    let mut keys = world.officer("tiepnhan.tinh").await;
    let make = keys.get(paths::KEYS).await.expect(200).form("make");
    keys.fill_in(&make, &[]).await.expect(422);
}
