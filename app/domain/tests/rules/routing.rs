use crate::province::*;
use crate::random;
use domain::conflict::{Hat, unit_conflict};
use domain::routing::*;
use domain::unit::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const CORRUPTION: &str = "C5";
const MANNERS: &str = "B2";

static NOBODY: BTreeSet<UnitId> = BTreeSet::new();

fn matter<'a>(hats: &'a [Hat], category: &'a str) -> Matter<'a> {
    Matter { hats, category, place: Some(COMMUNE), front: None, led: &[], barred: &NOBODY }
}

fn by_shipped_rules(hat: &Hat, category: &str) -> Route {
    route(&province(), &shipped_rules(), &matter(std::slice::from_ref(hat), category)).expect("a route")
}

proptest! {
    #[test]
    fn no_route_ever_reaches_a_unit_in_conflict(
        tree in random::tree(), own in random::rules(), use_shipped in any::<bool>(), hats in random::hats(),
        barred in proptest::collection::btree_set(random::unit_id(), 0..3), front in proptest::option::of(random::unit_id()),
        category in proptest::sample::select(&[CORRUPTION, MANNERS]), place in proptest::option::of(0..3_i64),
    ) {
        let rules = if use_shipped { shipped_rules() } else { own };
        let matter = Matter { hats: &hats, category, place: place.map(AreaId), front, led: &[], barred: &barred };
        if let Ok(route) = route(&tree, &rules, &matter) {
            let subjects: Vec<_> = hats.iter().map(|hat| hat.subject(None)).collect();
            for unit in route.copies.iter().chain([&route.main]) {
                prop_assert!(!unit_conflict(&tree, *unit, &subjects), "{unit}");
                prop_assert!(!barred.contains(unit), "{unit}");
                prop_assert!(tree.get(*unit).is_some(), "{unit}");
            }
            prop_assert!(!route.copies.contains(&route.main));
        }
    }

    #[test]
    fn the_shipped_rules_have_a_row_for_every_matter(tree in random::tree(), hats in random::hats()) {
        prop_assert_ne!(route(&tree, &shipped_rules(), &matter(&hats, MANNERS)), Err(RouteError::NoRule));
    }

    #[test]
    fn what_concerns_a_leader_of_a_commune_is_answered_above_it(
        body in proptest::sample::select(&LEADING_BODIES), is_head in any::<bool>(),
        category in proptest::sample::select(&[CORRUPTION, MANNERS]),
        managed_by in proptest::sample::select(&[CadreManager::ProvinceStanding, CadreManager::Nobody]),
        sits in any::<bool>(), barred in proptest::collection::btree_set((10..15_i64).prop_map(UnitId), 0..3),
    ) {
        let hat = managed(if is_head { head(body) } else { deputy(body) }, managed_by);
        let hats = [if sits { sits_in_committee(hat) } else { hat }];
        let tree = province();
        let found = route(&tree, &shipped_rules(), &Matter { barred: &barred, ..matter(&hats, category) });
        let level = found.ok().and_then(|route| tree.get(route.main).map(|unit| unit.level));
        prop_assert!(level >= Some(Level::Province), "{level:?}");
    }
}

#[test]
fn the_shipped_rules_say_who_answers_for_whom() {
    let key = |unit| managed(head(unit), CadreManager::ProvinceStanding);
    let table = [
        // Those who serve at a commune: its People's Committee; the Front of the commune knows.
        (member(COMMITTEE), COMMITTEE, Some(FRONT)),
        (member(OFFICE), COMMITTEE, Some(FRONT)),
        (head(OFFICE), COMMITTEE, None),
        // Those who lead it: the province.
        (key(COMMITTEE), PROVINCE_COMMITTEE, None),
        (head(COMMITTEE), PROVINCE_COMMITTEE, None),
        (deputy(COMMITTEE), PROVINCE_COMMITTEE, None),
        (key(COUNCIL), PROVINCE_PARTY, None),
        (key(PARTY), PROVINCE_PARTY, None),
        (deputy(PARTY), PROVINCE_PARTY, None),
        (head(INSPECTION), PROVINCE_PARTY, None),
        // Hamlets, cells, deputies.
        (member(CELL), PARTY, None),
        (head(CELL), PARTY, None),
        (head(HAMLET), COMMITTEE, Some(FRONT)),
        (member(COUNCIL), COUNCIL, Some(FRONT)),
        // Nobody at the Front handles their own case.
        (member(FRONT), PROVINCE_FRONT, Some(PARTY)),
        (head(FRONT), PROVINCE_FRONT, Some(PARTY)),
        (sits_in_committee(head(FRONT)), PROVINCE_FRONT, None),
        (head(WOMEN), PROVINCE_FRONT, Some(PARTY)),
        (member(PROVINCE_FRONT), CENTRAL_FRONT, Some(PROVINCE_PARTY)),
        (head(HAMLET_FRONT), FRONT, Some(PARTY)),
        // The province.
        (member(DEPARTMENT), DEPARTMENT, None),
        (head(DEPARTMENT), PROVINCE_COMMITTEE, None),
        (deputy(DEPARTMENT), PROVINCE_COMMITTEE, None),
        (managed(head(PROVINCE_COMMITTEE), CadreManager::Central), CENTRAL_FRONT, None),
        // Schools and hospitals: their head, and for the head the owner.
        (member(SCHOOL), SCHOOL, Some(COMMITTEE)),
        (head(SCHOOL), COMMITTEE, None),
        (member(HOSPITAL), HOSPITAL, Some(DEPARTMENT)),
        (head(HOSPITAL), DEPARTMENT, None),
        // Forwarded only.
        (member(POLICE), PROVINCE_POLICE, None),
        (head(POLICE), PROVINCE_POLICE, None),
    ];
    for (hat, main, copy) in table {
        let route = by_shipped_rules(&hat, MANNERS);
        assert_eq!((route.main, route.copies.first().copied()), (main, copy), "{hat:?} by {}", route.explanation);
    }
}

