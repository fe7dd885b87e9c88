use crate::province::*;
use crate::random;
use domain::case::State;
use domain::conflict::*;
use domain::feedback::IdentityMode;
use domain::interface::token::ACTS_AS;
use domain::opening::Opening;
use domain::policy::*;
use domain::role::{Desk, Role};
use domain::threat::PassedOn;
use domain::unit::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ME: OfficerId = OfficerId(7);
const CASE: CaseId = CaseId(1);

fn officer(memberships: &[Membership]) -> Principal {
    Principal::Officer(Official::new(ME, memberships, &[], &[], BTreeSet::new(), &province(), TODAY))
}

fn holding(unit: UnitId, role: Role) -> Principal {
    officer(&[membership(unit, role)])
}

/// A case about somebody at the school, at the Front of the commune, referred to the school.
fn case(state: State) -> CaseFacts {
    CaseFacts {
        case_id: CASE,
        state,
        front: FRONT,
        handling_unit: Some(SCHOOL),
        referred: true,
        subjects: vec![member(SCHOOL).subject(None)],
        bonds: about(member(SCHOOL).subject(None)),
        identity_mode: IdentityMode::Open,
        raised_to: None,
    }
}

fn about(subject: Subject) -> BTreeSet<Bond> {
    Bond::of_subject(&subject).collect()
}

fn may(principal: &Principal, action: Action<'_>, case: &CaseFacts) -> bool {
    decide(principal, action, case).is_allowed()
}

