use crate::province::*;
use crate::random::{self, Matter, Record};
use domain::conflict::*;
use domain::role::{Desk, Role};
use domain::routing::{committees_of, judges_its_own};
use domain::unit::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use time::macros::date;

const ME: OfficerId = OfficerId(7);
const OTHER: OfficerId = OfficerId(8);

fn standing(memberships: &[Membership], ties: &[Tie]) -> Standing {
    Standing::of(ME, memberships, ties, &[], BTreeSet::new(), &province(), TODAY)
}

fn tie(to: TieTo) -> Tie {
    Tie { to, ended_on: None }
}

fn about(hat: Hat) -> BTreeSet<Bond> {
    concerning(hat.subject(None))
}

fn concerning(subject: Subject) -> BTreeSet<Bond> {
    Bond::of_subject(&subject).collect()
}

fn kept(officer: OfficerId, reason: ExclusionReason) -> BTreeSet<Bond> {
    BTreeSet::from([Bond::excluded(officer, reason)])
}

/// The rule, said once more in plain words and without the bonds.
fn in_conflict(tree: &UnitTree, record: &Record, matter: &Matter) -> bool {
    let Matter { subjects, exclusions, worked } = matter;
    let me = record.officer;
    let mine: Vec<_> = record.memberships.iter().filter(|own| own.is_active(TODAY)).collect();
    let theirs: Vec<_> = record.tied.iter().filter(|own| own.is_active(TODAY)).collect();
    let ties: Vec<_> = record.ties.iter().filter(|tie| tie.counts_on(TODAY)).collect();
    let tied_to = |officer| ties.iter().any(|tie| tie.to == TieTo::Officer(officer));
    let over_me = |officer| record.superiors.contains(&officer);
    let counts =
        |officer| matches!(exclusions.reason(officer), Some(ExclusionReason::Subject | ExclusionReason::SameName));
    let at = |desk| mine.iter().any(|own| own.role.desk() == desk);

    exclusions.reason(me).is_some()
        || mine.iter().any(|own| exclusions.bars(own.unit))
        || exclusions.iter().any(|(officer, _)| counts(officer) && (tied_to(officer) || over_me(officer)))
        || worked.iter().any(|(desk, officer)| match desk {
            Desk::Front => *officer == me && at(Desk::Unit),
            Desk::Unit => *officer == me && at(Desk::Front),
            Desk::Public | Desk::Office => false,
        })
        || subjects.iter().any(|subject| {
            let named = |unit, post: Option<PostId>| unit == subject.unit && post == subject.post && post.is_some();
            let body = |unit| unit == subject.unit && subject.post.is_none() && subject.leads;
            let below = tree.subtree(subject.unit);
            subject.officer.is_some_and(|officer| officer == me || tied_to(officer) || over_me(officer))
                || mine.iter().any(|own| named(own.unit, own.post))
                || mine.iter().any(|own| subject.leads && below.contains(&own.unit))
                || theirs.iter().any(|own| {
                    named(own.unit, own.post) || ((own.post.is_some() || own.role.leads()) && body(own.unit))
                })
                || ties.iter().any(|tie| match tie.to {
                    TieTo::Officer(_) => false,
                    TieTo::Post(unit, post) => named(unit, Some(post)) || body(unit),
                    TieTo::Unit(unit) => unit == subject.unit,
                })
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_rule_the_query_and_the_plain_words_agree(
        tree in random::tree(), record in random::record(), matter in random::matter(),
    ) {
        let (standing, bonds) = (record.standing(&tree), matter.bonds());
        let rule = conflict(&standing, &bonds).is_some();
        prop_assert_eq!(rule, !standing.bonds().is_disjoint(&bonds), "what a query compares");
        prop_assert_eq!(rule, in_conflict(&tree, &record, &matter));
    }

    #[test]
    fn a_bond_comes_back_from_the_store_as_it_went_there(matter in random::matter(), stored in "[A-Z]?[0-9.]{0,6}") {
        let bonds = matter.bonds();
        let written: Vec<_> = bonds.iter().map(ToString::to_string).collect();
        let read: BTreeSet<_> = written.iter().filter_map(|bond| Bond::parse(bond)).collect();
        prop_assert_eq!((read, written.len()), (bonds.clone(), bonds.len()));
        prop_assert!(Bond::parse(&stored).is_none_or(|bond| Bond::parse(&bond.to_string()) == Some(bond)));
    }
}

proptest! {
    #[test]
    fn a_unit_conflicts_exactly_when_a_leading_subject_has_it_in_its_subtree(
        tree in random::tree(), unit in random::unit_id(), subjects in proptest::collection::vec(random::subject(), 0..3),
    ) {
        let led = subjects.iter().any(|subject| subject.leads && tree.subtree(subject.unit).contains(&unit));
        prop_assert_eq!(unit_conflict(&tree, unit, &subjects), led);
    }

    #[test]
    fn joining_a_unit_that_the_subject_leads_changes_the_decision_and_leaving_it_changes_it_back(
        tree in random::tree(), subject in random::subject(), pick in any::<proptest::sample::Index>(),
    ) {
        let subject = Subject { leads: true, officer: None, ..subject };
        let led: Vec<_> = tree.subtree(subject.unit).into_iter().collect();
        let here = membership(led[pick.index(led.len())], Role::Handler);
        let decide = |memberships: &[Membership]| {
            let standing = Standing::of(ME, memberships, &[], &[], BTreeSet::new(), &tree, TODAY);
            conflict(&standing, &concerning(subject))
        };
        prop_assert_eq!(decide(&[]), None);
        prop_assert_eq!(decide(&[here]), Some(ConflictReason::LedBySubject));
        prop_assert_eq!(decide(&[Membership { until: Some(TODAY), ..here }]), None);
    }
}

proptest! {
    #[test]
    fn what_stood_above_before_forbids_more_and_allows_nothing(
        tree in random::tree(), former in random::former(), unit in random::unit_id(), record in random::record(),
        matter in random::matter(), hats in random::hats(),
    ) {
        let after = tree.clone().with_former(former);
        prop_assert!(tree.ancestors(unit).is_subset(&after.ancestors(unit)));
        prop_assert_eq!(tree.line(unit), after.line(unit), "who commands today is another question");
        prop_assert_eq!(tree.superiors(unit), after.superiors(unit));
        prop_assert_eq!(tree.fronts_from(unit), after.fronts_from(unit));
        prop_assert!(!unit_conflict(&tree, unit, &matter.subjects) || unit_conflict(&after, unit, &matter.subjects));
        let (before, now) = (record.standing(&tree), record.standing(&after));
        prop_assert!(before.bonds().is_subset(&now.bonds()));
        let bonds = matter.bonds();
        prop_assert!(conflict(&before, &bonds).is_none() || conflict(&now, &bonds).is_some());
        let committees = |tree: &UnitTree| hats.iter().flat_map(|hat| committees_of(tree, hat)).collect::<BTreeSet<_>>();
        let judges = |tree: &UnitTree| judges_its_own(tree, unit, &committees(tree));
        prop_assert!(committees(&tree).is_subset(&committees(&after)));
        prop_assert!(!judges(&tree) || judges(&after));
    }
}

#[test]
fn a_school_that_was_taken_from_under_the_chairman_is_not_free_of_him() {
    let chairman = [head(COMMITTEE).subject(None)];
    let without = |unit: Unit| if unit.id == SCHOOL { Unit { parent: None, led_by: None, ..unit } } else { unit };
    let today = UnitTree::new(units().into_iter().map(without));
    assert!(!unit_conflict(&today, SCHOOL, &chairman), "nothing is known of yesterday");
    let former = today.with_former([(SCHOOL, COMMITTEE)]);
    assert!(unit_conflict(&former, SCHOOL, &chairman));
    let leaders_above = former.ancestors(SCHOOL);
    assert!(leaders_above.contains(&PARTY), "and what stands above the committee stood above the school");
    assert_eq!(former.superior(SCHOOL), None);
}

#[test]
fn the_named_person_is_in_conflict_wherever_they_work_today() {
    let subject = member(SCHOOL).subject(Some(ME));
    let elsewhere = standing(&[membership(OTHER_COMMITTEE, Role::Handler)], &[]);
    assert_eq!(conflict(&elsewhere, &concerning(subject)), Some(ConflictReason::IsSubject));
}

#[test]
fn whoever_holds_the_post_today_counts_as_the_person() {
    let holder = Membership { post: Some(PostId(3)), ..membership(SCHOOL, Role::Handler) };
    assert_eq!(conflict(&standing(&[holder], &[]), &about(member(SCHOOL))), Some(ConflictReason::IsSubject));
    let same_title_elsewhere = Membership { unit: OFFICE, ..holder };
    assert_eq!(conflict(&standing(&[same_title_elsewhere], &[]), &about(member(SCHOOL))), None);
}

#[test]
fn a_colleague_of_rank_and_file_is_free_and_a_subordinate_of_the_head_is_not() {
    let colleague = standing(&[membership(SCHOOL, Role::Handler)], &[]);
    assert_eq!(conflict(&colleague, &about(member(SCHOOL))), None);
    for leader in [head(SCHOOL), deputy(SCHOOL), head(COMMITTEE), head(PARTY), head(PROVINCE_PARTY)] {
        assert_eq!(conflict(&colleague, &about(leader)), Some(ConflictReason::LedBySubject));
    }
}

#[test]
fn a_unit_complained_about_as_a_whole_is_in_conflict_with_all_who_belong_to_it() {
    let insider = standing(&[membership(OFFICE, Role::UnitHead)], &[]);
    assert!(conflict(&insider, &about(Hat::new(OFFICE, None))).is_some());
    assert!(conflict(&insider, &about(Hat::new(COMMITTEE, None))).is_some());
    assert!(conflict(&insider, &about(Hat::rank_and_file(OFFICE))).is_none());
}

#[test]
fn an_officer_of_a_unit_that_has_nothing_to_do_with_it_is_free() {
    for unit in [PROVINCE_FRONT, PROVINCE_INSPECTION, PROVINCE_COMMITTEE, OTHER_FRONT, FRONT] {
        let officer = standing(&[membership(unit, Role::Triage)], &[]);
        assert_eq!(conflict(&officer, &about(head(COMMITTEE))), None, "{unit}");
    }
}

#[test]
fn a_declared_tie_keeps_away_until_it_has_ended() {
    let subject = member(SCHOOL).subject(Some(OTHER));
    let to = [TieTo::Officer(OTHER), TieTo::Post(SCHOOL, PostId(3)), TieTo::Unit(SCHOOL)];
    for to in to {
        let tied = |tie| conflict(&standing(&[], &[tie]), &concerning(subject));
        assert_eq!(tied(tie(to)), Some(ConflictReason::Tied), "{to:?}");
        assert_eq!(tied(Tie { to, ended_on: Some(TODAY) }), Some(ConflictReason::Tied), "on its last day");
        assert_eq!(tied(Tie { to, ended_on: TODAY.previous_day() }), None);
    }
}

#[test]
fn a_tie_to_a_person_is_a_tie_to_the_post_they_hold_today() {
    let spouse = Membership { post: Some(PostId(3)), ..membership(SCHOOL, Role::Handler) };
    let of = |tied: &[Membership]| {
        let me = Standing::of(ME, &[], &[tie(TieTo::Officer(OTHER))], tied, BTreeSet::new(), &province(), TODAY);
        conflict(&me, &about(member(SCHOOL)))
    };
    assert_eq!(of(&[spouse]), Some(ConflictReason::Tied));
    assert_eq!(of(&[Membership { until: Some(TODAY), ..spouse }]), None);
}

#[test]
fn an_excluded_officer_stays_excluded_and_so_does_who_is_tied_to_the_subject() {
    let spouse = standing(&[], &[tie(TieTo::Officer(OTHER))]);
    assert_eq!(conflict(&spouse, &kept(OTHER, ExclusionReason::Subject)), Some(ConflictReason::Tied));
    assert_eq!(conflict(&spouse, &kept(OTHER, ExclusionReason::DeclaredTie)), None, "a tie does not pass on");

    let both = [ExclusionReason::DeclaredTie, ExclusionReason::Subject].map(|reason| Bond::excluded(ME, reason));
    assert_eq!(conflict(&standing(&[], &[]), &BTreeSet::from(both)), Some(ConflictReason::IsSubject));
}

#[test]
fn whoever_comes_to_lead_an_officer_takes_the_case_about_them_out_of_the_officers_hands() {
    let led_by = |superiors: &[OfficerId]| {
        let here = [membership(OTHER_COMMITTEE, Role::Handler)];
        Standing::of(ME, &here, &[], &[], superiors.iter().copied().collect(), &province(), TODAY)
    };
    let moved = [concerning(member(SCHOOL).subject(Some(OTHER))), kept(OTHER, ExclusionReason::Subject)];
    for bonds in &moved {
        assert_eq!(conflict(&led_by(&[]), bonds), None);
        assert_eq!(conflict(&led_by(&[OTHER]), bonds), Some(ConflictReason::LedBySubject));
    }
    assert_eq!(conflict(&led_by(&[OTHER]), &kept(OTHER, ExclusionReason::HandledBefore)), None);
}

#[test]
fn nobody_works_on_both_sides_of_one_case() {
    let (front, unit) = (membership(FRONT, Role::Triage), membership(SCHOOL, Role::Handler));
    let worked = |desk| Bond::worked(desk, ME).into_iter().collect::<BTreeSet<_>>();
    for (here, other) in [(front, Desk::Unit), (unit, Desk::Front)] {
        let me = standing(&[here], &[]);
        assert_eq!(conflict(&me, &worked(other)), Some(ConflictReason::OtherSide), "{other}");
        assert_eq!(conflict(&me, &worked(here.role.desk())), None, "their own desk");
        assert_eq!(conflict(&standing(&[], &[]), &worked(other)), None);
    }
    assert!(Bond::worked(Desk::Public, ME).is_none() && Bond::worked(Desk::Office, ME).is_none());
}

#[test]
fn holders_at_the_time_of_the_facts_and_holders_today_count_as_the_subject() {
    let held = |since, until| Membership { post: Some(PostId(3)), since, until, ..membership(SCHOOL, Role::Handler) };
    let people = [
        (OfficerId(1), held(date!(2025 - 07 - 01), Some(date!(2025 - 12 - 01)))),
        (OfficerId(2), held(date!(2025 - 12 - 01), Some(date!(2026 - 02 - 01)))),
        (OfficerId(3), held(date!(2026 - 02 - 01), None)),
        (OfficerId(4), Membership { post: Some(PostId(9)), ..held(date!(2025 - 07 - 01), None) }),
        (OfficerId(5), Membership { unit: OFFICE, ..held(date!(2025 - 07 - 01), None) }),
    ];
    let who = |facts_on| -> Vec<i64> {
        let subject = member(SCHOOL).subject(None);
        counts_as_subject(&subject, facts_on, TODAY, people).into_iter().map(i64::from).collect()
    };
    assert_eq!(who(Some(date!(2025 - 10 - 10))), [1, 3]);
    assert_eq!(who(Some(date!(2025 - 12 - 01))), [1, 2, 3], "on the day of the change both were there");
    assert_eq!(who(Some(TODAY)), [3]);
    assert_eq!(who(None), [1, 2, 3], "without a date it may have been any of them");

    let whole = Hat::new(SCHOOL, None).subject(Some(OTHER));
    let all = counts_as_subject(&whole, Some(TODAY), TODAY, people);
    assert_eq!(all.into_iter().map(i64::from).collect::<Vec<_>>(), [3, 4, 8]);
}
