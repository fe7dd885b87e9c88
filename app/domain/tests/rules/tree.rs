use crate::province::*;
use crate::random;
use domain::unit::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_walk_of_a_broken_tree_ends_and_visits_each_unit_once(tree in random::tree(), unit in random::unit_id()) {
        for walk in [tree.line(unit), tree.fronts_from(unit)] {
            let mut once = walk.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), walk.len());
            prop_assert_eq!(walk.first(), Some(&unit));
        }
        prop_assert!(!tree.superiors(unit).contains(&unit));
    }

    #[test]
    fn one_stands_above_the_other_exactly_when_the_other_lies_below(
        tree in random::tree(), above in random::unit_id(), below in random::unit_id(),
    ) {
        prop_assert_eq!(tree.line(below).contains(&above), tree.subtree(above).contains(&below));
    }
}

#[test]
fn a_party_committee_stands_above_all_it_leads() {
    let tree = province();
    let led = tree.subtree(PARTY);
    for unit in [INSPECTION, COMMITTEE, COUNCIL, FRONT, SCHOOL, OFFICE, WOMEN, HAMLET, CELL, HAMLET_FRONT] {
        assert!(led.contains(&unit), "{unit}");
    }
    assert!(!led.contains(&OTHER_FRONT) && !led.contains(&POLICE) && !led.contains(&PROVINCE_FRONT));
}

#[test]
fn the_superior_is_the_owner_then_the_party_committee_and_for_a_front_the_front_above() {
    let tree = province();
    assert_eq!(tree.superior(SCHOOL), Some(COMMITTEE));
    assert_eq!(tree.superior(COMMITTEE), Some(PROVINCE_COMMITTEE));
    assert_eq!(tree.superior(COUNCIL), Some(PARTY));
    assert_eq!(tree.superior(FRONT), Some(PROVINCE_FRONT));
    assert_eq!(tree.superiors(SCHOOL), [COMMITTEE, PROVINCE_COMMITTEE, PROVINCE_PARTY, CENTRAL_PARTY]);
}

#[test]
fn the_front_of_a_commune_is_not_that_of_its_hamlet() {
    let tree = province();
    assert_eq!(tree.front_of(COMMUNE), Some(FRONT));
    let only_hamlet = UnitTree::new(units().into_iter().filter(|unit| unit.id == HAMLET_FRONT));
    assert_eq!(only_hamlet.front_of(COMMUNE), None);
}

#[test]
fn of_several_party_committees_in_a_province_the_one_on_top_is_found() {
    let office_party = Unit {
        id: UnitId(3),
        system: System::Party,
        level: Level::Province,
        kind: UnitKind::PartyCommittee,
        area: Some(PROVINCE),
        parent: Some(PROVINCE_PARTY),
        led_by: None,
        front_above: None,
    };
    let tree = UnitTree::new(units().into_iter().chain([office_party]));
    assert_eq!(tree.find(UnitKind::PartyCommittee, PROVINCE), Some(PROVINCE_PARTY));
}

#[test]
fn a_commune_body_knows_its_province_even_without_an_owner() {
    let tree = province();
    for unit in [SCHOOL, COUNCIL, FRONT, HAMLET] {
        assert_eq!(tree.province_of(unit), Some(PROVINCE), "{unit}");
    }
    let loose = units().into_iter().map(|unit| Unit { parent: None, led_by: None, ..unit });
    assert_eq!(UnitTree::new(loose).province_of(SCHOOL), Some(PROVINCE));
}

#[test]
fn a_link_from_a_front_to_a_lower_one_or_to_another_body_is_not_followed() {
    let wrong = |link| {
        let relink =
            |unit: Unit| Unit { front_above: if unit.id == PROVINCE_FRONT { Some(link) } else { None }, ..unit };
        UnitTree::new(units().into_iter().map(relink)).fronts_from(PROVINCE_FRONT)
    };
    assert_eq!(wrong(FRONT), [PROVINCE_FRONT, CENTRAL_FRONT]);
    assert_eq!(wrong(CENTRAL_PARTY), [PROVINCE_FRONT, CENTRAL_FRONT]);
}

#[test]
fn names_are_kept_at_the_province_for_its_communes_and_at_the_centre_for_the_centre() {
    let tree = province();
    for front in [FRONT, OTHER_FRONT, PROVINCE_FRONT] {
        assert_eq!(domain::opening::keeper(&tree, front), Some(PROVINCE_FRONT), "{front}");
    }
    assert_eq!(domain::opening::keeper(&tree, CENTRAL_FRONT), Some(CENTRAL_FRONT));
}
