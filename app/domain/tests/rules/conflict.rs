use crate::province::*;
use crate::random::{self, Record};
use domain::conflict::*;
use domain::role::Role;
use domain::unit::*;
use proptest::prelude::*;
use time::macros::date;

const ME: OfficerId = OfficerId(7);
const OTHER: OfficerId = OfficerId(8);

fn standing(memberships: &[Membership], ties: &[Tie]) -> Standing {
    Standing::of(ME, memberships, ties, &[], &province(), TODAY)
}

fn tie(to: TieTo) -> Tie {
    Tie { to, ended_on: None }
}

fn about(hat: Hat) -> Vec<Subject> {
    vec![hat.subject(None)]
}

fn none() -> Exclusions {
    Exclusions::default()
}

/// The rule, said once more in plain words and without the sets.
fn in_conflict(tree: &UnitTree, record: &Record, subjects: &[Subject], exclusions: &Exclusions) -> bool {
    let me = record.officer;
    let mine: Vec<_> = record.memberships.iter().filter(|own| own.is_active(TODAY)).collect();
    let theirs: Vec<_> = record.tied.iter().filter(|own| own.is_active(TODAY)).collect();
    let ties: Vec<_> = record.ties.iter().filter(|tie| tie.counts_on(TODAY)).collect();
    let tied_to = |officer| ties.iter().any(|tie| tie.to == TieTo::Officer(officer));
    let counts = |officer| exclusions.reason(officer) == Some(ExclusionReason::Subject);

    exclusions.reason(me).is_some()
        || mine.iter().any(|own| exclusions.bars(own.unit))
        || exclusions.iter().any(|(officer, _)| counts(officer) && tied_to(officer))
        || subjects.iter().any(|subject| {
            let named = |unit, post: Option<PostId>| unit == subject.unit && post == subject.post && post.is_some();
            let body = |unit| unit == subject.unit && subject.post.is_none() && subject.leads;
            let below = tree.subtree(subject.unit);
            subject.officer.is_some_and(|officer| officer == me || tied_to(officer))
                || mine.iter().any(|own| named(own.unit, own.post))
                || mine.iter().any(|own| subject.leads && below.contains(&own.unit))
                || theirs.iter().any(|own| named(own.unit, own.post) || (own.post.is_some() && body(own.unit)))
                || ties.iter().any(|tie| match tie.to {
                    TieTo::Officer(_) => false,
                    TieTo::Post(unit, post) => named(unit, Some(post)) || body(unit),
                    TieTo::Unit(unit) => unit == subject.unit,
                })
        })
}