fn anything() -> Vec<Action<'static>> {
    let acts = Desk::ALL.iter().map(|&desk| Action::Act { desk, roles: Role::ALL });
    let views = [
        Action::ViewAsFront,
        Action::ViewContent,
        Action::ViewAsUnit,
        Action::ViewAsReporter,
        Action::ViewIdentity,
        Action::RequestOpening,
        Action::HandleThreat(PassedOn { custodians: Some(FRONT), leaders: Some(FRONT) }),
    ];
    views.into_iter().chain(acts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_case_is_listed_exactly_when_it_may_be_viewed(
        tree in random::tree(), record in random::record(), case in random::case(),
    ) {
        let official = record.official(&tree);
        let free = conflict(official.standing(), &case.bonds).is_none();
        let principal = Principal::Officer(official);
        for (desk, view) in [(Desk::Front, Action::ViewAsFront), (Desk::Unit, Action::ViewAsUnit)] {
            let listed = list_scope(&principal, desk).admits(&case) && free;
            prop_assert_eq!(listed, may(&principal, view, &case), "{}", desk);
        }
    }

    #[test]
    fn what_acts_in_an_officers_place_never_may_more_and_nothing_but_the_work_of_one_unit(
        tree in random::tree(), record in random::record(), other in random::record(), case in random::case(),
        unit in random::unit_id(),
    ) {
        let official = record.official(&tree);
        let maker = other.official(&tree);
        let narrowed = official.narrowed(unit, ACTS_AS, maker.standing());
        let kept = conflict(official.standing(), &case.bonds).is_some();
        let by_rule = conflict(narrowed.standing(), &case.bonds).is_some();
        prop_assert_eq!(by_rule, narrowed.standing().bonds().intersection(&case.bonds).next().is_some());
        prop_assert!(by_rule || !kept);
        let token = Principal::Officer(narrowed);
        let works_there = maker.memberships().iter().any(|held| held.role.desk() == Desk::Unit);
        if works_there && conflict(maker.standing(), &case.bonds).is_some() {
            prop_assert!(!may(&token, Action::ViewAsUnit, &case), "what is kept from whoever made it");
        }
        let officer = Principal::Officer(official);
        for action in anything() {
            let allowed = may(&token, action, &case);
            prop_assert!(!allowed || may(&officer, action, &case), "{action:?}");
            let of_unit = matches!(action, Action::ViewAsUnit | Action::Act { desk: Desk::Unit, .. });
            prop_assert!(!allowed || (of_unit && case.handling_unit == Some(unit)), "{action:?}");
        }
        let signs = Action::Act { desk: Desk::Unit, roles: &[Role::UnitHead] };
        prop_assert!(!may(&token, signs, &case));
    }

    #[test]
    fn who_has_several_accounts_never_may_more_in_one_and_is_kept_from_what_concerns_another(
        tree in random::tree(), record in random::record(), other in random::record(), case in random::case(),
        perhaps in 0..5_i64,
    ) {
        let (alone, theirs) = (record.official(&tree), other.official(&tree));
        let perhaps = OfficerId(perhaps);
        let official = alone.clone().one_with(&[theirs.standing().clone()], BTreeSet::from([perhaps]));
        let by_rule = conflict(official.standing(), &case.bonds).is_some();
        prop_assert_eq!(by_rule, official.standing().bonds().intersection(&case.bonds).next().is_some());
        prop_assert!(by_rule || conflict(alone.standing(), &case.bonds).is_none());
        for bond in &case.bonds {
            let same = [perhaps, other.officer].iter().any(|account| match *bond {
                Bond::Named(of) | Bond::CountsAs(of) | Bond::Declared(of) | Bond::HandledBefore(of) => of == *account,
                _ => false,
            });
            prop_assert!(!same || by_rule, "{bond}");
        }
        let opening = Opening { keeper: case.front, requester: other.officer, approver: Some(perhaps) };
        let several = Principal::Officer(official.clone());
        prop_assert!(!may(&several, Action::ApproveOpening(opening), &case));
        prop_assert!(!may(&several, Action::OpenIdentity(opening), &case));
        let one = Principal::Officer(alone);
        for action in anything() {
            prop_assert!(!may(&several, action, &case) || may(&one, action, &case), "{action:?}");
        }
        prop_assert_eq!(official.seen(Some(other.officer)), Some(record.officer));
    }

    #[test]
    fn who_is_in_conflict_may_do_nothing_at_all(
        tree in random::tree(), record in random::record(), case in random::case(),
    ) {
        let official = record.official(&tree);
        let in_conflict = conflict(official.standing(), &case.bonds).is_some();
        let principal = Principal::Officer(official);
        for action in anything() {
            prop_assert!(!in_conflict || !may(&principal, action, &case), "{action:?}");
        }
    }

    #[test]
    fn no_person_takes_part_in_an_opening_twice_nor_in_conflict(
        tree in random::tree(), record in random::record(), case in random::case(),
        keeper in random::unit_id(), requester in 0..5_i64, approver in 0..5_i64,
    ) {
        let official = record.official(&tree);
        let in_conflict = conflict(official.standing(), &case.bonds).is_some();
        let principal = Principal::Officer(official);
        let (requester, approver) = (OfficerId(requester), OfficerId(approver));
        let opening = Opening { keeper, requester, approver: Some(approver) };
        let approves = may(&principal, Action::ApproveOpening(opening), &case);
        let opens = may(&principal, Action::OpenIdentity(opening), &case);
        let sealed = case.identity_mode == IdentityMode::Sealed;
        prop_assert!(!approves || (sealed && !in_conflict && record.officer != requester));
        prop_assert!(!opens || (sealed && !in_conflict && record.officer != requester && record.officer != approver));
        prop_assert!(!(approves || opens) || may(&principal, Action::ViewOpening(opening), &case));
    }

    #[test]
    fn without_a_role_at_the_front_or_at_the_unit_nothing_is_allowed(
        tree in random::tree(), record in random::record(), case in random::case(),
    ) {
        let official = record.official(&tree);
        let fronts = [Some(case.front), case.handling_unit, case.raised_to];
        let here = |own: &Membership| fronts.contains(&Some(own.unit));
        let belongs = official.memberships().iter().any(here);
        let principal = Principal::Officer(official);
        for action in anything() {
            prop_assert!(belongs || !may(&principal, action, &case), "{action:?}");
        }
    }

    #[test]
    fn a_unit_touches_only_what_was_referred_to_it(
        tree in random::tree(), record in random::record(), case in random::case(),
    ) {
        let principal = Principal::Officer(record.official(&tree));
        let has_it = case.referred && case.state.is_open_to_unit();
        for action in [Action::ViewAsUnit, Action::Act { desk: Desk::Unit, roles: Role::ALL }] {
            prop_assert!(has_it || !may(&principal, action, &case), "{action:?}");
        }
    }
}

