//! A handler who drops out does not keep a case from being answered.

use domain::case::{State, Transition};
use domain::role::Desk;

use crate::support::{Case, DONG_LAT, World};

const OTHER: &str = "daumoi.ubnd.donglat";

/// A case that its handler has taken up, and a colleague who could.
async fn assigned(world: &World) -> Case<'_> {
    let case = Case::in_state(world, State::Verifying).await;
    world.appoint(OTHER, DONG_LAT.unit, "THU_LY_DV", None).await;
    case
}

async fn give_to(case: &Case<'_>, login: &str, by: &str) -> u16 {
    let to = case.world.officer_id(login).await.to_string();
    case.post_as(by, Transition::Assign, &[("assignee".to_owned(), to)]).await.status.as_u16()
}

#[tokio::test]
async fn while_a_case_is_verified_it_is_given_to_somebody_else() {
    for world in World::everywhere().await {
        let case = assigned(&world).await;
        let due = case.row().await.due_on;
        case.page(DONG_LAT.head, Desk::Unit).await.expect(200).form("T13");
        assert_eq!(give_to(&case, DONG_LAT.handler, DONG_LAT.head).await, 422, "who has it has it");
        assert_eq!(give_to(&case, OTHER, DONG_LAT.handler).await, 422, "a handler gives it to nobody");
        assert_eq!(give_to(&case, OTHER, DONG_LAT.head).await, 303);
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.due_on), (State::Verifying.code(), due), "the clock goes on");
        assert_eq!(row.unit_officer_id, Some(world.officer_id(OTHER).await));
        let fields = case.fields(Transition::ProposeAnswer).await;
        case.post_as(DONG_LAT.handler, Transition::ProposeAnswer, &fields).await.expect(422);
        case.post_as(OTHER, Transition::ProposeAnswer, &fields).await.moved_on();
        case.reach(State::Answered).await;
    }
}

#[tokio::test]
async fn so_it_is_when_the_handler_is_tied_to_it_or_gone() {
    let world = World::new().await;
    for gone in [false, true] {
        let case = assigned(&world).await;
        if gone {
            world.disable(DONG_LAT.handler).await;
        } else {
            let tx = world.tx().await;
            let handler = domain::unit::OfficerId(world.officer_id(DONG_LAT.handler).await);
            let reason = domain::conflict::ExclusionReason::DeclaredTie;
            server::store::subjects::exclude(&tx, case.row().await.id, handler, reason, None).await.unwrap();
            tx.commit().await.unwrap();
            case.page(DONG_LAT.handler, Desk::Unit).await.expect(404);
        }
        assert_eq!(give_to(&case, DONG_LAT.handler, DONG_LAT.head).await, 422);
        assert_eq!(give_to(&case, OTHER, DONG_LAT.focal).await, 303);
    }
}
