//! Who read a case is on its record, once a day and officer, and for the Front to see.

use domain::case::State;
use domain::role::Desk;
use time::Duration;

use crate::support::{Case, DONG_LAT, World};

/// The officers whose reading is on record, in order.
async fn readers(case: &Case<'_>) -> Vec<i64> {
    let log = case.whole_log().await;
    assert!(server::store::events::chain_holds(&log));
    log.iter().filter(|event| event.code == "READ").filter_map(|event| event.officer_id).collect()
}

#[tokio::test]
async fn the_first_reading_of_a_day_is_an_event() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        let (intake, leader) = (world.officer_id(DONG_LAT.intake).await, world.officer_id(DONG_LAT.leader).await);
        for login in [DONG_LAT.intake, DONG_LAT.intake, DONG_LAT.leader, DONG_LAT.intake] {
            case.page(login, Desk::Front).await.expect(200);
        }
        assert_eq!(readers(&case).await, [intake, leader]);
        world.wait(Duration::days(1));
        case.page(DONG_LAT.intake, Desk::Front).await.expect(200);
        assert_eq!(readers(&case).await, [intake, leader, intake]);
    }
}

#[tokio::test]
async fn a_unit_reading_its_referral_is_an_event_too() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    assert!(readers(&case).await.contains(&world.officer_id(DONG_LAT.focal).await));
}

#[tokio::test]
async fn who_finds_nothing_leaves_no_reading() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    for login in ["lanhdao.benlau", DONG_LAT.head, "quantri"] {
        case.page(login, Desk::Front).await.expect(404);
    }
    assert!(readers(&case).await.is_empty());
}

#[tokio::test]
async fn reading_takes_nothing_from_what_somebody_else_is_filling_in() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let form = case.page(DONG_LAT.intake, Desk::Front).await.expect(200).form("T03");
    case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    world.officer(DONG_LAT.intake).await.fill_in(&form, &[]).await.moved_on();
    assert_eq!(case.state().await, State::Received);
}

#[tokio::test]
async fn the_front_sees_who_read_and_nobody_else_does() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Transferred).await;
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    let heading = app::words::t(app::words::Lang::Vi, "front-readings");
    let front = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    let list = &front.html[front.html.find(&heading).unwrap()..];
    assert!(list.contains(&app::words::word(app::words::Lang::Vi, "event", "READ")));
    let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    let sender = case.sender.get(app::paths::TRACKED).await.expect(200);
    for page in [unit, sender] {
        assert!(!page.html.contains(&heading), "{}", page.path);
        assert!(!page.html.contains(&app::words::word(app::words::Lang::Vi, "event", "READ")), "{}", page.path);
    }
}
