use crate::province::*;
use crate::random;
use domain::conflict::{Hat, unit_conflict};
use domain::intake::*;
use domain::unit::*;
use proptest::prelude::*;

fn everybody(_: UnitId) -> bool {
    true
}

fn front_for(hats: &[Hat]) -> (UnitId, IntakeRule) {
    let intake = intake_front(&province(), hats, &[], Some(PROVINCE), Some(COMMUNE), &everybody).expect("a Front");
    (intake.front, intake.rule)
}

proptest! {
    #[test]
    fn no_front_led_by_the_subject_ever_receives(
        tree in random::tree(), hats in random::hats(), staffed in any::<[bool; random::UNITS as usize]>(),
        province in proptest::option::of(0..3_i64), commune in proptest::option::of(0..3_i64),
    ) {
        let staffed = |unit: UnitId| staffed[unit.0 as usize];
        let intake = intake_front(&tree, &hats, &[], province.map(AreaId), commune.map(AreaId), &staffed);
        if let Ok(intake) = intake {
            let subjects: Vec<_> = hats.iter().map(|hat| hat.subject(None)).collect();
            prop_assert!(!unit_conflict(&tree, intake.front, &subjects));
            prop_assert_eq!(tree.get(intake.front).map(|unit| unit.kind), Some(UnitKind::Front));
        }
    }

    #[test]
    fn feedback_about_a_leader_of_a_commune_never_lands_at_a_front_of_a_commune(
        body in proptest::sample::select(&LEADING_BODIES), is_head in any::<bool>(), more in proptest::option::of(20..50_i64),
        staffed in any::<[bool; 60]>(), told in proptest::sample::select(&[COMMUNE, OTHER_COMMUNE]),
    ) {
        let hat = if is_head { head(body) } else { deputy(body) };
        let hats: Vec<Hat> = more.map(|unit| member(UnitId(unit))).into_iter().chain([hat]).collect();
        let staffed = |unit: UnitId| staffed[unit.0 as usize];
        let intake = intake_front(&province(), &hats, &[], Some(PROVINCE), Some(told), &staffed).expect("a Front");
        prop_assert!([PROVINCE_FRONT, CENTRAL_FRONT].contains(&intake.front));
    }

    #[test]
    fn the_same_question_has_the_same_answer(tree in random::tree(), hats in random::hats()) {
        let ask = || intake_front(&tree, &hats, &[], Some(AreaId(0)), Some(AreaId(1)), &everybody);
        prop_assert_eq!(ask(), ask());
    }
}

#[test]
fn rank_and_file_of_a_commune_are_received_by_its_front() {
    for unit in [COMMITTEE, COUNCIL, SCHOOL, OFFICE, HAMLET, CELL, POLICE] {
        assert_eq!(front_for(&[member(unit)]), (FRONT, IntakeRule::Commune), "{unit}");
    }
}

#[test]
fn heads_of_schools_offices_and_hamlets_do_not_lead_the_commune() {
    for unit in [SCHOOL, OFFICE, HAMLET, CELL, HAMLET_FRONT] {
        assert_eq!(front_for(&[head(unit)]), (FRONT, IntakeRule::Commune), "{unit}");
    }
}

#[test]
fn leaders_key_cadres_and_committee_members_of_a_commune_are_received_by_the_province() {
    let key = Hat::new(OFFICE, Some(Post { key_cadre: true, ..post(4) }));
    let by_manager = managed(member(OFFICE), CadreManager::ProvinceStanding);
    let leaders = LEADING_BODIES.into_iter().flat_map(|body| [head(body), deputy(body)]);
    for hat in leaders.chain([key, sits_in_committee(member(SCHOOL)), by_manager]) {
        assert_eq!(front_for(std::slice::from_ref(&hat)), (PROVINCE_FRONT, IntakeRule::AboveCommune), "{hat:?}");
    }
}

#[test]
fn the_front_of_a_commune_and_its_organisations_do_not_receive_feedback_about_themselves() {
    for hat in [member(FRONT), member(WOMEN), Hat::new(FRONT, None), Hat::rank_and_file(FRONT)] {
        assert_eq!(front_for(&[hat]), (PROVINCE_FRONT, IntakeRule::AboveCommune));
    }
}

