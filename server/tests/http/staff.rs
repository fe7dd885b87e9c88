//! Where somebody can do what has to be done there: an account alone is nobody who works.

use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, QueryFilter};
use server::store::entity::memberships;
use server::store::office::bump_reference;

use crate::support::paper::{ON_PAPER, WRITER};
use crate::support::{Case, DONG_LAT, PROVINCE, World};

/// Somebody without any other role in the bodies of these tests.
const NEW_THERE: &str = "xuly.ubnd.tinh";

async fn known(world: &World) {
    let services = &world.services;
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

/// Ends a role of somebody.
async fn ends(world: &World, login: &str, role: &str) {
    let (officer, today) = (world.officer_id(login).await, world.services.clock.today());
    let over = memberships::ActiveModel { until: ActiveValue::Set(Some(today)), ..Default::default() };
    let held = memberships::Entity::update_many()
        .set(over)
        .filter(memberships::Column::OfficerId.eq(officer))
        .filter(memberships::Column::Role.eq(role));
    let tx = world.tx().await;
    held.exec(&tx).await.unwrap();
    bump_reference(&tx).await.unwrap();
    tx.commit().await.unwrap();
    known(world).await;
}

#[tokio::test]
async fn a_unit_where_people_only_observe_is_written_to_on_paper() {
    for world in World::everywhere().await {
        for role in ["CAP_UY", "HDND", "UBKT", "THU_LY_DV"] {
            world.appoint(NEW_THERE, ON_PAPER.unit, role, None).await;
        }
        known(&world).await;
        let case = Case::on_paper(&world, State::AwaitingTransferApproval).await;
        assert!(case.post(Transition::ApproveTransfer).await.expect(422).says("guard-unit-has-account"));
        case.make(Transition::SendOnPaper).await;
        case.as_writer(Transition::Accept, &[]).await.moved_on();
        assert_eq!(case.state().await, State::AcceptedByUnit);
    }
}

#[tokio::test]
async fn what_a_unit_has_not_taken_goes_on_on_paper_when_nobody_takes_it_any_more() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    world.appoint(WRITER, "mttq-dong-lat", "NHAP_HO", None).await;
    let refused = case.post_at(Desk::Front, WRITER, Transition::Accept, &[]).await.expect(422);
    assert!(refused.says("guard-on-paper-if-entered"));
    // Its head stays; to take a letter is not the head's.
    ends(&world, DONG_LAT.focal, "DAU_MOI_DV").await;
    case.post_at(Desk::Front, WRITER, Transition::Accept, &[]).await.moved_on();
    // From here on the head gives it out.
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(!page.says("paper-unit"));
    let handler = world.officer_id(DONG_LAT.handler).await.to_string();
    case.post_as(DONG_LAT.head, Transition::Assign, &[("assignee".to_owned(), handler)]).await.moved_on();
    assert_eq!(case.state().await, State::Verifying);
}

#[tokio::test]
async fn a_front_in_which_nobody_receives_gets_no_feedback() {
    for world in World::everywhere().await {
        let before = Case::sent(&world).await.row().await.front_id;
        assert_eq!(before, world.unit("mttq-dong-lat"));
        ends(&world, DONG_LAT.intake, "TIEP_NHAN").await;
        for role in ["QUAN_TRI", "TIEP_NHAN"] {
            // Whoever runs the system reads no case, whatever else they are.
            world.appoint(NEW_THERE, "mttq-dong-lat", role, None).await;
        }
        known(&world).await;
        assert_eq!(Case::sent(&world).await.row().await.front_id, world.unit("mttq-tinh"));
        world.appoint(DONG_LAT.triage, "mttq-dong-lat", "TIEP_NHAN", None).await;
        known(&world).await;
        let back = Case::sent(&world).await;
        assert_eq!(back.row().await.front_id, before);
        back.page(PROVINCE.intake, Desk::Front).await.expect(404);
    }
}
