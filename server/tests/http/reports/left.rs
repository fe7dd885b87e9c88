//! Reports go to those who may have made a sender withdraw: by none of them can be told what the sender said of it.

use domain::case::State;
use domain::reports::{By, Measure};
use time::Duration;

use super::{MONTH, count, figure, of, over, reconciles, report};
use crate::support::case::{Case, DONG_LAT};
use crate::support::world::World;

/// From where somebody withdraws: with the Front, waiting for an answer of theirs, with a unit.
const FROM: [State; 4] = [State::Triage, State::AwaitingInfo, State::Transferred, State::ReturnedByUnit];

/// The sheet of the month in which a sender withdrew from each of these states.
async fn told(world: &World, pressured: &str) -> String {
    for state in FROM {
        let case = Case::sent(world).await;
        case.come_to(state).await;
        case.withdraw(pressured).await.moved_on();
        // What the Front does with it in the same month is not told either.
        if pressured == "yes" && state == State::Transferred {
            case.reach(State::AcceptedByUnit).await;
        }
    }
    over(world).await;
    let page = report(world, DONG_LAT.leader, MONTH).await.expect(200);
    reconciles(&page);
    assert_eq!((of(&page, Measure::Withdrawn), of(&page, Measure::Closing)), (4, 0));
    assert_eq!(figure(&page, &format!("{}-PHAN_ANH", By::Kind)).0, 4);
    assert_eq!(figure(&page, &format!("{}-{}", By::Unit, world.unit(DONG_LAT.unit))).0, 2);
    page.html.split("data-paper").nth(1).unwrap().split("paper-foot").next().unwrap().to_owned()
}

#[tokio::test]
async fn the_month_of_a_withdrawal_is_the_same_whatever_the_sender_said_of_why() {
    let (pressed, free) = (World::new().await, World::new().await);
    assert_eq!(told(&pressed, "yes").await, told(&free, "no").await);
}

#[tokio::test]
async fn what_goes_on_without_its_sender_is_taken_up_again_when_a_unit_has_a_letter_about_it() {
    for world in World::everywhere().await {
        let [waits, early, late] = [(); 3].map(|()| Case::sent(&world));
        let cases = [waits.await, early.await, late.await];
        for case in &cases {
            case.come_to(State::Transferred).await;
            case.withdraw("yes").await.moved_on();
        }
        let [_, early, late] = &cases;
        early.reach(State::Transferred).await;
        over(&world).await;
        let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
        assert_eq!((of(&page, Measure::Referred), of(&page, Measure::Withdrawn)), (3, 3));
        world.wait(Duration::days(31));
        late.reach(State::Transferred).await;
        world.wait(Duration::days(31));
        count(&world).await;
        let stock = [Measure::Opening, Measure::Received, Measure::Again, Measure::Referred, Measure::Closing];
        for (month, expected) in [("2026-12", [0, 0, 1, 0, 1]), ("2027-01", [1, 0, 1, 1, 2])] {
            let page = report(&world, DONG_LAT.leader, month).await.expect(200);
            assert_eq!(stock.map(|measure| of(&page, measure)), expected, "{month}");
            reconciles(&page);
        }
        // Counted anew the month of the withdrawal says the same.
        let again = [("action", "count-again"), ("correction", "TINH_SAI")];
        let here = super::address(super::front(&world), MONTH);
        world.officer(DONG_LAT.leader).await.post(&here, &again).await.moved_on();
        assert!(!report(&world, DONG_LAT.leader, MONTH).await.html.contains("data-version=\"2\""));
    }
}