/// The rule as the query states it: over rows, with the published sets.
fn by_query(standing: &Standing, subjects: &[Subject], exclusions: &Exclusions) -> bool {
    let bodies = standing.tie_bodies();
    exclusions.iter().any(|(officer, reason)| {
        officer == standing.officer()
            || (reason == ExclusionReason::Subject && standing.tie_officers().contains(&officer))
    }) || exclusions.bodies().iter().any(|body| standing.own_units().contains(body))
        || subjects.iter().any(|row| {
            row.officer == Some(standing.officer())
                || row.officer.is_some_and(|officer| standing.tie_officers().contains(&officer))
                || row.post.is_some_and(|post| standing.own_posts().contains(&(row.unit, post)))
                || row.post.is_some_and(|post| standing.tie_posts().contains(&(row.unit, post)))
                || standing.tie_units().contains(&row.unit)
                || (row.leads && row.post.is_none() && bodies.contains(&row.unit))
                || (row.leads && standing.unit_ancestors().contains(&row.unit))
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_rule_the_query_and_the_plain_words_agree(
        tree in random::tree(), record in random::record(), case in random::case(),
    ) {
        let Record { officer, memberships, ties, tied } = &record;
        let standing = Standing::of(*officer, memberships, ties, tied, &tree, TODAY);
        let rule = conflict(&standing, &case.subjects, &case.exclusions).is_some();
        prop_assert_eq!(rule, by_query(&standing, &case.subjects, &case.exclusions));
        prop_assert_eq!(rule, in_conflict(&tree, &record, &case.subjects, &case.exclusions));
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
            conflict(&Standing::of(ME, memberships, &[], &[], &tree, TODAY), &[subject], &none())
        };
        prop_assert_eq!(decide(&[]), None);
        prop_assert_eq!(decide(&[here]), Some(ConflictReason::LedBySubject));
        prop_assert_eq!(decide(&[Membership { until: Some(TODAY), ..here }]), None);
    }
}

#[test]
fn the_named_person_is_in_conflict_wherever_they_work_today() {
    let subject = member(SCHOOL).subject(Some(ME));
    let elsewhere = standing(&[membership(OTHER_COMMITTEE, Role::Handler)], &[]);
    assert_eq!(conflict(&elsewhere, &[subject], &none()), Some(ConflictReason::IsSubject));
}

#[test]
fn whoever_holds_the_post_today_counts_as_the_person() {
    let holder = Membership { post: Some(PostId(3)), ..membership(SCHOOL, Role::Handler) };
    assert_eq!(conflict(&standing(&[holder], &[]), &about(member(SCHOOL)), &none()), Some(ConflictReason::IsSubject));
    let same_title_elsewhere = Membership { unit: OFFICE, ..holder };
    assert_eq!(conflict(&standing(&[same_title_elsewhere], &[]), &about(member(SCHOOL)), &none()), None);
}

#[test]
fn a_colleague_of_rank_and_file_is_free_and_a_subordinate_of_the_head_is_not() {
    let colleague = standing(&[membership(SCHOOL, Role::Handler)], &[]);
    assert_eq!(conflict(&colleague, &about(member(SCHOOL)), &none()), None);
    for leader in [head(SCHOOL), deputy(SCHOOL), head(COMMITTEE), head(PARTY), head(PROVINCE_PARTY)] {
        assert_eq!(conflict(&colleague, &about(leader), &none()), Some(ConflictReason::LedBySubject));
    }
}

#[test]
fn a_unit_complained_about_as_a_whole_is_in_conflict_with_all_who_belong_to_it() {
    let insider = standing(&[membership(OFFICE, Role::UnitHead)], &[]);
    assert!(conflict(&insider, &about(Hat::new(OFFICE, None)), &none()).is_some());
    assert!(conflict(&insider, &about(Hat::new(COMMITTEE, None)), &none()).is_some());
    assert!(conflict(&insider, &about(Hat::rank_and_file(OFFICE)), &none()).is_none());
}

#[test]
fn an_officer_of_a_unit_that_has_nothing_to_do_with_it_is_free() {
    for unit in [PROVINCE_FRONT, PROVINCE_INSPECTION, PROVINCE_COMMITTEE, OTHER_FRONT, FRONT] {
        let officer = standing(&[membership(unit, Role::Triage)], &[]);
        assert_eq!(conflict(&officer, &about(head(COMMITTEE)), &none()), None, "{unit}");
    }
}

#[test]
fn a_declared_tie_keeps_away_until_it_has_ended() {
    let subject = member(SCHOOL).subject(Some(OTHER));
    let to = [TieTo::Officer(OTHER), TieTo::Post(SCHOOL, PostId(3)), TieTo::Unit(SCHOOL)];
    for to in to {
        let tied = |tie| conflict(&standing(&[], &[tie]), &[subject], &none());
        assert_eq!(tied(tie(to)), Some(ConflictReason::Tied), "{to:?}");
        assert_eq!(tied(Tie { to, ended_on: Some(TODAY) }), Some(ConflictReason::Tied), "on its last day");
        assert_eq!(tied(Tie { to, ended_on: TODAY.previous_day() }), None);
    }
}

#[test]
fn a_tie_to_a_person_is_a_tie_to_the_post_they_hold_today() {
    let spouse = Membership { post: Some(PostId(3)), ..membership(SCHOOL, Role::Handler) };
    let of = |tied: &[Membership]| {
        let me = Standing::of(ME, &[], &[tie(TieTo::Officer(OTHER))], tied, &province(), TODAY);
        conflict(&me, &about(member(SCHOOL)), &none())
    };
    assert_eq!(of(&[spouse]), Some(ConflictReason::Tied));
    assert_eq!(of(&[Membership { until: Some(TODAY), ..spouse }]), None);
}

#[test]
fn an_excluded_officer_stays_excluded_and_so_does_who_is_tied_to_the_subject() {
    let counts: Exclusions = [(OTHER, ExclusionReason::Subject)].into_iter().collect();
    let declared: Exclusions = [(OTHER, ExclusionReason::DeclaredTie)].into_iter().collect();
    let spouse = standing(&[], &[tie(TieTo::Officer(OTHER))]);
    assert_eq!(conflict(&spouse, &[], &counts), Some(ConflictReason::Tied));
    assert_eq!(conflict(&spouse, &[], &declared), None, "a tie does not pass on");

    let mine: Exclusions = [(ME, ExclusionReason::DeclaredTie), (ME, ExclusionReason::Subject)].into_iter().collect();
    assert_eq!(conflict(&standing(&[], &[]), &[], &mine), Some(ConflictReason::IsSubject));
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