#[test]
fn anonymous_may_nothing_and_a_receipt_opens_its_own_case_only() {
    for action in anything() {
        assert!(!may(&Principal::Anonymous, action, &case(State::Closed)), "{action:?}");
    }
    let own = Principal::ReceiptHolder(CASE);
    let public = Action::Act { desk: Desk::Public, roles: &[] };
    for &state in State::ALL {
        assert!(may(&own, Action::ViewAsReporter, &case(state)) && may(&own, public, &case(state)));
        let other = Principal::ReceiptHolder(CaseId(2));
        assert_eq!(decide(&other, Action::ViewAsReporter, &case(state)), Decision::Deny(Reason::OtherCase));
    }
    for action in anything().into_iter().filter(|action| *action != Action::ViewAsReporter) {
        let is_public = matches!(action, Action::Act { desk: Desk::Public, .. });
        assert_eq!(may(&own, action, &case(State::Answered)), is_public, "{action:?}");
    }
}

#[test]
fn the_office_desk_never_reads_a_case_even_with_a_second_role() {
    let office = [Role::Administrator, Role::ReferenceKeeper, Role::Auditor, Role::DataProtection];
    for role in office {
        for unit in [FRONT, SCHOOL] {
            for action in anything() {
                assert!(!may(&holding(unit, role), action, &case(State::Verifying)), "{role} {action:?}");
            }
        }
    }
    for role in [Role::Administrator, Role::ReferenceKeeper, Role::Auditor] {
        let both = officer(&[membership(FRONT, role), membership(FRONT, Role::Triage)]);
        assert!(!may(&both, Action::ViewAsFront, &case(State::Triage)), "{role}");
        assert!(list_scope(&both, Desk::Front).is_empty());
    }
}

#[test]
fn that_a_sender_is_threatened_is_for_those_alone_to_whom_it_was_passed_on() {
    let passed = PassedOn { custodians: Some(FRONT), leaders: Some(PROVINCE_FRONT) };
    for state in State::ALL {
        for &role in Role::ALL {
            let at = |front| may(&holding(front, role), Action::HandleThreat(passed), &case(*state));
            assert_eq!(at(FRONT), role == Role::IdentityCustodian, "{role} {state}");
            assert_eq!(at(PROVINCE_FRONT), role == Role::FrontLeader, "{role} {state}");
            assert!(!at(SCHOOL) && !at(OTHER_FRONT), "{role} {state}");
        }
    }
    let nobody = Action::HandleThreat(PassedOn::default());
    assert!(!may(&holding(FRONT, Role::IdentityCustodian), nobody, &case(State::Triage)));
    let about_me = CaseFacts { bonds: about(member(SCHOOL).subject(Some(ME))), ..case(State::Triage) };
    assert!(!may(&holding(FRONT, Role::IdentityCustodian), Action::HandleThreat(passed), &about_me));
}

#[test]
fn what_a_sender_asks_about_their_data_is_for_data_protection_alone_and_not_in_a_conflict() {
    for &role in Role::ALL {
        let may = may(&holding(FRONT, role), Action::HandleDataRequest, &case(State::Triage));
        assert_eq!(may, role == Role::DataProtection, "{role}");
    }
    // Whoever runs the system reads no words of a sender, whatever else they are.
    let both = officer(&[membership(FRONT, Role::Administrator), membership(FRONT, Role::DataProtection)]);
    for refused in [both, Principal::Anonymous, Principal::ReceiptHolder(CASE)] {
        assert!(!may(&refused, Action::HandleDataRequest, &case(State::Triage)));
    }
    let about_me = CaseFacts { bonds: about(member(SCHOOL).subject(Some(ME))), ..case(State::Triage) };
    assert!(!may(&holding(FRONT, Role::DataProtection), Action::HandleDataRequest, &about_me));
}