#[test]
fn corruption_goes_to_the_inspection_commission_of_those_who_manage_the_person() {
    for (hat, main) in [
        (member(COMMITTEE), INSPECTION),
        (head(SCHOOL), INSPECTION),
        (member(CELL), INSPECTION),
        (head(HAMLET), INSPECTION),
        (head(COMMITTEE), PROVINCE_INSPECTION),
        (managed(head(COMMITTEE), CadreManager::ProvinceStanding), PROVINCE_INSPECTION),
        (deputy(PARTY), PROVINCE_INSPECTION),
        (head(COUNCIL), PROVINCE_INSPECTION),
        (member(FRONT), PROVINCE_INSPECTION),
        (head(DEPARTMENT), PROVINCE_INSPECTION),
        (sits_in_committee(member(SCHOOL)), PROVINCE_INSPECTION),
        (head(PROVINCE_INSPECTION), CENTRAL_PARTY),
    ] {
        assert_eq!(by_shipped_rules(&hat, CORRUPTION).main, main, "{hat:?}");
    }
}

#[test]
fn a_committee_member_is_not_judged_by_their_own_committee() {
    let cell_head = by_shipped_rules(&sits_in_committee(head(CELL)), MANNERS);
    assert_eq!((cell_head.main, cell_head.raised), (PROVINCE_PARTY, true));
    assert!(!by_shipped_rules(&head(CELL), MANNERS).raised);
}

#[test]
fn of_two_hats_the_higher_recipient_wins_and_neither_may_lead_it() {
    let hats = [member(SCHOOL), deputy(PARTY)];
    let found = route(&province(), &shipped_rules(), &matter(&hats, MANNERS)).expect("a route");
    assert_eq!(found.main, PROVINCE_PARTY);

    let hats = [member(SCHOOL), head(COMMITTEE)];
    let found = route(&province(), &shipped_rules(), &matter(&hats, MANNERS)).expect("a route");
    assert_eq!(found.main, PROVINCE_COMMITTEE);
}

#[test]
fn an_unknown_person_is_clarified_by_the_front_of_the_place() {
    let found = route(&province(), &shipped_rules(), &matter(&[], CORRUPTION)).expect("a route");
    assert_eq!((found.main, found.explanation.as_str()), (FRONT, "route-unknown"));
}

#[test]
fn the_front_that_refers_writes_to_the_party_committee_instead_of_itself() {
    let ask = |hat: Hat| {
        let hats = [hat];
        let asked = Matter { front: Some(PROVINCE_FRONT), ..matter(&hats, MANNERS) };
        route(&province(), &shipped_rules(), &asked).expect("a route")
    };
    assert_eq!((ask(member(FRONT)).main, ask(member(FRONT)).copies), (PARTY, vec![]));
    assert_eq!(ask(sits_in_committee(head(FRONT))).main, PROVINCE_PARTY);
}

#[test]
fn a_barred_unit_is_passed_over_for_its_superior() {
    let hats = [member(SCHOOL)];
    let barred = BTreeSet::from([SCHOOL]);
    let found = route(&province(), &shipped_rules(), &Matter { barred: &barred, ..matter(&hats, MANNERS) });
    let found = found.expect("a route");
    assert_eq!((found.main, found.raised, found.copies), (COMMITTEE, true, vec![]));
}

#[test]
fn without_any_lawful_recipient_nothing_is_returned() {
    let hats = [head(CENTRAL_PARTY)];
    assert_eq!(route(&province(), &shipped_rules(), &matter(&hats, MANNERS)), Err(RouteError::NoLawfulRecipient));
    assert_eq!(route(&province(), &[], &matter(&hats, MANNERS)), Err(RouteError::NoRule));
}

#[test]
fn positions_of_the_shipped_rules_are_ascending_and_explanations_are_keys() {
    let rules = shipped_rules();
    assert!(rules.windows(2).all(|pair| pair[0].id < pair[1].id));
    for rule in rules {
        let is_key = |key: &str| key.starts_with("route-") && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(is_key(&rule.explanation), "{}", rule.explanation);
    }
}
