//! What one person must not do with two hats.

use app::paths;
use domain::case::{State, Transition};

use crate::support::{Case, DONG_LAT, World};

#[tokio::test]
async fn whoever_signed_an_answer_does_not_judge_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    // Two places in one account, from before they were kept apart.
    world.appoint(DONG_LAT.head, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    let before = case.snapshot().await;
    for transition in [Transition::SendBack, Transition::FollowRemedy, Transition::Resolve] {
        let fields = case.fields(transition).await;
        // Whoever worked on it for the unit does not find it at the Front.
        case.post_as(DONG_LAT.head, transition, &fields).await.expect(404);
    }
    assert_eq!(case.snapshot().await, before);
    case.reach(State::Resolved).await;
}

#[tokio::test]
async fn an_account_works_at_one_desk() {
    let world = World::new().await;
    let mut administrator = world.officer("quantri").await;
    for (login, role, unit, given) in [
        (DONG_LAT.triage, "LANH_DAO_MTTQ", "mttq-dong-lat", true),
        (DONG_LAT.triage, "BVDLCN", "mttq-dong-lat", false),
        (DONG_LAT.leader, "LANH_DAO_DV", "ubnd-dong-lat", false),
        (DONG_LAT.head, "DAU_MOI_DV", "ubnd-dong-lat", true),
        (DONG_LAT.head, "LANH_DAO_MTTQ", "mttq-dong-lat", false),
        ("dulieu", "PHAN_LOAI", "mttq-dong-lat", false),
    ] {
        let page = paths::office_person(world.officer_id(login).await);
        let fields = [("action", "add-membership"), ("role", role), ("unit", unit), ("since", "01/11/2026")];
        let answer = administrator.post(&page, &fields).await;
        assert_eq!(answer.status, if given { 303 } else { 422 }, "{login} {role}");
        assert!(given || answer.problem("role").is_some());
    }
}
