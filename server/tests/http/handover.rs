//! Somebody leaves or moves: what they had in hand goes back to the list of their body.

use app::desks::Tray;
use app::paths;
use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::desks::handover::settle;
use server::mail::MailKind;
use server::store::entity::{memberships, office_events};
use time::Duration;

use crate::support::told::{declare_tie, ids, name_the_handler, told};
use crate::support::{Answer, Case, DONG_LAT, World};

const FRONT: &str = "mttq-dong-lat";

pub async fn office(world: &World, login: &str, fields: &[(&str, &str)]) -> Answer {
    let page = paths::office_person(world.officer_id(login).await);
    world.officer("quantri").await.post(&page, fields).await
}

/// The administrator ends every role of an officer in a body.
async fn leaves(world: &World, login: &str, unit: &str) {
    let held = memberships::Entity::find()
        .filter(memberships::Column::OfficerId.eq(world.officer_id(login).await))
        .filter(memberships::Column::UnitId.eq(world.unit(unit)))
        .filter(memberships::Column::Until.is_null());
    for row in held.all(world.services.db.reader()).await.unwrap() {
        office(world, login, &[("action", "end-membership"), ("membership", &row.id.to_string())]).await.moved_on();
    }
}

async fn handed_over(case: &Case<'_>) -> usize {
    case.log().await.iter().filter(|event| event.code == "HANDED_OVER").count()
}

#[tokio::test]
async fn what_somebody_had_at_a_front_is_in_nobodys_hands_and_goes_on() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let ended = Case::in_state(&world, State::Triage).await;
        ended.make(Transition::Refuse).await;
        assert!(!case.trays(DONG_LAT.leader, Desk::Front).await.contains(&Tray::Unowned));
        leaves(&world, DONG_LAT.triage, FRONT).await;
        assert_eq!(case.row().await.front_officer_id, None);
        assert_eq!((handed_over(&case).await, handed_over(&ended).await), (1, 0), "what has ended stays as it was");
        assert_eq!(case.state().await, State::Triage, "nothing else has changed");
        assert!(case.trays(DONG_LAT.leader, Desk::Front).await.contains(&Tray::Unowned));
        case.page(DONG_LAT.triage, Desk::Front).await.expect(404);
        let fields = case.fields(Transition::ProposeTransfer).await;
        case.post_as("phanloai2.donglat", Transition::ProposeTransfer, &fields).await.moved_on();
    }
}

#[tokio::test]
async fn the_first_tray_holds_what_waits_for_the_role_of_whoever_looks() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Submitted).await;
    let waits = async |login: &str, desk: Desk| case.trays(login, desk).await.contains(&Tray::ForMe);
    assert!(waits(DONG_LAT.intake, Desk::Front).await);
    assert!(!waits(DONG_LAT.leader, Desk::Front).await && !waits(DONG_LAT.triage, Desk::Front).await);
    case.come_to(State::AwaitingTransferApproval).await;
    assert!(waits(DONG_LAT.leader, Desk::Front).await && !waits(DONG_LAT.triage, Desk::Front).await);
    case.come_to(State::Transferred).await;
    assert!(waits(DONG_LAT.focal, Desk::Unit).await && !waits(DONG_LAT.head, Desk::Unit).await);
    assert!(!waits(DONG_LAT.leader, Desk::Front).await);
    case.come_to(State::Verifying).await;
    assert!(waits(DONG_LAT.handler, Desk::Unit).await && !waits(DONG_LAT.focal, Desk::Unit).await);
    // Whoever gave it out waits, and is led nowhere.
    let head = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
    assert!(head.says("unit-next-assigned") && !head.says("desk-go-T13"));
    assert!(case.page(DONG_LAT.handler, Desk::Unit).await.expect(200).says("unit-next-DANG_XAC_MINH"));
}

#[tokio::test]
async fn a_closed_account_leaves_nothing_in_a_units_hands() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        let before = told(&world, MailKind::UnitReferral).await.len();
        office(&world, DONG_LAT.handler, &[("action", "disable")]).await.moved_on();
        assert_eq!(case.row().await.unit_officer_id, None);
        assert!(case.trays(DONG_LAT.head, Desk::Unit).await.contains(&Tray::Unowned));
        let mut after = told(&world, MailKind::UnitReferral).await;
        assert!(after.len() > before, "those who give out work hear of it");
        after.retain(|id| *id == 0);
        assert!(after.is_empty());
        world.appoint(DONG_LAT.focal, DONG_LAT.unit, "THU_LY_DV", None).await;
        let to = world.officer_id(DONG_LAT.focal).await.to_string();
        case.post_as(DONG_LAT.head, Transition::Assign, &[("assignee".to_owned(), to)]).await.moved_on();
        assert!(!case.trays(DONG_LAT.head, Desk::Unit).await.contains(&Tray::Unowned));
    }
}

