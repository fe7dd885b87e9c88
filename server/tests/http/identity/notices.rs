//! Holders of keys are told that it is their turn: by a message without content, and on the first
//! page of their desk. Nobody else is.

use app::paths;
use domain::case::State;
use server::mail::MailKind;

use crate::support::opening::*;
use crate::support::told::{declare_tie, ids, letters, name_the_handler, told};
use crate::support::{Case, DONG_LAT, Feedback, World};

/// What the first page of somebody's desk says.
async fn waiting(world: &World, login: &str) -> Option<String> {
    world.officer(login).await.get(paths::FRONT).await.expect(200).mark("data-openings")
}

/// A sealed case about somebody who is known by name.
async fn about_the_handler(world: &World) -> Case<'_> {
    let case = sealed(world, &Feedback::default(), DONG_LAT).await;
    case.reach(State::Triage).await;
    name_the_handler(&case).await;
    case
}

#[tokio::test]
async fn approvers_are_told_of_a_request_and_custodians_of_an_approval() {
    for world in World::everywhere().await {
        let (case, id) = requested(&world).await;
        assert_eq!(told(&world, MailKind::OpeningRequested).await, ids(&world, &[APPROVER, OTHER_APPROVER]).await);
        assert!(told(&world, MailKind::OpeningApproved).await.is_empty());
        for login in [APPROVER, OTHER_APPROVER] {
            assert_eq!(waiting(&world, login).await.as_deref(), Some("1"), "{login}");
        }
        // A leader without a key, a custodian before their turn, whoever asked.
        for login in ["lanhdao.tinh", CUSTODIAN, ASKER] {
            assert_eq!(waiting(&world, login).await, None, "{login}");
        }
        approve(&world, APPROVER, id).await.moved_on();
        assert_eq!(told(&world, MailKind::OpeningApproved).await, ids(&world, &[CUSTODIAN, OTHER_CUSTODIAN]).await);
        assert_eq!(waiting(&world, CUSTODIAN).await.as_deref(), Some("1"));
        assert_eq!(waiting(&world, APPROVER).await, None);
        let sent = letters(&world).await;
        assert!(sent.contains(&format!("To: {CUSTODIAN}@")) && !sent.contains(&case.number));
        // It is no longer the turn of those who approve: what waited for them is not sent any more.
        assert!(!sent.contains(&format!("To: {OTHER_APPROVER}@")));
        open(&world, CUSTODIAN, id).await.1.moved_on();
        assert_eq!(waiting(&world, OTHER_CUSTODIAN).await, None);
    }
}

#[tokio::test]
async fn whoever_took_part_or_is_in_conflict_is_told_nothing() {
    let world = World::new().await;
    declare_tie(&world, APPROVER, DONG_LAT.handler).await;
    declare_tie(&world, CUSTODIAN, DONG_LAT.handler).await;
    let case = about_the_handler(&world).await;
    let id = ask(&case, ASKER).await;
    assert_eq!(told(&world, MailKind::OpeningRequested).await, ids(&world, &[OTHER_APPROVER]).await);
    assert_eq!(waiting(&world, APPROVER).await, None);
    // The tie may come later than the message.
    declare_tie(&world, OTHER_APPROVER, DONG_LAT.handler).await;
    assert!(!letters(&world).await.contains(&format!("To: {OTHER_APPROVER}@")));
    assert_eq!(waiting(&world, OTHER_APPROVER).await, None);
    let typed = secret(OTHER_APPROVER);
    act(&mut world.officer(OTHER_APPROVER).await, id, "approve", &[("secret", &typed)]).await.expect(404);
}
