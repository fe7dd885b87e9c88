//! What somebody may do who stands in for a leader.

use crate::province::*;
use crate::random;
use domain::absence::{Deputation, DeputySigns, Place};
use domain::case::State;
use domain::conflict::*;
use domain::feedback::IdentityMode;
use domain::opening::Opening;
use domain::policy::*;
use domain::role::{Desk, Role};
use domain::unit::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ME: OfficerId = OfficerId(7);
const LEADER: OfficerId = OfficerId(1);
const APPROVE: Action<'static> = Action::Act { desk: Desk::Front, roles: &[Role::FrontLeader] };

fn deputation(leader: OfficerId, deputy: OfficerId, unit: UnitId, role: Role) -> Deputation {
    let place = Place { unit, role };
    Deputation { leader, deputy, place, signs: DeputySigns::ForTheHead, since: TODAY, until: TODAY }
}

fn waiting(subjects: Vec<Subject>) -> CaseFacts {
    CaseFacts {
        case_id: CaseId(1),
        state: State::AwaitingTransferApproval,
        front: FRONT,
        handling_unit: None,
        referred: false,
        bonds: Bond::of_case(&subjects, &Exclusions::default()),
        subjects,
        identity_mode: IdentityMode::Sealed,
        raised_to: None,
    }
}

/// An officer with these roles who stands in for the leader of the Front of the commune, who declared these ties.
fn deputy(memberships: &[Membership], ties_of_leader: &[Tie]) -> Principal {
    let tree = province();
    let leads = [membership(FRONT, Role::FrontLeader)];
    let leader = Standing::of(LEADER, &leads, ties_of_leader, &[], BTreeSet::new(), &tree, TODAY);
    let held = deputation(LEADER, ME, FRONT, Role::FrontLeader);
    Principal::Officer(
        Official::new(ME, memberships, &[], &[], BTreeSet::new(), &tree, TODAY).standing_in([(held, leader)], TODAY),
    )
}

fn may(principal: &Principal, action: Action<'_>, case: &CaseFacts) -> bool {
    decide(principal, action, case).is_allowed()
}

#[test]
fn a_deputy_makes_the_leaders_moves_and_holds_nothing_of_theirs_in_person() {
    let case = waiting(vec![member(SCHOOL).subject(None)]);
    let triage = [membership(FRONT, Role::Triage)];
    let acting = deputy(&triage, &[]);
    assert!(may(&acting, APPROVE, &case));
    let plain = Principal::Officer(Official::new(ME, &triage, &[], &[], BTreeSet::new(), &province(), TODAY));
    assert!(!may(&plain, APPROVE, &case));
    // Keys to sealed names are held in person.
    let opening = Opening { keeper: FRONT, requester: OfficerId(2), approver: None };
    assert!(!may(&acting, Action::ApproveOpening(opening), &case));
}

#[test]
fn whoever_does_not_work_with_these_cases_stands_in_for_nobody() {
    let case = waiting(vec![]);
    for elsewhere in [
        membership(OTHER_FRONT, Role::Triage),
        membership(FRONT, Role::AssistedEntry),
        membership(FRONT, Role::IdentityCustodian),
        membership(FRONT, Role::Handler),
    ] {
        assert!(!may(&deputy(&[elsewhere], &[]), APPROVE, &case), "{elsewhere:?}");
    }
}

#[test]
fn what_keeps_the_leader_away_keeps_who_stands_in_from_deciding() {
    let triage = [membership(FRONT, Role::Triage)];
    let about = waiting(vec![member(SCHOOL).subject(Some(OfficerId(9)))]);
    let tie = [Tie { to: TieTo::Officer(OfficerId(9)), ended_on: None }];
    assert!(may(&deputy(&triage, &[]), APPROVE, &about));
    let tied = deputy(&triage, &tie);
    assert!(!may(&tied, APPROVE, &about));
    // What is their own stays: they see the case and sort it.
    assert!(may(&tied, Action::ViewAsFront, &about));
    assert!(may(&tied, Action::Act { desk: Desk::Front, roles: &[Role::Triage] }, &about));
    // And their own conflict is their own.
    let about_me = waiting(vec![member(SCHOOL).subject(Some(ME))]);
    assert!(!may(&deputy(&triage, &[]), APPROVE, &about_me));
}

#[test]
fn who_leads_the_body_above_decides_what_was_raised_and_nothing_else() {
    let above = Principal::Officer(Official::new(
        ME,
        &[membership(OTHER_FRONT, Role::FrontLeader)],
        &[],
        &[],
        BTreeSet::new(),
        &province(),
        TODAY,
    ));
    let below = waiting(vec![]);
    assert!(!may(&above, Action::ViewAsFront, &below) && !may(&above, APPROVE, &below));
    let raised = CaseFacts { raised_to: Some(OTHER_FRONT), ..below.clone() };
    assert!(may(&above, Action::ViewAsFront, &raised) && may(&above, APPROVE, &raised));
    assert!(may(&above, Action::ViewContent, &raised));
    // Not who sent it, not as anybody else, not once it has gone on.
    let open = CaseFacts { identity_mode: IdentityMode::Open, ..raised.clone() };
    assert!(!may(&above, Action::ViewIdentity, &open));
    assert!(!may(&above, Action::Act { desk: Desk::Front, roles: &[Role::Triage] }, &raised));
    let on = CaseFacts { state: State::AwaitingAnswerApproval, ..raised.clone() };
    assert!(!may(&above, Action::ViewAsFront, &on) && !may(&above, APPROVE, &on));
    // Nor in the states in which no leader decides anything for others.
    for state in [State::Withdrawn, State::Merged, State::Diverted] {
        assert!(!may(&above, Action::ViewAsFront, &CaseFacts { state, ..raised.clone() }), "{state}");
    }
    // Whoever does not lead there sees as little as before.
    for role in [Role::Triage, Role::Intake, Role::IdentityCustodian] {
        let held = [membership(OTHER_FRONT, role)];
        let other = Principal::Officer(Official::new(ME, &held, &[], &[], BTreeSet::new(), &province(), TODAY));
        assert!(!may(&other, Action::ViewAsFront, &raised), "{role}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Standing in adds exactly what the leader might do and never a case: lists stay as they are.
    #[test]
    fn a_deputy_may_what_they_may_or_the_leader_may_and_sees_nothing_more(
        tree in random::tree(), record in random::record(), leader in random::record(), case in random::case(),
        unit in random::unit_id(),
    ) {
        let (plain, led) = (record.official(&tree), leader.official(&tree));
        for role in [Role::FrontLeader, Role::UnitHead] {
            let held = deputation(leader.officer, record.officer, unit, role);
            let acting = Principal::Officer(plain.clone().standing_in([(held, led.standing().clone())], TODAY));
            let own = Principal::Officer(plain.clone());
            for (desk, view) in [(Desk::Front, Action::ViewAsFront), (Desk::Unit, Action::ViewAsUnit)] {
                prop_assert_eq!(list_scope(&acting, desk), list_scope(&own, desk));
                prop_assert_eq!(may(&acting, view, &case), may(&own, view, &case));
                for &made_by in Role::ALL {
                    let roles = [made_by];
                    let act = Action::Act { desk, roles: &roles };
                    let gained = may(&acting, act, &case) && !may(&own, act, &case);
                    let leader_free = conflict(led.standing(), &case.bonds).is_none();
                    prop_assert!(!gained || made_by == role && leader_free && may(&own, view, &case), "{made_by}");
                }
            }
        }
    }
}