#[test]
fn the_front_of_the_case_reads_it_and_no_other_front_does() {
    for role in [Role::Intake, Role::Triage, Role::FrontLeader, Role::IdentityCustodian] {
        for &state in State::ALL {
            assert!(may(&holding(FRONT, role), Action::ViewAsFront, &case(state)), "{role} {state}");
            for other in [OTHER_FRONT, PROVINCE_FRONT, CENTRAL_FRONT] {
                let refused = decide(&holding(other, role), Action::ViewAsFront, &case(state));
                assert_eq!(refused, Decision::Deny(Reason::NoRole));
            }
        }
    }
}

#[test]
fn who_writes_down_for_others_sees_only_where_a_letter_is_awaited() {
    let scribe = holding(FRONT, Role::AssistedEntry);
    for &state in State::ALL {
        let awaited =
            matches!(state, State::Transferred | State::AcceptedByUnit | State::AnswerSentBack | State::Remedy);
        assert_eq!(may(&scribe, Action::ViewAsFront, &case(state)), awaited, "{state}");
    }
}

#[test]
fn the_unit_reads_from_the_transfer_on_and_not_while_it_has_returned_the_case() {
    let handler = holding(SCHOOL, Role::Handler);
    for &state in State::ALL {
        assert_eq!(may(&handler, Action::ViewAsUnit, &case(state)), state.is_open_to_unit(), "{state}");
    }
    assert!(!State::ReturnedByUnit.is_open_to_unit() && !State::AwaitingTransferApproval.is_open_to_unit());
    let draft = CaseFacts { referred: false, ..case(State::Resolved) };
    assert_eq!(decide(&handler, Action::ViewAsUnit, &draft), Decision::Deny(Reason::NotReferred));
    assert!(!may(&holding(OFFICE, Role::Handler), Action::ViewAsUnit, &case(State::Verifying)));
}

#[test]
fn a_move_needs_the_role_at_the_desk_that_makes_it() {
    let roles = &[Role::FrontLeader];
    let approve = Action::Act { desk: Desk::Front, roles };
    let waiting = case(State::AwaitingTransferApproval);
    assert!(may(&holding(FRONT, Role::FrontLeader), approve, &waiting));
    assert!(!may(&holding(FRONT, Role::Triage), approve, &waiting));
    assert!(!may(&holding(PROVINCE_FRONT, Role::FrontLeader), approve, &waiting));
    assert!(!may(&holding(FRONT, Role::FrontLeader), Action::Act { desk: Desk::Unit, roles }, &waiting));

    let answer = Action::Act { desk: Desk::Unit, roles: &[Role::UnitHead] };
    assert!(may(&holding(SCHOOL, Role::UnitHead), answer, &case(State::AwaitingAnswerApproval)));
    assert!(!may(&holding(SCHOOL, Role::Handler), answer, &case(State::AwaitingAnswerApproval)));
    assert!(!may(&holding(SCHOOL, Role::UnitHead), answer, &case(State::ReturnedByUnit)));
    assert!(!may(&holding(FRONT, Role::UnitHead), answer, &case(State::AwaitingAnswerApproval)));
}

#[test]
fn name_and_contact_are_open_only_where_the_reporter_said_so() {
    let triage = holding(FRONT, Role::Triage);
    for &identity_mode in IdentityMode::ALL {
        let case = CaseFacts { identity_mode, ..case(State::Triage) };
        assert_eq!(may(&triage, Action::ViewIdentity, &case), identity_mode == IdentityMode::Open);
        assert!(!may(&holding(SCHOOL, Role::UnitHead), Action::ViewIdentity, &case));
    }
}