#[tokio::test]
async fn whoever_keeps_a_role_that_has_cases_keeps_them() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    world.appoint(DONG_LAT.triage, FRONT, "TIEP_NHAN", None).await;
    let id = world.officer_id(DONG_LAT.triage).await;
    let sorts = memberships::Entity::find()
        .filter(memberships::Column::OfficerId.eq(id))
        .filter(memberships::Column::Role.eq("PHAN_LOAI"));
    let row = sorts.one(world.services.db.reader()).await.unwrap().unwrap();
    let end = [("action", "end-membership"), ("membership", &row.id.to_string())];
    office(&world, DONG_LAT.triage, &end).await.moved_on();
    assert_eq!((case.row().await.front_officer_id, handed_over(&case).await), (Some(id), 0));
}

#[tokio::test]
async fn each_of_those_who_give_out_work_hears_of_it_once_and_nobody_in_conflict() {
    let world = World::new().await;
    for _ in 0..3 {
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
    }
    declare_tie(&world, "phanloai2.donglat", DONG_LAT.handler).await;
    let before = told(&world, MailKind::FrontNew).await;
    leaves(&world, DONG_LAT.triage, FRONT).await;
    let mut after = told(&world, MailKind::FrontNew).await;
    for id in before {
        let at = after.iter().position(|known| *known == id).unwrap();
        after.remove(at);
    }
    assert_eq!(after, ids(&world, &[DONG_LAT.leader]).await);
}

#[tokio::test]
async fn deputations_end_with_the_role_of_either_side() {
    for (gone, unit) in [(DONG_LAT.leader, FRONT), (DONG_LAT.intake, FRONT)] {
        let world = World::new().await;
        let today = world.services.clock.today();
        let fields = [
            ("action", "name-deputy".to_owned()),
            ("led_place", format!("{}:LANH_DAO_MTTQ", world.unit(FRONT))),
            ("deputy", world.officer_id(DONG_LAT.intake).await.to_string()),
            ("deputy_signs", "KT".to_owned()),
            ("away_from", show(today)),
            ("away_until", show(today + Duration::days(9))),
        ];
        world.officer(DONG_LAT.leader).await.post(paths::ACCOUNT, &fields).await.moved_on();
        leaves(&world, gone, unit).await;
        let lines = office_events::Entity::find().all(world.services.db.reader()).await.unwrap();
        let codes: Vec<&str> = lines.iter().map(|line| line.code.as_str()).collect();
        assert_eq!(codes, ["DEPUTY_NAMED", "DEPUTY_ENDED", "ROLE_ENDED"], "{gone}");
        let other = if gone == DONG_LAT.leader { DONG_LAT.intake } else { DONG_LAT.leader };
        let page = world.officer(other).await.get(paths::ACCOUNT).await.expect(200);
        assert!(!page.html.contains("end-deputy") && !page.says("absence-stands-in"));
    }
}

#[tokio::test]
async fn an_administrator_reads_counts_by_body_and_no_case() {
    for world in World::everywhere().await {
        let at_front = Case::in_state(&world, State::Triage).await;
        let at_unit = Case::in_state(&world, State::Verifying).await;
        let mut office = world.officer("quantri").await;
        let page = office.get(paths::OFFICE_UNOWNED).await.expect(200);
        assert!(page.says("unowned-empty"));
        leaves(&world, DONG_LAT.triage, FRONT).await;
        leaves(&world, DONG_LAT.handler, DONG_LAT.unit).await;
        let page = office.get(paths::OFFICE_UNOWNED).await.expect(200);
        let reference = world.services.reference.get();
        for unit in [FRONT, DONG_LAT.unit] {
            assert!(page.html.contains(&reference.unit_name(world.unit(unit).into())), "{unit}");
        }
        assert!(!page.html.contains(&at_front.number) && !page.html.contains(&at_unit.number));
    }
}

#[tokio::test]
async fn what_was_left_in_the_hands_of_somebody_who_is_gone_is_found_at_the_start() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    assert_eq!(settle(&world.services).await.unwrap(), 0, "nobody is gone");
    // Not by the office.
    world.disable(DONG_LAT.triage).await;
    assert_eq!(settle(&world.services).await.unwrap(), 1);
    assert_eq!(case.row().await.front_officer_id, None);
    assert_eq!(settle(&world.services).await.unwrap(), 0);
}