#[test]
fn the_province_works_the_same_way_one_level_up() {
    assert_eq!(front_for(&[member(DEPARTMENT)]), (PROVINCE_FRONT, IntakeRule::Province));
    assert_eq!(front_for(&[head(DEPARTMENT)]), (PROVINCE_FRONT, IntakeRule::Province));
    for hat in [
        head(PROVINCE_COMMITTEE),
        deputy(PROVINCE_PARTY),
        member(PROVINCE_FRONT),
        sits_in_committee(head(DEPARTMENT)),
        managed(member(DEPARTMENT), CadreManager::Central),
    ] {
        assert_eq!(front_for(&[hat]), (CENTRAL_FRONT, IntakeRule::AboveProvince));
    }
}

#[test]
fn the_party_committee_of_a_commune_as_a_whole_leads_the_front_and_is_received_above() {
    let whole = [Hat::new(PARTY, None)];
    let intake = intake_front(&province(), &whole, &[], Some(PROVINCE), Some(COMMUNE), &everybody);
    assert_eq!(intake, Ok(Intake { front: PROVINCE_FRONT, rule: IntakeRule::Commune, passed_up: true }));
}

#[test]
fn the_unit_tells_the_place_and_the_sender_only_without_a_unit() {
    let ask = |hats: &[Hat], commune| {
        intake_front(&province(), hats, &[], Some(PROVINCE), commune, &everybody).map(|intake| intake.front)
    };
    assert_eq!(ask(&[member(COMMITTEE)], Some(OTHER_COMMUNE)), Ok(FRONT));
    assert_eq!(ask(&[], Some(OTHER_COMMUNE)), Ok(OTHER_FRONT));
    assert_eq!(ask(&[], None), Ok(PROVINCE_FRONT));
    assert_eq!(ask(&[member(UnitId(999))], Some(COMMUNE)), Ok(FRONT), "a unit that is gone");
    assert_eq!(intake_front(&province(), &[], &[], None, None, &everybody), Err(NoFront));
}

#[test]
fn of_two_hats_the_higher_one_decides() {
    assert_eq!(front_for(&[member(SCHOOL), deputy(PARTY)]).0, PROVINCE_FRONT);
    assert_eq!(front_for(&[deputy(PARTY), member(PROVINCE_FRONT)]).0, CENTRAL_FRONT);
}

#[test]
fn a_front_without_people_passes_up_and_never_falls_down() {
    let ask = |hat: Hat, staffed: &[UnitId]| {
        let staffed = |unit| staffed.contains(&unit);
        let intake = intake_front(&province(), &[hat], &[], Some(PROVINCE), Some(COMMUNE), &staffed).expect("a Front");
        (intake.front, intake.passed_up)
    };
    assert_eq!(ask(member(SCHOOL), &[FRONT, PROVINCE_FRONT]), (FRONT, false));
    assert_eq!(ask(member(SCHOOL), &[PROVINCE_FRONT]), (PROVINCE_FRONT, true));
    assert_eq!(ask(member(SCHOOL), &[CENTRAL_FRONT]), (CENTRAL_FRONT, true));
    assert_eq!(ask(member(SCHOOL), &[]), (FRONT, false), "nobody anywhere: the lawful one keeps it");
    assert_eq!(ask(head(COMMITTEE), &[FRONT]), (PROVINCE_FRONT, false), "only the excluded one has people");
}

#[test]
fn where_the_commune_has_no_front_the_province_receives() {
    let tree = UnitTree::new(units().into_iter().filter(|unit| ![FRONT, HAMLET_FRONT].contains(&unit.id)));
    let intake = intake_front(&tree, &[member(SCHOOL)], &[], Some(PROVINCE), Some(COMMUNE), &everybody);
    assert_eq!(intake, Ok(Intake { front: PROVINCE_FRONT, rule: IntakeRule::Commune, passed_up: true }));
}

#[test]
fn nobody_receives_what_concerns_everybody() {
    assert_eq!(intake_front(&province(), &[head(CENTRAL_PARTY)], &[], Some(PROVINCE), None, &everybody), Err(NoFront));
}