#[test]
fn opening_takes_an_officer_of_the_case_a_leader_and_a_custodian_of_the_keeper() {
    let sealed = CaseFacts { identity_mode: IdentityMode::Sealed, ..case(State::Triage) };
    let opening = Opening { keeper: PROVINCE_FRONT, requester: OfficerId(1), approver: Some(OfficerId(2)) };
    let (approve, open) = (Action::ApproveOpening(opening), Action::OpenIdentity(opening));
    for &role in Role::ALL {
        let (at_case, at_keeper) = (holding(FRONT, role), holding(PROVINCE_FRONT, role));
        let asks = matches!(role, Role::Intake | Role::Triage | Role::FrontLeader);
        assert_eq!(may(&at_case, Action::RequestOpening, &sealed), asks, "{role}");
        assert!(!may(&at_keeper, Action::RequestOpening, &sealed), "{role}");
        assert_eq!(may(&at_keeper, approve, &sealed), role == Role::FrontLeader, "{role}");
        assert_eq!(may(&at_keeper, open, &sealed), role == Role::IdentityCustodian, "{role}");
        assert!(!may(&at_case, approve, &sealed) && !may(&at_case, open, &sealed), "{role}");
        for &identity_mode in IdentityMode::ALL.iter().filter(|&&mode| mode != IdentityMode::Sealed) {
            let case = CaseFacts { identity_mode, ..sealed.clone() };
            for action in [Action::RequestOpening, Action::ViewOpening(opening), approve, open] {
                assert!(!may(&at_case, action, &case) && !may(&at_keeper, action, &case), "{role} {action:?}");
            }
        }
    }
    for (mine, refused) in [(opening.requester, [approve, open]), (OfficerId(2), [open, open])] {
        let memberships = [Role::FrontLeader, Role::IdentityCustodian].map(|role| membership(PROVINCE_FRONT, role));
        let me = Principal::Officer(Official::new(mine, &memberships, &[], &[], BTreeSet::new(), &province(), TODAY));
        for action in refused {
            assert_eq!(decide(&me, action, &sealed), Decision::Deny(Reason::SamePerson));
        }
    }
}

#[test]
fn a_transfer_of_the_officer_changes_the_next_decision() {
    let about_the_head = CaseFacts {
        front: PROVINCE_FRONT,
        handling_unit: Some(PROVINCE_COMMITTEE),
        bonds: about(head(COMMITTEE).subject(None)),
        ..case(State::Triage)
    };
    let at_province = membership(PROVINCE_FRONT, Role::Triage);
    let second_job = membership(OFFICE, Role::Handler);
    let sees = |memberships: &[Membership]| may(&officer(memberships), Action::ViewAsFront, &about_the_head);

    assert!(sees(&[at_province]));
    assert!(!sees(&[at_province, second_job]), "now also works under the subject");
    assert!(sees(&[at_province, Membership { until: Some(TODAY), ..second_job }]), "no longer does");
    assert!(!sees(&[Membership { until: Some(TODAY), ..at_province }]), "has left the Front");
    assert!(!sees(&[Membership { since: TODAY.next_day().expect("a day"), ..at_province }]), "starts tomorrow");
}

#[test]
fn what_was_said_in_a_matter_that_went_elsewhere_is_read_by_the_custodian_alone() {
    let sealed = [Action::ViewContent, Action::ViewIdentity];
    for role in [Role::Intake, Role::Triage, Role::FrontLeader] {
        let officer = holding(FRONT, role);
        assert!(may(&officer, Action::ViewAsFront, &case(State::Diverted)), "{role}: the stub");
        for action in sealed {
            assert!(may(&officer, action, &case(State::Triage)), "{role}: {action:?}");
            assert!(!may(&officer, action, &case(State::Diverted)), "{role}: {action:?}");
        }
        let hidden = CaseFacts { identity_mode: IdentityMode::Sealed, ..case(State::Diverted) };
        assert!(!may(&officer, Action::RequestOpening, &hidden), "{role}");
    }
    let custodian = holding(FRONT, Role::IdentityCustodian);
    assert!(sealed.into_iter().all(|action| may(&custodian, action, &case(State::Diverted))));
    let elsewhere = holding(SCHOOL, Role::IdentityCustodian);
    assert!(!may(&elsewhere, Action::ViewContent, &case(State::Diverted)));
}
